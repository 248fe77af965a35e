"""What is made of the registries for programs: data, tables, terminology, memory, index."""

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from registries import half_translated, in_english, page, rec, registry, text, topic

from edition.report.publication import Publication
from edition.site.data import as_json, messages
from edition.site.exchange import files
from edition.site.origin import Origin
from edition.site.search import index


def test_what_is_not_translated_is_left_out_of_the_data_and_its_state_is_given() -> None:
    half = half_translated()
    data = as_json(half, messages(half), Origin(Publication("2022-06-03", publisher="甲党"), "0f", "c0"))
    assert data["report"] == {
        "title": {"ja": "i"},
        "published": "2022-06-03",
        "url": "",
        "publisher": "甲党",
        "publisher_english": "",
        "title_romanised": "",
        "source_language": "ja",
        "languages": ["ja", "en"],
        "sha256": "0f",
        "commit": "c0",
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
    half = half_translated()
    found = files(
        half, messages(half), Origin(Publication(publisher="甲党", url="https://x.example/"), "0f", "c0")
    )
    assert found["recommendations.csv"].split("\r\n") == [
        "\ufeffid,recommendation,number,team,section,topics,places,"
        "team_ja,section_ja,address_ja,text_ja,state_ja,team_en,section_en,address_en,text_en,state_en",
        "aaa-1,aaa-1,1,aaa,s,x,,aaa,節,../ja/policies/aaa.html#aaa-1,aaa-1,source,"
        "Team A,Heading,../en/policies/aaa.html#aaa-1,One,translated",
        "aaa-2,aaa-2,2,aaa,,x,japan,aaa,,../ja/policies/aaa.html#aaa-2,aaa-2,source,"
        "Team A,,../en/policies/aaa.html#aaa-2,,missing",
        "",
    ]
    assert found["glossary.csv"].split("\r\n") == [
        "\ufeffid,reading,term_ja,term_en,definition_ja,definition_en,source,source_url",
        "npt,じょうやく,条約,treaty,条約とは,,,",
        "",
    ]
    assert found["glossary.tbx"].count("<descrip ") == 1
    assert "<p>甲党: https://x.example/</p>" in found["glossary.tbx"]
    units = ET.fromstring(found["translation-memory.tmx"]).iter("tu")  # noqa: S314 - our own file
    assert [unit.get("tuid") for unit in units] == ["aaa-1", "s", "topic-x", "term-npt"]


#: What means something to a spreadsheet, XML, JSON, TeX, or a shell.
HOSTILE = '=HYPERLINK("https://x.example/";"<b>&amp;]]></b>") \\input{x} \'; --'


@pytest.mark.parametrize("first", [*"=+-@＝＋－＠", "\t", "\r", "\n", "\x00", "\x1f"])
def test_no_cell_of_a_table_begins_as_a_formula_does(first: str) -> None:
    reports = half_translated()
    words = {"aaa-1": f"{first}1+1", "条約": f"{first}2"}
    reports["en"] = in_english(reports["ja"], words)
    found = files(reports, messages(reports), Origin(Publication(), ""))
    rows = list(csv.reader(io.StringIO(found["recommendations.csv"], newline="")))
    assert (rows[1][15], rows[2][0]) == (f"'{first}1+1", "aaa-2")
    assert list(csv.reader(io.StringIO(found["glossary.csv"], newline="")))[1][3] == f"'{first}2"


def test_a_cell_that_holds_such_a_sign_elsewhere_is_as_it_was() -> None:
    reports = half_translated()
    reports["en"] = in_english(reports["ja"], {"aaa-1": " 1-1=0 'x' a@b"})
    assert (
        " 1-1=0 'x' a@b,translated"
        in files(reports, messages(reports), Origin(Publication(), ""))["recommendations.csv"]
    )


@pytest.mark.build  # what reads is not there where quick tests run
def test_hostile_texts_come_back_from_terminology_and_memory_as_they_were() -> None:
    # ruff: noqa: PLC0415
    from translate.storage.tbx import tbxfile
    from translate.storage.tmx import tmxfile

    reports = half_translated()
    reports["en"] = in_english(reports["ja"], {"aaa-1": HOSTILE, "条約": HOSTILE, "条約とは": HOSTILE})
    found = files(reports, messages(reports), Origin(Publication(publisher=HOSTILE, url=HOSTILE), "0f"))
    memory = tmxfile.parsestring(found["translation-memory.tmx"].encode())
    assert {unit.source: unit.target for unit in memory.units} == {"aaa-1": HOSTILE, "条約": HOSTILE}
    (unit,) = tbxfile.parsestring(found["glossary.tbx"].encode()).units
    assert (unit.source, unit.target) == ("条約", HOSTILE)


def test_a_report_without_a_glossary_has_its_header_in_every_language_all_the_same() -> None:
    plain = {"ja": registry(page("policies/aaa", rec("aaa-1", "x")), topic("x"))}
    assert files(plain, messages(plain), Origin(Publication(), ""))["glossary.csv"] == (
        "\ufeffid,reading,term_ja,definition_ja,source,source_url\r\n"
    )


def test_the_index_has_what_is_shown_for_titles_and_no_text_that_is_not_translated() -> None:
    half = half_translated()
    found = index(half, messages(half), {"synonyms": [["甲", "乙"]], "spellings": [["丙", "丁"]]})
    assert found == {
        "languages": ["ja", "en"],
        "stemmers": ["", "English"],
        "spellings": [["丙", "丁"]],
        "synonyms": [["条約", "取り決め", "treaty", "じょうやく"], ["x", "X"], ["甲", "乙"]],
        "teams": [("aaa", ["aaa", "Team A"], "policies/aaa.html")],
        "sections": [("s", ["節", "Heading"])],
        "topics": [("x", ["x", "X"])],
        "places": [("japan", ["japan", "japan"])],
        "recommendations": [
            ("aaa-1", 0, 0, [0], [], [["aaa-1"], ["One"]], ["aaa", "Team A"], "1"),
            ("aaa-2", 0, -1, [0], [0], [["aaa-2"], []], ["aaa", "Team A"], "2"),
        ],
    }


def test_a_recommendation_of_which_the_title_is_not_translated_is_indexed_in_the_source_language() -> None:
    titled = replace(rec("aaa-1", "x"), title=text("題"))
    source = registry(page("policies/aaa", titled), topic("x"))
    found = {"ja": source, "en": in_english(source, {"aaa-1": "One"})}
    (row,) = index(found, messages(found), {})["recommendations"]
    assert row[5] == [["題", "aaa-1"], []]


def test_terminology_is_from_the_report_where_its_publisher_is_not_known() -> None:
    half = half_translated()
    assert "<p>i</p>" in files(half, messages(half), Origin(Publication(), ""))["glossary.tbx"]


def test_teams_whose_pages_have_one_name_in_two_folders_stay_two() -> None:
    twins = [page("a/x", rec("aaa-1", docname="a/x")), page("b/x", rec("bbb-1", docname="b/x"))]
    found = {"ja": registry(*twins)}
    assert [each["id"] for each in as_json(found, messages(found), Origin(Publication(), ""))["teams"]] == [
        "x",
        "x",
    ]
    rows = index(found, messages(found), {})
    assert [each[2] for each in rows["teams"]] == ["a/x.html", "b/x.html"]
    assert [each[1] for each in rows["recommendations"]] == [0, 1]
