"""The catalogs of one language, page by page: which file, and what it says about a message. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import characters, po
from .model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The catalog of the words of the interface, beside those of the pages.
INTERFACE = "interface"


def catalog_path(root: Path, language: str, name: str) -> Path:
    """Return the catalog of a page: ``locales/en/LC_MESSAGES/policies/sofa-reform.po``."""
    return root / "locales" / language / "LC_MESSAGES" / f"{name}.po"


def digest(path: Path) -> str:
    """Return a short digest of a file's content, '' where there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except FileNotFoundError:
        return ""


@dataclass(frozen=True, slots=True)
class PageCatalog:
    """What one catalog says; ``error`` is (line, message) where the file cannot be read."""

    path: Path
    digest: str = ""
    catalog: po.Catalog = field(default_factory=po.Catalog)
    error: tuple[int, str] | None = None
    #: Messages whose translation cannot be shown: (line, why) by msgid.
    refused: dict[str, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, root: Path, language: str, name: str) -> PageCatalog:
        """Read a catalog. One that does not exist is empty; one that is broken says so."""
        path = catalog_path(root, language, name)
        if not path.exists() and not path.is_symlink():
            return cls(path)
        if not is_plain_file(root, path):
            return cls(path, error=(1, "a catalog must be a plain file, not a symbolic link"))
        found = digest(path)
        try:
            catalog = po.read(path)
        except po.PoError as error:
            return cls(path, found, error=(error.line, str(error)))
        return cls(path, found, catalog, refused=dict(_refused(catalog, language)))

    @property
    def problems(self) -> list[tuple[int, str]]:
        """What is wrong with the catalog, as (line, message)."""
        return [self.error] if self.error else list(self.refused.values())

    def message(self, source: str) -> Message:
        """Return what a reader of the translation is shown for ``source``, as plain text."""
        entry = self.catalog.entries.get(source)
        if entry is None or not entry.msgstr.strip() or source in self.refused:
            return Message(source, source, "missing", entry.line if entry else 0)
        if entry.fuzzy:
            return Message(source, source, "outdated", entry.line)
        return Message(source, " ".join(entry.msgstr.splitlines()), "translated", entry.line)


def is_plain_file(root: Path, path: Path) -> bool:
    """Tell whether ``path`` is a file of ``root``: neither it nor a folder above it leads elsewhere."""
    return path.is_file() and path.resolve() == root.resolve() / path.relative_to(root)


def _refused(catalog: po.Catalog, language: str) -> Iterator[tuple[str, tuple[int, str]]]:
    for msgid, entry in catalog.entries.items():
        if not entry.fuzzy and (why := characters.objection(msgid, entry.msgstr, language)):
            yield msgid, (entry.line, why)
