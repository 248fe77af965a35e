"""Directives whose body is plain text: paragraphs shown verbatim, in the source and in every msgstr.

No markup is parsed in such a body. This keeps the report word for word, keeps catalogs plain, and
closes the door to markup injected through a translation.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .warnings import Problem, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.util.docutils import SphinxDirective

_OPTION = re.compile(r":(?P<name>[a-z-]+):")


class fragment(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """An object of the registry, or a place where something derived from it is shown.

    ``kind`` names the template that draws it: ``fragments/KIND.html``. Its children are the plain
    paragraphs, so that gettext extracts them and the translation transform finds them.
    """


def fragment_at(directive: SphinxDirective, kind: str, **attributes: Any) -> fragment:
    """Make an empty fragment that knows its source line."""
    node = fragment("", kind=kind, **attributes)
    directive.set_source_info(node)
    node["docname"] = directive.env.current_document.docname
    return node


def name_of(directive: SphinxDirective) -> str:
    """Return the name of a directive as it is written: without its domain."""
    return directive.name.rpartition(":")[2]


def location(directive: SphinxDirective, line: int | None = None) -> tuple[str, int]:
    """Return where a directive stands, for a warning."""
    return directive.env.current_document.docname, line or directive.lineno


def plain_paragraphs(directive: SphinxDirective) -> list[nodes.paragraph]:
    """Return the body as paragraphs of plain text, and report what is wrong with it.

    Paragraphs are separated by a blank line; a paragraph is one source line, whatever is in it.
    """
    _check_options(directive)
    paragraphs: list[nodes.paragraph] = []
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
        paragraphs.append(_paragraph(directive, text, line))
    return paragraphs


def _paragraph(directive: SphinxDirective, text: str, line: int) -> nodes.paragraph:
    paragraph = nodes.paragraph(text, "", nodes.Text(text), plain=True)
    paragraph.source, paragraph.line = directive.get_source_info()[0], line
    return paragraph


def require_paragraphs(
    directive: SphinxDirective, expected: str, least: int = 1
) -> Sequence[nodes.paragraph]:
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
