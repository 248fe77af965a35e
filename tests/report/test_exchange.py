"""The data in the formats of other tools."""

import csv
import io
import json
import xml.etree.ElementTree as ET

from conftest import ROOT
from expected import IDS, RECOMMENDATIONS, SECOND_PARAGRAPHS, TERMS

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def table(real, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((real.site / "data" / name).read_text("utf-8-sig"))))


def test_the_table_has_a_row_a_paragraph_in_every_language(real) -> None:
    rows = table(real, "recommendations.csv")
    assert len(rows) == RECOMMENDATIONS + len(SECOND_PARAGRAPHS)
    (row,) = [row for row in rows if row["id"] == "sofa-3-p2"]
    assert row["recommendation"] == "sofa-3"
    assert row["text_ja"].startswith("また、30年経過した議事録は")
    assert row["text_en"].startswith("In addition, minutes")
    assert (row["state_ja"], row["state_en"]) == ("source", "translated")


def test_the_glossary_is_there_as_table_and_as_terminology(real) -> None:
    rows = table(real, "glossary.csv")
    tree = ET.parse(real.site / "data/glossary.tbx")  # noqa: S314 - our own file
    entries = tree.findall(".//termEntry")
    assert len(entries) == len(rows) == TERMS
    terms = {
        group.get(LANG): group.findtext(".//term")
        for entry in entries
        if entry.get("id") == "three-non-nuclear-principles"
        for group in entry.iter("langSet")
    }
    assert terms == {"ja": "非核三原則", "en": "Three Non-Nuclear Principles"}


def test_the_translation_memory_has_every_paragraph_by_its_id(real) -> None:
    tree = ET.parse(real.site / "data/translation-memory.tmx")  # noqa: S314 - our own file
    units = {unit.get("tuid"): unit for unit in tree.iter("tu")}
    assert {*IDS, *SECOND_PARAGRAPHS} <= set(units)
    segments = {each.get(LANG): each.findtext("seg") for each in units["sofa-3-p2"].iter("tuv")}
    assert segments["ja"].startswith("また、30年経過した")
    assert segments["en"].startswith("In addition, minutes")


def test_weblate_is_told_of_every_catalog() -> None:
    listed = json.loads((ROOT / "weblate.json").read_text("utf-8"))
    catalogs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "locales/en").rglob("*.po")}
    assert {component["filemask"].replace("*", "en") for component in listed} == catalogs
