"""Sphinx while it writes: one language at a time, through the theme or any other builder.

May import reading, the report and catalogs. Never knows the pages of
other languages, or the folder of the site.
"""
