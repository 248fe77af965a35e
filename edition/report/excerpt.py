"""The first words of a text, for a reader who looks for one among many. Pure."""

import re
import unicodedata

from .scripts import HAN, is_wide

#: Where a text may be cut: after a mark, or else between words; in Japanese a word begins where a kanji or
#: katakana follows hiragana.
_MARK = re.compile(r"(?<=[、。，．；：）」』】])")
_WORD = re.compile(rf"(?<=[\u3041-\u309f])(?=[\u30a1-\u30fa{HAN}「『（【])|(?= )")
#: What an excerpt does not end with.
_LOOSE = " 、。，．；：,;:–—-（([「『“‘"


def excerpt(text: str, width: int = 52) -> str:
    """Return the beginning of a text, cut between words, with an ellipsis; all of it where it is short.

    ``width`` is in letters of the Latin script: by default, what stands beside the name of a recommendation.
    """
    end = taken = 0
    while end < len(text) and taken < width:
        taken += 1 + is_wide(text[end])
        end += 1
    if (end := letter_end(text, end)) == len(text):
        return text
    cut = _last(_MARK, text, end, end * 2 // 3) or _last(_WORD, text, end, end // 2) or end
    return text[:cut].rstrip(_LOOSE) + "…"


def letter_end(text: str, end: int) -> int:
    """Return where the letter that is cut at ``end`` ends, with its accents and vowel signs."""
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _last(pattern: re.Pattern[str], text: str, end: int, least: int) -> int:
    """Return the last place where a text may be cut, from ``least`` to ``end``; 0 for none."""
    return max((found.start() for found in pattern.finditer(text, least, end + 1)), default=0)
