"""Collects what a page contributes to the registry from its doctree."""

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import extract_messages

from edition.report.message import Message, untranslated
from edition.report.objects import KINDS, Object, body_values, options
from edition.report.pages import TITLE, Entry, Page, RunningText, Section, Toctree
from edition.report.registry import grouped

from .nodes import block, edition_node, is_plain, report_object


def _section_id(node: nodes.Element) -> str:
    """Return the id of the heading that a node stands under, however deep; '' for the title."""
    while node.parent and not isinstance(node, nodes.section):
        node = node.parent
    return node["ids"][0] if isinstance(node.parent, nodes.section) and node["ids"] else ""


def _object(docname: str, node: report_object) -> Object:
    """Return the record that a node stands for."""
    record = KINDS[node["kind"]]
    taken = {
        name: tuple(value) if isinstance(value := node[name], list) else value for name in options(record)
    }
    paragraphs = node.findall(nodes.paragraph)
    taken |= body_values(record, [(untranslated(each.rawsource), block(each)) for each in paragraphs])
    return record(
        id=node["object_id"], docname=docname, line=node.line or 0, section=_section_id(node), **taken
    )


def _toctrees(document: nodes.document) -> Iterator[Toctree]:
    for node in document.findall(addnodes.toctree):
        caption = untranslated(node["caption"]) if node.get("caption") else None
        entries = tuple(
            Entry(target, untranslated(title) if title else None) for title, target in node["entries"]
        )
        yield Toctree(caption, entries)


def _running_texts(found: Iterable[tuple[nodes.Element, Message]]) -> Iterator[RunningText]:
    """Yield the running texts of a page: its messages but for titles, objects and what is not shown."""
    texts = grouped(
        (_section_id(node), message)
        for node, message in found
        if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.title) and not is_plain(node)
    )
    return (RunningText(section, tuple(paragraphs)) for section, paragraphs in texts.items())


def collect_page(docname: str, document: nodes.document) -> Page:
    """Return what a page contributes to the registry."""
    found = [(node, untranslated(text)) for node, text in extract_messages(document)]
    texts = {id(node): message for node, message in found}
    sections: list[Section] = []
    objects: dict[str, list[Object]] = {}
    listings: dict[str, None] = {}
    title, anchor = untranslated(""), TITLE
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.section):
            heading = next(node.findall(nodes.title), None)
            text = texts.get(id(heading), untranslated(heading.astext() if heading else ""))
            if node.parent is document:
                title, anchor = (title, anchor) if title.source else (text, *node["ids"][:1])
            elif node["ids"]:
                sections.append(Section(node["ids"][0], text, node.line or 0))
        elif isinstance(node, report_object):
            objects.setdefault(node["kind"], []).append(_object(docname, node))
        elif isinstance(node, edition_node):
            listings[node["kind"]] = None
    paragraphs = (node for node in document.findall(nodes.paragraph) if not is_plain(node))
    running = (texts[id(node)] for node in paragraphs if id(node) in texts)
    return Page(
        docname,
        title,
        tuple(sections),
        {kind: tuple(items) for kind, items in objects.items()},
        tuple(_toctrees(document)),
        tuple(listings),
        summary=next(running, None),
        running_texts=tuple(_running_texts(found)),
        messages=tuple(message for _node, message in found),
        anchor=anchor,
    )
