"""What a site is made from: where none of it has changed, a build would make what is there."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import docutils
import sphinx
from sphinx.application import Sphinx

from edition.files import files_below
from edition.reading.configuration import settings

_PACKAGE = Path(__file__).parent.parent


def files(app: Sphinx, more: Iterable[Path]) -> list[Path]:
    """Return the files that the site is made from; ``more`` are folders of further ones."""
    return sorted({path for path in _candidates(app, more) if path.is_file()})


def digest(app: Sphinx, paths: Iterable[Path]) -> str:
    """Return a digest of the settings, the versions, and the size and times of every file."""
    versions = [sphinx.__version__, docutils.__version__]
    versions += [each.version for each in app.extensions.values()]  # the theme is among them
    found = hashlib.sha256(repr((settings(app.config), versions)).encode())
    for path in paths:
        state = path.stat()
        # The time of the inode too: that of the content can be set back.
        found.update(f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}".encode())
    return found.hexdigest()


def dependencies(app: Sphinx) -> set[Path]:
    """Return the further files that pages say they depend on, as far as the pages have been read."""
    root = Path(app.srcdir)
    return {root / name for names in app.env.dependencies.values() for name in names}


def _candidates(app: Sphinx, more: Iterable[Path]) -> Iterator[Path]:
    root, config = Path(app.srcdir), app.config
    app.env.find_files(config, app.builder)
    yield from (Path(app.env.doc2path(docname)) for docname in app.env.found_docs)
    yield from dependencies(app)
    yield from (root / "conf.py", root / "search.toml")
    shown = (*config.templates_path, *config.html_static_path, *config.html_extra_path)
    for folder in (root / "locales", _PACKAGE, *more, *(root / name for name in shown)):
        yield folder  # html_extra_path names files, too
        yield from files_below(folder)
