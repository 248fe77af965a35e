"""The ids of headings: explicit ones only."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from edition.report.objects import SLUG
from edition.report.pages import TITLE
from edition.report.problems import Problem

from .warning import warn


class KeepHeadingIds(SphinxTransform):
    """Keeps only the explicit id of each heading, and reports a heading without one.

    docutils gives Japanese headings the ids ``id1``, ``id2`` …, which change when a heading is inserted.
    """

    default_priority = 840  # before the domains and the collectors see the page

    def apply(self, **kwargs: Any) -> None:
        names = {node_id: name for name, node_id in self.document.nameids.items()}
        titles = [node for node in self.document.children if isinstance(node, nodes.section)]
        title = titles[0] if titles else None
        for section in titles[1:]:
            warn(Problem.SECOND_TITLE, "a page has one title, '# '; write '## ' for a heading", section)
        self._check_labels()
        if title is None:
            where = (self.env.current_document.docname, 1)
            warn(Problem.EMPTY_HEADING, "this page has no title; write one: '# ' and its text", where)
        for section in self.document.findall(nodes.section):
            if not section.children or not section[0].astext().strip():
                warn(Problem.EMPTY_HEADING, "this heading has no text; write one, or remove it", section)
            explicit = [
                node_id
                for node_id in section["ids"]
                if self.document.nametypes.get(names.get(node_id, "")) and SLUG.fullmatch(names[node_id])
            ]
            if explicit:
                section["ids"] = explicit[:1]
            elif section is title:
                section["ids"] = [TITLE]
            elif not any(self.document.nametypes.get(name) for name in section["names"]):
                message = "this heading has no address; put a line '(some-ascii-id)=' above it"
                warn(Problem.HEADING_ID, message, section)

        for rubric in self.document.findall(nodes.rubric):
            if "level" in rubric:  # MyST's, not the directive's
                message = "a heading cannot stand in a directive, a list or a quotation; write it outside"
                warn(Problem.HEADING_ID, message, rubric)

    def _check_labels(self) -> None:
        """Report labels that would be no addresses: docutils makes ``id1`` of Japanese."""
        of_footnotes = {name for node in self.document.findall(nodes.footnote) for name in node["names"]}
        for name, is_explicit in self.document.nametypes.items():
            if is_explicit and name not in of_footnotes and not SLUG.fullmatch(name):
                message = f"the label '({name})=' would be no address; write it in a-z, 0-9 and -"
                node_id = self.document.nameids.get(name) or ""
                warn(Problem.HEADING_ID, message, self.document.ids.get(node_id, self.document))


def setup(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(KeepHeadingIds)
