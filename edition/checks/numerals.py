"""How numbers are read in a language whose words for them are not known. Pure.

The digits are those of every script; the separators, the scales (million, 만), the months and the word for
percent are those of the language, from CLDR.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.units import format_unit

from edition.report.scripts import OF_SENTENCES, SYLLABLES

from .numbers import Number, any_of, digits, roman, value_of

#: Letters that are numbers by themselves: those of Chinese and Japanese.
_NUMERALS = "〇" + "".join(c for c in map(chr, range(0x4E00, 0xA000)) if unicodedata.numeric(c, -1) >= 0)
_SMALL = 12  # what the other text may say in a word
_NOON, _DAY = Decimal(12), 24  # hours


@cache
def _notation(language: str) -> tuple[re.Pattern[str], str, dict[str, Decimal], dict[str, int]]:
    """Return how a language writes numbers: an expression, decimal marks, words for scales, and months."""
    locale = Locale.parse(language, sep="-")
    symbols = locale.number_symbols["latn"]
    decimal, group = f"{symbols['decimal']}٫", f"{symbols['group']}٬\u00a0\u202f\u2009"
    group += " " * symbols["group"].isspace()
    formats = [plurals for styles in locale.compact_decimal_formats.values() for plurals in styles.values()]
    patterns = {str(pattern.pattern): power for plurals in formats for power, pattern in plurals.items()}
    scales = {
        re.sub(r"[\s0']", "", text): Decimal(power) / 10 ** (text.count("0") - 1)
        for text, power in patterns.items()
        if "0" in text
    }
    scales = {word: scale for word, scale in scales.items() if len(word.strip(".")) > word.isascii()}
    months = {name: month for form in locale.months.values() for month, name in form["wide"].items()}
    months = {name: month for name, month in months.items() if not re.search(r"\d", name)}
    percent = re.escape(format_unit(2, "percent", "long", locale=locale).strip("2\u00a0 "))
    # 1,5 and 1.5 cannot be groups
    point = rf"[{decimal}]\d{{1,9}}|[.,]\d{{1,2}}(?![.,]?\d)"
    # Five letters may be inflected (Milliarden), fewer may begin any other word (mil, millas).
    scale = rf"(?:{any_of(scales)})(?:(?<=[^\W\d]{{5}})|(?![^\W{OF_SENTENCES}{SYLLABLES}]))"
    expression = (
        rf"(?P<before>[%％٪]\s?)?(?P<digits>{digits(point, group)})"
        rf"(?P<scale>(?:\s?{scale}){{0,2}})(?P<after>\s?[\u200e\u200f\u061c]?(?:[%％٪]|{percent}))?"
        rf"|(?<!\w)(?P<month>{any_of(months)})(?!\w)|(?P<run>[{_NUMERALS}]{{1,18}})"
        r"|(?<!\w)(?P<roman>[IVXLC]{2,7})(?![A-Z])"
    )
    return re.compile(expression), decimal, scales, months


def numerals(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers of a text in a language whose words for them are not known."""
    expression, decimal, scales, months = _notation(language)
    for match in expression.finditer(text):
        if month := match["month"]:
            yield Number(Decimal(months[month]), month, firm=False)
        elif run := match["run"]:
            yield Number(value_of(run), run, hint=True)
        elif letters := match["roman"]:
            yield Number(roman(letters), letters, hint=True)
        else:
            parts = re.fullmatch(rf"(.+?)(?:(?:[{decimal}]|[.,](?=\d\d?$))(\d+))?", match["digits"])
            assert parts
            value = Decimal(re.sub(r"\D", "", parts[1]) + "." + (parts[2] or "0"))
            for scale in re.findall(any_of(scales), match["scale"]):
                value *= scales[scale]
            written, unit = match[0], "%" if match["before"] or match["after"] else ""
            hour = value // 1 % _NOON or _NOON  # as a clock shows it
            is_time = value < _DAY and bool(re.fullmatch(rf"\d{{1,2}}[^{decimal}]\d\d", written))  # 19.30 Uhr
            if is_time:
                yield from (Number(each, written, hint=True) for each in (hour, Decimal(parts[2])))
            elif value < _DAY and re.match(r":\d\d", text[match.end() :]):
                value = hour
            firm = bool(unit) or (value > _SMALL and not match["scale"])
            yield Number(value, written, unit, firm, is_time)
