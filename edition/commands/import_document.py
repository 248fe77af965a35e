"""``python -m edition import REPORT.docx``: makes pages from a document that exists."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from edition.importing import names, pages, pictures
from edition.importing.decode import decode
from edition.importing.outline import Document, DocumentError

_READERS = {".txt": "plain_text", ".md": "markdown", ".docx": "word"}
#: What the map is called that is written beside the pages.
_MAP = "ids.toml"


def run(root: Path, out: Path, *, report: Path, ids: Path | None) -> int:
    """Write the pages of a document into ``out``, named as the map ``ids`` says. Overwrites nothing.

    Prints what an editor must look at. Returns 0, or 1 after printing why nothing was written.
    """
    try:
        document = read(root / report)
        given = _map(root / ids, ids) if ids else None
        parts = names.parts(document, report.stem)
        try:
            chosen = names.name_all(parts, document, given)
        except DocumentError as error:
            raise DocumentError(f"{ids}: {error}") from None
        files = pictures.place(document, _beside(root / report))
        for name, text in pages.pages(parts, document, chosen.topic).items():
            files[f"{name}.md"] = text.encode("utf-8")
        if not ids:
            files[_MAP] = names.to_toml(chosen, parts, report.name).encode("utf-8")
        _write(out, files)
    except DocumentError as error:
        print(error, file=sys.stderr)
        return 1
    for notice in sorted(document.notices):
        print(f"{report}:{notice}")
    folder = f"{out.relative_to(root).as_posix()}/" if out.is_relative_to(root) else ""
    print(
        "\nWrite these lines into a toctree of index.md:\n",
        *(f"{folder}{part.name}" for part in parts),
        sep="\n",
    )
    if not ids:
        print(f"\nTo give other names, move {folder}{_MAP}, change it, and import again with --map.")
    return 0


def read(path: Path) -> Document:
    """Read a document. Raises DocumentError."""
    shown = path.name
    if path.suffix.lower() not in _READERS:
        raise DocumentError(f"{shown}: documents of the kinds {', '.join(_READERS)} can be imported")
    try:
        reader = import_module(f"edition.importing.{_READERS[path.suffix.lower()]}").read
    except ModuleNotFoundError as error:
        message = (
            f"{shown}: reading it needs the package {error.name}; write: pip install 'sphinx-edition[import]'"
        )
        raise DocumentError(message) from None
    data = path.read_bytes()
    try:
        text, encoding = (data, "") if path.suffix.lower() == ".docx" else decode(data)
        document: Document = reader(text)
    except DocumentError as error:
        raise DocumentError(f"{shown}: {error}") from None
    if encoding not in ("", "utf-8"):
        document.note(1, f"the file was read in the encoding {encoding}")
    if not document.blocks:
        raise DocumentError(f"{shown}: there is no text in it")
    return document


def _map(path: Path, shown: Path) -> names.Names:
    try:
        return names.from_toml(path.read_text("utf-8-sig"))
    except (DocumentError, UnicodeDecodeError) as error:
        raise DocumentError(f"{shown}: {error}") from None


def _beside(report: Path) -> Callable[[str], bytes | None]:
    """Return a function that reads a file in or below the folder of the document; None if it is not there."""
    folder = report.parent.resolve()

    def find(name: str) -> bytes | None:
        try:
            path = (folder / name).resolve()
            return path.read_bytes() if path.is_relative_to(folder) and path.is_file() else None
        except (OSError, ValueError):  # a name that no file can have
            return None

    return find


def _write(out: Path, files: dict[str, bytes]) -> None:
    """Write all files, or none. Raises DocumentError where one is there already."""
    there = [name for name in files if (out / name).exists()]
    if there:
        raise DocumentError(
            f"{out.name}/{there[0]} is there already, and is not overwritten; name a new folder: --out"
        )
    out.mkdir(parents=True, exist_ok=True)
    try:
        for name, data in files.items():
            (out / name).write_bytes(data)
    except BaseException:
        for name in files:
            (out / name).unlink(missing_ok=True)
        raise
