"""The nodes of the edition: containers with real paragraphs, which every builder can write.

``visit_container`` draws them wherever nothing else is said: Sphinx looks for the visitor of a node along
its classes. HTML draws them by templates (:mod:`edition.drawing.fragments`); for the other builders
:mod:`edition.drawing.manuscript` adds what is derived, as ordinary nodes.
"""

from collections.abc import Sequence
from typing import Any

from docutils import nodes


class edition_node(nodes.container):  # noqa: N801 - docutils names nodes so
    """A part of a page that a template draws: ``fragments/KIND.html``.

    Attributes: ``kind``, and ``docname``, the page that it is on, also where pages are put together into one.
    """


class report_object(edition_node):  # noqa: N801
    """An object of the report. ``kind`` and ``object_id`` name it; the fields of its record are attributes.

    Its children are paragraphs of plain text, one for each of its messages: no markup is read in them, in
    the page or in a translation.
    """


class listing(edition_node):  # noqa: N801
    """A place where something derived from the whole registry is shown. It has no children."""


class state_note(edition_node):  # noqa: N801
    """A remark below a paragraph that it has no up-to-date translation; ``state`` says why."""


def paragraph(text: str, source: str, line: int) -> nodes.paragraph:
    """Make a paragraph of plain text that Sphinx extracts as a message."""
    node = nodes.paragraph(text, text)
    node.source, node.line = source, line
    return node


def fill(node: edition_node, paragraphs: Sequence[nodes.paragraph]) -> None:
    """Give a node its children, without docutils' bookkeeping for each."""
    node.children = list(paragraphs)
    for child in paragraphs:
        child.parent = node


def is_plain(node: Any) -> bool:
    """Tell whether a node is plain text, in which no markup is read."""
    return isinstance(node.parent, report_object)
