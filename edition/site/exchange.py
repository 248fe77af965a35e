"""The report in the formats of other tools: tables, terminology (TBX), translation memory (TMX). Pure.

TBX is the Basic dialect (ISO 30042, https://www.tbxinfo.net), TMX version 1.4b
(https://www.gala-global.org/tmx-14b). The first of the registries is the source.
"""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from edition.report.publication import Publication

from .data import Part, Registries, Texts, texts

#: How a cell begins that spreadsheets compute; with an apostrophe before it, they show it (OWASP).
_FORMULA = re.compile(r"[=+\-@＝＋－＠\0-\x1f\x7f]")


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return CSV (RFC 4180) with a byte order mark, without which spreadsheets misread Japanese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def recommendations_csv(registries: Registries, found: Texts) -> str:
    """Return one row per paragraph, with its text and state in every language."""
    source, versions = next(iter(registries.values())), found["paragraphs"]
    header = ["id", "recommendation", "team", "section", "topics", "places"]
    header += [f"{kind}_{language}" for language in registries for kind in ("text", "state")]
    rows = []
    for rec in source.recommendations.values():
        team = source.pages[rec.docname].name
        shared = [rec.id, team, rec.section, " ".join(rec.topics), " ".join(rec.places)]
        for name in map(rec.paragraph_id, range(len(rec.paragraphs))):
            pairs = (("" if each.is_fallback else each.text, each.state) for each in versions[name].values())
            rows.append([name, *shared, *(value for pair in pairs for value in pair)])
    return _table(header, rows)


def glossary_csv(registries: Registries, found: Texts) -> str:
    """Return one row per term: id, reading, name and definition in every language, and source."""
    source = next(iter(registries.values()))
    columns = [f"{kind}_{language}" for kind in ("term", "definition") for language in registries]
    rows = []
    for name, term in source.terms.items():
        versions = [*found["terms"][name].values(), *found["definitions"][name].values()]
        shown = ["" if each.is_fallback else each.text for each in versions]
        rows.append([name, term.reading, *shown, term.source_title, term.source_url])
    return _table(["id", "reading", *columns, "source", "source_url"], rows)


def _xml(root: ET.Element, entries: str) -> str:
    """Return a document with one line per entry."""
    for entry in root.iter(entries):
        entry.tail = "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def glossary_tbx(registries: Registries, found: Texts, publication: Publication) -> str:
    """Return the glossary as TBX-Basic."""
    source, registry = next(iter(registries.items()))
    root = ET.Element("martif", {"type": "TBX-Basic", "xml:lang": source})
    described = ET.SubElement(ET.SubElement(ET.SubElement(root, "martifHeader"), "fileDesc"), "sourceDesc")
    origin = publication.publisher or registry.home.title.text, publication.url
    ET.SubElement(described, "p").text = ": ".join(filter(None, origin))
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for term, names in found["terms"].items():
        entry, definitions = ET.SubElement(body, "termEntry", {"id": term}), texts(found["definitions"][term])
        for language, name in texts(names).items():
            group = ET.SubElement(entry, "langSet", {"xml:lang": language})
            if language in definitions:
                ET.SubElement(group, "descrip", {"type": "definition"}).text = definitions[language]
            ET.SubElement(ET.SubElement(group, "tig"), "term").text = name
    return _xml(root, "termEntry")


def translation_memory(registries: Registries, found: Texts) -> str:
    """Return every translated paragraph, heading and term as TMX, with its id as ``tuid``."""
    root = ET.Element("tmx", {"version": "1.4"})
    header = {"creationtool": "edition", "creationtoolversion": "1", "segtype": "paragraph", "o-tmf": "PO"}
    header |= {"adminlang": "en", "srclang": next(iter(registries)), "datatype": "plaintext"}
    ET.SubElement(root, "header", header)
    body = ET.SubElement(root, "body")
    prefixes: dict[Part, str] = {
        "paragraphs": "",
        "titles": "title-",
        "sections": "",
        "topics": "topic-",
        "terms": "term-",
    }
    for part, prefix in prefixes.items():
        for name, versions in found[part].items():
            translations = texts(versions)
            if len(translations) > 1:
                unit = ET.SubElement(body, "tu", {"tuid": f"{prefix}{name}"})
                for language, text in translations.items():
                    ET.SubElement(ET.SubElement(unit, "tuv", {"xml:lang": language}), "seg").text = text
    return _xml(root, "tu")


def files(registries: Registries, found: Texts, publication: Publication) -> dict[str, str]:
    """Return the content of the files in other formats, by name, of the texts found."""
    return {
        "recommendations.csv": recommendations_csv(registries, found),
        "glossary.csv": glossary_csv(registries, found),
        "glossary.tbx": glossary_tbx(registries, found, publication),
        "translation-memory.tmx": translation_memory(registries, found),
    }
