"""Pages at the addresses of pages that have moved: each leads to the new place, without JavaScript too."""

from sphinx.application import Sphinx

from .fragments import Fragments, when_drawn


def write(fragments: Fragments) -> None:
    """Write the pages."""
    builder, base = fragments.builder, fragments.builder.config.html_baseurl
    for docname in fragments.moved.keys() - fragments.registry.pages.keys():
        html = fragments.render("moved", docname, base=base, uri=builder.get_target_uri)
        fragments.put(builder.get_outfilename(docname), html)


def setup(app: Sphinx) -> None:
    """Have the pages written where every page has an address of its own."""
    when_drawn(app, write, ("html", "dirhtml"))
