"""Tools that are run by hand, outside every build: readings of kanji, social cards, the browser.

May import every room. No room imports it.
"""
