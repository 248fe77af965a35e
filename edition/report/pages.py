"""What one page contributes to the report. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from .message import Message, State
from .objects import Note, Object, Place, Recommendation, Term, Topic

ObjectT = TypeVar("ObjectT", bound=Object)


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
    #: The first paragraph, if the page begins with one.
    summary: Message | None = None
    #: Every message of the page, the title included.
    messages: tuple[Message, ...] = ()

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
    def places(self) -> tuple[Place, ...]:
        return self.of(Place)

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.of(Term)

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.of(Note)

    @property
    def states(self) -> Counter[State]:
        """The number of messages by translation state."""
        return Counter(message.state for message in self.messages)


def in_language(page: Page, translate: Callable[[str], Message]) -> Page:
    """Return a page as readers of a translation are shown it; ``translate`` looks a message up."""
    translated: Page = _translated(page, translate)
    return translated


_names: dict[type, tuple[str, ...]] = {}


def _translated(value: Any, translate: Callable[[str], Message]) -> Any:
    """Return a value with every message in it translated; itself where it holds none."""
    new = value
    if isinstance(value, Message):
        new = translate(value.source)
    elif isinstance(value, tuple) and value and not isinstance(value[0], str):
        new = tuple([_translated(item, translate) for item in value])
    elif isinstance(value, dict):
        new = {key: _translated(item, translate) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        record = type(value)
        if record not in _names:  # asked for every object: looked up once a kind
            _names[record] = tuple(each.name for each in fields(record))
        old = {name: getattr(value, name) for name in _names[record]}
        changed = {name: _translated(item, translate) for name, item in old.items()}
        if any(changed[name] is not item for name, item in old.items()):
            new = replace(value, **changed)
    return new
