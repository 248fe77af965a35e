"""The corpus of the benchmark is a project like ours, and the same every time."""

import json
import math
import re
import sys

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, Project, differing

from bench import corpus, plot, report
from bench.measure import Measured, run
from bench.report import Results, Run
from edition.drawing.pages import nearby
from edition.report.limits import IN_SIDEBAR, ON_ONE_PAGE, USES
from edition.report.pages import Entry


@pytest.fixture
def large(tmp_path) -> Project:
    """Make a corpus in a folder, to be built."""
    corpus.make(ROOT, tmp_path / "large", 700)
    return Project(tmp_path / "large", tmp_path / "out")


def test_the_same_size_makes_the_same_corpus(large, tmp_path) -> None:
    corpus.make(ROOT, tmp_path / "again", 700)
    assert differing(large.root, tmp_path / "again") == []


def test_a_corpus_builds_and_its_pages_stay_small(large) -> None:
    from bench.reading import largest_pages, largest_sidebar  # noqa: PLC0415 - needs Playwright

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
    assert report.select(".recommendation") == []
    assert "The full text is on the following pages." in report.get_text()
    team = report.select_one("[role=main] .report-contents a[href='policies/team-xaj.html']")
    assert team is not None
    for term in large.page("en/glossary.html").select(".term-uses"):
        *found, last = term.select("li a")
        if len(found) == USES:
            assert last["href"].startswith("search.html?q=")
        assert len(found) <= USES
    assert len(large.page("en/glossary.html").select(".term-uses a[href^=search]")) > 5
    places = large.page("en/topics/index.html").select(".place")
    cut = [len(place.select("li")) for place in places if place.select("a[href*='/search.html?q=']")]
    assert set(cut) == {USES}


def test_the_sidebar_shows_the_pages_around_a_page() -> None:
    pages = [Entry(str(number)) for number in range(IN_SIDEBAR + 10)]
    assert nearby(pages[:IN_SIDEBAR], "0") == pages[:IN_SIDEBAR]
    for number in (0, 3, 15, IN_SIDEBAR + 9):
        shown = nearby(pages, str(number))
        assert len(shown) == IN_SIDEBAR
        assert pages[number] in shown
    assert nearby(pages, "about") == pages[:IN_SIDEBAR]


def timed(contender: str, size: int, *seconds: float, case: str = "cold") -> list[Run]:
    return [Run(contender, case, size, Measured(wall, wall, 300 * report.MEBIBYTE)) for wall in seconds]


def test_the_report_takes_medians_and_says_which_target_is_missed() -> None:
    results = Results(
        [
            *timed("edition", 1000, 2.0, 9.0, 1.0),
            *timed("mkdocs", 1000, 1.0),
            *timed("edition", 5000, 10.0),
            *timed("edition", 1000, 0.5, case="unchanged"),
        ]
    )
    found = {name: (value, limit) for name, value, limit in results.targets() if not math.isnan(value)}
    assert found == {
        "× MkDocs Material at 1000": (2.0, 1.0),
        "processor × MkDocs Material at 1000": (2.0, 1.6),
        "exponent of growth, 1000 to 5000": (pytest.approx(1.0), 1.05),
        "peak memory at 5000, MiB": (300.0, 470.0),
        "nothing changed at 1000, s": (0.5, 0.7),
    }
    verdicts = re.findall(r"^  (.+?)  .*(met|MISSED)$", report.table(results), re.MULTILINE)
    assert dict(verdicts)["× MkDocs Material at 1000"] == "MISSED"
    assert [verdict for _, verdict in verdicts].count("met") == 3
    document = json.loads(json.dumps(report.document(results, cores=2), allow_nan=False))
    assert document["cores"] == 2
    assert [target["met"] for target in document["targets"]] == [False, False, True, True, True]


def test_the_plot_names_every_contender_at_its_last_size() -> None:
    drawn = plot.draw({"this": {36: 0.6, 1000: 1.8, 5000: 7.7}, "other": {36: 0.8, 1000: 2.2}})
    texts = [text.get_text() for text in BeautifulSoup(drawn, "html.parser").find_all("text")]
    assert {"this", "other", "36", "1,000", "5,000"} <= set(texts)


@pytest.mark.build
def test_running_measures_the_whole_tree_of_processes(tmp_path) -> None:
    below = "x = b'x' * 10**8; sum(range(10**7))"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {below!r}])"
    measured = run([[sys.executable, "-c", code]], tmp_path)
    assert measured.memory > 10**8
    assert measured.cpu > 0.05
    with pytest.raises(RuntimeError, match="ended with 3"):
        run([[sys.executable, "-c", "raise SystemExit(3)"]], tmp_path)
