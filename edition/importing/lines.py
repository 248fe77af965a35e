"""Where sentences end in any script, and how the lines of a paragraph become one."""

import re
from collections.abc import Iterable
from itertools import groupby

from edition.report.scripts import CLOSE, is_wide

from .outline import Document, Paragraph

#: Text and whether it is bold. A line feed in it is a blank, a line break in the document is ``BREAK``.
Run = tuple[str, bool]
BREAK = "\n\n"
_ENDS = ".。．!！?？:：;；…‥؟؛۔।"
#: The marks of footnotes, and how far from the end of a line they are looked for.
_MARKS, _NEAR = re.compile(r"(?:\[\^\d+\])+$"), 40
_CLOSERS = "」』）)】〉》］]”’\"'"


def ends(text: str) -> bool:
    """Tell whether a sentence may end where a line ends."""
    text = _MARKS.sub("", text[-_NEAR:])
    return (text.rstrip(_CLOSERS) or text)[-1:] in _ENDS


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) + sum(map(is_wide, text))


def gap(before: str, after: str) -> str:
    """Return what to write between two lines of a sentence: a space where their scripts have any."""
    broken_word = before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower()
    return "" if re.match(CLOSE, before[-1]) or re.match(CLOSE, after[0]) or broken_word else " "


def joined(runs: Iterable[Run]) -> str:
    """Return runs on one line."""
    pieces: list[str] = []
    for line in filter(None, map(str.strip, "".join(text for text, _bold in runs).split("\n"))):
        pieces += (gap(pieces[-1], line), line) if pieces else (line,)
    return "".join(pieces)


def paragraphs(document: Document, line: int, runs: Iterable[Run]) -> list[Paragraph]:
    """Return runs as paragraphs. A break that ends neither a sentence nor a heading in bold is a space."""
    found: list[Paragraph] = []
    for _is_break, group in groupby(runs, lambda run: run[0] == BREAK):
        segment = list(group)
        text, is_bold = joined(segment), all(bold or not text.strip() for text, bold in segment)
        if not text:
            continue
        is_new = not found or ends(found[-1].text) or (found[-1].bold and not is_bold)
        if found:
            became = "a new paragraph" if is_new else "a space"
            document.note(line, f"the line break before '{text[:12]}' became {became}")
        if is_new:
            found.append(Paragraph(line, text, is_bold))
        else:
            found[-1].text += gap(found[-1].text, text) + text
    return found
