"""What a site is made from: if nothing of it has changed, there is nothing to build."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import docutils
import sphinx
from sphinx.application import Sphinx

from edition.checks import accepted, published
from edition.files import files_below
from edition.reading.configuration import settings
from edition.report import history

from .search import SETTINGS

_PACKAGE = Path(__file__).parent.parent


def digest(app: Sphinx, more: Path, commit: str) -> str:
    """Return a digest of the settings, the versions, the commit, and the size and times of every file.

    ``more`` is a folder with further files.
    """
    versions = [sphinx.__version__, docutils.__version__]
    versions += [each.version for each in app.extensions.values()]  # including the theme
    made_from = settings(app.config), versions, commit
    found = hashlib.sha256(repr(made_from).encode())
    for path in sorted({path for path in _candidates(app, more) if path.is_file()}):
        state = path.stat()
        # The time of the inode counts too, because tools can set back that of the content.
        found.update(os.fsencode(f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"))
    return found.hexdigest()


def dependencies(app: Sphinx) -> set[Path]:
    """Return the dependencies that the pages read so far have recorded."""
    root = Path(app.srcdir)
    return {root / name for names in app.env.dependencies.values() for name in names}


def _candidates(app: Sphinx, more: Path) -> Iterator[Path]:
    root, config = Path(app.srcdir), app.config
    app.env.find_files(config, app.builder)
    yield from (Path(app.env.doc2path(docname)) for docname in app.env.found_docs)
    yield from dependencies(app)
    own = (getattr(module, "__file__", None) or "" for module in sys.modules.values())  # imported by conf.py
    yield from (Path(path) for path in own if path.startswith(f"{root}/") and "site-packages" not in path)
    yield from (root / name for name in ("conf.py", SETTINGS, accepted.FILE, published.FILE, history.FILE))
    names = [*config.templates_path, *config.html_static_path, *config.html_extra_path]
    names += filter(None, (config.html_logo, config.html_favicon))
    for folder in (root / "locales", _PACKAGE, more, *(root / name for name in names)):
        yield folder  # some are files
        yield from files_below(folder)
