"""The reader of plain text: headings, items and page breaks are known by their looks. All of it is linear."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .labels import split_label, with_items
from .lines import ends, gap, width
from .outline import Block, Document, Heading, Item, Paragraph

_NUMERAL = r"(?:\d+|[〇一二三四五六七八九十百]+)"
_NUMBER = r"(?:\d+|[IVX]+|One|Two|Three)\b"
#: What a line begins with that says what it is: the forms of a heading, a bullet, a note.
_SIGNS = re.compile(
    rf"""(?P<part>第{_NUMERAL}[部編]|(?:part|PART|Part)[ ]{_NUMBER})
    |(?P<chapter>第{_NUMERAL}章|(?:chapter|CHAPTER|Chapter)[ ]{_NUMBER})
    |(?P<section>第{_NUMERAL}節)
    |(?P<bracket>(?:【[^】]*】|〔[^〕]*〕|［[^］]*］)$)
    |(?P<mark>[○◯〇●■□◆◇▼▽★☆])
    |(?P<roman>(?:[IVX]{{1,5}}|[Ⅰ-Ⅻ])(?:[.．、]\s*|\s+)(?=\S))
    |(?P<bullet>(?:[・•‣◦]\s*|[-*–][ ]+)(?=\S))
    |(?P<note>[※＊]|[(（]?注)""",
    re.VERBOSE,
)
#: The forms of a heading that is known wherever it stands.
_ANYWHERE = ("part", "chapter", "section", "bracket")
#: The ranks of the forms from the top. From 'plain' on, that is above which begins first.
_RANK = {"title": 0, "part": 1, "chapter": 2, "section": 3, "roman": 3, "plain": 4, "mark": 4, "1": 4}
_RANK |= {"bracket": 6, "2": 7, "3": 8, "4": 9, "other": 10}
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
    #: The name of its sign, 'label' where it begins with one, or ''.
    sign: str


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
            if form not in ("title", *_ANYWHERE):
                message = f"'{line.text}' was taken for a heading: it is short and stands alone"
                document.note(line.number, message)
        elif last and _continues(document, line, last, widest):
            texts[-1][1].extend((gap(last.text, line.text), line.text))
        else:
            paragraph, is_bullet = Paragraph(line.number, ""), line.sign == "bullet"
            found.append(Item(line.number, "", (), [paragraph]) if is_bullet else paragraph)
            texts.append((paragraph, [_SIGNS.sub("", line.text, 1) if is_bullet else line.text]))
        last = None if form else line
    for paragraph, pieces in texts:
        paragraph.text = "".join(pieces)
    if texts and found[0] is texts[0][0] and texts[0][1][1:] and not ends(found[0].text):
        message = (
            "the lines at the top were joined; if they are a title, write it on one line, a blank one below"
        )
        document.note(found[0].line, message)
    document.blocks = with_items(found)
    return document


def _lines(text: str, document: Document) -> Iterator[_Line]:
    """Yield the lines that are not blank; numbers of pages and lines of a table of contents are left out."""
    blank = True
    for number, raw in enumerate(text.split("\n"), 1):
        for index, part in enumerate(raw.split("\f")):
            line = part.strip()
            blank = blank or bool(index)
            is_number = _PAGE_NUMBER.fullmatch(line)
            if line and len(line) <= _BROKEN and (is_number or _CONTENTS.search(line)):
                what = "the number of a page" if is_number else "a line of a table of contents"
                document.note(number, f"{what} was left out", line)
                line = ""
            if line:
                sign = _SIGNS.match(line)
                name = sign.lastgroup or "" if sign else "label" * bool(split_label(line))
                yield _Line(number, line, len(part) - len(part.lstrip()), blank, name)
            blank = not line


def _form(lines: list[_Line], index: int) -> str:
    """Return the form of heading that a line has, or ''."""
    line = lines[index]
    if len(line.text) > _SHORT or index + 1 == len(lines):
        return ""
    if line.sign in _ANYWHERE and not ends(line.text):
        return line.sign
    if not _stands_alone(lines, index) or line.sign in ("bullet", "note"):
        return ""
    if line.sign == "label":
        return _numbered(line, lines[index + 1])
    # Of several in a row, the first of all and the last are headings.
    is_followed = _stands_alone(lines, index + 1) and not lines[index + 1].sign
    return line.sign or ("" if index and is_followed else "plain")


def _numbered(line: _Line, following: _Line) -> str:
    """Return the form of a heading with a number, by its depth; '' where the next line continues a list."""
    label, other = split_label(line.text), split_label(following.text)
    if not label or not label.numbers or (other and other.form == label.form):
        return ""
    depth = str(len(label.numbers)) if label.form == "1." else ""
    return depth if depth in _RANK else "other"


def _stands_alone(lines: list[_Line], index: int) -> bool:
    """Tell whether a line is a short one between blank lines, and no sentence."""
    line, following = lines[index], lines[index + 1 : index + 2]
    if not line.after_blank or not following or (len(line.text) > _SHORT or width(line.text) > _SHORT):
        return False
    is_apart = following[0].after_blank or following[0].sign in _ANYWHERE
    is_calm = not ends(line.text) and not _PAUSE.search(line.text.partition(" ")[2] or line.text)
    return is_apart and is_calm and not line.text[0].islower()


def _levels(forms: list[str]) -> dict[str, int]:
    """Return the level of every form of heading: the lower ranks are in the order in which they begin."""
    ranks = [_RANK[form] for form in forms if form]
    ordered = sorted({*ranks}, key=lambda rank: (min(rank, _RANK["plain"]), ranks.index(rank)))
    return {form: ordered.index(_RANK[form]) + 1 for form in forms if form}


def _continues(document: Document, line: _Line, last: _Line, widest: int) -> bool:
    """Tell whether a line goes on with the paragraph of the last; a join over a blank line is noted."""
    if line.sign in ("bullet", "note", "mark"):
        return False
    if (label := split_label(line.text)) and (ends(last.text) or line.after_blank or not label.numbers[1:]):
        return False  # else '1.5 million', in a sentence
    if not line.after_blank:
        is_full = widest <= _BROKEN and width(last.text) >= _FULL * widest
        return not ends(last.text) or (is_full and line.indent <= last.indent)
    if ends(last.text):
        return False
    if line.text[0].isupper() or (width(last.text) <= _NO_SENTENCE and not _PAUSE.search(last.text)):
        message = "the paragraph before this line does not end a sentence; is it to be joined?"
        document.note(line.number, message)
        return False
    document.note(line.number, f"joined with the line before: '{last.text[-12:]}' does not end a sentence")
    return True
