"""The rule on glossary terms: a term of the glossary is rendered as the glossary has it. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from edition.catalogs.outline import passages
from edition.report.scripts import OF_SENTENCES

from .finding import Pair

_WORD = re.compile(rf"[^\W_{OF_SENTENCES}]+")
_RUN = re.compile(f"[{OF_SENTENCES}]+")
_ASIDE = re.compile(r"[(（]([^()（）]*)[)）]")
_SMALL = 3  # letters: a shorter word tells nothing, but for an abbreviation


def _words(text: str) -> list[str]:
    """Return the words of a text; of a run that puts no spaces between them, every two letters."""
    twos = (run[at : at + 2] for run in _RUN.findall(text) for at in range(max(1, len(run) - 1)))
    return [*_WORD.findall(text), *twos]


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text, which inflection leaves: at least four letters."""
    words = _words(text)
    telling = [word for word in words if len(word) > _SMALL or (len(word) > 1 and word == word.upper())]
    return {word.casefold()[: max(_SMALL + 1, len(word) // 2)] for word in telling or words}


def _holds(words: set[str], stems: set[str]) -> bool:
    """Tell whether two thirds of a rendering are there: a name is shortened where it is said again."""
    there = sum(any(word.startswith(stem) for word in words) for stem in stems)
    return 0 < len(stems) * 2 <= there * 3


@cache
def _finders(rendering: str) -> list[tuple[re.Pattern[str], set[str]]]:
    """Return what finds each rendering in a text without case: whole, or by the stems of its words."""
    parts = (each for each in (_ASIDE.sub(" ", rendering), *_ASIDE.findall(rendering)) if each.strip())
    whole = {each: re.escape(each.strip().casefold()) for each in parts}
    return [(re.compile(f"(?<![a-z0-9]){whole[each]}(?![a-z0-9])"), _stems(each)) for each in whole]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the glossary with their renderings, and one expression that finds them all."""

    renderings: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, glossary: str, translations: Mapping[str, str]) -> Self:
        """Read the terms of the page ``glossary`` with their translations, by msgid."""
        names = [each.text for each in passages(glossary) if each.kind == "term" and not each.anchor]
        renderings = {name: translations[name] for name in names if translations.get(name)}
        longest_first = sorted(renderings, reverse=True)  # of those that begin alike
        apart = rf"(?<![^\W_{OF_SENTENCES}])", "(?![A-Z])"  # AI is not in aid, nor in AID
        found = (re.escape(name).join(apart if _WORD.match(name) else ("", "")) for name in longest_first)
        return cls(renderings, re.compile("|".join(found) or "(?!)"))

    def term(self, pair: Pair) -> Iterator[str]:
        """A term of the glossary is in an approved rendering, inflected as may be.

        'Treaty on X (TX)' approves the whole, and what is in brackets.
        """
        names = sorted({*self.pattern.findall(pair.msgid)} - {pair.msgid})
        text = pair.msgstr.casefold()
        words = {word.casefold() for word in _words(pair.msgstr)} if names else set()
        for name in names:
            rendering = self.renderings[name]
            if name not in pair.msgstr and not any(
                whole.search(text) or _holds(words, stems) for whole, stems in _finders(rendering)
            ):
                yield f"'{name}' is '{rendering}' in the glossary; write it so, or correct the glossary"
