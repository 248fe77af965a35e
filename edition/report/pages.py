"""What one page contributes to the report. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from .message import Message, State
from .objects import Object, Recommendation, Term, Topic

#: The id of a title without a label.
TITLE = "page"

ObjectT = TypeVar("ObjectT", bound=Object)
ValueT = TypeVar("ValueT")


def last_part(docname: str) -> str:
    """Return the last part of the name of a page: the id of its team or topic."""
    return docname.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page."""

    id: str
    title: Message
    line: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a toctree: the page, or an outside address, and a title where the author gives one."""

    target: str
    title: Message | None = None

    @property
    def is_outside(self) -> bool:
        return "://" in self.target


@dataclass(frozen=True, slots=True)
class Toctree:
    """A toctree of a page."""

    caption: Message | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RunningText:
    """The running text under one heading, by the id of that; '' below the title. Objects have their own."""

    section: str
    paragraphs: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that one source page contributes to the registry."""

    docname: str
    title: Message
    sections: tuple[Section, ...] = ()
    #: The objects of the page by the name of their kind, in the order of the page.
    objects: Mapping[str, tuple[Object, ...]] = field(default_factory=dict)
    toctrees: tuple[Toctree, ...] = ()
    #: The names of the listings on the page: what it shows of other pages.
    listings: tuple[str, ...] = ()
    #: The first paragraph of running text, if there is one.
    summary: Message | None = None
    running_texts: tuple[RunningText, ...] = ()
    #: Every message of the page, the title included.
    messages: tuple[Message, ...] = ()
    #: The id of its title.
    anchor: str = TITLE

    @property
    def name(self) -> str:
        return last_part(self.docname)

    def of(self, record: type[ObjectT]) -> tuple[ObjectT, ...]:
        """Return the objects of one kind."""
        return self.objects.get(record.kind.name, ())  # type: ignore[return-value]  # filled by kind

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return self.of(Recommendation)

    @property
    def topics(self) -> tuple[Topic, ...]:
        return self.of(Topic)

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.of(Term)

    @property
    def states(self) -> Counter[State]:
        """The number of messages by translation state."""
        return Counter(message.state for message in self.messages)


@cache
def _names(record: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields: looked up once a kind, not for every object."""
    return tuple(each.name for each in fields(record))


def in_language(value: ValueT, translate: Callable[[str], Message]) -> ValueT:
    """Return a page, or what is in one, as readers of a translation are shown it.

    ``translate`` looks a message up. A value that holds no message is returned as it is, or an equal one.
    """
    new: Any = value
    if isinstance(value, Message):
        new = translate(value.source)
    elif isinstance(value, tuple) and value and not isinstance(value[0], str):
        new = tuple([in_language(item, translate) for item in value])
    elif isinstance(value, dict):
        new = {key: in_language(item, translate) for key, item in value.items()}
    elif is_dataclass(value):
        changed = {
            name: item
            for name in _names(new.__class__)
            if (item := in_language(old := getattr(value, name), translate)) is not old
        }
        new = replace(new, **changed) if changed else value
    return new  # type: ignore[no-any-return]  # of the type that was given
