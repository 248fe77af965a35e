"""Checks for mistakes that are invisible in the source: breaks where no space may be, markup read as text.

docs/markdown.md lists all constructs of Markdown, and what becomes of each.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from markdown_it import MarkdownIt
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import get_node_source, traverse_parent

from edition.report.characters import forbidden, name
from edition.report.problems import Problem
from edition.report.scripts import CLOSE

from .nodes import is_plain
from .warning import warn

_LINKS = nodes.reference | pending_xref
_WRAPPED = re.compile(f"{CLOSE}\n|\n{CLOSE}")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_THIN_FENCE = re.compile(r":{1,2}\{|(?=:*：)[:：]{2,}[{｛]")
#: Reads nothing in a line but what stands between back ticks.
_CODE = MarkdownIt("zero").enable("backticks")
_ROLE = re.compile(r"\{([a-z-]{1,40})\}\Z")
#: Roles of docutils and Sphinx that only show their text: a translation takes some over as they are.
_TAKEN_OVER = {"abbr", "abbreviation", "sub", "subscript", "sup", "superscript"}
_OF_TEXT = _TAKEN_OVER | {
    *("acronym", "code", "command", "dfn", "emphasis", "file", "guilabel", "index", "kbd", "literal"),
    *("mailheader", "makevar", "manpage", "menuselection", "mimetype", "newsgroup", "program", "regexp"),
    *("samp", "strong", "title-reference"),
}
_LATIN = "[0-9A-Za-z]"
#: What to say of what its author meant as markup, and is shown as characters.
_LEFT_OVER = {
    "'**' was not read as bold; put a space or other text beside it": r"\*\*",
    "'*' was not read as emphasis; put a space or other text beside it, or write '\\*'": (
        rf"(?<!\*)(?!(?<=\s)\*\s|(?<={_LATIN})\*{_LATIN})\*(?!\*)"  # not 5 * 3, nor 5*3
    ),
    "'_' was not read as emphasis; write '*' for it, or '\\_'": (
        rf"(?<!{_LATIN})(?<!_)(_{{1,2}})[^\s_](?:[^_]*[^\s_])?\1(?!{_LATIN})(?!_)"
    ),
    "'~~' is not read as a deletion; write the text without it": "~~",
    "substitutions are not read; write the text itself": r"\{\{|\}\}",
    "this is not read as a role; write {role}`text`": r"\{[a-z][a-z:+-]+\}[`\w]",
    "attributes are not read; write the text without them": r"\{(?:[.#]|\w+=)[^{}]*\}",
    "this is not read as a heading; write one to six ASCII '#' and a space": (
        r"^#{1,6}(?=[^ \t#])|^#{7}|^＃+[ \u3000]"
    ),
    "boxes to tick are not read; write the item without": r"^\[[ xX]\] ",
    "this is not read as a table; write '| a | b |', and '|---|---|' below the first row": (
        r"(?m:^\|.*\|[ \t]*$)|^\+[-=][-=+]*\+"
    ),
    "formulas in '$' are not read; write {math}`x`": (
        rf"\$\$|(?<!{_LATIN})\$(?![\s\d])[ -#%-~]*(?<!\s)\$(?!{_LATIN})"
    ),
    "'^[' is not read as a footnote; write '[^one]', and '[^one]: TEXT' below": r"\^\[",
    "the '\\' at the end would be shown; remove it": r"\\$",
    "this line is a mark of a merge conflict; resolve it": "^={7}$",
    "this comment would be shown to readers; remove it, or begin its line with '% '": "<!--",
    "HTML would be shown as characters; write Markdown": (
        r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<[!?][A-Za-z\[]"
        rf"|(?<!{_LATIN})</?[A-Za-z][A-Za-z0-9-]*\s"  # and no '>'
    ),
    "an address in < > is not read as a link; write [text](address)": r"<[a-z]+://[^<>]*>",
    "this is not read as a link; write [text](address)": (
        r"\]\(|\]\[|\]\s*[(（](?:https?://|mailto:|#|[\w./-]+\.md\b)"
    ),
}


class CheckSourceText(SphinxTransform):
    """Reports text that does not show as its author meant."""

    default_priority = 19  # after all that makes text

    def apply(self, **kwargs: Any) -> None:
        skipped = nodes.literal | nodes.literal_block | nodes.comment | nodes.raw
        for node in self.document.findall(nodes.TextElement):
            if isinstance(node, nodes.paragraph | nodes.subtitle) and node.rawsource and not node.source:
                # In a table of a directive: without its place it would be no message.
                node.source = get_node_source(node)
                node.line = next((each.line for each in traverse_parent(node) if each.line), 1)
            if not isinstance(node, skipped) and not is_plain(node):
                self._check(node)
        self._check_code()
        self._check_links()
        for raw in self.document.findall(nodes.raw):
            if raw["format"] == "latex":  # MyST makes a break in HTML and one in LaTeX
                message = "a break of the line inside a paragraph is not kept; write two paragraphs"
                warn(Problem.WRAPPED_LINE, message, raw.parent)

    def _check_code(self) -> None:
        """Report code and formulas that cannot be drawn, as a builder of HTML would."""
        for code in self.document.findall(nodes.literal_block):
            if "language" in code and code.rawsource == code.astext():
                PygmentsBridge().highlight_block(
                    code.rawsource, code["language"], force=code.get("force", False), location=code
                )
        for formula in (*self.document.findall(nodes.math), *self.document.findall(nodes.math_block)):
            try:
                tex2mathml(formula.astext())
            except MathError as error:
                if self.config.html_math_renderer in (None, "mathml"):
                    warn(Problem.FORMULA, f"the formula cannot be read: {error}", formula)

    def _check_links(self) -> None:
        for link in (*self.document.findall(nodes.reference), *self.document.findall(pending_xref)):
            if "://" in link.get("refuri", "") and not link.children:
                warn(Problem.LITERAL_MARKUP, "this link has no text; write [text](address)", link)
            if link.get("reftitle") and len(self.config.edition_languages) > 1:
                message = "the title of a link is not translated; write it as text, or remove it"
                warn(Problem.LOST_TEXT, message, link)

    def _check(self, node: nodes.TextElement) -> None:
        if _WRAPPED.search(node.rawsource):
            message = (
                "the line breaks where the script has no spaces, which shows as a gap; write it on one line"
            )
            warn(Problem.WRAPPED_LINE, message, node)
        is_message = isinstance(node, nodes.paragraph | nodes.title | nodes.term)
        if is_message and len(self.config.edition_languages) > 1:
            for role, content in _roles(_ESCAPED.sub("\0", node.rawsource)):
                if role in _OF_TEXT and not (role in _TAKEN_OVER and content.isascii()):
                    message = f"the text of {{{role}}} cannot be translated; write it without the role"
                    warn(Problem.LOST_TEXT, message, node)
        links = sum(isinstance(each, _LINKS) for each in node.findall(nodes.Element))
        by_themselves = node.rawsource.count("](") + node.rawsource.count("}`")
        if is_message and links > by_themselves:
            message = "a link by reference is lost in a translation; write [text](address)"
            warn(Problem.LITERAL_MARKUP, message, node)
        for text in (child for child in node.children if isinstance(child, nodes.Text)):
            # What stands in the file itself, the check of files reports.
            if found := forbidden(text, self.config.language, node.rawsource):
                message = f"the text has a reference to {name(found)}, which cannot be seen; remove it"
                warn(Problem.UNSEEN_CHARACTER, message, node)
            for problem, message in _faults(text, node.rawsource):
                warn(problem, message, node)


def _roles(text: str) -> Iterator[tuple[str, str]]:
    """Yield the roles of a text, each with what stands between its back ticks."""
    (inline,) = _CODE.parseInline(text)
    for before, code in pairwise(inline.children or ()):
        if code.type == "code_inline" and (role := _ROLE.search(before.content[-50:])):
            yield role[1], code.content


def _faults(text: nodes.Text, source: str) -> Iterator[tuple[Problem, str]]:
    """Yield what is wrong with a text. What its author has escaped is meant."""
    if _THIN_FENCE.match(text):
        message = "this is not read as a directive; it begins with three ASCII colons, ':::{'"
        yield Problem.UNCLOSED_FENCE, message
    meant = _ESCAPED.sub("\0", source) if source else text
    for message, pattern in _LEFT_OVER.items():
        if re.search(pattern, text) and re.search(pattern, meant):
            yield Problem.LITERAL_MARKUP, message
    if text.endswith("!") and isinstance(text.next_node(descend=False, siblings=True), _LINKS):
        message = "pictures are not read here; a figure stands in the body of a recommendation"
        yield Problem.LITERAL_MARKUP, message


def setup(app: Sphinx) -> None:
    """Add the check."""
    app.add_transform(CheckSourceText)
