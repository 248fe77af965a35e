"""A third language in one command, with no code touched."""

import datetime as dt
import json
import re

import pytest
from babel import localedata
from sphinx import locale, package_dir

from edition.commands.language import tag
from edition.report import languages


def test_a_language_has_a_name_of_its_own_a_direction_a_country_and_a_way_to_write_days() -> None:
    codes = ("ja", "en", "pt-BR", "ar")
    assert [languages.own_name(code) for code in codes] == [
        "日本語",
        "English",
        "português (Brasil)",
        "العربية",
    ]
    assert [languages.direction(code) for code in codes] == ["ltr", "ltr", "ltr", "rtl"]
    assert [languages.territory(code) for code in codes] == ["ja_JP", "en_US", "pt_BR", "ar_EG"]
    day = dt.date(2022, 6, 3)
    written = ["2022年6月3日", "June 3, 2022", "3 de junho de 2022"]
    assert [languages.long_date(day, code) for code in codes[:3]] == written
    assert languages.long_date(None, "en") == ""
    assert (languages.own_name("xx-yy"), languages.own_name("../ko"), languages.territory("tlh")) == (
        *("", ""),
        "tlh",
    )
    assert languages.page_address("en", "policies/x") == "en/policies/x.html"


def usable(code: str) -> bool:
    """Tell whether all that an edition asks of a language has an answer."""
    return all(
        [
            languages.own_name(code),
            languages.language_name(code, "en"),
            languages.language_name("ja", code),
            languages.direction(code) in {"ltr", "rtl"},
            re.fullmatch("[A-Z][a-z]{3}", languages.script(code)),
            languages.long_date(dt.date(2022, 6, 3), code),
            languages.territory(code),
            languages.stemmer(code)("x") == "x",
            all((languages.STEMMERS / name).is_file() for name in languages.stemmer_files([code])),
            tag(code) == code,
        ]
    )


@pytest.mark.build  # it reads the data of a thousand
def test_every_language_that_babel_knows_can_be_one_of_an_edition() -> None:
    codes = [each.replace("_", "-") for each in localedata.locale_identifiers()]
    assert len(codes) > 1000
    assert [code for code in codes if not usable(code)] == []


def test_words_are_reduced_to_stems_where_the_language_has_a_stemmer() -> None:
    assert [languages.stemmer(code)("treaties") for code in ("en", "ja")] == ["treati", "treaties"]
    files = ["base-stemmer.js", "english-stemmer.js", "german-stemmer.js"]
    assert languages.stemmer_files(["ja", "en", "de"]) == files
    assert languages.stemmer_files(["ja"]) == []


def start(project, language: str) -> int:
    return project.run("edition", "language", language)


@pytest.mark.parametrize(
    ("language", "direction", "name"), [("ko", "ltr", "한국어"), ("ar", "rtl", "العربية")]
)
def test_a_new_language_is_on_every_page_and_shows_the_source_honestly(
    small, language, direction, name
) -> None:
    assert start(small, language) == 0, small.output
    assert small.build() == 0, small.output
    page = small.page(f"{language}/policies/first.html")
    assert (page.html["lang"], page.html["dir"]) == (language, direction)
    article = page.select_one("#aaa-1")
    assert article["data-translation"] == "missing"
    assert article.select_one(".rec-text p")["lang"] == "ja"
    for code in ("ja", "en"):
        other = small.page(f"{code}/policies/first.html")
        link = other.select_one(f".languages a[hreflang={language}]")
        assert (link.get_text(), link["href"]) == (name, f"../../{language}/policies/first.html")
        alternates = [link["hreflang"] for link in other.select("link[rel=alternate][hreflang]")]
        assert alternates == ["ja", "x-default"], "search engines are not sent where nothing is translated"
    entrance = small.page("index.html")
    assert [link.has_attr("data-partial") for link in entrance.select("a.choice")] == [False, True, True]
    assert not entrance.select_one(f"link[hreflang={language}]")
    sitemap = (small.site / "sitemap.xml").read_text("utf-8")
    assert f'hreflang="{language}"' not in sitemap
    assert f"/{language}/" not in sitemap
    assert not small.page("ja/policies/first.html").select_one("#view-parallel, .view-link")
    assert not (small.site / language / "_parallel").exists()
    assert small.page("404.html").select_one(f"section[lang={language}][dir={direction}]")
    data = json.loads((small.site / "data/recommendations.json").read_text("utf-8"))
    assert data["report"]["languages"] == ["ja", "en", language]
    assert data["recommendations"][0]["paragraphs"][0]["state"][language] == "missing"
    assert language not in data["recommendations"][0]["paragraphs"][0]["text"]


def test_a_translation_into_the_new_language_is_used(small) -> None:
    assert start(small, "ko") == 0
    small.edit(
        "locales/ko/LC_MESSAGES/policies/first.po",
        'msgid "平和を守ります。"\nmsgstr ""',
        'msgid "平和を守ります。"\nmsgstr "평화를 지키겠습니다."',
    )
    assert small.build() == 0, small.output
    paragraph = small.page("ko/policies/first.html").select_one("#aaa-1 .rec-text p")
    assert (paragraph.get_text(), paragraph["lang"]) == ("평화를 지키겠습니다.", "ko")


def test_starting_a_language_twice_changes_nothing(small) -> None:
    assert start(small, "ko") == 0
    before = {path: path.read_bytes() for path in small.root.rglob("*.po")}
    conf = (small.root / "conf.py").read_text("utf-8")
    assert start(small, "ko") == 0
    assert {path: path.read_bytes() for path in small.root.rglob("*.po")} == before
    assert (small.root / "conf.py").read_text("utf-8") == conf


@pytest.mark.build
def test_what_is_no_language_is_refused_and_nothing_is_written(sources) -> None:
    conf = sources.read("conf.py")
    assert start(sources, "../ko") == 1
    assert "'../ko' is not a language" in sources.output
    assert sources.read("conf.py") == conf


def test_the_original_runs_from_left_to_right_in_a_language_that_does_not(small, browser) -> None:
    assert start(small, "ar") == 0
    assert small.build() == 0, small.output
    page = browser.new_page()
    page.goto((small.site / "ar/policies/first.html").as_uri())
    start_of_text = """(() => {
        const text = document.querySelector('#aaa-1 .rec-text p');
        const range = document.createRange();
        range.setStart(text.firstChild, 0);
        range.setEnd(text.firstChild, 1);
        return range.getBoundingClientRect().left - text.getBoundingClientRect().left;
    })()"""
    assert page.evaluate(start_of_text) < 5
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    page.close()


@pytest.mark.parametrize("language", ["ja", "pt-BR", "zh-Hant", "zh-Hans", "es-419", "fr"])
def test_sphinx_has_its_words_in_a_language_by_the_name_that_gettext_gives_it(language: str) -> None:
    _words, found = locale.init([package_dir / "locale"], languages.territory(language), "sphinx", language)
    assert found
