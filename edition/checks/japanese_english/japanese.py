"""How numbers are read in Japanese. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from edition.checks.numbers import ERAS, Number, any_of, by_word, digits, spaced, value_of

_UNITS = by_word("""
%: %, パーセント, 割; yen: 円; dollar: ドル; euro: ユーロ; pound: ポンド; yuan: 元; tonne: トン
kg: キログラム, kg; km: キロメートル, km; meter: メートル; nautical mile: 海里; hour: 時間; day: 日間
week: 週間; month: か月, カ月, ヶ月; year: 年間, か年, カ年, ヶ年
""") | dict.fromkeys(("人", "名", "キロ", "ポイント"), "")
_KANJI = "〇一二三四五六七八九十百千万億兆"
_ERAS = dict(zip(("令和", "平成", "昭和", "大正", "明治"), ERAS.values(), strict=True))
_ERA = re.compile(rf"({any_of(_ERAS)})(\d{{1,2}}|元)年")
#: The first number of 2〜3% and 300〜400万, which has the unit and scale of the second.
_RANGE = re.compile(
    rf"(\d)(?=\s?(?:[〜~ー–-]|から|または|ないし)\s?(?:{digits()})(?P<scale>[万億兆]?)(?P<unit>{any_of(_UNITS)})?)"
)
_HALF = re.compile(r"(?P<whole>\d{1,3})(?:年|か月|時間|倍)半")
_RUN = re.compile(
    rf"(?P<vague>[数何幾])?(?P<ordinal>第)?(?P<glued>[A-Za-z][-‐]?)?(?P<run>(?:{digits()}|[{_KANJI}]){{1,18}})"
    rf"\s?(?P<unit>(?!(?<![\d百千万億兆])元|元[化的年来首])(?:{any_of(_UNITS)}))?"
    r"(?P<counter>か国|カ国|ケ国|ヶ国|国間|原則|段階|自衛隊|[つ条項回倍件点章節年月日国])?"
)
#: Counters of things that are often listed by name: 日本、米国、…の4か国.
_COUNTED = {"か国", "カ国", "ケ国", "ヶ国", "国間", "国", "つ"}
_NAMES = {"四国", "3自衛隊", "三自衛隊"}
_FULL_YEAR, _SHORT_YEAR = 1000, 10
_NOON, _HALVES = 12, {"午前": "a.m.", "午後": "p.m."}
#: Units that may be another one: a kilo, a point of a percentage.
_MAY = {"キロ": ("km", "kg"), "ポイント": ("%",)}
_CENTURY = re.compile("四?半世紀")
_ALSO = by_word("2: 両, 双, 各々, デュアル, 倍, 隔, 再; 6: 半年; 12: 正午")
_NAME = re.compile("COVID-19|四(?=半期)")  # its number says nothing
_DAY = re.compile(r"(?<![\d.])([39])\.11(?=[をのはがにでと以後前、。」)]|大?震災|$)")  # a day that is a name


def _said_otherwise(text: str) -> Iterator[Number]:
    """Yield what a text says without a number, or besides one: 両国, 半年, 半数, 2年半."""
    yield from (Number(Decimal(value), said, hint=True) for said, value in _ALSO.items() if said in text)
    if "半" not in text:
        return
    yield from (
        Number(Decimal(25 if each[0] == "四" else 50), each, firm=False) for each in _CENTURY.findall(text)
    )
    if re.search("半[年期分数額減]|[年月間倍]半", text):
        yield Number(Decimal(2), "半", hint=True)
    yield from (Number(Decimal(50), half, "%", firm=False) for half in re.findall("(?<!過)半[数分]", text))
    halves = (Decimal(match["whole"]) + Decimal("0.5") for match in _HALF.finditer(text))
    yield from (Number(value, "半", hint=True) for half in halves for value in (half, half * 12))


def _times(value: Decimal, half: str, said: str) -> Iterator[Number]:
    """Yield an hour as the other clock says it: 午後5時 is 17時."""
    if half == "p.m.":
        yield Number(value + _NOON, said, hint=True)
    elif not half and value > _NOON:
        yield Number(value - _NOON, said, "p.m.", hint=True)


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a Japanese text: 約11兆円, 2%, ①, 三つ, 第六条, 令和4年, 1970年代から80年代."""
    century = Decimal(0)
    plain = unicodedata.normalize("NFKC", spaced(text))
    plain = _NAME.sub(" ", plain)
    plain = _ERA.sub(lambda found: f"{_ERAS[found[1]] + int(found[2].replace('元', '1'))}年", plain)
    plain = _DAY.sub(r"\1月11日", _RANGE.sub(r"\1\g<scale>\g<unit>", plain))
    yield from _said_otherwise(plain)
    for match in _RUN.finditer(plain):
        run, unit, counter = match["run"], match["unit"], match["counter"]
        said, is_numeral = match[0].strip(), bool(re.search(r"\d", run) or match["ordinal"] or unit)
        if not (is_numeral or counter or match["vague"]):
            # 一方, 万全, 三権: words, which may be said with a number
            yield from (Number(value_of(letter), letter, hint=True) for letter in run)
            continue
        value, name, hint = value_of(run) * (10 if unit == "割" else 1), _UNITS.get(unit, ""), said in _NAMES
        yield from (Number(value, said, each, hint=True) for each in _MAY.get(unit, ()))
        if plain.startswith("時", match.end()):
            name = _HALVES.get(plain[: match.start()][-2:], name)
            yield from _times(value, name, said)
        if counter == "年" and value >= _FULL_YEAR:
            century = value - value % 100
        elif counter == "年" and plain.startswith("代", match.end()):
            value += century
        elif counter == "年":
            name, hint = "year", bool(century) and value >= _SHORT_YEAR
        if hint:  # 1990年と95年: a year, or a span
            yield Number(value + century, said, hint=True)
        if match["vague"]:  # 数十億円: billions of yen
            name, is_numeral = "", False
        firm = is_numeral and not match["glued"] and counter not in _COUNTED
        yield Number(value, said, name, firm, hint)
