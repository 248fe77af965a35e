"""The one view over all pages, from which everything else is derived. Pure; knows nothing of Sphinx.

Topic pages, the matrix, related items, links, data, search and checks all ask it.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from .model import RELATION_ORDER, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .model import Note, Page, Place, Recommendation, Section, State, Term

K = TypeVar("K")
V = TypeVar("V")


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
