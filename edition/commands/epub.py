"""``python -m edition epub``: builds an e-book in every language with Sphinx's builder, reproducibly."""

import datetime as dt
import io
import os
import subprocess
from pathlib import Path
from zipfile import ZipFile

from sphinx.config import Config

from edition.files import remove, write
from edition.reading import configuration
from edition.reading.configuration import publication

from .sphinx_build import sphinx_build


def run(root: Path, out: Path) -> int:
    """Build ``out/epub/LANG.epub`` for every language. Returns the exit code of the first that fails."""
    config, out = configuration.read(root), out / "epub"
    moment = last_change(root, config)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))  # Sphinx dates the book by it
    for language in config.edition_languages:
        work = out / language
        remove(work)  # a book takes all that is in its folder
        if code := sphinx_build(root, "epub", language, work, epub_basename=language):
            return code
        write(out / f"{language}.epub", _dated(work / "out" / f"{language}.epub", moment))
        print(out / f"{language}.epub")
    return 0


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
