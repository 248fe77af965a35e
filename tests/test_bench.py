"""The corpus of the benchmark is a project like ours, and the same every time."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, Project
from test_incremental import differing

from bench import corpus
from bench.reading import largest_pages, largest_sidebar
from edition.limits import IN_SIDEBAR, ON_ONE_PAGE, USES
from edition.model import Message, Page
from edition.pages import nearby


@pytest.fixture
def large(tmp_path) -> Project:
    corpus.make(ROOT, tmp_path / "large", 700)
    return Project(tmp_path / "large", tmp_path / "out")


def test_the_same_size_makes_the_same_corpus(large, tmp_path) -> None:
    corpus.make(ROOT, tmp_path / "again", 700)
    assert differing(large.root, tmp_path / "again") == []


def test_a_corpus_builds_and_its_pages_stay_small(large) -> None:
    assert large.build() == 0, large.output
    ids = re.findall(
        r":::\{recommendation\}", "".join(p.read_text() for p in large.root.rglob("policies/*.md"))
    )
    assert len(ids) == 700
    page = large.page("en/policies/team-xaj.html")
    teams = page.select(".sidebar-tree a[href^='team-'], .sidebar-tree a[href='sofa-reform.html']")
    assert 0 < len(teams) <= IN_SIDEBAR
    assert page.select_one(".sidebar-tree a[aria-current=page]")
    assert len(large.page("ja/topics/index.html").select(".matrix thead th")) == 2
    assert largest_pages(large.site)[0].size < 500_000
    assert largest_sidebar(large.site)[1] < 10_000
    report = large.page("en/report.html")
    assert len(ids) > ON_ONE_PAGE
    assert report.select("article") == []
    assert "The full text is on the following pages." in report.get_text()
    team = report.select_one("main .report-contents a[href='policies/team-xaj.html']")
    assert team is not None
    for term in large.page("en/glossary.html").select(".term-uses"):
        *found, last = term.select("li a")
        if len(found) == USES:
            assert last["href"].startswith("search.html?q=")
        assert len(found) <= USES
    assert len(large.page("en/glossary.html").select(".term-uses a[href^=search]")) > 5


def test_the_sidebar_shows_the_pages_around_a_page() -> None:
    pages = [Page(str(number), Message("", "", "source")) for number in range(IN_SIDEBAR + 10)]
    assert nearby(pages[:IN_SIDEBAR], "0") == pages[:IN_SIDEBAR]
    for number in (0, 3, 15, IN_SIDEBAR + 9):
        shown = nearby(pages, str(number))
        assert len(shown) == IN_SIDEBAR
        assert pages[number] in shown
    assert nearby(pages, "about") == pages[:IN_SIDEBAR]
