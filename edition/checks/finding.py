"""What the checks say, and what their rules are given. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, with what to do. Its ``str`` is the printed line."""

    path: str
    line: int
    message: str
    rule: str
    is_error: bool = True

    def __str__(self) -> str:
        warning = "" if self.is_error else "warning: "
        return f"{printable(self.path)}:{self.line}: {warning}{printable(self.message)} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Pair:
    """A message and its translation, as the rules see them."""

    msgid: str
    msgstr: str
    language: str
    #: Whether the message is plain text, in which no markup is read.
    plain: bool = False


def printable(text: str) -> str:
    """Return the text with what a terminal would obey, or not show, written out."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)


def excerpt(text: str, longest: int = 60) -> str:
    """Return the beginning of a text, for a message."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def rule_name(rule: Callable[[Pair], Iterator[str]]) -> str:
    """Return the name of a rule as it is printed."""
    return rule.__name__.replace("_", "-")
