"""``python -m edition status``: prints the progress by page; a fuzzy entry counts as outdated."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from edition.catalogs.catalog import INTERFACE, PageCatalog, catalog_path
from edition.reading import configuration
from edition.reading.configuration import source_language
from edition.reading.source_files import page_files, page_name
from edition.report.message import State


def progress(root: Path, language: str, names: Iterable[str]) -> Iterator[tuple[str, Counter[State]]]:
    """Yield every catalog of a language with the number of its messages by state."""
    for name in sorted(names):
        page = PageCatalog.load(root, language, name)
        if page.error:
            raise SystemExit(f"{page.path.relative_to(root).as_posix()}:{page.error.line}: {page.error}")
        yield name, Counter(page.message(msgid).state for msgid in page.catalog.entries)


def run(root: Path, out: Path, *, complete: bool = False) -> int:
    """Print a line for each catalog. Returns 1 if ``complete`` is required and a translation is missing."""
    config = configuration.read(root)
    names = {page_name(root, path) for path in page_files(root, config)} | {INTERFACE}
    rest, lacking = 0, list[str]()
    for language in config.edition_languages:
        wanted = names
        if language == source_language(config):  # of the original, only words of the interface are translated
            wanted = {INTERFACE} if catalog_path(root, language, INTERFACE).exists() else set()
        if not wanted:
            continue
        total: Counter[State] = Counter()
        print(f"{language:24}{'translated':>11}{'outdated':>10}{'missing':>9}")
        for name, states in progress(root, language, wanted):
            total += states
            print(_line(f"  {name}", states))
            if not states and name != INTERFACE:
                path = catalog_path(root, language, name).relative_to(root).as_posix()
                lacking.append(f"{path}: the page {name} has no catalog; run 'make update-po'")
        print(_line("  all", total))
        rest += total["outdated"] + total["missing"]
    if complete and (rest or lacking):
        print(*lacking, f"{rest} messages lack an up-to-date translation", sep="\n", file=sys.stderr)
        return 1
    return 0


def _line(name: str, states: Counter[State]) -> str:
    return f"{name:42}{states['translated']:>5}{states['outdated']:>5}{states['missing']:>5}"
