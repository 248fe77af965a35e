"""The whole site as one file, to be read from a disk."""

import datetime as dt
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipInfo

from edition.drawing.pages import CARDS
from edition.files import remove, write, zipped
from edition.site.complete import SUMS, sums


def pack(site: Path, file: Path, moment: dt.datetime) -> None:
    """Write a site as a ZIP archive, with the digests of its files. ``moment`` is the time of all of them."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.parent.name != CARDS)
    contents = {SUMS: sums(site, files)}
    contents |= {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    entries = [(ZipInfo(f"site/{name}"), content) for name, content in contents.items()]
    for entry, _content in entries:
        entry.compress_type = ZIP_DEFLATED
    remove(file.parent)
    file.parent.mkdir(parents=True)
    write(file, zipped(entries, moment))
