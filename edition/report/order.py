"""The order of the glossary: by readings in the source language, by names where there are none. Pure."""

import unicodedata

from .objects import Term

#: The kana with each vowel. Those with the first one begin the rows of an index; in Unicode, the others of a
#: row follow its first.
_VOWELS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}
_VOWEL_OF = {kana: vowel for vowel, row in _VOWELS.items() for kana in row}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
#: What Korean dictionaries begin with, in the order of the jamo that syllables fall into (from U+1100).
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def reading_key(text: str) -> tuple[str, str]:
    """Return the key that sorts readings and names; kana as in Japanese dictionaries (JIS X 4061, in part).

    Letters count without marks, capitals and what stands before the first; voiced and small kana as plain
    ones, and the long mark as the vowel before it. Of two that are then the same, the plain one comes first.
    """
    letters: list[str] = []
    for each in unicodedata.normalize("NFKD", text).casefold().translate(_HIRAGANA).translate(_SMALL):
        if each == "ー":
            letters.append(_VOWEL_OF.get(letters[-1], each) if letters else each)
        elif not unicodedata.combining(each) and (letters or each.isalnum()):
            letters.append(each)
    return "".join(letters), text


def letter(term: Term) -> str:
    """Return what an index puts a term under: the row of its reading (あ か さ …), else its first letter.

    '' where that is no letter of an alphabet, as for Chinese.
    """
    first = term_key(term)[1][:1]
    if first.isdecimal():
        return "0–9"
    if "あ" <= first <= "ん":
        return max(row for row in _VOWELS["あ"] if row <= first)
    if "\u1100" <= first <= "\u1112":
        return _INITIALS[ord(first) - 0x1100]
    return first.upper() if first.upper() != first.lower() else ""


def term_key(term: Term) -> tuple[bool, str, str]:
    """Return the key that sorts a term for readers of the language it is in; untranslated ones come last."""
    is_translated = term.name.state == "translated"
    return not is_translated, *reading_key((not is_translated and term.reading) or term.name.text)
