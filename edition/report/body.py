"""The bodies of objects: texts, one a line, and the structure that those of recommendations have. Pure.

The beginning of a line says what it is: ``- (a) text`` is a sub-item, ``- text`` a bullet, ``> text`` a
quotation, ``| text | text |`` a row of a table, ``![text](file)`` a figure and ``: text`` its caption,
``[^1]: text`` a footnote, and all else a paragraph. Only the page has these beginnings. A translation has the
text, in which nothing is read but the mark of a footnote, ``[^1]``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count, groupby, pairwise
from typing import Any, Literal, NamedTuple

from .problems import Fault, Problem

Form = Literal["title", "paragraph", "item", "quotation", "head", "cell", "figure", "caption", "footnote"]

#: Numbers in circles and the like.
ENCLOSED = "①-⒛⓪-⓿❶-➓㈠-㈩㉑-㉟㊱-㊿"
#: ``(a)``, ``a)``, ``iv.``, ``１．``, ``1.2.``, ``（ア）``, ``①``; not ``1.5``, which may be said of millions
_LABEL = (
    r"(?:[(（][^\W_]{1,5}[)）]|(?:\d{1,3}(?:[.．]\d{1,3})*|[ivxIVX]{1,5}|[^\W\d_])[.)．）]"
    rf"|[{ENCLOSED}⒜-ⓩ㈪-㉃])"
)
_BLOCK = re.compile(
    rf"""(?P<indent>[ ]*)[-*•][ ]+(?:(?P<label>{_LABEL})\s+)?(?P<item>.+)
    |>[ ]?(?P<quotation>.+)
    |!\[(?P<figure>[^\]]*)\]\((?P<file>[^)]+)\)
    |:[ ]+(?P<caption>.+)
    |\[\^(?P<mark>[^\]\s]+)\]:[ ]*(?P<footnote>.*)""",
    re.VERBOSE,
)
_ROW = re.compile(r"\|.*\|")
#: What parts the cells of a row.
BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")
_WRAPPED = (
    "a paragraph goes on over a line break, which would show as a gap; write a paragraph on one line, and a "
    "blank line between two paragraphs"
)
_FIGURE = (
    "a figure is a file of this project, with words for readers who do not see it; write "
    "'![WORDS](FILE.png)', with the file beside the page"
)
_CELLS = "this row has {} cells, and the first row has {}; write as many, each after a '|'"
#: Pictures without scripts: an SVG file has them, for anyone who opens it by its address.
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
#: What begins an option of a directive.
OPTION = re.compile(r":(?P<name>[a-z-]+):")
#: What no body holds: another directive, a heading or the label of one.
BEGINS_ANOTHER = re.compile(r":::|#{1,6}\s+\S|\([a-z0-9-]+\)=$")
#: A mark of a footnote in a text.
MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Block:
    """What a text of a body is, and what is added to the id of its object for the address."""

    form: Form = "paragraph"
    anchor: str = ""
    #: The label of a sub-item as it is printed, the mark of a footnote, the file of a figure.
    label: str = ""
    #: How deep a sub-item lies, from 0; the number of the row of a cell, from 1.
    level: int = 0


class Line(NamedTuple):
    """A text of a body, the line of the page that has it, and what it is."""

    text: str
    number: int
    block: Block = Block()

    def has(self, **values: Any) -> "Line":
        """Return the line with other values of its block."""
        return self._replace(block=replace(self.block, **values))


def texts(line: str) -> Iterator[tuple[Block, str]]:
    """Yield the texts of a line of a body, in order: one for each cell in a row of a table, else one."""
    text = line.strip(" \t")  # not str.strip(): U+3000 and other Unicode spaces at the edges are text
    if _ROW.fullmatch(text):
        for cell in BETWEEN_CELLS.split(text[1:-1]):
            yield Block("cell"), cell.strip(" \t").replace(r"\|", "|")
        return
    found = _BLOCK.fullmatch(line.rstrip(" \t").replace("\t", "  "))
    form = found.lastgroup if found else None
    if found is None or form is None:
        yield Block(), text
    elif form == "file":
        yield Block("figure", label=found["file"].strip()), found["figure"].strip()
    elif form == "item":
        yield Block("item", label=found["label"] or "", level=len(found["indent"]) // 2), found["item"]
    else:
        yield Block(form, label=found["mark"] or ""), found[form]  # type: ignore[arg-type]  # groups are forms


def parse(lines: Iterable[tuple[int, str]], *, is_structured: bool = True) -> tuple[list[Line], list[Fault]]:
    """Return the texts of a body with their addresses, and what is wrong with it.

    ``lines`` come with their numbers in the page. A body that is not structured has paragraphs alone.
    """
    found: list[Line] = []
    faults: list[Fault] = []
    table = row = width = 0
    goes_on = False  # the line before is not blank
    for number, line in lines:
        if not line.strip(" \t"):
            row, goes_on = 0, False
            continue
        blocks = list(texts(line)) if is_structured else [(Block(), line.strip(" \t"))]
        is_rule = row == 1 and all(_RULE.fullmatch(text) for _block, text in blocks)
        if is_rule and found[-1].block.form == "cell":  # below the first row of a table, once
            found[-width:] = [each.has(form="head") for each in found[-width:]]
            continue
        form = blocks[0][0].form
        if form == "caption" and not (found and found[-1].block.form == "figure"):
            form, blocks = "paragraph", [(Block(), line.strip(" \t"))]
        row = row + 1 if form == "cell" else 0
        if row == 1:
            table, width = table + 1, len(blocks)
        if form == "paragraph" and goes_on:
            faults.append(Fault(Problem.WRAPPED_LINE, _WRAPPED, number))
        if row and len(blocks) != width:
            faults.append(Fault(Problem.BODY_FORM, _CELLS.format(len(blocks), width), number))
        goes_on = True
        for column, (block, text) in enumerate(blocks, 1):
            cell = {"level": row, "anchor": f"t{table}-{row}-{column}"} if row else {}
            found.append(Line(text, number, block).has(**cell))
    if is_structured:
        faults += [*_faults_of_figures(found), *_faults_of_footnotes(found)]
    return list(_addressed(found)), faults


def _addressed(lines: Iterable[Line]) -> Iterator[Line]:
    """Give every text its address: its label, below those of what it lies in; else its number.

    Only texts without a label are numbered, and cells have a table, a row and a column, so that a sub-item or
    a row more does not change the addresses of the rest.
    """
    number, notes, taken, holders = 0, 0, set[str](), list[str]()
    for line in lines:
        block, word = line.block, _word(line.block.label)
        if block.form == "paragraph":
            holders = []
        elif block.form == "item":
            holders = [*holders[: block.level], *([word] if word else [])]
        if block.form in ("head", "cell"):
            anchor = block.anchor
        elif block.form == "caption":
            anchor = f"p{number}-caption"
        elif block.form == "footnote":
            notes += 1
            anchor = f"note-{word or notes}"
        elif block.form == "item" and word:
            anchor = "-".join(holders)
        else:
            number += 1
            anchor = f"p{number}" if number > 1 else ""
        if anchor in taken:
            others = (f"{anchor}-{again}" for again in count(2))
            anchor = next(each for each in chain([f"p{number}-{anchor}"], others) if each not in taken)
        taken.add(anchor)
        yield line.has(anchor=anchor)


def _word(label: str) -> str:
    """Return the letters and digits of a label that an address can have: ``（１）`` -> 1, ``1.2.`` -> 1-2."""
    return "-".join(re.findall("[a-z0-9]+", unicodedata.normalize("NFKC", label).lower()))


def _faults_of_figures(lines: Sequence[Line]) -> Iterator[Fault]:
    """Check that a figure has words, and is no address."""
    for line in lines:
        if line.block.form == "figure" and (not line.text or "://" in line.block.label):
            yield Fault(Problem.BODY_FORM, _FIGURE, line.number)


def _faults_of_footnotes(lines: Sequence[Line]) -> Iterator[Fault]:
    """Check that every mark has a footnote, and every footnote a mark."""
    notes = {line.block.label: line for line in lines if line.block.form == "footnote"}
    marks = {mark: line for line in lines for mark in MARK.findall(line.text)}
    for mark, line in marks.items():
        if mark not in notes:
            message = f"'[^{mark}]' has no footnote; write a line '[^{mark}]: TEXT' below the text"
            yield Fault(Problem.UNKNOWN_ID, message, line.number)
    for mark, line in notes.items():
        if not line.text:
            message = f"the footnote '[^{mark}]' has no text; write it on this line"
            yield Fault(Problem.EMPTY_BODY, message, line.number)
        if mark not in marks:
            message = f"no text has the mark of this footnote; write '[^{mark}]' where it belongs"
            yield Fault(Problem.UNUSED_ID, message, line.number)


@dataclass(frozen=True, slots=True)
class Group:
    """What is drawn together: the number of its first text, and what lies in it.

    The groups of a list are its items, whose own are the lists in them; those of a table are rows, and theirs
    cells; those of a figure its caption.
    """

    form: Form | Literal["list", "table", "row", "footnotes"]
    text: int
    groups: tuple["Group", ...] = ()


@cache  # most bodies are one of a few
def groups(blocks: tuple[Block, ...]) -> tuple[Group, ...]:
    """Return the structure of a body; its footnotes come last."""
    notes = [(index, block) for index, block in enumerate(blocks) if block.form == "footnote"]
    rest = [(index, block) for index, block in enumerate(blocks) if block.form != "footnote"]
    return (*_groups(rest), *_groups(notes))


def _groups(blocks: Sequence[tuple[int, Block]]) -> Iterator[Group]:
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and _belongs(blocks[end - 1][1], blocks[end][1]):
            continue
        run, (first, block) = blocks[start:end], blocks[start]
        start = end
        if block.form == "item":
            yield Group("list", first, tuple(_items(run)))
        elif block.form in ("head", "cell"):
            rows = [list(row) for _level, row in groupby(run, key=lambda each: each[1].level)]
            yield Group("table", first, tuple(Group("row", row[0][0], _leaves(row)) for row in rows))
        elif block.form == "footnote":
            yield Group("footnotes", first, _leaves(run))
        else:
            yield Group(block.form, first, _leaves(run[1:]))


def _belongs(before: Block, after: Block) -> bool:
    """Tell whether a block is in one list, table, figure or row of footnotes with the one before it."""
    if after.form in ("head", "cell"):
        return before.form in ("head", "cell") and before.anchor.split("-")[0] == after.anchor.split("-")[0]
    return (before.form, after.form) in {("item", "item"), ("figure", "caption"), ("footnote", "footnote")}


def _leaves(blocks: Iterable[tuple[int, Block]]) -> tuple[Group, ...]:
    return tuple(Group(block.form, index) for index, block in blocks)


def _items(blocks: Sequence[tuple[int, Block]]) -> Iterator[Group]:
    """Yield the items of a list; those of deeper levels are lists in the item before them."""
    level = blocks[0][1].level
    starts = [place for place, (_index, block) in enumerate(blocks) if place == 0 or block.level <= level]
    for start, end in pairwise([*starts, len(blocks)]):
        inner = blocks[start + 1 : end]
        lists = (Group("list", inner[0][0], tuple(_items(inner))),) if inner else ()
        yield Group("item", blocks[start][0], lists)
