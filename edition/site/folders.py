"""Writes a page for each folder that has none, for readers who leave out the name of a page."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path, PurePosixPath
from posixpath import relpath

from jinja2 import Template
from markupsafe import Markup

from edition.drawing.books import offered
from edition.drawing.edition import Edition
from edition.drawing.fragments import environment
from edition.drawing.pages import ADDRESSES
from edition.reading.configuration import source_language
from edition.report.languages import direction
from edition.report.message import label
from edition.report.pages import Page

from .application import SiteApplication
from .origin import Origin


def without_index(docnames: Iterable[str]) -> list[str]:
    """Return the folders that pages are in, and those around them, that have no page called index."""
    names = set(docnames)
    found = {str(parent) for name in names for parent in PurePosixPath(name).parents[:-1]}
    return sorted(folder for folder in found if f"{folder}/index" not in names)


def write(app: SiteApplication, edition: Edition, origin: Origin) -> None:
    """Write the pages into the built site. Where an extension or the project has put one, that stays."""
    languages, source = app.config.edition_languages, source_language(app.config)
    jinja = environment(app.confdir, app.config)
    template, data = jinja.get_template("folder.html"), jinja.get_template("fragments/data-page.html")

    def put(folder: str, listed: dict[str, Markup]) -> None:
        """Write the page of a folder. ``listed`` is what each of its languages lists."""
        sections = [
            (code, direction(code), edition.registries[code].home.title, html)
            for code, html in listed.items()
        ]
        html = template.render(
            sections=sections,
            up="../" * (folder.count("/") + 1),
            root=app.config.root_doc,
            source_language=source,
        )
        path = app.site / folder / "index.html"
        if not path.exists():
            path.write_text(html, "utf-8")

    def links(pages: Iterable[Page], code: str, folder: str) -> Markup:
        """Return a list of pages, with their addresses from a folder."""
        items = [
            Markup('<li><a href="{}.html" lang="{}">{}</a></li>').format(
                relpath(f"{code}/{page.docname}", folder),
                source if page.title.is_fallback else code,
                label(page.title).text,
            )
            for page in pages
        ]
        return Markup("<ul>{}</ul>").format(Markup("\n").join(items))

    for code, registry in edition.registries.items():
        for name in without_index(registry.pages):
            pages = [page for docname, page in registry.pages.items() if docname.startswith(f"{name}/")]
            put(f"{code}/{name}", {code: links(pages, code, f"{code}/{name}")})
    teams = {code: links(registry.teams, code, ADDRESSES) for code, registry in edition.registries.items()}
    put(ADDRESSES, teams)
    listed = offered(Path(app.confdir), app.config)
    common = {
        "is_site": True,
        "is_whole": True,
        "books": listed,
        "languages": languages,
        "source_language": source,
        "origin": origin,
        "publication": origin.publication,
        "data": str,
    }

    def files(template: Template, folder: str, to_books: str) -> None:
        """Write the page of a folder that holds files; ``to_books`` is the path from it to the books."""
        draw = partial(template.render, common, book=lambda name: to_books + name)
        html = {
            code: Markup(draw(_=edition.words[code], language=code, terms=origin.terms(registry, code)))  # noqa: S704 - of an escaping template
            for code, registry in edition.registries.items()
        }
        put(folder, html)

    files(data, "data", "../books/")
    if listed:
        files(jinja.get_template("fragments/books.html"), "books", "")
