"""Where the files of the data are from: the report, its text, and the state of this edition."""

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from edition.checks import published
from edition.report import history
from edition.report.languages import page_address
from edition.report.publication import Publication
from edition.report.registry import Registry


@dataclass(frozen=True, slots=True)
class Origin:
    """What every file says of itself."""

    publication: Publication
    #: Of the text of the report: see :func:`digest`.
    sha256: str
    #: The commit that the site was built from, '' where it is not known.
    commit: str = ""
    #: The address of the site, '' where it is not known.
    base: str = ""

    def address(self, language: str, docname: str, anchor: str = "") -> str:
        """Return the address of a page, or of a part of it, as a file in ``data`` gives it."""
        return f"{self.base or '../'}{page_address(language, docname)}{anchor and f'#{anchor}'}"

    def terms(self, registry: Registry, language: str) -> str:
        """Return the address of the terms of use, '' where it is not known."""
        name, _, anchor = self.publication.license.partition("#")
        return self.address(language, name, anchor) if name in registry.pages else self.publication.license


def digest(source: Registry) -> str:
    """Return the SHA-256 of the text of the report: of its paragraphs in UTF-8, a line feed between two."""
    texts = [text.source for rec in source.recommendations.values() for text in rec.paragraphs]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def commit(root: Path) -> str:
    """Return the commit of the project, '' if what is built is no commit: changed files, or no repository.

    What ``make publish`` writes from the commits is no change.
    """
    git = ["git", "--no-optional-locks", "-C", str(root)]  # which writes nothing
    made = [f":!{name}" for name in (history.FILE, published.FILE)]
    changed = [*git, "status", "--porcelain", "--untracked-files=no", "--", ".", *made]
    try:
        is_changed, head = (
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for command in (changed, [*git, "rev-parse", "HEAD"])
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return "" if is_changed else head.strip()
