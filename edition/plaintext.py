"""Directives whose body is plain text: paragraphs shown verbatim, in the source and in every msgstr.

No markup is parsed in such a body. This keeps the report word for word, keeps catalogs plain, and
closes the door to markup injected through a translation.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import translatable

from .warnings import Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.util.docutils import SphinxDirective

_OPTION = re.compile(r":(?P<name>[a-z-]+):")


class fragment(nodes.General, nodes.Element, translatable):  # noqa: N801 - docutils names nodes so
    """An object of the registry, or a place where something derived from it is shown.

    ``kind`` names the template that draws it: ``fragments/KIND.html``. ``texts`` are its plain paragraphs, as
    the page has them; :mod:`.translation` gives it a :class:`~.model.Message` for each, its ``messages``.
    It has no children: every transform of every page would look at them.
    """

    def preserve_original_messages(self) -> None:
        """Do nothing: ``texts`` stay as they are."""

    def extract_original_messages(self) -> Sequence[str]:
        """Return the plain paragraphs, for the catalogs."""
        texts: tuple[str, ...] = self["texts"]
        return texts


def new_fragment(kind: str, docname: str, texts: Iterable[str] = (), **attributes: Any) -> fragment:
    """Make a fragment of a page."""
    return fragment("", kind=kind, docname=docname, texts=tuple(texts), messages=(), **attributes)


def fragment_at(
    directive: SphinxDirective, kind: str, texts: Iterable[str] = (), **attributes: Any
) -> fragment:
    """Make a fragment that knows its source line."""
    node = new_fragment(kind, directive.env.current_document.docname, texts, **attributes)
    directive.set_source_info(node)
    return node


def name_of(directive: SphinxDirective) -> str:
    """Return the name of a directive as it is written: without its domain."""
    return directive.name.rpartition(":")[2]


def location(directive: SphinxDirective, line: int | None = None) -> tuple[str, int]:
    """Return where a directive stands, for a warning."""
    return directive.env.current_document.docname, line or directive.lineno


def plain_paragraphs(directive: SphinxDirective) -> list[str]:
    """Return the body as paragraphs of plain text, and report what is wrong with it.

    Paragraphs are separated by a blank line; a paragraph is one source line, whatever is in it.
    """
    _check_options(directive)
    paragraphs: list[str] = []
    previous_blank = True
    for index, raw in enumerate(directive.content):
        # MyST counts the offset of the body from the line that opens the directive.
        line = directive.lineno + directive.content_offset + index + 1
        # Not str.strip(): U+3000 and other Unicode spaces at the edges are text.
        text = raw.strip(" \t")
        if not text:
            previous_blank = True
            continue
        if text.startswith(":::"):
            message = (
                f"this '{name_of(directive)}' is not closed before '{text}'; write ':::' on a line of "
                "its own where it ends"
            )
            report(Problem.UNCLOSED_FENCE, message, location(directive, line))
            break
        if not previous_blank:
            message = (
                "a paragraph goes on over a line break, which would show as a gap; write a paragraph "
                "on one line, and a blank line between two paragraphs"
            )
            report(Problem.WRAPPED_LINE, message, location(directive, line))
        previous_blank = False
        paragraphs.append(text)
    return paragraphs


def require_paragraphs(directive: SphinxDirective, expected: str, least: int = 1) -> list[str]:
    """Return :func:`plain_paragraphs`, reporting a body shorter than ``least`` paragraphs."""
    paragraphs = plain_paragraphs(directive)
    if len(paragraphs) < least:
        name = " ".join([name_of(directive), *directive.arguments])
        message = f"'{name}' lacks text; expected {expected}"
        report(Problem.EMPTY_BODY, message, location(directive))
    return paragraphs


def _check_options(directive: SphinxDirective) -> None:
    """Report an option that is given twice: the parser takes the last one in silence."""
    names: Counter[str] = Counter()
    for line in directive.block_text.splitlines()[1:]:
        match = _OPTION.match(line)
        if match is None:
            break
        names[match["name"]] += 1
    for name, count in names.items():
        if count > 1:
            message = f"the option ':{name}:' is given {count} times; keep one"
            report(Problem.DUPLICATE_OPTION, message, location(directive))
