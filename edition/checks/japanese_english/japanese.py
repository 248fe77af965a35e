"""How numbers are read in Japanese. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from edition.checks.numbers import Number, any_of, digits, value_of

_UNITS = {
    **dict.fromkeys(("%", "パーセント", "ポイント", "割"), "%"),
    **dict.fromkeys(("円",), "yen"),
    **dict.fromkeys(("ドル",), "dollar"),
    **dict.fromkeys(("ユーロ",), "euro"),
    **dict.fromkeys(("キロメートル", "キロ", "km"), "km"),
    **dict.fromkeys(("メートル",), "meter"),
    **dict.fromkeys(("海里",), "nautical mile"),
    **dict.fromkeys(("時間",), "hour"),
    **dict.fromkeys(("か月", "カ月", "ヶ月"), "month"),
    **dict.fromkeys(("週間",), "week"),
    **dict.fromkeys(("日間",), "day"),
    **dict.fromkeys(("人", "名"), ""),
}
_KANJI = "〇一二三四五六七八九十百千万億兆"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = re.compile(rf"({any_of(_ERAS)})(\d{{1,2}}|元)年")
#: The first number of 2〜3% and 300〜400万, which has the unit and scale of the second.
_RANGE = re.compile(
    rf"(\d)(?=\s?(?:[〜~ー–-]|から|または|ないし)\s?(?:{digits()})(?P<scale>[万億兆]?)(?P<unit>{any_of(_UNITS)})?)"
)
_HALF = re.compile(r"(?P<whole>\d{1,3})(?:年|か月|時間|倍)半")
_RUN = re.compile(
    rf"(?P<vague>[数何幾])?(?P<ordinal>第)?(?P<glued>[A-Za-z][-‐]?)?(?P<run>(?:{digits()}|[{_KANJI}]){{1,18}})"
    rf"\s?(?P<unit>{any_of(_UNITS)})?"
    r"(?P<counter>か国|カ国|ケ国|ヶ国|国間|原則|段階|[つ条項回倍件点章節年月日国])?"
)
#: Counters of things that are often listed by name: 日本、米国、…の4か国.
_COUNTED = {"か国", "カ国", "ケ国", "ヶ国", "国間", "国", "つ"}
_FULL_YEAR = 1000


def _spaced(letter: str) -> str:
    """Write ①, Ⅵ and the like as a plain number, apart from what stands beside it."""
    value = unicodedata.numeric(letter, 0.5)
    is_sign = unicodedata.category(letter) in ("No", "Nl") and letter != "〇" and value % 1 == 0
    return f" {int(value)} " if is_sign else letter


def _year(match: re.Match[str]) -> str:
    """Write 令和4年 as 2022年."""
    return f"{_ERAS[match[1]] + int(match[2].replace('元', '1'))}年"


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a Japanese text: 約11兆円, 2%, ①, 三つ, 第六条, 令和4年, 1970年代から80年代."""
    century = Decimal(0)
    plain = unicodedata.normalize("NFKC", "".join(map(_spaced, text)))
    plain = re.sub("COVID-19|四(?=半期)", " ", plain)  # names: their numbers say nothing
    plain = _RANGE.sub(r"\1\g<scale>\g<unit>", _ERA.sub(_year, plain))
    if re.search("両|双|各々|デュアル", plain):
        yield Number(Decimal(2), "両", hint=True)
    if "半年" in plain:
        yield Number(Decimal(6), "半年", hint=True)
    for match in _HALF.finditer(plain):
        half = Decimal(match["whole"]) + Decimal("0.5")
        yield from (Number(value, match[0], hint=True) for value in (half, half * 12))
    for match in _RUN.finditer(plain):
        run, unit, counter = match["run"], match["unit"], match["counter"]
        is_numeral = bool(re.search(r"\d", run) or match["ordinal"] or unit)
        if match["vague"]:
            continue  # 数十億円: billions of yen
        if not (is_numeral or counter):  # 一方, 万全, 三権: words, which may be said with a number
            yield from (Number(value_of(letter), letter, hint=True) for letter in run)
            continue
        value = value_of(run) * (10 if unit == "割" else 1)
        if counter == "年" and value >= _FULL_YEAR:
            century = value - value % 100
        elif counter == "年":
            value += century
        firm = is_numeral and not match["glued"] and counter not in _COUNTED
        yield Number(value, match[0].strip(), _UNITS.get(unit, ""), firm)
