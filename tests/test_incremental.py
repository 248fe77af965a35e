"""A second build shows what a fresh one would, and writes only the pages that change."""

from __future__ import annotations

import filecmp
import shutil
from typing import TYPE_CHECKING

import pytest
from test_translations import FIRST

if TYPE_CHECKING:
    from pathlib import Path


def written(small) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (small.out / "work").rglob("pages/**/*.html")}


def rebuilt(small) -> set[str]:
    """Build again. Returns the pages that were written, as LANG/page."""
    before = written(small)
    assert small.build() == 0, small.output
    return {
        f"{path.relative_to(small.out / 'work').parts[0]}/"
        + "/".join(path.relative_to(small.out / "work").with_suffix("").parts[2:])
        for path, time in written(small).items()
        if before.get(path) != time
    }


def differing(left: Path, right: Path) -> list[str]:
    """Return the files that are not the same in both folders."""
    names = {path.relative_to(side).as_posix() for side in (left, right) for path in side.rglob("*")}
    return sorted(
        name
        for name in names
        if not (left / name).is_dir()
        and not (
            (left / name).is_file()
            and (right / name).is_file()
            and filecmp.cmp(left / name, right / name, shallow=False)
        )
    )


@pytest.fixture
def built(small):
    small.translate("policies/first", FIRST)
    assert small.build() == 0, small.output
    return small


def same_as_fresh(project) -> None:
    """Assert that the site is what a build from nothing makes."""
    kept = project.root / "kept"
    shutil.copytree(project.site, kept)
    shutil.rmtree(project.out)
    assert project.build() == 0, project.output
    assert differing(kept, project.site) == []


def test_nothing_changed_nothing_written(built) -> None:
    assert rebuilt(built) == set()
    assert built.output.startswith("Nothing has changed")


def test_a_changed_topic_list_rewrites_the_topic_pages_and_the_matrix(built) -> None:
    built.edit("policies/second.md", ":topics: law", ":topics: law, peace")
    pages = rebuilt(built)
    assert {"ja/topics/peace", "en/topics/peace", "ja/topics/index", "ja/policies/second"} <= pages
    assert "ja/policies/first" in pages or built.page("ja/policies/first.html")
    assert built.page("ja/topics/peace.html").select_one("[data-recommendation=bbb-1]")
    same_as_fresh(built)


def test_a_changed_translation_rewrites_the_pages_that_show_it_and_no_other(built) -> None:
    """T18: Sphinx rewrites the page alone, and leaves the topic page with the old text."""
    built.edit("locales/en/LC_MESSAGES/policies/first.po", "keep the peace", "guard the peace")
    assert rebuilt(built) == {"en/policies/first", "en/topics/peace"}
    page = built.page("en/topics/peace.html")
    assert "guard the peace" in page.select_one("[data-recommendation=aaa-1]").get_text()
    same_as_fresh(built)


def test_a_changed_title_reaches_every_page_that_names_it(built) -> None:
    built.edit("locales/en/LC_MESSAGES/policies/first.po", "First Team", "Team One")
    assert built.build() == 0, built.output
    for path in (built.site / "en").rglob("*.html"):
        assert "First Team" not in path.read_text("utf-8"), path
    same_as_fresh(built)


def test_a_catalog_that_goes_takes_its_translation_along(built) -> None:
    (built.root / "locales/en/LC_MESSAGES/policies/first.po").unlink()
    assert built.build() == 0, built.output
    article = built.page("en/policies/first.html").select_one("#aaa-1")
    assert article["data-translation"] == "missing"
    same_as_fresh(built)


def test_a_catalog_that_comes_is_used(small) -> None:
    assert small.build() == 0
    small.translate("policies/first", FIRST)
    assert small.build() == 0
    article = small.page("en/policies/first.html").select_one("#aaa-1")
    assert article["data-translation"] == "translated"


def test_a_removed_page_takes_its_entries_along(built) -> None:
    (built.root / "policies/second.md").unlink()
    built.edit("index.md", "policies/second\n", "")
    built.edit("topics/index.md", "次に[第二チーム](../policies/second.md)を、", "")
    assert built.build() == 0, built.output
    assert not (built.site / "ja/policies/second.html").exists()
    assert not built.page("ja/topics/law.html").select("[data-recommendation=bbb-1]")
    same_as_fresh(built)


def test_a_changed_word_of_the_interface_reaches_every_page(built) -> None:
    built.translate("interface", {"メニュー": "Open"})
    assert built.build() == 0, built.output
    for path in (built.site / "en").rglob("*.html"):
        assert 'for="__navigation">Open<' in path.read_text("utf-8"), path


def test_two_builds_from_nothing_are_the_same_to_the_byte(built) -> None:
    same_as_fresh(built)


def test_reading_and_writing_in_parallel_makes_the_same_site(built) -> None:
    kept = built.root / "kept"
    shutil.copytree(built.site, kept)
    shutil.rmtree(built.out)
    assert built.build("--jobs", "2") == 0, built.output
    assert differing(kept, built.site) == []


def test_a_file_that_is_gone_from_the_site_is_put_back(built) -> None:
    (built.site / "en/policies/first.html").unlink()
    assert built.build() == 0, built.output
    assert (built.site / "en/policies/first.html").is_file()


def test_a_changed_style_script_or_address_is_taken_in(built, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://report.example/")
    assert built.build() == 0, built.output
    assert "https://report.example/en/index.html" in (built.site / "sitemap.xml").read_text("utf-8")
