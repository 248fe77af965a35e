"""``python -m edition status``: prints the progress by page; a fuzzy entry counts as outdated."""

import sys
from collections import Counter
from pathlib import Path

from edition.catalogs.catalog import INTERFACE
from edition.reading import configuration
from edition.report.message import State
from edition.report.printable import printable

from .update import extract, load, messages_of


def run(root: Path, out: Path, *, complete: bool = False) -> int:
    """Print a line for each page. Returns 1 if ``complete`` is required and a translation is missing.

    What is counted are the messages of the pages, whatever their catalogs hold.
    """
    config = configuration.read(root)
    messages = extract(root, out / "work" / "messages", config)
    rest, lacking = 0, list[str]()
    for language in config.edition_languages:
        print(f"{language:24}{'translated':>11}{'outdated':>10}{'missing':>9}")
        total: Counter[State] = Counter()
        own = load(root, language, INTERFACE).catalog
        for name, wanted in sorted(messages_of(language, messages, config, own).items()):
            page = load(root, language, name)
            states = Counter(page.message(msgid).state for msgid in wanted)
            total += states
            print(_line(f"  {printable(name)}", states))
            if states and not page.path.exists():
                path = page.path.relative_to(root).as_posix()
                lacking.append(printable(f"{path}: the page {name} has no catalog; run 'make update-po'"))
        print(_line("  all", total))
        rest += total["outdated"] + total["missing"]
    if complete and rest:
        print(*lacking, f"{rest} messages lack an up-to-date translation", sep="\n", file=sys.stderr)
        return 1
    return 0


def _line(name: str, states: Counter[State]) -> str:
    return f"{name:42}{states['translated']:>5}{states['outdated']:>5}{states['missing']:>5}"
