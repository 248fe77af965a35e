"""The cover of an e-book: a picture with the title, who published the report, and when. Pure."""

import re
from collections.abc import Iterable, Sequence

from markupsafe import escape

from edition.report.scripts import HAN, is_wide

#: The width and height of the picture, and its margin.
_WIDTH, _HEIGHT, _MARGIN = 600, 800, 56
#: The length of a title that is set small.
_LONG = 120
#: What stays on one line if it can: a word; Han or katakana with the hiragana after it; with its brackets.
_WORD = re.compile(
    rf"[(（「『【“‘\[]*(?:[{HAN}]+|[\u30a0-\u30ff\u31f0-\u31ff]+|[^\s\u3000-\u9fff（）]+|.)[\u3041-\u309f]*"
    r"[)）」』】”’\]、。，．・,.:;!?！？]*\s*"
)


def _length(text: str) -> float:
    """Return the width of a text in ems, roughly."""
    return sum(1 if is_wide(character) else 0.6 for character in text)


def wrapped(text: str, ems: float) -> list[str]:
    """Divide a text into lines of at most ``ems``, between words where that is possible."""
    lines = [""]
    for word in _WORD.findall(text):
        pieces = [word] if _length(word.rstrip()) <= ems else list(word)
        for piece in pieces:
            if lines[-1] and _length(lines[-1] + piece.rstrip()) > ems:
                lines.append("")
            lines[-1] += piece
    return [line.strip() for line in lines]


def cover(titles: Sequence[tuple[str, str]], notes: Iterable[str], direction: str) -> str:
    """Return the picture as SVG.

    ``titles`` are those of the book, each with its language; ``notes`` stand at the foot, in the language of
    the first title, whose ``direction`` is ``ltr`` or ``rtl``.
    """
    place = _MARGIN if direction == "ltr" else _WIDTH - _MARGIN
    (language, _title), drawn, y = titles[0], list[str](), 90.0

    def put(text: str, size: int, code: str, weight: str = "normal") -> None:
        nonlocal y
        for line in wrapped(text, (_WIDTH - 2 * _MARGIN) / size):
            y += size * 1.4
            drawn.append(
                f'<text x="{place}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" xml:lang="{code}">'
                f"{escape(line)}</text>"
            )
        y += size * 0.7

    for number, (code, title) in enumerate(titles):
        put(title, (48, 28)[number] if len(title) < _LONG else 22, code, ("bold", "normal")[number])
    y = max(y, _HEIGHT * 0.68)
    for note in filter(None, notes):
        put(note, 22, language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * _WIDTH}" height="{2 * _HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" fill="#1a1a1a" direction="{direction}">\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n'
        f'<rect width="{_WIDTH}" height="20" fill="#1f3a5f"/>\n' + "\n".join(drawn) + "\n</svg>\n"
    )
