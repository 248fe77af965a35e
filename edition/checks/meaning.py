"""Rules on meaning, for each pair of source and target language that is known. Pure.

A language without an entry in :data:`TARGETS` gets none of these: a wrong rule is worse than none.
"""

import re
import unicodedata
from collections.abc import Iterator
from types import ModuleType

from . import english
from .compare import changed
from .finding import Pair, excerpt

#: Target languages with rules of their own, by the first part of their tag.
TARGETS = {"en": english}

_JAPANESE = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+")
_WIDE = re.compile(r"[\u3000-\u3002\u3008-\u3011\u3014-\u301f\uff01-\uff5e]")
_QUOTED = re.compile(r"「([^「」]*)」|『([^『』]*)』")
_ASIDE = re.compile(r"\(([^()]*)\)|“([^“”]*)”")


def _quoted(pattern: re.Pattern[str], text: str) -> str:
    return "\n".join("".join(found) for found in pattern.findall(text))


def japanese_left(pair: Pair) -> Iterator[str]:
    """No Japanese in a translation but what it quotes: a word that the source has, and has in 「」.

    A word of the source in brackets or quotation marks, as in 'nuclear sharing (核シェアリング)', is a
    quotation too.
    """
    quoted, aside = _quoted(_QUOTED, pair.msgid), _quoted(_ASIDE, pair.msgstr)
    for run in dict.fromkeys(_JAPANESE.findall(pair.msgstr)):
        if run not in pair.msgid:
            yield f"'{excerpt(run)}' is Japanese that the source does not have; translate it"
        elif run not in quoted and run not in aside:
            yield f"'{excerpt(run)}' is left in Japanese; translate it"
    if wide := _WIDE.search(_JAPANESE.sub("", pair.msgstr)):
        plain = unicodedata.normalize("NFKC", wide[0])
        yield f"'{wide[0]}' is a Japanese mark; write that of the language, as {plain!r}"


def other_script(pair: Pair) -> Iterator[str]:
    """Letters are Latin ones: a word in another script is an accident or a disguise."""
    for letter in dict.fromkeys(pair.msgstr):
        if letter.isalpha() and not letter.isascii() and letter not in pair.msgid:
            script = unicodedata.name(letter, "?")
            if not script.startswith("LATIN") and not _JAPANESE.match(letter) and not _WIDE.match(letter):
                yield f"'{letter}' ({script}) is no Latin letter; write it in Latin letters"
                return


def _target(pair: Pair) -> ModuleType:
    return TARGETS[pair.language.split("-")[0]]


def number(pair: Pair) -> Iterator[str]:
    """Numbers, percentages, dates and units are the source's: 約11兆円 is 11 trillion yen."""
    found = changed(pair, _target(pair).numbers)
    yield from (message for is_error, message in found if is_error)


def number_in_words(pair: Pair) -> Iterator[str]:
    """A number said in words (二国間, three) has a counterpart, if only in words (bilaterally)."""
    found = changed(pair, _target(pair).numbers)
    yield from (message for is_error, message in found if not is_error)


def hedge(pair: Pair) -> Iterator[str]:
    """A hedge or a strength (原則, 等, 約, 検討, べき …) has its counterpart."""
    said = _QUOTED.sub("", pair.msgid)
    for source, target, name in _target(pair).HEDGES:
        if source.search(said) and not target.search(pair.msgstr):
            yield f"{name} of the source has no counterpart in the translation"


def negation(pair: Pair) -> Iterator[str]:
    """A sentence that denies is translated by one that does."""
    rules = _target(pair)
    if rules.DENIES_SOURCE.search(pair.msgid) and not rules.DENIAL_TARGET.search(pair.msgstr):
        yield "the source denies something (ない), the translation does not"
    if rules.DENIES_TARGET.search(pair.msgstr) and not rules.DENIAL_SOURCE.search(pair.msgid):
        yield "the translation denies something (not, no), the source does not"


ERRORS = (japanese_left, other_script, number)
WARNINGS = (number_in_words, hedge, negation)
