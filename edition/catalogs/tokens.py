"""Parses the inline Markdown of a message; decides which markup a translation may contain. Pure.

Of CommonMark, only text, emphasis, strong, code, links, roles and footnote marks are enabled. The checks
report the objections to the translator; the build (:mod:`edition.drawing.inline`) shows only what passes.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

_TITLED = re.compile(r"(?P<title>[^<>]*)<(?P<target>[^<>]*)>")
#: What may begin markup: every sign of ASCII but those of plain sentences, and what ends a line.
_MARKUP = re.compile(r"[\0-\x1f!#-&*+\-:<-@\[-`{-~]")
#: The types of tokens that a translation may contain.
_USABLE = {"text", "code_inline", "softbreak", "hardbreak", "myst_role", "footnote_ref"} | {
    f"{kind}_{end}" for kind in ("em", "strong", "link") for end in ("open", "close")
}


class InlineError(ValueError):
    """A translation that cannot be used; the message says what to do."""


class Anchor(NamedTuple):
    """A link, role or footnote mark, and its target."""

    kind: str
    target: str

    def __str__(self) -> str:
        named = {"link": f"the link to {self.target}", "footnote": f"the footnote mark [^{self.target}]"}
        return named.get(self.kind, f"{{{self.kind}}}`{self.target}`")


@cache
def _parser() -> MarkdownIt:
    rules = ["escape", "entity", "backticks", "emphasis", "link"]
    parser = MarkdownIt("zero", {"maxNesting": 12}).enable(rules).use(myst_role_plugin)
    return parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a message."""
    (inline,) = _parser().parseInline(text)
    return tuple(inline.children or ())


def split_role(content: str) -> tuple[str, str]:
    """Split ``title <target>`` into title and target; the title may be ''."""
    match = _TITLED.fullmatch(content)
    return (match["title"].rstrip(), match["target"]) if match else ("", content)


def anchor(token: Token) -> Anchor | None:
    """Return the link, role or footnote mark that begins with ``token``, if any."""
    if token.type == "link_open":
        return Anchor("link", str(token.attrs["href"]))
    if token.type == "myst_role":
        return Anchor(str(token.meta["name"]), split_role(token.content)[1])
    if token.type == "footnote_ref":
        return Anchor("footnote", str(token.meta["label"]))
    return None


def anchors(text: str) -> list[Anchor]:
    """Return the links, roles and footnote marks of a message, in order."""
    return [found for token in tokens(text) if (found := anchor(token))]


def _constructs(text: str) -> set[str]:
    """Return the kinds of emphasis in a message: ``em``, ``strong``, ``code``."""
    return {token.tag for token in tokens(text)} & {"em", "strong", "code"}


def _titled(text: str) -> set[Anchor | None]:
    """Return the roles of a message that have an explicit text."""
    roles = (token for token in tokens(text) if token.type == "myst_role")
    return {anchor(role) for role in roles if split_role(role.content)[0]}


def _empty_links(text: str) -> Iterator[Anchor]:
    """Yield the links of a message that show no text."""
    inside, opened = "", None
    for token in tokens(text):
        if token.type == "link_open":
            inside, opened = "", anchor(token)
        elif token.type == "link_close" and opened and not inside.strip():
            yield opened
        else:
            inside += token.content


def _has_asterisks(text: str) -> bool:
    """Tell whether a message shows ``**``: CommonMark does not read it as bold beside some letters."""
    return any("**" in token.content for token in tokens(text) if token.type == "text")


def objections(msgid: str, msgstr: str) -> Iterator[str]:
    """Yield the reasons why ``msgstr`` cannot be used: markup that it adds or leaves out."""
    if msgstr.strip() and not _MARKUP.search(msgid + msgstr):
        return  # without parsing: most have none
    unusable = (token for token in tokens(msgstr) if token.type not in _USABLE)
    yield from (f"'{token.content or token.type}' cannot be used in a translation" for token in unusable)
    if extra := _constructs(msgstr) - _constructs(msgid):
        yield f"the translation has {', '.join(sorted(extra))} where the source has none"
    wanted, found = Counter(anchors(msgid)), Counter(anchors(msgstr))
    for one in found - wanted:
        yield f"the translation has {one}, which the source does not have"
    if left := [str(one) for one in wanted - found]:
        yield f"the translation leaves out {', '.join(left)}"
    for one in sorted(set(found) & _titled(msgid) - _titled(msgstr)):
        yield f"write the text of {one} as {{{one.kind}}}`text <{one.target}>`"
    for one in _empty_links(msgstr):
        yield f"{one} has no text; write [text]({one.target})"
    if _has_asterisks(msgstr) and not _has_asterisks(msgid):
        yield "'**' was not read as bold; put a space or other text beside it, or remove it"
    if not any(token.content.strip() for token in tokens(msgstr)):
        yield "the translation shows nothing; translate it, or leave msgstr empty"
