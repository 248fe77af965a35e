"""Every problem that the build reports, each with the sentence that explains it.

A problem is a warning of type ``edition`` and one of these subtypes, and a warning fails the build.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

logger = logging.getLogger(__name__)


class Problem(Enum):
    """A closed list of the problems."""

    ID_FORM = "id-form"
    """An id that is missing or not of the right form: it would make an unstable address."""
    DUPLICATE_ID = "duplicate-id"
    """An id that is in use already: one address would lead to two places."""
    DUPLICATE_OPTION = "duplicate-option"
    """An option given twice: only the last would count."""
    UNKNOWN_TOPIC = "unknown-topic"
    """A topic without a page."""
    UNUSED_TOPIC = "unused-topic"
    """A topic page that no recommendation leads to."""
    NO_TOPIC = "no-topic"
    """A recommendation without a topic: it could not be found by theme."""
    UNKNOWN_PLACE = "unknown-place"
    """A place that topics/index.md does not define."""
    UNUSED_PLACE = "unused-place"
    """A place that no recommendation names."""
    UNKNOWN_RELATED = "unknown-related"
    """A related id, or the object of a note, that does not exist."""
    RELATED_FORM = "related-form"
    """A ``:related:`` option that cannot be read."""
    EMPTY_BODY = "empty-body"
    """A directive without its text."""
    WRAPPED_LINE = "wrapped-line"
    """A paragraph on several source lines: a line break shows as a gap in Japanese."""
    UNCLOSED_FENCE = "unclosed-fence"
    """A fence that is not closed, or is opened with too few colons."""
    HEADING_ID = "heading-id"
    """A heading without an ASCII label above it: its address would move with its position."""
    LITERAL_MARKUP = "literal-markup"
    """``**`` that was not read as bold (CommonMark does not, next to Japanese punctuation)."""
    CATALOG = "catalog"
    """A catalog, or an entry of one, that cannot be used; the source text is shown instead."""
    SOURCE_FILE = "source-file"
    """A source file that is not a plain UTF-8 file of this folder."""


def report(problem: Problem, message: str, location: nodes.Node | tuple[str, int] | str | None) -> None:
    """Report a problem: ``file:line: WARNING: message [edition.problem]``."""
    logger.warning(message, type="edition", subtype=problem.value, location=location)
