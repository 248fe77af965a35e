"""The words of the interface: English in the templates, shipped in Japanese, completed by a project."""

from conftest import ROOT

from edition.catalogs import po
from edition.catalogs.catalog import engine_words
from edition.drawing.words import interface_words
from edition.reading import configuration

SHIPPED = ROOT / "edition/locales/ja/LC_MESSAGES/interface.po"


def test_the_shipped_catalog_has_every_word_of_the_templates_and_no_other() -> None:
    words = interface_words(configuration.read(ROOT / "tests/small"), ROOT / "tests/small")
    assert set(po.read(SHIPPED).entries) == set(words) - {"小委員会"} == engine_words("ja")


def test_a_language_that_the_engine_lacks_gets_all_words_to_translate(small) -> None:
    assert small.run("edition", "language", "ko") == 0, small.output
    found = po.read(small.root / "locales/ko/LC_MESSAGES/interface.po").entries
    assert set(found) == engine_words("ja") | {"小委員会"}


def test_a_report_in_a_language_that_the_engine_lacks_has_an_interface_of_its_own(small) -> None:
    small.edit("conf.py", '"ja": "日本語",', '"fr": "français",')
    small.edit("conf.py", 'language = "ja"', 'language = "fr"')
    assert small.run("edition", "update-po") == 0, small.output
    name = "locales/fr/LC_MESSAGES/interface.po"
    assert set(po.read(small.root / name).entries) == engine_words("ja")
    small.edit(name, 'msgid "Language"\nmsgstr ""', 'msgid "Language"\nmsgstr "Langue"')
    assert small.run("edition", "check") == 0, small.output
    assert small.run("edition", "status") == 0, small.output
    assert small.output.startswith("fr ")
    assert small.build() == 0, small.output
    assert small.page("fr/index.html").select_one("nav.languages")["aria-label"] == "Langue"
    assert small.page("en/index.html").select_one("nav.languages")["aria-label"] == "Language"


def test_a_project_may_prefer_a_word_and_keeps_it(small) -> None:
    name = "locales/en/LC_MESSAGES/interface.po"
    small.write(name, small.read(name) + '\nmsgid "Home"\nmsgstr "Cover"\n')
    assert small.run("edition", "update-po") == 0, small.output
    assert po.read(small.root / name).entries["Home"].msgstr == "Cover"
    assert small.build() == 0, small.output
    assert "Cover" in small.page("en/policies/first.html").select_one(".sidebar-tree").get_text()


def test_the_template_of_the_catalog_has_a_word_that_a_project_prefers(small) -> None:
    for msgstr, is_needed in (("Cover", True), ("", False)):
        small.translate("interface", {"Home": msgstr})
        assert small.run("sphinx", "-b", "gettext", "-q", ".", "pot") == 0, small.output
        words = po.read(small.root / "pot/interface.pot").entries
        assert ("Home" in words) == is_needed
        assert "小委員会" in words


def test_what_a_translation_is_said_to_be_is_true_for_the_pair(small) -> None:
    assert small.build() == 0, small.output
    for code, sentence in (
        ("ja", "翻訳は非公式です。原文（日本語）が正文です。"),
        ("en", "Translations are unofficial. The original (Japanese) is authoritative."),
    ):
        assert sentence in small.page(f"{code}/index.html").select_one(".provenance").get_text()


def test_a_placeholder_that_is_wrong_is_shown_and_breaks_nothing(small) -> None:
    """An untrusted translation was formatted: a width of nine digits wrote a page of 100 MB."""
    name, page = "locales/en/LC_MESSAGES/interface.po", "policies/second"
    word = "Texts on this page without an up-to-date translation, shown in the original language: "
    small.write(
        name,
        small.read(name)
        + f'\nmsgid "{word}%(left)d of %(total)d."\nmsgstr "100% of %(total)d: %(left)99999999d %(x)s %"\n',
    )
    assert small.build() == 1
    assert f"{name}:13: WARNING: the placeholder %(left)d is missing" in small.output
    assert small.run("sphinx", "-b", "html", "-q", "-D", "language=en", ".", str(small.site / "en")) == 0
    shown = small.page(f"en/{page}.html").select_one(".page-state").get_text()
    assert shown.startswith("100% of ")
    assert shown.endswith(": %(left)99999999d %(x)s %")
