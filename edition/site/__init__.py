"""The whole site: every language side by side, the data, the search, the entrance; all or nothing.

May import every room but commands and tools. Never knows how a page is drawn.
"""
