"""``report.akn.xml``: the report in Akoma Ntoso 3.0 (OASIS LegalDocML). Pure.

A collection of one document for each language::

    akomaNtoso > documentCollection > collectionBody > component > doc > mainBody
        > chapter (a team) > hcontainer "section" (a heading) > hcontainer "recommendation" > content > p

All are expressions of one work; a translation names the expression that it translates. ``wId`` is the id
that a text has everywhere; ``eId`` has the language before it, because it is unique in the file.
"""

import xml.etree.ElementTree as ET
from itertools import groupby

from edition.report.languages import three_letters
from edition.report.message import Message
from edition.report.objects import Recommendation
from edition.report.registry import Registry

from .data import Registries
from .origin import Origin
from .xml_text import add, as_text

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akoma_ntoso(registries: Registries, origin: Origin) -> str:
    """Return the report in every language. What is not translated is not in an expression."""
    original = three_letters(next(iter(registries)))
    root = ET.Element("akomaNtoso", {"xmlns": _NAMESPACE})
    collection = add(root, "documentCollection", name="edition")
    _meta(collection, "edition", "mul", original, origin)
    body = add(collection, "collectionBody")
    for language, registry in registries.items():
        document = add(add(body, "component"), "doc", name="report")
        _meta(document, language, three_letters(language), original, origin)
        preface = add(document, "preface", **{"xml:lang": language})
        add(add(add(preface, "longTitle"), "p"), "docTitle", registry.home.title.text)
        _body(add(document, "mainBody", **{"xml:lang": language}), language, registry)
    return as_text(root, "hcontainer")


def _meta(document: ET.Element, prefix: str, language: str, original: str, origin: Origin) -> None:
    """Add what identifies an expression: the work, its language, and what it is a translation of."""
    known = origin.publication
    name = "edition" if language == "mul" else "report"
    country = known.country.lower() or "zz"
    work = f"/akn/{country}/doc/{known.published}/{known.citation_key}"
    work += "/edition" * (language == "mul")
    expression = f"{work}/{language}@{known.published}"
    meta = add(document, "meta")
    identification = add(meta, "identification", source=f"#{prefix}__edition")
    for level, uri in (
        ("FRBRWork", work),
        ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}/main.xml"),
    ):
        group = add(identification, level)
        add(group, "FRBRthis", value=f"{uri}/!main" if level != "FRBRManifestation" else uri)
        add(group, "FRBRuri", value=uri)
        if level == "FRBRManifestation":
            add(group, "FRBRalias", name="sha256", value=origin.sha256)
            if origin.commit:
                add(group, "FRBRalias", name="commit", value=origin.commit)
        add(group, "FRBRdate", date=known.published, name="publication")
        by = "publisher" if level == "FRBRWork" or language == original else "edition"
        add(group, "FRBRauthor", href=f"#{prefix}__{by}")
        if level == "FRBRWork":
            add(group, "FRBRcountry", value=country)
            add(group, "FRBRname", value=name)
        elif level == "FRBRExpression":
            add(group, "FRBRlanguage", language=language)
            if language not in ("mul", original):
                made = {"fromLanguage": original, "authoritative": "false", "by": f"#{prefix}__edition"}
                add(group, "FRBRtranslation", href=f"{work}/{original}@{known.published}", **made)
    references = add(meta, "references", source=f"#{prefix}__edition")
    organization = {"href": known.url or work, "showAs": known.publisher or known.citation_key}
    add(references, "TLCOrganization", eId=f"{prefix}__publisher", **organization)
    add(references, "TLCOrganization", eId=f"{prefix}__edition", href=origin.base or work, showAs="edition")


def _body(body: ET.Element, language: str, registry: Registry) -> None:
    for team in registry.teams:
        chapter = add(body, "chapter", **_ids(language, team.docname.replace("/", "-")))
        _heading(chapter, team.title)
        for section, recs in groupby(team.recommendations, key=lambda rec: rec.section):
            parent = chapter
            if section:
                parent = add(chapter, "hcontainer", name="section", **_ids(language, section))
                _heading(parent, registry.sections[section].title)
            for rec in recs:
                _recommendation(parent, language, rec)


def _recommendation(parent: ET.Element, language: str, rec: Recommendation) -> None:
    texts = [
        (rec.paragraph_id(index), block, text.text)
        for index, (block, text) in enumerate(zip(rec.blocks, rec.paragraphs, strict=True))
        if not text.is_fallback
    ]
    if not texts:
        return
    container = add(parent, "hcontainer", name="recommendation", **_ids(language, rec.id))
    if rec.number:
        add(container, "num", rec.number)
    if rec.title:
        _heading(container, rec.title)
    content = add(container, "content")
    for name, block, text in texts:
        own = {} if name == rec.id else _ids(language, name)
        words = f"{block.label} {text}".strip() if block.form in ("item", "footnote") else text
        add(content, "p", words, **own, **{"class": block.form})


def _heading(parent: ET.Element, title: Message) -> None:
    if not title.is_fallback:
        add(parent, "heading", title.text)


def _ids(language: str, name: str) -> dict[str, str]:
    return {"eId": f"{language}__{name}", "wId": name}
