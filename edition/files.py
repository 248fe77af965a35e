"""Which files belong to a project: never one that a symbolic link leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_plain_file(root: Path, path: Path) -> bool:
    """Tell whether ``path`` is a file of ``root``: neither it nor a folder above it leads elsewhere."""
    return path.is_file() and path.resolve() == root.resolve() / path.relative_to(root)
