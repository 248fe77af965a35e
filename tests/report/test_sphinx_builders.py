"""``sphinx-build -b BUILDER``, as a user of Sphinx types it in a fresh clone: complete, without a warning."""

import functools
import html
import json
import pickle
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from expected import OUTSIDE_ADDRESSES, RECOMMENDATIONS, called
from typed import Clone, Typed, broken, checkout, duplicate_ids

LANGUAGES = ("ja", "en")
STRICT = ("-n", "-W", "--keep-going", "-q")
#: Builders that write every page into a file of its own, and the ends of the files' names.
BY_PAGE = {
    **dict.fromkeys(("html", "dirhtml", "htmlhelp", "qthelp", "devhelp"), ".html"),
    **{name: f".{name}" for name in ("xml", "pseudoxml")},
    "text": ".txt",
    "json": ".fjson",
    "pickle": ".fpickle",
    "epub": ".xhtml",
}
#: The builders that people use most; the others are run by the workshop.
TYPED = ("html", "dirhtml", "text", "latex", "epub", "gettext")
#: Builders that write one file.
BY_BOOK = {"singlehtml": ".html", "latex": ".tex", "man": ".1", "texinfo": ".texi"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return checkout(tmp_path_factory.mktemp("typed"))


@pytest.fixture(scope="module")
def built(project: Clone) -> Callable[[str, str], Typed]:
    """Build by a builder in a language, each once."""
    done: dict[tuple[str, str], Typed] = {}

    def build(builder: str, language: str) -> Typed:
        if (builder, language) not in done:
            read = "messages" if builder == "gettext" else language  # Sphinx refuses to share these
            options = [*STRICT, "-D", f"language={language}", "-d", str(project.out / read)]
            typed = language == "en" and builder in TYPED
            done[builder, language] = project.sphinx(
                builder, *options, name=f"{builder}/{language}", typed=typed
            )
        return done[builder, language]

    return build


@pytest.fixture(scope="module")
def report(project: Clone) -> dict[str, Any]:
    """Return the data of the report, as the site publishes them."""
    done = project.edition()
    assert done.code == 0, done.output
    content: dict[str, Any] = json.loads((done.out / "data/recommendations.json").read_text("utf-8"))
    return content


def _strings(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_strings(each) for each in value.values())
    return value if isinstance(value, str) else ""


def _read(path: Path, builder: str, language: str) -> str:
    """Return the text of a file, in the format of the builder."""
    if builder == "pickle":
        return _strings(pickle.loads(path.read_bytes()))  # noqa: S301 - our own file
    encoding = {"ja": "cp932", "en": "cp1252"}[language] if builder == "htmlhelp" else "utf-8"
    text = path.read_text(encoding)
    return _strings(json.loads(text)) if builder == "json" else text


def _words(text: str) -> str:
    """Return the letters and digits of a text, without the markup of any format."""
    text = re.sub(r"@comma\{\}|\\sphinxhyphen\{\}|\\\(..|\\[a-zA-Z]+|@[a-z]+\{", " ", text)
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"[\W_]+", "", html.unescape(text))


@functools.cache
def _words_of(path: Path, builder: str, language: str) -> str:
    """Return the letters and digits of a file, which is read once for all its recommendations."""
    return _words(_read(path, builder, language))


def _written(found: Typed, builder: str, language: str, team: str) -> str:
    if builder in BY_BOOK:
        (path,) = found.out.glob(f"*{BY_BOOK[builder]}")
    else:
        folder = team if builder == "dirhtml" else ""
        name = "index" if builder == "dirhtml" else team
        path = found.out / "policies" / folder / f"{name}{BY_PAGE[builder]}"
    return _words_of(path, builder, language)


def test_it_builds_from_another_folder_and_one_whose_name_has_a_space(tmp_path: Path) -> None:
    project = checkout(tmp_path, "a clone/外交", engine=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = project.sphinx("html", *STRICT, "-j", "auto", "-D", "language=en", folder=elsewhere, typed=True)
    assert done.code == 0, done.output
    assert broken(done.out) == []
    page = BeautifulSoup((done.out / "policies/sofa-reform.html").read_text("utf-8"), "html.parser")
    styles = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert any("furo.css" in href for href in styles)
    assert any("edition.css" in href for href in styles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", [*BY_PAGE, *BY_BOOK])
def test_every_builder_writes_every_recommendation_with_number_topics_and_relations(
    built: Callable[[str, str], Typed], report: dict[str, Any], builder: str, language: str
) -> None:
    found = built(builder, language)
    assert found.code == 0, found.output
    titles = {topic["id"]: topic["title"][language] for topic in report["topics"]}
    assert len(report["recommendations"]) == RECOMMENDATIONS
    for index, rec in enumerate(report["recommendations"]):
        text = _written(found, builder, language, rec["team"])
        first, *rest = [_words(paragraph["text"][language]) for paragraph in rec["paragraphs"]]
        start = text.find(f"{rec['number']}{first}")
        assert start >= 0, f"{rec['id']} is not written"
        following = report["recommendations"][index + 1 : index + 2]
        end = text.find(_words(following[0]["paragraphs"][0]["text"][language])) if following else -1
        part = text[start:end] if end > start else text[start:]
        shown = [*rest, *(_words(titles[topic]) for topic in rec["topics"])]
        shown += [_words(called(tie["id"], language)) for tie in rec["related"]]
        assert [one for one in shown if one not in part] == [], rec["id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", ["gettext", "dummy"])
def test_messages_are_those_of_the_source_whatever_the_language(
    built: Callable[[str, str], Typed], report: dict[str, Any], builder: str, language: str
) -> None:
    found = built(builder, language)
    assert found.code == 0, found.output
    if builder == "gettext":
        text = "".join(_words(path.read_text("utf-8")) for path in found.out.rglob("*.pot"))
        texts = [
            paragraph["text"]["ja"] for rec in report["recommendations"] for paragraph in rec["paragraphs"]
        ]
        assert [one for one in texts if _words(one) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "htmlhelp", "qthelp", "devhelp"])
def test_no_reference_is_broken_but_those_to_what_lies_beside(
    built: Callable[[str, str], Typed], builder: str, language: str
) -> None:
    found = built(builder, language)
    assert broken(found.out) == []
    assert duplicate_ids(found.out) == []


@pytest.mark.parametrize("builder", ["latex", "man", "texinfo"])
def test_a_book_in_a_translation_holds_no_japanese_but_names_and_terms(
    built: Callable[[str, str], Typed], report: dict[str, Any], builder: str
) -> None:
    (path,) = built(builder, "en").out.glob(f"*{BY_BOOK[builder]}")
    text = path.read_text("utf-8")
    texts = [paragraph["text"]["ja"] for rec in report["recommendations"] for paragraph in rec["paragraphs"]]
    assert [one for one in texts if one in text] == []
    assert report["report"]["title"]["ja"] not in text
    assert report["report"]["title"]["en"] in text


def test_the_chapters_of_a_book_are_the_pages_and_it_is_dated_as_the_report_is(
    built: Callable[[str, str], Typed],
) -> None:
    (path,) = built("latex", "en").out.glob("*.tex")
    text = path.read_text("utf-8").replace(r"\sphinxhyphen{}", "-")
    chapters = re.findall(r"\\chapter\{(.*)\}", text)
    assert "Working Team on Reform of the Japan-U.S. Status of Forces Agreement" in chapters
    assert chapters[-2:] == ["Glossary", "About this edition"]
    assert r"\date{June 3, 2022}" in text
    assert r"\renewcommand{\contentsname}{Table of Contents}\sphinxtableofcontents" in text
    labels = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", text))
    assert {"policies/sofa-reform:sofa-3", "policies/sofa-reform:sofa-3-p2"} <= labels
    assert set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", text)) <= labels


def test_a_text_file_reads_as_its_author_would_write_it(built: Callable[[str, str], Typed]) -> None:
    out = built("text", "en").out
    page = (out / "policies/sofa-reform.txt").read_text("utf-8")
    assert "**1.** While aiming for revision of the Japan-U.S. Status of Forces" in page
    assert "Address:\n   sofa-1, sofa-1-p2\n" in page
    assert "Refers to the same treaty, agreement, or law:\n   Security Strategy 3, SOFA 4, SOFA 6\n" in page
    matrix = (out / "topics/index.txt").read_text("utf-8")
    assert re.search(
        r"^\| Japan-U\.S\. Alliance +\| Security +\| +\| International +\| SOFA 5,", matrix, re.MULTILINE
    )
    glossary = (out / "glossary.txt").read_text("utf-8")
    assert "**“2+2”** (「2+2」, つーぷらすつー)\n\nThe common name" in glossary
    assert re.search(r"Used in: ?SOFA 2", glossary)
    assert "**1.** While aiming" in (out / "report.txt").read_text("utf-8")
    notes = (out / "about.txt").read_text("utf-8")
    assert re.search(r"^Security Strategy 3 Strengthening Japan’s National Defense", notes, re.MULTILINE)


def test_a_manual_page_has_no_marks_where_links_would_be(built: Callable[[str, str], Typed]) -> None:
    (path,) = built("man", "en").out.glob("*.1")
    assert not re.search(r"<(#[^>]*)?>", path.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_e_book_is_well_formed_and_says_what_it_is(
    built: Callable[[str, str], Typed], report: dict[str, Any], language: str
) -> None:
    (path,) = built("epub", language).out.glob("*.epub")
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                ET.fromstring(book.read(name))  # noqa: S314 - our own file
        package = ET.fromstring(book.read("content.opf"))  # noqa: S314
    core = "{http://purl.org/dc/elements/1.1/}"
    said = {
        name: package.findtext(f".//{core}{name}")
        for name in ("title", "language", "rights", "source", "date")
    }
    assert said["title"] == report["report"]["title"][language]
    assert said["language"] == language
    assert (said["rights"] or "").startswith("2022, ")
    assert said["source"] == report["report"]["url"]
    assert said["date"] == report["report"]["published"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outside_address_is_asked(project: Clone, language: str) -> None:
    """What is ignored is listed, and no request leaves this machine."""
    options = ("-q", "-D", f"language={language}", "-D", "linkcheck_ignore=.*")
    done = project.sphinx("linkcheck", *options, name=f"linkcheck/{language}")
    assert done.code == 0, done.output
    lines = (done.out / "output.json").read_text("utf-8").splitlines()
    asked = {entry["uri"] for entry in map(json.loads, lines) if "://" in entry["uri"]}
    sources = "".join(
        path.read_text("utf-8") for path in project.root.rglob("*.md") if "docs" not in path.parts
    )
    expected = set(re.findall(r"^:url: (\S+)", sources, re.MULTILINE))
    concepts = {"eurovoc": "http://eurovoc.europa.eu/", "unbis": "http://metadata.un.org/thesaurus/"}
    for name, address in concepts.items():
        for ids in re.findall(rf"^:{name}: (.+)", sources, re.MULTILINE):
            expected |= {address + one for one in re.findall(r"(?:^|; )([\w-]+)", ids)}
    assert len(expected) > OUTSIDE_ADDRESSES
    assert expected <= asked
