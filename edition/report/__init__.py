"""The report as plain values: what its pages say, the view over all of them, and both in a language.

May import nothing of the engine. Never knows docutils, files or catalogs, nor Sphinx but for its stemmers.
"""
