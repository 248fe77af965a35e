"""Writes what the languages share: the data, the search, the sitemap; and the pages in no language."""

import shutil
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from edition.drawing.edition import Edition
from edition.drawing.javascript import assignment
from edition.drawing.pages import CARDS, alternates
from edition.reading.configuration import publication
from edition.report.history import last_changed
from edition.report.languages import page_address

from . import elsewhere, entrance, search
from .application import SiteApplication
from .data import Texts, as_json, messages
from .exchange import files, json_lines
from .feed import feed
from .origin import Origin, digest


def assemble(app: SiteApplication, edition: Edition, cards: Path, commit: str) -> Origin:
    """Write into the site everything but the pages of the languages. Returns where its data are from.

    ``commit`` is what the site is built from, '' where that is not known.
    """
    new, registries, found = app.site, edition.registries, messages(edition.registries)
    origin = _write_data(app, edition, found, commit)
    entrance.write(app, edition)
    search.write(Path(app.srcdir), app.config, new / "data" / "search", registries, found)
    elsewhere.write(new / "data" / "search", registries)
    _write_sitemap(new, edition, app.address)
    for language in registries:  # drawn by edition.tools.cards
        _copy(cards / language, new / language / CARDS)
    for name in app.config.html_extra_path:  # Sphinx copies them into each language; CNAME belongs here
        _copy(Path(app.confdir) / name, new)
    (new / ".nojekyll").touch()  # GitHub Pages would leave out folders that begin with _
    return origin


def _write_data(app: SiteApplication, edition: Edition, found: Texts, commit: str) -> Origin:
    registries = edition.registries
    (code, source), *_others = registries.items()
    origin = Origin(publication(app.config), digest(source), commit, app.address)
    folder, content = app.site / "data", as_json(registries, found, origin)
    folder.mkdir()
    (folder / "recommendations.json").write_text(json_lines(content), "utf-8")
    (folder / "recommendations.js").write_text(assignment("policyRecommendations", content), "utf-8")
    for name, text in files(registries, found, origin).items():
        (folder / name).write_text(text, "utf-8", newline="")
    schema = Path(__file__).with_name("recommendations.schema.json")
    shutil.copyfile(schema, folder / schema.name)
    if origin.publication.published:
        for language, registry in registries.items():
            (app.site / language).mkdir(exist_ok=True)  # its own process may have just begun
            changed = last_changed(edition.changes, registry.holders, (code, language))
            (app.site / language / "feed.atom").write_text(feed(language, registry, origin, changed), "utf-8")
    return origin


def _write_sitemap(new: Path, edition: Edition, address: str) -> None:
    """Write sitemap.xml and robots.txt, with absolute addresses if that of the site is known."""
    start, source = address or "/", edition.registries[edition.complete[0]]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for docname in source.pages:
        default = f"{start}index.html" if docname == source.root else ""
        found = alternates(edition, docname, lambda name, code: start + page_address(code, name), default)
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{link["lang"]}" href={quoteattr(link["href"])}/>'
            for link in found
        )
        for language in edition.complete:
            page = start + page_address(language, docname)
            lines.append(f"<url><loc>{escape(page)}</loc>{links}</url>")
    (new / "sitemap.xml").write_text("\n".join([*lines, "</urlset>", ""]), "utf-8")
    robots = "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}sitemap.xml\n" if address else "")
    (new / "robots.txt").write_text(robots, "utf-8")


def _copy(path: Path, target: Path) -> None:
    """Copy a file, or the content of a folder, into a folder. Existing files stay.

    Sphinx's ``copy_asset`` warns of an existing file with other content, and a warning fails the build.
    """
    folder = path if path.is_dir() else path.parent
    for source in path.rglob("*") if path.is_dir() else [path]:
        found = target / source.relative_to(folder)
        if source.is_file() and not found.exists():
            found.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, found)
