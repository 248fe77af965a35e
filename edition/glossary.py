"""The order of the glossary: by reading in Japanese, by the name in other languages."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform

from .languages import is_source
from .plaintext import fragment

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_VOWELS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}
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


class SortTerms(SphinxTransform):
    """Puts the terms of a page into the order that readers of its language look them up in."""

    default_priority = 830  # after translation, before the domain reads the page

    def apply(self, **kwargs: Any) -> None:
        terms = [node for node in self.document.findall(fragment) if node["kind"] == "term"]
        places = [(term.parent, term.parent.index(term)) for term in terms]
        for (parent, index), term in zip(places, sorted(terms, key=self._key), strict=True):
            parent[index] = term

    def _key(self, term: fragment) -> tuple[bool, str, str]:
        name = term["messages"][0]
        if is_source(self.config) or name.is_fallback:
            return True, *reading_key(term["reading"])
        return False, name.text.casefold().lstrip("“"), name.text


def setup(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(SortTerms)
