"""A bilingual edition of a policy report: the Sphinx extension.

Data flows one way: the pages (MyST) and their catalogs (gettext) -> the registry (:mod:`.registry`),
filled by the domain -> everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every part; each module's own ``setup`` says what it adds."""
    # Only here, so that the gate (edition.gate) runs without Sphinx.
    from . import (  # noqa: PLC0415
        builder,
        configuration,
        domain,
        glossary,
        headings,
        incremental,
        pages,
        render,
        source_files,
        translation,
    )

    reading = (configuration, source_files, translation, glossary, headings, domain, incremental)
    for part in (*reading, render, pages, builder):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
