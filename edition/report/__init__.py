"""The report as plain values: what its pages say, the view over all of them, and both in a language.

May import no other room. Never knows docutils or catalogs, nor Sphinx but for its stemmers; :mod:`.history`
alone reads a file.
"""
