"""What every page shows around its text: navigation, languages, provenance. Thin event handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .languages import page_address, source_language, up
from .limits import IN_SIDEBAR
from .metadata import description, structured_data
from .render import fragments_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from .model import Page
    from .registry import Registry


def alternates(languages: dict[str, str], docname: str, base: str) -> list[dict[str, str]]:
    """Return ``hreflang`` links of a page: every language, itself included, and ``x-default``.

    The default of the first page is the language choice; of any other page, the report's own text.
    With no ``base`` (the address the site is published at) they are relative to the page.
    """
    start = base or up(docname)
    links = [{"lang": language, "href": start + page_address(language, docname)} for language in languages]
    default = "index.html" if docname == "index" else page_address(source_language(languages), docname)
    return [*links, {"lang": "x-default", "href": start + default}]


def nearby(pages: Sequence[Page], docname: str) -> Sequence[Page]:
    """Return what the sidebar shows of a list of pages: all, or the ones around a page where there are many.

    A page that listed hundreds of others would mostly consist of its sidebar, and so would the site.
    """
    if len(pages) <= IN_SIDEBAR:
        return pages
    index = next((number for number, page in enumerate(pages) if page.docname == docname), 0)
    start = min(max(0, index - IN_SIDEBAR // 2), len(pages) - IN_SIDEBAR)
    return pages[start : start + IN_SIDEBAR]


def neighbours(registry: Registry, docname: str) -> tuple[Page | None, Page | None]:
    """Return the pages before and after a page, in reading order."""
    pages = list(registry.pages.values())
    index = list(registry.pages).index(docname)
    following = pages[index + 1] if index + 1 < len(pages) else None
    return pages[index - 1] if index else None, following


def draw(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Draw the page; runs before the theme's own handler."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]  # an HTML builder emits this event
    fragments = fragments_of(builder)
    registry: Registry = fragments.common["registry"]
    previous, following = neighbours(registry, pagename)
    base: str = app.config.html_baseurl
    context["drawn"] = fragments.draw(
        "epub" if builder.name == "epub" else "layout",
        pagename,
        page=registry.pages[pagename],
        body=Markup(context["body"]),  # noqa: S704 - docutils escaped it
        description=description(registry.pages[pagename]),
        structured_data=structured_data(
            registry,
            registry.pages[pagename],
            app.config.language,
            {
                "languages": app.config.edition_languages,
                "base": base,
                "report": app.config.edition_report,
            },
        ),
        teams=nearby(registry.teams, pagename),
        topics=nearby(list(registry.topics.values()), pagename),
        previous=previous,
        next=following,
        alternates=alternates(app.config.edition_languages, pagename, base),
        canonical=base and base + page_address(app.config.language, pagename),
        card=f"{base}{app.config.language}/cards/{pagename}.png",
    )
    # The theme would resolve and re-parse the whole navigation tree for every page.
    context["toctree"] = lambda **kwargs: ""


def prepare(app: Sphinx) -> None:
    """Switch off what this site replaces, and complete the common context once a build."""
    if app.builder.format != "html":
        return
    app.builder.search = False  # type: ignore[attr-defined]  # Sphinx's index cannot find Japanese
    app.builder.copysource = False  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Draw every page ourselves."""
    app.connect("builder-inited", prepare)
    app.connect("html-page-context", draw, priority=400)
