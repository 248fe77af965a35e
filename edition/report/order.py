"""The order of the glossary: by reading in the source language, by the name in others. Pure."""

import unicodedata
from itertools import dropwhile

from .objects import Term

_VOWELS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}
#: The kana that the rows of an index begin with; those of a row follow it in Unicode.
_ROWS = "あかさたなはまやらわ"
_VOWEL_OF = {kana: vowel for vowel, row in _VOWELS.items() for kana in row}
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
#: The first letters of Korean syllables, and how they are written alone.
_KOREAN = {chr(0x1100 + place): alone for place, alone in enumerate("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")


def reading_key(reading: str) -> tuple[str, str]:
    """Return the key that sorts readings in kana as Japanese dictionaries do (JIS X 4061, simplified).

    Katakana, voiced and small kana count as plain hiragana, and the long mark as the vowel before it; where
    two readings are then the same, the plain spelling comes first.
    """
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", reading.translate(_HIRAGANA)):
        if letter == "ー":
            letters.append(_VOWEL_OF.get(letters[-1], letter) if letters else letter)
        elif not unicodedata.combining(letter):
            letters.append(letter.translate(_SMALL))
    return "".join(letters), reading


def _plain(name: str) -> str:
    """Return a name as it is looked up: in small letters, without marks, from its first letter or digit."""
    letters = [each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each)]
    return "".join(dropwhile(lambda each: not each.isalnum(), letters)).casefold()


def letter(term: Term) -> str:
    """Return what an index puts a term under: the row of its reading (あ か さ …), else its first letter.

    '' where neither is known, as for Chinese.
    """
    first = reading_key(term.reading)[0][:1] if term.name.state != "translated" else ""
    if first >= _ROWS[0]:
        return max(row for row in _ROWS if row <= first)
    first = _plain(term.name.text)[:1]
    if first.isdecimal():
        return "0–9"
    if first in _KOREAN:
        return _KOREAN[first]
    return first.upper() if first.upper() != first.lower() else ""


def term_key(term: Term) -> tuple[bool, str, str]:
    """Return the key that sorts a term for readers of the language it is in; untranslated ones come last."""
    if term.name.state != "translated" and term.reading:
        return True, *reading_key(term.reading)
    return term.name.state != "translated", _plain(term.name.text), term.name.text
