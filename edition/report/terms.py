"""Glossary terms in running text: where they stand. Pure; the text itself is never changed.

Text and terms are cut into keys: a Japanese character is one, a word is one, reduced to its stem, so that
plurals and capitals match. A walk over the keys through a trie finds the longest term at each place,
at a cost that grows with the text and not with the glossary.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .languages import stemmer
from .message import Message
from .objects import Recommendation, Term
from .registry import Registry

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
#: These do not part words: gray-zone is gray zone, and a term may stand in quotation marks.
_SILENT = "‐‑–'’‘\"“”「」『』-"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+|[^\w\s{_SILENT}]")
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

    following: dict[str, "_Node"] = field(default_factory=dict)
    term: str = ""


class _Keys(dict[str, str]):
    """The key of every token. Kept: a text of any length has few different ones."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stem = stemmer(language)

    def __missing__(self, token: str) -> str:
        key = self[token] = self._stem(unicodedata.normalize("NFKC", token).casefold())
        return key


class Finder:
    """Finds the terms of one language in its texts."""

    def __init__(self, forms: Iterable[tuple[str, str]], language: str) -> None:
        """Take pairs of a form and the id of its term; of two terms with one form the first has it."""
        self._keys = _Keys(language)
        self._root = _Node()
        for form, term in forms:
            node = self._root
            for token in _TOKEN.findall(form):
                node = node.following.setdefault(self._keys[token], _Node())
            if node is not self._root:
                node.term = node.term or term

    def _keys_of(self, text: str) -> list[str]:
        return [self._keys[token] for token in _TOKEN.findall(text)]

    def _found(self, keys: Sequence[str]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        """Yield every place where terms begin, and them, shortest first: (the key after it, the term)."""
        beginnings = self._root.following
        for start, first in enumerate(keys):
            if first not in beginnings:
                continue
            found: list[tuple[int, str]] = []
            node: _Node | None = beginnings[first]
            index = start + 1
            while node is not None:
                if node.term:
                    found.append((index, node.term))
                node = node.following.get(keys[index]) if index < len(keys) else None
                index += 1
            if found:
                yield start, found

    def pieces(self, text: str, seen: set[str]) -> list[Piece]:
        """Cut a text at its terms, the longest at each place, leaving out and adding to those ``seen``."""
        pieces: list[Piece] = []
        after = done = 0
        taken: list[tuple[int, int, str]] = []
        for start, found in self._found(self._keys_of(text)):
            if start >= after:  # not inside the term before
                after, term = found[-1]
                if term not in seen:
                    seen.add(term)
                    taken.append((start, after - 1, term))
        spans = [token.span() for token in _TOKEN.finditer(text)] if taken else []
        for first, last, term in taken:
            begin, end = spans[first][0], spans[last][1]
            pieces += [Piece(text[done:begin]), Piece(text[begin:end], term)]
            done = end
        return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]

    def mentions(self, text: str) -> set[str]:
        """Return every term in a text, those inside longer ones included."""
        keys = self._keys_of(text)
        return {term for _start, found in self._found(keys) for _after, term in found}


class Glossary:
    """The terms of a registry, laid over its recommendations in the language they are shown in."""

    def __init__(self, registry: Registry, language: str, source_language: str) -> None:
        self._registry = registry
        terms = registry.terms.values()
        shown = [(form, term.id) for term in terms for form in _names(term.name)]
        source = [(form, term.id) for term in terms for form in source_forms(term)]
        self._source = Finder(source, source_language)
        self._shown = self._source if language == source_language else Finder(shown, language)
        self._linked: dict[str, list[list[Piece]]] = {}
        self.page = {term.id: page.docname for page in registry.pages.values() for term in page.terms}

    def linked(self, rec: Recommendation) -> list[list[Piece]]:
        """Cut every paragraph of a recommendation at the first occurrence of each term."""
        if rec.id not in self._linked:  # a recommendation is shown on several pages
            seen: set[str] = set()
            self._linked[rec.id] = [
                (self._source if paragraph.is_fallback else self._shown).pieces(paragraph.text, seen)
                for paragraph in rec.paragraphs
            ]
        return self._linked[rec.id]

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
