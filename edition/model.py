"""What the pages say, as plain values. Pure; knows nothing of Sphinx.

Every page contributes one :class:`Page`; :class:`~.registry.Registry` is the view over all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


@cache
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
    #: The kinds of directives on the page, for what it shows of other pages.
    listings: tuple[str, ...] = ()
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
