"""Which files belong to a project or to the engine: never one that a symbolic link leads to."""

import os
from collections.abc import Iterator
from pathlib import Path


def is_plain_file(root: Path, path: Path) -> bool:
    """Tell whether ``path`` is a file of ``root``: neither it nor a folder above it leads elsewhere."""
    return path.is_file() and path.resolve() == root.resolve() / path.relative_to(root)


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, but for what Python and Jinja compile into it."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(here, name) for name in names)
