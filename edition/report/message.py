"""One translatable text: what the page says, what a reader is shown, and why. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

#: Best first; the state of several paragraphs together is the worst of theirs.
State = Literal["source", "translated", "outdated", "missing"]
#: A title, marked as that of a team, or all of it in brackets.
_TITLE = re.compile(r"○?\s*(?:【(?P<bracketed>[^】]+)】|(?P<rest>.+))", re.DOTALL)


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


def untranslated(text: str) -> Message:
    """Return a text of a page as its reader is shown it in the source language."""
    return Message(text, text, "source")


@cache
def label(message: Message) -> Message:
    """Return a title as it stands in lists: without 【】 and the ○ that marks a team in the report."""

    def bare(text: str) -> str:
        found = _TITLE.fullmatch(text)
        return (found["bracketed"] or found["rest"]).strip() if found else text

    return Message(bare(message.source), bare(message.text), message.state, message.line)


def worst(states: Iterable[State]) -> State:
    """Return the state of several messages taken together: the worst one (``source`` for none)."""
    return max(states, key=get_args(State).index, default="source")
