"""From an existing document to pages: a reader for each format, one outline, its names, its pages. Pure.

May import the report. Never knows Sphinx, a catalog, a folder, or how a page is read or drawn.
"""
