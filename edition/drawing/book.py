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

from .edition import drawn, edition_of


class Epub(Epub3Builder):
    """Sphinx's builder of e-books: dated as the report is, in Arabic or Hebrew turned from right to left."""

    #: The settings that are ours for now.
    lent: tuple[str, ...] = ()

    def content_metadata(self) -> dict[str, Any]:
        config, edition = self.config, edition_of(self.env)
        work, home = publication(config), drawn(self.env).home
        publisher = edition.words(config.language)(work.publisher)
        known = {
            "version": work.published,
            "copyright": f"{work.published[:4]} {publisher}".strip(),
            "id": config.html_baseurl or work.url,
            "description": home.summary.text if home.summary else home.title.text,
        }
        found = super().content_metadata()
        found |= {name: escape(text) for name, text in known.items() if text and name in self.unsaid}
        if direction(config.language) == "rtl":  # else Sphinx goes by the writing mode
            found["page_progression_direction"] = "rtl"
        return found

    @property
    def unsaid(self) -> dict[str, str]:
        """What conf.py leaves to us: the setting by the name that it has in the book."""
        settings = {"version": "version", "copyright": "epub_copyright"}
        settings |= {"id": "epub_identifier", "description": "epub_description"}
        return {
            name: setting for name, setting in settings.items() if self.config[setting] in ("", "unknown")
        }

    def build_navigation_doc(self) -> None:
        super().build_navigation_doc()
        path = self.outdir / "nav.xhtml"
        html = f'<html dir="{direction(self.config.language)}"'
        path.write_text(path.read_text("utf-8").replace("<html", html, 1), "utf-8")


def date_book(app: Sphinx, config: Config) -> None:
    """Date a book by the day of the report, where conf.py says nothing else."""
    config.today = config.today or long_date(publication(config).day, config.language)


def lend_settings(app: Sphinx) -> None:
    """Set what Sphinx asks for in an e-book, and conf.py leaves to us, while Sphinx asks."""
    if isinstance(app.builder, Epub):
        work = publication(app.config)
        known = {"version": work.published, "epub_copyright": work.publisher}
        app.builder.lent = tuple(name for name, text in known.items() if text and not app.config[name])
        for name in app.builder.lent:
            app.config[name] = "-"
        if app.doctreedir.is_relative_to(app.outdir):  # where Sphinx puts it, and wonders what it is
            app.config.suppress_warnings = [*app.config.suppress_warnings, "epub.unknown_project_files"]


def take_settings_back(app: Sphinx) -> None:
    """Leave the settings as conf.py has them: another value would have all pages read again."""
    if isinstance(app.builder, Epub):
        for name in app.builder.lent:
            app.config[name] = ""


def head_contents(app: Sphinx) -> None:
    """Have LaTeX head a book's contents as such; Sphinx takes the caption of one of several toctrees."""
    if isinstance(app.builder, LaTeXBuilder) and "tableofcontents" not in app.config.latex_elements:
        title = rf"\renewcommand{{\contentsname}}{{{_('Table of Contents')}}}"
        app.builder.context["tableofcontents"] = rf"{title}\sphinxtableofcontents"


def setup(app: Sphinx) -> None:
    """Put our builder in the place of Sphinx's, and connect the beginning, before and after Sphinx asks."""
    app.add_builder(Epub, override=True)
    app.connect("config-inited", date_book)
    app.connect("builder-inited", lend_settings, priority=400)
    app.connect("builder-inited", take_settings_back, priority=600)
    app.connect("builder-inited", head_contents)
