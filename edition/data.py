"""The data files: the registry of every language, put together. Pure.

A language's build exports what it shows; :func:`combine` makes of all of them one document, described
by ``recommendations.schema.json`` in this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .languages import page_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Message
    from .registry import Registry

Json = dict[str, Any]


def _message(message: Message) -> Json:
    text = None if message.is_fallback else message.text
    return {"text": text, "state": message.state}


def export(registry: Registry) -> Json:
    """Return all that one language's build knows, as JSON values."""
    home = next(iter(registry.pages.values()))
    return {
        "title": _message(home.title),
        "pages": list(registry.pages),
        "states": {page.docname: dict(page.states) for page in registry.pages.values()},
        "teams": [
            {"id": team.docname.rpartition("/")[2], "docname": team.docname, "title": _message(team.title)}
            for team in registry.teams
        ],
        "sections": [
            {"id": section.id, "team": team.docname.rpartition("/")[2], "title": _message(section.title)}
            for team in registry.teams
            for section in team.sections
        ],
        "topics": [
            {
                "id": topic_id,
                "docname": page.docname,
                "title": _message(page.title),
                "eurovoc": list(page.topics[0].eurovoc),
                "unbis": list(page.topics[0].unbis),
            }
            for topic_id, page in registry.topics.items()
        ],
        "places": [{"id": place.id, "title": _message(place.name)} for place in registry.places.values()],
        "terms": {
            term.id: {
                "reading": term.reading,
                "name": _message(term.name),
                "definition": _message(term.definition),
                "source": term.source_title,
                "source_url": term.source_url,
                # For the search, which knows the terms' names as synonyms.
                "names": [
                    *([] if term.name.is_fallback else [term.name.text]),
                    *(term.forms if term.name.state == "source" else []),
                ],
            }
            for term in registry.terms.values()
        },
        "recommendations": [
            {
                "id": rec.id,
                "number": rec.number,
                "docname": rec.docname,
                "section": rec.section or None,
                "topics": list(rec.topics),
                "places": list(rec.places),
                "related": [{"type": kind, "id": other.id} for kind, other in registry.related(rec.id)],
                "paragraphs": [
                    {"id": rec.paragraph_id(index), **_message(paragraph)}
                    for index, paragraph in enumerate(rec.paragraphs)
                ],
            }
            for rec in registry.recommendations.values()
        ],
    }


def _texts(items: Mapping[str, Json]) -> Json:
    """Return the text by language, without those that lack an up-to-date translation."""
    return {language: item["text"] for language, item in items.items() if item["text"] is not None}


def _titled(parts: Mapping[str, Json], kind: str, *keys: str) -> list[Json]:
    first = next(iter(parts.values()))
    return [
        {
            **{key: item[key] for key in keys},
            "title": _texts({language: part[kind][index]["title"] for language, part in parts.items()}),
        }
        for index, item in enumerate(first[kind])
    ]


def _term(term_id: str, parts: Mapping[str, Json]) -> Json:
    by_language = {language: part["terms"][term_id] for language, part in parts.items()}
    first = next(iter(by_language.values()))
    return {
        "id": term_id,
        "reading": first["reading"],
        "name": _texts({language: term["name"] for language, term in by_language.items()}),
        "definition": _texts({language: term["definition"] for language, term in by_language.items()}),
        "source": first["source"],
        "source_url": first["source_url"],
    }


def _recommendation(index: int, parts: Mapping[str, Json]) -> Json:
    first = next(iter(parts.values()))["recommendations"][index]
    by_language = {language: part["recommendations"][index] for language, part in parts.items()}
    return {
        "id": first["id"],
        "number": first["number"],
        "team": first["docname"].rpartition("/")[2],
        **{key: first[key] for key in ("section", "topics", "places", "related")},
        "pages": {
            language: f"{page_address(language, first['docname'])}#{first['id']}" for language in parts
        },
        "paragraphs": [
            {
                "id": paragraph["id"],
                "text": _texts({code: rec["paragraphs"][number] for code, rec in by_language.items()}),
                "state": {code: rec["paragraphs"][number]["state"] for code, rec in by_language.items()},
            }
            for number, paragraph in enumerate(first["paragraphs"])
        ],
    }


def combine(parts: Mapping[str, Json], report: Mapping[str, str]) -> Json:
    """Return the document of ``data/recommendations.json``; ``parts`` are exports by language."""
    first = next(iter(parts.values()))
    return {
        "$schema": "recommendations.schema.json",
        "report": {
            "title": _texts({language: part["title"] for language, part in parts.items()}),
            **report,
            "source_language": next(iter(parts)),
            "languages": list(parts),
        },
        "teams": _titled(parts, "teams", "id"),
        "sections": _titled(parts, "sections", "id", "team"),
        "topics": _titled(parts, "topics", "id", "eurovoc", "unbis"),
        "places": _titled(parts, "places", "id"),
        "terms": [_term(term_id, parts) for term_id in first["terms"]],
        "recommendations": [_recommendation(index, parts) for index in range(len(first["recommendations"]))],
    }
