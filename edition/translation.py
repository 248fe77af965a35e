"""Puts the translation into a page, before Sphinx would, and without its parser.

Sphinx's own transform (``sphinx.transforms.i18n.Locale``, priority 20) gives every msgstr to the full
parser of the page, twice. That is slow, loses translations that look like a list or a heading, sends
links to the wrong section, and lets a catalog run directives on the build machine. It does nothing
here, because ``locale_dirs`` is empty; this transform reads the catalogs, as plain text for the
directives of the edition and as restricted inline Markdown (:mod:`edition.inline`) for all else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from . import inline, tokens
from .catalogs import INTERFACE, PageCatalog
from .languages import is_source
from .model import Message
from .plaintext import fragment, new_fragment
from .warnings import Problem, report

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

_CJK = r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED_CJK = re.compile(f"{_CJK}\n|\n{_CJK}")


class TranslateMessages(SphinxTransform):
    """Replaces every message of a page by its translation, and notes its state on the node."""

    default_priority = 19  # before sphinx.transforms.i18n.Locale, after all that makes messages

    def apply(self, **kwargs: Any) -> None:
        docname = self.env.current_document.docname
        self._check_source()
        if is_source(self.config):
            for node, text in list(extract_messages(self.document)):
                _note(node, Message(text, text, "source"))
            self._note_renderings(docname)
            return
        page = PageCatalog.load(Path(self.env.srcdir), self.config.language, docname)
        self.document["catalogs"] = {self.config.language: page.digest}
        _report(Path(self.env.srcdir), page)
        for node, text in list(extract_messages(self.document)):
            if isinstance(node, fragment):
                _note(node, page.message(text))
            else:
                self._translate(node, text, page)

    def _note_renderings(self, docname: str) -> None:
        """Give glossary terms their renderings in the other languages."""
        terms = [node for node in self.document.findall(fragment) if node["kind"] == "term"]
        if not terms:
            return
        root, source = Path(self.env.srcdir), self.config.edition_source_language
        others = [language for language in self.config.edition_languages if language != source]
        catalogs = {language: PageCatalog.load(root, language, docname) for language in others}
        self.document["catalogs"] = {language: page.digest for language, page in catalogs.items()}
        for node in terms:
            name = node["texts"][0]
            found = {language: page.message(name) for language, page in catalogs.items()}
            node["renderings"] = tuple(
                (language, message.text) for language, message in found.items() if not message.is_fallback
            )

    def _translate(self, node: nodes.Element, text: str, page: PageCatalog) -> None:
        message = page.message(text)
        if message.state == "translated":
            original = node.deepcopy()
            try:
                _apply(node, message)
                self._place_beside(node, original)
            except tokens.InlineError as error:
                where = page.path.relative_to(self.env.srcdir).as_posix()
                report(Problem.CATALOG, str(error), f"{where}:{message.line}")
                message = Message(text, text, "missing", message.line)
        node["message"] = message
        if message.is_fallback and isinstance(node, nodes.TextElement):
            self._mark_fallback(node, message)

    def _place_beside(self, node: nodes.Element, original: nodes.Element) -> None:
        """Put the original of a heading or paragraph beside its translation, for the parallel view."""
        copy = nodes.paragraph("", "", *original.children, classes=["original"], translatable=False)
        copy["classes"].append(f"language-{self.config.edition_source_language}")
        place = node.parent.index(node)
        if isinstance(node, nodes.title):
            node.parent.insert(place + 1, copy)
        elif isinstance(node, nodes.paragraph):
            pair = nodes.container(classes=["pair"])
            node.parent[place] = pair
            pair.extend([node, copy])

    def _mark_fallback(self, node: nodes.TextElement, message: Message) -> None:
        """Give text that stays in the source language its ``lang`` (WCAG 3.1.2), and say so below it."""
        # docutils makes a lang attribute of this class.
        node["classes"].append(f"language-{self.config.edition_source_language}")
        if isinstance(node, nodes.paragraph):
            docname = self.env.current_document.docname
            note = new_fragment("state-note", docname, state=message.state)
            node.parent.insert(node.parent.index(node) + 1, note)

    def _check_source(self) -> None:
        """Report what an author would not see in the source: line breaks and asterisks that show."""
        for node in self.document.findall(nodes.TextElement):
            if isinstance(node, nodes.literal_block | nodes.comment):
                continue
            if _WRAPPED_CJK.search(node.rawsource):
                message = (
                    "the paragraph breaks inside Japanese text, which shows as a gap; write it on one line"
                )
                report(Problem.WRAPPED_LINE, message, node)
            for child in node.children:
                if isinstance(child, nodes.Text) and "**" in child:
                    message = "'**' was not read as bold; put a space or other text beside it"
                    report(Problem.LITERAL_MARKUP, message, node)
                elif isinstance(child, nodes.Text) and re.match(r":{1,2}\{", child):
                    message = "this is not read as a directive; it begins with three colons, ':::{'"
                    report(Problem.UNCLOSED_FENCE, message, node)


def _note(node: nodes.Element, message: Message) -> None:
    """Note a message on the node that it is the text of, or one of the texts of."""
    if isinstance(node, fragment):
        node["messages"] += (message,)
    else:
        node["message"] = message


def _apply(node: nodes.Element, message: Message) -> None:
    if isinstance(node, addnodes.translatable):
        node.apply_translated_message(message.source, message.text)
    elif isinstance(node, nodes.meta):
        node["content"] = message.text
    elif isinstance(node, nodes.image):
        node["alt"] = message.text
    else:
        children = inline.translate(node, message.source, message.text)
        node.children = []
        node += children


def _report(root: Path, page: PageCatalog) -> None:
    for line, message in page.problems:
        report(Problem.CATALOG, message, f"{page.path.relative_to(root).as_posix()}:{line}")


def check_interface(app: Sphinx) -> None:
    """Report what is wrong with the catalog of the interface, which belongs to no page."""
    if not is_source(app.config):
        root = Path(app.srcdir)
        _report(root, PageCatalog.load(root, app.config.language, INTERFACE))


def setup(app: Sphinx) -> None:
    """Add the transform, and the check of the interface's catalog."""
    app.add_transform(TranslateMessages)
    app.connect("builder-inited", check_interface)
