"""The reader of Word documents (.docx), with python-docx. The lines are the numbers of the paragraphs."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn

from .labels import numbers, with_items
from .lines import BREAK, Run, ends, joined, paragraphs, width
from .outline import Block, Document, DocumentError, Figure, Heading, Item, Paragraph, Table
from .word_numbers import Numbering, value

#: What python-docx and its parser of XML raise for a file that is no Word document.
_UNREADABLE = (
    *(BadZipFile, PackageNotFoundError, zlib.error, EOFError, NotImplementedError),
    *(KeyError, ValueError, TypeError, SyntaxError, RecursionError),
)
_DELETED = "deleted words were left out"
_LEFT_OUT = {"del": _DELETED, "moveFrom": _DELETED, "rt": "the reading of a word was left out"}
_NOTHING = ("pPr", "rPr", "Fallback")
_PRINTED = {"tab": " ", "noBreakHyphen": "\u2011", "cr": BREAK}
_DRAWINGS = ("drawing", "pict", "object")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"(?:\s+\\l\s+"([^"]*)")?')
#: Blank characters that may end a line.
_BLANK = re.compile("[^\\S \u3000\xa0]")
_BESIDE = {
    KINDS.HEADER: "what stands at the head of the pages was left out",
    KINDS.FOOTER: "what stands at the foot of the pages was left out",
    KINDS.COMMENTS: "the comments were left out",
}
#: The depth of what belongs to the item before it, however deep that is.
_DEEPEST = 1_000_000
#: How many columns a heading takes at most that is known by its bold letters only.
_SHORT = 60


def read(data: bytes) -> Document:
    """Return what a document says. Raises DocumentError."""
    try:
        return _Reader(docx.Document(BytesIO(data))).document
    except _UNREADABLE as error:
        kind = re.search("content type is '(.+)'", str(error))
        why = f"it is of the kind {kind[1]}" if kind else "it is damaged, or no such document"
        message = f"this cannot be read as a Word document (.docx): {why}; open it in Word, save it as .docx"
        raise DocumentError(message) from None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _behind(instruction: str, text: str) -> str:
    """Return what to write behind the text of a field: the address of a link, where the text is another."""
    found = _LINK.match(instruction)
    address = "#".join(filter(None, found.groups())) if found else ""
    return "" if text.endswith((address, address.removeprefix("mailto:"))) else f" ({address})"


def _indent(element: Any) -> int:
    """Return the indentation of a paragraph or a level, in twentieths of a point."""
    found = value(element, "w:pPr/w:ind", "w:left") or value(element, "w:pPr/w:ind", "w:start") or "0"
    return int(found) if found.isdecimal() else 0


def _own(element: Any, tag: str) -> list[Any]:
    """Return the rows of a table or the cells of a row, but not those of tables within it."""
    return [each for each in element.iter(qn(tag)) if next(each.iterancestors(element.tag)) is element]


class _Reader:
    """Walks a document, and notes what its pages will not show as it is."""

    def __init__(self, word: Any) -> None:
        self.word, self.document, self.line = word, Document(), 0
        #: What the ids of links and pictures mean, by the root of the part of the file that has them.
        self.relations = {word.element: word.part.rels}
        #: The open fields: what Word is to do, and what they show.
        self.fields: list[dict[str, str]] = []
        styles = word.styles.element.findall("w:style", nsmap)
        self.styles = {style.get(qn("w:styleId")): style for style in styles}
        self.numbering = Numbering(next(self._parts(KINDS.NUMBERING), ()))
        self.notes = {
            (_name(note), note.get(qn("w:id"))): note
            for part in self._parts(KINDS.FOOTNOTES, KINDS.ENDNOTES)
            for note in part
            if note.get(qn("w:type"), "normal") == "normal"
        }
        self.marks: dict[tuple[str, str], str] = {}
        #: The open items with their depths.
        self.stack: list[tuple[int, Item]] = []
        #: The pictures and text boxes of a paragraph or a table, which stand below it.
        self.below: list[Block] = []
        self.figure: Figure | None = None
        self._walk(word.element.body)
        self._guess_headings()
        self.document.blocks = with_items(self.document.blocks)
        self._read_beside()

    def _parts(self, *kinds: str) -> Iterator[Any]:
        """Yield the roots of the parts of a kind."""
        for relation in self.word.part.rels.values():
            if relation.reltype in kinds and not relation.is_external:
                root = parse_xml(relation.target_part.blob)
                self.relations[root] = relation.target_part.rels
                yield root

    def _note(self, sentence: str, left_out: str = "") -> None:
        self.document.note(self.line, sentence, left_out)

    def _guess_headings(self) -> None:
        """Take short paragraphs in bold for headings, in a document that has no styles of headings."""
        blocks = self.document.blocks
        if any(isinstance(block, Heading) for block in blocks):
            return
        for place, block in enumerate(blocks):
            if not isinstance(block, Paragraph) or not block.bold:
                continue
            if not ends(block.text) and width(block.text) <= _SHORT:
                message = f"'{block.text}' was taken for a heading: it is short and bold"
                self.document.note(block.line, message)
                blocks[place] = Heading(block.line, 1, block.text)

    def _read_beside(self) -> None:
        """Read the notes that a text names, and note all other text that is not in the document's body."""
        for key, note in self.notes.items():
            text = self._flat(note)
            if key in self.marks:
                self.document.add_footnote(self.marks[key], 1, text)
            else:
                self.document.note(1, "a note was left out: no text names it", text)
        for kind, sentence in _BESIDE.items():
            for text in filter(None, map(self._flat, self._parts(kind))):
                self.document.note(1, sentence, text)
        if boxes := " ".join(block.text for block in self.below if isinstance(block, Paragraph)):
            self.document.note(1, "a text box was left out: it is in a note or beside the pages", boxes)

    def _inside(self, container: Any) -> Iterator[tuple[str, Any]]:
        """Yield the elements in one with their names; those that are left out are noted."""
        for child in container:
            name = _name(child)
            if name in _LEFT_OUT:
                if text := "".join(each.text or "" for each in child.iter(qn("w:delText"), qn("w:t"))):
                    self._note(_LEFT_OUT[name], text)
            elif name not in _NOTHING:
                yield name, child

    def _walk(self, container: Any) -> None:
        """Add what a part of the document holds."""
        for name, child in self._inside(container):
            {"p": self._paragraph, "tbl": self._table}.get(name, self._walk)(child)

    def _add(self, block: Block, depth: int) -> None:
        """Add a block to the last item that is less deep; 0 is deep in none."""
        while self.stack and depth <= self.stack[-1][0]:
            self.stack.pop()
        (self.stack[-1][1].blocks if self.stack else self.document.blocks).append(block)
        if isinstance(block, Item):
            self.stack.append((depth, block))
        elif isinstance(block, Figure):
            self.document.figures.append(block)

    def _add_below(self, depth: int) -> None:
        for block in self.below:
            self._add(block, depth)
        self.below = []

    def _paragraph(self, element: Any) -> None:
        self.line += 1
        label, depth = self._label(element)
        runs = list(self._runs(element))
        for block in self._blocks(element, label, runs):
            self._add(block, depth)
        if joined(runs) or self.below:  # a caption stands directly below its picture
            self.figure = next((each for each in self.below if isinstance(each, Figure)), None)
        self._add_below(depth and depth + 1)

    def _blocks(self, element: Any, label: str | None, runs: list[Run]) -> list[Block]:
        """Return what a paragraph is, by its style."""
        text, style = joined(runs), self.styles.get(value(element, "w:pPr/w:pStyle"))
        name = "" if style is None else (value(style, "w:name") or "").lower()
        level = self._level(element, name)
        if not text:
            return []
        if name.startswith("toc"):
            self._note("a line of a table of contents was left out", text)
            return []
        if level is not None:
            return [Heading(self.line, level, f"{label or ''} {text}".strip())]
        if name == "caption" and label is None and self.figure:
            self.figure.caption = text
            return []
        found = paragraphs(self.document, self.line, runs)
        for paragraph in found:
            paragraph.is_quoted = "quote" in name
        return [*found] if label is None else [Item(self.line, label, numbers(label), [*found])]

    def _inherited(self, holder: Any, path: str) -> str | None:
        """Return a value of a paragraph, else of its style or one that this is based on."""
        found, style = value(holder, path), value(holder, "w:pPr/w:pStyle")
        for _style in self.styles:  # even where styles are based on each other
            if found is None and style in self.styles:
                holder = self.styles[style]
                found, style = value(holder, path), value(holder, "w:basedOn")
        return found

    def _level(self, element: Any, name: str) -> int | None:
        """Return the level of a heading; None for any other paragraph."""
        if name == "title":
            return 0
        by_name = re.fullmatch(r"heading ([1-9])", name)
        found = self._inherited(element, "w:pPr/w:outlineLvl")
        level = int(found) + 1 if found else int(by_name[1]) if by_name else None
        return None if level == 10 else level  # noqa: PLR2004 - the level of plain text

    def _label(self, element: Any) -> tuple[str | None, int]:
        """Return the label of a paragraph, None for one of no list, and its depth: 0 for one in no item."""
        own, style = self._inherited(element, "w:pPr/w:numPr/w:ilvl"), value(element, "w:pPr/w:pStyle") or ""
        number = self._inherited(element, "w:pPr/w:numPr/w:numId") or ""
        levels = self.numbering.levels.get(number, {})
        of_style = (depth for depth, level in levels.items() if value(level, "w:pStyle") == style)
        depth = int(own) if own else next(of_style, 0)
        label = self.numbering.label(number, depth) if depth in levels else None
        if label is None:
            return None, _DEEPEST if style.lower().startswith("list") or _indent(element) else 0
        is_deep = len(numbers(label)) < 2  # noqa: PLR2004 - '1.2' is no item within one
        return label, 1 + is_deep * (_indent(element) or _indent(levels[depth]) or depth)

    def _table(self, element: Any) -> None:
        line, rows = self.line + 1, list[list[str]]()
        for row in _own(element, "w:tr"):
            cells: list[str] = []
            for cell in _own(row, "w:tc"):
                cells.append(self._flat(cell))
                cells += [""] * (int(value(cell, "w:tcPr/w:gridSpan") or 1) - 1)
            rows.append(cells)
        self._add(Table(line, rows), 0)
        self._add_below(0)

    def _flat(self, container: Any) -> str:
        """Return the text of all paragraphs in a part of the document, on one line."""
        texts: list[str] = []
        for name, child in self._inside(container):
            if name == "p":
                self.line += 1
                texts += [self._label(child)[0] or "", joined(self._runs(child))]
            else:
                texts.append(self._flat(child))
        return " ".join(filter(None, texts))

    def _runs(self, element: Any, *, bold: bool = False) -> Iterator[Run]:
        """Yield the text in a paragraph; its pictures and text boxes will stand below."""
        for name, child in self._inside(element):
            own = child.find("w:rPr/w:b", nsmap)
            if name in _DRAWINGS:
                self._drawing(child)
            elif text := self._text(child, name):
                yield text, bold
            elif name in ("hyperlink", "fldSimple"):
                yield from self._link(child, bold=bold)
            else:
                is_bold = bold if own is None else own.get(qn("w:val")) not in ("0", "false")
                yield from self._runs(child, bold=is_bold)

    def _link(self, element: Any, *, bold: bool) -> Iterator[Run]:
        """Yield the text of a link or a field, and behind it the address."""
        runs = list(self._runs(element, bold=bold))
        yield from runs
        target, anchor = self._target(element, "r:id"), element.get(qn("w:anchor"), "")
        is_link = target is not None and target.is_external
        as_field = f'HYPERLINK "{target.target_ref}" \\l "{anchor}"' if is_link else ""
        yield _behind(as_field or element.get(qn("w:instr"), ""), joined(runs)), bold

    def _target(self, element: Any, name: str) -> Any:
        """Return what an attribute of an element leads to; None where it leads nowhere."""
        return self.relations[element.getroottree().getroot()].get(element.get(qn(name)))

    def _text(self, element: Any, name: str) -> str:
        """Return what an element of a run prints."""
        match name:
            case "t" | "instrText":
                text = _BLANK.sub(" ", element.text or "")
                if self.fields:
                    self.fields[-1][name] += text
                return text * (name == "t")
            case "fldChar" if element.get(qn("w:fldCharType")) == "begin":
                self.fields.append({"instrText": "", "t": ""})
            case "fldChar" if element.get(qn("w:fldCharType")) == "end" and self.fields:
                return _behind(*self.fields.pop().values())
            case "br":
                return BREAK if element.get(qn("w:type"), "textWrapping") == "textWrapping" else ""
            case "footnoteReference" | "endnoteReference":
                key = (name.removesuffix("Reference"), element.get(qn("w:id")))
                return f"[^{self.marks.setdefault(key, str(len(self.marks) + 1))}]" * (key in self.notes)
            case "sym":
                character = f"{element.get(qn('w:font'))} {element.get(qn('w:char'))}"
                self._note("a character of a font of symbols was left out", character)
        return _PRINTED.get(name, "")

    def _drawing(self, drawing: Any) -> None:
        """Read the pictures and the text boxes of a drawing."""
        about = drawing.find(".//wp:docPr", nsmap)
        alt = "" if about is None else about.get("descr") or about.get("title") or ""
        pictures, boxes = [*drawing.iter(qn("a:blip"))], [*drawing.iter(qn("w:txbxContent"))]
        if not pictures and not boxes:
            self._note("a drawing was left out: it is neither a picture nor a text box", alt)
        for picture in pictures:
            target = self._target(picture, "r:embed") or self._target(picture, "r:link")
            if target is None or target.is_external:
                address = "" if target is None else target.target_ref
                self._note("a picture was left out: the document does not hold it", address)
                continue
            name = target.target_part.partname.rpartition("/")[2]
            self.document.pictures[name] = target.target_part.blob
            self.below.append(Figure(self.line, name, " ".join(alt.split())))
        for box in boxes:
            self._note("the text of a text box stands below the paragraph that it is beside")
            self.below.append(Paragraph(self.line, self._flat(box)))
