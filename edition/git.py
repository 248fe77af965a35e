"""Asks git about the project. A project needs no git: what it does not know is ''."""

import subprocess
from pathlib import Path

from .files import FileError, decoded


def ask(root: Path, *arguments: str) -> str:
    """Return what git prints; '' where it fails, as without git, a repository, or what is asked for.

    Git writes nothing meanwhile, as it might beside a status.
    """
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        return decoded(subprocess.run(command, capture_output=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError, FileError):
        return ""
