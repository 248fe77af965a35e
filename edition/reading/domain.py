"""The ``policy`` domain: stores what each page contributes, and checks the registry for consistency."""

import hashlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from edition.files import files_below
from edition.report import consistency
from edition.report.message import label
from edition.report.objects import KINDS, Object, Place, Term, Topic
from edition.report.pages import Page
from edition.report.registry import Registry
from edition.report.relations import relations

from .collect import collect_page
from .directives import DIRECTIVES
from .nodes import listing, report_object, state_note
from .warning import warn


def code_version() -> int:
    """Return a number that changes with the code of this package, so that its old doctrees are read again."""
    folder = Path(__file__).parent.parent
    parts = [path.read_bytes() for path in sorted(files_below(folder)) if path.suffix == ".py"]
    return int(hashlib.sha256(b"\0".join(parts)).hexdigest()[:15], 16)


class PolicyDomain(Domain):
    """The objects of the report, by page."""

    name = "policy"
    label = "Policy"
    object_types: ClassVar[dict[str, ObjType]] = {
        name: ObjType(name, record.kind.role) for name, record in KINDS.items()
    }
    directives: ClassVar[dict[str, Any]] = DIRECTIVES
    roles: ClassVar[dict[str, Any]] = {
        record.kind.role: XRefRole(innernodeclass=nodes.inline, warn_dangling=True)
        for record in KINDS.values()
    }
    #: ``pages`` by docname, and digests of the ``files`` that they were read from.
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "files": {}}
    dangling_warnings: ClassVar[dict[str, str]] = {
        record.kind.role: f"there is no {name} '%(target)s'; write its id, e.g. "
        f"{{{record.kind.role}}}`{record.kind.example}`"
        for name, record in KINDS.items()
    }
    data_version = code_version()

    #: The registry in the language that is drawn, and what draws it, once drawing has begun.
    drawn: Registry | None = None
    builder: Builder
    #: A digest of all that is drawn from: see :mod:`edition.drawing.outdated`.
    state: str = ""
    _registry: Registry | None = None

    @property
    def pages(self) -> dict[str, Page]:
        """The contributions of all pages, by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def registry(self) -> Registry:
        """The registry of all pages, in the source language."""
        if self._registry is None:
            self._registry = Registry(
                self.pages, self.env.config.root_doc, relations(self.env.config.edition_relations)
            )
        return self._registry

    def clear_doc(self, docname: str) -> None:
        self.pages.pop(docname, None)
        self.data["files"].pop(docname, None)
        self._registry = None

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            self.pages[docname] = otherdata["pages"][docname]
            self.data["files"][docname] = otherdata["files"][docname]
        self._registry = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self.pages[docname] = collect_page(docname, document)
        self.data["files"][docname] = _digest(env, docname)
        self._registry = None

    def check_consistency(self) -> None:
        for fault in consistency.check(self.registry):
            warn(fault.problem, fault.message, (fault.docname, fault.line))

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
        for kind in self.objtypes_for_role(typ) or ():
            if found := self.registry.of(KINDS[kind]).get(target):
                return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)
        return None

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        registry = self.drawn or self.registry
        for page in registry.pages.values():
            for kind, items in page.objects.items():
                for item in items:
                    yield item.id, display_name(registry, item), kind, page.docname, item.anchor, 1


def display_name(registry: Registry, item: Object) -> str:
    """Return the display name of an object in an inventory."""
    if isinstance(item, Term | Place):
        return item.name.text
    return label(registry.pages[item.docname].title).text if isinstance(item, Topic) else item.id


def _digest(env: BuildEnvironment, docname: str) -> str:
    path = Path(env.doc2path(docname))
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def changed_files(app: Sphinx, env: BuildEnvironment, *args: object) -> list[str]:
    """Return the pages whose content differs from what was read. Sphinx compares times only."""
    files: dict[str, str] = policy_domain(env).data["files"]
    return [name for name, digest in files.items() if _digest(env, name) != digest]


def policy_domain(env: BuildEnvironment) -> PolicyDomain:
    """Return the domain of an environment."""
    domain = env.domains["policy"]
    assert isinstance(domain, PolicyDomain)
    return domain


def setup(app: Sphinx) -> None:
    """Add the domain and its nodes."""
    for node in (report_object, listing, state_note):
        app.add_node(node)
    app.add_domain(PolicyDomain)
    app.connect("env-get-outdated", changed_files)
