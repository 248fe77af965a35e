"""Puts the translation into the pages that are drawn.

Sphinx's own transform (``sphinx.transforms.i18n.Locale``) gives every msgstr to the full parser of the page,
twice. That is slow, loses translations that look like a list or a heading, sends links to the wrong section,
and lets a catalog run directives on the build machine. It finds no catalog here
(:mod:`edition.reading.configuration`). This transform puts translations in, as plain text for the objects of
the report and as restricted inline Markdown (:mod:`edition.drawing.inline`) for all else.
"""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import extract_messages

from edition.catalogs import tokens
from edition.catalogs.catalog import PageCatalog
from edition.reading.configuration import is_source, source_language
from edition.reading.nodes import is_plain, report_object, state_note
from edition.reading.warning import warn
from edition.report.message import Message
from edition.report.objects import Term
from edition.report.order import term_key
from edition.report.problems import Problem

from . import inline
from .edition import builder_of, drawn, edition_of, is_drawn, shows_original, translate_toctree

#: Two capitalised words of at most ten letters; a mark before a heading, and an abbreviation at its end.
_TOGETHER = re.compile(r"(\b[A-Z]\w{0,9}-[A-Z][\w.]{0,9}|^\W \S|\S{1,4} [A-Z]{1,3}$)")


class original_text(nodes.paragraph, nodes.Invisible):  # noqa: N801 - docutils names nodes so
    """The original beside its translation: shown on demand; passed over by whoever wants a page's text."""


def page_of(transform: SphinxPostTransform, node: nodes.Node) -> str:
    """Return the page that a node was written on, also where pages are put together into one.

    When Sphinx merges pages, the merged nodes keep their parents, up to the page's own document.
    """
    while node.parent is not None and not isinstance(node, addnodes.start_of_file):
        node = node.parent
    if isinstance(node, addnodes.start_of_file):
        return str(node["docname"])
    if node is transform.document or not isinstance(node, nodes.document):
        return transform.env.current_document.docname
    return transform.env.path2doc(node["source"]) or transform.env.current_document.docname


class TranslateMessages(SphinxPostTransform):
    """Replaces every message of a page by its translation."""

    default_priority = 1  # links and roles are still to be resolved

    def run(self, **kwargs: Any) -> None:
        if is_source(self.config) or not is_drawn(self.env):
            return
        catalogs = edition_of(self.env).catalogs[self.config.language]
        self.source = source_language(self.config)
        self.is_html = builder_of(self.env).format == "html"
        self.shows_original = shows_original(builder_of(self.env))
        for node, text in list(extract_messages(self.document)):
            page = catalogs[page_of(self, node)]
            if isinstance(node, addnodes.toctree):
                translate_toctree(node, page.message)
            elif is_plain(node):
                message = page.message(text)
                pictures = list(node.findall(nodes.image))
                node.children = []
                node += [nodes.Text(message.text), *pictures]
                if message.is_fallback:
                    node["classes"].append(f"language-{self.source}")
            else:
                self._translate(node, text, page)

    def _translate(self, node: nodes.Element, text: str, page: PageCatalog) -> None:
        message = page.message(text)
        if message.state == "translated":
            original = node.deepcopy()
            try:
                _apply(node, message)
                if self.shows_original:
                    self._place_beside(node, original)
            except tokens.InlineError as error:
                where = page.path.relative_to(Path(self.env.srcdir)).as_posix()
                warn(Problem.INLINE, str(error), f"{where}:{message.line}")
                message = Message(text, text, "missing", message.line)
        if message.is_fallback and isinstance(node, nodes.TextElement):
            self._mark_fallback(node, message)

    def _place_beside(self, node: nodes.Element, original: nodes.Element) -> None:
        """Put the original of a heading or paragraph beside its translation, for the parallel view."""
        copy = original_text("", "", *original.children, classes=["original"], translatable=False)
        copy["classes"].append(f"language-{self.source}")
        for child in copy.findall(nodes.Element):
            child["ids"] = []  # the translation has them
        place = node.parent.index(node)
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            node.parent.insert(place + 1, copy)
        elif isinstance(node, nodes.paragraph):
            pair = nodes.compound(classes=["pair"])  # docutils keeps every <p> of one
            node.parent[place] = pair
            pair.extend([node, copy])

    def _mark_fallback(self, node: nodes.TextElement, message: Message) -> None:
        """Give text that stays in the source language its ``lang`` (WCAG 3.1.2), and say so below it."""
        # docutils makes a lang attribute of this class.
        node["classes"].append(f"language-{self.source}")
        if isinstance(node, nodes.paragraph) and self.is_html:
            note = state_note("", kind="state-note", docname=page_of(self, node), state=message.state)
            node.parent.insert(node.parent.index(node) + 1, note)


class KeepTogether(SphinxPostTransform):
    """Puts a name such as Indo-Pacific, or a mark with its neighbour, into one piece: no line ends in it."""

    default_priority = 2  # after TranslateMessages
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for heading in self.document.findall(nodes.title):
            for text in list(heading.findall(nodes.Text)):
                pieces: list[nodes.Node] = [nodes.Text(part) for part in _TOGETHER.split(text)]
                pieces[1::2] = [nodes.inline("", "", piece, classes=["unbroken"]) for piece in pieces[1::2]]
                text.parent.replace(text, [piece for piece in pieces if piece.astext()])


def _apply(node: nodes.Element, message: Message) -> None:
    if isinstance(node, nodes.meta):
        node["content"] = message.text
    elif isinstance(node, nodes.image):
        node["alt"] = message.text
    elif isinstance(node, nodes.FixedTextElement):  # a formula, a block of code
        node.children = []
        node += nodes.Text(message.text)
    else:
        children = inline.translate(node, message.source, message.text)
        node.children = []
        node += children


class SortTerms(SphinxPostTransform):
    """Puts the terms of a page into the order that readers of its language look them up in."""

    default_priority = 2

    def run(self, **kwargs: Any) -> None:
        found = [node for node in self.document.findall(report_object) if node["kind"] == Term.kind.name]
        if not found or not is_drawn(self.env):
            return
        terms = drawn(self.env).terms
        places = [(node.parent, node.parent.index(node)) for node in found]
        ordered = sorted(found, key=lambda node: term_key(terms[node["object_id"]]))
        for (parent, index), node in zip(places, ordered, strict=True):
            parent[index] = node


def setup(app: Sphinx) -> None:
    """Add the node and the transforms."""
    app.add_node(original_text)
    app.add_post_transform(TranslateMessages)
    app.add_post_transform(KeepTogether)
    app.add_post_transform(SortTerms)
