"""What every page shows around its text: navigation, languages, provenance. Thin event handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .languages import page_address, source_language, up
from .render import fragments_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from .model import Registry


def alternates(languages: dict[str, str], docname: str, base: str) -> list[dict[str, str]]:
    """Return ``hreflang`` links of a page: every language, itself included, and ``x-default``.

    The default of the first page is the language choice; of any other page, the report's own text.
    With no ``base`` (the address the site is published at) they are relative to the page.
    """
    start = base or up(docname)
    links = [
        {"lang": language, "href": start + page_address(language, docname)} for language in languages
    ]
    default = "index.html" if docname == "index" else page_address(source_language(languages), docname)
    return [*links, {"lang": "x-default", "href": start + default}]


def add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page template what it shows; runs before the theme's own handler."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]  # an HTML builder emits this event
    config, common = app.config, fragments_of(builder).common
    registry: Registry = common["registry"]
    context |= {
        **common,
        "page": registry.pages.get(pagename),
        "alternates": alternates(config.edition_languages, pagename, config.html_baseurl),
        "switch": {
            code: up(pagename) + page_address(code, pagename) for code in config.edition_languages
        },
        "root": up(pagename),
        # The theme would resolve and re-parse the whole navigation tree for every page.
        "toctree": lambda **kwargs: "",
    }


def prepare(app: Sphinx) -> None:
    """Switch off what this site replaces, and complete the common context once a build."""
    if app.builder.format != "html":
        return
    app.builder.search = False  # type: ignore[attr-defined]  # Sphinx's index cannot find Japanese
    app.builder.copysource = False  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", prepare)
    app.connect("html-page-context", add_context, priority=400)
