"""Refuses to read or publish files that are no pages of the project, whatever a page or a link says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .catalogs import is_plain_file
from .project import page_files
from .warnings import Problem, report

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def check_pages(app: Sphinx) -> None:
    """Refuse a page that is a symbolic link, or lies behind one: it would publish what it leads to."""
    root = Path(app.srcdir)
    for path in page_files(root, {"include_patterns": app.config.include_patterns}):
        if not is_plain_file(root, path):
            name = path.relative_to(root).as_posix()
            report(Problem.SOURCE_FILE, "a page must be a plain file, not a symbolic link", f"{name}:1")
            app.config.exclude_patterns.append(name)  # it is not opened: it may lead anywhere


class RefuseFiles(SphinxTransform):
    """Replaces what would copy a file into the site by its text: pages link to pages and addresses only."""

    default_priority = 18  # before the translation takes links over, and before Sphinx collects files

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(addnodes.download_reference)):
            message = f"the link to '{node['reftarget']}' would copy a file into the site; link to a page"
            report(Problem.SOURCE_FILE, message, node)
            node.parent.replace(node, nodes.inline(node.rawsource, node.astext()))
        for image in list(self.document.findall(nodes.image)):
            message = f"the image '{image['uri']}' would copy a file into the site; pages hold no images"
            report(Problem.SOURCE_FILE, message, image)
            image.parent.remove(image)


def setup(app: Sphinx) -> None:
    """Add the check before anything is read, and the transform."""
    app.connect("builder-inited", check_pages)
    app.add_transform(RefuseFiles)
