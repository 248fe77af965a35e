"""Commands that are run from time to time: readings of kanji, preview images, PDF, and publishing with them.

May import every room. No room imports it.
"""
