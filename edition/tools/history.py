"""Writes the history of the text, :mod:`edition.report.history`, from the commits of pages and catalogs."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sphinx.config import Config

from edition.catalogs.catalog import catalog_path
from edition.catalogs.changes import of_catalog, of_page
from edition.checks import published
from edition.files import FileError, write
from edition.git import ask
from edition.reading.source_files import page_files, page_name
from edition.report.history import FILE, Change, read, serialize


def _changes(root: Path, commit: str, day: dt.date, config: Config) -> Iterator[Change]:
    """Yield what a commit changes, against its first parent."""
    source, *languages = config.edition_languages
    changed = set(ask(root, "diff", "--relative", "--name-only", f"{commit}^", commit).splitlines())

    def versions(path: str) -> tuple[str, str]:
        before, after = (ask(root, "show", f"{each}:./{path}") for each in (f"{commit}^", commit))
        return before, after

    for page in (page_name(root, path) for path in page_files(root, config)):
        if f"{page}.md" in changed:
            for kind, address in of_page(page, *versions(f"{page}.md")):
                yield Change(day, commit, kind, source, address)
        for language in languages:
            if (path := catalog_path(Path(), language, page).as_posix()) in changed:
                text = ask(root, "show", f"{commit}:./{page}.md")
                with suppress(FileError):  # a catalog of an earlier day that could not be read showed nothing
                    for kind, address in of_catalog(page, text, *versions(path)):
                        yield Change(day, commit, kind, language, address)


def grow(root: Path, config: Config) -> int:
    """Add to ``history.tsv`` what was committed since its last line, or since the first publication.

    Returns how many changes are new: none where there is no git. Raises FileError.
    """
    known = read(root)
    first = ask(root, "log", "--diff-filter=A", "--format=%H", "-1", "--", published.FILE).strip()
    start = known[-1].commit if known else first
    if not ask(root, "cat-file", "-t", start):  # the commits were written anew, or were not fetched
        start = first
    options = ("--first-parent", "--reverse", "--format=%h %cs")
    commits = ask(root, "log", *options, f"{start}..HEAD", "--", "*.md", "locales")
    found = list(known)
    for line in commits.splitlines() if start else ():
        commit, day = line.split(" ", 1)
        with suppress(ValueError):  # a time that no clock shows
            found += _changes(root, commit, dt.date.fromisoformat(day), config)
    if (text := serialize(found)) != serialize(known):
        write(root / FILE, text)
    return text.count("\n") - len(known)
