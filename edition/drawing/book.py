"""What books in LaTeX and EPUB have of the report: its date, and the heading of the contents."""

from sphinx.application import Sphinx
from sphinx.builders.latex import LaTeXBuilder
from sphinx.config import Config
from sphinx.locale import _

from edition.reading.configuration import publication
from edition.report.languages import long_date


def date_book(app: Sphinx, config: Config) -> None:
    """Set ``today`` to the date of the report, unless conf.py sets it."""
    config.today = config.today or long_date(publication(config).day, config.language)


def head_contents(app: Sphinx) -> None:
    """Set the heading of the table of contents; Sphinx takes the caption of one of several toctrees."""
    if isinstance(app.builder, LaTeXBuilder) and "tableofcontents" not in app.config.latex_elements:
        title = rf"\renewcommand{{\contentsname}}{{{_('Table of Contents')}}}"
        app.builder.context["tableofcontents"] = rf"{title}\sphinxtableofcontents"


def setup(app: Sphinx) -> None:
    """Connect the handlers."""
    app.connect("config-inited", date_book)
    app.connect("builder-inited", head_contents)
