"""Whether a translation has the numbers of its source. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from .finding import Pair
from .numbers import Number, japanese, loose


def changed(pair: Pair, target: Callable[[str], Iterator[Number]]) -> Iterator[tuple[bool, str]]:
    """Yield (is an error, what is wrong) for numbers that are not the same in both texts."""
    source, found = list(japanese(pair.msgid)), list(target(pair.msgstr))
    known = {number.value for number in source} | loose(pair.msgid) | {Decimal(1)}
    extra = [number for number in found if number.value not in known]
    missing, fewer = _lacking(source, found)
    swapped = bool(missing or fewer)
    for number in missing:
        yield number.firm or bool(extra), f"the number {number.shown} of the source is not in the translation"
    for number in fewer:
        message = f"the number {number.shown} is in the source more often than in the translation"
        yield bool(extra), message
    for number in extra:
        if not number.hint:
            yield number.firm or swapped, f"the number {number.shown} is not in the source"
    yield from ((True, message) for message in _units(source, found))


def _lacking(source: list[Number], found: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of the source that the translation has not, and those it has fewer times."""
    wanted, there = Counter(each.value for each in source), Counter(each.value for each in found)
    lacking = [each for each in source if there[each.value] < wanted[each.value] and each.value > 1]
    missing = [each for each in lacking if not there[each.value]]
    fewer = {each.value: each for each in lacking if there[each.value] and each.firm}
    return missing, list(fewer.values())


def _units(source: list[Number], found: list[Number]) -> Iterator[str]:
    """Yield units that are not the same in both texts."""
    for number in dict.fromkeys(source):
        units = _all_units(found, number)
        if number.unit and units and number.unit not in units:
            yield f"the unit of {number.shown} is not in the translation; write {number.unit}"
        elif number.firm and "%" in units - _all_units(source, number):
            yield f"the translation has {number.shown} with %, the source has not"


def _all_units(numbers: list[Number], one: Number) -> set[str]:
    return {number.unit for number in numbers if number.value == one.value}
