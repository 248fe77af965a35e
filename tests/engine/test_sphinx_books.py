"""Books that ``sphinx-build`` makes, and builds after a change."""

import re
from pathlib import Path
from textwrap import indent

import pytest
from babel.dates import get_month_names
from conftest import ROOT
from typed import EVERY_FORM, Clone, small_clone

#: Settings of a report with nothing in it.
EMPTY = """
extensions = ["myst_parser", "edition"]
primary_domain = "policy"
include_patterns = ["index.md"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
"""
PICTURE = b"\x89PNG\r\n\x1a\n"
#: A body of every form, which begins with a figure.
BODY = (
    EVERY_FORM
    + """
:::{recommendation} bbb-3
:topics: law

| 年 | 海 |
|---|---|
| 前 | 後 |
:::
"""
)
#: It as plain text, after its title.
WRITTEN = """
下がる曲線

図の説明

まもります^1。

* (a) 町で

  * (i) 村で

+-----+---------+
| 県  | 海岸    |
|=====|=========|
| 北  | 12 km   |
+-----+---------+

   引用です。

* 1 注の文です。
"""


def test_a_book_from_right_to_left_is_turned_so(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    project.edit("conf.py", '"en": "English",', '"en": "English", "he": "עברית",')
    done = project.sphinx("epub", "-q", "-D", "language=he")
    assert done.code == 0, done.output
    assert 'page-progression-direction="rtl"' in (done.out / "content.opf").read_text("utf-8")
    assert '<html dir="rtl"' in (done.out / "nav.xhtml").read_text("utf-8")
    assert ' dir="rtl">' in (done.out / "glossary.xhtml").read_text("utf-8")


def test_a_book_in_a_language_of_a_country_has_its_words_and_its_dates(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    project.edit("conf.py", '"en": "English",', '"en": "English", "pt-BR": "português",')
    project.settings('today_fmt = "%B"')
    done = project.sphinx("latex", "-q", "-W", "-D", "language=pt-BR")
    assert done.code == 0, done.output
    (path,) = done.out.glob("*.tex")
    text = path.read_text("utf-8")
    assert r"\renewcommand{\indexname}{Índice}" in text
    months = "|".join(get_month_names(locale="pt_BR").values())
    assert re.search(rf"\\date\{{({months})\}}", text)


def test_what_conf_py_says_of_a_book_stands(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    project.settings(
        'epub_title = "Mine"\nepub_copyright = "Me"\nepub_identifier = "urn:x"\n'
        'version = "7"\ntoday = "1 May"'
    )
    done = project.sphinx("epub", "-q", "-W", "-D", "language=en")
    assert done.code == 0, done.output
    package = (done.out / "content.opf").read_text("utf-8")
    for said in ("<dc:title>Mine<", "<dc:rights>Me<", ">7</meta>", ">urn:x</dc:identifier>"):
        assert said in package
    done = project.sphinx("latex", "-q", "-D", "language=en")
    (path,) = done.out.glob("*.tex")
    assert r"\date{1 May}" in path.read_text("utf-8")


@pytest.mark.parametrize("notices", ['"2021, 小委員会"', '("2021, 小委員会", "2022, B")', '["2022, B"]'])
def test_one_notice_of_copyright_is_taken_and_so_are_several(tmp_path: Path, notices: str) -> None:
    project = small_clone(tmp_path)
    project.settings(f"copyright = {notices}")
    for builder in ("html", "epub"):
        done = project.sphinx(builder, "-q", "-W", "-D", "language=en")
        assert done.code == 0, done.output
    package = (done.out / "content.opf").read_text("utf-8")
    (rights,) = re.findall("<dc:rights>(.*)</dc:rights>", package)
    expected = re.findall('"(.*?)"', notices.replace("小委員会", "Small Committee"))
    assert rights == ", ".join(expected)


def test_topics_and_the_whole_report_write_a_body_as_its_own_page_does(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    project.write("policies/second.md", project.read("policies/second.md") + BODY)
    (project.root / "policies/losses.png").write_bytes(PICTURE)
    done = project.sphinx("text", "-q", "-W")
    assert done.code == 0, done.output
    listed = (done.out / "topics/law.txt").read_text("utf-8")
    assert "* 第二チーム WT 2 【海】\n" + indent(WRITTEN, "  ") in listed
    assert "* 第二チーム WT 3\n\n  +--" in listed
    whole = (done.out / "report.txt").read_text("utf-8")
    assert f"**2.** 【海】\n{WRITTEN}" in whole
    assert "**3.**\n\n+--" in whole


def test_the_number_of_a_body_that_begins_with_no_paragraph_stands_above_it(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    bodies = BODY.replace("bbb-2 【海】", "bbb-2")
    project.write("policies/second.md", project.read("policies/second.md") + bodies)
    (project.root / "policies/losses.png").write_bytes(PICTURE)
    done = project.sphinx("xml", "-q", "-W")
    assert done.code == 0, done.output
    written = (done.out / "policies/second.xml").read_text("utf-8")
    assert 'alt="下がる曲線"' in written
    for number in ("2", "3"):
        assert re.search(rf"<paragraph.*><strong>{number}\.</strong></paragraph>", written)


def empty(folder: Path, *listings: str) -> Clone:
    """Write a project whose page has listings, and nothing to list."""
    project = Clone(folder / "clone", folder / "out")
    project.write("index.md", "# R\n\n" + "".join(f":::{{{name}}}\n:::\n\n" for name in listings))
    project.write("conf.py", EMPTY)
    (project.root / "edition").symlink_to(ROOT / "edition")
    return project


def test_a_page_says_nothing_of_what_is_not_there(tmp_path: Path) -> None:
    done = empty(tmp_path, "search-page", "term-index").sphinx("html", "-q", "-W")
    assert done.code == 0, done.output
    page = (done.out / "index.html").read_text("utf-8")
    assert "search-results" in page
    assert "These pages may help too" not in page
    assert 'class="term-index"' not in page


def test_a_book_has_no_list_of_nothing(tmp_path: Path) -> None:
    """LaTeX stops at an empty list."""
    names = ("search-page", "topic-list", "report-contents", "whole-report")
    done = empty(tmp_path, *names).sphinx("latex", "-q", "-W")
    assert done.code == 0, done.output
    (path,) = done.out.glob("*.tex")
    book = path.read_text("utf-8")
    assert "These pages may help too" not in book
    assert not re.search(r"\\begin\{(itemize|description|tabulary)\}\s*\\end", book)


def test_a_changed_catalog_causes_no_reading(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    options = ("-D", "language=en")
    assert "10 added" in project.sphinx("html", *options).output
    project.edit(
        "locales/en/LC_MESSAGES/policies/first.po",
        "We will keep the peace",
        "We will guard the peace",
    )
    done = project.sphinx("html", *options)
    assert "0 added, 0 changed, 0 removed" in done.output
    for page in ("policies/first.html", "topics/peace.html", "report.html"):
        assert "We will guard the peace" in (done.out / page).read_text("utf-8")


def test_an_e_book_is_made_twice_and_the_pages_are_read_once(tmp_path: Path) -> None:
    """What the book is given for itself, a version, is no change of the settings."""
    project = small_clone(tmp_path)
    for added in ("10 added, 0 changed", "0 added, 0 changed"):
        done = project.sphinx("epub", "-n", "-W", name="twice")
        assert done.code == 0, done.output
        assert added in done.output
