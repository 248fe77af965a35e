"""Puts the languages together into one folder, and swaps it in when it is complete."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from . import search
from .data import combine
from .exchange import files
from .interface import translator
from .languages import page_address, source_language
from .pages import alternates
from .render import environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .data import Json

#: Static files that are not the site's: parts of its style sheet, and the e-book's.
NOT_COPIED = {"edition.css", "epub.css"}


def assemble(  # noqa: PLR0913, PLR0917 - a site is made of so many parts
    root: Path,
    pages: Mapping[str, Path],
    site: Path,
    parts: Mapping[str, Json],
    conf: Mapping[str, Any],
    css: str,
) -> None:
    """Make the folder ``site`` from each language's built pages and exported registry."""
    new = site.with_name(site.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    static = {path.relative_to(root / "_static").as_posix() for path in (root / "_static").rglob("*")}
    for language, folder in pages.items():
        _copy_language(folder, new / language, parts[language]["pages"], static - NOT_COPIED)
        (new / language / "_static" / "site.css").write_text(css, "utf-8")
    _write_entrance(root, new, parts, conf)
    document = combine(parts, conf["edition_report"])
    _write_data(new / "data", document)
    search.write(root, new / "data" / "search", document, parts)
    _write_sitemap(new, parts, conf)
    take_cards(site.with_name("cards"), new, list(parts))
    (new / ".nojekyll").touch()  # GitHub Pages would leave out folders that begin with _
    _check_complete(new, parts)
    _swap(new, site)


def _copy_language(folder: Path, target: Path, docnames: list[str], static: set[str]) -> None:
    files = [f"{docname}.html" for docname in docnames] + [f"_static/{name}" for name in sorted(static)]
    for name in files:
        if (folder / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            # Not a link: the next build writes into its files, and may fail half-way.
            shutil.copyfile(folder / name, target / name)


def _write_entrance(root: Path, new: Path, parts: Mapping[str, Json], conf: Mapping[str, Any]) -> None:
    """Write the language choice and the 404 page."""
    languages: dict[str, str] = conf["edition_languages"]
    source, base = source_language(languages), conf["html_baseurl"]
    report = conf["edition_report"]
    sites = {
        code: {
            "name": name,
            "title": parts[code]["title"]["text"] or parts[source]["title"]["text"],
            "date": parts[code]["date"],
            "direction": parts[code]["direction"],
            "translate": translator(root, code, source),
        }
        for code, name in languages.items()
    }
    jinja = environment([root / "_templates"], source, source)
    values = {
        "sites": sites,
        "source_language": source,
        "report": report,
        "base": base,
        "path": urlsplit(base).path or "/",
    }
    (new / "index.html").write_text(jinja.get_template("root.html").render(values), "utf-8")
    page = jinja.get_template("404.html")
    # The policy of the page names its style and script by their digests, which take its own text.
    drawn = page.render(values, style_hash="", script_hash="")
    hashes = {f"{tag}_hash": _csp_hash(drawn, tag) for tag in ("style", "script")}
    (new / "404.html").write_text(page.render(values, **hashes), "utf-8")


def _csp_hash(html: str, tag: str) -> str:
    """Return the source expression of an inline element (https://www.w3.org/TR/CSP3/#hash-source)."""
    content = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _json_lines(document: Json) -> str:
    """Return JSON with one line for every entry of a list: to be compared, and written, line by line."""

    def compact(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def member(key: str, value: object) -> str:
        if isinstance(value, list) and value and isinstance(value[0], dict):
            entries = ",\n".join(f"  {compact(entry)}" for entry in value)
            return f" {compact(key)}: [\n{entries}\n ]"
        return f" {compact(key)}: {compact(value)}"

    return "{\n" + ",\n".join(member(key, value) for key, value in document.items()) + "\n}\n"


def _write_data(folder: Path, document: Json) -> None:
    folder.mkdir()
    (folder / "recommendations.json").write_text(_json_lines(document), "utf-8")
    # A page opened from disk may load a script, but not fetch a file.
    compact = json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    (folder / "recommendations.js").write_text(f"globalThis.policyRecommendations = {compact};\n", "utf-8")
    for name, content in files(document).items():
        (folder / name).write_text(content, "utf-8", newline="")
    schema = Path(__file__).with_name("recommendations.schema.json")
    shutil.copyfile(schema, folder / schema.name)


def _write_sitemap(new: Path, parts: Mapping[str, Json], conf: Mapping[str, Any]) -> None:
    """Write sitemap.xml and robots.txt; addresses are absolute where html_baseurl is set."""
    languages, base = conf["edition_languages"], conf["html_baseurl"]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for docname in next(iter(parts.values()))["pages"]:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{link["lang"]}" href={quoteattr(link["href"])}/>'
            for link in alternates(languages, docname, base or "/")
        )
        for language in parts:
            address = (base or "/") + page_address(language, docname)
            lines.append(f"<url><loc>{escape(address)}</loc>{links}</url>")
    (new / "sitemap.xml").write_text("\n".join([*lines, "</urlset>", ""]), "utf-8")
    robots = "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else "")
    (new / "robots.txt").write_text(robots, "utf-8")


def take_cards(cards: Path, site: Path, languages: list[str]) -> None:
    """Copy the cards that were drawn (:mod:`edition.cards`) into a site."""
    for language in languages:
        if (cards / language).is_dir():
            shutil.copytree(cards / language, site / language / "cards", dirs_exist_ok=True)


def _check_complete(new: Path, parts: Mapping[str, Json]) -> None:
    """Raise FileNotFoundError where a language lacks a page that another one has."""
    wanted = {docname for part in parts.values() for docname in part["pages"]}
    for language in parts:
        for docname in wanted:
            path = new / page_address(language, docname)
            if not path.is_file():
                raise FileNotFoundError(f"{path} was not built; run 'make clean html'")


def _swap(new: Path, site: Path) -> None:
    old = site.with_name(site.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
