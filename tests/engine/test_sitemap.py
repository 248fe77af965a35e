"""The sitemap lists what search engines are told of, and says of every page what the page says."""

import re
from pathlib import Path

from registries import registry, team

from edition.drawing.edition import Edition
from edition.drawing.pages import alternates
from edition.site.assemble import _write_sitemap


def edition(*languages: str, complete: list[str]) -> Edition:
    return Edition({code: registry(team("one")) for code in languages}, {}, {}, complete)


def sitemap(folder: Path, found: Edition) -> str:
    _write_sitemap(folder, found, "https://example.org/")
    return (folder / "sitemap.xml").read_text("utf-8")


def test_a_language_that_readers_are_not_led_to_is_not_in_it(tmp_path: Path) -> None:
    text = sitemap(tmp_path, edition("ja", "en", "ko", complete=["ja", "en"]))
    assert "/ko/" not in text
    for language in ("ja", "en"):
        assert f"<loc>https://example.org/{language}/policies/one.html</loc>" in text
        assert f'hreflang="{language}"' in text


def test_the_default_of_a_page_is_in_the_language_of_the_report_and_that_of_the_first_page_the_choice(
    tmp_path: Path,
) -> None:
    text = sitemap(tmp_path, edition("ja", "en", complete=["ja", "en"]))
    defaults = re.findall('hreflang="x-default" href="https://example.org/([^"]*)"', text)
    assert defaults == [*["index.html"] * 2, *["ja/policies/one.html"] * 2]


def test_an_edition_in_one_language_has_no_links_to_others(tmp_path: Path) -> None:
    one = edition("ja", complete=["ja"])
    assert alternates(one, "index", lambda name, code: f"{code}/{name}", "") == []
    text = sitemap(tmp_path, one)
    assert text.count("<url>") == 2
    assert "hreflang" not in text
