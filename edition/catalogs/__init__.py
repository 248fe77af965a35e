"""Gettext catalogs: reading, writing and merging them, and what a translation may contain.

May import the report. Pure but for reading catalogs: never knows Sphinx, docutils, or how anything is drawn.
"""
