"""The kinds of objects that a report consists of, each declared once. Pure.

A kind is a frozen dataclass. Its fields say what its directive takes: :func:`option` for an option,
:func:`paragraph` and :func:`paragraphs` for the body. Its :class:`Kind` says what it is called and how its
id is written. From this follow the directive, the node, the role, the object type, the inventory, the
check of ids and references, and the translation. A new kind is a class here, in :data:`KINDS`, and a
template ``fragments/KIND.html``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from .message import Message, State, worst

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
class Kind:
    """What the engine knows of a kind of object."""

    #: The directive, the template and the type of object.
    name: str
    role: str
    #: An id of the right form, for messages.
    example: str
    #: The form of an id; None where the object takes the id of its page.
    id_form: re.Pattern[str] | None = SLUG
    #: What the id has in front of it where it is the id of an element.
    prefix: str = ""
    #: What the body must hold, for messages; '' where there is no body.
    body: str = ""
    #: Whether one that no other object names is a mistake.
    must_be_named: bool = False
    #: Where one is defined, for messages; '' for its directive.
    home: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """How an option of a directive becomes a field."""

    name: str
    parse: Callable[[str], Any]
    #: The kinds of the objects that it names.
    names: tuple[str, ...] = ()


def option(name: str, parse: Callable[[str], Any] = str, *, names: tuple[str, ...] = ()) -> Any:
    """Declare a field that an option of the directive fills; ``parse`` raises ValueError with a sentence."""
    return field(metadata={"option": Option(name, parse, names)})


def paragraph(*, optional: bool = False) -> Any:
    """Declare a field that the next paragraph of the body fills."""
    return field(metadata={"paragraph": "optional" if optional else "one"})


def paragraphs() -> Any:
    """Declare a field that all paragraphs of the body fill."""
    return field(metadata={"paragraph": "all"})


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
        return f"{self.kind.prefix}{self.id}" if self.kind.id_form else ""


def split_ids(text: str) -> tuple[str, ...]:
    """Split an option such as ``nss-4, sofa-1`` at commas and spaces."""
    return tuple(word for word in re.split(r"[,\s]+", text) if word)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Object):
    """One numbered recommendation of one team."""

    kind: ClassVar = Kind(
        "recommendation", "rec", "nss-4", RECOMMENDATION_ID, body="the text of the recommendation"
    )
    topics: tuple[str, ...] = option("topics", split_ids, names=("topic",))
    places: tuple[str, ...] = option("places", split_ids, names=("place",))
    relations: tuple[Relation, ...] = option("related", parse_relations, names=("recommendation",))
    paragraphs: tuple[Message, ...] = paragraphs()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Object):
    """A theme that cuts across the teams; its name is the title of its page, its id the page's."""

    kind: ClassVar = Kind("topic", "topic", "alliance", None, must_be_named=True, home="a page topics/ID.md")
    eurovoc: tuple[str, ...] = option("eurovoc", split_ids)
    unbis: tuple[str, ...] = option("unbis", split_ids)

    @property
    def concepts(self) -> list[tuple[str, str]]:
        """(name, address) of the concepts of other vocabularies that come near to it."""
        return [
            *((f"EuroVoc {one}", f"http://eurovoc.europa.eu/{one}") for one in self.eurovoc),
            *((f"UNBIS {one}", f"http://metadata.un.org/thesaurus/{one}") for one in self.unbis),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Object):
    """A country, region or organization that recommendations name, in the source's own word."""

    kind: ClassVar = Kind(
        "place", "place", "new-zealand", prefix="place-", body="the name of the place", must_be_named=True
    )
    name: Message = paragraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Object):
    """A glossary entry: the term, its definition and, where there are several renderings, a rule of use."""

    kind: ClassVar = Kind(
        "term",
        "term",
        "nuclear-sharing",
        prefix="term-",
        body="the term, a blank line, and its definition",
    )
    reading: str = option("reading")
    #: Other forms of the term in the text of the report.
    forms: tuple[str, ...] = option("forms", _split_forms)
    #: Where the rendering is from: title of the document, and its address ('' if unknown).
    source_title: str = option("source")
    source_url: str = option("url")
    name: Message = paragraph()
    definition: Message = paragraph()
    rule: Message | None = paragraph(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Object):
    """An editorial note on recommendations or pages. It stands outside the text of the report."""

    kind: ClassVar = Kind("editorial-note", "note", "note-nss-4", body="the text of the note")
    on: tuple[str, ...] = option("on", split_ids, names=("recommendation", "page"))
    paragraphs: tuple[Message, ...] = paragraphs()


#: Every kind by its name.
KINDS: dict[str, type[Object]] = {
    record.kind.name: record for record in (Recommendation, Topic, Place, Term, Note)
}


_OPTIONS: dict[str, dict[str, Option]] = {}
_BODIES: dict[str, dict[str, str]] = {}
for _name, _record in KINDS.items():
    _declared = {each.name: each.metadata for each in fields(_record)}
    _OPTIONS[_name] = {name: each["option"] for name, each in _declared.items() if "option" in each}
    _BODIES[_name] = {name: each["paragraph"] for name, each in _declared.items() if "paragraph" in each}


def options(record: type[Object]) -> dict[str, Option]:
    """Return the options of a kind's directive, by the field each fills."""
    return _OPTIONS[record.kind.name]


def fewest_paragraphs(record: type[Object]) -> int:
    """Return how many paragraphs the body of a kind has at least."""
    return sum(how != "optional" for how in _BODIES[record.kind.name].values())


def body_values(record: type[Object], messages: tuple[Message, ...]) -> dict[str, Any]:
    """Return the values of the fields that the body fills."""
    values: dict[str, Any] = {}
    left = list(messages)
    for name, how in _BODIES[record.kind.name].items():
        values[name] = tuple(left) if how == "all" else left.pop(0) if left else None
    return values
