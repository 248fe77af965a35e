"""``python -m edition status``: prints the progress by page; a fuzzy entry counts as outdated."""

import sys
from collections import Counter
from pathlib import Path

from edition.catalogs.catalog import INTERFACE, PageCatalog, catalog_path
from edition.reading import configuration
from edition.reading.configuration import source_language
from edition.reading.source_files import page_files, page_name
from edition.report.message import State


def _progress(root: Path, page: PageCatalog) -> Counter[State]:
    """Count the messages of a catalog by state. Raises SystemExit if it cannot be read."""
    if page.error:
        raise SystemExit(f"{page.path.relative_to(root).as_posix()}:{page.error.line}: {page.error}")
    return Counter(page.message(msgid).state for msgid in page.catalog.entries)


def run(root: Path, out: Path, *, complete: bool = False) -> int:
    """Print a line for each catalog. Returns 1 if ``complete`` is required and a translation is missing."""
    config = configuration.read(root)
    names = {page_name(root, path) for path in page_files(root, config)} | {INTERFACE}
    rest, lacking = 0, list[str]()
    for language in config.edition_languages:
        wanted = names
        if language == source_language(config):  # the source needs only words of the interface
            wanted = {INTERFACE} if catalog_path(root, language, INTERFACE).exists() else set()
        if not wanted:
            continue
        total: Counter[State] = Counter()
        print(f"{language:24}{'translated':>11}{'outdated':>10}{'missing':>9}")
        for name in sorted(wanted):
            page = PageCatalog.load(root, language, name)
            states = _progress(root, page)
            total += states
            print(_line(f"  {name}", states))
            if not states and name != INTERFACE:
                path = page.path.relative_to(root).as_posix()
                lacking.append(f"{path}: the page {name} has no catalog; run 'make update-po'")
        print(_line("  all", total))
        rest += total["outdated"] + total["missing"]
    if complete and (rest or lacking):
        print(*lacking, f"{rest} messages lack an up-to-date translation", sep="\n", file=sys.stderr)
        return 1
    return 0


def _line(name: str, states: Counter[State]) -> str:
    return f"{name:42}{states['translated']:>5}{states['outdated']:>5}{states['missing']:>5}"
