"""Sphinx while it reads: configuration, directives, transforms, and what each page contributes.

May import the report. Never knows a translation, a catalog, or how a page is drawn.
"""
