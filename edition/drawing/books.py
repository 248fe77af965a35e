"""Which e-books there are of a report."""

from pathlib import Path
from typing import NamedTuple

from sphinx.config import Config

from .furigana import file_of_readings


class Book(NamedTuple):
    """A book: its name, the language that it is in, and what it has beside the text (``edition_book``)."""

    name: str
    language: str
    kind: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.epub"


def books(root: Path, config: Config) -> list[Book]:
    """Return the books of a project: of each language; of two, paragraph by paragraph; with readings."""
    source, *others = config.edition_languages
    found = [Book(code, code) for code in config.edition_languages]
    found += [Book(f"{source}-{code}", code, "bilingual") for code in others]
    if file_of_readings(root / name for name in config.html_static_path):
        found.append(Book(f"{source}-furigana", source, "furigana"))
    return found
