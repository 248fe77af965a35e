"""Sphinx on the way out: one language at a time, through the theme or any builder.

May import reading, the report and catalogs. Never knows the other languages' pages, or the folder they go to.
"""
