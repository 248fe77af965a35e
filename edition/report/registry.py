"""The one view over all pages, from which everything else is derived. Pure.

Topic pages, the matrix, related items, navigation, links, data, search and checks all ask it.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Self, TypeVar

from .message import Message, State
from .objects import RELATION_ORDER, RELATIONS, Note, Object, Place, Recommendation, Term
from .pages import Page, Section, Toctree, in_language

K = TypeVar("K")
V = TypeVar("V")
ObjectT = TypeVar("ObjectT", bound=Object)


def reading_order(pages: Mapping[str, Page], root: str) -> Iterator[str]:
    """Yield the pages in the order of the toctrees, from ``root``, each once; then those in none."""
    seen: set[str] = set()
    stack = [root]
    while stack:
        docname = stack.pop()
        if docname not in seen and docname in pages:
            seen.add(docname)
            yield docname
            entries = [entry.target for toctree in pages[docname].toctrees for entry in toctree.entries]
            stack += reversed(entries)
    yield from sorted(set(pages) - seen)


class Registry:
    """Everything that the pages contribute, in the order of the report."""

    def __init__(self, pages: Mapping[str, Page], root: str = "index") -> None:
        """Take the pages by docname; ``root`` is the first one."""
        self.root = root
        self.pages: dict[str, Page] = {name: pages[name] for name in reading_order(pages, root)}

    def in_language(self, translate: Callable[[str, str], Message]) -> Self:
        """Return the registry in a language; ``translate(docname, source)`` looks a message up."""
        new = {name: in_language(page, partial(translate, name)) for name, page in self.pages.items()}
        return type(self)(new, self.root)

    def digest(self) -> str:
        """Return a digest of everything that a page can show of this registry."""
        return hashlib.sha256(repr(self.pages).encode()).hexdigest()  # equal values may pickle differently

    @property
    def home(self) -> Page:
        """The first page; its title is the report's."""
        return self.pages[self.root]

    @cached_property
    def teams(self) -> tuple[Page, ...]:
        """The working teams' pages: those that hold recommendations."""
        return tuple(page for page in self.pages.values() if page.recommendations)

    @cached_property
    def _objects(self) -> dict[str, dict[str, Object]]:
        found: dict[str, dict[str, Object]] = {}
        for page in self.pages.values():
            for kind, items in page.objects.items():
                found.setdefault(kind, {}).update((item.id, item) for item in items)
        return found

    def of(self, record: type[ObjectT]) -> dict[str, ObjectT]:
        """Return the objects of one kind, by id."""
        return self._objects.get(record.kind.name, {})  # type: ignore[return-value]  # filled by kind

    @property
    def recommendations(self) -> dict[str, Recommendation]:
        return self.of(Recommendation)

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.id: section for page in self.teams for section in page.sections}

    @cached_property
    def topics(self) -> dict[str, Page]:
        """Topic pages by topic id."""
        return {topic.id: page for page in self.pages.values() for topic in page.topics}

    @property
    def places(self) -> dict[str, Place]:
        return self.of(Place)

    @property
    def terms(self) -> dict[str, Term]:
        return self.of(Term)

    @property
    def notes(self) -> dict[str, Note]:
        return self.of(Note)

    @cached_property
    def listings(self) -> dict[str, Page]:
        """The first page with each listing, by the listing's name."""
        found: dict[str, Page] = {}
        for page in self.pages.values():
            for name in page.listings:
                found.setdefault(name, page)
        return found

    @property
    def contents(self) -> tuple[Toctree, ...]:
        """The toctrees of the first page: what leads to everything else."""
        return self.home.toctrees

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

    def heading_of(self, rec: Recommendation) -> Message:
        """Return the heading that a recommendation stands under; the title of its page where it has none."""
        return self.sections[rec.section].title if rec.section else self.pages[rec.docname].title

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
    def _notes(self) -> dict[str, list[Note]]:
        return _group((target, note) for note in self.notes.values() for target in note.on)

    def notes_on(self, target: str) -> list[Note]:
        """Return the editorial notes on a recommendation or a page."""
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
