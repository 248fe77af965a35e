"""Reads what a page contributes to the registry off its translated doctree."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .model import Message, Note, Page, Place, Recommendation, Section, Term, Topic
from .plaintext import fragment

if TYPE_CHECKING:
    from .model import State


def _summary(document: nodes.document) -> Message | None:
    """Return the first paragraph of running text."""
    return next((node["message"] for node in document.findall(nodes.paragraph) if "message" in node), None)


def _section_id(node: nodes.Element) -> str:
    """Return the id of the heading that a recommendation stands under; '' right below the title."""
    section = node.parent
    under_heading = isinstance(section, nodes.section) and isinstance(section.parent, nodes.section)
    return section["ids"][0] if under_heading else ""


def _object(page: dict[str, list[Any]], docname: str, node: fragment) -> None:
    """Add to ``page`` the object that a fragment stands for; a listing stands for none."""
    line, texts = node.line or 0, node["messages"]
    if node["kind"] == "recommendation":
        section = _section_id(node)
        page["recommendations"].append(
            Recommendation(
                node["ids"][0],
                docname,
                line,
                section,
                node["topics"],
                node["places"],
                node["relations"],
                texts,
            )
        )
    elif node["kind"] == "topic":
        topic_id = docname.rpartition("/")[2]
        page["topics"].append(Topic(topic_id, line, node["eurovoc"], node["unbis"]))
    elif node["kind"] == "place":
        page["places"].append(Place(node["object_id"], line, texts[0]))
    elif node["kind"] == "term":
        name, definition, *rules = texts
        page["terms"].append(
            Term(
                node["object_id"],
                line,
                node["reading"],
                node["forms"],
                node["source_title"],
                node["source_url"],
                name,
                definition,
                rules[0] if rules else None,
                node.get("renderings", ()),
            )
        )
    elif node["kind"] == "note":
        page["notes"].append(Note(node["object_id"], line, node["on"], texts))


def collect_page(docname: str, document: nodes.document) -> Page:
    """Return what a read and translated page contributes to the registry."""
    objects: dict[str, list[Any]] = {
        name: [] for name in ("sections", "recommendations", "topics", "places", "terms", "notes", "listings")
    }
    title = Message("", "", "source")
    states: Counter[State] = Counter()
    for node in document.findall(nodes.Element):
        if "message" in node:
            states[node["message"].state] += 1
        if isinstance(node, nodes.section) and node.children:
            heading = next(node.findall(nodes.title))["message"]
            if node.parent is document:
                title = heading
            else:
                objects["sections"].append(Section(node["ids"][0], heading, node.line or 0))
        elif isinstance(node, fragment):
            states.update(message.state for message in node["messages"])
            _object(objects, docname, node)
            if node["kind"] not in objects["listings"]:
                objects["listings"].append(node["kind"])
    return Page(
        docname,
        title,
        summary=_summary(document),
        **{name: tuple(items) for name, items in objects.items()},
        states=dict(states),
        catalogs=document.get("catalogs", {}),
    )
