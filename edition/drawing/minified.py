"""Our scripts and styles without their comments and spaces, which readers would load with every page."""

from pathlib import Path

import rcssmin
import rjsmin
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from .pages import STATIC

_MINIFIERS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Shorten what Sphinx has copied from the engine, or from the project's file of the same name."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    for path in (Path(app.outdir, "_static", source.name) for source in STATIC.iterdir()):
        if path.is_file():
            path.write_text(_MINIFIERS[path.suffix](path.read_text("utf-8")), "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the end of the build."""
    app.connect("build-finished", on_build_finished)
