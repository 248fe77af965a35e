"""Sphinx's HTML builder, without what only the page templates of a theme would show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SiteBuilder(StandaloneHTMLBuilder):
    """Builds pages that :mod:`.pages` draws: titles and links around the text come from the registry."""

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        # Sphinx would render the titles of the pages around this one, and its table of contents.
        return {"body": body, "metatags": metatags, "toc": "", "display_toc": False, "title": ""}


def setup(app: Sphinx) -> None:
    """Take the place of the builder ``html``."""
    app.add_builder(SiteBuilder, override=True)
