"""The labels of items as reports print them, in text: ``1.``, ``１．``, ``(1)``, ``1.2.3``, ``①``."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from edition.report.body import ENCLOSED
from edition.report.scripts import HAN

from .outline import Block, Heading, Item, Paragraph

#: The forms, with what is in the first group as printed. A digit is one of any script.
_FORMS = [
    ("1.", re.compile(r"(\d{1,3}(?:[.．]\d{1,3})*[.．])(?!\d)\s*(?=\S)")),
    ("1.", re.compile(r"(\d{1,3}[.．])(?=(?:[1１][9９]|[2２][0０])\d\d(?!\d)|\d{1,2}つ)")),  # a year, a few
    ("1.", re.compile(r"(\d{1,3}(?:[.．]\d{1,3})+)\s+(?=\S)")),
    ("1.", re.compile(r"(\d{1,3})\u3000+(?=\S)")),
    ("1)", re.compile(r"(\d{1,3}[)）])\s*(?=\S)")),
    ("(1)", re.compile(r"([(（]\d{1,3}[)）])\s*(?=\S)")),
    ("①", re.compile(rf"([{ENCLOSED}])\s*(?=\S)")),
    ("(a)", re.compile(r"([(（][A-Za-z][)）])\s*(?=\S)")),
    ("a)", re.compile(r"([a-z][)）])\s+(?=\S)")),
    ("(i)", re.compile(r"([(（][ivx]+[)）])\s*(?=\S)")),
    ("ア", re.compile(r"([ァ-ヴ][．.]|[ァ-ヴ](?=\u3000))\s*(?=\S)")),
    ("（ア）", re.compile(r"([(（][ァ-ヴｱ-ﾝ][)）])\s*(?=\S)")),
    # A letter of any other alphabet; (株) and (注) are words.
    ("(가)", re.compile(rf"([(（][^\W\d_A-Za-zぁ-ヿｱ-ﾝ{HAN}][)）])\s*(?=\S)")),
    ("가.", re.compile(r"([가나다라마바사아자차카타파하][.．])\s+(?=\S)")),
]


#: What is a label only where it goes on with a list: '1.5' may be a number.
_BEFORE_A_DIGIT = re.compile(r"(\d{1,3}[.．])(?=\d)")


class Label(NamedTuple):
    """A label at the beginning of a text, and the rest of the text."""

    form: str
    printed: str
    numbers: tuple[int, ...]
    rest: str


def split_label(text: str) -> Label | None:
    """Return the label that a text begins with, or None."""
    for form, pattern in _FORMS:
        if found := pattern.match(text):
            return Label(form, found[1], numbers(found[1]), text[found.end() :])
    return None


def numbers(label: str) -> tuple[int, ...]:
    """Return the numbers of a label: ``１．２`` -> (1, 2), ``②`` -> (2,), ``(a)`` -> ()."""
    if len(label) == 1 and not label.isdecimal() and (value := unicodedata.numeric(label, None)):
        return (int(value),)
    return tuple(int(digits) for digits in re.findall(r"\d+", label))


def with_items(blocks: Iterable[Block], *, inside: bool = False) -> list[Block]:
    """Return the blocks with every paragraph that begins with a label as an item.

    What follows an item belongs to it up to the next label of its form or the next heading. A label of
    another form is that of an item within it. ``inside`` tells that the blocks are those of an item.
    """
    found: list[Block] = []
    stack: list[tuple[str, Item]] = []
    blocks = list(blocks)
    for block, label in zip(blocks, _labels(blocks), strict=True):
        if isinstance(block, Heading):
            stack.clear()
        forms = [form for form, _item in stack]
        if label and label.form == "(a)" and label.printed[1] in "ivx" and not _follows(label, stack):
            label = label._replace(form="(i)")  # noqa: PLW2901
        if label and label.form in forms:
            del stack[forms.index(label.form) :]
        elif label and not stack and not label.numbers and not inside:
            label = None  # noqa: PLW2901 - letters alone name no item of a report
        into = stack[-1][1].blocks if stack else found
        if label:
            assert isinstance(block, Paragraph)
            rest = Paragraph(block.line, label.rest)
            block = Item(block.line, label.printed, label.numbers, [rest])  # noqa: PLW2901
            stack.append((label.form, block))
        into.append(block)
    return found


def _labels(blocks: list[Block]) -> list[Label | None]:
    """Return the labels of blocks; a number before a digit is one where its neighbours count on from it."""
    texts = [each.text if isinstance(each, Paragraph) and not each.is_quoted else "" for each in blocks]
    found = [split_label(text) for text in texts]
    following = list[int]()
    for label in reversed(found):
        is_counted = label is not None and label.form == "1."
        following.append(label.numbers[-1] if label and is_counted else (following or [0])[-1])
    before = 0
    for at, (text, after) in enumerate(zip(texts, reversed(following), strict=True)):
        label, loose = found[at], _BEFORE_A_DIGIT.match(text)
        number = int(loose[1][:-1]) if loose else 0
        if not label and loose and number == before + 1 and (after == number + 1 or (before and not after)):
            found[at] = label = Label("1.", loose[1], (number,), text[loose.end() :])
        if isinstance(blocks[at], Heading):
            before = 0
        elif label and label.form == "1.":
            before = label.numbers[-1]
    return found


def _follows(label: Label, stack: list[tuple[str, Item]]) -> bool:
    """Tell whether a letter that may be a Roman numeral is the next letter of an open list."""
    last = [item.label[1] for form, item in stack if form == label.form]
    return bool(last) and ord(last[0]) + 1 == ord(label.printed[1])
