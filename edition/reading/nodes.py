"""The nodes of the edition: containers with real paragraphs, which every builder can write.

Sphinx looks for the visitor of a node along its base classes, so ``visit_container`` applies unless a builder
has one of its own. HTML renders them from templates (:mod:`edition.drawing.fragments`); for other builders,
:mod:`edition.drawing.manuscript` adds what is derived, as ordinary nodes.
"""

from dataclasses import asdict, fields

from docutils import nodes

from edition.report.body import Block, Line


class edition_node(nodes.container):  # noqa: N801 - docutils names nodes so
    """A part of a page that HTML renders from the template ``fragments/KIND.html``.

    Attributes: ``kind``; ``docname``, the page that it was written on, also in builders that merge all pages.
    """


class report_object(edition_node):  # noqa: N801
    """An object of the report. ``kind`` and ``object_id`` name it; the fields of its record are attributes.

    Its children are paragraphs of plain text, one for each of its messages: no markup is read in them, in
    the page or in a translation.
    """


class listing(edition_node):  # noqa: N801
    """A placeholder for something that is derived from the whole registry: empty when a page is read."""


class state_note(edition_node):  # noqa: N801
    """A notice below a paragraph without an up-to-date translation. ``state``: outdated or missing."""


def paragraph(line: Line, source: str) -> nodes.paragraph:
    """Make a paragraph of plain text that Sphinx extracts as a message, with what it is as attributes."""
    node = nodes.paragraph(line.text, line.text)
    node.source, node.line = source, line.number
    if line.block != Block():
        node.attributes |= asdict(line.block)
    if line.block.form == "figure":
        image = nodes.image(uri=line.block.label)
        image.source, image.line = source, line.number
        node += image
    return node


def block(node: nodes.Element) -> Block:
    """Return what a paragraph of an object is."""
    return Block(**{each.name: node[each.name] for each in fields(Block)}) if "form" in node else Block()


def is_plain(node: nodes.Node) -> bool:
    """Tell whether a node is a paragraph of plain text: a child of a report object."""
    return isinstance(node.parent, report_object)
