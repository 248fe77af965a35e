"""The data in the formats of other tools."""

import csv
import io
import json
import xml.etree.ElementTree as ET

from conftest import ROOT
from registries import in_english, page, place, rec, registry, term, text, topic

from edition.report.pages import Section
from edition.report.publication import Publication
from edition.site.data import as_json
from edition.site.exchange import files
from edition.site.search import index

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def table(real, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((real.site / "data" / name).read_text("utf-8-sig"))))


def test_the_table_has_a_row_a_paragraph_in_every_language(real) -> None:
    rows = table(real, "recommendations.csv")
    assert len(rows) == 40
    (row,) = [row for row in rows if row["id"] == "sofa-3-p2"]
    assert row["recommendation"] == "sofa-3"
    assert row["text_ja"].startswith("また、30年経過した議事録は")
    assert row["text_en"].startswith("In addition, minutes")
    assert (row["state_ja"], row["state_en"]) == ("source", "translated")


def test_the_glossary_is_there_as_table_and_as_terminology(real) -> None:
    rows = table(real, "glossary.csv")
    tree = ET.parse(real.site / "data/glossary.tbx")  # noqa: S314 - our own file
    entries = tree.findall(".//termEntry")
    assert len(entries) == len(rows) >= 60
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
    assert {f"nss-{number}" for number in range(1, 23)} <= set(units)
    segments = {each.get(LANG): each.findtext("seg") for each in units["sofa-3-p2"].iter("tuv")}
    assert segments["ja"].startswith("また、30年経過した")
    assert segments["en"].startswith("In addition, minutes")


def test_weblate_is_told_of_every_catalog() -> None:
    listed = json.loads((ROOT / "weblate.json").read_text("utf-8"))
    catalogs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "locales/en").rglob("*.po")}
    assert {component["filemask"].replace("*", "en") for component in listed} == catalogs


def half_translated() -> dict:
    """Return a report of which English lacks the second recommendation, the place and a definition."""
    recs = rec("aaa-1", "x", section="s"), rec("aaa-2", "x", places=("japan",))
    team_page = page("policies/aaa", *recs, sections=(Section("s", text("節"), 2),))
    glossary = page("glossary", term("npt", "条約", reading="じょうやく", forms=("取り決め",)))
    source = registry(team_page, topic("x"), page("topics/index", place("japan", "topics/index")), glossary)
    words = {"aaa-1": "One", "節": "Heading", "aaa": "Team A", "条約": "treaty", "x": "X"}
    return {"ja": source, "en": in_english(source, words)}


def test_what_is_not_translated_is_left_out_of_the_data_and_its_state_is_given() -> None:
    data = as_json(half_translated(), Publication("2022-06-03", publisher="甲党"))
    assert data["report"] == {
        "title": {"ja": "i"},
        "published": "2022-06-03",
        "url": "",
        "publisher": "甲党",
        "publisher_english": "",
        "title_romanised": "",
        "source_language": "ja",
        "languages": ["ja", "en"],
    }
    assert data["teams"] == [{"id": "aaa", "title": {"ja": "aaa", "en": "Team A"}}]
    assert data["sections"] == [{"id": "s", "team": "aaa", "title": {"ja": "節", "en": "Heading"}}]
    assert data["places"] == [{"id": "japan", "title": {"ja": "japan"}}]
    first, second = data["recommendations"]
    assert (first["section"], second["section"]) == ("s", None)
    assert first["pages"]["en"] == "en/policies/aaa.html#aaa-1"
    states = {"ja": "source", "en": "missing"}
    assert second["paragraphs"] == [{"id": "aaa-2", "text": {"ja": "aaa-2"}, "state": states}]


def test_what_is_not_translated_is_empty_in_tables_and_left_out_of_terminology_and_memory() -> None:
    found = files(half_translated(), Publication(publisher="甲党", url="https://x.example/"))
    assert found["recommendations.csv"].split("\r\n") == [
        "\ufeffid,recommendation,team,section,topics,places,text_ja,state_ja,text_en,state_en",
        "aaa-1,aaa-1,aaa,s,x,,aaa-1,source,One,translated",
        "aaa-2,aaa-2,aaa,,x,japan,aaa-2,source,,missing",
        "",
    ]
    assert found["glossary.csv"].split("\r\n") == [
        "\ufeffid,reading,term_ja,term_en,definition_ja,definition_en,source,source_url",
        "npt,じょうやく,条約,treaty,条約とは,,,",
        "",
    ]
    assert found["glossary.tbx"].count("<descrip ") == 1
    assert "<p>甲党: https://x.example/</p>" in found["glossary.tbx"]
    units = ET.fromstring(found["translation-memory.tmx"]).iter("tu")  # noqa: S314 - our own
    assert [unit.get("tuid") for unit in units] == ["aaa-1", "s", "topic-x", "term-npt"]


def test_a_report_without_a_glossary_has_its_header_in_every_language_all_the_same() -> None:
    plain = registry(page("policies/aaa", rec("aaa-1", "x")), topic("x"))
    assert files({"ja": plain}, Publication())["glossary.csv"] == (
        "\ufeffid,reading,term_ja,definition_ja,source,source_url\r\n"
    )


def test_the_index_has_what_is_shown_for_titles_and_no_text_that_is_not_translated() -> None:
    found = index(half_translated(), {"synonyms": [["甲", "乙"]], "spellings": [["丙", "丁"]]})
    assert found == {
        "languages": ["ja", "en"],
        "stemmers": ["", "English"],
        "spellings": [["丙", "丁"]],
        "synonyms": [["条約", "取り決め", "treaty", "じょうやく"], ["甲", "乙"]],
        "teams": [("aaa", ["aaa", "Team A"], "policies/aaa.html")],
        "sections": [("s", ["節", "Heading"])],
        "topics": [("x", ["x", "X"])],
        "places": [("japan", ["japan", "japan"])],
        "recommendations": [
            ("aaa-1", 0, 0, [0], [], [["aaa-1"], ["One"]]),
            ("aaa-2", 0, -1, [0], [0], [["aaa-2"], []]),
        ],
    }


def test_teams_whose_pages_have_one_name_in_two_folders_stay_two() -> None:
    twins = [page("a/x", rec("aaa-1", docname="a/x")), page("b/x", rec("bbb-1", docname="b/x"))]
    found = {"ja": registry(*twins)}
    assert [each["id"] for each in as_json(found, Publication())["teams"]] == ["x", "x"]
    rows = index(found, {})
    assert [each[2] for each in rows["teams"]] == ["a/x.html", "b/x.html"]
    assert [each[1] for each in rows["recommendations"]] == [0, 1]
