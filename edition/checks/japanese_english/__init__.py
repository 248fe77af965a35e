"""Rules for translations from Japanese into English and back, and readers of their numbers. Pure.

May import what rules are given (:mod:`..finding`) and the rules that read a table or a reader of numbers
(:mod:`..numbers`, :mod:`..wording`). Never knows of files, catalogs or other languages.
"""

from edition.checks import wording
from edition.checks.finding import Rules, together
from edition.checks.wording import back

from . import english, japanese
from .letters import english_left, japanese_left, narrow_mark, other_script
from .phrases import ENGLISH, HEDGES, JAPANESE, STRENGTHS

READERS = {"ja": japanese.numbers, "en": english.numbers}
INTO_ENGLISH = together(
    Rules((japanese_left, other_script)), wording.rules(HEDGES, STRENGTHS, JAPANESE, ENGLISH)
)
INTO_JAPANESE = together(
    Rules((other_script,), (english_left, narrow_mark)),
    wording.rules(back(HEDGES), back(STRENGTHS), ENGLISH, JAPANESE),
)
