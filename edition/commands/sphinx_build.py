"""Builds with a builder of Sphinx in a forked process, because Sphinx keeps global state."""

import io
import multiprocessing as mp
import os
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.files import note_failure
from edition.report.printable import printable
from edition.site.application import warning_lines


def sphinx_build(root: Path, builder: str, language: str, work: Path, **settings: str) -> int:
    """Build the project in ``root`` from nothing into ``work/out``, as ``sphinx-build -W --keep-going`` does.

    Returns the exit code, after printing what was wrong.
    """
    arguments = (root, builder, {**settings, "language": language}, work)
    process = mp.get_context("fork").Process(target=_run, args=arguments)
    process.start()
    process.join()
    return process.exitcode or 0


def _run(root: Path, builder: str, settings: dict[str, str], work: Path) -> None:
    os.environ["LC_ALL"] = "C"  # Sphinx stops if the locale of the shell is not installed
    said, stream = list[str](), io.StringIO()
    try:
        with patch_docutils(root), docutils_namespace():
            folders = (root, root, work / "out", work / "doctrees")
            Sphinx(*folders, builder, settings, status=None, warning=stream, freshenv=True).build()
    except SphinxError as error:
        said = [str(error)]
    except OSError as error:
        said = [f"{error.filename or work}: {error.strerror}"]
    except Exception as error:  # noqa: BLE001 - of other extensions, or of ours
        said = [note_failure(error, work)]
    said = [*warning_lines(stream.getvalue(), root), *map(printable, said)]
    print(*said, sep="\n", end="\n" * bool(said), file=sys.stderr)
    sys.exit(bool(said))
