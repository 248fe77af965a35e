"""The history of the text: what a commit changes, where, in which language."""

import datetime as dt
import os
import subprocess

import pytest
from conftest import Project

from edition.catalogs.catalog import engine_words
from edition.catalogs.changes import of_catalog, of_page
from edition.files import FileError
from edition.reading import configuration
from edition.report.history import CHANGED, Change, by_day, last_changed, parse, serialize
from edition.tools.history import grow

PAGE = """(one)=
# One

(part)=
## Part

:::{recommendation} one-1
:topics: water

First.

Second.
:::

:::{editorial-note} note-a
:on: one-1
A note.
:::
"""
CATALOG = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "First."
msgstr "{}"

{}msgid "Second."
msgstr "B"
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("First.", "Third.", [("text", "one.html#one-1")]),
        ("Second.", "Third.", [("text", "one.html#one-1-p2")]),
        ("## Part", "## A part", [("text", "one.html#part")]),
        ("A note.", "Another.", [("note", "one.html#note-a")]),
        (":topics: water", ":topics: water fire", [("tie", "one.html#one-1")]),
        (":on: one-1", ":on: one-1, one", [("tie", "one.html#note-a")]),
        ("First.", "First.  ", []),
        ("\n:::\n\n:::{ed", "\n:::\n\n\n\n:::{ed", []),
    ],
)
def test_a_change_of_a_page_is_named_by_its_kind_and_address(old: str, new: str, found: list) -> None:
    assert old in PAGE
    assert [*of_page("one", PAGE, PAGE.replace(old, new))] == found


def test_a_new_page_or_catalog_is_one_change() -> None:
    assert [*of_page("one", "", PAGE)] == [("text", "one.html")]
    assert [*of_catalog("one", PAGE, "", CATALOG.format("A", ""))] == [("translation", "one.html")]


def test_a_translation_changes_where_its_words_do_and_a_fuzzy_one_when_its_mark_is_removed() -> None:
    before, fuzzy = CATALOG.format("A", ""), CATALOG.format("A", "#, fuzzy\n")
    first, second = ("translation", "one.html#one-1"), ("translation", "one.html#one-1-p2")
    assert [*of_catalog("one", PAGE, before, CATALOG.format("Z", ""))] == [first]
    assert [*of_catalog("one", PAGE, before, before.replace('msgstr "A"', 'msgstr ""\n"A"'))] == []
    assert [*of_catalog("one", PAGE, before, fuzzy)] == []
    assert [*of_catalog("one", PAGE, fuzzy, before)] == [second]


DAYS = dt.date(2026, 1, 2), dt.date(2026, 1, 3)
CHANGES = [
    Change(DAYS[0], "aaaaaaa", "text", "ja", "one.html#one-1-p2"),
    Change(DAYS[0], "aaaaaaa", "text", "ja", "one.html#one-1"),
    Change(DAYS[1], "bbbbbbb", "translation", "en", "one.html#one-1"),
]


def test_a_history_is_read_as_it_was_written_and_of_two_changes_of_a_day_the_later_stays() -> None:
    again = CHANGES[1]._replace(commit="ccccccc")
    text = serialize([*CHANGES, again])
    assert text.startswith("2026-01-02\taaaaaaa\ttext\tja\tone.html#one-1-p2\n")
    assert parse(text) == [CHANGES[0], again, CHANGES[2]]
    assert serialize(parse(text)) == text


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2026-01-02",
        "2026-13-02\ta\ttext\tja\tone.html",
        "2026-01-02\taaaaaaa\tword\tja\tone.html",
        "2026-01-02\t--output=x\ttext\tja\tone.html",
    ],
)
def test_of_a_line_that_is_no_change_the_number_is_said(line: str) -> None:
    with pytest.raises(FileError, match="this is no change") as found:
        parse(f"{serialize(CHANGES)}{line}\n")
    assert found.value.line == 4


def test_changes_are_grouped_by_day_kind_and_what_holds_them() -> None:
    found = by_day(CHANGES, {"one-1-p2": "one-1"})
    assert list(found) == [DAYS[1], DAYS[0]]
    assert found[DAYS[0]] == {("text", "ja"): [("one", "one-1")]}
    assert last_changed(CHANGES, {"one-1-p2": "one-1"}, ["ja"]) == {"one-1": DAYS[0]}
    assert last_changed(CHANGES, {}, ["ja", "en"])["one-1"] == DAYS[1]


def commit(project: Project, message: str, day: str) -> None:
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
    }
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("add", "-A"), (*who, "commit", "-qm", message)):
        subprocess.run(["git", "-C", str(project.root), *command], check=True, env=environment)  # noqa: S607 - the git of the test


def test_what_changed_since_the_first_publication_is_published_with_its_day(whole: Project) -> None:
    subprocess.run(["git", "init", "-q", str(whole.root)], check=True)  # noqa: S607
    (whole.root / ".gitignore").write_text("_build\nedition\n", "utf-8")
    commit(whole, "draft", "2026-01-01")
    assert whole.run("edition", "publish") == 0, whole.output
    assert not (whole.root / "history.tsv").exists()
    commit(whole, "published", "2026-01-02")
    page = "policies/first.md"
    line = next(line for line in whole.read(page).splitlines() if line.endswith("。"))
    whole.edit(page, line, f"{line}なお、追記。")
    commit(whole, "text", "2026-01-03")
    assert whole.run("edition", "publish") == 0, whole.output
    (row,) = whole.read("history.tsv").splitlines()
    day, named, kind, language, address = row.split("\t")
    assert (day, kind, language) == ("2026-01-03", "text", "ja")
    assert address.startswith("policies/first.html#")
    assert "history.tsv: 1 new change; commit it" in whole.output
    shown = whole.page("ja/about.html").select_one(".text-history")
    assert shown.select_one("time")["datetime"] == "2026-01-03"
    before = whole.read("history.tsv")
    config = configuration.read(whole.root)
    assert grow(whole.root, config) == 0
    assert whole.read("history.tsv") == before
    # After a rebase, the commits since the first publication are read again.
    whole.write("history.tsv", before.replace(f"\t{named}\t", "\tabcdef1\t"))
    grow(whole.root, config)
    assert whole.read("history.tsv") == before
    whole.write("history.tsv", f"{before}nonsense\n")
    for command in ("build", "publish"):
        assert whole.run("edition", command) == 1
        assert "history.tsv:2: this is no change" in whole.output


def test_what_has_changed_is_called_by_words_of_the_interface() -> None:
    assert {*CHANGED.values()} <= engine_words("ja")
    assert [*CHANGED] == ["text", "translation", "note", "tie"]
