"""The pages of an outline, in Markdown: an item of a numbered list is a directive, its body plain text."""

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator

from edition.report.body import BEGINS_ANOTHER, texts

from .names import Part
from .outline import Block, Document, Figure, Heading, Item, Paragraph, Table

_FOOTNOTE = re.compile(r"(\[\^[^\]\[\s]+\])")
#: What Markdown would read as markup inside a line, and at its beginning: there also the number of an item.
_MARKUP = re.compile(
    r"[`*\[\]{}]|\\(?=[!-/:-@\[-`{-~]|$)|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|~(?=~)"
)
_BEGINNING = re.compile(r"[-+](?=\s|$)|-{2}|=+$|#{1,6}|[>%]|:::|\+\+\+|\([^)\s]*\)=")
_NUMBER = re.compile(r"^\d{1,9}(?=[.)](?:\s|$))", re.ASCII)
_MARKER = re.compile(r"\d{1,9}[.)]", re.ASCII)
#: An alternative text in a body has no square brackets.
_ROUND = str.maketrans("[]", "()")
#: An item of a list in a body, above another one.
_ITEM = re.compile(r"(^ *- .*\n)\n(?= *- )", re.MULTILINE)


def pages(parts: Iterable[Part], document: Document, topic: str) -> dict[str, str]:
    """Return the pages by name; ``topic`` is that of every item. Adds to the notices."""
    found = {part.name: _page(part, document, topic) for part in parts}
    named = {mark for text in found.values() for mark in _FOOTNOTE.findall(text)}
    for mark, (line, text) in document.footnotes.items():
        if f"[^{mark}]" not in named:
            document.note(line, f"the footnote '{mark}' was left out: no text names it", text)
    return found


def _page(part: Part, document: Document, topic: str) -> str:
    levels, chunks, outside = list[int](), list[str](), list[str]()
    last: dict[str, int] = {}
    for block in (part.heading, *part.blocks):
        if isinstance(block, Item) and block.id:
            prefix, number = block.id.rpartition("-")[0], block.numbers[-1]
            follows = last.get(prefix, 0) + 1 == number
            chunks.append(_recommendation(block, document, topic, follows=follows))
            last |= {prefix: number} if chunks[-1] else {}
            continue
        if isinstance(block, Heading):
            levels = [*(level for level in levels if level < block.level), block.level]
            text = re.sub("#$", r"\#", escape(block.text, document.footnotes, beginning=False))
            chunks.append(f"({block.id})=\n{'#' * min(len(levels), 6)} {text}")
        else:
            chunks.append(_ordinary(block, document.footnotes))
        outside.append(chunks[-1])
    chunks += [f"[^{mark}]: {escape(text, document.footnotes)}" for mark, text in _notes(outside, document)]
    return "\n\n".join(filter(None, chunks)) + "\n"


def _notes(chunks: list[str], document: Document) -> Iterator[tuple[str, str]]:
    """Yield the marks and texts of the footnotes that a text names, and those that they name."""
    left, seen = _FOOTNOTE.findall("\n".join(chunks)), set[str]()
    for mark in left:
        name = mark[2:-1]
        if name in document.footnotes and name not in seen:
            seen.add(name)
            yield name, document.footnotes[name][1]
            left += _FOOTNOTE.findall(document.footnotes[name][1])


def escape(text: str, marks: Container[str], *, beginning: bool = True) -> str:
    """Return a text so that Markdown shows it as it is, but for the ``marks`` of footnotes.

    ``beginning`` tells that it begins a line.
    """
    pieces = _FOOTNOTE.split(text)
    found = "".join(piece if piece[2:-1] in marks else _MARKUP.sub(r"\\\g<0>", piece) for piece in pieces)
    if not beginning:
        return found
    return f"\\{found}" if _BEGINNING.match(found) else _NUMBER.sub(r"\g<0>\\", found)


def _rows(table: Table, write: Callable[[str], str]) -> str:
    columns = max(map(len, table.rows), default=0)
    rows = [[write(cell).replace("|", r"\|") for cell in row] for row in table.rows]
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], f"|{' --- |' * columns}", *lines[1:]])


def _ordinary(block: Block, marks: Container[str]) -> str:
    """Return a block outside of recommendations, in Markdown."""
    match block:
        case Item():
            line, rest = block.line_and_rest
            is_number = bool(_MARKER.fullmatch(block.label))
            marker = f"{block.label} " if is_number else "- "
            line = line.removeprefix(block.label).lstrip(" ") if is_number else line
            inside = filter(None, (escape(line, marks), *(_ordinary(each, marks) for each in rest)))
            # All lines but the first stand below the text of the first.
            return marker + re.sub(r"\n(?=[^\n])", "\n" + " " * len(marker), "\n\n".join(inside))
        case Table():
            return _rows(block, lambda cell: escape(cell, marks, beginning=False))
        case Figure():
            # Not as Markdown has it: its short form is switched off where a translation could bring it in.
            caption = f"\n{escape(block.caption, marks)}\n" if block.caption else ""
            alt = json.dumps(block.alt, ensure_ascii=False)
            return f":::{{figure}} {block.file}\n:alt: {alt}\n{caption}:::" if block.file else ""
        case Paragraph(is_quoted=True):
            return f"> {escape(block.text, marks)}"
        case Heading() | Paragraph():
            return escape(block.text, marks)


def _recommendation(item: Item, document: Document, topic: str, *, follows: bool) -> str:
    """Return the directive of an item; '' for one without text, which is noted.

    ``follows`` tells that its number is the next one, so that its id says it.
    """
    title, blocks = "", item.blocks
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph) and blocks[0].bold:
        title, blocks = blocks[0].text, blocks[1:]
    chunks = list(_body(blocks, document, 0))
    if not chunks:
        document.note(item.line, f"'{item.label}' was left out: it has no text", f"{item.label}{title}")
        return ""
    for mark in {*_FOOTNOTE.findall("\n".join(chunks))} - {f"[^{name}]" for name in document.footnotes}:
        document.note(item.line, f"'{mark}' has no footnote; write one, or the pages cannot be built")
    chunks += [f"[^{mark}]: {text}" for mark, text in _notes(chunks, document)]
    number = item.label if item.label[:1] in "(（" else item.label.rstrip(".．)）")
    is_told = follows and number == ".".join(map(str, item.numbers))
    options = [f":number: {number}"] * (not is_told) + [f":topics: {topic}"] * bool(topic)
    opening = f":::{{recommendation}} {item.id} {title}".rstrip()
    return "\n".join([opening, *options, "", _ITEM.sub(r"\1", "\n\n".join(chunks)), ":::"])


def _body(blocks: Iterable[Block], document: Document, depth: int) -> Iterator[str]:
    """Yield the blocks of a body as it is written."""
    for block in blocks:
        match block:
            case Item():
                line, rest = block.line_and_rest
                if line:
                    yield f"{'  ' * depth}- {line}"
                yield from _body(rest, document, depth + 1)
            case Table():
                yield _rows(block, str)
            case Figure() if block.file:
                alt = (block.alt or block.caption or block.file).translate(_ROUND)
                yield f"![{alt}]({block.file})" + f"\n: {block.caption}" * bool(block.caption)
            case Paragraph(is_quoted=True):
                yield f"> {block.text}"
            case Heading() | Paragraph():
                if depth:
                    document.note(block.line, "a second paragraph of a sub-item is now one of the whole item")
                yield from _plain(block, document)


def _plain(block: Heading | Paragraph, document: Document) -> Iterator[str]:
    """Yield a paragraph of a body, unless it would end the body."""
    if found := BEGINS_ANOTHER.match(block.text):
        document.note(block.line, f"a paragraph was left out: it begins with '{found[0]}'", block.text)
        return
    if [form.form for form, _text in texts(block.text)] != ["paragraph"]:
        document.note(block.line, f"'{block.text[:12]}' is not read as the text of a paragraph")
    yield block.text
