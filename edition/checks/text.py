"""Rules on the text of a translation, the same for every language. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from babel import Locale

from edition.report.characters import objection
from edition.report.languages import script
from edition.report.scripts import is_wide

from .finding import Pair, Rules, excerpt

#: The end of a sentence: in wide marks, or before a space and no small letter, but in U.S. Forces.
_END = re.compile(
    r"[。！？](?![」』）)”])|[؟۔।]|(?<!\b[A-Z])[.!?…](?=[)”»\"’]*(?:\s+[^\W\da-z]|\s+[“«„「\"(]))"
)
_PLACEHOLDER = re.compile(r"%(?:\(\w{1,30}\))?[sdif](?![A-Za-z])")
#: What stands for text, with a letter at its end; and capitals before the small letters of a suffix: URLдың.
_FILLED = re.compile(r"%(?:\(\w{1,30}\))?[sdifr]")
_ABBREVIATION = re.compile(r"^[A-Z]{2,}")
_WORD, _IN_A_WORD = re.compile(r"[^\W\d_]+"), re.compile(r"\w")
#: A full-width mark at the end of a text, which has its space in it.
_WIDE = re.compile("[、。！，．：；？]$")
#: Scripts whose letters are taken for those of another one.
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "MATHEMATICAL"}
#: Letters that look like others and stand in the words of few languages or none: the long s, the dotless i,
#: those of phonetics, signs that are letters (K), and numerals (ⅼ).
_RARE = re.compile("[\u0131\u017f\u0250-\u02af\u1d00-\u1d2b\u1d6b-\u1d9a\u2100-\u2188]")
_ALL_RARE = {chr(code) for code in range(0x110, 0x2200)}
_OF_NAMES = "ıəɓɔɖɗɛɣɨɲʋ"  # of languages whose names stand in others
_LONGER, _ALLOWANCE, _SHORTER, _LONG_ENOUGH = 3, 80, 3, 100
_IN_A_NAME = 2  # spaces; and a full stop, as in U.S.
#: Measured on translations between Japanese and English, where it makes both as long as each other.
_IN_A_WIDE_LETTER, _NOT_IN_A_SYLLABLE = 2.5, 1.5
#: Letters that may be wide, and syllables of Hangul.
_MAY_BE_WIDE, _SYLLABLE = re.compile("[\u1100-\U0010ffff]"), re.compile("[\uac00-\ud7a3]")
#: Two sentences made one are 1.2 of what one of them would be, or more; half of those left out are below.
_MERGED = 1.15


def unshowable(pair: Pair) -> Iterator[str]:
    """No character that a reader cannot see, no line break, no more than 8,000 characters."""
    if found := objection(pair.msgid, pair.msgstr, pair.language):
        yield found


def copied(pair: Pair) -> Iterator[str]:
    """A translation is not its source, but for a name."""
    source = pair.msgid.strip()
    is_name = source.isascii() and not (source.endswith(".") and source.count(" ") > _IN_A_NAME)
    if pair.msgstr.strip() == source and not is_name:
        yield "the translation is the same as the source; translate it, or leave msgstr empty"


def edge_space(pair: Pair) -> Iterator[str]:
    """No space at the beginning or end that the source does not have, or has in a wide mark."""
    text, source = pair.msgstr, pair.msgid
    if text != text.lstrip() and source == source.lstrip():
        yield "the translation begins with a space; remove it"
    if text != text.rstrip() and source == source.rstrip() and not _WIDE.search(source):
        yield "the translation ends with a space; remove it"


def doubled_space(pair: Pair) -> Iterator[str]:
    """No two spaces in a row that the source does not have."""
    if "  " in pair.msgstr.strip() and "  " not in pair.msgid:
        yield "the translation has two spaces in a row; write one"


def placeholder(pair: Pair) -> Iterator[str]:
    """Placeholders (%d, %s) are the source's."""
    if "%" not in pair.msgid + pair.msgstr:
        return
    wanted, found = (Counter(_PLACEHOLDER.findall(text)) for text in (pair.msgid, pair.msgstr))
    for missing in wanted - found:
        if pair.msgstr.count(missing) < wanted[missing]:  # else a suffix follows it: Aldoni %sn
            yield f"the placeholder {missing} is missing; it stands for what the site puts in"
    for extra in found - wanted:
        yield f"the placeholder {extra} is not in the source; remove it"


def mixed_script(pair: Pair) -> Iterator[str]:
    """A word is in one script, but for a suffix of an abbreviation: a Cyrillic a in English is a disguise."""
    words = dict.fromkeys(each for each in _WORD.findall(_FILLED.sub(" ", pair.msgstr)) if not each.isascii())
    source = {*_WORD.findall(pair.msgid)} if words else ()
    for word in (each for each in words if each not in source):
        suffix = _ABBREVIATION.sub("", word)
        scripts = {unicodedata.name(each, "?").split()[0] for each in (suffix if suffix.islower() else word)}
        if len(scripts & _ALIKE) > 1:
            yield f"'{excerpt(word)}' mixes scripts ({', '.join(sorted(scripts))}); write it in one"


@cache
def _letters_of(language: str) -> Collection[str]:
    """Return the letters of what CLDR names in a language; all letters that are rare, if it names nothing."""
    locale = Locale.parse(language, sep="-")
    names = "".join(map(str, (*locale.languages.values(), *locale.territories.values())))
    is_latin = "-Latn" in language or script(language) == "Latn"
    return _ALL_RARE if is_latin and "a" not in names else set(names)


def look_alike(pair: Pair) -> Iterator[str]:
    """No letter that looks like another and is in no word of the language: wıll, Jɑpan, wiⅼⅼ, poſſeſſ."""
    for word in _WORD.findall(pair.msgstr) if _RARE.search(pair.msgstr) else ():
        known = pair.msgid + _OF_NAMES * word[0].isupper()
        for letter in dict.fromkeys(_RARE.findall(word)):
            is_sign = unicodedata.category(letter) == "Nl" and not _RARE.sub("", word)
            if not (is_sign or letter in known or letter in _letters_of(pair.language)):
                yield f"'{excerpt(word)}' has {unicodedata.name(letter)}; write the letter of the language"


@lru_cache(maxsize=8)  # of a pair, for all rules that ask
def sentences(text: str) -> list[str]:
    """Return the sentences of a text, in any language that ends them with a mark."""
    return [each for each in _END.split(text) if _IN_A_WORD.search(each)] or [text]


def _amount(text: str) -> float:
    """Return about how many Latin letters would say what a text says."""
    wide = sum(map(is_wide, _MAY_BE_WIDE.findall(text)))
    return len(text) + _IN_A_WIDE_LETTER * wide - _NOT_IN_A_SYLLABLE * len(_SYLLABLE.findall(text))


def length_ratio(pair: Pair) -> Iterator[str]:
    """A translation is not absurdly longer or shorter than its source."""
    source, text = _amount(pair.msgid), _amount(pair.msgstr)
    counted = f"the translation has {len(pair.msgstr)} characters for {len(pair.msgid)}"
    if text > _LONGER * source + _ALLOWANCE:
        yield f"{counted}; is something added?"
    elif source > _LONG_ENOUGH and text * _SHORTER < source:
        yield f"{counted}; is something left out?"


def sentence(pair: Pair) -> Iterator[str]:
    """No sentence is left out: a translation with fewer of them is not shorter in the same measure."""
    here, there = len(sentences(pair.msgid)), len(sentences(pair.msgstr))
    if there < here and _amount(pair.msgstr) / _amount(pair.msgid) < _MERGED * there / here:
        yield f"the source has {here} sentences, the translation {there}; is one left out?"


RULES = Rules((edge_space, placeholder, mixed_script, look_alike), (doubled_space, length_ratio, sentence))
