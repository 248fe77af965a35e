"""Checks for mistakes that are invisible in the source: breaks where no space may be, markup read as text.

docs/markdown.md lists all constructs of Markdown, and what becomes of each.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import get_node_line, get_node_source

from edition.report.problems import Problem
from edition.report.scripts import CLOSE

from .nodes import is_plain
from .warning import warn

_LINKS = nodes.reference | pending_xref
_WRAPPED = re.compile(f"{CLOSE}\n|\n{CLOSE}")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_THIN_FENCE = re.compile(r":{1,2}\{")
#: What its author meant as markup, by what is shown as characters, and what to say of it.
_LEFT_OVER = {
    re.compile(pattern): message
    for pattern, message in {
        r"\*\*": "'**' was not read as bold; put a space or other text beside it",
        r"~~": "'~~' is not read as a deletion; write the text without it",
        r"\{\{|\}\}": "substitutions are not read; write the text itself",
        r"^#{1,6}(?=[^\s#])": "this is not read as a heading; put a space after the last '#'",
        r"^\[[ xX]\] ": "boxes to tick are not read; write the item without",
        r"<!--": "this comment would be shown to readers; remove it, or begin its line with '% '",
        r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>": "HTML would be shown as characters; write Markdown",
        r"<[a-z]+://[^<>]*>": "an address in < > is not read as a link; write [text](address)",
        r"\]\(|\]\[": "this is not read as a link; write [text](address)",
    }.items()
}


class CheckSourceText(SphinxTransform):
    """Reports text that does not show as its author meant."""

    default_priority = 19  # after all that makes text

    def apply(self, **kwargs: Any) -> None:
        self._complete_cells()
        skipped = nodes.literal | nodes.literal_block | nodes.comment | nodes.raw
        for node in self.document.findall(nodes.TextElement):
            if not isinstance(node, skipped) and not is_plain(node):
                self._check(node)
        for code in self.document.findall(nodes.literal_block):
            if "language" in code and code.rawsource == code.astext():  # Sphinx asks only when it draws
                PygmentsBridge().highlight_block(
                    code.rawsource, code["language"], force=code.get("force", False), location=code
                )
        for link in self.document.findall(nodes.reference):
            if "://" in link.get("refuri", "") and not link.children:
                warn(Problem.LITERAL_MARKUP, "this link has no text; write [text](address)", link)
        for raw in self.document.findall(nodes.raw):
            if raw["format"] == "latex":  # MyST makes a break in HTML and one in LaTeX
                message = "a break of the line inside a paragraph is not kept; write two paragraphs"
                warn(Problem.WRAPPED_LINE, message, raw.parent)

    def _complete_cells(self) -> None:
        """Give the cells of a table in a directive their place: without one, they would be no messages."""
        for entry in self.document.findall(nodes.entry):
            for cell in entry.findall(nodes.paragraph):
                if not cell.source:
                    cell.source, cell.line = get_node_source(entry), get_node_line(entry)

    def _check(self, node: nodes.TextElement) -> None:
        if _WRAPPED.search(node.rawsource):
            message = (
                "the line breaks where the script has no spaces, which shows as a gap; write it on one line"
            )
            warn(Problem.WRAPPED_LINE, message, node)
        links = sum(isinstance(each, _LINKS) for each in node.findall(nodes.Element))
        by_themselves = node.rawsource.count("](") + node.rawsource.count("}`")
        if isinstance(node, nodes.paragraph | nodes.title | nodes.term) and links > by_themselves:
            message = "a link by reference is lost in a translation; write [text](address)"
            warn(Problem.LITERAL_MARKUP, message, node)
        for text in (child for child in node.children if isinstance(child, nodes.Text)):
            for problem, message in _faults(text, node.rawsource):
                warn(problem, message, node)


def _faults(text: nodes.Text, source: str) -> Iterator[tuple[Problem, str]]:
    """Yield what is wrong with a text. What its author has escaped is meant."""
    if _THIN_FENCE.match(text):
        message = "this is not read as a directive; it begins with three colons, ':::{'"
        yield Problem.UNCLOSED_FENCE, message
    meant = _ESCAPED.sub("\0", source) if source else text
    for pattern, message in _LEFT_OVER.items():
        if pattern.search(text) and pattern.search(meant):
            yield Problem.LITERAL_MARKUP, message
    if text.endswith("!") and isinstance(text.next_node(descend=False, siblings=True), _LINKS):
        message = "pictures are not read here; a figure stands in the body of a recommendation"
        yield Problem.LITERAL_MARKUP, message


def setup(app: Sphinx) -> None:
    """Add the check."""
    app.add_transform(CheckSourceText)
