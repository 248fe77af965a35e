"""``python -m edition epub``: builds an e-book in every language with Sphinx's builder."""

import shutil
from pathlib import Path

from edition.files import write
from edition.reading import configuration

from .sphinx_build import sphinx_build


def run(root: Path, out: Path) -> int:
    """Build ``out/epub/LANG.epub`` for every language. Returns the exit code of the first that fails."""
    config, out = configuration.read(root), out / "epub"
    for language in config.edition_languages:
        work = out / language
        shutil.rmtree(work, ignore_errors=True)  # a book takes all that is in its folder
        name = ("-D", f"epub_basename={language}")
        if code := sphinx_build(root, "epub", language, work / "doctrees", work / "book", *name):
            return code
        write(out / f"{language}.epub", (work / "book" / f"{language}.epub").read_bytes())
        print(out / f"{language}.epub")
    return 0
