"""Glossary terms in running text: where they stand. Pure; the text itself is never changed.

Text and terms are cut into keys: a Japanese character is one, a word is one, reduced to its stem, so that
plurals and capitals match. A walk over the keys through a trie finds the longest term at each place,
at a cost that grows with the text and not with the glossary.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .languages import stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .model import Message, Recommendation, Registry, Term

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+|[^\w\s]")
#: These do not part words: gray-zone is gray zone, and a term may stand in quotation marks.
_SILENT = frozenset("-‐‑–'’‘\"“”「」『』")
#: ``official development assistance (ODA)``
_ABBREVIATED = re.compile(r"(?P<long>.+?)\s*[(（](?P<short>[^()（）]+)[)）]")


def surface_forms(name: str) -> list[str]:
    """Return the ways a name stands in a text: whole, without its abbreviation, and the abbreviation."""
    match = _ABBREVIATED.fullmatch(name)
    return [name, match["long"], match["short"]] if match else [name]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and the id of the term that it is ('' for none)."""

    text: str
    term: str = ""


@dataclass(slots=True)
class _Node:
    """The keys that go on from here, and the term that ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    term: str = ""


class Finder:
    """Finds the terms of one language in its texts."""

    def __init__(self, forms: Iterable[tuple[str, str]], language: str) -> None:
        """Take pairs of a form and the id of its term; of two terms with one form the first has it."""
        self._stem = stemmer(language)
        self._root = _Node()
        for form, term in forms:
            node = self._root
            for key, _start, _end in self._keys(form):
                node = node.following.setdefault(key, _Node())
            if node is not self._root:
                node.term = node.term or term

    def _keys(self, text: str) -> list[tuple[str, int, int]]:
        return [
            (self._stem(unicodedata.normalize("NFKC", match[0]).casefold()), match.start(), match.end())
            for match in _TOKEN.finditer(text)
            if match[0] not in _SILENT
        ]

    def _found(self, keys: Sequence[tuple[str, int, int]], start: int) -> Iterator[tuple[int, str]]:
        """Yield the terms that begin at a key, shortest first: (the key after it, the term)."""
        node = self._root
        for index in range(start, len(keys)):
            following = node.following.get(keys[index][0])
            if following is None:
                return
            node = following
            if node.term:
                yield index + 1, node.term

    def pieces(self, text: str, seen: set[str]) -> list[Piece]:
        """Cut a text at its terms, the longest at each place, leaving out and adding to those ``seen``."""
        keys = self._keys(text)
        pieces: list[Piece] = []
        index = done = 0
        while index < len(keys):
            *_, (after, term) = ((index + 1, ""), *self._found(keys, index))
            if term and term not in seen:
                seen.add(term)
                start, end = keys[index][1], keys[after - 1][2]
                pieces += [Piece(text[done:start]), Piece(text[start:end], term)]
                done = end
            index = after
        return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]

    def mentions(self, text: str) -> set[str]:
        """Return every term in a text, those inside longer ones included."""
        keys = self._keys(text)
        return {term for index in range(len(keys)) for _after, term in self._found(keys, index)}


class Glossary:
    """The terms of a registry, laid over its recommendations in the language they are shown in."""

    def __init__(self, registry: Registry, language: str, source_language: str) -> None:
        self._registry = registry
        terms = registry.terms.values()
        shown = [(form, term.id) for term in terms for form in _names(term.name)]
        source = [(form, term.id) for term in terms for form in source_forms(term)]
        self._source = Finder(source, source_language)
        self._shown = self._source if language == source_language else Finder(shown, language)
        self.page = {term.id: page.docname for page in registry.pages.values() for term in page.terms}

    def linked(self, rec: Recommendation) -> list[list[Piece]]:
        """Cut every paragraph of a recommendation at the first occurrence of each term."""
        seen: set[str] = set()
        return [
            (self._source if paragraph.is_fallback else self._shown).pieces(paragraph.text, seen)
            for paragraph in rec.paragraphs
        ]

    @cached_property
    def _uses(self) -> dict[str, list[Recommendation]]:
        uses: dict[str, list[Recommendation]] = {}
        for rec in self._registry.recommendations.values():
            section = self._registry.sections.get(rec.section)
            texts = [paragraph.source for paragraph in rec.paragraphs]
            texts += [section.title.source] if section else []
            for term in set().union(*map(self._source.mentions, texts)):
                uses.setdefault(term, []).append(rec)
        return uses

    def used_in(self, term_id: str) -> list[Recommendation]:
        """Return the recommendations that hold a term in their source text, or stand under it."""
        return self._uses.get(term_id, [])


def _names(name: Message) -> list[str]:
    return [] if name.is_fallback else surface_forms(name.text)


def source_forms(term: Term) -> list[str]:
    """Return the ways a term stands in the source language."""
    return [form for name in (term.name.source, *term.forms) for form in surface_forms(name)]
