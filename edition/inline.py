"""Inline Markdown of a message: what a translation may hold. Knows docutils; of Sphinx, one node.

No msgstr reaches the MyST parser. A translation is read by a CommonMark parser that has only text,
emphasis, strong, code, links and roles switched on, and a link or a role is not made from what the
translation says: the node that the source already holds is taken over, with new text. So a
translation can reword, reorder and drop nothing, and reach nothing that its source does not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from markdown_it import MarkdownIt
from mdit_py_plugins.myst_role import myst_role_plugin
from sphinx.addnodes import pending_xref

if TYPE_CHECKING:
    from markdown_it.token import Token

_TITLED = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)
_WRAPPERS: dict[str, type[nodes.TextElement]] = {"em": nodes.emphasis, "strong": nodes.strong}


class InlineError(ValueError):
    """A translation that cannot be used; the sentence says what to do."""


class Anchor(NamedTuple):
    """A link or a role: what it is, and where it leads."""

    kind: str
    target: str

    def __str__(self) -> str:
        if self.kind == "link":
            return f"the link to {self.target}"
        return f"{{{self.kind}}}`{self.target}`"


@cache
def _parser() -> MarkdownIt:
    rules = ["escape", "entity", "backticks", "emphasis", "link"]
    return MarkdownIt("zero", {"maxNesting": 12}).enable(rules).use(myst_role_plugin)


def _tokens(text: str) -> list[Token]:
    (inline,) = _parser().parseInline(text)
    return inline.children or []


def split_role(content: str) -> tuple[str, str]:
    """Split ``title <target>`` into title and target; the title is '' where there is none."""
    match = _TITLED.fullmatch(content)
    return (match["title"], match["target"]) if match else ("", content)


def _anchor(token: Token) -> Anchor | None:
    if token.type == "link_open":
        return Anchor("link", str(token.attrs["href"]))
    if token.type == "myst_role":
        return Anchor(str(token.meta["name"]), split_role(token.content)[1])
    return None


def anchors(text: str) -> list[Anchor]:
    """Return the links and roles of a message, in order."""
    return [anchor for token in _tokens(text) if (anchor := _anchor(token))]


def constructs(text: str) -> set[str]:
    """Return the kinds of emphasis that a message holds: of ``em``, ``strong``, ``code``."""
    return {token.tag for token in _tokens(text) if token.tag in ("em", "strong", "code")}


def _source_nodes(node: nodes.Element) -> list[nodes.Element]:
    """Return the nodes that the links and roles of a message became, in order."""
    found: list[nodes.Element] = []
    for child in node.children:
        if isinstance(child, nodes.reference | pending_xref):
            found.append(child)
        elif isinstance(child, nodes.Element):
            found += _source_nodes(child)
    return found


def translate(node: nodes.Element, msgid: str, msgstr: str) -> list[nodes.Node]:
    """Return the children that show ``msgstr`` in place of those of ``node``, made from ``msgid``.

    Raises InlineError where the translation holds a construct that the source does not, or drops one.
    """
    wanted, source = anchors(msgid), _source_nodes(node)
    if len(wanted) != len(source):
        raise InlineError("the source has markup that cannot be translated; use plain text or links")
    pool: dict[Anchor, list[nodes.Element]] = {}
    for anchor, element in zip(wanted, source, strict=True):
        pool.setdefault(anchor, []).append(element)
    if extra := constructs(msgstr) - constructs(msgid):
        raise InlineError(f"the translation has {', '.join(sorted(extra))} where the source has none")
    children = _Builder(pool).build(_tokens(msgstr))
    if left := [str(anchor) for anchor, rest in pool.items() if rest]:
        raise InlineError(f"the translation leaves out {', '.join(left)}")
    return children


class _Builder:
    """Builds docutils nodes from tokens, taking links and roles out of ``pool``."""

    def __init__(self, pool: dict[Anchor, list[nodes.Element]]) -> None:
        self.pool = pool

    def _take(self, anchor: Anchor) -> nodes.Element:
        if not self.pool.get(anchor):
            raise InlineError(f"the translation has {anchor}, which the source does not have")
        return self.pool[anchor].pop(0).deepcopy()

    def build(self, tokens: list[Token]) -> list[nodes.Node]:
        root = nodes.inline()
        stack: list[nodes.Element] = [root]
        for token in tokens:
            if token.type == "text":
                stack[-1] += nodes.Text(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                stack[-1] += nodes.Text(" ")
            elif token.type == "code_inline":
                stack[-1] += nodes.literal(token.content, token.content)
            elif token.type in ("em_open", "strong_open"):
                wrapper = _WRAPPERS[token.tag]()
                stack[-1] += wrapper
                stack.append(wrapper)
            elif token.type == "link_open":
                stack.append(self._open_link(token, stack[-1]))
            elif token.type == "myst_role":
                stack[-1] += self._role(token)
            elif token.type in ("em_close", "strong_close", "link_close"):
                stack.pop()
            else:
                raise InlineError(f"'{token.content or token.type}' cannot be used in a translation")
        return list(root.children)

    def _open_link(self, token: Token, parent: nodes.Element) -> nodes.Element:
        anchor = _anchor(token)
        assert anchor is not None
        link = self._take(anchor)
        parent += link
        return _emptied(link)

    def _role(self, token: Token) -> nodes.Element:
        anchor = _anchor(token)
        assert anchor is not None
        element = self._take(anchor)
        title, _ = split_role(token.content)
        if title:
            element["refexplicit"] = True
            holder = _emptied(element)
            holder += nodes.Text(title)
        elif element.get("refexplicit"):
            raise InlineError(f"write the text of {anchor} as {{{anchor.kind}}}`text <{anchor.target}>`")
        return element


def _emptied(link: nodes.Element) -> nodes.Element:
    """Empty a link of its text, and return the node that takes the new text."""
    holder = link
    while len(holder.children) == 1 and isinstance(holder.children[0], nodes.inline):
        holder = holder.children[0]
    holder.clear()
    return holder
