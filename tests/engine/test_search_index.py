"""The search index of any report, and its scripts."""

import json
import re

from conftest import ROOT

from edition.drawing.javascript import assignment
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
