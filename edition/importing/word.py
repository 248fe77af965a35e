"""The reader of Word documents (.docx), with python-docx. The lines are the numbers of the paragraphs."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn

from .breaks import joined, paragraphs
from .labels import numbers, with_items
from .outline import Block, Document, DocumentError, Figure, Heading, Item, Paragraph, Quotation, Table
from .sentences import ends, width
from .word_numbers import Numbering, indent, value

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = (qn("w:del"), qn("w:moveFrom"))
_MATHEMATICS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_TEXTS = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "\u2011"}
_NOTES = {
    qn("w:footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES,
    qn("w:endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES,
}
_BREAKS = (qn("w:br"), qn("w:cr"))
_DRAWINGS = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_PLAIN = (qn("w:pPr"), qn("w:rPr"), _ALTERNATE)
#: The depth of what belongs to the item before it, however deep that is.
_DEEPEST = 1_000_000
#: How many columns a heading takes at most that is known by its bold letters only.
_SHORT = 60


def read(data: bytes) -> Document:
    """Return what a document says. Raises DocumentError."""
    try:
        return _Reader(docx.Document(BytesIO(data))).read()
    except RecursionError:
        raise DocumentError("the document is nested too deeply") from None
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,  # of XML
    ) as error:
        raise DocumentError(f"this cannot be read as a Word document (.docx): {error}") from None


def _nested(blocks: Iterable[tuple[Block, int | None]]) -> list[Block]:
    """Put every block into the item that it belongs to: those with a depth into one that is less deep."""
    found: list[Block] = []
    stack: list[tuple[int, Item]] = []
    for block, depth in blocks:
        while stack and (depth is None or depth <= stack[-1][0]):
            stack.pop()
        (stack[-1][1].blocks if stack else found).append(block)
        if isinstance(block, Item) and depth is not None:
            stack.append((depth, block))
    return found


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, those in a content control too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (qn("w:tbl"), qn("w:tc"), *_DELETED):
            yield from _children(child, tag)


def _flat(block: Block) -> str:
    """Return the text of a block on one line."""
    match block:
        case Item():
            return " ".join(filter(None, (block.label, *map(_flat, block.blocks))))
        case Table() | Figure():
            return ""
    return block.text


class _Reader:
    """Walks a document, and notes what its pages will not show as it is."""

    def __init__(self, word: Any) -> None:
        self.word, self.document, self.line = word, Document(), 0
        self.styles = {
            style.get(qn("w:styleId")): style for style in word.styles.element.findall("w:style", nsmap)
        }
        self.numbering = Numbering(self._part(RELATIONSHIP_TYPE.NUMBERING), self.styles)
        #: The footnotes and endnotes, by kind and id.
        self.notes = {
            (kind, note.get(qn("w:id"))): note
            for kind in _NOTES.values()
            for note in (self._part(kind) if self._part(kind) is not None else ())
            if note.get(qn("w:type"), "normal") == "normal"
        }
        self.marks: dict[tuple[str, str], str] = {}
        self.figure: Figure | None = None

    def read(self) -> Document:
        """Return what the document says."""
        blocks = _nested(self._blocks(self.word.element.body))
        if not any(isinstance(block, Heading) for block in blocks):
            blocks = [self._guessed(block) for block in blocks]
        self.document.blocks = with_items(blocks)
        for key, note in self.notes.items():
            text = " ".join(self._lines(note))
            if key in self.marks:
                self.document.footnotes[self.marks[key]] = (self.line, text)
            else:
                self.document.note(self.line, "a note was left out: no text names it", text)
        for section in self.word.sections:
            for margin in (
                section.header,
                section.footer,
                section.first_page_header,
                section.first_page_footer,
            ):
                text = " ".join(self._lines(margin._element)) if not margin.is_linked_to_previous else ""  # noqa: SLF001 - has no other name
                if text:
                    self.document.note(1, "what stands at the head or foot of the pages was left out", text)
        for comment in self.word.comments:
            self.document.note(1, "a comment was left out", comment.text)
        return self.document

    def _part(self, kind: str) -> Any:
        """Return the root of a part of the document; None where it has none."""
        for relation in self.word.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                return parse_xml(relation.target_part.blob)
        return None

    def _guessed(self, block: Block) -> Block:
        """Return a heading for a short paragraph in bold, in a document that has no styles of headings."""
        if (
            not isinstance(block, Paragraph)
            or not block.bold
            or ends(block.text)
            or width(block.text) > _SHORT
        ):
            return block
        self.document.note(block.line, f"'{block.text}' was taken for a heading: it is short and bold")
        return Heading(block.line, 1, block.text)

    def _lines(self, container: Any) -> list[str]:
        """Return the texts of all paragraphs in a part of the document, each on one line."""
        found = [self._segments(paragraph)[0] for paragraph in container.iter(qn("w:p"))]
        return [joined(text for text, _bold in segments) for segments in found]

    def _blocks(self, container: Any) -> Iterator[tuple[Block, int | None]]:
        """Yield blocks, each with its depth: None where it belongs to no item before it."""
        for element in container:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in _DELETED:
                self._note_deleted(element)
            elif element.tag not in (qn("w:sectPr"), qn("w:tcPr"), qn("w:sdtPr")):
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[tuple[Block, int | None]]:
        self.line += 1
        line, style = self.line, value(element, "w:pPr/w:pStyle") or ""
        name = (value(self.styles[style], "w:name") or "").lower() if style in self.styles else ""
        label, depth = self._label(element, style)
        segments, below = self._segments(element)
        text = joined(text for text, _bold in segments)
        level = self._level(element, style, name)
        block: Block | None = None
        if name.startswith("toc"):
            self.document.note(line, "a line of a table of contents was left out", text)
        elif level is not None:
            block = Heading(line, level, f"{label or ''} {text}".strip())
        elif label is not None:
            inside = list[Block](paragraphs(self.document, line, segments))
            block = Item(line, label, numbers(label), inside) if inside else None
        elif text and "quote" in name:
            block = Quotation(line, text)
        elif text and name == "caption" and self.figure and not self.figure.caption:
            self.figure.caption = text
        elif text:
            depth = self._depth(element, name)
            *first, last = paragraphs(self.document, line, segments)
            yield from ((one, depth) for one in first)
            block = last
        if block:
            yield block, depth
        if text or below:  # a caption stands directly below its picture
            self.figure = next((each for each in below if isinstance(each, Figure)), None)
        yield from ((one, None if depth is None else depth + 1) for one in below)

    def _chain(self, style: str) -> Iterator[Any]:
        """Yield a style and those that it is based on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = value(self.styles[style], "w:basedOn") or ""

    def _level(self, element: Any, style: str, name: str) -> int | None:
        if name == "title":
            return 0
        for holder in (element, *self._chain(style)):
            if (found := value(holder, "w:pPr/w:outlineLvl")) is not None:
                return int(found) + 1 if int(found) < 9 else None  # noqa: PLR2004 - the level of plain text
        found_name = re.fullmatch(r"heading (\d)", name)
        return int(found_name[1]) if found_name else None

    def _label(self, element: Any, style: str) -> tuple[str | None, int | None]:
        """Return the label and the indentation of a paragraph of a list; (None, None) for any other."""
        for holder in (element, *self._chain(style)):
            if number := value(holder, "w:pPr/w:numPr/w:numId"):
                own = value(holder, "w:pPr/w:numPr/w:ilvl")
                depth = self.numbering.level(number, style) if own is None else int(own)
                label = self.numbering.label(number, depth)
                if label is None:
                    return None, None
                indents = (
                    *(indent(each) for each in (element, *self._chain(style))),
                    self.numbering.indent(number, depth),
                )
                return label, 0 if len(numbers(label)) > 1 else next(filter(None, indents), depth + 1)
        return None, None

    @staticmethod
    def _depth(element: Any, name: str) -> int | None:
        """Return a depth below any item for a paragraph that is set as the second one of an item."""
        return _DEEPEST if name.startswith("list") or indent(element) else None

    def _table(self, element: Any) -> Iterator[tuple[Block, int | None]]:
        line, rows, below = self.line + 1, list[list[str]](), list[Block]()
        for row in _children(element, qn("w:tr")):
            cells: list[str] = []
            for cell in _children(row, qn("w:tc")):
                texts = []
                for block, _depth in self._blocks(cell):
                    if isinstance(block, Table | Figure):
                        below.append(block)
                    else:
                        texts.append(_flat(block))
                cells.append(" ".join(texts))
                cells += [""] * (int(value(cell, "w:tcPr/w:gridSpan") or 1) - 1)
            rows.append(cells)
        look = element.find("w:tblPr/w:tblLook", nsmap)
        is_head = look is not None and look.get(qn("w:firstRow")) == "1"
        head = is_head or element.find("w:tr/w:trPr/w:tblHeader", nsmap) is not None
        yield Table(line, rows, head), None
        yield from ((block, None) for block in below)

    def _segments(self, paragraph: Any) -> tuple[list[tuple[str, bool]], list[Block]]:
        """Return the texts between line breaks, whether each is bold, and what stands beside them."""
        segments: list[tuple[list[str], list[bool]]] = [([], [])]
        below: list[Block] = []
        self._walk(paragraph, segments, below, bold=False)
        found = [(joined(["".join(texts)]), all(bold)) for texts, bold in segments]
        return found, below

    def _walk(
        self, element: Any, segments: list[tuple[list[str], list[bool]]], below: list[Block], *, bold: bool
    ) -> None:
        for child in element:
            if child.tag in _BREAKS:
                if child.get(qn("w:type"), "textWrapping") == "textWrapping":
                    segments.append(([], []))
            elif child.tag in _DRAWINGS:
                below += self._drawing(child)
            elif child.tag in _DELETED:
                self._note_deleted(child)
            elif text := self._text(child):
                segments[-1][0].append(text)
                segments[-1][1].append(bold or not text.strip())
            elif child.tag not in _PLAIN:
                is_bold = value(child, "w:rPr/w:b") not in ("0", "false") if _has_bold(child) else bold
                self._walk(child, segments, below, bold=is_bold)

    def _text(self, element: Any) -> str:
        """Return what an element of a run prints."""
        if element.tag in (qn("w:t"), _MATHEMATICS):
            return re.sub(r"\s", _blank, element.text or "")
        if element.tag in _NOTES:
            key = (_NOTES[element.tag], element.get(qn("w:id")))
            return f"[^{self.marks.setdefault(key, str(len(self.marks) + 1))}]" if key in self.notes else ""
        if element.tag == qn("w:sym"):
            character = f"{element.get(qn('w:font'))} {element.get(qn('w:char'))}"
            self.document.note(self.line, "a character of a font of symbols was left out", character)
        return _TEXTS.get(element.tag, "")

    def _drawing(self, drawing: Any) -> Iterator[Block]:
        """Yield the pictures and the text boxes of a drawing."""
        about = drawing.find(".//wp:docPr", nsmap)
        alt = "" if about is None else about.get("descr") or about.get("title") or ""
        blips = [each.get(qn("r:embed")) or each.get(qn("r:link")) for each in drawing.iter(qn("a:blip"))]
        for relation in (*blips, *(each.get(qn("r:id")) for each in drawing.iter(_VML_PICTURE))):
            target = self.word.part.rels.get(relation)
            if target is None or target.is_external:
                address = "" if target is None else target.target_ref
                self.document.note(
                    self.line, "a picture was left out: the document does not hold it", address
                )
                continue
            name = target.target_part.partname.rpartition("/")[2]
            self.document.pictures[name] = target.target_part.blob
            yield Figure(self.line, name, joined([alt]))
        for box in drawing.iter(qn("w:txbxContent")):
            self.document.note(
                self.line, "the text of a text box stands below the paragraph that it is beside"
            )
            yield from (block for block, _depth in self._blocks(box))

    def _note_deleted(self, element: Any) -> None:
        text = "".join(each.text or "" for each in element.iter(qn("w:delText"), qn("w:t")))
        if text:
            self.document.note(self.line, "deleted words were left out", text)


def _blank(found: re.Match[str]) -> str:
    """Return a blank character that ends no line."""
    return found[0] if found[0] in " \u3000\xa0" else " "


def _has_bold(run: Any) -> bool:
    return run.find("w:rPr/w:b", nsmap) is not None
