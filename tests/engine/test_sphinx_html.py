"""What Sphinx's and furo's manuals say of HTML, in a fresh clone, for sphinx-build and our command."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typed import BIN, Clone, Typed, broken, small_clone

STRICT = ("-n", "-W", "--keep-going", "-q")


@pytest.fixture
def project(tmp_path: Path) -> Clone:
    return small_clone(tmp_path)


def _built(project: Clone, builder: str = "html", language: str = "en", *options: str) -> Typed:
    done = project.sphinx(builder, *STRICT, "-D", f"language={language}", *options)
    assert done.code == 0, done.output
    return done


def _both(project: Clone) -> list[Path]:
    """Build by ``sphinx-build``, and by our command. Returns the folders with the English pages."""
    ours = project.edition()
    assert ours.code == 0, ours.output
    return [_built(project).out, ours.out / "en"]


def _page(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / name).read_text("utf-8"), "html.parser")


def test_a_page_is_the_same_in_one_process_and_in_several_and_by_make_mode(project: Clone) -> None:
    serial = project.sphinx("html", *STRICT, "-D", "language=en").out
    parallel = project.sphinx("html", *STRICT, "-j", "3", "-D", "language=en", typed=True).out
    done = project.type(str(BIN / "sphinx-build"), "-M", "html", ".", "made", "-D", "language=en", "-W")
    assert done == 0, project.output
    for name in ("index.html", "policies/first.html", "topics/index.html", "about.html"):
        text = (serial / name).read_text("utf-8")
        assert (parallel / name).read_text("utf-8") == text
        assert (project.root / "made/html" / name).read_text("utf-8") == text


def test_furo_takes_its_documented_options(project: Clone) -> None:
    project.settings(
        """html_theme_options = {
            "light_css_variables": {"color-brand-primary": "#123456"},
            "dark_css_variables": {"color-brand-primary": "#abcdef"},
            "announcement": "<em>Heard</em>",
            "footer_icons": [{"name": "Git", "url": "https://example.org/git", "html": "", "class": ""}],
            "source_repository": "https://github.com/owner/report/",
            "source_branch": "main",
            "source_directory": "docs/",
            "top_of_page_buttons": ["view", "edit"],
        }"""
    )
    for folder in _both(project):
        text = (folder / "policies/first.html").read_text("utf-8")
        assert "--color-brand-primary: #123456" in text
        assert "--color-brand-primary: #abcdef" in text
        assert "<em>Heard</em>" in text
        assert 'href="https://example.org/git"' in text
        assert 'href="https://github.com/owner/report/edit/main/docs/policies/first.md"' in text
        assert 'href="https://github.com/owner/report/blob/main/docs/policies/first.md?plain=true"' in text


def test_furo_takes_an_address_for_editing(project: Clone) -> None:
    project.settings('html_theme_options = {"source_edit_link": "https://example.org/edit/{filename}"}')
    text = (_built(project).out / "policies/first.html").read_text("utf-8")
    assert 'href="https://example.org/edit/policies/first.md"' in text


def test_furos_own_navigation_is_translated(project: Clone) -> None:
    project.edit("index.md", "policies/first\n", "第一 <policies/first>\n")
    catalog = project.root / "locales/en/LC_MESSAGES/index.po"
    entry = '\nmsgid "第一"\nmsgstr "The first"\n'
    catalog.write_text(catalog.read_text("utf-8") + entry, "utf-8")
    project.settings("del html_sidebars")
    for folder in _both(project):
        tree = _page(folder, "policies/second.html").select_one(".sidebar-tree")
        assert tree is not None
        captions = [caption.get_text(strip=True) for caption in tree.select(".caption")]
        assert captions == ["Teams", "Reference"]
        links = [link.get_text(strip=True) for link in tree.select("li.toctree-l1 > a")]
        assert links[:2] == ["The first", "Second Team"]


@pytest.mark.parametrize("sidebars", ["", "del html_sidebars"])
def test_another_theme_shows_all_and_leads_everywhere(project: Clone, sidebars: str) -> None:
    project.settings(sidebars)
    done = _built(project, "html", "en", "-D", "html_theme=alabaster")
    assert broken(done.out) == []
    page = _page(done.out, "policies/first.html")
    assert len(page.select("article.recommendation")) == 2
    assert "Topics and places" in page.select_one(".sphinxsidebar").get_text()  # type: ignore[union-attr]
    assert page.select_one(".provenance")


def test_files_styles_scripts_and_a_template_of_the_project_are_taken(project: Clone) -> None:
    project.settings(
        'html_css_files = ["mine.css", ("print.css", {"media": "print"})]\nhtml_js_files = ["mine.js"]\n'
        'html_extra_path = ["extra"]\nhtml_static_path = ["_static", "mine"]\n'
        'templates_path = ["_templates"]\nhtml_title = "A title of my own"'
    )
    project.write("mine/mine.css", "a { color: red }")
    project.write("mine/print.css", "")
    project.write("mine/mine.js", "")
    project.write("extra/.well-known/security.txt", "Contact: mailto:me@example.org")
    project.write(
        "_templates/page.html",
        '{% extends "!page.html" %}{% block footer %}MY FOOTER{{ super() }}{% endblock %}',
    )
    project.write(
        "_templates/fragments/place.html",
        '{% set one = registry.places[object_id] %}<p id="{{ one.anchor }}">MY PLACE {{ one.name.text }}</p>',
    )
    for folder in _both(project):
        text = (folder / "about.html").read_text("utf-8")
        assert re.search(r'href="_static/mine\.css\?v=\w+"', text)
        assert re.search(r'media="print"[^>]*href="_static/print\.css', text)
        assert re.search(r'src="_static/mine\.js', text)
        assert "MY FOOTER" in text
        assert "provenance" in text
        assert "<title>About this edition - A title of my own</title>" in text
        assert "MY PLACE Japan" in (folder / "topics/index.html").read_text("utf-8")
        assert (folder / ".well-known/security.txt").is_file()
        assert (folder / "_static/mine.css").is_file()


def test_an_index_of_sphinx_is_made(project: Clone) -> None:
    project.settings("html_use_index = True")
    for folder in _both(project):
        assert "<title>Index - A Small Report" in (folder / "genindex.html").read_text("utf-8")


def test_a_page_of_an_extension_has_the_frame_with_the_addresses_of_the_extension(project: Clone) -> None:
    project.settings('extensions.append("notfound.extension")\nnotfound_urls_prefix = "/site/"')
    for folder in _both(project):
        page = _page(folder, "404.html")
        assert page.select_one(".provenance")
        found = [tag.get(name) for name in ("href", "src") for tag in page.select(f"[{name}]")]
        assert [one for one in found if not re.match("/site/|#|https://", str(one))] == []


def test_a_sitemap_of_an_extension_has_every_page(project: Clone) -> None:
    project.settings(
        'extensions.append("sphinx_sitemap")\nhtml_baseurl = "https://example.org/r/"\n'
        'sitemap_url_scheme = "{link}"'
    )
    alone, ours = _both(project)
    for folder, base in ((alone, "https://example.org/r/"), (ours, "https://example.org/r/en/")):
        found = re.findall("<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text("utf-8"))
        assert len(found) == 10
        assert f"{base}policies/first.html" in found


def test_descriptions_of_an_extension_are_in_one_language_and_take_the_place_of_ours(project: Clone) -> None:
    project.settings('extensions.append("sphinxext.opengraph")\nogp_site_url = "https://example.org/"')
    for folder in _both(project):
        page = _page(folder, "about.html")
        (described,) = page.select('meta[property="og:description"]')
        assert str(described["content"]).startswith("The report: The document in this edition is “A")
        assert [tag["content"] for tag in page.select('meta[property="og:title"]')] == ["About this edition"]


def test_buttons_and_components_of_extensions_have_their_assets(project: Clone) -> None:
    project.settings('extensions += ["sphinx_copybutton", "sphinx_design"]')
    with (project.root / "about.md").open("a", encoding="utf-8") as file:
        file.write("\n:::{dropdown} 開く\n本文です。\n:::\n\n```python\nprint(1)\n```\n")
    for folder in _both(project):
        assert broken(folder) == []
        text = (folder / "about.html").read_text("utf-8")
        for name in ("copybutton.js", "copybutton.css", "sphinx-design.min.css", "pygments.css"):
            assert name in text
        assert "sd-dropdown" in text


def test_a_setting_that_another_builder_has_read_reaches_the_pages_of_this_one(project: Clone) -> None:
    """Sphinx compares settings with those of the last reading, which may be another builder's."""
    doctrees = ("-d", str(project.root / "doctrees"))
    first = project.sphinx("html", *STRICT, *doctrees).out
    project.edit("conf.py", '"ja": "日本語"', '"ja": "にほんご"')
    assert project.sphinx("dirhtml", *STRICT, *doctrees).code == 0
    assert project.sphinx("html", *STRICT, *doctrees).code == 0
    assert "にほんご" in _page(first, "index.html").select_one("nav.languages").get_text()
