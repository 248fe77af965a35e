"""``python -m edition update-po``: updates the catalogs from the pages and templates.

Sphinx extracts, :mod:`edition.catalogs.merge` merges, :mod:`edition.catalogs.po` writes. If ``sphinx-intl
update`` ran before, the information that it dropped is restored from the last commit.
"""

import codecs
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from sphinx.config import Config

from edition.catalogs import po
from edition.catalogs.catalog import INTERFACE, PageCatalog, catalog_path, needed_words
from edition.catalogs.merge import Merge, Messages, differences, elsewhere, undo_other_merge
from edition.catalogs.outline import places
from edition.checks.finding import Finding
from edition.drawing.words import interface_words
from edition.files import NOTED, FileError, remove, text_of, walk, write_all
from edition.git import ask
from edition.reading import configuration
from edition.reading.configuration import source_language
from edition.reading.source_files import page_fault, page_files
from edition.report.printable import printable

from .sphinx_build import sphinx_build
from .weblate import components


def extract(root: Path, work: Path, config: Config) -> dict[str, Messages]:
    """Return all messages by catalog name, in the order of the page, with their places.

    Raises SystemExit for a file that cannot be a page, or after Sphinx has reported what is wrong.
    """
    for path in page_files(root, config):
        if error := page_fault(root, path):
            raise SystemExit(printable(f"{path.relative_to(root).as_posix()}:{error.line}: {error}"))
    pots = work / "out"
    remove(pots)  # there may be templates of removed pages
    source = source_language(config)
    if code := sphinx_build(root, "gettext", source, work):
        raise SystemExit(code)
    words = interface_words(config, root)
    found: dict[str, Messages] = {INTERFACE: {word: (place,) for word, place in words.items()}}
    for path in sorted(pots.rglob("*.pot")):
        name = path.relative_to(pots).with_suffix("").as_posix()
        page, entries = root / f"{name}.md", po.read(path).entries
        of_sphinx = {msgid: entry.comments for msgid, entry in entries.items()}
        known = places(name, text_of(page)) if page.is_file() else of_sphinx
        found.setdefault(name, {msgid: known.get(msgid, (f"{name}.html",)) for msgid in entries})
    return found


def _committed(root: Path, path: Path) -> po.Catalog:
    """Return a catalog as of the last commit; an empty one if there is no commit of it."""
    try:
        return po.parse(ask(root, "show", f"HEAD:./{path.relative_to(root).as_posix()}"))
    except FileError:
        return po.Catalog()


def load(root: Path, language: str, name: str) -> PageCatalog:
    """Read a catalog. Raises SystemExit, with what is wrong, for one that cannot be read."""
    page = PageCatalog.load(root, language, name)
    if error := page.error:
        path = page.path.relative_to(root).as_posix()
        raise SystemExit(str(Finding(path, error.line, str(error), error.rule)))
    return page


def messages_of(
    language: str, messages: Mapping[str, Messages], config: Config, own: po.Catalog
) -> dict[str, Messages]:
    """Return what a language needs that has ``own`` words: that of the report only words of the interface."""
    is_source = language == source_language(config)
    words = needed_words(messages.get(INTERFACE, {}), language, own, is_source=is_source)
    return {**({} if is_source else messages), INTERFACE: words}


def read_all(root: Path, language: str) -> dict[str, po.Catalog]:
    """Read the catalogs of a language, those of removed pages too."""
    folder = root / "locales" / language / "LC_MESSAGES"
    paths = (path.relative_to(folder) for path in walk(folder) if path.suffix == ".po")
    found: dict[str, po.Catalog] = {}
    for name in sorted(path.with_suffix("").as_posix() for path in paths):
        page = load(root, language, name)
        entries = page.catalog.entries.values()
        found[name] = page.catalog
        if any((entry.fuzzy and not entry.previous) or not entry.comments for entry in entries):
            found[name] = undo_other_merge(page.catalog, _committed(root, page.path))
    return found


def update_language(  # noqa: PLR0913 - what is merged, and how
    root: Path,
    language: str,
    messages: Mapping[str, Messages],
    config: Config,
    said: list[str],
    *,
    typo: bool = False,
) -> dict[Path, str | None]:
    """Merge the messages into the catalogs of one language.

    Returns the new texts of the catalogs that change, None for one to remove. ``said`` takes what to print.
    """
    old = defaultdict(po.Catalog, read_all(root, language))
    messages = messages_of(language, messages, config, old[INTERFACE])
    known = elsewhere({name: catalog for name, catalog in old.items() if name != INTERFACE}, messages)
    live = {msgid for page in messages.values() for msgid in page}
    changed: dict[Path, str | None] = {}
    for name, page in messages.items():
        path = catalog_path(root, language, name)
        if not page and not path.exists():
            continue  # no word of the interface is needed
        new = Merge(page, old[name], {} if name == INTERFACE else known).catalog(language, live, typo=typo)
        # If only the layout differs, the file stays as the translator's editor saved it; but with a byte
        # order mark, sphinx-intl loses the header.
        to_write = not path.exists() or path.read_bytes().startswith(codecs.BOM_UTF8)
        if to_write or not po.says_the_same(po.read(path), new):
            changed[path] = po.serialize(new)
            said.append(f"{'updated' if path.exists() else 'created'} {path.relative_to(root)}")
            said += (f"  {each}" for each in differences(old[name], new))
    for name in sorted(set(old) - set(messages)):
        path = catalog_path(root, language, name)
        if left := [each for each in old[name].entries.values() if each.msgstr and each.msgid not in live]:
            said.append(f"{path.relative_to(root)}: no page has its {len(left)} translations; remove it")
        else:
            said.append(f"removed {path.relative_to(root)}: its translations have moved")
            changed[path] = None
    return changed


def run(root: Path, out: Path, *, typo: bool = False) -> int:
    """Update the catalogs of every language, and print what changed. Returns 0."""
    config = configuration.read(root)
    messages = extract(root, out / "work" / "messages", config)
    said: list[str] = []
    changed: dict[Path, str | None] = {}
    for language in config.edition_languages:
        changed |= update_language(root, language, messages, config, said, typo=typo)
    listed, weblate = components(messages, source_language(config)), root / "weblate.json"
    if not weblate.is_file() or weblate.read_text("utf-8", "replace") != listed:  # with whatever line ends
        changed[weblate] = listed
    write_all(root, changed, out / NOTED)
    print(*map(printable, said), sep="\n", end="\n" * bool(said))
    return 0
