"""How numbers are read in English. Pure."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from .number import DIGITS, ENGLISH_UNITS, Number

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_MONTHS = "january february march april may june july august september october november december"
#: Words that may stand for a number of the source, but say too little to be held against it.
_HINTS = {
    **dict.fromkeys(("one", "first", "once", "single"), 1),
    **dict.fromkeys(("two", "second", "secondly", "both", "twice", "double", "dual"), 2),
    **dict.fromkeys(("bilateral", "bilaterally", "half", "pair"), 2),
    **dict.fromkeys(("third", "triple", "trilateral", "trilaterally", "tripartite"), 3),
    "quarter": 4,
    **{word: value for value, word in enumerate(_MONTHS.split(), 1)},
}
_WORDS = {
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **{word: value for value, word in enumerate(_ORDINALS.split(), 1)},
    **{word: value * 10 for value, word in enumerate(_TENS.split(), 2)},
    "thirds": 3,
    "quarters": 4,
    **_HINTS,
}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"dozen": 12, "decade": 10, "decades": 10}
_CURRENCIES = {"$": "dollar", "¥": "yen", "€": "euro", "jpy": "yen", "usd": "dollar", "eur": "euro"}


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, in either case, which 'ſ' and 'ı' are not in ASCII."""
    return f"(?a:{'|'.join(sorted(words, key=len, reverse=True))})"


_WORD = rf"{_any_of(_TENS.split())}-{_any_of(_ONES.split())}|may(?=\s\d)|{_any_of(_WORDS.keys() - {'may'})}"
_NUMBER = re.compile(
    rf"(?P<currency>[$¥€]|\b(?:JPY|USD|EUR)\s)?"
    rf"(?:(?P<glued>[A-Za-z][-‐]?)?(?P<digits>{DIGITS})(?:st|nd|rd|th)?|\b(?P<word>{_WORD})\b)"
    rf"(?:[\s-](?P<scale>{_any_of(_SCALES)})\b)?"
    rf"(?:[\s-]?(?P<unit>{_any_of(ENGLISH_UNITS)})s?(?![a-z]))?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\b(?:Articles?|Chapter|Part|Section|World War|Title)\s(?P<roman>[IVXL]{1,7})\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of an English text: 11 trillion yen, 2 percent, three, Article VI, June."""
    text = re.sub("COVID-19", " ", text, flags=re.IGNORECASE)  # a name: its number says nothing
    for match in _ROMAN.finditer(text):
        yield Number(Decimal(_roman(match["roman"])), match[0])
    for match in _NUMBER.finditer(text):
        found = {name: (value or "").strip().lower() for name, value in match.groupdict().items()}
        word = found["word"]
        value = Decimal(found["digits"].replace(",", "") or sum(_WORDS[part] for part in word.split("-")))
        value *= _SCALES.get(found["scale"], 1)
        unit = ENGLISH_UNITS.get(found["unit"]) or _CURRENCIES.get(found["currency"], "")
        firm = bool(found["digits"]) and not found["glued"]
        yield Number(value, match[0].strip(), unit, firm, word in _HINTS)
