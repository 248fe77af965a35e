"""The search index of a large report, cut into parts, so that a search loads only what it needs.

The folding of texts, the stemmers and the counting are JavaScript, and stay in one place: V8 runs them here,
as the browser does later.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sphinx.util import logging

from edition.drawing.javascript import assignment, literal
from edition.drawing.minified import minified
from edition.drawing.pages import STATIC
from edition.report.languages import STEMMERS, stemmer_files
from edition.report.limits import SEARCH_LIST, SEARCH_TEXTS, WHOLE_SEARCH

logger = logging.getLogger(__name__)
_HERE = Path(__file__).parent
_PARTS = _HERE / "search-parts.js"
_SCRIPTS = (STATIC / "search-fold.js", STATIC / "search-engine.js", _PARTS, _HERE / "search-cut.js")


def is_to_be_cut(content: Mapping[str, Any]) -> bool:
    """Tell whether an index is larger than the limit, and V8 is there to cut it."""
    size = len(literal(content))
    is_large, has_engine = size > WHOLE_SEARCH, find_spec("py_mini_racer") is not None
    if is_large and not has_engine:
        logger.info(
            "every search loads %d kB; `pip install mini-racer` lets a build cut that up", size // 1000
        )
    return is_large and has_engine


def cut(content: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, str]:
    """Return the scripts, by their addresses, that an index and what is loaded later are cut into."""
    stemmers = (STEMMERS / name for name in stemmer_files(content["languages"]))
    done = subprocess.run(
        [sys.executable, "-P", _HERE / "v8.py", "cutIndex", *map(str, (*stemmers, *_SCRIPTS))],
        input=json.dumps([[content, more], [SEARCH_LIST, SEARCH_TEXTS]]).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    base, later, parts = json.loads(done.stdout)
    opened = f"SearchParts.open({literal(base)}, SearchParts.from(document.currentScript.src))"
    found = {
        "index.js": f"{minified(_PARTS)}\nglobalThis.policySearch = {opened};\n",
        "more.js": assignment("policySearchMore", later),
    }
    for name, part in parts.items():
        found[f"parts/{name}.js"] = f"policyPart({literal(name)}, {literal(part)});\n"
    return found


def scripts(content: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, str]:
    """Return the scripts of a search, by their addresses: two, or parts if the index is large."""
    if is_to_be_cut(content):
        return cut(content, more)
    return {"more.js": assignment("policySearchMore", more), "index.js": assignment("policySearch", content)}
