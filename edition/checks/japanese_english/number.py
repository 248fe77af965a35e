"""A number, as both languages have it. Pure."""

from dataclasses import dataclass
from decimal import Decimal

DIGITS = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?(?!\d)|\d{1,18}(?:\.\d{1,9})?"

_UNITS = (  # what a unit is called in messages, in Japanese, and in English
    ("%", "%|パーセント|ポイント|割", "%|percent|per cent|percentage point"),
    ("yen", "円", "yen"),
    ("dollar", "ドル", "dollar"),
    ("euro", "ユーロ", "euro"),
    ("km", "キロメートル|キロ|km", "kilometer|km"),
    ("meter", "メートル", "meter"),
    ("nautical mile", "海里", "nautical mile"),
    ("hour", "時間", "hour"),
    ("month", "か月|カ月|ヶ月", "month"),
    ("week", "週間", "week"),
    ("day", "日間", "day"),
)
JAPANESE_UNITS = {word: unit for unit, words, _ in _UNITS for word in words.split("|")} | {"人": "", "名": ""}
ENGLISH_UNITS = {word: unit for unit, _, words in _UNITS for word in words.split("|")}


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
