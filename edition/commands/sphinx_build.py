"""Builds with a builder of Sphinx in a forked process, because Sphinx keeps global state."""

import io
import multiprocessing as mp
import os
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.files import sentence
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
    stream = io.StringIO()
    try:
        with patch_docutils(root), docutils_namespace():
            folders = (root, root, work / "out", work / "doctrees")
            Sphinx(*folders, builder, settings, status=None, warning=stream, freshenv=True).build()
    except Exception as error:  # noqa: BLE001 - of other extensions, or of ours
        stream.write(f"\n{sentence(error, work)}")
    said = warning_lines(stream.getvalue(), root)
    print(*said, sep="\n", end="\n" * bool(said), file=sys.stderr)
    sys.exit(bool(said))
