"""Gettext catalogs: reading and writing them, what they say, and what a translation may hold.

May import the report. Pure: never knows Sphinx, docutils, or how anything is drawn.
"""
