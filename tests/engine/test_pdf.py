"""The report on paper: in every language, and side by side."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import registries
from conftest import ROOT, Project

from edition.catalogs.catalog import Words
from edition.drawing.edition import Edition
from edition.report.message import Message
from edition.report.publication import Publication
from edition.tools.paper import Paper, Text, beside


def paper(language: str, state: str = "translated") -> dict:
    """Return a report of one item as data, in Japanese or in English."""
    source = registries.registry(registries.team("one", registries.rec("one-1")))
    translated = source.in_language(lambda _name, text: Message(text, f"{text} in English", state))
    words = {code: Words.load(Path("none"), code) for code in ("ja", "en")}
    edition = Edition({"ja": source, "en": translated}, {}, words, ["ja", "en"])
    return Paper(edition, language, Publication(), lambda _rec, _index: "").report(
        "https://example.org/", dt.date(2024, 2, 29)
    )


def test_side_by_side_a_text_is_a_list_of_those_of_every_language() -> None:
    trees = [{"id": "a", "items": [Text(pieces=[word]), None]} for word in ("一", "one")]
    assert beside(*trees) == {"id": "a", "items": [[{"pieces": ["一"]}, {"pieces": ["one"]}], None]}


def test_what_is_not_translated_is_in_the_language_and_the_font_of_the_original_and_says_so() -> None:
    shown = {}
    for state in ("translated", "missing"):
        ((text,),) = (
            [group["text"] for group in item["groups"]]
            for section in paper("en", state)["teams"][0]["sections"]
            for item in section["items"]
        )
        shown[state] = text
    assert shown["translated"]["language"] == "en"
    assert shown["translated"]["fonts"] == ["Libertinus Serif", "Noto Serif CJK JP"]
    assert shown["translated"]["note"] is None
    assert shown["missing"]["language"] == "ja"
    assert shown["missing"]["fonts"] == ["Noto Serif CJK JP", "Libertinus Serif"]
    assert "not been translated" in shown["missing"]["note"]["pieces"][0]
    assert shown["missing"]["note"]["language"] == "en"


def test_only_a_translation_says_that_it_is_unofficial() -> None:
    assert paper("en")["version"]["unofficial"] == "Unofficial translation"
    assert paper("en")["version"]["edition"] == "Unofficial translation (February 29, 2024)"
    assert paper("ja")["version"]["unofficial"] == ""


def elements(node) -> Iterator:
    """Yield the elements of a structure tree."""
    from pypdf.generic import ArrayObject, DictionaryObject  # noqa: PLC0415 - not needed by quick tests

    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from elements(child)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from elements(node["/K"]) if "/K" in node else ()


def outline(items: list) -> list[str]:
    return [each for item in items for each in (outline(item) if isinstance(item, list) else [item.title])]


def embedded(font) -> bool:
    inner = font["/DescendantFonts"][0].get_object()
    return "/FontFile3" in inner["/FontDescriptor"] or "/FontFile2" in inner["/FontDescriptor"]


def test_a_pdf_is_tagged_named_dated_and_has_an_outline_and_its_fonts(small: Project, monkeypatch) -> None:
    from pypdf import PdfReader  # noqa: PLC0415

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709210096")
    hostile = '#import "x.typ" $x$ *b* <script>alert(1)</script> @x [a](javascript:alert(1))'
    small.translate("policies/second", {"条約を守ります。": hostile})
    assert small.run("edition", "pdf") == 1, small.output  # the check refuses what the original has not
    assert sorted(each.name for each in (small.out / "pdf").iterdir()) == ["ja.pdf"]
    assert "not made: en.pdf, ja-en.pdf" in small.output
    small.translate("policies/second", {"条約を守ります。": '#emph[x] "x" $x$ is kept.'})
    assert small.run("edition", "pdf") == 0, small.output
    for name, language, texts in (("ja", "ja", ["条約を守ります。"]), ("ja-en", "ja", ["条約", "#emph[x]"])):
        pdf = PdfReader(small.out / "pdf" / f"{name}.pdf")
        root, pages = pdf.trailer["/Root"], [page.extract_text() for page in pdf.pages]
        assert root["/Lang"] == language
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
        assert pdf.metadata.title.startswith("小さな報告")
        assert pdf.metadata.author.startswith("小委員会")
        assert pdf.metadata.creation_date.isoformat() == "2024-02-29T12:34:56+00:00"
        assert {"aaa-1", "aaa-2", "bbb-1", "aaa-peace"} <= pdf.named_destinations.keys()
        assert "【平和】" in "".join(outline(pdf.outline))
        assert {"/Title", "/TOC", "/H1", "/H2", "/H3", "/Link"} <= {
            each["/S"] for each in elements(root["/StructTreeRoot"]["/K"])
        }
        fonts = [font for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
        assert all(map(embedded, fonts))
        assert "https://example.org/report" in pages[0]
        assert f"2 / {len(pages)}" in pages[1]
        assert all(text in "".join(pages) for text in [*texts, "aaa-1-p2", "<b>太字</b>"])
    assert ("Unofficial" in pages[1], "Unofficial" in PdfReader(small.out / "pdf/ja.pdf").pages[1]) == (
        *(True, False),
    )


@pytest.mark.build
def test_another_report_from_right_to_left_has_its_figures_in_words(tmp_path: Path) -> None:
    from pypdf import PdfReader  # noqa: PLC0415

    shutil.copytree(ROOT / "tests/water", tmp_path / "water", ignore=shutil.ignore_patterns("_build"))
    (tmp_path / "water/edition").symlink_to(ROOT / "edition")
    water = Project(tmp_path / "water", tmp_path / "water/_build")
    assert water.run("edition", "pdf") == 0, water.output
    assert len(list((water.out / "pdf").iterdir())) == 5
    for name, words in (("ar", "رسم يبين"), ("en", "A chart")):
        pdf = PdfReader(water.out / "pdf" / f"{name}.pdf")
        assert pdf.trailer["/Root"]["/Lang"] == name
        found = [*elements(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])]
        (figure,) = (each for each in found if each["/S"] == "/Figure")
        assert words in figure["/Alt"]
        assert Counter(each["/S"] for each in found)["/TH"] == 2
