"""``python -m edition import REPORT.docx``: makes pages from an existing document."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from edition.files import NOTED, complete, write_all
from edition.importing import names, pages, pictures
from edition.importing.decode import decode
from edition.importing.outline import Document, DocumentError
from edition.report.printable import printable

_READERS = {".txt": "plain_text", ".md": "markdown", ".docx": "word"}
#: What the map is called that is written beside the pages.
_MAP = "ids.toml"


def run(root: Path, out: Path, *, report: Path, ids: Path | None) -> int:
    """Write the pages of a document into ``out``, named as the map ``ids`` says. Overwrites nothing.

    Prints what an editor must look at. Returns 0, or 1 after printing why nothing was written.
    """
    out = out.resolve()
    try:
        with _errors_of(report.name):
            document = _read(root / report)
        parts = names.parts(document, report.stem)
        with _errors_of(ids):
            given = names.from_toml((root / ids).read_text("utf-8-sig")) if ids else None
            chosen = names.name_all(parts, document, given)
        files = pictures.place(document, lambda name: _beside(root / report, name))
        written = pages.pages(parts, document, chosen.topic)
        files |= {f"{name}.md": text.encode("utf-8") for name, text in written.items()}
        if not ids:
            files[_MAP] = names.to_toml(chosen, parts, printable(report.name)).encode("utf-8")
        _write(out, files)
    except DocumentError as error:
        print(printable(str(error)), file=sys.stderr)
        return 1
    for notice in sorted(document.notices):
        print(printable(f"{report}:{notice}"))
    folder = printable(f"{out.relative_to(root).as_posix()}/") if out.is_relative_to(root) else ""
    others = [path.stem for path in sorted(out.glob("*.md")) if path.stem not in written]
    print("\nWrite these lines into a toctree of index.md:\n")
    print(*(f"{folder}{name}" for name in written), sep="\n")
    if others:
        print("\nThese pages were there before; leave them in the toctree, or remove them:\n")
        print(*(printable(f"{folder}{name}") for name in others), sep="\n")
    if not ids:
        print(f"\nTo give other names, move {folder}{_MAP}, change it, and import again with --map.")
    return 0


@contextmanager
def _errors_of(file: Path | str | None) -> Iterator[None]:
    """Name the file in the errors that reading it raises."""
    try:
        yield
    except (DocumentError, UnicodeDecodeError) as error:
        raise DocumentError(f"{file}: {error}") from None


def _read(path: Path) -> Document:
    kind = path.suffix.lower()
    if kind not in _READERS:
        given = f"a '{kind}' file" if kind else "a file without an ending"
        raise DocumentError(f"{given} cannot be imported; the kinds are: {', '.join(_READERS)}")
    try:
        reader = import_module(f"edition.importing.{_READERS[kind]}")
    except ModuleNotFoundError as error:
        message = f"reading it needs the package {error.name}; write: pip install 'sphinx-edition[import]'"
        raise DocumentError(message) from None
    data = path.read_bytes()
    text, encoding = (data, "utf-8") if kind == ".docx" else decode(data)
    document: Document = reader.read(text)
    if encoding != "utf-8":
        document.note(1, f"the file was read in the encoding {encoding}")
    if not document.blocks:
        raise DocumentError("there is no text in it")
    return document


def _beside(report: Path, name: str) -> bytes | None:
    """Read a file in or below the folder of the document; None if it is not there."""
    folder = report.parent.resolve()
    try:
        path = (folder / name).resolve()
        return path.read_bytes() if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _write(out: Path, files: dict[str, bytes]) -> None:
    """Write all files, or none where one is there already: then raises DocumentError."""
    complete(out, out / NOTED)
    if there := next((name for name in files if (out / name).exists()), ""):
        message = f"{out.name}/{there} is there already, and is not overwritten; name a new folder: --out"
        raise DocumentError(message)
    out.mkdir(parents=True, exist_ok=True)
    write_all(out, {out / name: data for name, data in files.items()}, out / NOTED)
