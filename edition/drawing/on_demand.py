"""What pages of a language load when a reader asks for it: definitions, citations, words of the search.

In every page they would be a fifth of what is sent. A page opened from disk may load a script, but not fetch
a file; so all are scripts, ``_definitions.js`` and the like in the folder of the language.
"""

import json
from collections.abc import Mapping

from sphinx.application import Sphinx

from edition.reading.configuration import source_language
from edition.report.objects import Term

from .fragments import Fragments, when_drawn
from .javascript import assignment


def definitions(terms: Mapping[str, Term], source: str) -> dict[str, list[str]]:
    """Return the definitions by the ids of the terms, with ``source`` where they are in that language."""
    return {
        name: [term.definition.text, *([source] if term.definition.is_fallback else [])]
        for name, term in terms.items()
    }


def write(fragments: Fragments) -> None:
    """Write the scripts beside the pages."""
    registry, source = fragments.registry, source_language(fragments.builder.config)
    values: dict[str, object] = {"definitions": definitions(registry.terms, source)}
    if fragments.common["citation"]:
        values["citation"] = json.loads(fragments.render("citation", registry.root))
    if "search-page" in registry.listings:
        values["suggest"] = json.loads(fragments.render("suggest", registry.root))
    for name, value in values.items():
        if value:
            fragments.put(f"_{name}.js", assignment(f"policy{name.capitalize()}", value))


def setup(app: Sphinx) -> None:
    """Have the scripts written."""
    when_drawn(app, write)
