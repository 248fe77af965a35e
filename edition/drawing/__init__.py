"""Sphinx while it writes: one language at a time, through the theme or any other builder.

May import reading, the report and catalogs. Knows the texts of other
languages and where their pages are, but draws only its own.
"""
