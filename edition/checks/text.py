"""Rules on the text of a translation, the same for every language. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from edition.catalogs.characters import objection

from .finding import Pair, excerpt

_BRACKETS = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»", "（": "）", "「": "」", "『": "』", "【": "】"}
_QUOTATION = frozenset('"“”„‟‘’‚‛«»‹›')
_PLACEHOLDER = re.compile(r"%(?:\(\w{1,30}\))?[sdif](?![A-Za-z])")
_WORD = re.compile(r"[^\W\d_]+")
#: Scripts whose letters are taken for those of another one.
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "MATHEMATICAL"}
_ENDS_WIDE = ("：", "、", "。")
_LONGER, _ALLOWANCE, _SHORTER, _LONG_ENOUGH = 12, 80, 5, 40


def unshowable(pair: Pair) -> Iterator[str]:
    """No character that a reader cannot see, no line break, no more than 8,000 characters."""
    if found := objection(pair.msgid, pair.msgstr, pair.language):
        yield found


def edge_space(pair: Pair) -> Iterator[str]:
    """No space at the beginning or end that the source does not have (a wide colon has one in it)."""
    text, source = pair.msgstr, pair.msgid
    if text != text.lstrip() and source == source.lstrip():
        yield "the translation begins with a space; remove it"
    if text != text.rstrip() and source == source.rstrip() and not source.endswith(_ENDS_WIDE):
        yield "the translation ends with a space; remove it"


def copied(pair: Pair) -> Iterator[str]:
    """A translation is not its source."""
    if pair.msgstr.strip() == pair.msgid.strip() and not pair.msgid.isascii():
        yield "the translation is the same as the source; translate it, or leave msgstr empty"


def _unbalanced(text: str) -> Counter[str]:
    """Return the brackets that open or close alone, with how often."""
    closing = {close: opening for opening, close in _BRACKETS.items()}
    opened: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for letter in text:
        if letter in _BRACKETS:
            opened[letter] += 1
        elif letter in closing:
            if opened[closing[letter]]:
                opened[closing[letter]] -= 1
            else:
                alone[letter] += 1
    return alone + opened + Counter({'"': text.count('"') % 2})


def unbalanced(pair: Pair) -> Iterator[str]:
    """Brackets come in pairs, where those of the source do; in English, quotation marks too.

    Other languages open with what English closes with (“), or write an abbreviation with one mark.
    """
    is_english = pair.language.partition("-")[0] == "en"
    source = {unicodedata.normalize("NFKC", letter) for letter in _unbalanced(pair.msgid)}
    found = [
        letter
        for letter in _unbalanced(pair.msgstr)
        if unicodedata.normalize("NFKC", letter) not in source and (is_english or letter not in _QUOTATION)
    ]
    if found and not source:
        yield f"'{found[0]}' has no counterpart; write both marks of the pair, or none"


def placeholder(pair: Pair) -> Iterator[str]:
    """Placeholders (%d, %s) are the source's."""
    if "%" not in pair.msgid + pair.msgstr:
        return
    wanted, found = Counter(_PLACEHOLDER.findall(pair.msgid)), Counter(_PLACEHOLDER.findall(pair.msgstr))
    for missing in wanted - found:
        yield f"the placeholder {missing} is missing; it stands for what the site puts in"
    for extra in found - wanted:
        yield f"the placeholder {extra} is not in the source; remove it"


def mixed_script(pair: Pair) -> Iterator[str]:
    """A word is written in one script: a Cyrillic a in an English word is a disguise."""
    if pair.msgstr.isascii():
        return
    for word in set(_WORD.findall(pair.msgstr)) - set(_WORD.findall(pair.msgid)):
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if not letter.isascii()}
        scripts |= {"LATIN"} if any(letter.isascii() for letter in word) else set()
        if len(scripts & _ALIKE) > 1:
            yield f"'{excerpt(word)}' mixes scripts ({', '.join(sorted(scripts))}); write it in one"


def length_ratio(pair: Pair) -> Iterator[str]:
    """A translation is not absurdly longer or shorter than its source."""
    source, text = len(pair.msgid), len(pair.msgstr)
    if text > _LONGER * source + _ALLOWANCE:
        yield f"the translation has {text} characters for {source}; is something added?"
    elif source > _LONG_ENOUGH and text * _SHORTER < source:
        yield f"the translation has {text} characters for {source}; is something left out?"


ERRORS = (edge_space, unbalanced, placeholder, mixed_script)
WARNINGS = (length_ratio,)
