"""The ``policy`` domain: fills the registry from the translated pages, and holds it to its rules."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import make_refnode

from . import consistency, directives, limits
from .catalogs import catalog_path, digest
from .model import (
    SLUG,
    Message,
    Note,
    Page,
    Place,
    Recommendation,
    Registry,
    Section,
    State,
    Term,
    Topic,
)
from .plaintext import fragment
from .warnings import Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def code_version() -> int:
    """Return a number that changes with this package: what other code has read is read again."""
    parts = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return int(hashlib.sha256(b"\0".join(parts)).hexdigest()[:15], 16)


class PolicyDomain(Domain):
    """Recommendations, topics, places, terms and notes, by page."""

    name = "policy"
    label = "Policy"
    object_types: ClassVar[dict[str, ObjType]] = {"recommendation": ObjType("recommendation", "rec")}
    directives: ClassVar[dict[str, Any]] = {
        "recommendation": directives.Recommendation,
        "topic": directives.Topic,
        "place": directives.Place,
        "term": directives.Term,
        "editorial-note": directives.EditorialNote,
        "topic-matrix": directives.TopicMatrix,
        "report-contents": directives.Contents,
        "whole-report": directives.WholeReport,
        "translation-progress": directives.Progress,
        "data-files": directives.DataFiles,
        "search-page": directives.SearchPage,
    }
    roles: ClassVar[dict[str, Any]] = {"rec": XRefRole(innernodeclass=nodes.inline, warn_dangling=True)}
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "shown": {}}
    dangling_warnings: ClassVar[dict[str, str]] = {
        "rec": "there is no recommendation '%(target)s'; write its id, e.g. {rec}`nss-4`"
    }
    data_version = code_version()

    _registry: Registry | None = None

    @property
    def pages(self) -> dict[str, Page]:
        """What every page contributes, by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def registry(self) -> Registry:
        """The view over all pages, in the order of the report."""
        if self._registry is None:
            self._registry = Registry(self.pages, list(reading_order(self.env)))
        return self._registry

    def clear_doc(self, docname: str) -> None:
        self.pages.pop(docname, None)
        self._registry = None

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            self.pages[docname] = otherdata["pages"][docname]
        self._registry = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self.pages[docname] = collect_page(docname, document)
        self._registry = None

    def check_consistency(self) -> None:
        for finding in consistency.check(self.registry):
            report(finding.problem, finding.message, (finding.docname, finding.line))

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        rec = self.registry.recommendations.get(target)
        if rec is None:
            return None
        return make_refnode(builder, fromdocname, rec.docname, rec.id, contnode)

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for rec in self.registry.recommendations.values():
            yield rec.id, rec.id, "recommendation", rec.docname, rec.id, 1


def reading_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield the pages in the order of the toctrees, each once."""
    seen: set[str] = set()
    stack = [env.config.root_doc]
    while stack:
        docname = stack.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            stack += reversed(env.toctree_includes.get(docname, []))


def _summary(document: nodes.document) -> Message | None:
    """Return the first paragraph of running text."""
    return next((node["message"] for node in document.findall(nodes.paragraph) if "message" in node), None)


def _section_id(node: nodes.Element) -> str:
    """Return the id of the heading that a recommendation stands under; '' right below the title."""
    section = node.parent
    under_heading = isinstance(section, nodes.section) and isinstance(section.parent, nodes.section)
    return section["ids"][0] if under_heading else ""


def _object(page: dict[str, list[Any]], docname: str, node: fragment) -> None:
    """Add to ``page`` the object that a fragment stands for; a listing stands for none."""
    line, texts = node.line or 0, node["messages"]
    if node["kind"] == "recommendation":
        section = _section_id(node)
        page["recommendations"].append(
            Recommendation(
                node["ids"][0],
                docname,
                line,
                section,
                node["topics"],
                node["places"],
                node["relations"],
                texts,
            )
        )
    elif node["kind"] == "topic":
        topic_id = docname.rpartition("/")[2]
        page["topics"].append(Topic(topic_id, line, node["eurovoc"], node["unbis"]))
    elif node["kind"] == "place":
        page["places"].append(Place(node["object_id"], line, texts[0]))
    elif node["kind"] == "term":
        name, definition, *rules = texts
        page["terms"].append(
            Term(
                node["object_id"],
                line,
                node["reading"],
                node["forms"],
                node["source_title"],
                node["source_url"],
                name,
                definition,
                rules[0] if rules else None,
                node.get("renderings", ()),
            )
        )
    elif node["kind"] == "note":
        page["notes"].append(Note(node["object_id"], line, node["on"], texts))


def collect_page(docname: str, document: nodes.document) -> Page:
    """Return what a read and translated page contributes to the registry."""
    objects: dict[str, list[Any]] = {
        name: [] for name in ("sections", "recommendations", "topics", "places", "terms", "notes", "listings")
    }
    title = Message("", "", "source")
    states: Counter[State] = Counter()
    for node in document.findall(nodes.Element):
        if "message" in node:
            states[node["message"].state] += 1
        if isinstance(node, nodes.section) and node.children:
            heading = next(node.findall(nodes.title))["message"]
            if node.parent is document:
                title = heading
            else:
                objects["sections"].append(Section(node["ids"][0], heading, node.line or 0))
        elif isinstance(node, fragment):
            states.update(message.state for message in node["messages"])
            _object(objects, docname, node)
            if node["kind"] not in objects["listings"]:
                objects["listings"].append(node["kind"])
    return Page(
        docname,
        title,
        summary=_summary(document),
        **{name: tuple(items) for name, items in objects.items()},
        states=dict(states),
        catalogs=document.get("catalogs", {}),
    )


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


def outdated_pages(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages whose catalog changed, appeared or went since they were read."""
    root = Path(env.srcdir)
    pages: dict[str, Page] = env.domains["policy"].data["pages"]
    return [
        docname
        for docname, page in pages.items()
        if any(
            digest(catalog_path(root, language, docname)) != was for language, was in page.catalogs.items()
        )
    ]


def pages_to_rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something of another page which is not as it was.

    For each page a digest of all that it shows is kept; where it changes, the page is written again.
    """
    domain = env.domains["policy"]
    assert isinstance(domain, PolicyDomain)
    before: dict[str, str] = domain.data["shown"]
    now = shown(domain.registry)
    domain.data["shown"] = now
    return [docname for docname, value in now.items() if before.get(docname) != value]


def shown(registry: Registry) -> dict[str, str]:
    """Return, for every page, a digest of everything of the registry that it shows."""
    titles = _digest([(docname, page.title) for docname, page in registry.pages.items()])
    recs = {rec_id: _digest(rec) for rec_id, rec in registry.recommendations.items()}
    terms = _digest(list(registry.terms.values()))
    originals = _digest(
        [
            (rec.id, [paragraph.source for paragraph in rec.paragraphs])
            for rec in registry.recommendations.values()
        ]
    )
    outline = _digest(
        [
            [(page.sections, page.states) for page in registry.pages.values()],
            [(rec.id, rec.section, rec.topics, rec.places) for rec in registry.recommendations.values()],
        ]
    )
    fits = len(recs) <= limits.ON_ONE_PAGE
    whole = _digest([terms, *recs.values()]) if fits else ""
    return {
        docname: _digest(
            [
                titles,
                [_ties(registry, rec.id) for rec in page.recommendations],
                # Linked and explained in the text of every recommendation.
                terms if page.recommendations or page.topics else "",
                [
                    (team.docname, recs[rec.id])
                    for topic in page.topics
                    for team, listed in registry.on_topic(topic.id)
                    for rec in listed
                ],
                # The index, the matrix and the about page name any recommendation, and show the text of
                # none; the whole report shows all, and the glossary which originals use a term.
                "" if page.recommendations or page.topics else outline,
                whole if "whole-report" in page.listings else "",
                originals if page.terms else "",
            ]
        )
        for docname, page in registry.pages.items()
    }


def _ties(registry: Registry, rec_id: str) -> list[Any]:
    """Return what a recommendation shows of others: their ids, headings, and notes."""
    related = [
        (kind, other.id, registry.sections.get(other.section)) for kind, other in registry.related(rec_id)
    ]
    return [related, registry.notes_on(rec_id)]


def _digest(value: object) -> str:
    # Not pickled: equal values may pickle to different bytes.
    return hashlib.sha256(repr(value).encode()).hexdigest()


def setup(app: Sphinx) -> None:
    """Add the domain, and keep incremental builds correct."""
    app.add_node(fragment)
    app.add_domain(PolicyDomain)
    app.add_transform(KeepHeadingIds)
    app.connect("env-get-outdated", outdated_pages)
    app.connect("env-updated", pages_to_rewrite)
