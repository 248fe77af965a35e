"""The data in the formats of other tools: tables, terminology (TBX), translation memory (TMX). Pure.

TBX is the Basic dialect (ISO 30042, https://www.tbxinfo.net), TMX version 1.4b
(https://www.gala-global.org/tmx-14b). Everything comes from the document of ``recommendations.json``.
"""

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]
_XML = "{http://www.w3.org/XML/1998/namespace}lang"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return CSV (RFC 4180) with a byte order mark, without which spreadsheets misread Japanese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return "\ufeff" + out.getvalue()


def recommendations_csv(document: Json) -> str:
    """Return a row a paragraph, with its text and state in every language."""
    languages = document["report"]["languages"]
    header = ["id", "recommendation", "team", "section", "topics", "places"]
    header += [f"{kind}_{language}" for language in languages for kind in ("text", "state")]
    rows = (
        [
            paragraph["id"],
            rec["id"],
            rec["team"],
            rec["section"] or "",
            " ".join(rec["topics"]),
            " ".join(rec["places"]),
            *(
                value
                for language in languages
                for value in (paragraph["text"].get(language, ""), paragraph["state"][language])
            ),
        ]
        for rec in document["recommendations"]
        for paragraph in rec["paragraphs"]
    )
    return _table(header, rows)


def glossary_csv(document: Json) -> str:
    """Return a row a term: id, reading, its name and definition in every language, and its source."""
    languages = document["report"]["languages"]
    header = ["id", "reading", *(f"term_{language}" for language in languages)]
    header += [*(f"definition_{language}" for language in languages), "source", "source_url"]
    rows = (
        [
            term["id"],
            term["reading"],
            *(term["name"].get(language, "") for language in languages),
            *(term["definition"].get(language, "") for language in languages),
            term["source"],
            term["source_url"],
        ]
        for term in document["terms"]
    )
    return _table(header, rows)


def _xml(root: ET.Element, entries: str) -> str:
    """Return a document with a line for each of its entries."""
    for entry in root.iter(entries):
        entry.tail = "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def glossary_tbx(document: Json) -> str:
    """Return the glossary as TBX-Basic."""
    report = document["report"]
    root = ET.Element("martif", {"type": "TBX-Basic", _XML: report["source_language"]})
    described = ET.SubElement(ET.SubElement(ET.SubElement(root, "martifHeader"), "fileDesc"), "sourceDesc")
    ET.SubElement(described, "p").text = f"{report['publisher']}: {report['url']}"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for term in document["terms"]:
        entry = ET.SubElement(body, "termEntry", {"id": term["id"]})
        for language, name in term["name"].items():
            group = ET.SubElement(entry, "langSet", {_XML: language})
            if definition := term["definition"].get(language):
                ET.SubElement(group, "descrip", {"type": "definition"}).text = definition
            ET.SubElement(ET.SubElement(group, "tig"), "term").text = name
    return _xml(root, "termEntry")


def translation_memory(document: Json) -> str:
    """Return every translated paragraph, heading and term as TMX, with its id as ``tuid``."""
    report = document["report"]
    source = report["source_language"]
    root = ET.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "edition",
        "creationtoolversion": "1",
        "segtype": "paragraph",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    ET.SubElement(root, "header", header)
    body = ET.SubElement(root, "body")
    units = [
        (paragraph["id"], paragraph["text"])
        for rec in document["recommendations"]
        for paragraph in rec["paragraphs"]
    ]
    units += [(section["id"], section["title"]) for section in document["sections"]]
    units += [(f"topic-{topic['id']}", topic["title"]) for topic in document["topics"]]
    units += [(f"term-{term['id']}", term["name"]) for term in document["terms"]]
    for unit_id, texts in units:
        if len(texts) > 1:
            unit = ET.SubElement(body, "tu", {"tuid": unit_id})
            for language, text in texts.items():
                ET.SubElement(ET.SubElement(unit, "tuv", {_XML: language}), "seg").text = text
    return _xml(root, "tu")


def files(document: Json) -> dict[str, str]:
    """Return the files of the data folder in other formats, by name."""
    return {
        "recommendations.csv": recommendations_csv(document),
        "glossary.csv": glossary_csv(document),
        "glossary.tbx": glossary_tbx(document),
        "translation-memory.tmx": translation_memory(document),
    }
