"""Commands that are run from time to time: readings of kanji, social cards, PDF, and publishing with them.

May import every room. No room imports it.
"""
