"""The words of the interface: those of the templates, and of the settings that pages show.

The words of the templates are English. The engine ships catalogs for some languages; ``interface.po`` of a
project has what they lack, its own words, and words that it prefers. ``sphinx-build -b gettext`` writes
``interface.pot`` beside the templates of the pages.
"""

from pathlib import Path

import jinja2
from sphinx.application import Sphinx
from sphinx.config import Config

from edition.catalogs import po
from edition.catalogs.catalog import INTERFACE, PageCatalog, needed_words
from edition.catalogs.merge import header
from edition.reading.configuration import publication, source_language
from edition.report.history import CHANGED
from edition.report.relations import relations

from .fragments import template_folders

#: What the templates call to translate a word, into the language of the page or of the report.
_FUNCTIONS = ("_", "source_words")


def interface_words(config: Config, confdir: Path) -> dict[str, str]:
    """Return every word of the interface with the first place that has it."""
    jinja = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    extract = jinja.extract_translations  # type: ignore[attr-defined]  # the extension adds it
    found: dict[str, str] = {}
    for folder in reversed(template_folders(confdir, config)):
        for path in sorted(folder.rglob("*.html")):
            for _line, _function, word in extract(path.read_text("utf-8"), _FUNCTIONS):
                if isinstance(word, str):
                    found.setdefault(word, f"interface · {path.relative_to(folder).as_posix()}")
    for word in CHANGED.values():
        found.setdefault(word, "interface · text-history")
    for word in relations(config.edition_relations).labels.values():
        found.setdefault(word, "interface · conf.py")
    if publisher := publication(config).publisher:
        found.setdefault(publisher, "interface · conf.py")
    return found


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write ``interface.pot`` where messages are extracted: what the languages of the project need."""
    if app.builder.name != "gettext" or exception:
        return
    words, needed = interface_words(app.config, app.confdir), set[str]()
    for code in app.config.edition_languages:
        own = PageCatalog.load(Path(app.srcdir), code, INTERFACE).catalog
        needed |= needed_words(words, code, own, is_source=code == source_language(app.config)).keys()
    entries = {word: po.Entry(word, comments=(place,)) for word, place in words.items() if word in needed}
    catalog = po.Catalog(header("", {}), entries)
    (Path(app.outdir) / f"{INTERFACE}.pot").write_text(po.serialize(catalog), "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the end of the extraction."""
    app.connect("build-finished", on_build_finished)
