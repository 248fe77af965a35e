"""The search index: what is in it, and that it stays small."""

import gzip
import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urljoin

import pytest
from measure_search import QUERIES, read_index

from edition.report.languages import stemmer_files
from edition.site.search import merge_groups, script

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def index(real) -> dict:
    return read_index(real.site / "data/search/index.js")


def test_the_index_holds_every_word_of_every_recommendation(real, index) -> None:
    data = json.loads((real.site / "data/recommendations.json").read_text("utf-8"))
    assert index["languages"] == ["ja", "en"]
    for rec, row in zip(data["recommendations"], index["recommendations"], strict=True):
        assert row[0] == rec["id"]
        assert index["teams"][row[1]][0] == rec["team"]
        assert (index["sections"][row[2]][0] if row[2] >= 0 else None) == rec["section"]
        assert [index["topics"][topic][0] for topic in row[3]] == rec["topics"]
        assert [index["places"][place][0] for place in row[4]] == rec["places"]
        for language, texts in zip(("ja", "en"), row[5], strict=True):
            assert texts == [paragraph["text"][language] for paragraph in rec["paragraphs"]]


def test_the_index_is_small(real) -> None:
    data = (real.site / "data/search/index.js").read_bytes()
    assert len(data) < 60_000
    assert len(gzip.compress(data)) < 22_000


def test_a_recommendation_without_a_translation_is_indexed_in_the_source_language(small) -> None:
    assert small.build() == 0, small.output
    index = read_index(small.site / "data/search/index.js")
    first = next(row for row in index["recommendations"] if row[0] == "aaa-1")
    assert first[5][0][0] == "平和を守ります。"
    assert first[5][1] == []


def test_the_names_of_a_term_in_all_languages_are_synonyms(index) -> None:
    group = next(group for group in index["synonyms"] if "専守防衛" in group)
    assert {"せんしゅぼうえい", "exclusively defense-oriented policy"} <= set(group)
    sofa = next(group for group in index["synonyms"] if "SOFA" in group)
    assert {"日米地位協定", "地位協定", "Japan-U.S. Status of Forces Agreement"} <= set(sofa)


def test_groups_that_share_a_word_become_one_and_single_words_none() -> None:
    assert merge_groups([["a", "b"], ["c", "d"], ["b", "c"], ["e"]]) == [["a", "b", "c", "d"]]


def test_every_synonym_leads_to_something_in_the_report(real, index) -> None:
    settings = tomllib.loads((ROOT / "search.toml").read_text("utf-8"))
    whole = json.dumps(index["recommendations"], ensure_ascii=False).casefold()
    for group in settings["synonyms"]:
        assert any(word.casefold() in whole for word in group), group


def test_every_spelling_is_of_its_group_alone() -> None:
    settings = tomllib.loads((ROOT / "search.toml").read_text("utf-8"))
    spellings = [word for group in settings["spellings"] for word in group]
    assert len(spellings) == len(set(spellings))


def test_the_script_cannot_be_closed_from_inside() -> None:
    assert "</script" not in script({"text": "</script><b>"})


def test_the_stemmer_is_the_one_that_sphinx_ships(real) -> None:
    assert stemmer_files(["ja", "en"]) == ["base-stemmer.js", "english-stemmer.js"]
    assert stemmer_files(["ja"]) == []
    assert "EnglishStemmer" in (real.site / "data/search/english-stemmer.js").read_text("utf-8")
    assert not [path for folder in ("_static", "edition") for path in (ROOT / folder).rglob("*stemmer*")]


def test_the_words_of_the_interface_are_in_the_templates_alone() -> None:
    tables = {"search-fold.js"}  # of kana
    scripts = [path for path in (ROOT / "edition/drawing/static").glob("*.js") if path.name not in tables]
    assert len(scripts) >= 3
    for path in scripts:
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text("utf-8"))
        strings = [text for pair in re.findall(r"\"([^\"\n]*)\"|`([^`]*)`", code) for text in pair]
        words = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[a-z]{3} [a-z]{3}")
        assert [text for text in strings if words.search(text) and text != "use strict"] == [], path


def test_every_page_has_a_search_box_that_works_as_a_plain_form(pages, real) -> None:
    for path in (real.site / "en").rglob("*.html"):
        address = path.relative_to(real.site).as_posix()
        form = pages(address).select_one(".sidebar-drawer form[role=search]")
        assert urljoin(f"/{address}", form["action"]) == "/en/search.html"
        assert form.select_one("input[type=search]")["name"] == "q"


def test_only_the_search_page_loads_the_index(pages, real) -> None:
    for path in (real.site / "ja").rglob("*.html"):
        scripts = [
            script["src"] for script in pages(path.relative_to(real.site).as_posix()).select("script[src]")
        ]
        assert any("search/index.js" in each for each in scripts) == (path.name == "search.html")


def test_there_are_enough_queries_of_every_kind() -> None:
    for queries in QUERIES.values():
        assert len({query["q"] for query in queries}) >= 100
        assert len({query["kind"] for query in queries}) >= 8
    assert {
        "専守防衛",
        "日米地位協定",
        "台湾海峡",
        "防衛費",
        "我が国",
        "議事録",
        "横田空域",
        "消費税",
        "人道援助",
        "ミサイル防衛",
    } <= {query["q"] for query in QUERIES["ja"]}
