"""Which pages a build has to read and to write again, so that it makes what a build from nothing would."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import limits
from .catalogs import catalog_path, digest
from .domain import PolicyDomain

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Page
    from .registry import Registry


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
    """Connect both questions to the events that Sphinx asks them by."""
    app.connect("env-get-outdated", outdated_pages)
    app.connect("env-updated", pages_to_rewrite)
