"""The labels that Word prints before the paragraphs of a list, from its definitions of lists."""

import re
from collections import defaultdict
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from docx.oxml.ns import nsmap, qn

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_DIGITS = {
    "aiueo": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    **dict.fromkeys(("japaneseCounting", "chineseCounting", "ideographDigital"), "一二三四五六七八九十"),
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerLetter": ascii_lowercase,
    "upperLetter": ascii_uppercase,
    "lowerRoman": _ROMAN.split(),
    "upperRoman": _ROMAN.upper().split(),
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def value(element: Any, path: str, name: str = "w:val") -> str | None:
    """Return an attribute of what is at a path below an element; None where there is none."""
    found = element.find(path, nsmap)
    return None if found is None else found.get(qn(name))


def written(number: int, form: str) -> str:
    """Write a number as Word does; in decimal digits where the form is not known or has no such number."""
    digits = _DIGITS.get(form.removesuffix("FullWidth"), "")
    if 0 < number <= len(digits):
        return digits[number - 1]
    return str(number).translate(_FULL_WIDTH if form.startswith("decimalFullWidth") else {})


class Numbering:
    """Counts the paragraphs of every list."""

    def __init__(self, root: Any) -> None:
        """``root`` defines the lists; it is empty where there are none."""
        found = [each for each in root if each.tag == qn("w:abstractNum")]
        styled = {value(each, "w:styleLink"): each for each in found}
        levels = {
            each.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): level
                for level in styled.get(value(each, "w:numStyleLink") or "", each).findall("w:lvl", nsmap)
            }
            for each in found
        }
        lists = {each.get(qn("w:numId")): each for each in root if each.tag == qn("w:num")}
        #: The lists that are counted together have one name.
        self._names = {number: value(each, "w:abstractNumId") for number, each in lists.items()}
        self._levels = {number: levels.get(name, {}) for number, name in self._names.items()}
        self._starts = {
            (number, int(override.get(qn("w:ilvl")))): int(value(override, "w:startOverride") or 1)
            for number, each in lists.items()
            for override in each.findall("w:lvlOverride", nsmap)
        }
        self._counts: dict[str | None, dict[int, int]] = defaultdict(dict)

    def depth(self, number: str, style: str | None) -> int:
        """Return the depth of the level of a list that belongs to a style."""
        levels = self._levels.get(number, {}).items()
        return next((depth for depth, level in levels if value(level, "w:pStyle") == style), 0)

    def level(self, number: str, depth: int) -> Any:
        """Return the definition of a level of a list; None where it has no such level."""
        return self._levels.get(number, {}).get(depth)

    def label(self, number: str, depth: int) -> str | None:
        """Count a paragraph, and return its label: '' for a bullet, None where none is printed."""
        levels, counts = self._levels[number], self._counts[self._names[number]]

        def start(depth: int) -> int:
            return int(value(levels[depth], "w:start") or 1) if depth in levels else 0

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = value(levels[at], "w:numFmt") if at in levels else ""
            return written(counts.get(at, start(at)), form or "decimal")

        first = self._starts.pop((number, depth), None)  # once
        counts[depth] = first if first is not None else counts.get(depth, start(depth) - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        text = re.sub(r"%(\d)", printed, value(levels[depth], "w:lvlText") or "")
        return "" if value(levels[depth], "w:numFmt") == "bullet" else text or None
