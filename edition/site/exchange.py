"""The report in the formats of other tools: tables, terminology (TBX), translation memory (TMX). Pure.

TBX is the Basic dialect (ISO 30042, https://www.tbxinfo.net), TMX version 1.4b
(https://www.gala-global.org/tmx-14b). ``csv-metadata.json`` describes the tables (CSV on the Web,
https://www.w3.org/TR/tabular-metadata/). The first of the registries is the source.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from . import linked
from .akoma_ntoso import akoma_ntoso
from .data import Part, Registries, Texts, texts
from .origin import Origin
from .xml_text import add, as_text

#: How a cell begins that spreadsheets compute; with an apostrophe before it, they show it (OWASP).
_FORMULA = re.compile(r"[=+\-@＝＋－＠\0-\x1f\x7f]")


def json_lines(content: Mapping[str, object]) -> str:
    """Return JSON with one line for every entry of a list, so that tools can compare it line by line."""
    compact = partial(json.dumps, ensure_ascii=False)

    def lines(value: object) -> str:
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return "[\n" + ",\n".join(f"  {compact(entry)}" for entry in value) + "\n ]"
        return compact(value)

    return "{\n" + ",\n".join(f" {compact(key)}: {lines(value)}" for key, value in content.items()) + "\n}\n"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return CSV (RFC 4180) with a byte order mark, without which spreadsheets misread Japanese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def recommendations_csv(registries: Registries, found: Texts, origin: Origin) -> str:
    """Return one row per paragraph: its place in the report, then place, text and state in every language."""
    source = next(iter(registries.values()))
    header = ["id", "recommendation", "number", "team", "section", "topics", "places"]
    header += [
        f"{kind}_{code}" for code in registries for kind in ("team", "section", "address", "text", "state")
    ]
    rows = []
    for rec in source.recommendations.values():
        team, section = texts(found["teams"][rec.docname]), texts(found["sections"].get(rec.section, {}))
        names = source.pages[rec.docname].name, rec.section, " ".join(rec.topics), " ".join(rec.places)
        for name in map(rec.paragraph_id, range(len(rec.paragraphs))):
            row = [name, rec.id, rec.number, *names]
            for code, text in found["paragraphs"][name].items():
                row += [team.get(code, ""), section.get(code, ""), origin.address(code, rec.docname, name)]
                row += ["" if text.is_fallback else text.text, text.state]
            rows.append(row)
    return _table(header, rows)


def glossary_csv(registries: Registries, found: Texts) -> str:
    """Return one row per term: id, reading, name and definition in every language, and source."""
    source = next(iter(registries.values()))
    columns = [f"{kind}_{language}" for kind in ("term", "definition") for language in registries]
    rows = []
    for name, term in source.terms.items():
        versions = [*found["terms"][name].values(), *found["definitions"][name].values()]
        texts = ["" if each.is_fallback else each.text for each in versions]
        rows.append([name, term.reading, *texts, term.source_title, term.source_url])
    return _table(["id", "reading", *columns, "source", "source_url"], rows)


def _column(name: str, languages: Iterable[str]) -> dict[str, Any]:
    kind, _, code = name.rpartition("_")
    found: dict[str, Any] = {"name": name.replace("-", "_"), "titles": name}
    if code in languages and kind not in ("address", "state"):
        found["lang"] = code
    if name in ("topics", "places"):
        found["separator"] = " "
    if kind == "address":
        found["datatype"] = "anyURI"
    return found


def tables_description(registries: Registries, tables: dict[str, str], origin: Origin) -> str:
    """Return the description of tables, by their names, that readers of CSV on the Web look for."""
    source, known = next(iter(registries.values())), origin.publication
    about = {
        "dc:title": source.home.title.text,
        "dc:publisher": known.publisher,
        "dc:issued": known.published,
        "dc:source": known.url,
        "schema:sha256": origin.sha256,
        "schema:version": origin.commit,
    }
    described = [
        {
            "url": name,
            "tableSchema": {
                "columns": [_column(each, registries) for each in header.lstrip("\ufeff").split(",")],
                "primaryKey": "id",
            },
        }
        for name, header in ((name, text.partition("\r\n")[0]) for name, text in tables.items())
    ]
    content = {"@context": "http://www.w3.org/ns/csvw", **about, "tables": described}
    return json_lines({name: value for name, value in content.items() if value})


def glossary_tbx(registries: Registries, found: Texts, origin: Origin) -> str:
    """Return the glossary as TBX-Basic, which has no field for a reading: it is the note of its term."""
    original, source = next(iter(registries.items()))
    known = origin.publication
    root = ET.Element("martif", {"type": "TBX-Basic", "xml:lang": original})
    described = add(add(add(root, "martifHeader"), "fileDesc"), "sourceDesc")
    add(described, "p", ": ".join(filter(None, (known.publisher or source.home.title.text, known.url))))
    for line in _state(registries, origin).items():
        add(described, "p", ": ".join(line))
    body = add(add(root, "text"), "body")
    for name, names in found["terms"].items():
        term = source.terms[name]
        entry, definitions = add(body, "termEntry", id=name), texts(found["definitions"][name])
        if term.source_url:
            add(entry, "xref", term.source_title, type="externalCrossReference", target=term.source_url)
        elif term.source_title:
            add(entry, "admin", term.source_title, type="source")
        for language, text in texts(names).items():
            group = add(entry, "langSet", **{"xml:lang": language})
            if language in definitions:
                add(group, "descrip", definitions[language], type="definition")
            one = add(group, "tig")
            add(one, "term", text)
            if term.reading and language == original:
                add(one, "note", term.reading)
    return as_text(root, "termEntry")


def _state(registries: Registries, origin: Origin) -> dict[str, str]:
    """Return what a file says of the edition that it is from."""
    title = next(iter(registries.values())).home.title.text
    found = {"edition": title, "commit": origin.commit, "sha256": origin.sha256}
    return {name: text for name, text in found.items() if text}


def translation_memory(registries: Registries, found: Texts, origin: Origin) -> str:
    """Return every translated paragraph, heading and term as TMX, with its id as ``tuid``."""
    root = ET.Element("tmx", {"version": "1.4"})
    header = {"creationtool": "edition", "creationtoolversion": "1", "segtype": "paragraph", "o-tmf": "PO"}
    header |= {"adminlang": "en", "srclang": next(iter(registries)), "datatype": "plaintext"}
    head = add(root, "header", **header)
    for name, text in _state(registries, origin).items():
        add(head, "prop", text, type=f"x-{name}")
    body = add(root, "body")
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
                unit = add(body, "tu", tuid=f"{prefix}{name}")
                for language, text in translations.items():
                    add(add(unit, "tuv", **{"xml:lang": language}), "seg", text)
    return as_text(root, "tu")


def files(registries: Registries, found: Texts, origin: Origin) -> dict[str, str]:
    """Return the content of the files in other formats, by name, of the texts found."""
    tables = {
        "recommendations.csv": recommendations_csv(registries, found, origin),
        "glossary.csv": glossary_csv(registries, found),
    }
    dated = {"report.akn.xml": akoma_ntoso(registries, origin)} if origin.publication.published else {}
    return {
        **tables,
        "csv-metadata.json": tables_description(registries, tables, origin),
        "glossary.tbx": glossary_tbx(registries, found, origin),
        "translation-memory.tmx": translation_memory(registries, found, origin),
        "recommendations.jsonld": json_lines(linked.recommendations(registries, found, origin)),
        linked.TOPICS: json_lines(linked.topics(registries, found, origin)),
        **dated,
    }
