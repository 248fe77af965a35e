"""Runs ``sphinx-build`` in a process of its own, which has one builder and one configuration."""

import os
import subprocess
import sys
from pathlib import Path


def sphinx_build(root: Path, builder: str, language: str, doctrees: Path, out: Path, *options: str) -> int:
    """Build the project in ``root`` from nothing, with warnings as errors. Returns the exit code."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-q", "-E"]
    command += ["-D", f"language={language}", "-d", str(doctrees), *options, str(root), str(out)]
    # Sphinx stops where the locale of the shell is not installed; C is everywhere.
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1"}
    return subprocess.run(command, check=False, env=environment).returncode
