"""The rules on wording: hedges, strengths and negations of a translation are those of its source. Pure.

What stands for what is in the tables of a pair of languages, which are read in both directions.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .addresses import without_addresses
from .finding import Pair, Rules
from .text import sentences


class Phrase(NamedTuple):
    """How a language says something: what surely says it, and what else may. Expressions, in any case."""

    sure: str
    may: str = ""

    def times(self, text: str, *, surely: bool) -> int:
        """Return how often a text says it: surely, or perhaps."""
        return len(_compiled(self.sure, "" if surely else self.may).findall(text))


@cache
def _compiled(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(filter(None, alternatives)) or "(?!)", re.IGNORECASE)


@cache
def _sure(rows: "Rows", side: int) -> re.Pattern[str]:  # says anything of a table
    said = "|".join(filter(None, (phrases[side].sure for _name, *phrases in rows)))
    return re.compile(rf"\b(?=\w)(?:{said})" if r"\b" in said else said, re.IGNORECASE)


class Speech(NamedTuple):
    """What a language has besides a table: how it quotes, and how it denies.

    It denies in words of their own (not), or within other words (unjust, prohibit), and a translation may do
    the one for the other. An idiom (not only) denies nothing. ``no`` names the words that deny in messages.
    """

    quoted: str
    no: str
    denial: str
    denial_within: str
    idioms: str

    def denials(self, text: str) -> tuple[int, int]:
        """Return how often a text denies in words of their own, and within others."""
        plain = _compiled(self.idioms).sub("", text)
        own, within = (_compiled(each).findall(plain) for each in (self.denial, self.denial_within))
        return len(own), len(within)


#: What may be said: its name in messages, and its phrases in two languages.
Rows = tuple[tuple[str, Phrase, Phrase], ...]
_MANY = 100


def table(text: str) -> Rows:
    """Read a table: a name, and indented below it the phrase of each language as ``sure ~ may``.

    A line of a phrase may begin with ``|``.
    """
    whole = re.sub(r"\n {8}\|", "|", text.strip())
    rows = (re.split(r"\n {4}(?! )", block) for block in re.split(r"\n(?=\S)", whole))
    read = ((name, [Phrase(*re.split(r"\s*~\s*", each)) for each in phrases]) for name, *phrases in rows)
    return tuple((name, ours, theirs) for name, (ours, theirs) in read)


def back(rows: Rows) -> Rows:
    """Return a table for the other direction."""
    return tuple((name, theirs, ours) for name, ours, theirs in rows)


@lru_cache(maxsize=1)  # for all rules
def _aligned(pair: Pair) -> list[tuple[str, str]]:
    """Return the sentences of a pair with their translations; both whole where their number differs."""
    texts = without_addresses(pair.msgid), without_addresses(pair.msgstr)
    here, there = map(sentences, texts)
    fit = len(here) == len(there) < _MANY
    return list(zip(here, there, strict=True)) if fit else [texts]


def _unlike(rows: Rows, speech: tuple[Speech, Speech], pair: Pair, most: int) -> Iterator[str]:
    """Yield what only one text says, or says more often, counted up to ``most``. A quotation says nothing."""
    for texts in _aligned(pair):
        said, found = (_compiled(each.quoted).sub("", text) for each, text in zip(speech, texts, strict=True))
        if not any(_sure(rows, side).search(text) for side, text in enumerate((said, found))):
            continue
        for name, ours, theirs in rows:
            here = min(ours.times(said, surely=True), most)
            there = min(theirs.times(found, surely=True), most)
            if here and here > theirs.times(texts[1], surely=False):
                yield f"{name} of the source has no counterpart in the translation"
            if there and there > ours.times(texts[0], surely=False):
                yield f"the translation has {name}, the source has not"


def rules(hedges: Rows, strengths: Rows, source: Speech, target: Speech) -> Rules:
    """Return the rules on wording for two languages."""

    def hedge(pair: Pair) -> Iterator[str]:
        """A hedge (in principle, about, and others …) is in the translation as often as in its source."""
        return _unlike(hedges, (source, target), pair, most=_MANY)

    def strength(pair: Pair) -> Iterator[str]:
        """The strength of a commitment (will, will consider, should) is the source's, once in a sentence."""
        return _unlike(strengths, (source, target), pair, most=1)

    def negation(pair: Pair) -> Iterator[str]:
        """A sentence that denies is translated by one that does, and no other is."""
        for here, there in _aligned(pair):
            (ours, ours_within), (theirs, theirs_within) = source.denials(here), target.denials(there)
            if ours > theirs + max(0, theirs_within - ours_within):
                yield f"the source denies something ({source.no}), the translation does not"
            if theirs > ours + max(0, ours_within - theirs_within):
                yield f"the translation denies something ({target.no}), the source does not"

    return Rules(warnings=(hedge, strength, negation))
