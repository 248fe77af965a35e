"""The order of the glossary: by reading in the source language, by the name in others. Pure."""

import unicodedata

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
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")


def reading_key(reading: str) -> tuple[str, str]:
    """Return the key that sorts hiragana readings as Japanese dictionaries do (JIS X 4061, simplified).

    Voiced and small kana count as plain ones, and the long mark as the vowel before it; where two
    readings are then the same, the plain spelling comes first.
    """
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", reading):
        if letter == "ー":
            letters.append(_VOWEL_OF.get(letters[-1], letter) if letters else letter)
        elif not unicodedata.combining(letter):
            letters.append(letter.translate(_SMALL))
    return "".join(letters), reading


def letter(term: Term) -> str:
    """Return what an index puts a term under: the row of its reading (あ か さ …), else its first letter.

    '' where neither is known, as for Chinese.
    """
    if term.name.state != "translated" and term.reading:
        first = reading_key(term.reading)[0][:1]
        return max((row for row in _ROWS if row <= first), default=first)
    for character in unicodedata.normalize("NFKD", term.name.text):
        if character.isdecimal():
            return "0–9"
        if character.isalpha():
            return character.upper() if character.upper() != character.lower() else ""
    return ""


def term_key(term: Term) -> tuple[bool, str, str]:
    """Return the key that sorts a term for readers of the language it is in; untranslated ones come last."""
    if term.name.state != "translated":
        return True, *reading_key(term.reading)
    return False, term.name.text.casefold().lstrip("“"), term.name.text
