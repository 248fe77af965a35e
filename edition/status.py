"""``python -m edition status``: translation progress by page. Counts what sphinx-intl miscounts (fuzzy)."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from .catalogs import PageCatalog
from .project import catalog_names, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .model import State


def progress(root: Path, language: str) -> Iterator[tuple[str, Counter[State]]]:
    """Yield every catalog of a language with the number of its messages by state."""
    folder = root / "locales" / language / "LC_MESSAGES"
    names = catalog_names(root, settings(root))
    for path in sorted(folder.rglob("*.po")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name not in names:
            continue  # of a page that is no more
        page = PageCatalog.load(root, language, name)
        if page.error:
            line, message = page.error
            raise SystemExit(f"{path.relative_to(root)}:{line}: {message}")
        yield name, Counter(page.message(msgid).state for msgid in page.catalog.entries)


def print_status(root: Path, languages: list[str], *, complete: bool = False) -> int:
    """Print a line a catalog. Returns 1 where ``complete`` is asked and something is not."""
    rest = 0
    for language in languages[1:]:
        total: Counter[State] = Counter()
        print(f"{language:24}{'translated':>11}{'outdated':>10}{'missing':>9}")
        for name, states in progress(root, language):
            total += states
            print(_line(f"  {name}", states))
        print(_line("  all", total))
        rest += total["outdated"] + total["missing"]
    if complete and rest:
        print(f"{rest} messages lack an up-to-date translation", file=sys.stderr)
        return 1
    return 0


def _line(name: str, states: Counter[State]) -> str:
    return f"{name:42}{states['translated']:>5}{states['outdated']:>5}{states['missing']:>5}"
