"""Bringing the catalogs up to date: nothing moves that need not, nothing is lost that was translated."""

import difflib

import pytest
from sphinx.config import Config

from edition.catalogs import po
from edition.catalogs.merge import Merge, differences, elsewhere, header, same_language, undo_other_merge
from edition.commands.update import messages_of, update_language

LONG = "相手国の攻撃能力を着手前に麻痺させる対応能力の研究・開発を進めます。"
HERE = ("page › part › 1 · page.html#x-1",)
CONFIG = Config(overrides={})
CONFIG.add("edition_languages", {"ja": "日本語", "en": "English"}, "", [dict])
THERE = ("page › part › 2 · page.html#x-2",)


def catalog(*entries: po.Entry, obsolete: tuple[po.Entry, ...] = ()) -> po.Catalog:
    return po.Catalog({}, {entry.msgid: entry for entry in entries}, obsolete)


def merged(messages: dict[str, tuple[str, ...]], old: po.Catalog, *others: po.Catalog, typo: bool = False):
    found = Merge(messages, old, elsewhere(dict(enumerate([old, *others])), {})).catalog(
        "en", list(messages), typo=typo
    )
    assert [entry.msgid for entry in found.entries.values()] == list(found.entries) == list(messages)
    return found


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


def test_a_short_text_of_another_page_is_offered_as_outdated_once() -> None:
    for flags in ((), ("fuzzy",)):
        known = elsewhere({"a": catalog(po.Entry("節", "Section", flags=flags))}, {"a": {"節": ()}})
        assert known == {"節": po.Entry("節", "Section", flags=("fuzzy",), previous="節")}


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
    said = update(small)
    assert "updated locales/en/LC_MESSAGES/policies/first.po" in said
    assert "created locales/en/LC_MESSAGES/topics/law.po" in said
    before = path.read_text("utf-8")
    assert update(small) == ""
    small.edit("policies/first.md", "【平和】", "【戦争と平和】")
    assert "outdated: 【戦争と平和】" in update(small)
    assert changed_lines(before, path.read_text("utf-8")) == 4
    small.edit("policies/first.md", "守ります", "守ってゆきます")
    update(small, "--typo")
    assert po.read(path).entries["平和を守ってゆきます。"].fuzzy  # half of it is new: no typo


def test_what_update_po_says_is_no_command_to_a_terminal(small) -> None:
    assert update(small) != ""
    small.edit("policies/first.md", "平和を守ります。", "::error::平和を\x1b[2J守ります。")
    said = update(small)
    assert "to translate" in said
    assert all(line.isprintable() for line in said.splitlines())


def test_a_language_needs_all_messages_and_that_of_the_report_only_words_of_the_interface() -> None:
    messages = {"interface": {"My own word": ()}, "index": {"題": ()}}
    assert messages_of("ja", messages, CONFIG, po.Catalog()) == {"interface": {}}
    assert messages_of("en", messages, CONFIG, po.Catalog()) == messages


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
        update_language(sources.root, "en", {"index": {"小さな報告": ()}}, CONFIG, [])
    assert victim.read_text() == "precious"


def test_a_broken_catalog_is_not_overwritten(sources) -> None:
    path = sources.root / "locales/en/LC_MESSAGES/index.po"
    path.write_text("broken", "utf-8")
    with pytest.raises(SystemExit, match=r"index\.po:1: not understood"):
        update_language(sources.root, "en", {"index": {"小さな報告": ()}}, CONFIG, [])
    assert path.read_text("utf-8") == "broken"


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        ({"Language": "pt_BR"}, {"Language": "pt_BR"}),
        ({"Language": "PT-br"}, {"Language": "PT-br"}),
        ({"Language": "pt"}, {"Language": "pt-BR"}),
        ({}, {"Language": "pt-BR"}),
        ({"Last-Translator": "FULL NAME <EMAIL@ADDRESS>"}, {"Language": "pt-BR"}),
        ({"Language-Team": "pt <LL@li.org>"}, {"Language": "pt-BR"}),
        ({"Report-Msgid-Bugs-To": "EMAIL@ADDRESS"}, {"Language": "pt-BR"}),
        ({"Generated-By": "Babel 2.18.0"}, {"Language": "pt-BR"}),
        ({"POT-Creation-Date": "x", "PO-Revision-Date": "x"}, {"Language": "pt-BR"}),
        ({"Content-Type": "x"}, {"Language": "pt-BR"}),
        ({"Language-Team": "Babel 2 team"}, {"Language": "pt-BR", "Language-Team": "Babel 2 team"}),
    ],
)
def test_the_header_says_what_is_known_and_keeps_what_translators_wrote(old, kept) -> None:
    found = header("pt-BR", old)
    assert list(found) == [
        *("Project-Id-Version", "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
        *(kept.keys() - {"Language"}),
    ]
    ours = {
        "Project-Id-Version": "policy edition",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    assert found == ours | kept


@pytest.mark.parametrize(("length", "is_near"), [(11, False), (12, True)])
def test_a_message_of_twelve_characters_may_be_near_to_another(length, is_near) -> None:
    text = "相手国の攻撃能力を着手前"[:length]
    entry = merged({text: ()}, catalog(po.Entry(text + "に", "A"))).entries[text]
    assert entry.fuzzy is is_near


@pytest.mark.parametrize(("end", "is_near"), [("一二三四", True), ("一二三四五", False)])
def test_four_fifths_of_a_message_that_is_near_are_the_same(end, is_near) -> None:
    text = "相手国の攻撃能力を着手前に麻痺さ"
    old, new = (
        catalog(po.Entry(text + end, "A"), po.Entry("全く違う文です。", "B")),
        text + "５６７８９"[: len(end)],
    )
    assert merged({new: ()}, old).entries[new].fuzzy is is_near
    assert (merged({new: ()}, old, typo=True).entries[new].msgstr == "A") is is_near
    placed = catalog(po.Entry(text + end, "A", comments=HERE))
    assert merged({new: HERE}, placed, typo=True).entries[new].fuzzy is not is_near


def test_of_two_messages_that_are_as_near_the_first_one_gives_its_translation() -> None:
    old = catalog(po.Entry(LONG + "一", "first"), po.Entry(LONG + "二", "second"))
    assert merged({LONG: HERE}, old).entries[LONG].msgstr == "first"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("pt_BR", "pt-BR"), ("pt-BR", "pt_br"), ("en", "en"), ("zh_CN", "zh-Hans"), ("zh_TW", "zh-Hant")),
        *(("sr@latin", "sr-Latn"), ("uz@cyrillic", "uz-Cyrl"), ("", "")),
    ],
)
def test_two_names_of_one_language_are_the_same(one: str, other: str) -> None:
    assert same_language(one, other)
    assert not same_language(one, "fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pt", "pt-BR"),
        ("es", "es-MX"),
        ("sr", "sr-Latn"),
        ("zh_HK", "zh-Hant"),
        ("ca@valencia", "ca"),
        ("", "en"),
    ],
)
def test_names_of_which_one_says_more_are_not(one: str, other: str) -> None:
    assert not same_language(one, other)


def test_of_two_messages_that_went_the_nearer_one_gives_its_translation() -> None:
    old = catalog(po.Entry(LONG + "一二三", "far"), po.Entry(LONG + "一", "near"))
    result = merged({LONG: HERE}, old)
    assert result.entries[LONG].msgstr == "near"
    assert [entry.msgstr for entry in result.obsolete] == ["far"]


def test_a_place_that_two_messages_share_does_not_say_which_one_changed() -> None:
    two = catalog(po.Entry("甲", "A", comments=HERE), po.Entry("乙", "B", comments=HERE))
    assert merged({"丙": HERE}, two).entries["丙"].msgstr == ""
    one = catalog(po.Entry("甲", "A", comments=HERE))
    assert [entry.msgstr for entry in merged({"丙": HERE, "丁": HERE}, one).entries.values()] == ["", ""]
    assert merged({"丙": HERE, "乙": HERE}, one, catalog(po.Entry("乙", "B"))).entries["丙"].msgstr == "A"


def test_messages_without_a_place_are_not_taken_for_each_other() -> None:
    assert merged({"丙": ()}, catalog(po.Entry("甲", "A"))).entries["丙"].msgstr == ""


def test_a_change_that_is_taken_back_leaves_the_translation_up_to_date() -> None:
    once = merged({"乙": HERE}, catalog(po.Entry("甲", "A", comments=HERE, flags=("no-wrap",))))
    assert once.entries["乙"].flags == ("fuzzy", "no-wrap")
    back = merged({"甲": HERE}, once).entries["甲"]
    assert (back.flags, back.previous, back.msgstr) == (("no-wrap",), "", "A")


def test_a_mended_typo_does_not_bring_what_was_outdated_up_to_date() -> None:
    old = catalog(po.Entry(LONG, "We.", comments=HERE, flags=("fuzzy",), previous="前"))
    entry = merged({LONG + "。": HERE}, old, typo=True).entries[LONG + "。"]
    assert (entry.fuzzy, entry.previous) == (True, "前")


def test_flags_that_tools_guess_go() -> None:
    flags = ("python-format", "fuzzy", "python-brace-format", "no-wrap", "c-format")
    assert merged({"甲": ()}, catalog(po.Entry("甲", "A", flags=flags))).entries["甲"].flags == (
        "fuzzy",
        "no-wrap",
    )


def test_only_translations_that_no_page_has_are_kept_as_obsolete_and_notes_stay() -> None:
    old = po.Catalog(
        {},
        {
            text: po.Entry(text, msgstr)
            for text, msgstr in (("甲", "A"), ("乙" * 12, "B"), ("丙", ""), ("丁", "D"))
        },
        (po.Entry("戊", "E"), po.Entry("己" * 12, "F"), po.Entry("庚", "G"), po.Entry("戊", "E2")),
        ("a note",),
    )
    result = Merge({"甲": HERE, "庚": HERE}, old, {}).catalog(
        "en", ["甲", "庚", "乙" * 12, "己" * 12], typo=False
    )
    assert [(entry.msgid, entry.msgstr) for entry in result.obsolete] == [("戊", "E2"), ("丁", "D")]
    assert [(entry.msgid, entry.msgstr) for entry in result.entries.values()] == [("甲", "A"), ("庚", "G")]
    assert result.notes == ("a note",)


def test_a_translation_of_this_catalog_goes_before_one_of_another() -> None:
    here = catalog(po.Entry("甲", "here"))
    assert merged({"甲": ()}, here, catalog(po.Entry("甲", "there"))).entries["甲"].msgstr == "here"
    assert (
        merged({"甲": ()}, catalog(po.Entry("甲")), catalog(po.Entry("甲", "there"))).entries["甲"].msgstr
        == ""
    )


def test_of_two_translations_in_use_the_first_is_taken() -> None:
    assert (
        elsewhere({"a": catalog(po.Entry("甲", "one")), "b": catalog(po.Entry("甲", "two"))}, {})["甲"].msgstr
        == "one"
    )
    assert (
        elsewhere({"a": catalog(po.Entry("甲"), obsolete=(po.Entry("甲", "old"),))}, {})["甲"].msgstr == "old"
    )


def test_a_translator_is_told_what_changed() -> None:
    old = catalog(po.Entry("甲", "A"))
    new = catalog(
        po.Entry("甲"), po.Entry("乙", "B", flags=("fuzzy",)), po.Entry("丙", "C"), po.Entry("丁" * 61)
    )
    assert list(differences(old, new)) == ["outdated: 乙", "kept: 丙", f"to translate: {'丁' * 60}"]
    assert list(differences(catalog(), new)) == ["outdated: 乙", "kept: 丙"]


def test_what_another_tool_merged_is_undone_and_what_translators_wrote_stays() -> None:
    committed = po.Catalog(
        {"Language": "en"},
        {
            entry.msgid: entry
            for entry in (
                po.Entry("甲", "A", comments=HERE, notes=("note",)),
                po.Entry("乙", "B", comments=THERE),
                po.Entry("丙", "C", comments=HERE),
                po.Entry("丁", comments=HERE),
                po.Entry("戊", "E", comments=HERE),
                po.Entry("己", "F", comments=HERE),
            )
        },
    )
    fuzzy = ("fuzzy",)
    merged_by_other = po.Catalog(
        {"Language": "en", "Generated-By": "Babel 2", "Last-Translator": "x"},
        {
            entry.msgid: entry
            for entry in (
                po.Entry("甲", "A, by a translator"),
                po.Entry("乙の新版", "B", flags=fuzzy),  # lent by 乙, which went
                po.Entry("丁", "D", notes=("mine",)),
                po.Entry("新", ""),  # new, and of no use yet
                po.Entry("新に訳", "N"),
                po.Entry("場所つき", "", comments=HERE),
                po.Entry("前つき", "F", flags=fuzzy, previous="己"),  # made by our own merge
                po.Entry("近い", "unknown", flags=fuzzy),
                po.Entry("同じ訳", "E"),
            )
        },
        (po.Entry("丙", "C, by a translator"), po.Entry("戊", ""), po.Entry("古", "old")),
        ("top",),
    )
    found = undo_other_merge(merged_by_other, committed)
    assert found.header == {"Language": "en"}
    assert list(found.entries.values()) == [
        po.Entry("甲", "A, by a translator", comments=HERE, notes=("note",)),
        po.Entry("乙", "B", comments=THERE),
        po.Entry("丁", "D", comments=HERE, notes=("mine",)),
        po.Entry("新に訳", "N"),
        po.Entry("場所つき", "", comments=HERE),
        po.Entry("前つき", "F", flags=fuzzy, previous="己"),
        po.Entry("近い", "unknown", flags=fuzzy),
        po.Entry("同じ訳", "E"),
        po.Entry("丙", "C, by a translator", comments=HERE),
        po.Entry("戊", "E", comments=HERE),
    ]
    assert (found.obsolete, found.notes) == ((po.Entry("古", "old"),), ("top",))


@pytest.mark.parametrize(
    ("now", "before", "header"),
    [
        ({"Generated-By": "Babel", "X": "y"}, {"Language": "en"}, {}),
        ({"Generated-By": "Babel", "X": "y"}, {}, {"Generated-By": "Babel", "X": "y"}),
        ({"Generated-By": "Babel", "X": "y"}, {"Generated-By": "a"}, {"Generated-By": "Babel", "X": "y"}),
        ({"X-Generator": "Poedit"}, {"Language": "en"}, {"X-Generator": "Poedit"}),
    ],
)
def test_a_header_that_another_tool_filled_is_as_it_was_committed(now, before, header) -> None:
    assert undo_other_merge(po.Catalog(now), po.Catalog(before)).header == header


def test_a_translation_that_a_message_lent_and_has_itself_stays_its_own() -> None:
    committed = catalog(po.Entry("乙", "B", comments=HERE))
    other = catalog(po.Entry("乙の新版", "B", flags=("fuzzy",)), po.Entry("乙", "B2"))
    assert list(undo_other_merge(other, committed).entries.values()) == [po.Entry("乙", "B2", comments=HERE)]


def test_a_long_message_of_few_characters_is_near_to_itself_with_one_more() -> None:
    """Else every character of it is junk to difflib."""
    text = "防衛費を増額" * 40
    entry = merged({"新" + text: ()}, catalog(po.Entry(text, "We."))).entries["新" + text]
    assert entry.msgstr == "We."


def in_pages(**messages: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the messages of pages, each given as words."""
    return {name: dict.fromkeys(words.split(), (f"{name}.html",)) for name, words in messages.items()}


def merged_all(catalogs: dict[str, po.Catalog], messages) -> dict[str, po.Catalog]:
    """Merge every page's messages into its catalog, as the command does."""
    known, live = elsewhere(catalogs, messages), [word for page in messages.values() for word in page]
    return {
        name: Merge(page, catalogs.get(name, po.Catalog()), known).catalog("en", live, typo=False)
        for name, page in messages.items()
    }


def test_a_short_text_that_another_page_has_too_is_only_offered() -> None:
    """項目 heads a list of recommendations on one page, and a column on another."""
    long = "地位協定の改定について政府に検討を求めます。"
    before = {"one": catalog(po.Entry("項目", "Recommendation"), po.Entry(long, "We will."))}
    after = merged_all(before, in_pages(one=f"項目 {long}", two=f"項目 {long}"))
    offered = after["two"].entries["項目"]
    assert (offered.msgstr, offered.fuzzy, offered.previous) == ("Recommendation", True, "項目")
    assert not after["two"].entries[long].fuzzy
    assert merged_all(after, in_pages(one=f"項目 {long}", two=f"項目 {long}")) == after


def test_a_short_text_that_left_another_page_brings_its_translation_along() -> None:
    before = {"one": catalog(po.Entry("項目", "Recommendation"), po.Entry("他", "Other"))}
    after = merged_all(before, in_pages(one="他", two="項目"))
    assert not after["two"].entries["項目"].fuzzy


@pytest.mark.parametrize("other", ["他", "項目全般", "地位協定の改定について政府に検討を求めます。", ""])
def test_a_source_that_was_changed_and_changed_back_gives_the_same_bytes(other: str) -> None:
    """Also where the text is one of other pages, translated or only offered."""
    start = {
        "one": catalog(po.Entry("項目", "Recommendation"), po.Entry("甲", "A")),
        "two": catalog(po.Entry("項目", "Item")),
    }
    start = merged_all(start, in_pages(one="項目 甲", two="項目", three="項目"))
    text = {name: po.serialize(each) for name, each in start.items()}
    for words in (
        {"one": f"{other} 甲", "two": "項目", "three": "項目"},
        {"one": "項目 甲", "two": "項目", "three": other},
    ):
        there = merged_all(start, in_pages(**words))
        back = merged_all(there, in_pages(one="項目 甲", two="項目", three="項目"))
        assert {name: po.serialize(each) for name, each in back.items()} == text
