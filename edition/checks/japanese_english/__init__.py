"""Rules for translations from Japanese into English and back: numbers in words, hedges, letters. Pure.

May import what rules are given (:mod:`..finding`) and the rules that read a table or a reader of numbers
(:mod:`..numbers`, :mod:`..wording`). Never knows of files, catalogs or other languages.
"""

from edition.checks import numbers, wording
from edition.checks.finding import Rules, together
from edition.checks.wording import back

from . import english, japanese
from .letters import english_left, japanese_left, narrow_mark, other_script
from .phrases import ENGLISH, HEDGES, JAPANESE, STRENGTHS

INTO_ENGLISH = together(
    Rules((japanese_left, other_script)),
    numbers.rules(japanese.numbers, english.numbers, words=True),
    wording.rules(HEDGES, STRENGTHS, JAPANESE, ENGLISH),
)
INTO_JAPANESE = together(
    Rules((other_script,), (english_left, narrow_mark)),
    numbers.rules(english.numbers, japanese.numbers, words=True),
    wording.rules(back(HEDGES), back(STRENGTHS), ENGLISH, JAPANESE),
)
