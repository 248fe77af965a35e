"""Numbers, and how they are read in Japanese. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

DIGITS = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?(?!\d)|\d{1,18}(?:\.\d{1,9})?"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, with its unit, '' where it has none.

    A firm one must have its counterpart; a word (二国間) may be said without a number. A hint (both,
    June) can be a counterpart, but claims nothing itself.
    """

    value: Decimal
    shown: str
    unit: str = ""
    firm: bool = True
    hint: bool = False


_KANJI = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = re.compile(rf"({'|'.join(_ERAS)})(\d{{1,2}}|元)年")
_UNITS = {
    **dict.fromkeys(("%", "パーセント", "ポイント"), "%"),
    "円": "yen",
    "ドル": "dollar",
    "ユーロ": "euro",
    "人": "",
    "名": "",
    "キロメートル": "km",
    "キロ": "km",
    "km": "km",
    "メートル": "meter",
    "海里": "nautical mile",
    "時間": "hour",
    "か月": "month",
    "カ月": "month",
    "ヶ月": "month",
    "週間": "week",
    "日間": "day",
}
_LETTERS = "".join((*_KANJI, *_SMALL, *_LARGE))
_RUN = re.compile(
    rf"(?P<ordinal>第)?(?P<glued>[A-Za-z][-‐]?)?(?P<run>(?:{DIGITS}|[{_LETTERS}]){{1,18}})"
    rf"\s?(?P<unit>{'|'.join(_UNITS)}|割)?"
    r"(?P<counter>か国|カ国|ケ国|ヶ国|国間|原則|段階|[つ条項回倍件点章節年月日国])?"
)
#: Counters of things that are often listed by name: 日本、米国、…の4か国.
_COUNTED = {"か国", "カ国", "ケ国", "ヶ国", "国間", "国", "つ"}
_FULL_YEAR = 1000
_PART = re.compile(rf"{DIGITS}|.")


def _circled(text: str) -> str:
    """Write ①, Ⅵ and the like as plain numbers, apart from what stands beside them."""
    return "".join(
        f" {int(unicodedata.numeric(letter))} "
        if unicodedata.category(letter) in ("No", "Nl")
        and letter != "〇"
        and unicodedata.numeric(letter, 0.5) % 1 == 0
        else letter
        for letter in text
    )


def _value(run: str) -> Decimal:
    """Return the value of 11兆, 1兆2000億, 三十六, 二〇二二."""
    if all(letter in _KANJI for letter in run):
        return Decimal("".join(str(_KANJI[letter]) for letter in run))
    total = section = current = Decimal(0)
    for part in _PART.findall(run):
        if part in _LARGE:
            total += (section + current or 1) * _LARGE[part]
            section = current = Decimal(0)
        elif part in _SMALL:
            section += (current or 1) * _SMALL[part]
            current = Decimal(0)
        else:
            current = Decimal(_KANJI[part]) if part in _KANJI else Decimal(part.replace(",", ""))
    return total + section + current


def _era(match: re.Match[str]) -> str:
    year = 1 if match[2] == "元" else int(match[2])
    return f"{_ERAS[match[1]] + year}年"


def _year(century: Decimal, value: Decimal) -> tuple[Decimal, Decimal]:
    """Return the century to go on with, and the year: 80年 after 1970年 is 1980."""
    if value >= _FULL_YEAR:
        return value - value % 100, value
    return century, century + value


def japanese(text: str) -> Iterator[Number]:
    """Yield the numbers of a Japanese text: 約11兆円, 2%, ①, 三つ, 第六条, 令和4年."""
    century = Decimal(0)
    for match in _RUN.finditer(_ERA.sub(_era, unicodedata.normalize("NFKC", _circled(text)))):
        run, unit = match["run"], match["unit"] or ""
        digits = any(letter in "0123456789" for letter in run)
        if not digits and not (match["ordinal"] or unit or match["counter"]):
            continue  # 一方, 万全, 唯一: words
        value = _value(run) * (10 if unit == "割" else 1)
        if match["counter"] == "年":
            century, value = _year(century, value)
        firm = (digits or bool(match["ordinal"] or unit)) and not match["glued"]
        firm = firm and match["counter"] not in _COUNTED
        yield Number(value, match[0].strip(), "%" if unit == "割" else _UNITS.get(unit, ""), firm)


def loose(text: str) -> set[Decimal]:
    """Return the values that a Japanese text could be said to hold, in any word of it."""
    words = {Decimal(value) for letter, value in _KANJI.items() if letter in text}
    return words | ({Decimal(2)} if re.search("両|双|各々|デュアル", text) else set())
