"""The rules on numbers: a translation has the numbers of its source, with their units. Pure.

What the numbers of a text are, a reader says: one that knows the words of its language, in the package of a
pair, or one that knows digits only (:mod:`.numerals`).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .addresses import without_addresses
from .finding import Pair, Rules

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TEN, _MYRIAD = 10, 10**4
_FIRST_YEAR = 1800
_ZERO = "\u3007"  # a digit among the others
#: The years before the first ones of the reigns of emperors.
ERAS = {"reiwa": 2018, "heisei": 1988, "showa": 1925, "taisho": 1911, "meiji": 1867}
#: Years that calendars are apart: of Buddha, of the Hijra by the sun, of the Republic, of emperors.
_EPOCHS = {543, 621, 622, *ERAS.values()}
#: Units that may be left to what is counted (a 30-day period) or to words (in the morning), as may one that
#: another number has.
_UNSAID = {"a.m.", "p.m.", "hour", "day", "week", "month", "year"}


class Number(NamedTuple):
    """A number as it stands in a text, with its unit, '' where it has none.

    A firm one must have its counterpart; a word (three) may be said without a number. A hint (both, June)
    can be a counterpart, but claims nothing itself. Without the words of a language, a small number is
    never firm: it may be a word in the other text.
    """

    value: Decimal
    written: str
    unit: str = ""
    firm: bool = True
    hint: bool = False


#: Yields the numbers of a text in one language.
Reader = Callable[[str], Iterable[Number]]


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest first."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    # By first letter: a letter that begins none of hundreds of words is not held against each of them.
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()) or "(?!)"


def by_word(table: str) -> dict[str, str]:
    """Read a table ``meaning: word, word; word`` as the meaning of each word, or the word itself."""
    rows = (row.rpartition(": ") for row in re.split(r"; |\n", table.strip()))
    return {word: meaning or word for meaning, _, words in rows for word in words.split(", ")}


def digits(point: str = r"\.\d{1,9}", group: str = ",") -> str:
    """Return an expression for a number in the digits of any script, with its fraction and its groups."""
    return rf"\d{{1,3}}(?:[{group}]\d{{2,3}}){{0,6}}[{group}]\d{{3}}(?!\d)(?:{point})?|\d{{1,18}}(?:{point})?"


_PARTS = re.compile(f"{digits()}|.")


def value_of(run: str) -> Decimal:
    """Return the value of digits and numerals: 11 with the one for 10**12; those for 3, 10 and 6."""
    parts = [part.replace(",", "") for part in _PARTS.findall(run)]
    values = [Decimal(part if part[0].isdecimal() else unicodedata.numeric(part)) for part in parts]
    if max(values) < _TEN and len(values) > 1:
        return Decimal("".join(str(int(value)) for value in values))
    total = section = current = Decimal(0)
    for part, value in zip(parts, values, strict=True):
        if part[0].isdecimal() or value < _TEN:
            current = value
        elif value >= _MYRIAD:
            total += (section + current or 1) * value
            section = current = Decimal(0)
        else:
            section += (current or 1) * value
            current = Decimal(0)
    return total + section + current


def spaced(text: str) -> str:
    """Write ①, Ⅵ, ½ and the like as plain numbers, apart from what stands beside them."""
    signs = {each for each in filter(str.isnumeric, text) if unicodedata.category(each) in ("No", "Nl")}
    for letter in signs - {_ZERO}:
        value = Fraction(unicodedata.numeric(letter)).limit_denominator(10)
        text = text.replace(letter, f" {value} ")
    return text


def roman(letters: str) -> Decimal:
    """Return the value of a Roman numeral: XIX."""
    values = [_ROMAN[letter] for letter in letters]
    return Decimal(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def _without_calendars(lacking: list[Number], extra: list[Number]) -> tuple[list[Number], list[Number]]:
    """Leave out the years that are the same in two calendars: 2022 and 2565."""
    others = {each.value for each in extra}
    years = {
        (each.value, each.value + sign * epoch) for each in lacking for epoch in _EPOCHS for sign in (1, -1)
    }
    same = {value for two in years if two[1] in others and max(two) > _FIRST_YEAR for value in two}
    lacking, extra = ([each for each in numbers if each.value not in same] for numbers in (lacking, extra))
    return lacking, extra


def differences(source: list[Number], found: list[Number], *, words: bool) -> Iterator[tuple[bool, str]]:
    """Yield (is an error, what is wrong) for numbers that are not the same in both texts.

    Where the readers know no ``words``, a number that is in one text alone may be a word in the other: it is
    an error only where another one stands in its place.
    """
    claims = [each for each in source if not each.hint and (each.value not in (0, 1) or each.unit == "%")]
    wanted, there = Counter(each.value for each in claims), Counter(each.value for each in found)
    known = {1, *(each.value for each in source)}
    extra = [each for each in found if not each.hint and each.value not in known]
    lacking = [each for each in claims if there[each.value] < wanted[each.value]]
    if not words:
        lacking, extra = _without_calendars(lacking, extra)

    def judged(number: Number, others: list[Number], message: str) -> Iterator[tuple[bool, str]]:
        if words:
            yield number.firm or bool(others), message
        elif number.firm or others:
            yield number.firm and any(each.firm for each in others), message

    missing = [each for each in lacking if not there[each.value]]
    fewer = {each.value: each for each in lacking if words and there[each.value] and each.firm}.values()
    for each in missing:
        yield from judged(each, extra, f"the number {each.written} of the source is not in the translation")
    for each in fewer:
        message = f"the number {each.written} is in the source more often than in the translation"
        yield from judged(each._replace(firm=False), extra, message)
    for each in extra:
        yield from judged(each, [*missing, *fewer], f"the number {each.written} is not in the source")
    yield from _units(source, found, words=words)


def _units(source: list[Number], found: list[Number], *, words: bool) -> Iterator[tuple[bool, str]]:
    """Yield units that are not the same in both texts, which is certain where the words are known."""
    if not any(each.unit for each in (*source, *found)):
        return
    here, there = (Counter((each.value, each.unit) for each in numbers) for numbers in (source, found))
    ours, theirs = (Counter(each.value for each in numbers) for numbers in (source, found))
    may_lack = _UNSAID | {each.unit for each in found} - {"%"}
    for number in dict.fromkeys(each for each in source if not each.hint):
        value, unit, percent = number.value, number.unit, (number.value, "%")
        plain, plain_there = ours[value] - here[percent], theirs[value] - there[percent]
        unsaid = (theirs[value] if value == 1 else there[value, ""]) if unit in may_lack else 0
        if unit and there[value, unit] + unsaid < min(here[value, unit], theirs[value]):
            yield words, f"the unit of {number.written} is not in the translation; write {unit}"
        elif words and number.firm and there[percent] > here[percent] and plain_there < plain:
            yield True, f"the translation has {number.written} with %, the source has not"


def rules(source: Reader, target: Reader, *, words: bool) -> Rules:
    """Return the rules on numbers for two languages, each with its reader, and whether these know words."""

    @lru_cache(maxsize=1)  # for both rules
    def changed(pair: Pair) -> list[tuple[bool, str]]:
        here, there = map(without_addresses, (pair.msgid, pair.msgstr))
        return [*differences([*source(here)], [*target(there)], words=words)]

    def number(pair: Pair) -> Iterator[str]:
        """Numbers, percentages, dates and units are the source's."""
        yield from (message for is_error, message in changed(pair) if is_error)

    def number_in_words(pair: Pair) -> Iterator[str]:
        """A number that may be said in words has a counterpart, if only in words (bilaterally)."""
        yield from (message for is_error, message in changed(pair) if not is_error)

    return Rules((number,), (number_in_words,))
