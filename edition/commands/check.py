"""``python -m edition check``: reads the pages, draws nothing, and says what the build would say."""

import sys
from pathlib import Path

from edition.checks.gate import doubts
from edition.files import counted, remove
from edition.site.application import read_pages
from edition.site.search import read_settings


def run(root: Path, out: Path, *, strict: bool) -> int:
    """Print all findings. Returns 1 if there is an error or, with ``strict``, a warning."""
    work = out / "work" / "check"
    clean = work / "clean"
    if not clean.exists():  # Sphinx gives a warning once: after one, everything is read again
        remove(work)
    clean.unlink(missing_ok=True)
    app, errors = read_pages(root, work)
    read_settings(root)
    found = doubts(app.env)
    print(*errors, *found, sep="\n", end="\n" * bool(errors or found))
    if not errors:
        clean.touch()
    print(f"{counted(len(errors), 'error')}, {counted(len(found), 'warning')}", file=sys.stderr)
    return 1 if errors or (strict and found) else 0
