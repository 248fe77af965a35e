"""Gettext catalogs: their text, what they say, how they are merged, and what a translation may hold.

May import the report. Pure but for reading catalogs: never knows Sphinx, docutils, or how anything is drawn.
"""
