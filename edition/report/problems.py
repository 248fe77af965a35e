"""Every problem that the build reports, each with the sentence that explains it. Pure.

A problem is a warning of type ``edition`` and one of these subtypes.
"""

from enum import StrEnum
from typing import NamedTuple


class Problem(StrEnum):
    """A closed list of the problems."""

    ID_FORM = "id-form"
    """An id that is missing or not of the right form: it would make an unstable address."""
    DUPLICATE_ID = "duplicate-id"
    """An id that is in use already: one address would lead to two places."""
    DUPLICATE_OPTION = "duplicate-option"
    """An option given twice: only the last would count."""
    UNKNOWN_ID = "unknown-id"
    """An id that an option names and no object has."""
    UNUSED_ID = "unused-id"
    """A topic or a place that no recommendation names: no reader would come to it."""
    NO_TOPIC = "no-topic"
    """A recommendation without a topic: it could not be found by theme."""
    OPTION_FORM = "option-form"
    """An option that cannot be read."""
    EMPTY_BODY = "empty-body"
    """A directive without its text."""
    BODY_FORM = "body-form"
    """A row of a table, or a figure, in a body that cannot be read."""
    WRAPPED_LINE = "wrapped-line"
    """A paragraph on several source lines: a line break shows as a gap in Japanese."""
    UNCLOSED_FENCE = "unclosed-fence"
    """A fence that is not closed, or is opened with too few colons."""
    EMPTY_HEADING = "empty-heading"
    """A heading without text."""
    SECOND_TITLE = "second-title"
    """A second title on a page: search and navigation know one."""
    HEADING_ID = "heading-id"
    """A heading without an ASCII label above it: its address would move with its position."""
    LITERAL_MARKUP = "literal-markup"
    """Markup that is not read, and would be shown as characters: docs/markdown.md lists it."""
    LOST_TEXT = "lost-text"
    """Text that the parser drops, or that no translation reaches: docs/markdown.md lists it."""
    UNSEEN_CHARACTER = "unseen-character"
    """A character reference (`&#8238;`) to what a reader cannot see."""
    INLINE = "inline"
    """A translation whose markup is not its source's; the source is shown instead."""
    FORMULA = "formula"
    """A formula in LaTeX that cannot be read."""
    SOURCE_FILE = "source-file"
    """A source file that is not a plain UTF-8 file of this folder."""


class Fault(NamedTuple):
    """A problem at a line of a page, from 1, with a sentence that says what would be right."""

    problem: Problem
    message: str
    line: int
    #: The page; '' where whoever asks knows it.
    docname: str = ""
