"""Passes problems with pages, and errors of the checks, to Sphinx as warnings."""

from docutils import nodes
from sphinx.util import logging

from edition.report.printable import printable

logger = logging.getLogger(__name__)


def warn(problem: str, message: str, location: nodes.Node | tuple[str, int] | str) -> None:
    """Log ``file:line: WARNING: message [edition.problem]``, for a Problem or the name of a rule."""
    logger.warning("%s", printable(message), type="edition", subtype=problem, location=location)
