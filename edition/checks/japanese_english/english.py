"""How numbers are read in English. Pure."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from math import prod

from edition.checks.numbers import ERAS, Number, any_of, by_word, digits, roman, spaced

_UNITS = by_word("""
%: %, percent, per cent, percentage point; km: km, kilometer, kilometre; meter: meter, metre; yuan: yuan
a.m.: a.m., am; p.m.: p.m., pm
tonne: tonne, ton; nautical mile, kg, yen, dollar, euro, pound, hour, day, week, month, year
""")
_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST = "first second third fourth fifth sixth seventh eighth ninth"
_TENTH = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_MONTHS = "january february march april may june july august september october november december"
_ORDINALS = {word: value for value, word in enumerate(f"{_FIRST} {_TENTH}".split(), 1)}
_ORDINALS |= {f"{word[:-1]}ieth": value * 10 for value, word in enumerate(_TENS.split(), 2)}
#: Words that may stand for a number of the source, but say too little to be held against it.
_HINTS = by_word("""
1: one, first, once, single, a, an
2: two, second, secondly, both, twice, dual, pair, bilateral, bilaterally
2: half, halve, halves, halved, halving, every other, biennial, double, doubles, doubled, doubling
3: third, triple, tripled, tripling, trilateral, trilaterally, tripartite, quarterly
4: quarter, quarters, quadruple, quadrupled; 5: fifth; 12: dozen; 100: century, centuries
10: tenth, decade, decades, teens, teenage, teenager, teenagers
""") | {word: str(value) for value, word in enumerate(_MONTHS.split(), 1)}
_WORDS = {
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **_ORDINALS,
    **{word: 10 * value for value, ten in enumerate(_TENS.split(), 2) for word in (ten, f"{ten[:-1]}ies")},
    **{f"{word}s": _ORDINALS[word] for word in [*_ORDINALS][2:]},  # two thirds
    **{f"{word}fold": value for value, word in enumerate(f"{_ONES} ten".split(), 1)},
    **{word: int(value) for word, value in _HINTS.items()},
}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SPANS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100}
_SCALES = {"hundred": 10**2, "dozen": 12, **_LARGE, **_SPANS, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_SIZES = {"ten": 10, "dozen": 10, "hundred": 100, **_LARGE}
_SIZE = re.compile(any_of(_SIZES))
_CURRENCIES = by_word("dollar: $, usd; yen: ¥, jpy; euro: €, eur; pound: £, gbp; yuan: cny, rmb")
_CLOCK = "a?round[ -]the[ -]clock"
#: What may be said otherwise elsewhere: a half is 50%.
_ALSO = {"50 %": "hal(?:f|v)|every (?:other|second)|one in two", "75 %": "three[ -]quarters", "365": _CLOCK}
_ALSO |= {"25 %": r"quarter\b", "20 %": r"fifth\b", "10 %": r"tenth\b", "24 hour": _CLOCK}
_ANY_ALSO = re.compile(rf"\b(?:{'|'.join(_ALSO.values())})", re.IGNORECASE)


def _any_of(words: Collection[str]) -> str:
    """Return an expression for any of the words in either case, in ASCII letters: 'ſix' is not six."""
    return f"(?a:{any_of(words)})"


_UNIT = rf"(?P<unit>{_any_of(_UNITS)})s?(?![a-z])"
_COMPOSED = rf"{_any_of(_TENS.split())}-{_any_of((_ONES + ' ' + _FIRST).split())}"
_WORD = (
    rf"{_COMPOSED}|(?-i:May)|may(?=\s\d)|an?(?=[\s-]{_any_of(_SCALES)}\b)"
    rf"|{_any_of(_WORDS.keys() - {'may', 'a', 'an'})}"
)
#: What is said of a number without it: half a million, one and a half, seven in ten, four fifths, hundreds.
_HALF_OF = re.compile(rf"\bhalf[\s-](?:an?[\s-])?(?P<scale>{_any_of(_SCALES)})\b", re.IGNORECASE)
_OF_A_CENTURY = re.compile(r"\b(quarter|half)(?:[\s-]of)?[\s-](?:an?[\s-])?century", re.IGNORECASE)
#: 1 dollar is 150 of another currency: 150 to the dollar.
_RATE = re.compile(rf"({digits()})(?: yen)? (?:to|against|per) (?:the |an? |1 )?{_any_of(_UNITS)}\b")
_TWICE = re.compile(
    r"\btwice(?= (?:an?|per|each|every|yearly|annually|monthly|weekly|daily)\b)", re.IGNORECASE
)
_NOON = 12
_MINUTES = re.compile(r"\b(\d{1,2}):(\d\d)\s?([ap])\.?m\b\.?", re.IGNORECASE)
_CLOCK_OF_A_DAY = re.compile(r"\b(1[3-9]|2[0-3])(?=:[0-5]\d\b)")
_SHARP = re.compile(r"(?<=\d):00\b(?![.:]\d)")
_AFTER_NOON = re.compile(r"\b(\d{1,2})\s?p\.?m\b", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"\b(?P<whole>\d{{1,3}}|{_any_of(_ONES.split())}) and a half\b", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?P<part>[1-9]|{_any_of(_ONES.split())})[\s-]"
    r"(?:(?:in|out of)[\s-](?P<all>ten|10|five|5)|(?P<whole>tenths|fifths))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\b(?:(?:several|few)\s|(?<!\d\s)(?=[a-z]+s\b))(?:(?:\sof)?\s?{_any_of(_SIZES)}s?\b){{1,3}}",
    re.IGNORECASE,
)
#: The first number of '2 to 3 percent' and '3 to 4 million', which has the unit and scale of the second.
_RANGE = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{1,9}})?)(?=(?:\sto\s|\sand\s|\sor\s|[–-])(?:{digits()})"
    rf"(?P<scale>\s(?:{_any_of(_LARGE)})\b)?(?:\s?{_UNIT})?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?=[$¥€£\d]|\b[a-z]|[a-z][-‐]?\d)(?P<currency>[$¥€£]|\b(?:JPY|USD|EUR|GBP|CNY|RMB)\s)?"
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
    if word.isdigit():
        return Decimal(word)
    word = word.lower()
    return Decimal(_WORDS.get(word) or sum(_WORDS[part] for part in word.split("-") if part))


_DIGIT = re.compile(r"\d")
#: A name whose number says nothing, and a day that is a name.
_DISEASE = re.compile("COVID-19", re.IGNORECASE)
_DAY = re.compile(r"\b([39])\.11(?= (?:attack|disaster|earthquake))")
#: Years by the Emperor's reign: 2021 (Reiwa 3), Shōwa 35.
_ERA = re.compile(
    rf"(?P<said>\b\d{{4}} \()?\b(?P<era>{any_of(ERAS).replace('o', '[oō]')}) (?P<year>\d{{1,2}})\b",
    re.IGNORECASE,
)


def _year(found: re.Match[str]) -> str:
    """Return the year of a match in numerals, once."""
    era, said = found["era"].lower().replace("ō", "o"), found["said"] or ""
    year = str(ERAS[era] + int(found["year"]))
    return said if said.startswith(year) else said + year


def _times(text: str) -> Iterator[Number]:
    """Yield the hours of the other clock: 17:00 is 5 p.m."""
    for match in _CLOCK_OF_A_DAY.finditer(text):
        yield Number(Decimal(match[1]) - _NOON, match[0], "p.m.", hint=True)
    for match in _AFTER_NOON.finditer(text):
        yield Number(Decimal(match[1]) + _NOON, match[0], hint=True)


def _said_otherwise(text: str) -> Iterator[Number]:
    """Yield what a text says without a number, or besides one: half a million, 150 to the dollar."""
    for match in _OF_A_CENTURY.finditer(text):
        yield Number(Decimal(25 if match[1].lower() == "quarter" else 50), match[0], firm=False)
    for match in _TWICE.finditer(text):
        yield Number(Decimal(2), match[0], firm=False)
    for match in _RATE.finditer(text):
        value = Decimal(match[1].replace(",", ""))
        yield from (Number(value, match[0], each, hint=True) for each in set(_CURRENCIES.values()))
    for match in _HALF_OF.finditer(text):
        yield Number(Decimal(_SCALES[match["scale"].lower()]) / 2, match[0], hint=True)
    for match in _AND_A_HALF.finditer(text):
        yield Number(_worth(match["whole"]) + Decimal("0.5"), match[0], hint=True)
    for match in _PART.finditer(text):
        part, whole = _worth(match["part"]), _worth(match["all"] or match["whole"])
        for value, unit in ((part * 100 / whole, "%"), (part, ""), (whole, "")):
            yield Number(value, match[0], unit, hint=True)
    for meant, said in _ALSO.items() if _ANY_ALSO.search(text) else ():
        if there := re.search(rf"\b(?:{said})", text, re.IGNORECASE):
            number, _, unit = meant.partition(" ")
            yield Number(Decimal(number), there[0], unit, hint=True)


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of an English text: 11 trillion yen, 2 percent, three, Article VI, June."""
    if _DIGIT.search(text):
        text = _ERA.sub(_year, _DAY.sub(r"\1/11", _DISEASE.sub(" ", text)))
    text = spaced(text)
    if _DIGIT.search(text):
        text = _MINUTES.sub(r"\1 \3.m. \2", text)  # 5:30 p.m.
        yield from _times(text)
        text = _SHARP.sub("", text).replace("24/7", "around the clock")
        text = _RANGE.sub(r"\1\g<scale> \g<unit>", text)
    for match in _ROMAN.finditer(text):
        yield Number(roman(match["roman"]), match[0])
    yield from _said_otherwise(text)
    for match in _VAGUE.finditer(text):
        sizes = (_SIZES[size] for size in _SIZE.findall(match[0].lower()))
        yield Number(Decimal(prod(sizes)), match[0], firm=False)
    for match in _NUMBER.finditer(_PART.sub(" ", text)):
        found = {name: said.lower() for name, said in match.groupdict("").items()}
        word, scale = found["word"], found["scale"]
        is_ordinal = bool(found["nth"]) or word.rpartition("-")[2] in _ORDINALS
        value = Decimal(found["digits"].replace(",", "")) if found["digits"] else _worth(word)
        value *= 1 if is_ordinal and scale in _SPANS else _SCALES.get(scale, 1)  # the 21st century
        value = (value + _worth(found["rest"])) * _LARGE.get(found["large"], 1)
        unit = _UNITS.get(found["unit"]) or _CURRENCIES.get(found["currency"].strip(), "")
        firm = bool(found["digits"]) and not found["glued"]
        yield Number(value, match[0].strip(), unit, firm, word in _HINTS)
