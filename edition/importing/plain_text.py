"""The reader of plain text: headings, items and page breaks are known by their looks. All of it is linear."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .labels import split_label, with_items
from .lines import ends, gap, width
from .outline import Block, Document, Heading, Item, Paragraph

_NUMERAL = r"(?:\d+|[〇一二三四五六七八九十百]+)"
#: The forms of a heading that is known wherever it stands.
_MARKED = {
    "part": re.compile(rf"第{_NUMERAL}[部編]|(?:part|PART|Part) (?:\d+|[IVX]+|One|Two|Three)\b"),
    "chapter": re.compile(rf"第{_NUMERAL}章|(?:chapter|CHAPTER|Chapter) (?:\d+|[IVX]+|One|Two|Three)\b"),
    "section": re.compile(rf"第{_NUMERAL}節"),
    "bracket": re.compile(r"(?:【[^】]*】|〔[^〕]*〕|［[^］]*］)$"),
}
#: Those that are headings only where they stand alone.
_ALONE = {
    "mark": re.compile(r"[○◯〇●■□◆◇▼▽★☆]"),
    "roman": re.compile(r"(?:[IVX]{1,5}|[Ⅰ-Ⅻ])(?:[.．、]\s*|\s+)(?=\S)"),
}
#: The ranks of the forms from the top. From 'plain' on, that is above which begins first.
_RANK = {"title": 0, "part": 1, "chapter": 2, "section": 3, "roman": 3, "plain": 4, "mark": 4, "1": 4}
_RANK |= {"bracket": 6, "2": 7, "3": 8, "4": 9, "other": 10}
_BULLET = re.compile(r"(?:[・•‣◦]\s*|[-*–] +)(?=\S)")
_NOTE = re.compile(r"[※＊]|[(（]?注")
_PAGE_NUMBER = re.compile(
    r"[-–—‐− ]*(?:(?:page|p\.?) *)?\d{1,4}(?: *(?:/|of) *\d{1,4})?(?:頁| *ページ)?[-–—‐− ]*",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"[.．…‥・·]{3,}\s*\d{1,4}$")
#: How many columns a heading that is only guessed takes at most, and a line of text that is broken by hand.
_SHORT, _BROKEN = 60, 120
#: Up to how many columns a line without a pause is more likely a name or a title than the part of a sentence.
_NO_SENTENCE = 40
_PAUSE = re.compile(r"[。、]|[.,;] ")
#: From this part of the widest line on, a line that ends a sentence may be in the middle of a paragraph.
_FULL = 0.8


class _Line(NamedTuple):
    number: int
    text: str
    indent: int
    after_blank: bool


def read(text: str) -> Document:
    """Return what a text says."""
    document = Document()
    lines = list(_lines(text, document))
    forms = [_form(lines, index) for index in range(len(lines))]
    if forms and forms[0] == "plain":
        forms[0] = "title"
    levels = _levels(forms)
    widest = max((width(line.text[: _BROKEN + 1]) for line in lines), default=0)
    found: list[Block] = []
    texts: list[tuple[Paragraph, list[str]]] = []  # every paragraph with its lines
    last: _Line | None = None  # where a paragraph may go on
    for line, form in zip(lines, forms, strict=True):
        if form:
            found.append(Heading(line.number, levels[form], line.text))
            if form not in ("title", *_MARKED):
                message = f"'{line.text}' was taken for a heading: it is short and stands alone"
                document.note(line.number, message)
        elif last and _continues(document, line, last, widest):
            texts[-1][1].extend((gap(last.text, line.text), line.text))
        else:
            paragraph, bullet = Paragraph(line.number, ""), _BULLET.match(line.text)
            found.append(Item(line.number, "", (), [paragraph]) if bullet else paragraph)
            texts.append((paragraph, [line.text[bullet.end() :] if bullet else line.text]))
        last = None if form else line
    for paragraph, pieces in texts:
        paragraph.text = "".join(pieces)
    document.blocks = with_items(found)
    return document


def _lines(text: str, document: Document) -> Iterator[_Line]:
    """Yield the lines that are not blank; numbers of pages and lines of a table of contents are left out."""
    blank = True
    for number, raw in enumerate(text.split("\n"), 1):
        for index, part in enumerate(raw.split("\f")):
            line = part.strip()
            blank = blank or bool(index)
            if line and len(line) <= _BROKEN and (_PAGE_NUMBER.fullmatch(line) or _CONTENTS.search(line)):
                what = (
                    "the number of a page"
                    if _PAGE_NUMBER.fullmatch(line)
                    else "a line of a table of contents"
                )
                document.note(number, f"{what} was left out", line)
                line = ""
            if line:
                yield _Line(number, line, len(part) - len(part.lstrip()), blank)
            blank = not line


def _form(lines: list[_Line], index: int) -> str:
    """Return the form of heading that a line has, or ''."""
    line = lines[index]
    if len(line.text) > _SHORT or index + 1 == len(lines):
        return ""
    marked = next((form for form, pattern in _MARKED.items() if pattern.match(line.text)), "")
    if marked and not ends(line.text):
        return marked
    if not _stands_alone(lines, index) or _BULLET.match(line.text) or _NOTE.match(line.text):
        return ""
    alone = next((form for form, pattern in _ALONE.items() if pattern.match(line.text)), "")
    return alone or _numbered(line, lines[index + 1]) or _plain(lines, index)


def _numbered(line: _Line, following: _Line) -> str:
    """Return the form of a heading with a number, by its depth; '' where the next line continues a list."""
    label, other = split_label(line.text), split_label(following.text)
    if not label or not label.numbers or (other and other.form == label.form):
        return ""
    depth = str(len(label.numbers)) if label.form == "1." else ""
    return depth if depth in _RANK else "other"


def _plain(lines: list[_Line], index: int) -> str:
    """Return the form of a heading without a mark: of several in a row, the first of all and the last."""
    is_followed = _stands_alone(lines, index + 1) and not _is_marked(lines[index + 1].text)
    return "" if split_label(lines[index].text) or (index and is_followed) else "plain"


def _is_marked(text: str) -> bool:
    patterns = (*_MARKED.values(), *_ALONE.values(), _BULLET, _NOTE)
    return any(pattern.match(text) for pattern in patterns) or split_label(text) is not None


def _stands_alone(lines: list[_Line], index: int) -> bool:
    """Tell whether a line is a short one between blank lines, and no sentence."""
    line, following = lines[index], lines[index + 1 : index + 2]
    if not line.after_blank or not following or (len(line.text) > _SHORT or width(line.text) > _SHORT):
        return False
    is_apart = following[0].after_blank or any(each.match(following[0].text) for each in _MARKED.values())
    is_calm = not ends(line.text) and not _PAUSE.search(line.text.partition(" ")[2] or line.text)
    return is_apart and is_calm and not line.text[0].islower()


def _levels(forms: list[str]) -> dict[str, int]:
    """Return the level of every form of heading: the lower ranks are in the order in which they begin."""
    ranks = [_RANK[form] for form in forms if form]
    ordered = sorted({*ranks}, key=lambda rank: (min(rank, _RANK["plain"]), ranks.index(rank)))
    return {form: ordered.index(_RANK[form]) + 1 for form in forms if form}


def _continues(document: Document, line: _Line, last: _Line, widest: int) -> bool:
    """Tell whether a line goes on with the paragraph of the last; a join over a blank line is noted."""
    if _BULLET.match(line.text) or _NOTE.match(line.text) or _ALONE["mark"].match(line.text):
        return False
    if (label := split_label(line.text)) and (ends(last.text) or line.after_blank or not label.numbers[1:]):
        return False  # else '1.5 million', in a sentence
    if not line.after_blank:
        is_full = widest <= _BROKEN and width(last.text) >= _FULL * widest
        return not ends(last.text) or (is_full and line.indent <= last.indent)
    if ends(last.text):
        return False
    if line.text[0].isupper() or (width(last.text) <= _NO_SENTENCE and not _PAUSE.search(last.text)):
        document.note(
            line.number, "the paragraph before this line does not end a sentence; is it to be joined?"
        )
        return False
    document.note(line.number, f"joined with the line before: '{last.text[-12:]}' does not end a sentence")
    return True
