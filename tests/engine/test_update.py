"""Bringing the catalogs up to date: nothing moves that need not, nothing is lost that was translated."""

import difflib

import pytest

from edition.catalogs import po
from edition.catalogs.merge import Merge, elsewhere
from edition.commands.update import update_language

LONG = "相手国の攻撃能力を着手前に麻痺させる対応能力の研究・開発を進めます。"
HERE = ("page › part › 1 · page.html#x-1",)
THERE = ("page › part › 2 · page.html#x-2",)


def catalog(*entries: po.Entry, obsolete: tuple[po.Entry, ...] = ()) -> po.Catalog:
    return po.Catalog({}, {entry.msgid: entry for entry in entries}, obsolete)


def merged(messages: dict[str, tuple[str, ...]], old: po.Catalog, *others: po.Catalog, typo: bool = False):
    return Merge(messages, old, elsewhere([old, *others])).catalog("en", list(messages), typo=typo)


def changed_lines(old: str, new: str) -> int:
    diff = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))[2:]
    return sum(line[0] in "+-" for line in diff)


def test_a_changed_message_becomes_outdated_and_keeps_the_text_it_was_made_from() -> None:
    entry = merged({LONG + "また。": ()}, catalog(po.Entry(LONG, "We will."))).entries[LONG + "また。"]
    assert (entry.msgstr, entry.fuzzy, entry.previous) == ("We will.", True, LONG)


def test_a_message_changed_twice_keeps_the_text_its_translation_was_made_from() -> None:
    once = merged({LONG + "また。": ()}, catalog(po.Entry(LONG, "We will.")))
    twice = merged({LONG + "さらに。": ()}, once)
    assert twice.entries[LONG + "さらに。"].previous == LONG


def test_a_short_message_is_not_near_to_another() -> None:
    """T23: sphinx-intl takes 節その三 for the one that went."""
    result = merged({"節その三": THERE}, catalog(po.Entry("節その二", "Section two", comments=HERE)))
    assert result.entries["節その三"].msgstr == ""
    assert [entry.msgid for entry in result.obsolete] == ["節その二"]


def test_a_short_message_that_changed_where_it_stands_becomes_outdated() -> None:
    result = merged({"節その三": HERE}, catalog(po.Entry("節その二", "Section two", comments=HERE)))
    assert (result.entries["節その三"].previous, result.entries["節その三"].fuzzy) == ("節その二", True)
    assert result.obsolete == ()


def test_text_that_moved_to_another_page_keeps_its_translation_up_to_date() -> None:
    entry = merged({"節": HERE}, catalog(), catalog(po.Entry("節", "Section", comments=THERE))).entries["節"]
    assert (entry.msgstr, entry.fuzzy, entry.comments) == ("Section", False, HERE)


def test_a_translation_in_use_goes_before_an_outdated_and_an_obsolete_one() -> None:
    others = [
        catalog(obsolete=(po.Entry("節", "Old"),)),
        catalog(po.Entry("節", "Outdated", flags=("fuzzy",))),
        catalog(po.Entry("節", "Section")),
    ]
    assert merged({"節": HERE}, catalog(), *others).entries["節"].msgstr == "Section"


def test_a_message_that_comes_back_takes_its_translation_back() -> None:
    gone = merged({}, catalog(po.Entry("節", "Section")))
    assert [entry.msgid for entry in gone.obsolete] == ["節"]
    back = merged({"節": ()}, gone)
    assert (back.entries["節"].msgstr, back.obsolete) == ("Section", ())


def test_a_mended_typo_leaves_the_translation_up_to_date() -> None:
    mended = LONG.replace("麻痺", "まひ")
    entry = merged({mended: HERE}, catalog(po.Entry(LONG, "We will.", comments=HERE)), typo=True).entries[
        mended
    ]
    assert (entry.msgstr, entry.fuzzy, entry.previous) == ("We will.", False, "")


def test_what_is_said_to_be_a_typo_but_is_another_text_becomes_outdated() -> None:
    entries = merged({"別の文です。": HERE}, catalog(po.Entry(LONG, "We.", comments=HERE)), typo=True).entries
    assert entries["別の文です。"].fuzzy


def test_what_other_tools_add_to_the_header_stays_but_for_dates() -> None:
    old = po.Catalog({"X-Generator": "Poedit", "PO-Revision-Date": "now", "Language": "fr"}, {})
    assert merged({}, old).header.keys() >= {"X-Generator", "Language"}
    assert "PO-Revision-Date" not in merged({}, old).header
    assert merged({}, old).header["Language"] == "en"


def update(small, *options: str) -> str:
    small.run("edition", "update-po", *options)
    return small.output


def test_updating_is_idempotent_and_a_changed_line_is_a_small_diff(small) -> None:
    path = small.root / "locales/en/LC_MESSAGES/policies/first.po"
    small.translate("policies/first", {"【平和】": "Peace", "平和を守ります。": "We will keep the peace."})
    update(small)
    before = path.read_text("utf-8")
    assert update(small) == ""
    small.edit("policies/first.md", "【平和】", "【戦争と平和】")
    assert "outdated: 【戦争と平和】" in update(small)
    assert changed_lines(before, path.read_text("utf-8")) == 4
    small.edit("policies/first.md", "守ります", "守ってゆきます")
    update(small, "--typo")
    assert po.read(path).entries["平和を守ってゆきます。"].fuzzy  # half of it is new: no typo


def test_a_renamed_page_keeps_its_translations_and_its_old_catalog_goes(small) -> None:
    small.translate("topics/law", {"法": "Law"})
    (small.root / "topics/law.md").rename(small.root / "topics/statute.md")
    small.edit("topics/index.md", "\nlaw\n", "\nstatute\n")
    for page in ("policies/first.md", "policies/second.md"):
        text = (small.root / page).read_text("utf-8")
        small.write(page, text.replace("topics: law", "topics: statute").replace(", law", ", statute"))
    assert "removed locales/en/LC_MESSAGES/topics/law.po" in update(small)
    assert po.read(small.root / "locales/en/LC_MESSAGES/topics/statute.po").entries["法"].msgstr == "Law"


def test_a_catalog_that_is_a_link_is_not_written_through(sources, tmp_path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    link = sources.root / "locales/en/LC_MESSAGES/index.po"
    link.symlink_to(victim)
    with pytest.raises(SystemExit, match=r"index\.po:1: .* symbolic link"):
        update_language(sources.root, "en", {"index": {"小さな報告": ()}})
    assert victim.read_text() == "precious"


def test_a_broken_catalog_is_not_overwritten(sources) -> None:
    path = sources.root / "locales/en/LC_MESSAGES/index.po"
    path.write_text("broken", "utf-8")
    with pytest.raises(SystemExit, match=r"index\.po:1: not understood"):
        update_language(sources.root, "en", {"index": {"小さな報告": ()}})
    assert path.read_text("utf-8") == "broken"
