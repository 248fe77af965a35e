"""The whole site: the pages of every language, the data, the search and the entrance; all or nothing.

May import every room but commands and tools. Never knows how a page is drawn.
"""
