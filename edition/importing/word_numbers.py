"""The labels that Word prints before the paragraphs of a list, from its definitions of lists."""

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import nsmap, qn

_GOJUON = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_KANJI = "一二三四五六七八九十"
_DIGITS = {
    **dict.fromkeys(("aiueo", "aiueoFullWidth"), _GOJUON),
    **dict.fromkeys(("iroha", "irohaFullWidth"), _IROHA),
    **dict.fromkeys(("japaneseCounting", "chineseCounting", "ideographDigital"), _KANJI),
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def value(element: Any, path: str, name: str = "w:val") -> str | None:
    """Return an attribute of what is at a path below an element; None where there is none."""
    found = element.find(path, nsmap)
    return None if found is None else found.get(qn(name))


def indent(element: Any) -> int:
    """Return the indentation of a paragraph, a style or a level, in twentieths of a point."""
    found = value(element, "w:pPr/w:ind", "w:left") or value(element, "w:pPr/w:ind", "w:start") or "0"
    return int(found) if found.isdecimal() else 0


def written(number: int, form: str) -> str:
    """Write a number as Word does; in decimal digits where the form is not known or has no such number."""
    digits = _DIGITS.get(form, "")
    if number and number <= len(digits):
        return digits[number - 1]
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for size, letters in _ROMAN:
            roman += letters * (number // size)
            number %= size
        return roman.upper() if form == "upperRoman" else roman
    return str(number).translate(_FULL_WIDTH if form.startswith("decimalFullWidth") else {})


class Numbering:
    """Counts the paragraphs of every list."""

    def __init__(self, root: Any, styles: dict[str, Any]) -> None:
        """``root`` defines the lists; None where there are none. ``styles`` holds the styles by id."""
        found = [] if root is None else root.findall("w:abstractNum", nsmap)
        links = {each.get(qn("w:abstractNumId")): value(each, "w:numStyleLink") for each in found}
        self._levels = {
            each.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): level for level in each.findall("w:lvl", nsmap)
            }
            for each in found
        }
        numbers = [] if root is None else root.findall("w:num", nsmap)
        self._lists = {each.get(qn("w:numId")): value(each, "w:abstractNumId") for each in numbers}
        self._starts = {
            each.get(qn("w:numId")): {
                int(override.get(qn("w:ilvl"))): int(value(override, "w:startOverride") or 1)
                for override in each.findall("w:lvlOverride", nsmap)
            }
            for each in numbers
        }
        for name, link in links.items():  # a list that is defined by a style
            number = value(styles[link], "w:pPr/w:numPr/w:numId") if link in styles else None
            self._levels[name] = self._levels.get(self._lists.get(number)) or self._levels[name]
        self._counts: dict[str | None, dict[int, int]] = defaultdict(dict)

    def level(self, number: str, style: str) -> int:
        """Return the level of a list that belongs to a style."""
        levels = self._levels.get(self._lists.get(number), {})
        return next((depth for depth, level in levels.items() if value(level, "w:pStyle") == style), 0)

    def indent(self, number: str, depth: int) -> int:
        """Return the indentation of a level of a list."""
        level = self._levels.get(self._lists.get(number), {}).get(depth)
        return 0 if level is None else indent(level)

    def label(self, number: str, depth: int) -> str | None:
        """Count a paragraph, and return its label: '' for a bullet, None for a paragraph of no list."""
        name = self._lists.get(number)
        levels = self._levels.get(name, {})
        if depth not in levels:
            return None
        counts = self._counts[name]
        if depth in self._starts[number]:  # once
            counts[depth] = self._starts[number].pop(depth) - 1
        counts[depth] = counts.get(depth, self._start(levels[depth]) - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        form, text = value(levels[depth], "w:numFmt"), value(levels[depth], "w:lvlText") or ""
        if form == "bullet":
            return ""

        def one(found: re.Match[str]) -> str:
            level = levels.get(int(found[1]) - 1)
            if level is None:
                return ""
            counted = counts.get(int(found[1]) - 1, self._start(level))
            return written(counted, value(level, "w:numFmt") or "decimal")

        return re.sub(r"%(\d)", one, text) or None

    @staticmethod
    def _start(level: Any) -> int:
        return int(value(level, "w:start") or 1)
