"""Pages at the addresses of pages that have moved: each leads to the new place, without JavaScript too."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from .fragments import fragments_of


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages, where every page has an address of its own."""
    builder = app.builder
    if exception or builder.name not in ("html", "dirhtml") or not isinstance(builder, StandaloneHTMLBuilder):
        return
    fragments, base = fragments_of(builder), app.config.html_baseurl
    for docname in fragments.common["moved"].keys() - fragments.registry.pages.keys():
        path = Path(builder.get_outfilename(docname))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fragments.render("moved", docname, base=base, uri=builder.get_target_uri), "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the end of the build."""
    app.connect("build-finished", on_build_finished)
