"""A bilingual edition of a policy report: the Sphinx extension.

Data flows one way: pages -> :mod:`.reading` -> :mod:`.report` (with :mod:`.catalogs`, in every language) ->
:mod:`.drawing` -> :mod:`.site`. Each folder is a room; its ``__init__`` says what it may know.
"""

from importlib import import_module

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

__version__ = "0.2.0"

_PARTS = (
    *(
        "reading.configuration",
        "reading.source_files",
        "reading.counting",
        "reading.source_blocks",
        "reading.source_text",
    ),
    *(
        "reading.headings",
        "reading.domain",
        "checks.gate",
        "drawing.edition",
        "drawing.translation",
    ),
    *("drawing.manuscript", "drawing.fragments", "drawing.pages", "drawing.book", "drawing.epub"),
    *("drawing.mathematics", "drawing.outdated", "drawing.parallel", "drawing.on_demand"),
    *("drawing.minified", "drawing.moved", "drawing.words"),
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every part; each module's own ``setup`` says what it adds."""
    for part in _PARTS:
        import_module(f"edition.{part}").setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
