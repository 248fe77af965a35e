"""A build after changes makes what a build from nothing would."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Project, differing
from sphinx.config import Config
from test_translations import FIRST
from workshop import Workshop

from edition.catalogs import po
from edition.catalogs.catalog import PageCatalog, Words
from edition.drawing import edition
from edition.drawing.fragments import CompiledTemplates
from edition.drawing.outdated import drawn_from


@pytest.fixture
def built(small):
    small.translate("policies/first", FIRST)
    assert small.build() == 0, small.output
    return small


@pytest.fixture(scope="module")
def other() -> Iterator[Workshop]:
    """Start a second workshop: another process, in which sets have another order."""
    shop = Workshop()
    yield shop
    shop.close()


@pytest.fixture
def same_as_fresh(other: Workshop) -> Callable[[Project], None]:
    """Return a function that asserts that the site is what a build from nothing makes."""

    def check(project: Project) -> None:
        fresh = project.root / "fresh"
        done = other.run("edition", "build", "--out", str(fresh), folder=project.root)
        assert done.code == 0, done.stderr
        assert differing(fresh / "html", project.site) == []

    return check


def times(folder: Path) -> dict[str, int]:
    """Return when every file of a folder was written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def test_nothing_changed_nothing_written(built) -> None:
    before = times(built.site)
    assert built.build() == 0
    assert built.output.startswith("Nothing has changed")
    assert times(built.site) == before


def test_only_what_has_changed_is_read_again(built) -> None:
    before = times(built.out / "work/doctrees")
    built.edit("policies/second.md", "条約を守ります。", "条約をよく守ります。")
    assert built.build() == 0, built.output
    after = times(built.out / "work/doctrees")
    changed = {name for name, time in after.items() if time != before[name] and name.endswith(".doctree")}
    assert changed == {"policies/second.doctree"}


def test_a_changed_topic_list_reaches_the_topic_pages_and_the_matrix(built, same_as_fresh) -> None:
    assert not built.page("ja/topics/peace.html").select("[data-recommendation=bbb-1]")
    built.edit("policies/second.md", ":topics: law", ":topics: law, peace")
    assert built.build() == 0, built.output
    for language in ("ja", "en"):
        assert built.page(f"{language}/topics/peace.html").select("[data-recommendation=bbb-1]")
        cells = built.page(f"{language}/topics/index.html").select(".matrix td a")
        assert [cell["href"].partition("#")[2] for cell in cells].count("bbb-1") == 2
    same_as_fresh(built)


def test_a_changed_translation_reaches_every_page_that_shows_it(built, same_as_fresh) -> None:
    """T18: Sphinx rewrites the page alone, and leaves the topic page with the old text."""
    built.edit("locales/en/LC_MESSAGES/policies/first.po", "keep the peace", "guard the peace")
    assert built.build() == 0, built.output
    for page, where in (("policies/first", "#aaa-1"), ("topics/peace", "[data-recommendation=aaa-1]")):
        assert "guard the peace" in built.page(f"en/{page}.html").select_one(where).get_text()
    same_as_fresh(built)


def test_a_changed_title_reaches_every_page_that_names_it(built, same_as_fresh) -> None:
    built.edit("locales/en/LC_MESSAGES/policies/first.po", "First Team", "Team One")
    assert built.build() == 0, built.output
    for path in (built.site / "en").rglob("*.html"):
        assert "First Team" not in path.read_text("utf-8"), path
    same_as_fresh(built)


def test_a_catalog_that_goes_takes_its_translation_along(built, same_as_fresh) -> None:
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


def test_a_removed_page_takes_its_entries_along(built, same_as_fresh) -> None:
    (built.root / "policies/second.md").unlink()
    built.edit("index.md", "policies/second\n", "")
    built.edit("topics/index.md", "次に[第二チーム](../policies/second.md)を、", "")
    assert built.build() == 0, built.output
    assert not (built.site / "ja/policies/second.html").exists()
    assert not built.page("ja/topics/law.html").select("[data-recommendation=bbb-1]")
    same_as_fresh(built)


def test_a_changed_word_of_the_interface_reaches_every_page(built) -> None:
    built.translate("interface", {"Language": "Tongues"})
    assert built.build() == 0, built.output
    for page in ("index", "policies/first", "policies/second", "topics/index", "topics/law", "topics/peace"):
        assert built.page(f"en/{page}.html").select_one("nav.languages")["aria-label"] == "Tongues", page


def test_two_builds_from_nothing_are_the_same_to_the_byte(built, same_as_fresh) -> None:
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


def test_a_changed_address_is_taken_in(built, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://report.example/")
    assert built.build() == 0, built.output
    assert "https://report.example/en/index.html" in (built.site / "sitemap.xml").read_text("utf-8")


#: A template of a project, with the ids that other pages lead to.
OWN = '{% for id in registry.recommendations[object_id].addresses %}<p id="{{ id }}">new</p>{% endfor %}'


@pytest.mark.parametrize(
    ("name", "text", "shown_in"),
    [
        ("_static/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/><!-- new -->", "ja/_static/icon.svg"),
        ("_static/own.css", ".new { top: 0 }", "ja/_static/own.css"),  # which no setting names
        ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/><!-- new -->", "ja/_static/logo.svg"),
        ("_templates/fragments/recommendation.html", OWN, "ja/policies/first.html"),
        ("_templates/404.html", "new", "404.html"),
        ("_templates/sidebar/brand.html", "<p>new</p>", "en/policies/first.html"),
        ("search.toml", 'synonyms = [["new", "other"]]\n', "data/search/index.js"),
    ],
)
def test_a_changed_file_of_the_project_is_taken_in(built, name: str, text: str, shown_in: str) -> None:
    settings = 'html_theme = "furo"\ntemplates_path = ["_templates"]\nhtml_logo = "logo.svg"'
    built.edit("conf.py", 'html_theme = "furo"', settings)
    built.write("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    built.write(name, "synonyms = []" if name.endswith("toml") else text.replace("new", ""))
    assert built.build() == 0, built.output
    built.write(name, text)
    assert built.build() == 0, built.output
    assert "new" in (built.site / shown_in).read_text("utf-8")


def test_a_changed_module_that_the_settings_import_is_taken_in(small) -> None:
    conf = (small.root / "conf.py").read_text("utf-8")
    small.write("conf.py", f"import sys\nsys.path.insert(0, {str(small.root)!r})\nimport own\n{conf}")
    small.write("own.py", "ANSWER = 1")
    shop = Workshop(small.root)
    command = ("edition", "build", "--out", str(small.out))
    said = []
    for answer in (1, 1, 2):
        if answer == 2:
            small.write("own.py", "ANSWER = 22")
        done = shop.run(*command, folder=small.root)
        assert done.code == 0, done.stderr
        said.append("Nothing has changed" in done.stdout)
    assert said == [False, True, False]
    shop.close()


def test_a_new_version_of_an_extension_is_taken_in(built, monkeypatch) -> None:
    built.edit("conf.py", '"edition"', '"edition", "other"')
    built.write("other.py", 'import os\n\ndef setup(app):\n    return {"version": os.environ["OTHER"]}\n')
    for version, said in (("1", "6 pages"), ("1", "Nothing has changed"), ("2", "6 pages")):
        monkeypatch.setenv("OTHER", version)
        assert built.build() == 0, built.output
        assert built.output.startswith(said)


def test_the_templates_of_a_project_leave_nothing_in_the_engine(built) -> None:
    """Their compiled form was kept there for ever: 10,837 files, 111 MB, after some days of tests."""
    kept = ROOT / "edition/drawing/__pycache__"
    built.edit("conf.py", 'html_theme = "furo"', 'html_theme = "furo"\ntemplates_path = ["_templates"]')
    built.write("_templates/fragments/recommendation.html", OWN)
    built.write("_templates/sidebar/brand.html", "<p>own</p>")
    before = set(kept.glob("*.cache"))
    assert built.build() == 0, built.output
    assert before
    new = set(kept.glob("*.cache")) - before  # other tests compile the engine's templates meanwhile
    assert not any(b"<p>own</p>" in path.read_bytes() for path in new)


def test_templates_are_compiled_into_the_engine_only_where_it_can_be_written(monkeypatch) -> None:
    """Elsewhere, a folder that pip had made could not be written, and every page was a problem."""
    kept = ROOT / "edition/drawing/__pycache__"
    assert Path(CompiledTemplates().directory) == kept
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert Path(CompiledTemplates().directory) != kept


def own_engine(small) -> Path:
    """Give a project a copy of the engine."""
    (small.root / "edition").unlink()
    shutil.copytree(ROOT / "edition", small.root / "edition", ignore=shutil.ignore_patterns("__pycache__"))
    return small.root / "edition"


def test_pages_that_other_code_has_read_are_read_again(small) -> None:
    engine = own_engine(small)
    assert small.build() == 0, small.output
    code = (engine / "reading/collect.py").read_text("utf-8")
    (engine / "reading/collect.py").write_text(
        code.replace("summary=next(running, None)", "summary=None"), "utf-8"
    )
    before = times(small.out / "work/doctrees")
    assert small.build() == 0, small.output
    assert small.output.startswith("6 pages")
    after = times(small.out / "work/doctrees")
    assert all(after[name] != time for name, time in before.items() if not name.startswith("passed-"))


def test_a_changed_template_or_style_of_the_engine_is_taken_in(small) -> None:
    engine = own_engine(small)
    shop = Workshop(small.root)
    command = ("edition", "build", "--out", str(small.out))
    assert shop.run(*command, folder=small.root).code == 0
    new = ".new{top:0}"
    for name, shown_in in (
        ("drawing/templates/fragments/recommendation.html", "en/policies/second.html"),
        ("drawing/theme/sidebar/report.html", "ja/index.html"),
        ("drawing/static/edition.css", "ja/_static/edition.css"),
    ):
        old = (engine / name).read_text("utf-8")
        (engine / name).write_text(old + new, "utf-8")
        assert shop.run(*command, folder=small.root).code == 0
        assert new in (small.site / shown_in).read_text("utf-8")
    shop.close()


def test_a_changed_word_of_the_engine_is_a_change() -> None:
    def digest(word: str) -> str:
        shipped = po.Catalog(entries={"Home": po.Entry("Home", word)})
        words = Words(PageCatalog(Path()), PageCatalog(Path(), shipped))
        env = SphinxEnvironment()
        edition._editions[env] = edition.Edition({}, {}, {"ja": words}, [])  # noqa: SLF001 - as if loaded
        return drawn_from(env, [])

    assert digest("ホーム") == digest("ホーム") != digest("表紙")


class SphinxEnvironment:
    """As far as a digest asks it."""

    config = Config()
