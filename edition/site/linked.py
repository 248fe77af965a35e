"""The report as linked data: ``recommendations.jsonld`` (schema.org) and ``topics.jsonld`` (SKOS). Pure.

Both have their context in them, so that no reader asks another site for it. A recommendation is a
``CreativeWork``, not a ``Legislation``: the report has no legal force. The concepts of other vocabularies are
those that a topic comes near to (``skos:closeMatch``); the edition says of none that it is the same.
"""

from collections.abc import Mapping
from typing import Any

from edition.report.objects import Recommendation, Topic

from .data import Registries, Texts, texts
from .origin import Origin

TOPICS = "topics.jsonld"
#: A node of a graph.
Node = dict[str, Any]
_LINK, _TEXTS, _LINKS = {"@type": "@id"}, {"@container": "@language"}, {"@type": "@id", "@container": "@set"}
_WORKS = {
    "@vocab": "https://schema.org/",
    **dict.fromkeys(("about", "isPartOf", "license", "contentUrl", "translationOfWork"), _LINK),
}
_CONCEPTS = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "dct:title": _TEXTS,
    "skos:prefLabel": _TEXTS,
    "skos:scopeNote": _TEXTS,
    **dict.fromkeys(("dct:source", "dct:license", "skos:topConceptOf"), _LINK),
    **dict.fromkeys(("skos:closeMatch", "skos:hasTopConcept"), _LINKS),
}


def _known(node: Mapping[str, Any]) -> Node:
    """Return a node without what is not known."""
    return {name: value for name, value in node.items() if value or value == 0}


def _translated(work: Node, versions: Mapping[str, Node]) -> Node:
    """Return a work with its translations; each has what is given for its language."""
    original = {"translationOfWork": work["@id"], "@type": work["@type"]}
    found = [{**each, **original, "inLanguage": code} for code, each in versions.items()]
    return {**work, "workTranslation": found} if found else work


def recommendations(registries: Registries, found: Texts, origin: Origin) -> Node:
    """Return the report and its recommendations as works, each with the translations that are up to date."""
    (language, source), *others = registries.items()
    known, titles = origin.publication, texts(found["report"]["title"])
    source_text = {"@type": "MediaObject", "contentUrl": known.url, "sha256": origin.sha256}
    report = {
        "@id": origin.address(language, source.root),
        "@type": "Report",
        "inLanguage": language,
        "name": titles[language],
        "datePublished": known.published,
        "publisher": known.publisher and {"@type": "Organization", "name": known.publisher},
        "license": origin.terms(source, language),
        "isBasedOn": _known(source_text),
        "version": origin.commit,
    }

    def version(rec: Recommendation, code: str) -> Node:
        registry = registries[code]
        paragraphs = [message.text for message in registry.recommendations[rec.id].paragraphs]
        address = origin.address(code, rec.docname, rec.id)
        return {"@id": address, "name": registry.called(rec), "text": "\n\n".join(paragraphs)}

    graph = [
        _translated(
            _known(report),
            {
                code: {"@id": origin.address(code, registry.root), "name": titles[code]}
                for code, registry in others
                if code in titles
            },
        )
    ]
    for position, rec in enumerate(source.recommendations.values(), 1):
        work = {
            **version(rec, language),
            "@type": "CreativeWork",
            "inLanguage": language,
            "identifier": rec.id,
            "position": position,
            "isPartOf": report["@id"],
            "about": [f"{TOPICS}#{topic}" for topic in rec.topics],
        }
        ready = [code for code, registry in others if registry.recommendations[rec.id].state == "translated"]
        graph.append(_translated(_known(work), {code: version(rec, code) for code in ready}))
    return {"@context": _WORKS, "@graph": graph}


def topics(registries: Registries, found: Texts, origin: Origin) -> Node:
    """Return the topics as a vocabulary: names, notes, and the concepts of others that come near."""
    language, source = next(iter(registries.items()))
    scheme = {
        "@id": TOPICS,
        "@type": "skos:ConceptScheme",
        "dct:title": texts(found["report"]["title"]),
        "dct:source": origin.publication.url,
        "dct:license": origin.terms(source, language),
        "dct:identifier": f"sha256:{origin.sha256}",
        "owl:versionInfo": origin.commit,
        "skos:hasTopConcept": [f"{TOPICS}#{topic}" for topic in source.topics],
    }
    concepts = [
        {
            "@id": f"{TOPICS}#{name}",
            "@type": "skos:Concept",
            "skos:topConceptOf": TOPICS,
            "skos:prefLabel": texts(found["topics"][name]),
            "skos:scopeNote": texts(
                {
                    code: summary
                    for code, registry in registries.items()
                    if (summary := registry.topics[name].summary)
                }
            ),
            "skos:closeMatch": [address for _name, address in topic.concepts],
        }
        for name, topic in source.of(Topic).items()
    ]
    return {"@context": _CONCEPTS, "@graph": [_known(scheme), *concepts]}
