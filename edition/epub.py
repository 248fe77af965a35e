"""``python -m edition epub``: an e-book of every language, by Sphinx's own builder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from .catalogs import PageCatalog
from .project import settings

if TYPE_CHECKING:
    from pathlib import Path


def title(root: Path, conf: dict[str, object], language: str) -> str:
    """Return the title of the report in a language, or in the source language where it lacks one."""
    source = str(conf["project"])
    return PageCatalog.load(root, language, "index").message(source).text


def epub(root: Path, out: Path) -> int:
    """Build ``out/LANG.epub`` for every language. Returns the exit code of the first that fails."""
    conf = settings(root)
    for language in conf["edition_languages"]:
        work = out / language
        name = title(root, conf, language)
        values = {
            "language": language,
            "project": name,
            "epub_title": name,
            "epub_basename": language,
            "version": conf["edition_report"]["published"],
            "copyright": f"{conf['edition_report']['published'][:4]}, {conf['author']}",
        }
        command = [sys.executable, "-m", "sphinx", "-b", "epub", "-W", "--keep-going", "-q", "-E"]
        # A book has no search page; that the contents name it is then no mistake.
        values |= {"exclude_patterns": "search.md", "suppress_warnings": "toc.excluded"}
        command += [word for key, value in values.items() for word in ("-D", f"{key}={value}")]
        result = subprocess.run(
            [*command, "-d", str(work / "doctrees"), str(root), str(work / "book")], check=False
        )
        if result.returncode:
            return result.returncode
        shutil.copyfile(work / "book" / f"{language}.epub", out / f"{language}.epub")
        print(out / f"{language}.epub")
    return 0
