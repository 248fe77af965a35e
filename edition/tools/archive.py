"""The whole site as one file, to be read from a disk."""

import datetime as dt
import tempfile
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

from edition.drawing.pages import CARDS
from edition.files import remove
from edition.site.complete import list_digests


def write(site: Path, file: Path, moment: dt.datetime) -> None:
    """Write a site as a ZIP archive, with the digests of its files. ``moment`` is the time of all of them."""
    remove(file.parent)
    file.parent.mkdir(parents=True)
    time = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))  # the format knows no earlier one
    with tempfile.TemporaryDirectory(dir=file.parent) as work, zipfile.ZipFile(file, "w") as packed:
        copy = copytree(site, Path(work) / "site", ignore=ignore_patterns(CARDS))
        list_digests(copy)
        for path in sorted(path for path in copy.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(work).as_posix(), time)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
