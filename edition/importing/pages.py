"""The pages of an outline, in Markdown: an item of a numbered list is a directive, its body plain text."""

import json
import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from edition.report.body import texts

from .labels import shown
from .names import Part
from .outline import Block, Document, Figure, Heading, Item, Paragraph, Quotation, Table

_FOOTNOTE = re.compile(r"(\[\^[^\]\[\s]+\])")
#: What Markdown would read as markup inside a line, and at its beginning.
_MARKUP = re.compile(
    r"[`*\[]|\\(?=[!-/:-@\[-`{-~]|$)|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|~(?=~)"
)
_BEGINNING = re.compile(r"[-+](?=\s|$)|-{2}|=+$|#{1,6}(?=\s|$)|[>%]|:::|\+\+\+|\([^)\s]*\)=")
#: An alternative text in a body has no square brackets.
_ROUND = str.maketrans("[]", "()")
_MARKER = re.compile(r"\d{1,9}[.)]", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))", re.ASCII)


def pages(parts: Iterable[Part], document: Document, topic: str) -> dict[str, str]:
    """Return the pages by name; ``topic`` is that of every item. Adds to the notices."""
    found = {part.name: page(part, document, topic) for part in parts}
    named = {mark for text in found.values() for mark in _FOOTNOTE.findall(text)}
    for mark, (line, text) in document.footnotes.items():
        if f"[^{mark}]" not in named:
            document.note(line, f"the footnote '{mark}' was left out: no text names it", text)
    return found


def page(part: Part, document: Document, topic: str) -> str:
    """Return the page of a chapter."""
    marks = document.footnotes
    depths: list[int] = []
    last: dict[str, int] = {}
    chunks: list[str] = []
    outside: list[str] = []
    for block in (part.heading, *part.blocks):
        if isinstance(block, Item) and block.id:
            prefix, number = block.id.rpartition("-")[0], block.numbers[-1]
            follows = last.get(prefix, 0) + 1 == number
            chunks.append(_recommendation(block, document, topic, follows=follows))
            if chunks[-1]:
                last[prefix] = number
            continue
        if isinstance(block, Heading):
            depths = [*(depth for depth in depths if depth < block.level), block.level]
            text = re.sub("#$", r"\#", escape(block.text, marks, beginning=False))
            chunks.append(f"({block.id})=\n{'#' * min(len(depths), 6)} {text}")
        else:
            chunks.append(_ordinary(block, marks))
        outside.append(chunks[-1])
    chunks += [f"[^{mark}]: {escape(text, marks)}" for mark, text in _footnotes(outside, document)]
    return "\n\n".join(filter(None, chunks)) + "\n"


def _footnotes(chunks: list[str], document: Document) -> Iterator[tuple[str, str]]:
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
    if number := _NUMBER.match(found):
        return f"{number[0]}\\{found[number.end() :]}"
    return f"\\{found}" if _BEGINNING.match(found) else found


def _indented(text: str, columns: int) -> str:
    """Return a text with all its lines but the first indented."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * columns, text)


def _rows(table: Table, *, head: bool) -> str:
    """Return a table; ``head`` where it must have one."""
    rows = [[cell.replace("|", r"\|") for cell in row] for row in table.rows]
    columns = max(map(len, rows), default=0)
    if head and not table.head:
        rows.insert(0, [])
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in rows]
    if table.head or head:
        lines.insert(1, f"|{' --- |' * columns}")
    return "\n".join(lines)


def _ordinary(block: Block, marks: Container[str]) -> str:
    """Return a block outside of recommendations, in Markdown."""
    match block:
        case Item():
            is_number = bool(_MARKER.fullmatch(block.label))
            marker = f"{block.label} " if is_number else "- "
            line, rest = block.line_and_rest
            line = line.removeprefix(block.label).lstrip(" ") if is_number else line
            inside = filter(None, (escape(line, marks), *(_ordinary(each, marks) for each in rest)))
            return marker + _indented("\n\n".join(inside), len(marker))
        case Table():
            rows = [[escape(cell, marks, beginning=False) for cell in row] for row in block.rows]
            return _rows(Table(block.line, rows, block.head), head=True)
        case Figure():
            # Not as Markdown has it: its short form is switched off where a translation could bring it in.
            caption = f"\n{escape(block.caption, marks)}\n" if block.caption else ""
            alt = json.dumps(block.alt, ensure_ascii=False)
            return f":::{{figure}} {block.file}\n:alt: {alt}\n{caption}:::" if block.file else ""
        case Quotation():
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
    written = [text for text, _is_list in chunks]
    for mark in {*_FOOTNOTE.findall("\n".join(written))} - {f"[^{name}]" for name in document.footnotes}:
        document.note(item.line, f"'{mark}' has no footnote; write one, or the pages cannot be built")
    footnotes = _footnotes(written, document)
    chunks += [(f"[^{mark}]: {text}", False) for mark, text in footnotes]
    body = [chunks[0][0]]
    for (_text, was_list), (text, is_list) in pairwise(chunks):
        body += ("\n" if was_list and is_list else "\n\n", text)
    number = shown(item.label)
    is_told = follows and number == ".".join(map(str, item.numbers))
    options = [] if is_told else [f":number: {number}"]
    options += [f":topics: {topic}"] if topic else []
    opening = " ".join(filter(None, (f":::{{recommendation}} {item.id}", title)))
    return "\n".join([opening, *options, "", "".join(body), ":::"])


def _body(blocks: Iterable[Block], document: Document, depth: int) -> Iterator[tuple[str, bool]]:
    """Yield the blocks of a body as it is written, and whether each is an item of a list."""
    for block in blocks:
        match block:
            case Item():
                line, rest = block.line_and_rest
                if line:
                    yield f"{'  ' * depth}- {line}", True
                yield from _body(rest, document, depth + 1)
            case Table():
                yield _rows(block, head=False), False
            case Figure():
                if block.file:
                    alt = (block.alt or block.caption or block.file).translate(_ROUND)
                    caption = f"\n: {block.caption}" if block.caption else ""
                    yield f"![{alt}]({block.file}){caption}", False
            case Quotation():
                yield f"> {block.text}", False
            case Heading() | Paragraph():
                if depth:
                    document.note(block.line, "a second paragraph of a sub-item is now one of the whole item")
                yield from ((text, False) for text in _plain(block, document))


def _plain(block: Heading | Paragraph, document: Document) -> Iterator[str]:
    """Yield a paragraph of a body, unless it would end the body."""
    if block.text.startswith(":::"):
        document.note(block.line, "a paragraph was left out: it begins with ':::'", block.text)
        return
    if [form.form for form, _text in texts(block.text)] != ["paragraph"]:
        document.note(block.line, f"'{block.text[:12]}' is not read as the text of a paragraph")
    yield block.text
