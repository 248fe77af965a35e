"""What the readers of numbers find: values with their units, and how sure a number is.

``?`` marks a number that may be a word in the other text, ``~`` a hint, which claims nothing itself.
"""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from edition.checks.japanese_english import english, japanese
from edition.checks.numbers import Number, differences
from edition.checks.numerals import numerals

IN_ENGLISH = """
2 to 3 percent: 2 %, 3 %
2.5–3 percent: 2.5 %, 3 %
between 3 and 4 million: 3000000, 4000000
10 or 20 km: 10 km, 20 km
half a million: 500000~, 50 %~, 2~, 1000000~
half-a-century: 50?, 50~, 50 %~, 2~, 100~
a quarter of a century: 25?, 25 %~, 4~, 100~
one and a half times: 1.5~, 50 %~, 1~, 2~
3 and a half: 3.5~, 50 %~, 3, 2~
seven in ten: 70 %~, 7~, 10~
four out of five: 80 %~, 4~, 5~
nine-tenths: 90 %~, 9~, 10~
150 to the dollar: 150 dollar~, 150 euro~, 150 pound~, 150 yen~, 150 yuan~, 150
twice a year: 2?, 2~
twice as much: 2~
17:00: 5 p.m.~, 17
13:45: 1 p.m.~, 13, 45
5 p.m.: 17~, 5 p.m.
5:30 p.m.: 17~, 5 p.m., 30
24/7: 365~, 24 hour~
a quarter: 25 %~, 4~
three-quarters: 75 %~, 3?, 4~
a fifth, a tenth: 20 %~, 10 %~, 5~, 10~
one in two: 50 %~, 1~, 2~
several thousand: 1000?
hundreds of thousands: 100000?
2021 (Reiwa 3): 2021
Shōwa 35: 1960
9/11, the 3.11 disaster: 9, 11, 3, 11
World War II: 2
the 21st century: 21
21 centuries: 2100
two hundred and five: 205~
three hundred thousand: 300000?
a dozen: 12~
May 2022: 5~, 2022
the twenty-first: 21?
USD 5: 5 dollar
€1.5 bn: 1500000000.0 euro
G7, an F-35: 7?, 35?
tenth, eleventh, nineteenth: 10 %~, 10~, 11?, 19?
twentieth, thirtieth, ninetieth: 20?, 30?, 90?
twenties, nineties: 20?, 90?
twofold, tenfold: 2?, 10?
two thirds: 2~, 3?
"""
IN_JAPANESE = """
2〜3%: 2 %, 3 %
300〜400万: 3000000, 4000000
10から20km: 10 km, 20 km
1または2年間: 1 year, 2 year
2年半: 2~, 2.5~, 30.0~, 2 year
両国、双方、各々: 2~, 2~, 2~
半年: 6~, 2~
正午: 12~
四半世紀: 25?, 4~
半世紀: 50?
半数、過半数: 2~, 50 %?
半分: 2~, 50 %?
四半期: 2~
午後5時: 17~, 5 p.m.
午前5時: 5 a.m.
17時: 5 p.m.~, 17
12時: 12
一方、万全、三権: 1~, 10000~, 3~
数十億円、何百人: 1000000000?, 100?
第六条、①: 6, 1
G7、F-35: 7?, 35?
10キロ: 10 km~, 10 kg~, 10
5ポイント: 5 %~, 5
3割: 30 %
10元、二元論: 10 yuan, 2~
昭和元年: 1926
3.11で: 3, 11
四国: 4~, 4~
日米中の三国、4か国、二つ: 3?, 4?, 2?
1990年代から95年: 1990, 1995~, 95 year~
1兆2,000億円: 1200000000000 yen
"""
IN_OTHERS = """
de 19.30 Uhr: 7~, 30~, 19.30~
de 0.15 Uhr: 12~, 15~, 0.15~
de 19:30 Uhr: 7?, 30.0
de 25.30: 25.30
de 1.250.000,5: 1250000.5
de 5 Millionen, 5 Mio.: 5000000.0?, 5000000.0?
de 3 Prozent, 3 %: 3.0 %, 3.0 %
de 12. Mai: 12.0?, 5?
de im XIX. Jahrhundert: 19~
de mille:
en 12, 13: 12.0?, 13.0
ko 500만: 5000000.0?
zh-Hans 三十亿: 3000000000~
ar ٪٥٠: 50.0 %
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    """Return the texts of a table, each with what is found in it, sorted."""
    found = (line.rpartition(":") for line in table.strip().splitlines())
    return [(text, sorted(filter(None, numbers.strip().split(", ")))) for text, _, numbers in found]


def shown(numbers: Iterable[Number]) -> list[str]:
    marks = {(True, True): "~", (False, True): "~", (False, False): "?", (True, False): ""}
    return sorted(f"{each.value} {each.unit}".strip() + marks[each.firm, each.hint] for each in numbers)


@pytest.mark.parametrize(("text", "found"), rows(IN_ENGLISH))
def test_an_english_text_says_so_many_and_no_more(text: str, found: list[str]) -> None:
    assert shown(english.numbers(text)) == found


@pytest.mark.parametrize(("text", "found"), rows(IN_JAPANESE))
def test_a_japanese_text_says_so_many_and_no_more(text: str, found: list[str]) -> None:
    assert shown(japanese.numbers(text)) == found


@pytest.mark.parametrize(("text", "found"), rows(IN_OTHERS))
def test_a_text_in_a_language_of_unknown_words_says_what_its_digits_say(text: str, found: list[str]) -> None:
    language, _, said = text.partition(" ")
    assert shown(numerals(said, language)) == found


@pytest.mark.parametrize("unit", ["a.m.", "p.m.", "hour", "day", "week", "month", "year"])
def test_a_unit_of_time_may_be_left_to_what_is_counted(unit: str) -> None:
    assert [*differences([Number(Decimal(30), "30", unit)], [Number(Decimal(30), "30")], words=True)] == []


@pytest.mark.parametrize("unit", ["km", "yen", "%"])
def test_no_other_unit_may_be_left_out(unit: str) -> None:
    assert [*differences([Number(Decimal(30), "30", unit)], [Number(Decimal(30), "30")], words=True)] == [
        (True, f"the unit of 30 is not in the translation; write {unit}")
    ]
