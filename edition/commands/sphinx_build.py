"""Runs ``sphinx-build`` in a forked process, because Sphinx keeps global state."""

import multiprocessing as mp
import os
import sys
from pathlib import Path

from sphinx.cmd.build import main


def sphinx_build(root: Path, builder: str, language: str, doctrees: Path, out: Path, *options: str) -> int:
    """Build the project in ``root`` from nothing, with warnings as errors. Returns the exit code."""
    arguments = ["-b", builder, "-W", "--keep-going", "-q", "-E", "-D", f"language={language}"]
    arguments += ["-d", str(doctrees), *options, str(root), str(out)]
    process = mp.get_context("fork").Process(target=_run, args=(arguments,))
    process.start()
    process.join()
    return process.exitcode or 0


def _run(arguments: list[str]) -> None:
    os.environ["LC_ALL"] = "C"  # Sphinx stops if the locale of the shell is not installed
    sys.exit(main(arguments))
