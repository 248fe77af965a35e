"""Rules on files: what may lie in ``locales``, and what a page's file must be. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

from edition.catalogs.catalog import INTERFACE
from edition.files import FileError, text_of, walk
from edition.reading.source_files import page_fault
from edition.report.characters import forbidden, name

from .finding import Finding

_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DEPTH = 3  # LANG/LC_MESSAGES/page.po


def _faults(
    path: Path, place: Path, source: str, languages: list[str], names: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a file in ``locales`` as (message, rule), the worst first."""
    parts = place.with_suffix("").parts
    if path.is_symlink() or not path.is_file():
        yield "this is a symbolic link or no plain file; commit the catalog itself", "symlink"
    if path.suffix == ".mo" and path.with_suffix(".po").is_file():
        return  # sphinx-intl and msgfmt make them; no build reads one
    if path.suffix != ".po":
        yield "only catalogs (.po) belong here; remove it, it is made when it is needed", "stray-file"
    if not all(_PART.fullmatch(part) for part in parts):
        yield "the name may hold letters, digits, - and _ only; name it after its page", "file-name"
    if len(parts) < _DEPTH or parts[1] != "LC_MESSAGES":
        yield "a catalog is locales/LANG/LC_MESSAGES/PAGE.po; move it there", "file-name"
    if parts[0] == source and parts[2:] != (INTERFACE,):
        yield f"'{source}' is the language of the source, which has no catalogs; remove it", "language"
    if parts[0] not in (source, *languages):
        known = ", ".join([source, *languages])
        yield f"'{parts[0]}' is not one of the languages of conf.py ({known}); add it there", "language"
    if "/".join(parts[2:]) not in names:
        yield "there is no page of this name; rename the catalog with its page, or remove it", "no-page"


def catalog_findings(
    root: Path, source: str, languages: list[str], names: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding for every file in ``locales`` that is not the catalog of a page in a language."""
    try:
        for path in walk(root / "locales"):
            place = path.relative_to(root / "locales")
            for fault in islice(_faults(path, place, source, languages, names), 1):
                yield Finding(path.relative_to(root).as_posix(), 1, *fault)
    except FileError as error:
        yield Finding("locales", error.line, str(error), error.rule)


def page_findings(root: Path, paths: Iterable[Path], language: str) -> Iterator[Finding]:
    """Yield what is wrong with the files of the pages: links, names, encoding, line ends, characters."""
    for path in paths:
        name = path.relative_to(root).as_posix()
        if error := page_fault(root, path):
            yield Finding(name, error.line, str(error), error.rule)
        else:
            yield from character_findings(name, text_of(path), language)


def character_findings(path: str, text: str, language: str) -> Iterator[Finding]:
    """Yield the lines of a file that hold characters nobody sees."""
    for number, line in enumerate(text.split("\n") if forbidden(text, language) else (), 1):
        if found := forbidden(line, language):
            message = f"the line holds {name(found)}, which cannot be seen; remove it"
            yield Finding(path, number, message, "characters")
