"""The rules on numbers: a translation has the numbers of its source, with their units. Pure."""

from collections import Counter
from collections.abc import Iterator

from edition.checks.finding import Pair

from . import english, japanese
from .number import Number


def number(pair: Pair) -> Iterator[str]:
    """Numbers, percentages, dates and units are the source's: 約11兆円 is 11 trillion yen."""
    yield from (message for is_error, message in _changed(pair) if is_error)


def number_in_words(pair: Pair) -> Iterator[str]:
    """A number said in words (二国間, three) has a counterpart, if only in words (bilaterally)."""
    yield from (message for is_error, message in _changed(pair) if not is_error)


def _changed(pair: Pair) -> Iterator[tuple[bool, str]]:
    """Yield (is an error, what is wrong) for numbers that are not the same in both texts."""
    source, found = list(japanese.numbers(pair.msgid)), list(english.numbers(pair.msgstr))
    wanted, there = Counter(each.value for each in source), Counter(each.value for each in found)
    known = {*wanted, *japanese.loose(pair.msgid), 1}
    extra = [each for each in found if each.value not in known]
    lacking = [each for each in source if there[each.value] < wanted[each.value] and each.value > 1]
    missing = [each for each in lacking if not there[each.value]]
    fewer = {each.value: each for each in lacking if there[each.value] and each.firm}
    for each in missing:
        yield each.firm or bool(extra), f"the number {each.shown} of the source is not in the translation"
    for each in fewer.values():
        message = f"the number {each.shown} is in the source more often than in the translation"
        yield bool(extra), message
    for each in extra:
        if not each.hint:
            yield each.firm or bool(missing or fewer), f"the number {each.shown} is not in the source"
    yield from ((True, message) for message in _units(source, found))


def _units(source: list[Number], found: list[Number]) -> Iterator[str]:
    """Yield units that are not the same in both texts."""
    for number in dict.fromkeys(source):
        here, there = (
            {each.unit for each in numbers if each.value == number.value} for numbers in (source, found)
        )
        if number.unit and there and number.unit not in there:
            yield f"the unit of {number.shown} is not in the translation; write {number.unit}"
        elif number.firm and "%" in there - here:
            yield f"the translation has {number.shown} with %, the source has not"
