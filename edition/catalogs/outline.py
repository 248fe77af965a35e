"""Finds the place of each message of a page: its line, heading and directive. Pure.

It reads a page line by line, without a parser: a paragraph is one line (the build refuses others), a
heading has its label above it, and the bodies of our directives are plain text. It neither extracts nor
shows anything; the checks learn from it which messages are plain text, and what the glossary holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import dropwhile, takewhile

from edition.report.body import OPTION, parse
from edition.report.objects import KINDS, is_structured
from edition.report.pages import last_part

_LABEL = re.compile(r"\(([a-z0-9-]+)\)=")
_HEADING = re.compile(r"#{1,6} +(.+)")
_ITEM = re.compile(r"(?:[-*+]|\d+\.) +(.+)")
_FENCE = re.compile(r"([:`~])\1{2,}\{(?:policy:)?(?P<kind>[a-z-]+)\}\s*(?P<name>\S*)\s*(?P<title>.*)")
_PARAGRAPH = re.compile(r"^p(?=\d)")

#: The directives whose body is plain text.
_PLAIN = {name: record for name, record in KINDS.items() if record.kind.body}


@dataclass(frozen=True, slots=True)
class Passage:
    """A message with its place: its line, from 1, and the ids of its section and of its object."""

    text: str
    line: int
    section: str = ""
    #: The directive that contains it and the id of its object; '' outside of directives.
    kind: str = ""
    holder: str = ""
    #: What is added to the id of the object for the address of the text.
    anchor: str = ""
    is_heading: bool = False
    #: The options of its object, as they are written; they do not count when passages are compared.
    options: tuple[str, ...] = field(default=(), compare=False)

    @property
    def plain(self) -> bool:
        return bool(self.kind)

    def place(self, page: str) -> str:
        """Return the place for translators: ``part-one › joint-committee › 3 · ADDRESS``.

        It consists of ids, so that a changed heading does not change the comments of the messages below it.
        """
        part = "heading" if self.is_heading else self.holder
        if self.kind == "recommendation":
            part = part.rpartition("-")[2]
            if self.anchor:
                part += f", {_PARAGRAPH.sub('paragraph ', self.anchor)}"
        parts = filter(None, (last_part(page), self.section, part))
        return f"{' › '.join(parts)} · {self.address(page)}"

    def address(self, page: str) -> str:
        """Return the address of the nearest thing that has one: ``policies/part-one.html#one-3-p2``."""
        anchor = self.holder or self.section
        if self.kind == "recommendation" and self.anchor:
            anchor += f"-{self.anchor}"
        return f"{page}.html{'#' if anchor else ''}{anchor}"


def passages(text: str) -> Iterator[Passage]:
    """Yield the messages of a page, in order."""
    section, label = "", ""
    lines = iter(enumerate(text.split("\n"), 1))
    for number, raw in lines:
        line = raw.strip(" \t")
        fence = _FENCE.fullmatch(line)
        if fence and (line[0] == ":" or fence["kind"] in _PLAIN):
            yield from _in_directive(fence, section, number, _body(line, lines))
        elif found := _LABEL.fullmatch(line):
            label = found[1]
        elif heading := _HEADING.fullmatch(line):
            section, label = label, ""
            yield Passage(heading[1], number, section, is_heading=True)
        elif line:
            item = _ITEM.fullmatch(line)
            yield Passage(item[1] if item else line, number, section)


def _body(opening: str, lines: Iterator[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of the directive that a line opens, up to the line that closes it."""
    return list(takewhile(lambda each: not each[1].strip(" \t").startswith(opening[:3]), lines))


def _in_directive(
    fence: re.Match[str], section: str, number: int, body: list[tuple[int, str]]
) -> Iterator[Passage]:
    """Yield the messages of a directive that begins at the line ``number``."""
    if not (record := _PLAIN.get(fence["kind"])):
        return
    options = tuple(takewhile(OPTION.match, (line.strip() for _number, line in body)))
    passage = partial(
        Passage,
        section=section,
        kind=record.kind.name,
        holder=f"{record.kind.prefix}{fence['name']}",
        options=options,
    )
    if record.kind.titled and (title := fence["title"].strip()):
        yield passage(title, number)
    texts = dropwhile(lambda each: not each[1].strip() or OPTION.match(each[1].strip()), body)
    for text, line, block in parse(texts, is_structured=is_structured(record))[0]:
        yield passage(text, line, anchor=block.anchor)


def places(page: str, text: str) -> dict[str, tuple[str, ...]]:
    """Return the places of each message of a page, by message."""
    found: dict[str, dict[str, None]] = {}
    for passage in passages(text):
        found.setdefault(passage.text, {})[passage.place(page)] = None
    return {message: tuple(here) for message, here in found.items()}
