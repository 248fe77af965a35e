"""The document of ``data/recommendations.json``: the report in every language. Pure.

``recommendations.schema.json`` in this package describes it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from edition.report.languages import page_address
from edition.report.message import Message
from edition.report.objects import Recommendation, Term
from edition.report.pages import Page
from edition.report.publication import Publication
from edition.report.registry import Registry

Json = dict[str, Any]


def texts(registries: Mapping[str, Registry], message: Callable[[Registry], Message]) -> dict[str, str]:
    """Return a message by language, without those that lack an up-to-date translation."""
    found = {language: message(registry) for language, registry in registries.items()}
    return {language: each.text for language, each in found.items() if not each.is_fallback}


def _name(page: Page) -> str:
    return page.docname.rpartition("/")[2]


def _term(term: Term, registries: Mapping[str, Registry]) -> Json:
    return {
        "id": term.id,
        "reading": term.reading,
        "name": texts(registries, lambda registry: registry.terms[term.id].name),
        "definition": texts(registries, lambda registry: registry.terms[term.id].definition),
        "source": term.source_title,
        "source_url": term.source_url,
    }


def _recommendation(rec: Recommendation, registries: Mapping[str, Registry]) -> Json:
    source = next(iter(registries.values()))
    versions = {language: registry.recommendations[rec.id] for language, registry in registries.items()}
    return {
        "id": rec.id,
        "number": rec.number,
        "team": _name(source.pages[rec.docname]),
        "section": rec.section or None,
        "topics": list(rec.topics),
        "places": list(rec.places),
        "related": [{"type": kind, "id": other.id} for kind, other in source.related(rec.id)],
        "pages": {language: f"{page_address(language, rec.docname)}#{rec.id}" for language in registries},
        "paragraphs": [
            {
                "id": rec.paragraph_id(index),
                "text": {
                    language: version.paragraphs[index].text
                    for language, version in versions.items()
                    if not version.paragraphs[index].is_fallback
                },
                "state": {
                    language: version.paragraphs[index].state for language, version in versions.items()
                },
            }
            for index in range(len(rec.paragraphs))
        ],
    }


def document(registries: Mapping[str, Registry], publication: Publication) -> Json:
    """Return the document; the first of ``registries`` is the source."""
    languages = list(registries)
    source = registries[languages[0]]
    return {
        "$schema": "recommendations.schema.json",
        "report": {
            "title": texts(registries, lambda registry: registry.home.title),
            "published": publication.published,
            "url": publication.url,
            "publisher": publication.publisher,
            "publisher_english": publication.publisher_english,
            "title_romanised": publication.title_romanised,
            "source_language": languages[0],
            "languages": languages,
        },
        "teams": [
            {
                "id": _name(team),
                "title": texts(registries, lambda registry, name=team.docname: registry.pages[name].title),  # type: ignore[misc]  # mypy cannot see the default
            }
            for team in source.teams
        ],
        "sections": [
            {
                "id": section.id,
                "team": _name(team),
                "title": texts(registries, lambda registry, name=section.id: registry.sections[name].title),  # type: ignore[misc]  # as above
            }
            for team in source.teams
            for section in team.sections
        ],
        "topics": [
            {
                "id": topic_id,
                "eurovoc": list(page.topics[0].eurovoc),
                "unbis": list(page.topics[0].unbis),
                "title": texts(registries, lambda registry, name=page.docname: registry.pages[name].title),  # type: ignore[misc]  # as above
            }
            for topic_id, page in source.topics.items()
        ],
        "places": [
            {
                "id": place_id,
                "title": texts(registries, lambda registry, name=place_id: registry.places[name].name),  # type: ignore[misc]  # as above
            }
            for place_id in source.places
        ],
        "terms": [_term(term, registries) for term in source.terms.values()],
        "recommendations": [_recommendation(rec, registries) for rec in source.recommendations.values()],
    }
