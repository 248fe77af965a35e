"""What is run now and then, outside every build: readings of kanji, pictures of pages, the browser for both.

May import every room. No room imports it.
"""
