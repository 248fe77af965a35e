"""Refuses to read or to publish files other than the pages of the project."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms import SphinxTransform
from sphinx.util.matching import get_matching_files

from edition.files import is_plain_file
from edition.report.problems import Problem

from .warning import warn

#: Pictures without scripts: an SVG file has them, for who opens it by its address.
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_NAME = re.compile(r"[A-Za-z0-9._/-]+")


def page_files(root: Path, config: Config) -> Iterator[Path]:
    """Yield the files that Sphinx would read as pages, in a stable order."""
    found = get_matching_files(root, config.include_patterns, config.exclude_patterns)
    suffixes = (".md", *config.source_suffix)  # before extensions are loaded, Sphinx knows no Markdown
    yield from (root / name for name in sorted(found) if name.endswith(suffixes))


def page_name(root: Path, path: Path) -> str:
    """Return the name of a page: ``policies/part-one``."""
    return path.relative_to(root).with_suffix("").as_posix()


def fault(root: Path, path: Path) -> str:
    """Return the reason why a file cannot be a page, or ''."""
    if not is_plain_file(root, path):
        return "a page must be a plain file, not a symbolic link"
    if not _NAME.fullmatch(path.relative_to(root).as_posix()):
        return "the name of a page is its address; write it in ASCII letters, digits, - _ and ."
    return ""


def check_pages(app: Sphinx) -> None:
    """Exclude pages that are symbolic links, or below one: they would publish the file behind the link."""
    root = Path(app.srcdir)
    for path in page_files(root, app.config):
        if message := fault(root, path):
            name = path.relative_to(root).as_posix()
            warn(Problem.SOURCE_FILE, message, f"{name}:1")
            app.config.exclude_patterns.append(name)  # it is not opened: it may lead anywhere


class RefuseFiles(SphinxTransform):
    """Replaces downloads, which would copy a file into the site, by their text; removes bad images."""

    default_priority = 18  # before Sphinx collects files

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(addnodes.download_reference)):
            message = f"the link to '{node['reftarget']}' would copy a file into the site; link to a page"
            warn(Problem.SOURCE_FILE, message, node)
            node.parent.replace(node, nodes.inline(node.rawsource, node.astext()))
        for image in list(self.document.findall(nodes.image)):
            if message := self._image_fault(image["uri"]):
                warn(Problem.SOURCE_FILE, message, image)
                image.parent.remove(image)

    def _image_fault(self, address: str) -> str:
        """Return the reason why an image cannot be shown, or ''."""
        root = Path(self.env.srcdir)
        path = root / self.env.relfn2path(address)[0]
        if path.suffix.lower() not in _IMAGES:
            return f"the image '{address}' is of no kind that is shown; the kinds are: {' '.join(_IMAGES)}"
        if not is_plain_file(root, path):
            return f"the image '{address}' is not a file of this project; put it beside the page"
        return ""


def setup(app: Sphinx) -> None:
    """Add the check before anything is read, and the transform."""
    app.connect("builder-inited", check_pages)
    app.add_transform(RefuseFiles)
