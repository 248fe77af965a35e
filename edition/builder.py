"""Sphinx's HTML builder, without what only the page templates of a theme would show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


class SiteBuilder(StandaloneHTMLBuilder):
    """Builds pages that :mod:`.pages` draws: titles and links around the text come from the registry."""

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        # Sphinx would render the titles of the pages around this one, and its table of contents.
        return {"body": body, "metatags": metatags, "toc": "", "display_toc": False, "title": ""}


def forget_toctrees(app: Sphinx, builder: Builder) -> None:
    """Keep Sphinx from writing every page again whose toctree names a page that is written.

    No toctree is drawn; :func:`.domain.pages_to_rewrite` knows what a page shows of others.
    """
    if isinstance(builder, SiteBuilder):
        builder.env.files_to_rebuild.clear()  # saved with the environment already


def setup(app: Sphinx) -> None:
    """Take the place of the builder ``html``."""
    app.add_builder(SiteBuilder, override=True)
    app.connect("write-started", forget_toctrees)
