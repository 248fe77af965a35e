"""Where sentences end, and how the lines of one are joined, in any script."""

import re
from unicodedata import east_asian_width

_ENDS = ".。．!！?？:：;；…‥؟؛۔।"
#: The mark of a footnote, and how far from the end of a line it is looked for.
_MARK = re.compile(r"(?:\[\^\d+\])+$")
_NEAR = 40
_CLOSERS = "」』）)】〉》］]”’\"'"


def ends(text: str) -> bool:
    """Tell whether a sentence may end where a line ends."""
    text = _MARK.sub("", text[-_NEAR:])
    return (text.rstrip(_CLOSERS) or text)[-1:] in _ENDS


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high, so that no space stands beside it."""
    return east_asian_width(character) in "WF"


def gap(before: str, after: str) -> str:
    """Return what to write between two lines of a sentence: nothing between wide characters, else a space."""
    no_space = not before or not after or is_wide(before[-1]) or is_wide(after[0])
    broken_word = before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].islower()
    return "" if no_space or broken_word else " "


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) + sum(map(is_wide, text))
