"""Writes what the languages share: the data, the search, the sitemap; and the pages in no language."""

import json
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from edition.drawing.edition import Edition
from edition.drawing.pages import alternates
from edition.reading.configuration import publication
from edition.report.languages import page_address
from edition.report.publication import Publication
from edition.report.registry import Registry

from . import entrance, search
from .application import SiteApplication
from .data import as_json, script
from .exchange import files


def assemble(app: SiteApplication, edition: Edition, cards: Path) -> None:
    """Write into the site everything but the pages of the languages."""
    new, registries = app.site, edition.registries
    _write_data(new / "data", registries, publication(app.config))
    entrance.write(app, edition)
    search.write(Path(app.srcdir), new / "data" / "search", registries)
    _write_sitemap(new, edition, app.address)
    take_cards(cards, new, list(registries))
    for name in app.config.html_extra_path:  # Sphinx copies them into each language; CNAME belongs here
        _copy(Path(app.confdir) / name, new)
    (new / ".nojekyll").touch()  # GitHub Pages would leave out folders that begin with _


def _json_lines(content: Mapping[str, object]) -> str:
    """Return JSON with one line for every entry of a list, so that tools can compare it line by line."""
    compact = partial(json.dumps, ensure_ascii=False)

    def lines(value: object) -> str:
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return "[\n" + ",\n".join(f"  {compact(entry)}" for entry in value) + "\n ]"
        return compact(value)

    return "{\n" + ",\n".join(f" {compact(key)}: {lines(value)}" for key, value in content.items()) + "\n}\n"


def _write_data(folder: Path, registries: Mapping[str, Registry], origin: Publication) -> None:
    folder.mkdir()
    content = as_json(registries, origin)
    (folder / "recommendations.json").write_text(_json_lines(content), "utf-8")
    (folder / "recommendations.js").write_text(script("policyRecommendations", content), "utf-8")
    for name, text in files(registries, origin).items():
        (folder / name).write_text(text, "utf-8", newline="")
    schema = Path(__file__).with_name("recommendations.schema.json")
    shutil.copyfile(schema, folder / schema.name)


