"""``python -m edition update-po``: brings the catalogs up to date with the pages and templates.

Sphinx extracts; merging is ours, because sphinx-intl's near matches invent nonsense for short Japanese
strings, keep no previous text, and touch every line of a catalog when one message changes.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from . import po
from .catalogs import INTERFACE, catalog_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: A changed message keeps its translation, as outdated, where at least this much of it is the same …
NEARNESS = 0.8
#: … and it is at least this many characters long: short Japanese strings are alike by chance.
SHORTEST = 12


def header(language: str) -> dict[str, str]:
    """Return the header of a catalog: nothing in it changes by itself, so no date."""
    return {
        "Project-Id-Version": "policy edition",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def nearest(msgid: str, candidates: Iterable[po.Entry]) -> po.Entry | None:
    """Return the candidate whose msgid is nearest to ``msgid``, if it is near."""
    if len(msgid) < SHORTEST:
        return None
    best, best_ratio = None, NEARNESS
    matcher = SequenceMatcher(b=msgid, autojunk=False)
    for entry in candidates:
        matcher.set_seq1(entry.msgid)
        if matcher.real_quick_ratio() >= best_ratio and matcher.quick_ratio() >= best_ratio:
            ratio = matcher.ratio()
            if ratio >= best_ratio:
                best, best_ratio = entry, ratio
    return best


def merge(msgids: Iterable[str], old: po.Catalog, language: str, moved: Mapping[str, po.Entry]) -> po.Catalog:
    """Return the catalog for ``msgids``, in their order, with what ``old`` has of them.

    A message that is new here takes its translation from another page if it was there (``moved``),
    or from a message that went and is near to it, then marked fuzzy and with its previous text.
    """
    wanted = list(dict.fromkeys(msgids))
    gone = {msgid: entry for msgid, entry in old.entries.items() if msgid not in set(wanted)}
    retired = {entry.msgid: entry for entry in old.obsolete}
    entries: dict[str, po.Entry] = {}
    for msgid in wanted:
        if msgid in old.entries:
            entries[msgid] = old.entries[msgid]
        elif known := retired.pop(msgid, None) or moved.get(msgid):
            entries[msgid] = known
        elif near := nearest(msgid, [entry for entry in gone.values() if entry.msgstr]):
            del gone[near.msgid]
            flags = ("fuzzy", *(flag for flag in near.flags if flag != "fuzzy"))
            entries[msgid] = replace(near, msgid=msgid, flags=flags, previous=near.previous or near.msgid)
        else:
            entries[msgid] = po.Entry(msgid)
    obsolete = [*retired.values(), *(entry for entry in gone.values() if entry.msgstr)]
    return po.Catalog(header(language), entries, tuple(obsolete), old.notes)


def extract(root: Path, work: Path, source: str) -> dict[str, list[str]]:
    """Extract all messages with Sphinx. Returns msgids by catalog name, in the order of the page."""
    command = [sys.executable, "-m", "sphinx", "-b", "gettext", "-W", "--keep-going", "-q", "-E"]
    command += ["-D", f"language={source}", "-d", str(work / "doctrees"), str(root), str(work / "pot")]
    subprocess.run(command, check=True)
    found: dict[str, list[str]] = {}
    for path in sorted((work / "pot").rglob("*.pot")):
        name = path.relative_to(work / "pot").with_suffix("").as_posix()
        name = INTERFACE if name == "sphinx" else name  # what Sphinx calls the templates' words
        found[name] = list(po.read(path).entries)
    return found


def update_language(root: Path, language: str, messages: Mapping[str, list[str]]) -> list[Path]:
    """Merge the messages into the catalogs of one language. Returns the files that changed."""
    old: dict[str, po.Catalog] = {}
    for name in messages:
        path = catalog_path(root, language, name)
        old[name] = po.read(path) if path.exists() else po.Catalog()
    moved = {
        entry.msgid: entry
        for catalog in old.values()
        for entry in (*catalog.obsolete, *catalog.entries.values())
        if entry.msgstr
    }
    changed = []
    for name, msgids in messages.items():
        path = catalog_path(root, language, name)
        text = po.serialize(merge(msgids, old[name], language, moved))
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(path)
    return changed


def update_all(root: Path, work: Path, languages: list[str]) -> int:
    """Update the catalogs of every language but the first, and print what changed. Returns 0."""
    messages = extract(root, work, languages[0])
    for language in languages[1:]:
        for path in update_language(root, language, messages):
            print(f"updated {path.relative_to(root)}")
    return 0
