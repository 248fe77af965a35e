"""The report as plain values: what its pages say, the view over all of them, and both in a language.

May import nothing of the engine. Never knows Sphinx, docutils, files or catalogs.
"""
