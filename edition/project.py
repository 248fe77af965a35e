"""What a project consists of: its settings and its pages. Pure; knows nothing of Sphinx."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING, Any

from .catalogs import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def settings(root: Path) -> dict[str, Any]:
    """Return the values of conf.py."""
    return runpy.run_path(str(root / "conf.py"))


def page_files(root: Path, conf: Mapping[str, Any]) -> Iterator[Path]:
    """Yield the files that ``include_patterns`` makes pages, in a stable order."""
    found = {path for pattern in conf["include_patterns"] for path in root.glob(pattern)}
    yield from sorted(found)


def page_name(root: Path, path: Path) -> str:
    """Return the name of a page: ``policies/sofa-reform``."""
    return path.relative_to(root).with_suffix("").as_posix()


def catalog_names(root: Path, conf: Mapping[str, Any]) -> set[str]:
    """Return the names that a catalog may have: one for every page, and the interface's."""
    return {page_name(root, path) for path in page_files(root, conf)} | {INTERFACE}
