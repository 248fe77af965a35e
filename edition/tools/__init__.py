"""Tools that people run by hand, not part of a build: readings of kanji, social cards, PDF, the browser.

May import every room. No room imports it.
"""
