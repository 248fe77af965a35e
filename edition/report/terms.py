"""Glossary terms in running text: where they stand. Pure; the text itself is never changed.

Text and terms are cut into keys: a character of a script without spaces is one, a word is one, reduced to
its stem, so that plurals and capitals match. Where a key begins terms, as many keys as these have are looked
up: the cost grows with the text and not with the glossary.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from .body import MARK
from .languages import stemmer
from .message import Message
from .objects import Recommendation, Term
from .registry import Registry, grouped
from .scripts import UNSPACED

#: These do not part words: gray-zone is gray zone, and a term may stand in quotation marks.
_SILENT = "‐‑–'’‘\"“”「」『』-"
#: Vowel signs and accents, which ``\\w`` leaves out.
_MARKS = "".join(each for each in map(chr, range(0x300, 0xFE30)) if unicodedata.category(each)[0] == "M")
_TOKEN = re.compile(
    rf"(?![\s{_SILENT}])[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[{_MARKS}]+[^\W_{UNSPACED}]*)*|[^\w\s{_SILENT}]"
)
#: ``official development assistance (ODA)``
_ABBREVIATED = re.compile(r"(?P<long>.+?)\s*[(（](?P<short>[^()（）]+)[)）]")


def surface_forms(name: str) -> list[str]:
    """Return the ways a name stands in a text: whole, without its abbreviation, and the abbreviation."""
    match = _ABBREVIATED.fullmatch(name)
    return [name, match["long"], match["short"]] if match else [name]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and the id of the term, or the mark of the footnote, that it is ('' for none)."""

    text: str
    term: str = ""
    mark: str = ""


class Finder:
    """Finds the terms of one language in its texts."""

    def __init__(self, forms: Iterable[tuple[str, str]], language: str) -> None:
        """Take pairs of a form and the id of its term; of two terms with one form the first has it."""
        stem = stemmer(language)
        #: Kept: a text of any length has few different tokens.
        self._key = cache(lambda token: stem(unicodedata.normalize("NFKC", token).casefold()))
        self._terms: dict[tuple[str, ...], str] = {}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for form, term in forms:
            if keys := self._keys_of(form):
                self._terms.setdefault(keys, term)
                lengths[keys[0]].add(len(keys))
        #: How many keys the terms have that begin with a key, the longest first.
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def _keys_of(self, text: str) -> tuple[str, ...]:
        return tuple(map(self._key, _TOKEN.findall(text)))

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (first key, key after it, id) of every term in a text, the longest at each place first."""
        keys = self._keys_of(text)
        for start, first in enumerate(keys):
            for length in self._lengths.get(first, ()):
                if term := self._terms.get(keys[start : start + length]):
                    yield start, min(start + length, len(keys)), term

    def pieces(self, text: str, seen: set[str]) -> list[Piece]:
        """Cut a text at its terms, the longest at each place, leaving out and adding to those ``seen``."""
        taken: list[tuple[int, int, str]] = []
        after = done = 0
        for start, end, term in self._found(text):
            if start >= after:  # not inside the term before
                after = end
                if term not in seen:
                    seen.add(term)
                    taken.append((start, end, term))
        spans = [token.span() for token in _TOKEN.finditer(text)] if taken else []
        pieces: list[Piece] = []
        for start, end, term in taken:
            begin, stop = spans[start][0], spans[end - 1][1]
            pieces += [Piece(text[done:begin]), Piece(text[begin:stop], term)]
            done = stop
        return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]

    def mentions(self, text: str) -> set[str]:
        """Return every term in a text, those inside longer ones included."""
        return {term for _start, _end, term in self._found(text)}


class Glossary:
    """The terms of a registry, laid over its recommendations in the language they are shown in."""

    def __init__(self, registry: Registry, language: str, source_language: str) -> None:
        self._registry = registry
        terms = registry.terms.values()
        shown = [(form, term.id) for term in terms for form in shown_forms(term)]
        source = [(form, term.id) for term in terms for form in source_forms(term)]
        self._source = Finder(source, source_language)
        self._shown = self._source if language == source_language else Finder(shown, language)
        #: By id and place: two recommendations may have one id, by mistake.
        self._linked: dict[tuple[str, str, int], list[list[Piece]]] = {}

    def linked(self, rec: Recommendation) -> list[list[Piece]]:
        """Cut every paragraph of a recommendation at the first occurrence of each term."""
        key = rec.id, rec.docname, rec.line
        if key not in self._linked:  # a recommendation is shown on several pages
            seen: set[str] = set()
            marks = {block.label for block in rec.blocks if block.form == "footnote"}
            self._linked[key] = [list(self._pieces(paragraph, seen, marks)) for paragraph in rec.paragraphs]
        return self._linked[key]

    def _pieces(self, paragraph: Message, seen: set[str], marks: set[str]) -> Iterator[Piece]:
        finder = self._source if paragraph.is_fallback else self._shown
        if not marks:
            yield from finder.pieces(paragraph.text, seen)
            return
        for number, part in enumerate(MARK.split(paragraph.text)):  # each second part is a mark
            if number % 2 == 0:
                yield from finder.pieces(part, seen)
            else:
                yield Piece(f"[^{part}]", mark=part if part in marks else "")

    @cached_property
    def used_in(self) -> defaultdict[str, list[Recommendation]]:
        """The recommendations that hold a term in their source text, or stand under it, by the term's id."""
        sections = self._registry.sections

        def mentioned(rec: Recommendation) -> set[str]:
            texts = [paragraph.source for paragraph in rec.paragraphs]
            texts += [sections[rec.section].title.source] if rec.section in sections else []
            return {term for text in texts for term in self._source.mentions(text)}

        recs = self._registry.recommendations.values()
        return grouped((term, rec) for rec in recs for term in mentioned(rec))


def shown_forms(term: Term) -> list[str]:
    """Return the ways a term stands in the language that it is in; none where it is not translated."""
    return [] if term.name.is_fallback else surface_forms(term.name.text)


def source_forms(term: Term) -> list[str]:
    """Return the ways a term stands in the source language."""
    return [form for name in (term.name.source, *term.forms) for form in surface_forms(name)]
