"""The order of the glossary: by reading in the source language, by the name in others. Pure."""

import unicodedata

from .objects import Term

#: The vowels by the last letter of the names that Unicode gives to kana.
_VOWELS = {"A": "あ", "I": "い", "U": "う", "E": "え", "O": "お"}


def reading_key(reading: str) -> tuple[str, str]:
    """Return the key that sorts hiragana readings as Japanese dictionaries do (JIS X 4061, simplified).

    Voiced and small kana count as plain ones, and the long mark as the vowel before it; where two
    readings are then the same, the plain spelling comes first.
    """
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", reading):
        if letter == "ー" and letters:
            letters.append(_VOWELS.get(unicodedata.name(letters[-1])[-1], letter))
        elif unicodedata.name(letter, "").startswith("HIRAGANA LETTER SMALL"):
            letters.append(unicodedata.lookup(unicodedata.name(letter).replace("SMALL ", "")))
        elif not unicodedata.combining(letter):
            letters.append(letter)
    return "".join(letters), reading


def term_key(term: Term) -> tuple[bool, str, str]:
    """Return the key that sorts a term for readers of the language it is in; untranslated ones come last."""
    if term.name.state != "translated":
        return True, *reading_key(term.reading)
    return False, term.name.text.casefold().lstrip("“"), term.name.text
