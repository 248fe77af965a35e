"""The pages in no language: the language choice, the 404 page, and one address for every language.

``r/ID/`` leads a reader of any language to a recommendation, or to a paragraph of one, as the root leads to
the first page: to the language chosen before, or else the browser's (``static/choose-language.js``).
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from edition.checks.published import read
from edition.drawing.edition import Edition
from edition.drawing.fragments import environment
from edition.drawing.javascript import assignment
from edition.drawing.pages import ADDRESSES, digest
from edition.reading.configuration import publication
from edition.report.addresses import old_ids
from edition.report.languages import direction, long_date, page_address
from edition.report.message import label
from edition.report.registry import Registry

from .application import SiteApplication


def write(app: SiteApplication, edition: Edition) -> None:
    """Write the pages into the site."""
    config, languages, new = app.config, list(edition.registries), app.site
    sites = {
        code: {
            "name": config.edition_languages[code],
            "title": registry.home.title.text,
            "date": long_date(publication(config).day, code),
            "direction": direction(code),
            "translate": edition.words[code],
            "is_complete": code in edition.complete,
        }
        for code, registry in edition.registries.items()
    }
    jinja = environment(app.confdir, config)
    source = edition.registries[languages[0]]
    values: dict[str, Any] = {
        "sites": sites,
        "source_language": languages[0],
        "root": config.root_doc,
        "fallbacks": config.edition_fallbacks,
        "search": source.listings["search-page"].docname if "search-page" in source.listings else "",
        "icon": f"_static/{Path(config.html_favicon).name}" if config.html_favicon else "",
        "publication": publication(config),
        "base": app.address,
        "path": urlsplit(app.address).path or "/",
        "up": "",
        "names": {},
        "pages": {code: page_address(code, config.root_doc) for code in languages},
    }
    choice = jinja.get_template("root.html")
    (new / "index.html").write_text(choice.render(values), "utf-8")
    page = jinja.get_template("404.html")
    # The policy of the page contains the digests of its style and script.
    drawn = page.render(values, style_hash="", script_hash="")
    hashes = {f"{tag}_hash": digest(_content(drawn, tag)) for tag in ("style", "script")}
    (new / "404.html").write_text(page.render(values, **hashes), "utf-8")
    values["up"] = "../../"
    recs = {anchor: rec for rec in source.recommendations.values() for anchor in rec.addresses}
    places = {anchor: (rec.docname, anchor) for anchor, rec in recs.items()}
    old = old_ids(source, config.edition_redirects, read(Path(app.srcdir)))
    for address, (docname, anchor) in {**old, **places}.items():
        rec = recs.get(anchor)
        values["names"] = {
            code: one.called(one.recommendations[rec.id]) if rec else label(one.pages[docname].title).text
            for code, one in edition.registries.items()
        }
        values["pages"] = {code: f"../../{page_address(code, docname, anchor)}" for code in languages}
        path = new / ADDRESSES / address / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(choice.render(values), "utf-8")
    (new / "data" / "addresses.js").write_text(assignment("policyAddresses", ids(source)), "utf-8")


def ids(registry: Registry) -> dict[str, list[str]]:
    """Return the ids of the sections and recommendations of every team's page, by the page."""
    return {
        team.docname: [*(one.id for one in team.sections), *(one.id for one in team.recommendations)]
        for team in registry.teams
    }


def _content(html: str, tag: str) -> str:
    return html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
