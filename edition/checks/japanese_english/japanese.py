"""How numbers are read in Japanese. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from .number import DIGITS, JAPANESE_UNITS, Number

_KANJI = "〇一二三四五六七八九"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_MYRIAD = 10**4
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = re.compile(rf"({'|'.join(_ERAS)})(\d{{1,2}}|元)年")
_RUN = re.compile(
    rf"(?P<vague>[数何幾])?(?P<ordinal>第)?(?P<glued>[A-Za-z][-‐]?)?(?P<run>(?:{DIGITS}|[{_KANJI}{''.join(_SCALES)}]){{1,18}})"
    rf"\s?(?P<unit>{'|'.join(JAPANESE_UNITS)})?"
    r"(?P<counter>か国|カ国|ケ国|ヶ国|国間|原則|段階|[つ条項回倍件点章節年月日国])?"
)
_PART = re.compile(rf"{DIGITS}|.")
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


def _value(run: str) -> Decimal:
    """Return the value of 11兆, 1兆2000億, 三十六, 二〇二二."""
    if all(letter in _KANJI for letter in run):
        return Decimal("".join(str(_KANJI.index(letter)) for letter in run))
    total = section = current = Decimal(0)
    for part in _PART.findall(run):
        scale = _SCALES.get(part, 0)
        if scale >= _MYRIAD:
            total += (section + current or 1) * scale
            section = current = Decimal(0)
        elif scale:
            section += (current or 1) * scale
            current = Decimal(0)
        else:
            current = Decimal(_KANJI.index(part) if part in _KANJI else part.replace(",", ""))
    return total + section + current


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a Japanese text: 約11兆円, 2%, ①, 三つ, 第六条, 令和4年, 1970年代から80年代."""
    century = Decimal(0)
    plain = unicodedata.normalize("NFKC", "".join(map(_spaced, text)))
    for match in _RUN.finditer(_ERA.sub(_year, plain)):
        run, unit, counter = match["run"], match["unit"], match["counter"]
        is_numeral = bool(re.search("[0-9]", run) or match["ordinal"] or unit)
        if match["vague"] or not (is_numeral or counter):
            continue  # 数十億円: billions of yen; 一方, 万全, 唯一: words
        value = _value(run) * (10 if unit == "割" else 1)
        if counter == "年" and value >= _FULL_YEAR:
            century = value - value % 100
        elif counter == "年":
            value += century
        firm = is_numeral and not match["glued"] and counter not in _COUNTED
        yield Number(value, match[0].strip(), JAPANESE_UNITS.get(unit, ""), firm)


def loose(text: str) -> set[Decimal]:
    """Return the values that a Japanese text could be said to hold, in any word of it."""
    words = {Decimal(value) for value, letter in enumerate(_KANJI) if letter in text}
    return words | ({Decimal(2)} if re.search("両|双|各々|デュアル", text) else set())
