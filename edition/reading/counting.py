"""Bounds the numbers in options of directives of docutils and Sphinx that make as much as a number says.

Four lines of a page could otherwise fill the memory of the machine that builds it.
"""

import re
from collections.abc import Callable
from typing import Any

from docutils.parsers.rst import Directive
from docutils.parsers.rst.directives.tables import ListTable, RSTTable
from sphinx.application import Sphinx
from sphinx.directives.code import CodeBlock
from sphinx.directives.other import HList
from sphinx.directives.patches import CSVTable

_LARGE = re.compile(r"\d{6}")
_COUNTING: tuple[tuple[str, type[Directive], str], ...] = (
    ("code-block", CodeBlock, "emphasize-lines"),
    ("sourcecode", CodeBlock, "emphasize-lines"),
    ("hlist", HList, "columns"),
    ("table", RSTTable, "widths"),
    ("csv-table", CSVTable, "widths"),
    ("list-table", ListTable, "widths"),
)


def _bounded(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a reader of an option that refuses a number of more than five digits."""

    def read(text: str) -> Any:
        if _LARGE.search(text or ""):
            raise ValueError("the number is too large; write one of at most five digits")
        return parse(text)

    return read


def setup(app: Sphinx) -> None:
    """Put directives that bound their numbers in the place of those that do not."""
    for name, directive, option in _COUNTING:
        spec = directive.option_spec or {}
        bounded = {**spec, option: _bounded(spec[option])}
        app.add_directive(
            name, type(directive.__name__, (directive,), {"option_spec": bounded}), override=True
        )
