"""Sphinx as the site needs it, loaded once: before the languages' processes are forked from this one."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx, builtin_extensions

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Sphinx loads all its builders, whichever one is asked for; these bring much along: requests, LaTeX …
_UNUSED = {
    *("sphinx.builders.epub3", "sphinx.builders.latex", "sphinx.builders.linkcheck"),
    *("sphinx.builders.manpage", "sphinx.builders.texinfo", "sphinx.builders.text"),
    *("sphinxcontrib.applehelp", "sphinxcontrib.devhelp", "sphinxcontrib.htmlhelp"),
    *("sphinxcontrib.qthelp", "sphinxcontrib.serializinghtml"),
}


class SiteApplication(Sphinx):
    """Sphinx without the builders that the site does not use (0.07 s)."""

    def setup_extension(self, extname: str) -> None:
        if extname not in _UNUSED:
            super().setup_extension(extname)


def preload(conf: dict[str, Any]) -> None:
    """Import what every language's process needs, so that they share it, in memory and time."""
    wanted: Iterable[str] = (*builtin_extensions, *conf["extensions"], "myst_parser.parsers.sphinx_")
    for name in wanted:
        if name not in _UNUSED:
            import_module(name)
    gc.freeze()  # a forked process that looked at these objects would copy them


def tune_collector() -> None:
    """Look for cycles seldom: a build keeps nearly all that it makes, and ends soon (a tenth of its time)."""
    gc.set_threshold(50_000, 10, 1000)
