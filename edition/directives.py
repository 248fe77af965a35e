"""The directives that put objects into the registry, and those that show what is derived from it.

Each one only makes a :class:`~edition.plaintext.fragment`; registering is the domain's work, when the
page has been translated, and drawing is the templates'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .model import RECOMMENDATION_ID, SLUG, parse_relations, split_ids
from .plaintext import fragment_at, location, name_of, plain_paragraphs, require_paragraphs
from .warnings import Problem, report

if TYPE_CHECKING:
    import re

    from docutils import nodes
    from sphinx.util.typing import OptionSpec


def _checked_id(directive: SphinxDirective, pattern: re.Pattern[str], example: str) -> str:
    """Return the id of a directive, or '' after reporting that it is missing or malformed."""
    text = " ".join(directive.arguments)
    if pattern.fullmatch(text):
        return text
    what = f"'{text}' is not an id of the right form" if text else "the id is missing"
    message = f"{name_of(directive)}: {what}; write ':::{{{name_of(directive)}}} {example}'"
    report(Problem.ID_FORM, message, location(directive))
    return ""


class Recommendation(SphinxDirective):
    """One recommendation of the report, verbatim: id, topics, places, related, and its paragraphs."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "topics": directives.unchanged,
        "places": directives.unchanged,
        "related": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        rec_id = _checked_id(self, RECOMMENDATION_ID, "nss-4")
        paragraphs = require_paragraphs(self, "the text of the recommendation")
        topics = split_ids(self.options.get("topics", ""))
        try:
            relations = parse_relations(self.options.get("related", ""))
        except ValueError as error:
            report(Problem.RELATED_FORM, f"{name_of(self)} {rec_id}: {error}", location(self))
            relations = ()
        if not topics:
            message = f"{name_of(self)} {rec_id} has no topic; add a line ':topics: ID ID'"
            report(Problem.NO_TOPIC, message, location(self))
        if not rec_id or not paragraphs:
            return []
        return [
            fragment_at(
                self,
                "recommendation",
                paragraphs,
                ids=[rec_id],
                topics=topics,
                places=split_ids(self.options.get("places", "")),
                relations=relations,
            )
        ]


class Topic(SphinxDirective):
    """Makes its page the page of a topic, and lists the recommendations on it."""

    has_content = False
    option_spec: ClassVar[OptionSpec] = {
        "eurovoc": directives.unchanged,
        "unbis": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        plain_paragraphs(self)
        return [
            fragment_at(
                self,
                "topic",
                eurovoc=split_ids(self.options.get("eurovoc", "")),
                unbis=split_ids(self.options.get("unbis", "")),
            )
        ]


class Place(SphinxDirective):
    """A country, region or organization, in the source's own word, and where it is named."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        place_id = _checked_id(self, SLUG, "new-zealand")
        paragraphs = require_paragraphs(self, "the name of the place")
        if not place_id or not paragraphs:
            return []
        return [fragment_at(self, "place", paragraphs[:1], ids=[f"place-{place_id}"], object_id=place_id)]


class Term(SphinxDirective):
    """A glossary entry: the term, its definition and, where there are several renderings, a rule."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "reading": directives.unchanged_required,
        "forms": directives.unchanged,
        "source": directives.unchanged,
        "url": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        term_id = _checked_id(self, SLUG, "nuclear-sharing")
        parts = 2
        paragraphs = require_paragraphs(self, "the term, a blank line, and its definition", parts)
        if not term_id or len(paragraphs) < parts:
            return []
        return [
            fragment_at(
                self,
                "term",
                paragraphs[:3],
                ids=[f"term-{term_id}"],
                object_id=term_id,
                reading=self.options.get("reading", ""),
                forms=tuple(filter(None, self.options.get("forms", "").split("|"))),
                source_title=self.options.get("source", ""),
                source_url=self.options.get("url", ""),
            )
        ]


class EditorialNote(SphinxDirective):
    """A note of the editors on one or more recommendations or pages, outside the quoted text."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"on": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        note_id = _checked_id(self, SLUG, "note-nss-4")
        paragraphs = require_paragraphs(self, "the text of the note")
        if not note_id or not paragraphs:
            return []
        return [
            fragment_at(
                self,
                "note",
                paragraphs,
                ids=[note_id],
                object_id=note_id,
                on=split_ids(self.options.get("on", "")),
            )
        ]


class _Listing(SphinxDirective):
    """A place where something derived from the whole registry is shown."""

    kind: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        return [fragment_at(self, self.kind)]


class TopicMatrix(_Listing):
    """Topics by teams: the front door of cross-reading."""

    kind = "matrix"


class Contents(_Listing):
    """The teams' pages with their headings."""

    kind = "contents"


class WholeReport(_Listing):
    """All recommendations, in order, on one page."""

    kind = "whole-report"


class Progress(_Listing):
    """How much of the edition is translated, page by page."""

    kind = "progress"


class SearchPage(_Listing):
    """The search over all recommendations."""

    kind = "search"


class DataFiles(_Listing):
    """The files of the ``data`` folder, with what each holds."""

    kind = "data-files"
