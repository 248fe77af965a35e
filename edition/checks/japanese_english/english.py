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
    **dict.fromkeys(("a", "an"), 1),  # before a scale: a hundred, a decade
    **dict.fromkeys(
        ("two", "second", "secondly", "both", "twice", "dual", "pair", "bilateral", "bilaterally"), 2
    ),
    **dict.fromkeys(("half", "halve", "halves", "halved", "halving", "every other", "biennial"), 2),
    **dict.fromkeys(("double", "doubles", "doubled", "doubling"), 2),
    **dict.fromkeys(
        ("third", "triple", "tripled", "tripling", "trilateral", "trilaterally", "tripartite"), 3
    ),
    **dict.fromkeys(("quarter", "quadruple", "quadrupled"), 4),
    **dict.fromkeys(("teens", "teenage", "teenager", "teenagers"), 10),
    **dict.fromkeys(("around the clock", "round-the-clock", "around-the-clock"), 24),
    **{word: value for value, word in enumerate(_MONTHS.split(), 1)},
}
_WORDS = {
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **{word: value for value, word in enumerate(_ORDINALS.split(), 1)},
    **{word: value * 10 for value, word in enumerate(_TENS.split(), 2)},
    **{f"{word[:-1]}ies": value * 10 for value, word in enumerate(_TENS.split(), 2)},  # in their twenties
    **{f"{word}s": value for value, word in enumerate(_ORDINALS.split()[2:], 3)},  # two thirds
    **{f"{word}fold": value for value, word in enumerate(f"{_ONES} ten".split(), 1)},
    "quarters": 4,
    **_HINTS,
}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"dozen": 12, "decade": 10, "decades": 10, "century": 100, "centuries": 100}
_CURRENCIES = {"$": "dollar", "¥": "yen", "€": "euro", "jpy": "yen", "usd": "dollar", "eur": "euro"}


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, in either case, which 'ſ' and 'ı' are not in ASCII."""
    return f"(?a:{'|'.join(sorted(words, key=len, reverse=True))})"


_WORD = (
    rf"{_any_of(_TENS.split())}-{_any_of(_ONES.split())}|may(?=\s\d)|an?(?=[\s-]{_any_of(_SCALES)}\b)"
    rf"|{_any_of(_WORDS.keys() - {'may', 'a', 'an'})}"
)
#: What is said of a number without it: half a million, one and a half, seven in ten.
_HALF_OF = re.compile(rf"\bhalf[\s-](?:an?[\s-])?(?P<scale>{_any_of(_SCALES)})\b", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"\b(?P<whole>\d{{1,3}}|{_any_of(_ONES.split())}) and a half\b", re.IGNORECASE)
_IN_TEN = re.compile(
    rf"\b(?P<part>[1-9]|{_any_of(_ONES.split())})(?:[\s-](?:in|out of)[\s-](?:ten|10)|[\s-]tenths)\b",
    re.IGNORECASE,
)
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


def _small(text: str) -> Decimal:
    """Return the value of a numeral, or of a word up to nine."""
    return Decimal(text if text.isdigit() else _WORDS[text.lower()])


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of an English text: 11 trillion yen, 2 percent, three, Article VI, June."""
    text = re.sub("COVID-19", " ", text, flags=re.IGNORECASE)  # a name: its number says nothing
    for match in _ROMAN.finditer(text):
        yield Number(Decimal(_roman(match["roman"])), match[0])
    for match in _HALF_OF.finditer(text):
        yield Number(Decimal(_SCALES[match["scale"].lower()]) / 2, match[0], hint=True)
    for match in _AND_A_HALF.finditer(text):
        yield Number(_small(match["whole"]) + Decimal("0.5"), match[0], hint=True)
    for match in _IN_TEN.finditer(text):
        yield Number(_small(match["part"]) * 10, match[0], "%", hint=True)
    for match in _NUMBER.finditer(text):
        found = {name: (value or "").strip().lower() for name, value in match.groupdict().items()}
        word = found["word"]
        value = Decimal(found["digits"].replace(",", "") or sum(_WORDS[part] for part in word.split("-")))
        value *= _SCALES.get(found["scale"], 1)
        unit = ENGLISH_UNITS.get(found["unit"]) or _CURRENCIES.get(found["currency"], "")
        unit = "hour" if "clock" in word else unit
        firm = bool(found["digits"]) and not found["glued"]
        yield Number(value, match[0].strip(), unit, firm, word in _HINTS)
