"""``python -m edition epub``: builds an e-book in every language with Sphinx's builder."""

import shutil
from pathlib import Path

from edition.reading import configuration

from .sphinx_build import sphinx_build


def run(root: Path, out: Path) -> int:
    """Build ``out/epub/LANG.epub`` for every language. Returns the exit code of the first that fails."""
    config, out = configuration.read(root), out / "epub"
    for language in config.edition_languages:
        work = out / language
        name = ("-D", f"epub_basename={language}")
        if code := sphinx_build(root, "epub", language, work / "doctrees", work / "book", *name):
            return code
        shutil.copyfile(work / "book" / f"{language}.epub", out / f"{language}.epub")
        print(out / f"{language}.epub")
    return 0
