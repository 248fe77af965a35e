"""``python -m edition epub``: builds e-books with Sphinx's builder, reproducibly.

``LANG.epub`` in every language; ``SOURCE-LANG.epub`` with the original below each paragraph of a translation;
``SOURCE-furigana.epub``, where there are readings: a reader chooses a book, because e-readers cannot switch
readings or languages on and off.
"""

import os
import sys
from pathlib import Path
from zipfile import ZipFile

from edition.drawing.books import books
from edition.files import remove, write, zipped
from edition.reading import configuration
from edition.site.origin import last_change

from .sphinx_build import sphinx_build


def run(root: Path, out: Path) -> int:
    """Build the books into ``out/epub``. Returns 0, or 1 if one of them failed; the others are built."""
    config, failed = configuration.read(root), list[str]()
    moment = last_change(root, config)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))  # Sphinx dates the book by it
    for book in books(root, config):
        work = out / "epub" / book.name
        remove(work)  # a book takes all that is in its folder
        settings = {"epub_basename": book.name, "edition_book": book.kind}
        if sphinx_build(root, "epub", book.language, work, **settings):
            failed.append(book.file)
            continue
        path = book.made(out)
        with ZipFile(work / "out" / book.file) as made:
            content = zipped([(entry, made.read(entry)) for entry in made.infolist()], moment)
        if not path.is_file() or path.read_bytes() != content:
            write(path, content)
        print(path)
    if failed:
        print(f"not built: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))
