"""Which files a reader can take away whole: e-books, PDFs, and the site as an archive."""

from pathlib import Path
from typing import NamedTuple

from sphinx.config import Config

from .furigana import file_of_readings


class Book(NamedTuple):
    """A book: its name, the language that it is in, and what it has beside the text (``edition_book``)."""

    name: str
    language: str
    kind: str = ""
    ending: str = ".epub"

    @property
    def file(self) -> str:
        return f"{self.name}{self.ending}"

    def made(self, out: Path) -> Path:
        """Return where the commands write it, below the output folder."""
        return out / self.ending[1:] / self.file


def books(root: Path, config: Config) -> list[Book]:
    """Return the books of a project: of each language; of two, paragraph by paragraph; with readings."""
    source, *others = config.edition_languages
    found = [Book(code, code) for code in config.edition_languages]
    found += [Book(f"{source}-{code}", code, "bilingual") for code in others]
    if file_of_readings(root, config):
        found.append(Book(f"{source}-furigana", source, "furigana"))
    return found


def offered(root: Path, config: Config) -> list[Book]:
    """Return the files that pages link to, those of ``edition_books``, in the order that they show."""
    found = books(root, config)
    papers = [each._replace(ending=".pdf") for each in found if each.kind in ("", "bilingual")]
    archive = Book("site", config.language, "archive", ".zip")
    return [each for each in (*found, *papers, archive) if each.file in config.edition_books]
