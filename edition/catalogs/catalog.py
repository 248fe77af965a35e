"""The catalogs of one language: where they are, and what they contain. Pure, except that it reads files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from edition.files import FileError, is_plain_file
from edition.report import characters
from edition.report.message import Message

from . import po

T = TypeVar("T")

#: The catalog of the words of the interface, beside those of the pages.
INTERFACE = "interface"
#: The engine ships catalogs of its own words, which are English in the templates.
_ENGINE = Path(__file__).parent.parent
#: The language whose shipped catalog has every word.
_COMPLETE = "ja"


def catalog_path(root: Path, language: str, name: str) -> Path:
    """Return the catalog of a page: ``locales/en/LC_MESSAGES/policies/part-one.po``."""
    return root / "locales" / language / "LC_MESSAGES" / f"{name}.po"


@dataclass(frozen=True, slots=True)
class PageCatalog:
    """The content of one catalog; ``error`` is set if the file cannot be read."""

    path: Path
    catalog: po.Catalog = field(default_factory=po.Catalog)
    error: FileError | None = None
    #: The messages whose translation must not be shown.
    refused: frozenset[str] = frozenset()

    @classmethod
    def load(cls, root: Path, language: str, name: str) -> Self:
        """Read a catalog. A catalog that does not exist is empty."""
        path = catalog_path(root, language, name)
        if not path.exists() and not path.is_symlink():
            return cls(path)
        if not is_plain_file(root, path):
            message = "a catalog must be a plain file, not a symbolic link"
            return cls(path, error=FileError(1, message, "symlink"))
        try:
            catalog = po.read(path)
        except FileError as error:
            return cls(path, error=error)
        refused = (
            msgid
            for msgid, entry in catalog.entries.items()
            if not entry.fuzzy and characters.objection(msgid, entry.msgstr, language)
        )
        return cls(path, catalog, refused=frozenset(refused))

    def message(self, source: str) -> Message:
        """Return the text that a reader of the translation sees for ``source``."""
        entry = self.catalog.entries.get(source)
        if entry is None or not entry.msgstr.strip() or source in self.refused:
            return Message(source, source, "missing", entry.line if entry else 0)
        text = source if entry.fuzzy else ("\n" if "\n" in source else " ").join(entry.msgstr.splitlines())
        return Message(source, text, "outdated" if entry.fuzzy else "translated", entry.line)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the interface in a language: from the project, else from the engine, else in English."""

    own: PageCatalog
    shipped: PageCatalog

    @classmethod
    def load(cls, root: Path, language: str) -> Self:
        """Read the catalogs of the interface for a language."""
        return cls(PageCatalog.load(root, language, INTERFACE), _shipped(language))

    def __call__(self, text: str) -> str:
        """Return a word in the language."""
        found = (catalog.message(text) for catalog in (self.own, self.shipped))
        return next((message.text for message in found if message.state == "translated"), text)


def _shipped(language: str) -> PageCatalog:
    return PageCatalog.load(_ENGINE, language.partition("-")[0], INTERFACE)


def engine_words(language: str) -> set[str]:
    """Return the words that the engine ships in a language, so that a project need not translate them."""
    known = _shipped(_COMPLETE if language.partition("-")[0] == "en" else language)
    return {msgid for msgid in known.catalog.entries if known.message(msgid).state == "translated"}


def needed_words(words: Mapping[str, T], language: str, own: po.Catalog, *, is_source: bool) -> dict[str, T]:
    """Return the words of the interface that a language needs: what the engine lacks, and what is in ``own``.

    The source language needs only the engine's own words.
    """
    shipped = engine_words(language) - {msgid for msgid, entry in own.entries.items() if entry.msgstr}
    asked = words.keys() & engine_words("en") if is_source else words.keys()
    return {word: place for word, place in words.items() if word in asked and word not in shipped}
