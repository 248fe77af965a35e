"""Checks the blocks of a page for text that the parser drops, and for fences that are not closed.

The doctree no longer has what is wrong here, so MyST's parser divides the page into blocks once more.
"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.parsers.mdit import create_md_parser
from sphinx.application import Sphinx

from edition.report.body import BETWEEN_CELLS
from edition.report.problems import Fault, Problem

from .warning import warn

_DIRECTIVE = re.compile(r"\s*\{([^{}]+)\}")
_IN_RST = re.compile(r"^\s*\.\. ([a-z-]+)::", re.MULTILINE)
_CONFLICT = re.compile(r"[<>]{7}(?: |$)")
_BEFORE_CELLS = re.compile(r"\A[\s>]*\|")
#: Blocks that the parser drops, by their tokens.
_LEFT_OUT = {
    "myst_line_comment": "a line that begins with '%' is left out; put a space after it, or write '\\%'",
    "myst_block_break": "a line that begins with '+++' is left out; remove it",
}
_UNMERGED = "this line is a mark of a merge conflict; resolve it"
_CELLS = "this row has {} cells, and the head has {}; the others would be left out, so write as many"
_TOO_DEEP = "what is nested so deeply would be left out; write it with fewer levels"
_REFERENCE = "this address is left out, or lost in a translation; write [text](address) in the text"
_NAMELESS = "this is not read as a directive; its name stands in braces, ':::{{{}}}'"
_UNCLOSED = "'{}' is not closed; write '{}' on a line of its own where it ends, and more around what it holds"
#: The directives that hold Markdown.
_HOLDERS = {
    *("admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"),
    *("seealso", "container", "compound", "epigraph", "highlights", "pull-quote", "sidebar", "topic", "only"),
    *("table", "list-table", "hlist", "acks", "figure", "figure-md"),
}
_VERSIONS = ("added", "changed", "removed", "deprecated")
#: The directives of docutils and Sphinx that lose their text, by what becomes of it.
_LOSING = {
    "is shown to no reader; write it as text, or remove it": {
        *("header", "footer", "title", "meta", "sectnum", "target-notes", "tabularcolumns", "index"),
        *("sectionauthor", "moduleauthor", "codeauthor"),
    },
    "is not translated; write it as text, or as ':::{note}'": {
        *(f"version{dash}{what}" for dash in ("", "-") for what in _VERSIONS),
        *("deprecated", "contents", "parsed-literal", "describe", "object"),
    },
}


def faults(text: str, parser: MarkdownIt, before: int = 0) -> Iterator[Fault]:
    """Yield what is wrong with a page, or with what a directive holds: ``before`` is its line."""
    lines, env = text.split("\n"), dict[str, Any]()
    columns, deepest = 0, parser.options["maxNesting"] - 4  # what is deeper is dropped
    for token in parser.parse(text, env):
        start, end = token.map or (0, 0)
        if token.level == deepest and token.nesting == 1:
            yield Fault(Problem.LOST_TEXT, _TOO_DEEP, before + start + 1)
        columns = (columns + (token.type == "th_open")) * (token.type != "table_open")
        if token.type in ("fence", "colon_fence"):
            yield from _of_fence(token, lines[end - 1] if end > start + 1 else "", before + start + 1, parser)
        elif token.type == "tr_open" and columns:
            cells = len(BETWEEN_CELLS.split(_BEFORE_CELLS.sub("", lines[start].rstrip("| \t"), count=1)))
            if cells > columns:
                yield Fault(Problem.LOST_TEXT, _CELLS.format(cells, columns), before + start + 1)
        elif message := _LEFT_OUT.get(token.type):
            for number, line in enumerate(token.content.split("\n"), before + start + 1):
                if line and line[0] not in " \t":
                    yield Fault(Problem.LOST_TEXT, message, number)
    for reference in env.get("references", {}).values():
        yield Fault(Problem.LOST_TEXT, _REFERENCE, before + reference["map"][0] + 1)


def _of_fence(fence: Token, last: str, line: int, parser: MarkdownIt) -> Iterator[Fault]:
    """Yield what is wrong with a fence that begins at ``line``; ``last`` is its last line."""
    if not last.strip(" \t>").startswith(fence.markup):
        message = _UNCLOSED.format(f"{fence.markup}{fence.info.strip()}", fence.markup)
        yield Fault(Problem.UNCLOSED_FENCE, message, line)
    elif found := _DIRECTIVE.match(fence.info):
        names = _IN_RST.findall(fence.content) if found[1] == "eval-rst" else [found[1]]
        for name, (fate, losing) in product(names, _LOSING.items()):
            if name in losing:
                yield Fault(Problem.LOST_TEXT, f"what '{name}' says {fate}", line)
        if found[1] in _HOLDERS:
            yield from faults(fence.content, parser, line)
    elif fence.type == "colon_fence" and fence.info.strip():
        yield Fault(Problem.LOST_TEXT, _NAMELESS.format(fence.info.split()[0]), line)


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Check a page that is written in Markdown."""
    if Path(app.env.doc2path(docname)).suffix != ".md":
        return
    parser = create_md_parser(app.env.myst_config, RendererHTML)  # type: ignore[attr-defined]  # MyST's
    parser.core.ruler.enableOnly(["normalize", "block"])  # what stands in a line, the doctree has
    lines = enumerate(content[0].split("\n"), 1)
    found = [
        Fault(Problem.LITERAL_MARKUP, _UNMERGED, number) for number, line in lines if _CONFLICT.match(line)
    ]
    for fault in (*found, *faults(content[0], parser)):
        warn(fault.problem, fault.message, (docname, fault.line))


def setup(app: Sphinx) -> None:
    """Connect the reading of a page."""
    app.connect("source-read", on_source_read)
