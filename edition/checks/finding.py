"""What the checks say, and what their rules are given. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from edition.report.printable import printable

_LONGEST = 60  # letters of a translation in a message


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, with what to do."""

    path: str
    line: int
    message: str
    rule: str
    is_error: bool = True
    #: The message whose translation it is about, '' for other findings.
    msgid: str = ""

    def __str__(self) -> str:
        """Return the printed line."""
        kind = "" if self.is_error else "warning: "
        return printable(f"{self.path}:{self.line}: {kind}{self.message} [{self.rule}]")


class Pair(NamedTuple):
    """A message and its translation, as the rules see them."""

    msgid: str
    msgstr: str
    language: str
    #: Whether the message is plain text, in which no markup is read.
    plain: bool = False


#: Yields what is wrong with a translation, a sentence each. Its name is printed, its docstring is the rule.
Rule = Callable[[Pair], Iterator[str]]


class Rules(NamedTuple):
    """Rules that are asked together: those that find errors, and those that find what may be right."""

    errors: tuple[Rule, ...] = ()
    warnings: tuple[Rule, ...] = ()


def together(*several: Rules) -> Rules:
    """Return the rules of several; a later rule takes the place of an earlier one of its name."""
    errors, warnings = ({rule.__name__: rule for rules in several for rule in rules[kind]} for kind in (0, 1))
    return Rules((*errors.values(),), (*warnings.values(),))


def excerpt(text: str) -> str:
    """Return the beginning of a text, for a message."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
