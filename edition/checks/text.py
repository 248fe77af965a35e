"""Rules on the text of a translation, the same for every language. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from edition.catalogs.characters import objection

from .finding import Pair, Rules, excerpt

_BRACKETS = dict(zip("([{“«（「『【", ")]}”»）」』】", strict=True))
#: Marks that some language opens with, another closes with, and a third uses alone.
QUOTATION = '"“”„‟‘’‚‛«»‹›'
_PLACEHOLDER = re.compile(r"%(?:\(\w{1,30}\))?[sdif](?![A-Za-z])")
_WORD = re.compile(r"[^\W\d_]+")
#: A full-width mark at the end of a text, which has its space in it.
_WIDE = re.compile("[、。！，．：；？]$")
#: Scripts whose letters are taken for those of another one.
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "MATHEMATICAL"}
_LONGER, _ALLOWANCE, _SHORTER, _LONG_ENOUGH = 12, 80, 5, 40


def unshowable(pair: Pair) -> Iterator[str]:
    """No character that a reader cannot see, no line break, no more than 8,000 characters."""
    if found := objection(pair.msgid, pair.msgstr, pair.language):
        yield found


def copied(pair: Pair) -> Iterator[str]:
    """A translation is not its source."""
    if pair.msgstr.strip() == pair.msgid.strip() and not pair.msgid.isascii():
        yield "the translation is the same as the source; translate it, or leave msgstr empty"


def edge_space(pair: Pair) -> Iterator[str]:
    """No space at the beginning or end that the source does not have, or has in a wide mark."""
    text, source = pair.msgstr, pair.msgid
    if text != text.lstrip() and source == source.lstrip():
        yield "the translation begins with a space; remove it"
    if text != text.rstrip() and source == source.rstrip() and not _WIDE.search(source):
        yield "the translation ends with a space; remove it"


def _alone(text: str) -> Iterator[str]:
    """Yield the brackets that open or close alone, each once."""
    for opening, closing in _BRACKETS.items():
        depths = [0, *accumulate((letter == opening) - (letter == closing) for letter in text)]
        if min(depths) < 0:
            yield closing
        if depths[-1] > min(depths):
            yield opening
    if text.count('"') % 2:
        yield '"'


def unbalanced(pair: Pair, exempt: str = QUOTATION) -> Iterator[str]:
    """Brackets come in pairs, where those of the source do."""
    found = [mark for mark in _alone(pair.msgstr) if mark not in exempt]
    if found and not any(_alone(pair.msgid)):
        yield f"'{found[0]}' has no counterpart; write both marks of the pair, or none"


def placeholder(pair: Pair) -> Iterator[str]:
    """Placeholders (%d, %s) are the source's."""
    wanted, found = Counter(_PLACEHOLDER.findall(pair.msgid)), Counter(_PLACEHOLDER.findall(pair.msgstr))
    for missing in wanted - found:
        yield f"the placeholder {missing} is missing; it stands for what the site puts in"
    for extra in found - wanted:
        yield f"the placeholder {extra} is not in the source; remove it"


def mixed_script(pair: Pair) -> Iterator[str]:
    """A word is written in one script: a Cyrillic a in an English word is a disguise."""
    for word in set(_WORD.findall(pair.msgstr)) - set(_WORD.findall(pair.msgid)):
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in word}
        if len(scripts & _ALIKE) > 1:
            yield f"'{excerpt(word)}' mixes scripts ({', '.join(sorted(scripts))}); write it in one"


def length_ratio(pair: Pair) -> Iterator[str]:
    """A translation is not absurdly longer or shorter than its source."""
    source, text = len(pair.msgid), len(pair.msgstr)
    if text > _LONGER * source + _ALLOWANCE:
        yield f"the translation has {text} characters for {source}; is something added?"
    elif source > _LONG_ENOUGH and text * _SHORTER < source:
        yield f"the translation has {text} characters for {source}; is something left out?"


RULES = Rules(errors=(edge_space, unbalanced, placeholder, mixed_script), warnings=(length_ratio,))
