"""The search index of any report, and its scripts."""

import json
import re

from conftest import ROOT
from registries import half_translated, note, page, place, rec, registry, team, term, text, topic

from edition.drawing.javascript import assignment
from edition.report.message import Message
from edition.report.pages import RunningText, Section
from edition.site.elsewhere import index as elsewhere
from edition.site.elsewhere import items, plain
from edition.site.elsewhere import write as write_elsewhere
from edition.site.search import merge_groups


def test_a_recommendation_without_a_translation_is_indexed_in_the_source_language(small) -> None:
    assert small.build() == 0, small.output
    text = (small.site / "data/search/index.js").read_text("utf-8")
    index = json.loads(text.partition(" = ")[2].rstrip(";\n"))
    first = next(row for row in index["recommendations"] if row[0] == "aaa-1")
    assert first[5][0][0] == "平和を守ります。"
    assert first[5][1] == []


def test_the_readings_of_an_older_text_are_left_out(small) -> None:
    readings = 'globalThis.policyReadings = {"aaa-1":[[0,2,"へいわ"],[2,2,"ずれ"]],"gone":[[0,1,"な"]]};\n'
    small.write("_static/furigana.js", readings)
    assert small.build() == 0, small.output
    text = (small.site / "data/search/more.js").read_text("utf-8")
    assert json.loads(text.partition(" = ")[2].rstrip(";\n"))["readings"] == [["平和", "へいわ"]]


def test_broken_readings_are_named_with_what_to_do(small) -> None:
    small.write("_static/furigana.js", "globalThis.policyReadings = {")
    assert small.build() != 0
    assert "_static/furigana.js:1: " in small.output
    assert "python -m edition furigana" in small.output


def test_groups_that_share_a_word_become_one_and_single_words_none() -> None:
    assert merge_groups([["a", "b"], ["c", "d"], ["b", "c"], ["e"]]) == [["a", "b", "c", "d"]]


def test_the_script_cannot_be_closed_from_inside() -> None:
    assert "</script" not in assignment("name", {"text": "</script><b>"})


def test_the_words_of_the_interface_are_in_the_templates_alone() -> None:
    tables = {"search-fold.js"}  # of kana
    scripts = [path for path in (ROOT / "edition/drawing/static").glob("*.js") if path.name not in tables]
    assert len(scripts) >= 3
    for path in scripts:
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text("utf-8"))
        strings = [text for pair in re.findall(r"\"([^\"\n]*)\"|`([^`]*)`", code) for text in pair]
        words = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[a-z]{3} [a-z]{3}")
        assert [
            text for text in strings if words.search(text) and text != "use strict" and "{" not in text
        ] == [], path


def test_everything_that_a_reader_can_be_led_to_is_found_once_by_its_kind() -> None:
    about = page(
        "about",
        place("japan", "about"),
        term("law", "法", docname="about"),
        sections=(Section("terms", text("権利")), Section("empty", text("空"))),
        running_texts=(RunningText("", (text("前書き"),)), RunningText("terms", (text("一"), text("二")))),
    )
    found = items(registry(about, topic("peace"), team("one", rec("one-1")), page("search", note("one-1"))))
    assert [(each.kind, each.docname, each.anchor, each.title, each.texts) for each in found] == [
        ("page", "index", "", "i", []),
        ("page", "about", "", "about", ["前書き"]),
        ("text", "about", "terms", "権利", ["一", "二"]),
        ("topic", "topics/peace", "", "peace", []),
        ("page", "policies/one", "", "one", []),
        ("page", "search", "", "search", []),
        ("place", "about", "place-japan", "japan", []),
        ("term", "about", "term-law", "法", ["法とは"]),
        ("note", "n", "note", "one 1", ["x"]),
    ]


def test_what_a_language_lacks_is_left_out_of_its_texts_and_keeps_its_place() -> None:
    source = registry(page("about", running_texts=(RunningText("", (text("一"), text("二"))),)))
    other = source.in_language(
        lambda _page, one: Message(one, one, "missing" if one == "二" else "translated")
    )
    assert elsewhere({"ja": source, "en": other})["items"][-1] == (
        *("page", 1, "", ["about", "about"]),
        [["一", "二"], []],
    )
    none = source.in_language(lambda _page, one: Message(one, one, "missing"))
    assert [each.title for each in items(none)] == ["", ""]


def test_the_texts_of_a_page_are_searched_as_they_are_read() -> None:
    said = "[a](x.md) **b** `c` {rec}`one-1` {rec}`d <one-1>`[^1]"
    assert plain(said) == "a b c one-1 d"


def test_every_text_of_a_page_is_collected_under_its_heading(whole) -> None:
    assert whole.build() == 0, whole.output
    text_of_index = (whole.site / "data/search/elsewhere.js").read_text("utf-8")
    found = json.loads(text_of_index.partition(" = ")[2].rstrip(";\n"))
    texts = {anchor: texts[0] for kind, _page, anchor, _titles, texts in found["items"] if kind == "text"}
    assert texts["notes"] == ["本文についての注です。"]
    assert texts["the-translation"] == ["英訳は非公式です。例えば aaa-1 と対話と法をご覧ください。"]


def test_what_is_found_elsewhere_is_written_as_a_script(tmp_path) -> None:
    write_elsewhere(tmp_path, half_translated())
    expected = assignment("policyElsewhere", elsewhere(half_translated()))
    assert (tmp_path / "elsewhere.js").read_text("utf-8") == expected
