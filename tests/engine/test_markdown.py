"""Every construct of Markdown in docs/markdown.md is shown in both languages, or refused at its line."""

import re
from collections import Counter
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from docutils import nodes
from docutils.utils import new_document

from edition.catalogs import po
from edition.reading import source_text
from edition.reading.nodes import report_object

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
    """Check, then build, all rows that are refused: both say the same."""
    project = make_small()
    write(project, REFUSED)
    assert project.run("edition", "check") == 1
    checked = [line for line in project.output.splitlines() if not line.endswith(" warnings")]
    assert project.build() == 1
    assert project.output.splitlines()[:-2] == checked
    return project.output


def told(monkeypatch, part: nodes.Element) -> list[str]:
    """Return what is said of a part of a page, however it was read."""
    found: list[str] = []
    monkeypatch.setattr(source_text, "warn", lambda _problem, message, _node: found.append(message))
    document = new_document("x.md")
    config = SimpleNamespace(language="ja", edition_languages={"ja": "日本語", "en": "English"})
    document.settings.env = SimpleNamespace(config=config)
    part.source, part.line = "x.md", 1
    document += part
    source_text.CheckSourceText(document).apply()
    return found


LINK = nodes.reference("", "b", refuri="c.html")


@pytest.mark.parametrize(
    ("source", "children", "said"),
    [
        ("a ~~b~~", ["a ~~b~~"], "'~~' is not read as a deletion"),
        (r"a \~~b\~~", ["a ~~b~~"], ""),
        *(
            (text, [text], "")
            for text in ("5 * 3", "A * B", "50 < 60", "A<B c", "$5", "A$, US$", "a_b", "C#", "{x}")
        ),
        ("a &#8203;", ["a \u200b"], "the text has a reference to U+200B"),
        ("{kbd}`a` b", ["a b"], "the text of {kbd} cannot be translated"),
        ("{sup}`2` {sub}`n` `{kbd}`", ["2 n {kbd}"], ""),
        ("{abbr}`a (甲)`", ["a"], "the text of {abbr} cannot be translated"),
        ("[x] a", ["[x] a"], "boxes to tick are not read"),
        ("a [x] b", ["a [x] b"], ""),
        ("a\nb", ["a\nb"], ""),
        ("甲\n乙", ["甲\n乙"], "the line breaks where the script has no spaces"),
        ("a [b]", ["a ", LINK], "a link by reference is lost in a translation"),
        ("a [b](c)", ["a ", LINK], ""),
        ("a **[b](c)**", ["a ", nodes.strong("", "", LINK.deepcopy())], ""),
        ("<https://a.example>", ["<https://a.example>"], "an address in < > is not read as a link"),
        ("a ![b](c)", ["a !", LINK], "pictures are not read here"),
    ],
)
@pytest.mark.parametrize("holder", [nodes.section, report_object])
def test_what_an_author_meant_as_markup_is_told_but_not_in_plain_text(
    monkeypatch, holder: type[nodes.Element], source: str, children: list[str | nodes.Node], said: str
) -> None:
    texts = [nodes.Text(each) if isinstance(each, str) else each.deepcopy() for each in children]
    found = told(monkeypatch, holder("", nodes.paragraph(source, "", *texts)))
    expected = said if holder is nodes.section else ""
    assert [message[: len(said)] for message in found] == ([expected] if expected else [])


def test_a_break_of_the_line_inside_a_paragraph_is_told_once(monkeypatch) -> None:
    breaks = [nodes.raw("", "", format=each) for each in ("html", "latex")]
    (message,) = told(monkeypatch, nodes.paragraph("a", "a", *breaks))
    assert message == "a break of the line inside a paragraph is not kept; write two paragraphs"


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
