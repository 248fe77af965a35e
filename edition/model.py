"""The registry: what the pages say, as plain values. Pure; knows nothing of Sphinx.

Every page contributes one :class:`Page`. :class:`Registry` is the one view over all pages from which
everything else is derived: topic pages, the matrix, related items, links, data, search, checks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

K = TypeVar("K")
V = TypeVar("V")

State = Literal["source", "translated", "outdated", "missing"]
#: Best first; the state of several paragraphs together is the worst of theirs.
STATES: tuple[State, ...] = ("source", "translated", "outdated", "missing")

#: ``nss-4``: the prefix of a list in the report, a hyphen, the numeral that the report prints.
RECOMMENDATION_ID = re.compile(r"(?P<prefix>[a-z]{2,12})-(?P<number>[1-9][0-9]{0,4})")
#: Topics, places, terms, notes and sections: lower-case ASCII words joined by hyphens.
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

#: Kinds of relation as written in ``:related:`` -> the kind seen from the other end.
RELATIONS: dict[str, str] = {
    "same-law": "same-law",
    "same-question": "same-question",
    "continues": "continued-by",
}
#: The order in which relations are shown.
RELATION_ORDER = ("continues", "continued-by", "same-law", "same-question")


@dataclass(frozen=True, slots=True)
class Message:
    """One translatable text: the source, what the reader is shown, and why."""

    source: str
    text: str
    state: State
    #: Line of the entry in its catalog, 0 where there is none.
    line: int = 0

    @property
    def is_fallback(self) -> bool:
        """True where a reader of a translation is shown the source text."""
        return self.state in ("outdated", "missing")


def label(message: Message) -> Message:
    """Return a title as it stands in lists: without 【】 and the ○ that marks a team in the report."""

    def bare(text: str) -> str:
        return text.removeprefix("○").strip().removeprefix("【").removesuffix("】")

    return Message(bare(message.source), bare(message.text), message.state, message.line)


def worst(states: Iterable[State]) -> State:
    """Return the state of several messages taken together: the worst one (``source`` for none)."""
    return max(states, key=STATES.index, default="source")


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` of tie from one recommendation to the recommendation ``target``."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One numbered recommendation of one team."""

    id: str
    docname: str
    line: int
    section: str
    topics: tuple[str, ...]
    places: tuple[str, ...]
    relations: tuple[Relation, ...]
    paragraphs: tuple[Message, ...]

    @property
    def number(self) -> int:
        """The numeral as the report prints it (numbers restart in the third team's second list)."""
        return int(self.id.rpartition("-")[2])

    @property
    def state(self) -> State:
        return worst([paragraph.state for paragraph in self.paragraphs])

    def paragraph_id(self, index: int) -> str:
        """Return the address of paragraph ``index`` (from 0): ``sofa-3``, then ``sofa-3-p2``."""
        return self.id if index == 0 else f"{self.id}-p{index + 1}"


@dataclass(frozen=True, slots=True)
class Section:
    """A 【…】 heading of a team's page."""

    id: str
    title: Message
    line: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme that cuts across the teams; its name is the title of its page, its id the page's."""

    id: str
    line: int
    eurovoc: tuple[str, ...]
    unbis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region or organization that recommendations name."""

    id: str
    line: int
    name: Message


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    line: int
    reading: str
    #: Other forms of the term in the Japanese text.
    forms: tuple[str, ...]
    #: Where the English rendering is from: title of the document, and its address ('' if unknown).
    source_title: str
    source_url: str
    name: Message
    definition: Message
    #: Rule of use where there are several renderings.
    rule: Message | None
    #: (language, rendering) in the other languages, on the pages of the source language.
    renderings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note. It stands outside the text of the report."""

    id: str
    line: int
    on: tuple[str, ...]
    paragraphs: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that one source page contributes to the registry."""

    docname: str
    title: Message
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    topics: tuple[Topic, ...] = ()
    places: tuple[Place, ...] = ()
    terms: tuple[Term, ...] = ()
    notes: tuple[Note, ...] = ()
    #: The first paragraph, if the page begins with one.
    summary: Message | None = None
    #: Translation states of every message of the page, the title included.
    states: Mapping[State, int] = field(default_factory=dict)
    #: Digests of the catalogs that the page shows, by language ('' for one that does not exist).
    catalogs: Mapping[str, str] = field(default_factory=dict)


def topic_docname(topic_id: str) -> str:
    """Return the page of a topic: ``alliance`` -> ``topics/alliance``."""
    return f"topics/{topic_id}"


def split_ids(text: str) -> tuple[str, ...]:
    """Split an option such as ``nss-4, sofa-1`` at commas and spaces."""
    return tuple(word for word in re.split(r"[,\s]+", text) if word)


def parse_relations(text: str) -> tuple[Relation, ...]:
    """Parse ``continues: nss-13; same-question: nss-19 nss-21``.

    Raises ValueError with a sentence that says what is wrong and what would be right.
    """
    relations: list[Relation] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        kind, colon, targets = part.partition(":")
        kind = kind.strip()
        if not colon or not split_ids(targets):
            raise ValueError(f"'{part}' is not of the form 'KIND: ID ID', e.g. 'continues: nss-13'")
        if kind not in RELATIONS:
            known = ", ".join(RELATIONS)
            raise ValueError(f"unknown kind of relation '{kind}'; the kinds are: {known}")
        relations += [Relation(kind, target) for target in split_ids(targets)]
    return tuple(relations)


class Registry:
    """Everything that the pages contribute, in the order of the report."""

    def __init__(self, pages: Mapping[str, Page], order: Sequence[str] = ()) -> None:
        """Take the pages by docname; ``order`` is reading order, pages not in it come last."""
        rank = {docname: index for index, docname in enumerate(order)}
        names = sorted(pages, key=lambda name: (rank.get(name, len(rank)), name))
        self.pages: dict[str, Page] = {name: pages[name] for name in names}

    @cached_property
    def teams(self) -> tuple[Page, ...]:
        """The working teams' pages: those that hold recommendations."""
        return tuple(page for page in self.pages.values() if page.recommendations)

    @cached_property
    def recommendations(self) -> dict[str, Recommendation]:
        return {rec.id: rec for page in self.teams for rec in page.recommendations}

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.id: section for page in self.teams for section in page.sections}

    @cached_property
    def topics(self) -> dict[str, Page]:
        """Topic pages by topic id."""
        return {topic.id: page for page in self.pages.values() for topic in page.topics}

    @cached_property
    def places(self) -> dict[str, Place]:
        return {place.id: place for page in self.pages.values() for place in page.places}

    @cached_property
    def terms(self) -> dict[str, Term]:
        return {term.id: term for page in self.pages.values() for term in page.terms}

    @cached_property
    def notes(self) -> dict[str, Note]:
        return {note.id: note for page in self.pages.values() for note in page.notes}

    @cached_property
    def _by_topic(self) -> dict[str, list[Recommendation]]:
        return _group((topic, rec) for rec in self.recommendations.values() for topic in rec.topics)

    @cached_property
    def _by_place(self) -> dict[str, list[Recommendation]]:
        return _group((place, rec) for rec in self.recommendations.values() for place in rec.places)

    def on_topic(self, topic_id: str) -> list[tuple[Page, list[Recommendation]]]:
        """Return the recommendations on a topic, by team, in the order of the report."""
        by_team = _group((rec.docname, rec) for rec in self._by_topic.get(topic_id, []))
        return [(self.pages[docname], recs) for docname, recs in by_team.items()]

    def on_topic_by_team(self, topic_id: str) -> dict[str, list[Recommendation]]:
        """Return the recommendations on a topic for every team's page, empty lists included."""
        found = {page.docname: recs for page, recs in self.on_topic(topic_id)}
        return {team.docname: found.get(team.docname, []) for team in self.teams}

    def naming_place(self, place_id: str) -> list[Recommendation]:
        return self._by_place.get(place_id, [])

    @cached_property
    def _relations(self) -> dict[str, list[tuple[str, Recommendation]]]:
        ties: dict[str, set[tuple[str, str]]] = {}
        for rec in self.recommendations.values():
            for relation in rec.relations:
                if relation.target in self.recommendations:
                    ties.setdefault(rec.id, set()).add((relation.kind, relation.target))
                    inverse = RELATIONS[relation.kind]
                    ties.setdefault(relation.target, set()).add((inverse, rec.id))
        position = {rec_id: index for index, rec_id in enumerate(self.recommendations)}
        return {
            rec_id: [
                (kind, self.recommendations[target])
                for kind, target in sorted(
                    pairs, key=lambda pair: (RELATION_ORDER.index(pair[0]), position[pair[1]])
                )
            ]
            for rec_id, pairs in ties.items()
        }

    def related(self, rec_id: str) -> list[tuple[str, Recommendation]]:
        """Return ``(kind, recommendation)`` for every tie, whichever end it is written at."""
        return self._relations.get(rec_id, [])

    @cached_property
    def _notes(self) -> dict[str, list[tuple[str, Note]]]:
        return _group(
            (target, (page.docname, note))
            for page in self.pages.values()
            for note in page.notes
            for target in note.on
        )

    def notes_on(self, target: str) -> list[tuple[str, Note]]:
        """Return ``(docname, note)`` of the editorial notes on a recommendation or a page."""
        return self._notes.get(target, [])

    def progress(self) -> Counter[State]:
        """Count the messages of all pages by translation state."""
        total: Counter[State] = Counter()
        for page in self.pages.values():
            total.update(page.states)
        return total


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
