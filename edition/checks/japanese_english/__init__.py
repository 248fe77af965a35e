"""Rules for translations from Japanese into English: numbers, hedges, negations, letters and marks. Pure.

May import what rules are given (:mod:`..finding`), and a general rule (:mod:`..text`) to make it stricter.
Never knows of files, catalogs or other languages.
"""

from edition.checks.finding import Rules

from .letters import japanese_left, other_script, unbalanced
from .numbers import number, number_in_words
from .wording import hedge, negation

RULES = Rules(
    errors=(japanese_left, other_script, unbalanced, number), warnings=(number_in_words, hedge, negation)
)
