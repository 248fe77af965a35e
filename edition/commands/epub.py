"""``python -m edition epub``: builds e-books with Sphinx's builder, reproducibly.

``LANG.epub`` in every language; ``SOURCE-LANG.epub`` with the original below each paragraph of a translation;
``SOURCE-furigana.epub``, where there are readings: a reader chooses a book, because e-readers cannot switch
readings or languages on and off.
"""

import datetime as dt
import io
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from sphinx.config import Config

from edition.drawing.books import books
from edition.files import remove, write
from edition.reading import configuration
from edition.reading.configuration import publication

from .sphinx_build import sphinx_build


def run(root: Path, out: Path) -> int:
    """Build the books into ``out/epub``. Returns 0, or 1 if one of them failed; the others are built."""
    config, out = configuration.read(root), out / "epub"
    moment, failed = last_change(root, config), list[str]()
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))  # Sphinx dates the book by it
    for book in books(root, config):
        work = out / book.name
        remove(work)  # a book takes all that is in its folder
        settings = {"epub_basename": book.name, "edition_book": book.kind}
        if sphinx_build(root, "epub", book.language, work, **settings):
            failed.append(book.file)
            continue
        content, path = _dated(work / "out" / book.file, moment), out / book.file
        if not path.is_file() or path.read_bytes() != content:
            write(path, content)
        print(path)
    if failed:
        print(f"not built: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def last_change(root: Path, config: Config) -> dt.datetime:
    """Return the time of the last commit, or the day of the report; ``SOURCE_DATE_EPOCH`` goes before."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        try:
            seconds = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            seconds = ""
    if seconds.isdigit():
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return dt.datetime.fromisoformat(f"{publication(config).published or '2000-01-01'}T00:00:00+00:00")


def _dated(book: Path, moment: dt.datetime) -> bytes:
    """Return a book with all its files of one time, and readable whatever the umask."""
    made = io.BytesIO()
    with ZipFile(book) as before, ZipFile(made, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            entry.date_time = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            after.writestr(entry, content)
    return made.getvalue()
