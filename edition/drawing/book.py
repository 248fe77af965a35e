"""What a book needs beside its pages: dates, rights, the direction that its pages are turned in."""

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
    """Sphinx's builder of e-books, with what conf.py leaves unsaid; Arabic is turned from right to left."""

    def content_metadata(self) -> dict[str, Any]:
        config, home = self.config, drawn(self.env).home
        known = {
            "id": config.html_baseurl or publication(config).url,
            "description": home.summary.text if home.summary else home.title.text,
        }
        settings = {"id": "epub_identifier", "description": "epub_description"}
        found = super().content_metadata()
        found |= {name: escape(text) for name, text in known.items() if config[settings[name]] == "unknown"}
        if direction(config.language) == "rtl":  # else Sphinx goes by the writing mode
            found["page_progression_direction"] = "rtl"
        return found

    def build_navigation_doc(self) -> None:
        super().build_navigation_doc()
        path = self.outdir / "nav.xhtml"
        html = f'<html dir="{direction(self.config.language)}"'
        path.write_text(path.read_text("utf-8").replace("<html", html, 1), "utf-8")


def date_book(app: Sphinx, config: Config) -> None:
    """Date a book by the day of the report, where conf.py says nothing else."""
    config.today = config.today or long_date(publication(config).day, config.language)


def pass_over_doctrees(app: Sphinx) -> None:
    """Have a book pass over the doctrees that Sphinx puts into its folder, and warns of."""
    if isinstance(app.builder, Epub) and app.doctreedir.is_relative_to(app.outdir):
        app.config.suppress_warnings = [*app.config.suppress_warnings, "epub.unknown_project_files"]


def head_contents(app: Sphinx) -> None:
    """Have LaTeX head a book's contents as such; Sphinx takes the caption of one of several toctrees."""
    if isinstance(app.builder, LaTeXBuilder) and "tableofcontents" not in app.config.latex_elements:
        title = rf"\renewcommand{{\contentsname}}{{{_('Table of Contents')}}}"
        app.builder.context["tableofcontents"] = rf"{title}\sphinxtableofcontents"


def setup(app: Sphinx) -> None:
    """Put our builder in the place of Sphinx's, and connect the beginning."""
    app.add_builder(Epub, override=True)
    app.connect("config-inited", date_book)
    app.connect("builder-inited", pass_over_doctrees)
    app.connect("builder-inited", head_contents)
