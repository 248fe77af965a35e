"""The one view over all pages, from which everything else is derived. Pure.

Topic pages, the matrix, related items, navigation, links, data, search and checks all ask it.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Self, TypeVar

from .limits import ENOUGH_TRANSLATED, ON_ONE_PAGE
from .message import Message, State, label
from .objects import Note, Object, Place, Recommendation, Team, Term
from .order import letter, term_key
from .pages import Page, Section, in_language
from .relations import Relations

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

    def __init__(self, pages: Mapping[str, Page], root: str, relations: Relations) -> None:
        """Take the pages by docname; ``root`` is the first one."""
        self.root = root
        self.relations = relations
        self.pages = {name: pages[name] for name in reading_order(pages, root)}
        self._objects = defaultdict[str, dict[str, Object]](dict)
        for page in self.pages.values():
            for kind, items in page.objects.items():
                self._objects[kind].update((item.id, item) for item in items)
        self.recommendations, self.notes = self.of(Recommendation), self.of(Note)
        self.places, self.terms = self.of(Place), self.of(Term)

    def in_language(self, translate: Callable[[str, str], Message]) -> Self:
        """Return the registry in a language; ``translate(docname, source)`` looks a message up."""
        new = {name: in_language(page, partial(translate, name)) for name, page in self.pages.items()}
        return type(self)(new, self.root, self.relations)

    def digest(self) -> str:
        """Return a digest of everything that a page can show of this registry."""
        return hashlib.sha256(repr(self.pages).encode()).hexdigest()  # equal values may pickle differently

    @property
    def home(self) -> Page:
        """The first page; its title is the report's."""
        return self.pages[self.root]

    @cached_property
    def above(self) -> dict[str, list[Page]]:
        """The pages between the first one and a page, by its docname, as the toctrees lead to it."""
        found: dict[str, list[Page]] = {self.root: []}
        for docname, page in self.pages.items():
            here = [*found.setdefault(docname, []), *([page] if docname != self.root else [])]
            for entry in (entry for toctree in page.toctrees for entry in toctree.entries):
                found.setdefault(entry.target, here)
        return found

    @cached_property
    def teams(self) -> tuple[Page, ...]:
        """The working teams' pages: those that hold recommendations."""
        return tuple(page for page in self.pages.values() if page.recommendations)

    def of(self, record: type[ObjectT]) -> dict[str, ObjectT]:
        """Return the objects of one kind, by id."""
        return self._objects[record.kind.name]  # type: ignore[return-value]  # filled by kind

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.id: section for page in self.teams for section in page.sections}

    @cached_property
    def holders(self) -> dict[str, str]:
        """The id of the recommendation that each of its texts is part of, by the id of the text."""
        recs = self.recommendations.values()
        return {rec.paragraph_id(at): rec.id for rec in recs for at in range(len(rec.blocks))}

    @cached_property
    def topics(self) -> dict[str, Page]:
        """Topic pages by topic id."""
        return {topic.id: page for page in self.pages.values() for topic in page.topics}

    def letters(self, docname: str) -> dict[str, Term]:
        """Return the letters of an index to the terms of a page, in their order, each with its first term."""
        found: dict[str, Term] = {}
        for term in sorted(self.pages[docname].terms, key=term_key):
            if first := letter(term):
                found.setdefault(first, term)
        return found

    @cached_property
    def listings(self) -> dict[str, Page]:
        """The first page with each listing, by the listing's name."""
        return {name: page for page in reversed(self.pages.values()) for name in page.listings}

    @cached_property
    def on_topic(self) -> defaultdict[str, list[Recommendation]]:
        """The recommendations on a topic, by its id."""
        return grouped((topic, rec) for rec in self.recommendations.values() for topic in rec.topics)

    def on_topic_by_team(self, topic_id: str) -> defaultdict[str, list[Recommendation]]:
        """Return the recommendations on a topic by the page of their team, in the order of the report."""
        return grouped((rec.docname, rec) for rec in self.on_topic[topic_id])

    @cached_property
    def naming_place(self) -> defaultdict[str, list[Recommendation]]:
        """The recommendations that name a place, by its id."""
        return grouped((place, rec) for rec in self.recommendations.values() for place in rec.places)

    @cached_property
    def notes_on(self) -> defaultdict[str, list[Note]]:
        """The editorial notes on a recommendation or a page."""
        return grouped((target, note) for note in self.notes.values() for target in note.on)

    def names_of(self, team: str) -> list[Message]:
        """Return the short names of the lists of a page; the title of the page where it has none."""
        page = self.pages[team]
        return [each.name for each in page.of(Team)] or [label(page.title)]

    def name_of(self, rec: Recommendation) -> Message:
        """Return the short name of the list that a recommendation is in."""
        names = {each.section: each.name for each in self.pages[rec.docname].of(Team)}
        return names.get(rec.section) or names.get("") or self.names_of(rec.docname)[0]

    @cached_property
    def repeated(self) -> set[str]:
        """The recommendations that another has the name and the number of: a list begins again at 1."""
        recs = self.recommendations.values()
        found = grouped(((self.name_of(rec).source, rec.number), rec.id) for rec in recs)
        return {rec_id for group in found.values() if group[1:] for rec_id in group}

    def apart(self, rec: Recommendation) -> Message | None:
        """Return what tells a recommendation apart where the name of its list and its number do not."""
        if rec.number and rec.id not in self.repeated:
            return None
        return label(rec.title or self.heading_of(rec))

    def called(self, rec: Recommendation) -> str:
        """Return what a recommendation is called elsewhere: its list, its number, and what tells it apart."""
        name, apart = f"{self.name_of(rec).text} {rec.number}".rstrip(), self.apart(rec)
        return f"{name} ({apart.text})" if apart else name

    def heading_of(self, rec: Recommendation) -> Message:
        """Return the heading that a recommendation stands under; the title of its page where it has none."""
        return self.sections[rec.section].title if rec.section else self.pages[rec.docname].title

    @cached_property
    def related(self) -> defaultdict[str, list[tuple[str, Recommendation]]]:
        """``(kind, other)`` for every tie of a recommendation, whichever end it is written at, by its id."""
        recs = self.recommendations
        position = {rec_id: index for index, rec_id in enumerate(recs)}
        written = [
            (rec.id, tie.kind, tie.target)
            for rec in recs.values()
            for tie in rec.relations
            if tie.target in recs and tie.kind in self.relations.inverse
        ]
        inverse, order = self.relations.inverse, list(self.relations.labels)
        ties = {*written, *((target, inverse[kind], rec_id) for rec_id, kind, target in written)}
        in_order = sorted(ties, key=lambda tie: (order.index(tie[1]), position[tie[2]]))
        return grouped((rec_id, (kind, recs[other])) for rec_id, kind, other in in_order)

    @property
    def fits_on_one_page(self) -> bool:
        """Whether one page shows the whole report."""
        return len(self.recommendations) <= ON_ONE_PAGE

    @property
    def is_mostly_translated(self) -> bool:
        """Whether readers are led to this language: it is the source's, or enough is translated."""
        states = sum((page.states for page in self.teams), Counter())
        return states["source"] + states["translated"] >= ENOUGH_TRANSLATED * states.total()

    def progress(self) -> Counter[State]:
        """Count the messages of all pages by translation state."""
        return sum((page.states for page in self.pages.values()), Counter())


def grouped(pairs: Iterable[tuple[K, V]]) -> defaultdict[K, list[V]]:
    """Return the values of each key, in their order; none for any other key."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
