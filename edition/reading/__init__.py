"""Sphinx on the way in: settings, directives, what a page contributes. Every page is read once.

May import the report. Never knows a language, a catalog, or how anything is drawn.
"""
