"""Sphinx as the site needs it, loaded once: before the languages' processes are forked from this one."""

from __future__ import annotations

import copy
import gc
import importlib.util
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import sphinx.util.docutils
from docutils.utils import DependencyList, new_document
from myst_parser.mdit_to_docutils import base as myst_renderer
from sphinx.application import Sphinx, builtin_extensions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from docutils.frontend import Values

#: Sphinx loads all its builders, whichever one is asked for, with what they need for books and manuals.
_UNUSED = {
    *("sphinx.builders.epub3", "sphinx.builders.latex", "sphinx.builders.linkcheck"),
    *("sphinx.builders.manpage", "sphinx.builders.texinfo", "sphinx.builders.text"),
    *("sphinxcontrib.applehelp", "sphinxcontrib.devhelp", "sphinxcontrib.htmlhelp"),
    *("sphinxcontrib.qthelp", "sphinxcontrib.serializinghtml"),
}
#: What Sphinx and MyST import for what our pages have none of: an HTTP client, for pictures and
#: inventories by address, and Python's doctest, for examples with their output.
_SELDOM_USED = ("sphinx.util.requests", "sphinx.ext.doctest")


class SiteApplication(Sphinx):
    """Sphinx without the builders that the site does not use (0.02 s of every build)."""

    def setup_extension(self, extname: str) -> None:
        if extname not in _UNUSED:
            super().setup_extension(extname)


def load_when_used(name: str) -> None:
    """Import a module when something is first asked of it, and what it imports with it.

    The recipe of https://docs.python.org/3/library/importlib.html#implementing-lazy-imports.
    """
    spec = importlib.util.find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    package, _, last = name.rpartition(".")
    setattr(import_module(package), last, module)  # "from package import last" would ask the module for more


def preload(conf: dict[str, Any]) -> None:
    """Import what every language's process needs, so that they share it, in memory and time."""
    for name in _SELDOM_USED:
        load_when_used(name)
    wanted: Iterable[str] = (*builtin_extensions, *conf["extensions"], "myst_parser.parsers.sphinx_")
    for name in wanted:
        if name not in _UNUSED:
            import_module(name)
    gc.freeze()  # a forked process that looked at these objects would copy them


def tune_collector() -> None:
    """Look for cycles seldom: a build keeps nearly all that it makes, and ends soon (a tenth of its time)."""
    gc.enable()
    gc.set_threshold(50_000, 10, 1000)


def share_settings() -> None:
    """Make the settings of all pages from one set, where Sphinx and MyST make a command line parser for each.

    The one patch of other projects' internals: two parsers with a hundred options for every page are a tenth
    of the time of a build. It would not be needed if ``sphinx.util.docutils._get_settings`` kept what it made
    for the same arguments, and if MyST's ``setup_render`` made a document only where it is given none.
    ``tests/test_application.py`` fails when either changes.
    """
    get_settings = sphinx.util.docutils._get_settings  # noqa: SLF001
    made: dict[tuple[type, ...], tuple[object, Values]] = {}

    def shared(*components: Any, defaults: Mapping[str, Any], read_config_files: bool = False) -> Values:
        kinds = tuple(item if isinstance(item, type) else type(item) for item in components)
        if kinds not in made or made[kinds][0] != (defaults, read_config_files):
            new = get_settings(*components, defaults=defaults, read_config_files=read_config_files)
            made[kinds] = (defaults, read_config_files), new
        settings = copy.copy(made[kinds][1])
        settings.record_dependencies = DependencyList()
        return settings

    document_settings = myst_renderer.make_document().settings

    def make_document(source_path: str = "notset", parser_cls: object = None) -> nodes.document:
        return new_document(source_path, copy.copy(document_settings))

    sphinx.util.docutils._get_settings = shared  # noqa: SLF001
    myst_renderer.make_document = make_document
