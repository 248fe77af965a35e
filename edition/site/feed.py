"""``LANG/feed.atom``: the recommendations for feed readers (Atom, RFC 4287). Pure.

The ids do not depend on the address of the site, so that a site may move.
"""

import datetime as dt
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from edition.report.registry import Registry

from .origin import Origin
from .xml_text import add, as_text


def feed(language: str, registry: Registry, origin: Origin, changed: Mapping[str, dt.date]) -> str:
    """Return the feed of a language, without what is not translated into it.

    ``changed`` has the day of the last change of each recommendation that was changed, by its id.
    """
    known = origin.publication
    first, work = known.published, known.url or known.citation_key
    last = max([first, *(day.isoformat() for day in changed.values())])

    def about(parent: ET.Element, name: str, title: str, page: str, day: str) -> None:
        add(parent, "id", uuid.uuid5(uuid.NAMESPACE_URL, f"{work}#{language}/{name}").urn)
        add(parent, "title", title)
        add(parent, "updated", f"{day}T00:00:00Z")
        start = f"{origin.base}{language}/" if origin.base else ""
        add(parent, "link", rel="alternate", type="text/html", hreflang=language, href=f"{start}{page}")

    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    root.set("xmlns:dct", "http://purl.org/dc/terms/")
    about(root, "", registry.home.title.text, f"{registry.root}.html", last)
    if origin.base:
        add(root, "link", rel="self", type="application/atom+xml", href=f"{origin.base}{language}/feed.atom")
    add(add(root, "author"), "name", known.publisher or registry.home.title.source)
    add(root, "dct:identifier", f"sha256:{origin.sha256}")
    if origin.commit:
        add(root, "dct:hasVersion", origin.commit)
    for rec in registry.recommendations.values():
        if rec.state in ("source", "translated"):
            entry = add(root, "entry")
            day = changed[rec.id].isoformat() if rec.id in changed else first
            about(entry, rec.id, registry.called(rec), f"{rec.docname}.html#{rec.id}", day)
            add(entry, "published", f"{first}T00:00:00Z")
            for topic in rec.topics:
                add(entry, "category", term=topic, label=registry.topics[topic].title.text)
            add(entry, "content", "\n\n".join(each.text for each in rec.paragraphs), type="text")
    return as_text(root, "entry")
