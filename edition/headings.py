"""The addresses of headings: written by the author, never made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .model import SLUG
from .warnings import Problem, report

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class KeepHeadingIds(SphinxTransform):
    """Keeps only the explicit id of every heading; reports a heading that has none.

    docutils numbers Japanese headings ``id1``, ``id2`` …, which move when one is put in front.
    """

    default_priority = 840  # before the domains and the collectors see the page

    def apply(self, **kwargs: Any) -> None:
        names = {node_id: name for name, node_id in self.document.nameids.items()}
        for section in self.document.findall(nodes.section):
            explicit = [
                node_id
                for node_id in section["ids"]
                if self.document.nametypes.get(names.get(node_id, "")) and SLUG.fullmatch(node_id)
            ]
            if explicit:
                section["ids"] = explicit[:1]
            elif section.parent is self.document:
                section["ids"] = ["page"]
            else:
                message = "this heading has no address; put a line '(some-ascii-id)=' above it"
                report(Problem.HEADING_ID, message, section)


def setup(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(KeepHeadingIds)
