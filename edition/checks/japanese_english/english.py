"""How numbers are read in English. Pure."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from edition.checks.numbers import Number, any_of, digits, roman

_UNITS = {
    **dict.fromkeys(("%", "percent", "per cent", "percentage point"), "%"),
    **{unit: unit for unit in ("yen", "dollar", "euro", "nautical mile", "hour", "day", "week", "month")},
    **dict.fromkeys(("km", "kilometer", "kilometre"), "km"),
    **dict.fromkeys(("meter", "metre"), "meter"),
}
_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST = "first second third fourth fifth sixth seventh eighth ninth"
_TENTH = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_MONTHS = "january february march april may june july august september october november december"
_ORDINALS = {word: value for value, word in enumerate(f"{_FIRST} {_TENTH}".split(), 1)}
_ORDINALS |= {f"{word[:-1]}ieth": value * 10 for value, word in enumerate(_TENS.split(), 2)}
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
        ("third", "triple", "tripled", "tripling", "trilateral", "trilaterally", "tripartite", "quarterly"), 3
    ),
    **dict.fromkeys(("quarter", "quarters", "quadruple", "quadrupled"), 4),
    **dict.fromkeys(("decade", "decades", "teens", "teenage", "teenager", "teenagers"), 10),
    "fifth": 5,
    "tenth": 10,
    "dozen": 12,
    **dict.fromkeys(("around the clock", "round-the-clock", "around-the-clock"), 24),
    **dict.fromkeys(("century", "centuries"), 100),
    **{word: value for value, word in enumerate(_MONTHS.split(), 1)},
}
_WORDS = {
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **_ORDINALS,
    **{word: value * 10 for value, word in enumerate(_TENS.split(), 2)},
    **{f"{word[:-1]}ies": value * 10 for value, word in enumerate(_TENS.split(), 2)},  # in their twenties
    **{f"{word}s": _ORDINALS[word] for word in [*_ORDINALS][2:]},  # two thirds
    **{f"{word}fold": value for value, word in enumerate(f"{_ONES} ten".split(), 1)},
    **_HINTS,
}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SPANS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100}
_SCALES = {"hundred": 10**2, "dozen": 12, **_LARGE, **_SPANS, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_CURRENCIES = {"$": "dollar", "¥": "yen", "€": "euro", "jpy": "yen", "usd": "dollar", "eur": "euro"}
#: What may be said otherwise elsewhere: a half is 50%, around the clock 365 days.
_ALSO = {"hal(?:f|v)": "50%", "quarter": "25%", "three[ -]quarters": "75%", "fifth": "20%", "tenth": "10%"}
_ALSO |= {"24/7|a?round[ -]the[ -]clock": "365"}


def _any_of(words: Collection[str]) -> str:
    """Return an expression for any of the words, in either case, which 'ſ' and 'ı' are not in ASCII."""
    return f"(?a:{any_of(words)})"


_UNIT = rf"(?P<unit>{_any_of(_UNITS)})s?(?![a-z])"
_COMPOSED = rf"{_any_of(_TENS.split())}-{_any_of((_ONES + ' ' + _FIRST).split())}"
_WORD = (
    rf"{_COMPOSED}|(?-i:May)|may(?=\s\d)|an?(?=[\s-]{_any_of(_SCALES)}\b)"
    rf"|{_any_of(_WORDS.keys() - {'may', 'a', 'an'})}"
)
#: What is said of a number without it: half a million, one and a half, seven in ten.
_HALF_OF = re.compile(rf"\bhalf[\s-](?:an?[\s-])?(?P<scale>{_any_of(_SCALES)})\b", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"\b(?P<whole>\d{{1,3}}|{_any_of(_ONES.split())}) and a half\b", re.IGNORECASE)
_IN_TEN = re.compile(
    rf"\b(?P<part>[1-9]|{_any_of(_ONES.split())})(?:[\s-](?:in|out of)[\s-](?:ten|10)|[\s-]tenths)\b",
    re.IGNORECASE,
)
#: The first number of '2 to 3 percent' and '3 to 4 million', which has the unit and scale of the second.
_RANGE = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{1,9}})?)(?=(?:\sto\s|\sand\s|\sor\s|[–-])(?:{digits()})"
    rf"(?P<scale>\s(?:{_any_of(_LARGE)})\b)?(?:\s?{_UNIT})?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?P<currency>[$¥€]|\b(?:JPY|USD|EUR)\s)?"
    rf"(?:(?P<glued>[A-Za-z][-‐]?)?(?P<digits>{digits()})(?P<nth>st|nd|rd|th)?|\b(?P<word>{_WORD})\b)"
    rf"(?:[\s-]?(?P<scale>{_any_of(_SCALES)})\b"
    rf"(?:(?<=hundred)(?:\sand)?\s(?P<rest>{_COMPOSED}|{_any_of(f'{_ONES} {_TEENS} {_TENS}'.split())})\b)?"
    rf"(?:\s(?P<large>{_any_of(_LARGE)})\b)?)?"
    rf"(?:[\s-]?{_UNIT})?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\b(?:Articles?|Chapter|Part|Section|World War|Title)\s(?P<roman>[IVXL]{1,7})\b")


def _worth(word: str) -> Decimal:
    """Return the value of a numeral or a word: 7, seven, twenty-one; 0 for none."""
    return (
        Decimal(word)
        if word.isdigit()
        else Decimal(sum(_WORDS[part] for part in word.lower().split("-") if part))
    )


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of an English text: 11 trillion yen, 2 percent, three, Article VI, June."""
    text = re.sub("COVID-19", " ", text, flags=re.IGNORECASE)  # a name: its number says nothing
    text = _RANGE.sub(r"\1\g<scale> \g<unit>", text.replace("24/7", "around the clock"))
    for match in _ROMAN.finditer(text):
        yield Number(roman(match["roman"]), match[0])
    for match in _HALF_OF.finditer(text):
        yield Number(Decimal(_SCALES[match["scale"].lower()]) / 2, match[0], hint=True)
    for match in _AND_A_HALF.finditer(text):
        yield Number(_worth(match["whole"]) + Decimal("0.5"), match[0], hint=True)
    for match in _IN_TEN.finditer(text):
        part = _worth(match["part"])
        yield from (
            Number(value, match[0], unit, hint=True)
            for value, unit in ((part * 10, "%"), (part, ""), (Decimal(10), ""))
        )
    for said, meant in _ALSO.items():
        if re.search(rf"\b(?:{said})", text, re.IGNORECASE):
            yield Number(Decimal(meant.strip("%")), said, "%" * meant.endswith("%"), hint=True)
    for match in _NUMBER.finditer(_IN_TEN.sub(" ", text)):
        found = {name: (value or "").strip().lower() for name, value in match.groupdict().items()}
        word, scale = found["word"], found["scale"]
        is_ordinal = bool(found["nth"]) or word.rpartition("-")[2] in _ORDINALS
        value = Decimal(found["digits"].replace(",", "")) if found["digits"] else _worth(word)
        value *= 1 if is_ordinal and scale in _SPANS else _SCALES.get(scale, 1)  # the 21st century
        value = (value + _worth(found["rest"])) * _LARGE.get(found["large"], 1)
        unit = _UNITS.get(found["unit"]) or _CURRENCIES.get(found["currency"], "")
        unit = "hour" if "clock" in word else unit
        firm = bool(found["digits"]) and not found["glued"]
        yield Number(value, match[0].strip(), unit, firm, word in _HINTS)
