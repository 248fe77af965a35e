"""What pages of a language load when a reader asks for it: definitions, citations, words of the search.

In every page they would be a fifth of what is sent. A page opened from disk may load a script, but not fetch
a file; so all are scripts, ``_definitions.js`` and the like in the folder of the language.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from edition.reading.configuration import source_language
from edition.report.objects import Term

from .fragments import SITES, fragments_of
from .javascript import assignment


def definitions(terms: Mapping[str, Term], source: str) -> dict[str, list[str]]:
    """Return the definitions by the ids of the terms, with ``source`` where they are in that language."""
    return {
        name: [term.definition.text, *([source] if term.definition.is_fallback else [])]
        for name, term in terms.items()
    }


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the scripts beside the pages."""
    builder = app.builder
    if exception or builder.name not in SITES or not isinstance(builder, StandaloneHTMLBuilder):
        return
    fragments = fragments_of(builder)
    registry = fragments.registry
    values: dict[str, object] = {"definitions": definitions(registry.terms, source_language(app.config))}
    if fragments.common["citation"]:
        values["citation"] = json.loads(fragments.render("citation", registry.root))
    if "search-page" in registry.listings:
        values["suggest"] = json.loads(fragments.render("suggest", registry.root))
    for name, value in values.items():
        if value:
            path = Path(app.outdir, f"_{name}.js")
            path.write_text(assignment(f"policy{name.capitalize()}", value), "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the end of the build."""
    app.connect("build-finished", on_build_finished)
