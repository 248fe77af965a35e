"""The kinds of objects that a report consists of, each declared once. Pure.

A kind is a frozen dataclass. Its fields say what its directive takes: a field annotated with an
:class:`Option` is an option, a field that holds messages is filled by the body (:data:`PARAGRAPHS`). Its
:class:`Kind` says what it is called and how its id is written. From this follow the directive, the node, the
role, the object type, the inventory, the check of ids and references, and the translation. A new kind is a
class here, in :data:`KINDS`, and a template ``fragments/KIND.html``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, NamedTuple, get_args, get_origin

from .body import Block
from .message import Message, State, worst

#: Lower-case ASCII words joined by hyphens.
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
#: ``one-4``, ``one-1-2``: the prefix of a list in the report, and the numerals that the report prints.
_NUMBERED = re.compile(r"(?P<prefix>[a-z][a-z0-9-]*?)-(?P<number>[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})*)")

#: The fields that the body fills, by their type -> how many paragraphs each takes at least.
PARAGRAPHS: dict[Any, int] = {Message: 1, Message | None: 0, tuple[Message, ...]: 1, tuple[Block, ...]: 0}


@dataclass(frozen=True, slots=True)
class Kind:
    """What the engine knows of a kind of object."""

    #: The directive, the template and the type of object.
    name: str
    role: str
    #: An id, for messages: a :data:`SLUG`.
    example: str
    #: What the id has in front of it where it is the id of an element.
    prefix: str = ""
    #: What the body must hold, for messages; '' where there is no body.
    body: str = ""
    #: Whether a title may follow the id.
    titled: bool = False
    #: Whether one that no other object names is a mistake.
    must_be_named: bool = False
    #: The page whose id and address it takes, for messages; '' where it has an id of its own.
    home: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """How an option of a directive becomes a field; ``parse`` raises ValueError with a sentence."""

    name: str
    parse: Callable[[str], Any] = str
    #: The kinds of the objects that it names.
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """Any object of the report: where it is written, and under which heading ('' for the title)."""

    kind: ClassVar[Kind]
    id: str
    docname: str
    line: int
    section: str = ""

    @property
    def anchor(self) -> str:
        """The id of its element; '' where its page is its address."""
        return "" if self.kind.home else f"{self.kind.prefix}{self.id}"


def split_ids(text: str) -> tuple[str, ...]:
    """Split an option such as ``one-4, two-1`` at commas and spaces."""
    return tuple(word for word in re.split(r"[,\s]+", text) if word)


class Concept(NamedTuple):
    """A concept of another vocabulary: its number there, and its name."""

    id: str
    name: str


def split_concepts(text: str) -> tuple[Concept, ...]:
    """Split an option such as ``2595 nuclear weapon; 472 deterrent``; the names may be left out."""
    concepts = re.split(r"\s*[;,]\s*(?=[a-z_]*\d)", text.strip())
    return tuple(
        Concept(one, name) for one, _space, name in (each.partition(" ") for each in concepts) if one
    )


def _split_forms(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` of tie from one recommendation to the recommendation ``target``."""

    kind: str
    target: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.target}"


def parse_relations(text: str) -> tuple[Relation, ...]:
    """Parse ``continues: one-13; same-question: one-19 one-21``.

    Raises ValueError with a sentence that says what is wrong and what would be right.
    """
    relations: list[Relation] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        kind, colon, targets = part.partition(":")
        kind = kind.strip()
        if not colon or not split_ids(targets):
            raise ValueError(f"'{part}' is not of the form 'KIND: ID ID', e.g. 'continues: one-13'")
        relations += [Relation(kind, target) for target in split_ids(targets)]
    return tuple(relations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Object):
    """One recommendation of one team, with or without a number and a title."""

    kind: ClassVar = Kind(
        "recommendation", "rec", "one-4", body="the text of the recommendation", titled=True
    )
    topics: Annotated[tuple[str, ...], Option("topics", split_ids, ("topic",))]
    places: Annotated[tuple[str, ...], Option("places", split_ids, ("place",))]
    relations: Annotated[tuple[Relation, ...], Option("related", parse_relations, ("recommendation",))]
    #: The number as the report prints it, where it is not that of the id.
    printed: Annotated[str, Option("number")] = ""
    #: The title, where it has one.
    title: Message | None = None
    paragraphs: tuple[Message, ...]
    #: What each of the paragraphs is.
    blocks: tuple[Block, ...]

    @property
    def number(self) -> str:
        """The number as the report prints it; '' where it has none. It may restart within the report."""
        found = _NUMBERED.fullmatch(self.id)
        return self.printed or (found["number"].replace("-", ".") if found else "")

    @property
    def state(self) -> State:
        return worst([message.state for message in self.messages])

    @property
    def messages(self) -> tuple[Message, ...]:
        """The title, where it has one, and the paragraphs."""
        return (self.title, *self.paragraphs) if self.title else self.paragraphs

    @property
    def addresses(self) -> list[str]:
        """The ids that a reader is offered: its own, and not those of cells, captions and footnotes."""
        offered = ("paragraph", "item", "quotation", "figure")
        texts = [self.paragraph_id(at) for at, block in enumerate(self.blocks) if block.form in offered]
        return list(dict.fromkeys([self.id, *texts]))

    def footnote_id(self, mark: str) -> str:
        """Return the address of the footnote that a mark belongs to."""
        return next(
            self.paragraph_id(index)
            for index, block in enumerate(self.blocks)
            if (block.form, block.label) == ("footnote", mark)
        )

    def paragraph_id(self, index: int) -> str:
        """Return the address of paragraph ``index`` (from 0): ``two-3``, then ``two-3-p2``."""
        anchor = self.blocks[index].anchor
        return f"{self.id}-{anchor}" if anchor else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Object):
    """What a team, or a chapter, is called beside a number; the title of its page may be a sentence long."""

    kind: ClassVar = Kind("team", "team", "energy", body="the short name of the team", home="a page")
    name: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Object):
    """A theme that cuts across the teams; its name is the title of its page, its id the page's."""

    kind: ClassVar = Kind("topic", "topic", "alliance", must_be_named=True, home="a page topics/ID.md")
    eurovoc: Annotated[tuple[Concept, ...], Option("eurovoc", split_concepts)]
    unbis: Annotated[tuple[Concept, ...], Option("unbis", split_concepts)]

    @property
    def concepts(self) -> list[tuple[str, str]]:
        """(name, address) of the concepts of other vocabularies that come near to it."""
        thesauri = (
            ("EuroVoc", "http://eurovoc.europa.eu/", self.eurovoc),
            ("UNBIS", "http://metadata.un.org/thesaurus/", self.unbis),
        )
        return [
            (f"{name} ({thesaurus} {one})" if name else f"{thesaurus} {one}", f"{address}{one}")
            for thesaurus, address, concepts in thesauri
            for one, name in concepts
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Object):
    """A country, region or organization that recommendations name, in the source's own word."""

    kind: ClassVar = Kind(
        "place", "place", "new-zealand", prefix="place-", body="the name of the place", must_be_named=True
    )
    name: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Object):
    """A glossary entry: the term, its definition and, where there are several renderings, a rule of use."""

    kind: ClassVar = Kind(
        "term", "term", "nuclear-sharing", prefix="term-", body="the term, a blank line, and its definition"
    )
    reading: Annotated[str, Option("reading")]
    #: Other forms of the term in the text of the report.
    forms: Annotated[tuple[str, ...], Option("forms", _split_forms)]
    #: Where the rendering is from: title of the document, and its address ('' if unknown).
    source_title: Annotated[str, Option("source")]
    source_url: Annotated[str, Option("url")]
    name: Message
    definition: Message
    rule: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Object):
    """An editorial note on recommendations or pages. It stands outside the text of the report."""

    kind: ClassVar = Kind("editorial-note", "note", "note-one-4", body="the text of the note")
    on: Annotated[tuple[str, ...], Option("on", split_ids, ("recommendation", "page"))]
    paragraphs: tuple[Message, ...]


#: Every kind by its name.
KINDS: dict[str, type[Object]] = {
    record.kind.name: record for record in (Recommendation, Team, Topic, Place, Term, Note)
}
#: For every kind, the options of its directive, by the fields that they fill.
_OPTIONS: dict[str, dict[str, Option]] = {
    name: {each.name: get_args(each.type)[1] for each in fields(record) if get_origin(each.type) is Annotated}
    for name, record in KINDS.items()
}
#: For every kind, the types of the fields that the body fills; a title stands after the id.
_BODIES: dict[str, dict[str, Any]] = {
    name: {
        each.name: each.type
        for each in fields(record)
        if each.type in PARAGRAPHS and not (record.kind.titled and each.name == "title")
    }
    for name, record in KINDS.items()
}


def options(record: type[Object]) -> dict[str, Option]:
    """Return the options of a kind's directive, by the field each fills."""
    return _OPTIONS[record.kind.name]


def fewest_paragraphs(record: type[Object]) -> int:
    """Return how many paragraphs the body of a kind has at least."""
    return sum(PARAGRAPHS[holds] for holds in _BODIES[record.kind.name].values())


def is_structured(record: type[Object]) -> bool:
    """Tell whether the body of a kind has lists, tables and the like: see :mod:`.body`."""
    return tuple[Block, ...] in _BODIES[record.kind.name].values()


def body_values(record: type[Object], texts: Sequence[tuple[Message, Block]]) -> dict[str, Any]:
    """Return the values of the fields that the body fills: each the next text, a tuple the rest."""
    left = list(texts)
    values: dict[str, Any] = {}
    if record.kind.titled and left[0][1].form == "title":
        values["title"] = left.pop(0)[0]
    for name, holds in _BODIES[record.kind.name].items():
        if holds == tuple[Block, ...]:
            values[name] = tuple(block for _message, block in left)
        elif holds == tuple[Message, ...]:
            values[name] = tuple(message for message, _block in left)
        else:
            values[name] = left.pop(0)[0] if left else None
    return values


def references(item: Object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every id that an object names, with the kinds of what it may be the id of."""
    for name, option in options(type(item)).items():
        for value in getattr(item, name) if option.names else ():
            yield value.target if isinstance(value, Relation) else value, option.names
