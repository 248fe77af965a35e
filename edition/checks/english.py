"""What the rules on meaning know of English. Pure: words, and a reader of numbers.

Another language gets rules on numbers, hedges and negations when it has a module like this, and a
line in :data:`edition.checks.meaning.TARGETS`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from .numbers import DIGITS, Number

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "january february march april may june july august september october november december"
_WORDS = {
    **{word: value for value, word in enumerate(_ONES.split(), 1)},
    **{word: value for value, word in enumerate(_ORDINALS.split(), 1)},
    **{word: value * 10 for value, word in enumerate(_TENS.split(), 2)},
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
}
#: Words that may stand for a number of the source, but say too little to be held against it.
_HINTS = dict.fromkeys(("both", "twice", "double", "dual", "bilateral", "bilaterally", "half", "pair"), 2)
_HINTS |= dict.fromkeys(("triple", "trilateral", "trilaterally", "tripartite"), 3)
_HINTS |= {
    "one": 1,
    "first": 1,
    "once": 1,
    "single": 1,
    "two": 2,
    "second": 2,
    "secondly": 2,
    "third": 3,
    "quarter": 4,
}
_HINTS |= {word: value for value, word in enumerate(_MONTHS.split(), 1)}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"dozen": 12, "decade": 10, "decades": 10}
_UNITS = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    "percentage point": "%",
    "yen": "yen",
    "dollar": "dollar",
    "euro": "euro",
    "kilometer": "km",
    "km": "km",
    "meter": "meter",
    "nautical mile": "nautical mile",
    "hour": "hour",
    "month": "month",
    "week": "week",
    "day": "day",
}
_CURRENCIES = {"$": "dollar", "¥": "yen", "€": "euro", "JPY": "yen", "USD": "dollar", "EUR": "euro"}
_ONE_TO_NINE = "|".join(_ONES.split()[:9])
_ALL_WORDS = "|".join(sorted(_WORDS | _HINTS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<currency>[$¥€]|\b(?:JPY|USD|EUR)\s)?"
    rf"(?:(?P<glued>[A-Za-z][-‐]?)?(?P<digits>{DIGITS})(?:st|nd|rd|th)?"
    rf"|\b(?P<ten>{_TENS.replace(' ', '|')})-(?P<one>{_ONE_TO_NINE})\b|\b(?P<word>{_ALL_WORDS})\b)"
    rf"(?:[\s-](?P<scale>{'|'.join(_SCALES)})\b)?"
    rf"(?:[\s-]?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?(?![a-z]))?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\b(?:Articles?|Chapter|Part|Section|World War|Title)\s(?P<roman>[IVXL]{1,7})\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
#: Names whose number is no statement.
_NAMES = re.compile(r"COVID-19", re.IGNORECASE)


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of an English text: 11 trillion yen, 2 percent, three, Article VI, June."""
    text = _NAMES.sub(" ", text)
    for match in _ROMAN.finditer(text):
        yield Number(Decimal(_roman(match["roman"])), match[0])
    for match in _NUMBER.finditer(text):
        word = (match["word"] or "").lower()
        if word == "may" and not re.match(r"\s\d", text[match.end() :]):
            continue  # the verb
        if match["digits"]:
            value = Decimal(match["digits"].replace(",", ""))
        elif match["ten"]:
            value = Decimal(_WORDS[match["ten"].lower()] + _WORDS[match["one"].lower()])
        else:
            value = Decimal(_WORDS.get(word) or _HINTS[word])
        value *= _SCALES.get((match["scale"] or "").lower(), 1)
        currency = (match["currency"] or "").strip().upper()
        unit = _UNITS.get((match["unit"] or "").lower(), "") or _CURRENCIES.get(currency, "")
        firm = bool(match["digits"]) and not match["glued"]
        yield Number(value, match[0].strip(), unit, firm, word in _HINTS)


_AMOUNT = "[0-9０-９%％円]"
#: Hedges and strengths: what in Japanese, one of which in English, and what it is called.
HEDGES = tuple(
    (re.compile(source), re.compile(target, re.IGNORECASE), name)
    for source, target, name in (
        (r"原則(?!的価値)", r"principle|as a rule|generally", "原則 (in principle)"),
        (
            r"(?<=[一-龠ァ-ヶA-Za-z)）])(?<![対平均同])等(?=[のをにでへ、。）)・]|$)|など",
            r"\b(?:etc|and so|or the)\b|other|such as|includ|among|example|like|various|elsewhere|related",
            "等, など (and others)",
        ),
        (
            r"可能な限り|できる限り|できるだけ",
            r"as \w+ as (?:is )?possible|extent",
            "可能な限り (as far as possible)",
        ),
        (
            r"(?<![一-龠])約(?=[0-9０-９一二三四五六七八九十])",
            r"about|approximately|around|roughly|some",
            "約 (about)",
        ),
        (r"べき(?=[でとだ。、])", r"should|ought|must", "べき (should)"),
        (rf"{_AMOUNT}以上", r"or more|at least|(?:more|less) than|over", "以上 (or more)"),
        (rf"{_AMOUNT}以下", r"or (?:less|fewer)|at most|(?:more|less) than|up to", "以下 (or less)"),
        (rf"{_AMOUNT}未満", r"less than|fewer|under|below", "未満 (less than)"),
        (r"検討(?!会|委員)", r"consider|stud|examin|review|explor|deliberat", "検討 (consider)"),
        (r"目指[しす]", r"aim|seek|strive|toward|pursu|goal", "目指す (aim)"),
        (r"[但ただ]し(?=、)|(?<=[(（])但し", r"however|but|provided|except|though|only", "但し (however)"),
        (r"いわゆる", r"so-called|what is (?:known|called)", "いわゆる (so-called)"),
        (r"おそれ|恐れ", r"risk|fear|danger|could|may|might|likely", "おそれ (risk)"),
        (r"かねません|かねない", r"could|may|might|risk", "かねない (could)"),
        (r"暫定", r"provisional|interim|tentative|temporary", "暫定 (provisional)"),
        (r"非公式", r"unofficial|informal", "非公式 (unofficial)"),
    )
)
#: A sentence that denies, and what a sentence that denies must have in the other language.
DENIES_SOURCE = re.compile(
    r"(?:ありません|ていません|てきませんでした|しません|できません|されません|とりません)(?=[。、がの]|$)"
    r"|(?:しない|されない|できない|ではない|しなかった)(?!か)"
)
DENIES_TARGET = re.compile(r"\b(?:not|no|never|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
DENIAL_SOURCE = re.compile(
    r"(?<!少)ない|なく|なかった|なし|ません|[^一-龠]ず|ぬ|[非不未無禁欠外超廃]|反対|拒否|否定|防止|阻止|とどまら|のみ"
)
DENIAL_TARGET = re.compile(
    r"\b(?:no|not|nor|none|never|neither|cannot|without|nothing|beyond|only|other than|rather|unless)\b"
    r"|\b(?:lack|fail|oppos|prohibit|refrain|avoid|dis|non-|un(?!i|der|til)|im(?:poss|prop)|in(?:suff|abil|compl))"
    r"|less\b|n[’']t\b",
    re.IGNORECASE,
)
