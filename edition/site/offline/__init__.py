"""Reading without a network: a service worker, and what it keeps. Pure, but for the files of the folder."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from edition.drawing.minified import minified
from edition.drawing.pages import CARDS

#: The worker stands where the site begins, because it can keep no more than what is below it.
WORKER, SCRIPT, FILES = "sw.js", "offline.js", "offline.json"
_READ = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff2"}


def _files(site: Path, folder: Path, left_out: Iterable[str]) -> list[str]:
    found = (path for path in folder.rglob("*") if path.suffix in _READ and path.is_file())
    names = (path.relative_to(site).as_posix() for path in found)
    return sorted(name for name in names if name not in left_out and f"/{CARDS}/" not in name)


def write(site: Path, notes: Mapping[str, str], by_digest: Iterable[str] = ()) -> None:
    """Write the worker and what pages need to use it into a published folder.

    ``notes`` has by language what a page says that is a copy, with ``%s`` for the time. Without notes, the
    worker that browsers may have forgets what it kept. ``by_digest`` names the files that have a digest in
    their names: pages load them instead of those without.
    """
    others = {re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", name) for name in by_digest}
    files = {language: _files(site, site / language, others) for language in notes}
    for language, note in notes.items():
        for path in sorted((site / language).rglob("*.html")):
            up = "../" * len(path.relative_to(site).parts[:-1])
            known = f'<html data-offline="{up}{SCRIPT}" data-offline-note="{escape(note)}"'
            path.write_text(path.read_text("utf-8").replace("<html", known, 1), "utf-8")
    shared = _files(site, site / "data" / "search", others) if notes else []
    files[""] = ["index.html", FILES, SCRIPT, *shared]
    content = hashlib.sha256(json.dumps(files).encode())
    for name in sorted({name for names in files.values() for name in names} - {FILES, SCRIPT}):
        content.update((site / name).read_bytes())
    version = content.hexdigest()[:12] if notes else ""
    (site / FILES).write_text(json.dumps(files, separators=(",", ":")), "utf-8")
    for name in (WORKER, SCRIPT):
        text = minified(Path(__file__).with_name(name)).replace("@version@", version)
        (site / name).write_text(text, "utf-8")
