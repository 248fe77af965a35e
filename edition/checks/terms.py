"""The rule on glossary terms: a term of the glossary is rendered as the glossary has it. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from edition.catalogs.outline import passages

from .finding import Pair

_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"[(（]([^()（）]*)[)）]")
_SMALL = 3  # of, the, an: words too short to tell anything


def _stem(word: str) -> str:
    """Return the part of a word that inflection leaves: 'occupation' -> 'occup'."""
    return word.casefold()[: max(_SMALL + 1, len(word) // 2)]


def _stems(text: str) -> set[str]:
    words = [word for word in _WORD.findall(text) if len(word) > _SMALL or (word.isupper() and len(word) > 1)]
    return {_stem(word) for word in words or _WORD.findall(text)}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the glossary with their renderings, and one expression that finds them all."""

    #: By term: each rendering as the stems that must all be there.
    renderings: dict[str, list[set[str]]]
    shown: dict[str, str]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, glossary: str, translations: Mapping[str, str]) -> Self:
        """Read the terms of the page ``glossary`` with their translations, by msgid."""
        names = [each.text for each in passages(glossary) if each.kind == "term" and each.paragraph == 1]
        shown = {name: translations[name] for name in names if translations.get(name)}
        renderings = {name: list(_renderings(text)) for name, text in shown.items()}
        longest_first = sorted(shown, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, longest_first))) if shown else None
        return cls(renderings, shown, pattern)

    def term(self, pair: Pair) -> Iterator[str]:
        """A term of the glossary is in an approved rendering, inflected as may be."""
        if self.pattern is None:
            return
        found = set(dict.fromkeys(self.pattern.findall(pair.msgid)))
        words = {word.casefold() for word in _WORD.findall(pair.msgstr)} if found else set()
        for name in sorted(found - {pair.msgid}):
            rendered = any(_holds(words, stems) for stems in self.renderings[name])
            if name not in pair.msgstr and not rendered:
                yield f"'{name}' is '{self.shown[name]}' in the glossary; write it so, or mend the glossary"


def _renderings(text: str) -> Iterator[set[str]]:
    """Yield 'Treaty on X (TX)' as the whole, and as what is in brackets."""
    yield _stems(_ASIDE.sub(" ", text))
    yield from (_stems(aside) for aside in _ASIDE.findall(text))


def _holds(words: set[str], stems: set[str]) -> bool:
    """Tell whether two thirds of a rendering are there: a name is shortened where it is said again."""
    there = sum(any(word.startswith(stem) for word in words) for stem in stems)
    return 0 < len(stems) * 2 <= there * 3
