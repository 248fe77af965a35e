"""The labels that Word prints before the paragraphs of a list, from its definitions of lists."""

import re
from collections import defaultdict
from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from docx.oxml.ns import nsmap, qn
from roman_numerals import RomanNumeral

_KANJI = ("", *"一二三四五六七八九")


def _kanji(number: int) -> str:
    """Write a number below a hundred: 21 -> 二十一."""
    tens, ones = divmod(number, 10)
    return f"{_KANJI[tens] if tens > 1 else ''}{'十' if tens else ''}{_KANJI[ones]}"


#: Forms of numbers, by how they are written: below a hundred.
_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": lambda number: ascii_lowercase[(number - 1) % 26] * ((number + 25) // 26),  # z, aa, bb
    "upperLetter": lambda number: ascii_uppercase[(number - 1) % 26] * ((number + 25) // 26),
    "lowerRoman": lambda number: RomanNumeral(number).to_lowercase(),
    "upperRoman": lambda number: RomanNumeral(number).to_uppercase(),
    **dict.fromkeys(("japaneseCounting", "chineseCounting", "ideographDigital"), _kanji),
}
#: The others, each with all that it has.
_DIGITS = {
    "aiueo": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "ganada": "가나다라마바사아자차카타파하",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
}
_MANY = 100
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def value(element: Any, path: str, name: str = "w:val") -> str | None:
    """Return an attribute of what is at a path below an element; None where there is none."""
    found = element.find(path, nsmap)
    return None if found is None else found.get(qn(name))


def written(number: int, form: str) -> str:
    """Write a number as Word does; in decimal digits where the form is not known or has no such number."""
    name = form.removesuffix("FullWidth")
    if name in _WRITERS and 0 < number < _MANY:
        return _WRITERS[name](number)
    if 0 < number <= len(digits := _DIGITS.get(name, "")):
        return digits[number - 1]
    return str(number).translate(_FULL_WIDTH if form.startswith("decimalFullWidth") else {})


class Numbering:
    """Counts the paragraphs of every list."""

    def __init__(self, root: Any) -> None:
        """``root`` defines the lists; it is empty where there are none."""
        found = [each for each in root if each.tag == qn("w:abstractNum")]
        styled = {value(each, "w:styleLink"): each for each in found}
        levels = {}
        for each in found:
            defined = styled.get(value(each, "w:numStyleLink") or "", each).findall("w:lvl", nsmap)
            levels[each.get(qn("w:abstractNumId"))] = {int(one.get(qn("w:ilvl"))): one for one in defined}
        #: By the number of a list: its levels, by depth.
        self.levels: dict[str, dict[int, Any]] = {}
        #: By the number of a list: what is counted, which is the same for lists of one definition.
        self._counts: dict[str, dict[int, int]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        counts: dict[str | None, dict[int, int]] = defaultdict(dict)
        for each in (each for each in root if each.tag == qn("w:num")):
            number, name = each.get(qn("w:numId")), value(each, "w:abstractNumId")
            self.levels[number], self._counts[number] = levels.get(name, {}), counts[name]
            for start in each.findall("w:lvlOverride", nsmap):
                depth = int(start.get(qn("w:ilvl")))
                self._starts[number, depth] = int(value(start, "w:startOverride") or 1)

    def label(self, number: str, depth: int) -> str | None:
        """Count a paragraph, and return its label: '' for a bullet, None where none is printed."""
        levels, counts = self.levels[number], self._counts[number]
        starts = {at: int(value(level, "w:start") or 1) for at, level in levels.items()}
        following = counts.get(depth, starts[depth] - 1) + 1
        counts[depth] = self._starts.pop((number, depth), following)  # once
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = value(levels[at], "w:numFmt") if at in levels else None
            return written(counts.get(at, starts.get(at, 0)), form or "decimal")

        text = re.sub(r"%(\d)", printed, value(levels[depth], "w:lvlText") or "")
        return "" if value(levels[depth], "w:numFmt") == "bullet" else text or None
