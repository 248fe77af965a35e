"""Every construct of Markdown in docs/markdown.md is shown in both languages, or refused at its line."""

import re
from collections import Counter
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT

from edition.catalogs import po

#: The words of the examples, and their translations.
WORDS = {"ページ": "Page", "甲": "Alpha", "乙": "Beta", "丙": "Gamma", "丁": "Delta", "題": "Title"}
WORDS |= {"は": " is", "か": " or", "です": " it is", "。": "."}
_CELLS = re.compile(
    r"^\| (?P<name>[^|]+?) \| (?P<written>.+?) \| (?P<becomes>(?:shown|left out|refused).*) \|$", re.MULTILINE
)
TAGS = ("em", "strong", "code", "a", "li", "ol", "blockquote", "td", "th", "pre", "hr", "aside", "h2")


class Row(NamedTuple):
    """A row of the tables: the construct, a page that has it, and what is said of it."""

    number: int
    name: str
    page: str
    becomes: str

    @property
    def docname(self) -> str:
        return f"policies/m{self.number:02}"

    @property
    def message(self) -> str:
        return self.becomes.partition(": `")[2][:-1]


def _row(number: int, found: re.Match[str]) -> Row:
    written = re.sub(r"^(`+)( ?)(.*)\2\1$", r"\3", found["written"]).replace("⏎", "\n").replace("\\|", "|")
    page = f"(page-m{number})=\n# ページ\n\n{written}\n"
    return Row(number, found["name"], page, found["becomes"])


ROWS = [
    _row(number, found)
    for number, found in enumerate(_CELLS.finditer((ROOT / "docs/markdown.md").read_text("utf-8")))
]
SHOWN = [row for row in ROWS if not row.message]
REFUSED = [row for row in ROWS if row.message]


def write(project, rows: list[Row]) -> None:
    """Add the pages of some rows to a project."""
    names = "\n".join(row.docname for row in rows)
    project.edit("index.md", "policies/second\n", f"policies/second\n{names}\n")
    for row in rows:
        project.write(f"{row.docname}.md", row.page)


def translated(text: str) -> str:
    for word, translation in WORDS.items():
        text = text.replace(word, translation)
    return text


def translate(project) -> None:
    """Fill the catalogs of the pages of the rows."""
    assert project.run("edition", "update-po") == 0, project.output
    for path in (project.root / "locales/en/LC_MESSAGES/policies").glob("m*.po"):
        catalog = po.read(path)
        project.translate(
            f"policies/{path.stem}",
            {msgid: translated(msgid) for msgid in catalog.entries},
        )


def main_part(page: BeautifulSoup) -> BeautifulSoup:
    """Return what a page shows, without the originals beside the translations."""
    part = page.select_one("[role=main] section")
    for original in part.select(".original, .headerlink, .admonition-title"):
        original.decompose()
    return part


@pytest.fixture(scope="module")
def shown(make_small):
    """Build all rows that are shown, translated."""
    project = make_small()
    write(project, SHOWN)
    translate(project)
    assert project.build() == 0, project.output
    return project


@pytest.fixture(scope="module")
def refused(make_small):
    """Build all rows that are refused."""
    project = make_small()
    write(project, REFUSED)
    assert project.build() == 1
    return project.output


def test_the_table_has_rows_of_every_kind() -> None:
    assert len(ROWS) == (ROOT / "docs/markdown.md").read_text("utf-8").count("\n| ") - 5
    assert len(SHOWN) + len(REFUSED) == len(ROWS)
    assert min(len(SHOWN), len(REFUSED)) > 30


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.name)
def test_it_is_shown_in_both_languages_alike(shown, row: Row) -> None:
    here, there = (main_part(shown.page(f"{code}/{row.docname}.html")) for code in ("ja", "en"))
    text = here.get_text().replace("ページ", "", 1)
    text = text if "as it is" in row.becomes else translated(text)
    assert " ".join(text.split()) == " ".join(there.get_text().replace("Page", "", 1).split())
    tags = [Counter(tag.name for tag in part.find_all(TAGS)) for part in (here, there)]
    assert tags[0] == tags[1]
    assert ("甲" in here.get_text()) == row.becomes.startswith("shown")
    assert not re.search(r"\*\*|\]\(|\[\^|`", here.get_text())


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.name)
def test_it_is_refused_with_file_and_line(refused: str, row: Row) -> None:
    assert re.search(
        rf"^{row.docname}\.md:\d+: (?:WARNING|ERROR): .*{re.escape(row.message)}", refused, re.MULTILINE
    )
    assert "Traceback" not in refused
