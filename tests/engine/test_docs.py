"""The documentation: it names all that is there, and what it shows is built.

A fence below a line with the name of a file is that file of a report, which is built once; what is below
``conf.py`` is added to the file that ``new`` writes. The messages of problems are those of one more build.
"""

import argparse
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, Project
from docutils import nodes

from edition.__main__ import parser
from edition.catalogs import po
from edition.checks.finding import Pair, Rules
from edition.checks.rules import rule_stages
from edition.checks.terms import Terms
from edition.drawing import translation
from edition.drawing.fragments import TEMPLATES
from edition.drawing.words import interface_words
from edition.reading import configuration
from edition.reading import nodes as our_nodes
from edition.reading.directives import LISTINGS
from edition.report.body import Form
from edition.report.objects import KINDS, options
from edition.report.problems import Problem

DOCS = ROOT / "docs"
PAGES = {path.stem: path.read_text("utf-8") for path in DOCS.glob("*.md")}
CODE = "".join(path.read_text("utf-8") for path in sorted((ROOT / "edition").rglob("*.py")))
#: The text of the pages without fences, which hold back ticks of their own.
PROSE = {
    name: re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL) for name, page in PAGES.items()
}
FILE = re.compile(r"^`([\w./-]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRONG_CATALOG = """\
msgid ""
msgstr "Language: ja\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Text."
msgstr "文*字*"
"""
#: The columns of the table of nodes; that of attributes has fewer.
NODE_COLUMNS = 3
#: What every command has.
COMMON_OPTIONS = {"-h", "--help", "--out"}
#: For each problem, the text of a page that has it; a catalog of its page has that of ``inline``.
WRONG = {
    "id-form": ":::{recommendation} Sup 1\n:topics: water\n\nText.\n:::",
    "duplicate-id": ":::{recommendation} sup-1\n:topics: water\n\nText.\n:::",
    "duplicate-option": ":::{recommendation} b-1\n:topics: water\n:topics: water\n\nText.\n:::",
    "unknown-id": ":::{recommendation} c-1\n:topics: watr\n\nText.\n:::",
    "unused-id": ":::{place} mars\nMars\n:::",
    "no-topic": ":::{recommendation} d-1\nText.\n:::",
    "option-form": ":::{recommendation} e-1\n:topics: water\n:related: sup-1\n\nText.\n:::",
    "empty-body": ":::{recommendation} f-1\n:topics: water\n:::",
    "body-form": ":::{recommendation} g-1\n:topics: water\n\n| a | b |\n| c |\n:::",
    "wrapped-line": ":::{recommendation} h-1\n:topics: water\n\nText\ngoes on.\n:::",
    "unclosed-fence": "::{recommendation} i-1\n:topics: water\n\nText.\n::",
    "empty-heading": "(empty)=\n##",
    "second-title": "(second)=\n# Second",
    "heading-id": "## Heading",
    "literal-markup": "水は**「公共」**です。",
    "lost-text": "| a | b |\n|---|---|\n| c | d | e |",
    "unseen-character": "water&#8238;",
    "inline": "Text.",
    "formula": "{math}`\\nosuch`",
    "source-file": "[the settings](../conf.py)",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build the report of the documentation, as a reader would, in place of the pages that ``new`` writes."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "edition").symlink_to(ROOT / "edition")  # so that the workshop runs its commands
    start = Project(folder, folder)
    title = ("--title", "Water Plan", "--publisher", "Water Committee", "--published", "2026-05-01")
    assert start.run("edition", "new", "my-report", "--languages", "en,ja", *title) == 0, start.output
    report = Project(folder / "my-report", folder / "my-report/_build")
    (report.root / "edition").symlink_to(ROOT / "edition")
    for page in (*report.root.glob("*.md"), *report.root.glob("*/*.md")):
        page.unlink()
    for name, content in (found for page in PAGES.values() for found in FILE.findall(page)):
        report.write(name, report.read(name) + content if name == "conf.py" else content)
    for command in (("update-po",), ("build",), ("check", "--strict")):
        assert report.run("edition", *command) == 0, report.output
    return report


def rows(page: str, heading: str = "") -> Iterator[list[str]]:
    """Yield the cells of every row of the tables below a heading of a page, '' for its title."""
    part = next(part for part in PROSE[page].split("\n## ") if part.startswith(heading or "# "))
    for table in re.findall(r"^\|[ |-]+\|\n((?:\|.*\n)+)", part + "\n", re.MULTILINE):
        for line in table.splitlines():
            yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def spans(prose: str) -> set[str]:
    """Return what is in back ticks."""
    return set(re.findall(r"`+ ?([^`]+?) ?`+", prose))


def bare(cell: str) -> str:
    """Return a cell without marks of code and links."""
    return re.sub(r"\]\(.*?\)|[\[`]", "", cell)


def parts_of(module: ModuleType, base: type) -> set[str]:
    """Return the names of the classes of a module that have a base."""
    found = inspect.getmembers(module, inspect.isclass)
    return {name for name, each in found if issubclass(each, base) and each.__module__ == module.__name__}


@pytest.mark.build
def test_it_is_built_with_the_extension_and_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "edition").symlink_to(ROOT / "edition")
    project = Project(tmp_path, tmp_path)
    assert project.run("sphinx", "-nWq", "--keep-going", "-b", "html", str(DOCS), "html") == 0, project.output
    shown = BeautifulSoup((tmp_path / "html/directives.html").read_text("utf-8"), "html.parser")
    assert shown.select_one(".example #net-1 .sub-items #net-1-b-i")


@pytest.mark.build
def test_its_report_is_built_and_checked_without_a_warning(built: Project) -> None:
    for code, number in {"en": "Article 1.", "ja": "条 1."}.items():
        page = built.page(f"{code}/policies/supply.html")
        assert page.select_one("#sup-1 .rec-number").get_text(" ", strip=True) == number
    assert (
        built.page("en/topics/index.html").select_one("#place-islands").get_text(strip=True) == "Islands (2)"
    )
    assert built.read("_build/html/ja/titles.txt") == "1 水道網の修理\n"
    (example,) = re.findall(r"```json\n(.*?)```", PAGES["data"], re.DOTALL)
    assert (
        json.loads(example)
        in json.loads(built.read("_build/html/data/recommendations.json"))["recommendations"]
    )
    files = {path.name for path in (built.site / "data").iterdir()}
    assert {Path(name).name for name in spans(PROSE["data"]) if name.startswith("data/")} == files


@pytest.mark.build
def test_a_build_prints_its_messages_and_no_problem_is_forgotten(built: Project) -> None:
    for name, content in WRONG.items():
        built.write(f"policies/{name}.md", f"({name}-page)=\n# Page\n\n{content}\n")
    built.write("locales/ja/LC_MESSAGES/policies/inline.po", WRONG_CATALOG)
    assert built.build() == 1
    printed = dict(re.findall(r"/([\w-]+)\.\w+:\d+: WARNING: (.*)", built.output))
    table = rows("problems", "Of the build")
    documented = {bare(name): f"{message[1:-1]} [edition.{bare(name)}]" for name, _says, message in table}
    assert documented == printed


def test_it_has_every_problem_of_the_build_with_its_meaning() -> None:
    meanings = re.findall(r'= ".*"\n    """(.*?)"""', inspect.getsource(Problem).replace("``", "`"))
    table = [(bare(name), says) for name, says, _message in rows("problems", "Of the build")]
    assert table == list(zip((problem.value for problem in Problem), meanings, strict=True))


def test_it_has_every_directive_with_its_options() -> None:
    kinds = {name: {f":{each.name}:" for each in options(record).values()} for name, record in KINDS.items()}
    *table, (listings, *_rest) = rows("directives")
    assert {bare(name): spans(given) for name, _argument, given, _body in table} == kinds
    assert bare(listings) == "listings"
    assert {bare(name) for name, _shows in rows("directives", "Listings")} == set(LISTINGS)
    for name, given in kinds.items():
        explained = [cells[0] for cells in rows("directives", name) if cells[0].startswith("`:")]
        assert {option for cell in explained for option in spans(cell) if option.endswith(":")} == given


def test_it_has_every_role_node_and_attribute() -> None:
    assert {bare(name) for name, *_rest in rows("roles", "Roles")} == {
        record.kind.role for record in KINDS.values()
    }
    table = list(rows("extending", "Nodes"))
    classes = parts_of(our_nodes, nodes.Element) | parts_of(translation, nodes.Element)
    assert {bare(cells[0]) for cells in table if len(cells) == NODE_COLUMNS} == classes
    attributes = {bare(cells[0]): spans(cells[1]) for cells in table if len(cells) < NODE_COLUMNS}
    for name, record in KINDS.items():
        assert options(record).keys() <= attributes.get(name, set())
    assert set(get_args(Form)) <= spans(PROSE["extending"])


def test_it_has_every_event_and_transform_with_its_priority() -> None:
    connected = re.findall(r'\bapp\.connect\("([\w-]+)", \w+(?:, priority=(\d+))?\)', CODE)
    transforms = re.findall(
        r"^class (\w+)\(Sphinx(?:Post)?Transform\):.*?default_priority = (\d+)",
        CODE,
        re.MULTILINE | re.DOTALL,
    )
    documented = [*rows("extending", "Transforms"), *rows("extending", "Events")]
    assert {(bare(name), priority) for name, priority, _does in documented} == {
        (name, priority or "500") for name, priority in (*connected, *transforms)
    }


def test_it_has_every_setting_command_and_option() -> None:
    settings = {bare(cells[0]) for cells in rows("configuration")}
    assert {name for name in settings if name.startswith("edition_")} == {
        name for name, *_rest in configuration.VALUES
    }
    (commands,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))  # noqa: SLF001
    assert {bare(name).split()[0]: spans(given) for name, _does, given in rows("index", "Commands")} == {
        name: {option for action in of._actions for option in action.option_strings} - COMMON_OPTIONS  # noqa: SLF001
        for name, of in commands.choices.items()
    }


def test_it_has_every_template_and_every_name_in_it() -> None:
    files = [*rows("templates", "Fragments"), *rows("templates", "Pages")]
    assert {file for cells in files for file in spans(cells[0])} == {
        path.name for path in TEMPLATES.rglob("*.html")
    }
    code = (ROOT / "edition/drawing/fragments.py").read_text("utf-8")
    names = {name.partition("(")[0] for cells in rows("templates", "Names") for name in spans(cells[0])}
    assert set(re.findall(r'^ {12}"(\w+)": ', code, re.MULTILINE)) | {"citation"} <= names | {"_"}


def test_it_has_every_rule_in_the_words_of_its_docstring() -> None:
    listed = {
        (rule.__name__.replace("_", "-"), kind, " ".join(rule.__doc__.split("\n\n")[0].split()))
        for pair in (("fr", "de"), ("ja", "en"), ("en", "ja"))
        for rules in rule_stages(*pair, Terms.of("", {}))
        for kind, each in (("error", rules.errors), ("warning", rules.warnings))
        for rule in each
    }
    shown = [(bare(name), kind, bare(says)) for name, kind, says in rows("problems", "Rules")]
    assert sorted(shown) == sorted(listed)


def test_it_shows_how_a_report_calls_its_parts_otherwise() -> None:
    words = interface_words(configuration.read(ROOT / "tests/energy"), ROOT / "tests/energy")
    example = next(content for name, content in FILE.findall(PAGES["languages"]) if "/en/" in name)
    said = {word for word in words if re.search("[Rr]ecommendation|[Tt]eam", word)}
    assert set(po.parse(example).entries) == said


def test_its_rule_for_a_pair_of_languages_works() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGES["languages"], re.DOTALL)
    names: dict[str, Rules] = {}
    exec(code, names)  # noqa: S102 - it is ours
    (rule,) = names["RULES"].warnings
    assert list(rule(Pair("Why?", "Parce que.", "fr"))) == [
        "the source asks a question, the translation does not; end it with '?'"
    ]
    assert list(rule(Pair("Why?", "Pourquoi\u202f?", "fr"))) == []


def test_every_test_that_it_names_is_there() -> None:
    tests = "".join(path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    named = {name for page in PAGES.values() for name in re.findall(r"`(test_\w+)`", page)}
    assert {name for name in named if f"def {name}(" not in tests} == set()
    assert len(named) > 30
