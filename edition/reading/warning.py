"""Passes the problems of :mod:`edition.report.problems` to Sphinx as warnings."""

from docutils import nodes
from sphinx.util import logging

from edition.report.printable import printable
from edition.report.problems import Problem

logger = logging.getLogger(__name__)


def warn(problem: Problem, message: str, location: nodes.Node | tuple[str, int] | str | None) -> None:
    """Log a warning: ``file:line: WARNING: message [edition.problem]``."""
    logger.warning("%s", printable(message), type="edition", subtype=problem.value, location=location)
