"""What a page says of itself to machines: description, Open Graph, schema.org. Pure.

A report is a ``Report`` and its parts are ``CreativeWork`` (not ``Legislation``: it has no legal force);
a translated page is tied to its original by ``translationOfWork`` (https://schema.org/translationOfWork).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .languages import page_address, source_language, up
from .model import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Page
    from .registry import Registry

#: Search engines and link previews cut descriptions at about this many characters.
DESCRIPTION_LENGTH = 155


def description(page: Page) -> str:
    """Return one sentence or so on a page: its first paragraph, or else its headings."""
    text = page.summary.text if page.summary else ""
    if not text:
        text = " / ".join(label(section.title).text for section in page.sections)
    text = text or label(page.title).text
    return text if len(text) <= DESCRIPTION_LENGTH else text[: DESCRIPTION_LENGTH - 1].rstrip() + "…"


def structured_data(
    registry: Registry,
    page: Page,
    language: str,
    config: Mapping[str, Any],
) -> dict[str, Any] | None:
    """Return the JSON-LD of the first page, the whole report and the teams' pages, else None.

    ``config`` holds ``languages``, ``base`` (the site's address, or '') and ``report``.
    """
    if page.docname not in ("index", "report") and not page.recommendations:
        return None
    languages, start = config["languages"], config["base"] or up(page.docname)
    source = source_language(languages)
    home = next(iter(registry.pages.values()))

    def address(docname: str, code: str = language) -> str:
        return start + page_address(code, docname)

    publisher = {"@type": "Organization", "name": config["report"]["publisher"]}
    whole = page.docname in ("index", "report")
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report" if whole else "CreativeWork",
        "@id": address(page.docname),
        "name": label(home.title if whole else page.title).text,
        "inLanguage": language,
        "datePublished": config["report"]["published"],
        "author": publisher,
        "publisher": publisher,
    }
    if language == source:
        data["workTranslation"] = [
            {"@type": "CreativeWork", "@id": address(page.docname, code), "inLanguage": code}
            for code in languages
            if code != source
        ]
    else:
        data["translationOfWork"] = {
            "@type": data["@type"],
            "@id": address(page.docname, source),
            "inLanguage": source,
            "name": label(home.title if whole else page.title).source,
        }
    if whole:
        data["sameAs" if language == source else "isBasedOn"] = config["report"]["url"]
        data["hasPart"] = [
            {"@type": "CreativeWork", "@id": address(team.docname), "name": label(team.title).text}
            for team in registry.teams
        ]
    else:
        data["isPartOf"] = {"@type": "Report", "@id": address("index"), "name": home.title.text}
        data["hasPart"] = [
            {"@type": "CreativeWork", "@id": f"{address(page.docname)}#{rec.id}", "position": rec.number}
            for rec in page.recommendations
        ]
    return data
