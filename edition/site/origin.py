"""Where the files of the data are from: the report, its text, and the state of this edition."""

import datetime as dt
import hashlib
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sphinx.config import Config

from edition.checks import published
from edition.git import ask
from edition.reading.configuration import publication
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
        return f"{self.base or '../'}{page_address(language, docname, anchor)}"

    def terms(self, registry: Registry, language: str) -> str:
        """Return the address of the terms of use, '' where it is not known."""
        return self.publication.terms(registry.pages, partial(self.address, language))


def digest(source: Registry) -> str:
    """Return the SHA-256 of the text of the report: of its paragraphs in UTF-8, a line feed between two."""
    texts = [text.source for rec in source.recommendations.values() for text in rec.paragraphs]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def commit(root: Path) -> str:
    """Return the commit of the project, '' if what is built is no commit: changed files, or no repository.

    What ``make publish`` writes from the commits is no change.
    """
    made = [f":!{name}" for name in (history.FILE, published.FILE)]
    status = ask(root, "status", "--porcelain", "--branch", "--untracked-files=no", "--", ".", *made)
    is_clean = status.startswith("## ") and status.count("\n") == 1
    return ask(root, "rev-parse", "HEAD").strip() if is_clean else ""


def last_change(root: Path, config: Config) -> dt.datetime:
    """Return the time of the last commit, or the day of the report; ``SOURCE_DATE_EPOCH`` goes before."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or ask(root, "log", "-1", "--format=%ct").strip()
    if seconds.isdigit():
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return dt.datetime.fromisoformat(f"{publication(config).published or '2000-01-01'}T00:00:00+00:00")
