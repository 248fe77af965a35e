"""One process a language: what goes wrong in one of them fails the build, and is said once."""

import json
import textwrap

import pytest

from edition.site.application import warning_lines


def extend(small, code: str) -> None:
    """Add a handler to conf.py."""
    small.write("conf.py", f"{small.read('conf.py')}\nimport os\n\n{textwrap.dedent(code)}")


def test_a_language_whose_process_ends_is_named_and_the_site_stays(small) -> None:
    assert small.build() == 0, small.output
    extend(
        small,
        """
        def setup(app):
            app.connect("html-page-context", lambda app, *_: app.config.language != "en" or os._exit(0))
        """,
    )
    assert small.build() == 1
    assert "the process that draws 'en' ended before it was done" in small.output
    assert (small.site / "en/index.html").is_file()


def test_an_error_where_another_language_begins_is_a_sentence(small) -> None:
    extend(
        small,
        """
        def begin(app):
            if app.config.language == "en":
                raise OSError(28, "No space left on device")

        def setup(app):
            app.connect("builder-inited", begin)
        """,
    )
    assert small.build() == 1
    assert small.output.splitlines()[0].endswith(": No space left on device")
    assert "Traceback" not in small.output
    assert "<function" not in small.output


def test_an_error_that_nobody_foresaw_is_a_sentence_in_every_language(small) -> None:
    extend(small, "def setup(app):\n    app.connect('build-finished', lambda *_: 1 / 0)")
    assert small.build() == 1
    said = "the program failed (ZeroDivisionError: division by zero); please report it with _build/error.log"
    assert small.output.startswith(said)
    assert "1 problem; the site was not changed." in small.output
    assert "Traceback" not in small.output


def test_an_extension_that_is_not_installed_is_named(small) -> None:
    extend(small, "extensions.append('nowhere')")
    assert small.build() == 1
    assert "'extensions' has \"nowhere\", which is not installed; write extensions = " in small.output


def test_a_page_that_was_not_written_is_named(small) -> None:
    extend(
        small,
        """
        def setup(app):
            app.connect("build-finished", lambda app, _: os.unlink(f"{app.outdir}/policies/second.html"))
        """,
    )
    assert small.build() == 1
    assert "policies/second.html was not drawn" in small.output
    assert not small.site.exists()


def test_a_warning_of_every_language_is_said_once(small) -> None:
    extend(
        small,
        """
        from sphinx.util import logging

        def setup(app):
            app.connect("html-collect-pages", lambda app: logging.getLogger("x").warning("beware") or [])
        """,
    )
    assert small.build() == 1
    assert small.output.splitlines() == ["WARNING: beware", "", "1 problem; the site was not changed."]


def test_a_warning_of_one_language_alone_fails_the_build(small) -> None:
    extend(
        small,
        """
        from sphinx.util import logging

        def warn(app):
            if app.config.language == "en":
                logging.getLogger("x").warning("beware")
            return []

        def setup(app):
            app.connect("html-collect-pages", warn)
        """,
    )
    assert small.build() == 1
    assert small.output.splitlines()[0] == "WARNING: beware"


def test_settings_and_tags_of_the_command_count_in_every_language(small) -> None:
    small.write(
        "conf.py",
        small.read("conf.py")
        + '\nif tags.has("fair"):\n    html_theme_options = {"announcement": "At the fair"}\n',
    )
    assert small.build("-D", "html_baseurl=https://x.example", "-t", "fair") == 0, small.output
    for language in ("ja", "en"):
        page = small.page(f"{language}/policies/first.html")
        canonical = page.select_one("link[rel=canonical]")["href"]
        assert canonical == f"https://x.example/{language}/policies/first.html"
        assert "At the fair" in page.get_text()


def test_addresses_are_absolute_where_the_site_has_one(small, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://report.example/r/")
    assert small.build() == 0, small.output
    page = small.page("en/policies/first.html")
    assert page.select_one("link[rel=canonical]")["href"] == "https://report.example/r/en/policies/first.html"
    alternates = [link["href"] for link in page.select("link[rel=alternate]")]
    assert alternates[0] == "https://report.example/r/ja/policies/first.html"
    image = page.select_one("meta[property='og:image']")["content"]
    assert image == "https://report.example/r/en/cards/policies/first.png"
    assert (
        json.loads(page.select_one("script[type='application/ld+json']").string)["@id"]
        == "https://report.example/r/en/policies/first.html"
    )
    assert "Sitemap: https://report.example/r/sitemap.xml" in (small.site / "robots.txt").read_text("utf-8")
    assert 'href="/r/ja/index.html"' in (small.site / "404.html").read_text("utf-8")


def test_sphinx_speaks_the_language_of_a_tag_with_a_country(small) -> None:
    small.edit("conf.py", '"en": "English",', '"en": "English", "pt-BR": "português",')
    extend(
        small,
        """
        from sphinx.locale import _

        def note(app, name, template, context, tree):
            context["metatags"] = context.get("metatags", "") + f'<meta name="word" content="{_("Search")}">'

        def setup(app):
            app.connect("html-page-context", note)
        """,
    )
    assert small.build() == 0, small.output
    words = [
        small.page(f"{code}/index.html").select_one("meta[name=word]")["content"] for code in ("ja", "pt-BR")
    ]
    assert words == ["検索", "Buscar"]


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        (
            "a.md:3: WARNING: Unknown directive type: 'recomendation' [x]",
            "'recomendation'; did you mean 'recommendation'? [x]",
        ),
        ("a.md:3: WARNING: Unknown directive type: 'nowhere' [x]", "'nowhere' [x]"),
        (
            "'term': Unknown option key: 'readin' (allowed: ['also', 'reading']) [x]",
            "'reading']); did you mean 'reading'? [x]",
        ),
    ],
)
def test_of_a_misspelt_directive_or_option_what_was_meant_is_told(tmp_path, said: str, hint: str) -> None:
    (line,) = warning_lines(said, tmp_path)
    assert line.endswith(hint)
