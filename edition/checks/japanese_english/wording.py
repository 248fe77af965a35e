"""The rules on hedges, strengths and negations: what Japanese says, English says too. Pure."""

import re
from collections.abc import Iterator

from edition.checks.finding import Pair

from .letters import QUOTED

_AMOUNT = "[0-9０-９%％円]"
#: Hedges and strengths: what in Japanese, and one of what in English.
_HEDGES = {
    "原則 (in principle)": (r"原則(?!的価値)", r"principle|as a rule|generally"),
    "等, など (and others)": (
        r"(?<=[一-龠ァ-ヶA-Za-z)）])(?<![対平均同])等(?=[のをにでへ、。）)・]|$)|など",
        r"\b(?:etc|and so|or the)\b|other|such as|includ|among|example|like|various|elsewhere|related",
    ),
    "可能な限り (as far as possible)": (
        r"可能な限り|できる限り|できるだけ",
        r"as \w+ as (?:is )?possible|extent",
    ),
    "約 (about)": (
        r"(?<![一-龠])約(?=[0-9０-９一二三四五六七八九十])",
        r"about|approximately|around|roughly|some",
    ),
    "べき (should)": (r"べき(?=[でとだ。、])", r"should|ought|must"),
    "以上 (or more)": (rf"{_AMOUNT}以上", r"or more|at least|(?:more|less) than|over"),
    "以下 (or less)": (rf"{_AMOUNT}以下", r"or (?:less|fewer)|at most|(?:more|less) than|up to"),
    "未満 (less than)": (rf"{_AMOUNT}未満", r"less than|fewer|under|below"),
    "検討 (consider)": (r"検討(?!会|委員)", r"consider|stud|examin|review|explor|deliberat"),
    "目指す (aim)": (r"目指[しす]", r"aim|seek|strive|toward|pursu|goal"),
    "但し (however)": (r"[但ただ]し(?=、)|(?<=[(（])但し", r"however|but|provided|except|though|only"),
    "いわゆる (so-called)": (r"いわゆる", r"so-called|what is (?:known|called)"),
    "おそれ (risk)": (r"おそれ|恐れ", r"risk|fear|danger|could|may|might|likely"),
    "かねない (could)": (r"かねません|かねない", r"could|may|might|risk"),
    "暫定 (provisional)": (r"暫定", r"provisional|interim|tentative|temporary"),
    "非公式 (unofficial)": (r"非公式", r"unofficial|informal"),
}
#: A sentence that denies, and what a sentence that denies must have in the other language.
_DENIES_SOURCE = re.compile(
    r"(?:ありません|ていません|てきませんでした|しません|できません|されません|とりません)(?=[。、がの]|$)"
    r"|(?:しない|されない|できない|ではない|しなかった)(?!か)"
)
_DENIES_TARGET = re.compile(r"\b(?:not|no|never|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_DENIAL_SOURCE = re.compile(
    r"(?<!少)ない|なく|なかった|なし|ません|[^一-龠]ず|ぬ|[非不未無禁欠外超廃]|反対|拒否|否定|防止|阻止|とどまら|のみ"
)
_DENIAL_TARGET = re.compile(
    r"\b(?:no|not|nor|none|never|neither|cannot|without|nothing|beyond|only|other than|rather|unless)\b"
    r"|\b(?:lack|fail|oppos|prohibit|refrain|avoid|dis|non-|un(?!i|der|til)|im(?:poss|prop)|in(?:suff|abil|compl))"
    r"|less\b|n[’']t\b",
    re.IGNORECASE,
)


def hedge(pair: Pair) -> Iterator[str]:
    """A hedge or a strength (原則, 等, 約, 検討, べき …) has its counterpart."""
    said = QUOTED.sub("", pair.msgid)
    for name, (source, target) in _HEDGES.items():
        if re.search(source, said) and not re.search(target, pair.msgstr, re.IGNORECASE):
            yield f"{name} of the source has no counterpart in the translation"


def negation(pair: Pair) -> Iterator[str]:
    """A sentence that denies is translated by one that does."""
    if _DENIES_SOURCE.search(pair.msgid) and not _DENIAL_TARGET.search(pair.msgstr):
        yield "the source denies something (ない), the translation does not"
    if _DENIES_TARGET.search(pair.msgstr) and not _DENIAL_SOURCE.search(pair.msgid):
        yield "the translation denies something (not, no), the source does not"
