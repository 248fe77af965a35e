"""``python -m edition update-po``: brings the catalogs up to date with the pages and templates.

Sphinx extracts, :mod:`edition.merge` merges, :mod:`edition.po` writes. sphinx-intl would be underneath,
but its ``update`` merges by Babel, which cannot keep a catalog to the byte (see :mod:`edition.merge`),
and its writer wraps by its own rule; what is left of it is a name for a folder.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from . import po
from .catalogs import INTERFACE, catalog_path, is_plain_file
from .merge import Merge, differences, elsewhere
from .outline import places
from .weblate import components

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .merge import Messages

_WORD = re.compile(r"""\b_\((["'])(.+?)\1\)""")


def interface_places(root: Path) -> dict[str, tuple[str, ...]]:
    """Return for every word of the interface the first template that has it."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((root / "_templates").rglob("*.html")):
        for _, word in _WORD.findall(path.read_text("utf-8")):
            found.setdefault(word, (f"interface · {path.relative_to(root).as_posix()}",))
    return found


def extract(root: Path, work: Path, source: str) -> dict[str, Messages]:
    """Extract all messages with Sphinx, by catalog name, in the order of the page, with their places."""
    command = [sys.executable, "-m", "sphinx", "-b", "gettext", "-W", "--keep-going", "-q", "-E"]
    command += ["-D", f"language={source}", "-d", str(work / "doctrees"), str(root), str(work / "pot")]
    for path in (work / "pot").rglob("*.pot"):
        path.unlink()  # of a page that is no more
    subprocess.run(command, check=True)
    found: dict[str, Messages] = {}
    for path in sorted((work / "pot").rglob("*.pot")):
        name = path.relative_to(work / "pot").with_suffix("").as_posix()
        if name == "sphinx":  # what Sphinx calls the templates' words
            name, known = INTERFACE, interface_places(root)
        else:
            known = places(name, (root / f"{name}.md").read_text("utf-8"))
        found[name] = {msgid: known.get(msgid, (f"{name}.html",)) for msgid in po.read(path).entries}
    return found


def read_all(root: Path, language: str, names: set[str]) -> dict[str, po.Catalog]:
    """Read the catalogs of a language: of the pages in ``names``, and of pages that are no more."""
    folder = root / "locales" / language / "LC_MESSAGES"
    there = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.po")}
    found: dict[str, po.Catalog] = {}
    for name in sorted(names | there):
        path = catalog_path(root, language, name)
        shown = path.relative_to(root).as_posix()
        if path.is_symlink() or (path.exists() and not is_plain_file(root, path)):
            raise SystemExit(f"{shown}:1: a catalog must be a plain file, not a symbolic link [symlink]")
        try:
            found[name] = po.read(path) if path.exists() else po.Catalog()
        except po.PoError as error:
            raise SystemExit(f"{shown}:{error.line}: {error} [{error.rule}]") from None
    return found


def update_language(
    root: Path, language: str, messages: Mapping[str, Messages], *, typo: bool = False
) -> list[Path]:
    """Merge the messages into the catalogs of one language. Returns the files that changed."""
    old = read_all(root, language, set(messages))
    known = elsewhere(old.values())
    live = {msgid for page in messages.values() for msgid in page}
    changed = []
    for name, page in messages.items():
        path = catalog_path(root, language, name)
        new = Merge(page, old[name], known).catalog(language, live, typo=typo)
        text = po.serialize(new)
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(path)
            print(f"updated {path.relative_to(root)}", *differences(old[name], new), sep="\n  ")
    for name in sorted(set(old) - set(messages)):
        changed += _retire(root, catalog_path(root, language, name), old[name], live)
    return changed


def _retire(root: Path, path: Path, old: po.Catalog, live: set[str]) -> list[Path]:
    """Remove the catalog of a page that is no more, if no translation is lost with it."""
    left = [entry for entry in old.entries.values() if entry.msgstr and entry.msgid not in live]
    if left:
        print(f"{path.relative_to(root)}: no page has its {len(left)} translations; remove it")
        return []
    path.unlink()
    print(f"removed {path.relative_to(root)}: its translations have moved")
    return [path]


def update_all(root: Path, work: Path, languages: list[str], *, typo: bool = False) -> int:
    """Update the catalogs of every language but the first, and print what changed. Returns 0."""
    messages = extract(root, work, languages[0])
    for language in languages[1:]:
        update_language(root, language, messages, typo=typo)
    (root / "weblate.json").write_text(components(messages, languages[0]), "utf-8")
    return 0
