"""What a catalog says of a message, and what is said of a catalog that cannot be used."""

from pathlib import Path

import pytest

from edition.catalogs import po
from edition.catalogs.catalog import (
    INTERFACE,
    PageCatalog,
    Words,
    catalog_path,
    engine_words,
    needed_words,
)
from edition.report import characters
from edition.report.message import Message

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def write(root: Path, name: str, text: str, language: str = "en") -> Path:
    path = catalog_path(root, language, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def page(root: Path, text: str, language: str = "en") -> PageCatalog:
    write(root, "a/page", HEADER + text, language)
    return PageCatalog.load(root, language, "a/page")


def test_the_catalog_of_a_page_lies_at_its_name_in_the_folder_of_its_language(tmp_path) -> None:
    path = catalog_path(tmp_path, "en", "policies/sofa-reform")
    assert path == tmp_path / "locales/en/LC_MESSAGES/policies/sofa-reform.po"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "甲"\nmsgstr "A"\n', Message("甲", "A", "translated", 3)),
        ('msgid "甲"\nmsgstr "A\\nB"\n', Message("甲", "甲", "missing", 3)),
        ('#, fuzzy\nmsgid "甲"\nmsgstr "A"\n', Message("甲", "甲", "outdated", 4)),
        ('msgid "甲"\nmsgstr ""\n', Message("甲", "甲", "missing", 3)),
        ('#, fuzzy\nmsgid "甲"\nmsgstr " "\n', Message("甲", "甲", "missing", 4)),
        ('msgid "乙"\nmsgstr "A"\n', Message("甲", "甲", "missing", 0)),
    ],
)
def test_a_message_is_translated_outdated_or_missing(tmp_path, text: str, message: Message) -> None:
    assert page(tmp_path, text).message("甲") == message


def test_the_lines_of_a_translation_stay_where_those_of_the_source_do_as_in_a_block_of_code(tmp_path) -> None:
    assert page(tmp_path, 'msgid "甲\\n乙"\nmsgstr "A\\nB"\n').message("甲\n乙").text == "A\nB"


def test_a_translation_that_cannot_be_shown_is_left_out(tmp_path) -> None:
    catalog = page(tmp_path, 'msgid "甲"\nmsgstr "A\u202e"\n\n#, fuzzy\nmsgid "乙"\nmsgstr "B\u202e"\n')
    assert catalog.refused == {"甲"}
    assert catalog.message("甲") == Message("甲", "甲", "missing", 3)
    assert catalog.path == catalog_path(tmp_path, "en", "a/page")


def test_what_the_writing_of_a_language_needs_is_no_problem_in_its_catalog(tmp_path) -> None:
    text = 'msgid "甲"\nmsgstr "\u0645\u06cc\u200c\u062e"\n'
    assert page(tmp_path, text, "fa").refused == set()
    assert page(tmp_path, text, "en").refused == {"甲"}


def test_a_catalog_that_does_not_exist_is_empty_and_no_problem(tmp_path) -> None:
    catalog = PageCatalog.load(tmp_path, "en", "index")
    assert (catalog.catalog.entries, catalog.error) == ({}, None)
    assert catalog.path == catalog_path(tmp_path, "en", "index")


@pytest.mark.parametrize("target", ["victim.po", "nowhere.po"])
def test_a_catalog_that_is_a_link_is_not_read(tmp_path, target: str) -> None:
    (tmp_path / "victim.po").write_text(HEADER + 'msgid "甲"\nmsgstr "A"\n', "utf-8")
    link = catalog_path(tmp_path, "en", "index")
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / target)
    catalog = PageCatalog.load(tmp_path, "en", "index")
    assert str(catalog.error) == "a catalog must be a plain file, not a symbolic link"
    assert (catalog.error.line, catalog.error.rule) == (1, "symlink")
    assert (catalog.path, catalog.message("甲").state) == (link, "missing")


def test_a_catalog_that_is_damaged_says_at_which_line(tmp_path) -> None:
    catalog = page(tmp_path, "hello\n")
    assert str(catalog.error) == "not understood: 'hello'; expected msgid, msgstr or a comment"
    assert catalog.error.line == 3
    assert catalog.path.name == "page.po"


def test_a_word_of_the_interface_is_the_project_s_then_the_engine_s_then_english(tmp_path) -> None:
    entries = 'msgid "Search"\nmsgstr "Find"\n\nmsgid "甲党"\nmsgstr "Party A"\n'
    write(tmp_path, INTERFACE, HEADER + entries)
    english, japanese, korean = (Words.load(tmp_path, code) for code in ("en", "ja", "ko"))
    assert [english(word) for word in ("Search", "甲党", "Home")] == ["Find", "Party A", "Home"]
    assert [japanese(word) for word in ("Search", "甲党", "Home")] == ["検索", "甲党", "表紙"]
    assert korean("Home") == "Home"


def test_a_project_need_not_translate_what_the_engine_ships() -> None:
    assert engine_words("ja") == engine_words("en") == engine_words("en-GB") == engine_words("ja-JP")
    assert "Search" in engine_words("ja")
    assert engine_words("ko") == set()


@pytest.mark.parametrize(
    ("language", "is_source", "needed"),
    [
        ("ja", False, ["Home", "Our Party"]),
        ("ja", True, ["Home"]),
        ("ko", False, ["Search", "Home", "Our Party"]),
        ("ko", True, ["Search", "Home"]),
    ],
)
def test_a_language_needs_what_the_engine_lacks_and_what_the_project_prefers(
    language: str, *, is_source: bool, needed: list[str]
) -> None:
    """The source language needs only words of the engine: its own are in the report."""
    own = po.Catalog(
        entries={name: po.Entry(name, text) for name, text in (("Home", "表紙"), ("Search", ""))}
    )
    words = {"Search": 1, "Home": 2, "Our Party": 3}
    assert list(needed_words(words, language, own, is_source=is_source)) == needed


@pytest.mark.parametrize(
    ("msgstr", "message"),
    [
        ("x" * characters.LONGEST, ""),
        ("x" * 8001, "has 8001 characters, more than 8000; a message is one paragraph"),
        ("a\nb", "has a line break (\\n); a message is one paragraph, write it without"),
        ("a\x07", "holds U+0007 a control character, which a reader cannot see; remove it"),
        ("a\ue000", "holds U+E000 a private-use character, which a reader cannot see; remove it"),
        ("a\ufdd0", "holds U+FDD0 a character without a name, which a reader cannot see; remove it"),
        (
            "a&#8206;",
            "holds a reference to U+200E LEFT-TO-RIGHT MARK, which a reader cannot see; remove it",
        ),
        (
            f"a&#{'9' * 5000};",
            "holds a reference to U+0000 a control character, which a reader cannot see; remove it",
        ),
        ("a\tb", ""),
        ("&amp;", ""),
        ("", ""),
        (" ", "is nothing but spaces; translate it, or leave msgstr empty"),
        ("e\u0301\u0301\u0301e\u0301", ""),
        ("e\u0301\u0302\u0303\u0304", "heaps marks on a letter; remove them"),
        ("we do n\u0336ot", "strikes a letter through; remove the mark"),
        ("a \u2260 b =\u0338 c", ""),
        ("e\u20dd\u20dd\u20dd\u20dd", "heaps marks on a letter; remove them"),
    ],
)
def test_a_translation_that_a_reader_would_not_see_as_it_is_is_refused(msgstr: str, message: str) -> None:
    assert characters.objection("甲", msgstr) == (f"the translation {message}" if message else "")


@pytest.mark.parametrize(
    ("language", "found"),
    [
        *((language, "") for language in ("fa", "fa-Arab-IR", "ckb", "si", "ml", "mr", "km")),
        *(("en", "\u200c"), ("ja", "\u200c"), ("ku", "\u200c"), ("", "\u200c")),
    ],
)
def test_joiners_are_for_the_languages_that_need_them(language: str, found: str) -> None:
    assert characters.forbidden("a\u200cb", language) == found


@pytest.mark.parametrize(
    "unseen",
    [
        *"\u00ad\u034f\u115f\u17b4\u180b\u200b\u202e\u2028\u2800\u3164\ufeff\ufff0\ufff9\ufffc\ufffd\ue000\x07",
        *"\ufe0f\U0001bca0\U0001d173\U00013430\U000e0041\U000e0100",
    ],
)
def test_what_no_reader_sees_is_found_whatever_its_block(unseen: str) -> None:
    assert characters.forbidden(f"a{unseen}b", "en") == unseen


@pytest.mark.parametrize(
    "seen",
    [
        "葛\U000e0100城",
        "神\ufe00",
        "\u2764\ufe0f",
        "1\ufe0f\u20e3",
        "👨\u200d👩\u200d👧",
        "🏳\ufe0f\u200d🌈",
        "🏴\U000e0067\U000e0062\U000e007f",
        "\u0600\u06dd",
        "\t\n",
        "e\u0301",
    ],
)
def test_a_selected_form_of_a_kanji_or_an_emoji_is_seen(seen: str) -> None:
    assert characters.forbidden(seen) == ""


def test_what_the_source_holds_may_stand_in_its_translation() -> None:
    assert characters.objection("甲\u200b\n", "A\u200b\n") == ""
    assert "U+202E" in characters.objection("甲\u200b", "A\u200b\u202e")
    assert characters.objection("甲\u200b", "A&#8203;") == ""
