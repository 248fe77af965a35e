"""The addresses that stay: which the report has, and where those that have moved lead. Pure.

An address is a page, or an id on one, in no language: ``policies/one.html``, ``policies/one.html#one-4``.
"""

import re
from collections.abc import Collection, Mapping

from .consistency import anchors
from .registry import Registry

ADDRESS = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*\.html(?:#\w[\w.:-]*)?", re.ASCII)


def permanent(registry: Registry) -> set[str]:
    """Return the addresses of a report: all but cells, captions and footnotes, whose ids are positions."""
    found = {f"{docname}.html" for docname in registry.pages}
    for docname, page in registry.pages.items():
        texts = {rec.paragraph_id(at) for rec in page.recommendations for at in range(len(rec.blocks))}
        offered = {anchor for rec in page.recommendations for anchor in rec.addresses}
        ids = {anchor for anchor, _line in anchors(page)} - (texts - offered)
        found |= {f"{docname}.html#{anchor}" for anchor in ids}
    return found


def parted(address: str) -> tuple[str, str]:
    """Return the name of the page of an address, and the id on it or ''."""
    page, _hash, anchor = address.partition("#")
    return page.removesuffix(".html"), anchor


def destination(address: str, there: Collection[str], redirects: Mapping[str, str]) -> str:
    """Return where an address leads: itself if it is ``there``, else where its redirect, or its page's, does.

    What is returned is not ``there`` if no redirect leads on, or if redirects lead in a circle.
    """
    seen: set[str] = set()
    while address not in there and address not in seen:
        seen.add(address)
        page, _hash, anchor = address.partition("#")
        new = redirects.get(page, address)
        address = redirects.get(address) or (f"{new}#{anchor}" if anchor and "#" not in new else new)
    return address


def moved(registry: Registry, redirects: Mapping[str, str]) -> dict[str, dict[str, tuple[str, str]]]:
    """Return where what has moved from a page is: (page, id) by the old id, '' for the page, by the page."""
    there = permanent(registry) if redirects else set()
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for old in redirects:
        if old not in there and (new := destination(old, there, redirects)) in there:
            docname, anchor = parted(old)
            found.setdefault(docname, {})[anchor] = parted(new)
    return found


def old_ids(
    registry: Registry, redirects: Mapping[str, str], published: Collection[str]
) -> dict[str, tuple[str, str]]:
    """Return where ids that are nowhere any more lead: (page, id), '' for the page itself, by the old id.

    ``published`` are addresses of earlier days: a page that has moved to one place takes its ids along.
    """
    there = permanent(registry)
    ids = {parted(address)[1] for address in there}
    found: dict[str, tuple[str, str]] = {}
    for old in (*redirects, *published):
        anchor, new = parted(old)[1], destination(old, there, redirects)
        if new in there and ADDRESS.fullmatch(old) and anchor and anchor not in ids:
            found.setdefault(anchor, parted(new))
    return found
