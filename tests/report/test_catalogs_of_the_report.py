"""The catalogs of the report: up to date, changed little by an update, and passed by the check."""

import difflib

import pytest
from conftest import ROOT
from expected import WARNINGS

from edition.catalogs import po
from edition.catalogs.catalog import INTERFACE, engine_words
from edition.catalogs.merge import Merge, elsewhere
from edition.catalogs.outline import places
from edition.checks import check_all
from edition.drawing.words import interface_words
from edition.reading import configuration


def merged(messages: dict[str, tuple[str, ...]], old: po.Catalog) -> po.Catalog:
    return Merge(messages, old, elsewhere({}, {})).catalog("en", list(messages), typo=False)


def changed_lines(old: str, new: str) -> int:
    diff = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))[2:]
    return sum(line[0] in "+-" for line in diff)


def real_catalogs() -> list[str]:
    folder = ROOT / "locales" / "en" / "LC_MESSAGES"
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.po"))


def real(name: str) -> tuple[str, po.Catalog]:
    text = (ROOT / "locales" / "en" / "LC_MESSAGES" / f"{name}.po").read_text("utf-8")
    return text, po.parse(text)


def real_messages(name: str, old: po.Catalog) -> dict[str, tuple[str, ...]]:
    if name == INTERFACE:
        words, shipped = interface_words(configuration.read(ROOT), ROOT), engine_words("en")
        return {word: (place,) for word, place in words.items() if word not in shipped}
    known = places(name, (ROOT / f"{name}.md").read_text("utf-8"))
    return {msgid: known.get(msgid, (f"{name}.html",)) for msgid in old.entries}


@pytest.mark.parametrize("name", real_catalogs())
def test_a_real_catalog_is_what_merging_its_page_into_it_makes(name: str) -> None:
    text, old = real(name)
    assert po.serialize(merged(real_messages(name, old), old)) == text


@pytest.mark.parametrize("name", [name for name in real_catalogs() if name != INTERFACE])
@pytest.mark.parametrize("change", ["{}追記。", "全く違う文です。"])
def test_one_changed_source_line_is_at_most_six_lines_of_the_catalog(name: str, change: str) -> None:
    text, old = real(name)
    messages = real_messages(name, old)
    for msgid in messages:
        new = {change.format(msgid) if each == msgid else each: place for each, place in messages.items()}
        result = merged(new, old)
        assert 1 < changed_lines(text, po.serialize(result)) <= 6, msgid
        assert result.entries[change.format(msgid)].previous == msgid


def test_every_entry_of_a_page_says_where_it_stands() -> None:
    found = real("policies/sofa-reform")[1].entries
    assert all(entry.comments for name in real_catalogs() for entry in real(name)[1].entries.values())
    assert [entry.comments for entry in found.values()][4] == (
        "sofa-reform › sofa-proposals › 1, paragraph 2 · policies/sofa-reform.html#sofa-1-p2",
    )


def test_the_catalogs_of_the_edition_pass_with_no_error_and_no_warning_that_nobody_accepted() -> None:
    found = check_all(ROOT)
    assert [str(finding) for finding in found if finding.is_error] == []
    assert len(found) <= WARNINGS
