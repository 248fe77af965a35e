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
from edition.catalogs.catalog import INTERFACE, engine_words
from edition.catalogs.merge import header
from edition.reading.configuration import publication
from edition.report.relations import relations

from .fragments import TEMPLATES

#: What the templates call to translate a word, into the language of the page or of the report.
_FUNCTIONS = ("_", "source_words")


def interface_words(config: Config, own: list[Path]) -> dict[str, str]:
    """Return every word of the interface with the first place that has it; ``own`` as for the templates."""
    jinja = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    extract = jinja.extract_translations  # type: ignore[attr-defined]  # the extension adds it
    found: dict[str, str] = {}
    for folder in (TEMPLATES, *own):
        for path in sorted(folder.rglob("*.html")):
            for _line, _function, word in extract(path.read_text("utf-8"), _FUNCTIONS):
                if isinstance(word, str):
                    found.setdefault(word, f"interface · {path.relative_to(folder).as_posix()}")
    for word in relations(config.edition_relations).labels.values():
        found.setdefault(word, "interface · conf.py")
    if publisher := publication(config).publisher:
        found.setdefault(publisher, "interface · conf.py")
    return found


def _needed(words: dict[str, str], config: Config) -> dict[str, str]:
    """Return the words that some language of the project lacks."""
    source, *others = config.edition_languages
    shipped = [engine_words(language) for language in others]
    if source_lacks := engine_words("en") - engine_words(source):
        shipped.append(set(words) - source_lacks)
    return {word: place for word, place in words.items() if not all(word in each for each in shipped)}


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write ``interface.pot`` where messages are extracted: what the languages of the project lack."""
    if app.builder.name != "gettext" or exception:
        return
    own = [Path(app.confdir) / folder for folder in app.config.templates_path]
    words = _needed(interface_words(app.config, own), app.config)
    entries = {word: po.Entry(word, comments=(place,)) for word, place in words.items()}
    catalog = po.Catalog(header("", {}), entries)
    (Path(app.outdir) / f"{INTERFACE}.pot").write_text(po.serialize(catalog), "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the end of the extraction."""
    app.connect("build-finished", on_build_finished)
