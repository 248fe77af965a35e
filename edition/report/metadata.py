"""What a page says of itself to machines: description, Open Graph, schema.org. Pure.

A report is a ``Report`` and its parts are ``CreativeWork`` (not ``Legislation``: it has no legal force);
a translated page is tied to its original by ``translationOfWork`` (https://schema.org/translationOfWork).
"""

from collections.abc import Callable, Sequence
from typing import TypedDict

from .excerpt import letter_end
from .message import label
from .pages import Page
from .publication import Publication
from .registry import Registry

#: A work as schema.org describes it; what is not known is left out.
Work = TypedDict(
    "Work",
    {
        "@context": str,
        "@type": str,
        "@id": str,
        "name": str,
        "inLanguage": str,
        "datePublished": str,
        "author": dict[str, str],
        "publisher": dict[str, str],
        "workTranslation": "list[Work]",
        "translationOfWork": "Work",
        "sameAs": str,
        "isBasedOn": str,
        "isPartOf": "Work",
        "hasPart": "list[Work]",
        "position": int,
        "license": str,
    },
    total=False,
)
#: Search engines and link previews cut descriptions at about this many characters.
DESCRIPTION_LENGTH = 155


def description(page: Page) -> str:
    """Return one sentence or so on a page: its first paragraph, or else its headings."""
    text = page.summary.text if page.summary else ""
    if not text:
        text = " / ".join(label(section.title).text for section in page.sections)
    text = text or label(page.title).text
    cut = text[: letter_end(text, DESCRIPTION_LENGTH - 1)].rstrip() + "…"
    return text if len(text) <= DESCRIPTION_LENGTH else cut


def structured_data(  # noqa: PLR0913, PLR0917 - the parts of what it says
    registry: Registry,
    page: Page,
    language: str,
    languages: Sequence[str],
    publication: Publication,
    address: Callable[[str, str], str],
) -> Work | None:
    """Return the JSON-LD of the first page, the whole report and the teams' pages, else None.

    ``address(docname, language)`` is the address of a page; the first of ``languages`` is the report's.
    """
    is_whole = page.docname == registry.root or "whole-report" in page.listings
    if not is_whole and not page.recommendations:
        return None
    source, *others = languages
    home, kind = registry.home, "Report" if is_whole else "CreativeWork"
    title, here = label(home.title if is_whole else page.title), address(page.docname, language)
    data: Work = {"@context": "https://schema.org", "@type": kind, "@id": here}
    data |= {"name": title.text, "inLanguage": language}
    if publication.published:
        data["datePublished"] = publication.published
    if publication.publisher:
        data["author"] = data["publisher"] = {"@type": "Organization", "name": publication.publisher}
    if others and language == source:
        data["workTranslation"] = [
            {"@type": "CreativeWork", "@id": address(page.docname, code), "inLanguage": code}
            for code in others
        ]
    elif language != source:
        original = address(page.docname, source)
        data["translationOfWork"] = {
            "@type": kind,
            "@id": original,
            "inLanguage": source,
            "name": title.source,
        }
    if publication.url:
        is_same = is_whole and language == source
        data |= {"sameAs": publication.url} if is_same else {"isBasedOn": publication.url}
    if publication.license:
        data["license"] = publication.license
    if is_whole:
        data["hasPart"] = [
            {"@type": "CreativeWork", "@id": address(team.docname, language), "name": label(team.title).text}
            for team in registry.teams
        ]
    else:
        whole = address(home.docname, language)
        data["isPartOf"] = {"@type": "Report", "@id": whole, "name": home.title.text}
        data["hasPart"] = [
            {
                "@type": "CreativeWork",
                "@id": f"{here}#{rec.id}",
                "name": registry.called(rec),
                "position": place,
            }
            for place, rec in enumerate(page.recommendations, 1)
        ]
    return data
