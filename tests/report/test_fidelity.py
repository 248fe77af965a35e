"""The built Japanese pages against the report's text, whole and in order."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from expected import HEADINGS, RECOMMENDATIONS, SECOND_PARAGRAPHS, TEAMS

SOURCE = Path(__file__).parent / "source" / "report.ja.txt"
#: In the text file of the PDF, a line that begins like this begins a paragraph; any other line
#: goes on from the line before it, over a page break.
BEGINS = re.compile(r"外交・安保政策の|国家安全保障戦略 WT|【|○ |\d+\. |なお、|また、|一方、")


def source_paragraphs() -> list[str]:
    """Return the report's paragraphs, with those joined that a page break of the PDF parts."""
    paragraphs: list[str] = []
    for line in SOURCE.read_text("utf-8").splitlines():
        if line and (BEGINS.match(line) or not paragraphs):
            paragraphs.append(line)
        elif line:
            paragraphs[-1] += line
    return paragraphs


def page_paragraphs(page: BeautifulSoup) -> list[str]:
    """Return what a built page shows of the report: headings, numerals and paragraphs, in order."""
    found: list[str] = []
    main = page.select_one("[role=main]")
    assert main is not None
    for element in main.select("h1, h2:not(.rec-head), article.recommendation"):
        if element.name in ("h1", "h2"):
            found.append(element.get_text())
            continue
        number = element.select_one(".rec-number")
        assert number is not None
        for label in number.select(".visually-hidden"):
            label.extract()
        texts = [paragraph.get_text() for paragraph in element.select(".rec-text p:not(.original)")]
        found += [f"{number.get_text()} {texts[0]}", *texts[1:]]
    return found


@pytest.fixture(scope="module")
def shown(real, pages: Callable[[str], BeautifulSoup]) -> list[str]:
    """All that the Japanese pages show of the report, in order."""
    title = pages("ja/index.html").select_one("h1")
    assert title is not None
    found = [title.get_text()]
    for team in TEAMS:
        found += page_paragraphs(real.page(f"ja/policies/{team}.html"))
    return found


def test_every_paragraph_of_the_source_is_on_the_japanese_pages_in_order(shown: list[str]) -> None:
    assert shown == source_paragraphs()


def test_every_character_of_the_source_is_on_the_japanese_pages(shown: list[str]) -> None:
    characters = SOURCE.read_text("utf-8").replace("\n", "")
    assert "".join(shown) == characters
    assert len(characters) > 4000


def test_the_report_has_its_recommendations_headings_and_second_paragraphs(real) -> None:
    articles = [
        article
        for team in TEAMS
        for article in real.page(f"ja/policies/{team}.html").select("article.recommendation")
    ]
    headings = [
        heading
        for team in TEAMS
        for heading in real.page(f"ja/policies/{team}.html").select("h2:not(.rec-head)")
    ]
    second = [paragraph["id"] for article in articles for paragraph in article.select("p[id]")]
    assert len(articles) == RECOMMENDATIONS
    assert len(headings) == HEADINGS
    assert second == SECOND_PARAGRAPHS


@pytest.mark.parametrize("quirk", ["兩岸", "蹂躪", "核禁止条約", "NPT 条約", "上空航空", "（QUAD("])
def test_a_quirk_of_the_source_is_kept(shown: list[str], quirk: str) -> None:
    assert quirk in "".join(shown)
