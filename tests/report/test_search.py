"""The search index of the report: what is in it, and that it stays small."""

import gzip
import json
import tomllib
from urllib.parse import urljoin

import pytest
from conftest import ROOT
from expected import KNOWN_LANGUAGES, LANGUAGES
from measure_search import QUERIES, read_index

from edition.report.languages import stemmer_files


@pytest.fixture(scope="module")
def index(real) -> dict:
    return read_index(real.site / "data/search/index.js")


def test_the_index_holds_every_word_of_every_recommendation(real, index) -> None:
    data = json.loads((real.site / "data/recommendations.json").read_text("utf-8"))
    assert tuple(index["languages"]) == LANGUAGES
    for rec, row in zip(data["recommendations"], index["recommendations"], strict=True):
        assert row[0] == rec["id"]
        assert index["teams"][row[1]][0] == rec["team"]
        assert (index["sections"][row[2]][0] if row[2] >= 0 else None) == rec["section"]
        assert [index["topics"][topic][0] for topic in row[3]] == rec["topics"]
        assert [index["places"][place][0] for place in row[4]] == rec["places"]
        for language, texts in zip(LANGUAGES, row[5], strict=True):
            if language not in KNOWN_LANGUAGES:
                continue
            assert texts == [paragraph["text"][language] for paragraph in rec["paragraphs"]]


def test_the_index_is_small(real) -> None:
    data = (real.site / "data/search/index.js").read_bytes()
    assert len(data) < 60_000
    assert len(gzip.compress(data)) < 22_000


def test_the_names_of_a_term_in_all_languages_are_synonyms(index) -> None:
    group = next(group for group in index["synonyms"] if "専守防衛" in group)
    assert {"せんしゅぼうえい", "exclusively defense-oriented policy"} <= set(group)
    sofa = next(group for group in index["synonyms"] if "SOFA" in group)
    assert {"日米地位協定", "地位協定", "Japan-U.S. Status of Forces Agreement"} <= set(sofa)


def test_every_synonym_leads_to_something_in_the_report(real, index) -> None:
    settings = tomllib.loads((ROOT / "search.toml").read_text("utf-8"))
    whole = json.dumps(index["recommendations"], ensure_ascii=False).casefold()
    for group in settings["synonyms"]:
        assert any(word.casefold() in whole for word in group), group


def test_what_is_related_leads_to_the_report_and_is_named_once(index) -> None:
    settings = tomllib.loads((ROOT / "search.toml").read_text("utf-8"))
    whole = json.dumps(index, ensure_ascii=False).casefold()
    for first, *others in settings["related"]:
        assert first.casefold() in whole, first
        assert len(others) == len(set(others)), first
        assert first not in others


def test_the_readings_are_those_of_the_report(real) -> None:
    more = read_index(real.site / "data/search/more.js")
    assert ["防衛", "ぼうえい"] in more["readings"]
    assert ["兩岸", "りょうがん"] in more["readings"]


def test_every_spelling_is_of_its_group_alone() -> None:
    settings = tomllib.loads((ROOT / "search.toml").read_text("utf-8"))
    spellings = [word for group in settings["spellings"] for word in group]
    assert len(spellings) == len(set(spellings))


def test_the_stemmer_is_the_one_that_sphinx_ships(real) -> None:
    assert stemmer_files(["ja", "en"]) == ["base-stemmer.js", "english-stemmer.js"]
    assert stemmer_files(["ja"]) == []
    assert "EnglishStemmer" in (real.site / "data/search/english-stemmer.js").read_text("utf-8")
    assert not [path for folder in ("_static", "edition") for path in (ROOT / folder).rglob("*stemmer*")]


def test_every_page_has_a_search_box_that_works_as_a_plain_form(pages, real) -> None:
    for path in {*(real.site / "en").rglob("*.html")} - {real.site / "en/policies/index.html"}:  # only a list
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
