"""Our scripts and styles without their comments and spaces, which readers would load with every page."""

from pathlib import Path

import rcssmin
import rjsmin
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from .pages import STATIC


def minified(file: Path) -> str:
    """Return a script or a style of the engine without its comments and spaces.

    The minifiers know the engine's code. They take the spaces out of ``url("a b.png")``, and licences away.
    """
    minify = rcssmin.cssmin if file.suffix == ".css" else rjsmin.jsmin
    return str(minify(file.read_text("utf-8")))


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Shorten what Sphinx has copied from the engine; a project's file of the same name stays as it is."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    for source in STATIC.iterdir():
        path = Path(app.outdir, "_static", source.name)
        if path.is_file() and path.read_bytes() == source.read_bytes():
            path.write_text(minified(source), "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the end of the build."""
    app.connect("build-finished", on_build_finished)
