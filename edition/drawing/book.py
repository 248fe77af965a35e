"""Metadata of books: EPUB and LaTeX."""

from html import escape
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.config import Config
from sphinx.locale import _

from edition.reading.configuration import publication
from edition.report.languages import direction, long_date

from .edition import drawn


class Epub(Epub3Builder):
    """Sphinx's EPUB 3 builder, with defaults from the report, and the page progression of the language."""

    def content_metadata(self) -> dict[str, Any]:
        config, home = self.config, drawn(self.env).home
        known = {
            "id": config.html_baseurl or publication(config).url,
            "description": home.summary.text if home.summary else home.title.text,
        }
        settings = {"id": "epub_identifier", "description": "epub_description"}
        if not isinstance(config.epub_copyright, str):  # Sphinx takes several notices, but not here
            config.epub_copyright = ", ".join(config.epub_copyright)
        found = super().content_metadata()
        found |= {
            name: escape(text) for name, text in known.items() if text and config[settings[name]] == "unknown"
        }
        if direction(config.language) == "rtl":  # else Sphinx goes by the writing mode
            found["page_progression_direction"] = "rtl"
        return found

    def build_navigation_doc(self) -> None:
        super().build_navigation_doc()
        path = self.outdir / "nav.xhtml"
        html = f'<html dir="{direction(self.config.language)}"'
        path.write_text(path.read_text("utf-8").replace("<html", html, 1), "utf-8")


def date_book(app: Sphinx, config: Config) -> None:
    """Set ``today`` to the date of the report, unless conf.py sets it."""
    config.today = config.today or long_date(publication(config).day, config.language)


def pass_over_doctrees(app: Sphinx) -> None:
    """Suppress the warnings about doctrees in the output folder, where Sphinx puts them by default."""
    if isinstance(app.builder, Epub) and app.doctreedir.is_relative_to(app.outdir):
        app.config.suppress_warnings = [*app.config.suppress_warnings, "epub.unknown_project_files"]


def head_contents(app: Sphinx) -> None:
    """Set the heading of the table of contents; Sphinx takes the caption of one of several toctrees."""
    if isinstance(app.builder, LaTeXBuilder) and "tableofcontents" not in app.config.latex_elements:
        title = rf"\renewcommand{{\contentsname}}{{{_('Table of Contents')}}}"
        app.builder.context["tableofcontents"] = rf"{title}\sphinxtableofcontents"


def setup(app: Sphinx) -> None:
    """Register the builder and connect the handlers."""
    app.add_builder(Epub, override=True)
    app.connect("config-inited", date_book)
    app.connect("builder-inited", pass_over_doctrees)
    app.connect("builder-inited", head_contents)
