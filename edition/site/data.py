"""``data/recommendations.json``: the report in every language; and the texts for the other files.

Pure. ``recommendations.schema.json`` in this package describes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Literal

from edition.report.body import Block
from edition.report.languages import page_address
from edition.report.message import Message
from edition.report.objects import Recommendation, Topic
from edition.report.registry import Registry

from .origin import Origin

#: The report by language; the first is its source language.
Registries = Mapping[str, Registry]
#: A message by language.
Versions = dict[str, Message]
#: The translated parts. A team is named by its page, because pages of two folders may have the same id.
Part = Literal[
    "report", "paragraphs", "titles", "teams", "sections", "topics", "places", "terms", "definitions"
]
#: The texts by part, id and language.
Texts = Mapping[Part, Mapping[str, Versions]]


def messages(registries: Registries) -> Texts:
    """Return the texts of the report; they take long to find, so that whoever writes files asks once."""
    found: defaultdict[Part, dict[str, Versions]] = defaultdict(dict)
    for language, registry in registries.items():
        recs, terms = registry.recommendations.values(), registry.terms.values()
        parts: dict[Part, Iterable[tuple[str, Message]]] = {
            "report": [("title", registry.home.title)],
            "paragraphs": (
                (rec.paragraph_id(index), text) for rec in recs for index, text in enumerate(rec.paragraphs)
            ),
            "titles": ((rec.id, rec.title) for rec in recs if rec.title),
            "teams": ((page.docname, page.title) for page in registry.teams),
            "sections": ((section.id, section.title) for section in registry.sections.values()),
            "topics": ((topic, page.title) for topic, page in registry.topics.items()),
            "places": ((place.id, place.name) for place in registry.places.values()),
            "terms": ((term.id, term.name) for term in terms),
            "definitions": ((term.id, term.definition) for term in terms),
        }
        for part, pairs in parts.items():
            for name, message in pairs:
                found[part].setdefault(name, {})[language] = message
    return found


def texts(versions: Versions) -> dict[str, str]:
    """Return a text by language, without languages that lack an up-to-date translation."""
    return {language: each.text for language, each in versions.items() if not each.is_fallback}


def whole(messages: Iterable[Message]) -> list[str]:
    """Return the texts of messages that are shown together; none if one of them is not translated."""
    shown = list(messages)
    return [] if any(each.is_fallback for each in shown) else [each.text for each in shown]


def _paragraphs(rec: Recommendation, versions: Mapping[str, Versions]) -> list[dict[str, object]]:
    return [
        {
            "id": (name := rec.paragraph_id(index)),
            **_form(block),
            "text": texts(versions[name]),
            "state": {language: each.state for language, each in versions[name].items()},
        }
        for index, block in enumerate(rec.blocks)
    ]


def _form(block: Block) -> dict[str, object]:
    """Return what a text of a body is; nothing for a paragraph."""
    found = {"form": block.form, "label": block.label, "level": block.level}
    return {name: value for name, value in found.items() if value not in ("paragraph", "", 0)}


def as_json(registries: Registries, found: Texts, origin: Origin) -> dict[str, object]:
    """Return the content of ``recommendations.json``, of the texts found."""
    source = next(iter(registries.values()))
    return {
        "$schema": "recommendations.schema.json",
        "report": {
            "title": texts(found["report"]["title"]),
            **{
                name: text
                for name, text in asdict(origin.publication).items()
                if name not in ("citation_key", "country", "license")
            },
            "source_language": next(iter(registries)),
            "languages": list(registries),
            "sha256": origin.sha256,
            "commit": origin.commit,
        },
        "teams": [{"id": team.name, "title": texts(found["teams"][team.docname])} for team in source.teams],
        "sections": [
            {"id": name, "team": team.name, "title": texts(found["sections"][name])}
            for team in source.teams
            for name in (section.id for section in team.sections)
        ],
        "topics": [
            {
                "id": name,
                "eurovoc": [each.id for each in topic.eurovoc],
                "unbis": [each.id for each in topic.unbis],
                "title": texts(found["topics"][name]),
            }
            for name, topic in source.of(Topic).items()
        ],
        "places": [{"id": name, "title": texts(title)} for name, title in found["places"].items()],
        "terms": [
            {
                "id": name,
                "reading": term.reading,
                "name": texts(found["terms"][name]),
                "definition": texts(found["definitions"][name]),
                "source": term.source_title,
                "source_url": term.source_url,
            }
            for name, term in source.terms.items()
        ],
        "recommendations": [
            {
                "id": rec.id,
                "number": int(rec.number) if rec.number.isdecimal() else rec.number or None,
                **({"title": texts(found["titles"][rec.id])} if rec.title else {}),
                "team": source.pages[rec.docname].name,
                "section": rec.section or None,
                "topics": rec.topics,
                "places": rec.places,
                "related": [{"type": kind, "id": other.id} for kind, other in source.related[rec.id]],
                "pages": {code: page_address(code, rec.docname, rec.id) for code in registries},
                "paragraphs": _paragraphs(rec, found["paragraphs"]),
            }
            for rec in source.recommendations.values()
        ],
    }
