"""The ``policy`` domain: fills the registry from the translated pages, and holds it to its rules."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from . import consistency, directives
from .collect import collect_page
from .plaintext import fragment
from .registry import Registry
from .warnings import report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .model import Page


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


def setup(app: Sphinx) -> None:
    """Add the domain and its node."""
    app.add_node(fragment)
    app.add_domain(PolicyDomain)
