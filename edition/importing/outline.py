"""What a document says, whatever its format: blocks of plain text, each with the place it is from."""

from dataclasses import dataclass, field
from typing import NamedTuple


class DocumentError(ValueError):
    """A document or a map that cannot be used; the message says why."""


@dataclass(slots=True)
class Heading:
    """A heading; the levels are those of the document. Its id is chosen later."""

    line: int
    level: int
    text: str
    id: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph, on one line; ``bold`` where all of it is."""

    line: int
    text: str
    bold: bool = False
    is_quoted: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells; the first is the head."""

    line: int
    rows: list[list[str]]


@dataclass(slots=True)
class Figure:
    """A picture: where the document has it, and what it says of it."""

    line: int
    file: str
    alt: str
    caption: str = ""


@dataclass(slots=True)
class Item:
    """An item of a list: its label as printed ('' for a bullet), the numbers in it, and what it holds.

    Its id as a recommendation is chosen later.
    """

    line: int
    label: str
    numbers: tuple[int, ...]
    blocks: list["Block"]
    id: str = ""

    @property
    def line_and_rest(self) -> tuple[str, list["Block"]]:
        """The label with the first paragraph, as on one line, and what follows."""
        first = self.blocks[0] if self.blocks else None
        if isinstance(first, Paragraph) and not first.is_quoted:
            return f"{self.label} {first.text}".strip(), self.blocks[1:]
        return self.label, self.blocks


Block = Heading | Paragraph | Table | Figure | Item


class Notice(NamedTuple):
    """A sentence on what was not certain, or was left out: then with the text that no page has."""

    line: int
    sentence: str
    left_out: str = ""

    def __str__(self) -> str:
        return f"{self.line}: {self.sentence}" + f": {' '.join(self.left_out.split())}" * bool(self.left_out)


@dataclass(slots=True)
class Document:
    """What a reader returns: blocks, footnotes (line, text) by mark, and the pictures in the file by name.

    The figures are those among the blocks, however deep.
    """

    blocks: list[Block] = field(default_factory=list)
    footnotes: dict[str, tuple[int, str]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def note(self, line: int, sentence: str, left_out: str = "") -> None:
        """Add to what an editor must look at."""
        self.notices.append(Notice(line, sentence, left_out))

    def add_footnote(self, mark: str, line: int, text: str) -> None:
        """Add a footnote; one without text, and the second one of a mark, is noted instead."""
        if not text.strip():
            self.note(line, f"the footnote '{mark}' was left out: it has no text")
        elif mark in self.footnotes:
            self.note(line, "a second footnote with the same label was left out", text)
        else:
            self.footnotes[mark] = line, text
