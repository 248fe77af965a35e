"""Files of a project: which belong to it, how they are read, and how they are written: whole, or not at all.

What others may have written is read by :func:`text_of`, which neither waits at a pipe nor reads without end,
after :func:`is_plain_file`, which knows symbolic links. What must not be lost is written by :func:`write`, in
the place of a link and not through it.
"""

import codecs
import datetime as dt
import fcntl
import io
import json
import os
import re
import shutil
import sys
import tomllib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

#: A larger file is not read: the checks take two seconds for this one. The largest real one has 45 kB.
LARGEST = 500_000
#: Where a command notes what it is going to write, in the output folder.
NOTED = "to-write.json"
#: The mark of an output folder.
_LOCK = ".edition-lock"
#: What commands replace in it; with what that holds where sphinx-build or an older version left no mark.
_MADE = {
    "work": "doctrees messages check",
    "html": ".nojekyll .buildinfo",
    "html.new": "*/.buildinfo",
    "html.old": ".nojekyll",
    "epub": "*/doctrees mimetype",
    **dict.fromkeys(("pdf", "pdf.new", "pdf.old"), "*.pdf"),
    "zip": "site.zip",
    "publish": "hosts",
    "publish.new": "site",
    "publish.old": "hosts",
    **dict.fromkeys(("cards", "cards.new", "cards.old"), "*/*.png"),
}
#: Nobody nests folders deeper; Python's own walk ends in a traceback at a thousand.
_DEEPEST = 50
#: What no text file may contain, the message about it, and the rule.
_REFUSED = (
    (rb"\r(?!\n)", "the line holds CR, which ends no line; save the file with LF line ends", "line-ends"),
    (rb"\0", "the file holds a NUL character; remove it", "characters"),
)


class FileError(ValueError):
    """A file that cannot be read: ``line`` (from 1), a sentence that says what to do, and the rule."""

    def __init__(self, line: int, message: str, rule: str) -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule


def is_plain_file(root: Path, path: Path) -> bool:
    """Tell whether ``path`` is a file of ``root``: neither it nor a folder above it leads elsewhere."""
    try:
        return path.is_file() and path.resolve() == root.resolve() / path.relative_to(root)
    except OSError:  # a name that is too long
        return False


def walk(folder: Path, skips: Callable[[str], bool] = lambda name: False) -> Iterator[Path]:
    """Yield what is below a folder and is no folder; links are yielded, not followed.

    ``skips`` tells of a path, relative to the folder, whether to leave it out. Raises FileError.
    """
    folders = [(folder, 0)]
    while folders:
        here, depth = folders.pop()
        if depth > _DEEPEST:
            raise FileError(1, f"folders are nested deeper than {_DEEPEST} levels; remove them", "file-name")
        for path in sorted(here.iterdir() if here.is_dir() else ()):
            if not skips(path.relative_to(folder).as_posix()):
                if path.is_dir() and not path.is_symlink():
                    folders.append((path, depth + 1))
                else:
                    yield path


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, but for what Python and Jinja compile into it."""
    return walk(folder, lambda name: name.endswith("__pycache__"))


def text_of(path: Path) -> str:
    """Return the text of the file at ``path``, as :func:`decoded` does. Raises FileError.

    The caller knows that it is in the project; what is no file, a pipe or a device, is refused here.
    """
    if not path.is_file():
        raise FileError(1, "this is no file; put a plain file there", "symlink")
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise FileError(1, f"the file is larger than {LARGEST:,} bytes; divide it", "size")
    return decoded(data)


def toml_of(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a file in TOML, and what it says. Raises FileError."""
    text = text_of(path)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise FileError(
            int(place[1]) if place else text.count("\n") + 1, f"this is not TOML: {error}", "toml"
        ) from None
    except RecursionError:
        raise FileError(1, "lists are nested too deeply", "toml") from None


def decoded(data: bytes) -> str:
    """Return the text of a file, with LF and without a byte order mark. Raises FileError if it is none."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or data[:2].count(0) == 1:
        raise FileError(1, "the file is UTF-16; save it as UTF-8", "charset")
    for pattern, message, rule in _REFUSED:
        if found := re.search(pattern, data):
            raise FileError(data.count(b"\n", 0, found.start()) + 1, message, rule)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(line, "the file is not UTF-8; save it as UTF-8", "charset") from None


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write_beside(path: Path, content: str | bytes) -> Path:
    """Write a file beside its place, onto the disk. Returns where."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = _beside(path)
    try:
        beside.unlink(missing_ok=True)  # not through what was left there, or laid there as a link
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = path  # a full disk does not say of which file
        with suppress(OSError):
            beside.unlink()
        raise
    return beside


def write(path: Path, content: str | bytes) -> None:
    """Write a file beside its place, and put it there when it is complete and on the disk."""
    _write_beside(path, content).replace(path)


def remove(path: Path) -> None:
    """Remove a folder, or what is in its place, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def swap(new: Path, place: Path) -> None:
    """Put a folder in the place of another; killed between the two renames, :func:`only_one` ends it."""
    os.sync()  # once for all files; to wait for each of them takes longer
    old = place.with_name(f"{place.name}.old")
    remove(old)
    if place.exists() or place.is_symlink():
        place.rename(old)
    new.rename(place)
    remove(old)


def write_all(root: Path, contents: Mapping[Path, str | bytes | None], noted: Path) -> None:
    """Write files of a project, or remove those with None: all or none, however this process ends.

    ``noted`` is where they are named first; :func:`complete` does what a killed process did not. Raises
    OSError, before anything is written, where a path leads out of the project.
    """
    _refuse_elsewhere(root, contents)
    names = {path.relative_to(root).as_posix(): content is None for path, content in contents.items()}
    noted.parent.mkdir(parents=True, exist_ok=True)
    write(noted, json.dumps([False, names]))
    try:
        for path, content in contents.items():
            if content is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_beside(path, content)
        write(noted, json.dumps([True, names]))
    finally:
        complete(root, noted)


def _refuse_elsewhere(root: Path, paths: Iterable[Path]) -> None:
    """Raise OSError for a path that leads out of the project: through a link, or by its name."""
    for path in paths:
        there = next(each for each in (path, *path.parents) if each.exists() or each.is_symlink())
        is_here = there.is_relative_to(root) and ".." not in path.parts
        if not is_here or there.resolve() != root.resolve() / there.relative_to(root):
            raise OSError(0, "a symbolic link leads elsewhere; nothing is written through it", str(path))


def complete(root: Path, noted: Path) -> None:
    """End what :func:`write_all` began: put all files in their places, or none if not all were written."""
    _beside(noted).unlink(missing_ok=True)
    if not noted.is_file():
        return
    are_written, names = json.loads(noted.read_text("utf-8"))
    _refuse_elsewhere(root, [root / name for name in names])
    for name, is_removed in names.items():
        path, beside = root / name, _beside(root / name)
        if are_written and is_removed:
            path.unlink(missing_ok=True)
        elif are_written and beside.exists():
            beside.replace(path)
        elif os.path.lexists(beside):  # asked first: where nothing can be written, nothing was
            beside.unlink()
        with suppress(OSError):
            os.removedirs(path.parent)  # if it was made for this file, which was not written
    noted.unlink()


def counted(number: int, what: str) -> str:
    """Return a number of things in words: 1 problem, 2 problems."""
    return f"{number} {what}{'s' * (number != 1)}"


def sentence(error: Exception, folder: Path) -> str:
    """Return what to say of an error; one that nobody foresaw is also written down, for a programmer."""
    if isinstance(original := getattr(error, "orig_exc", None), ImportError):
        return str(error)  # Sphinx says which extension
    error = original or error  # which Sphinx names with its place in the memory
    if isinstance(error, shutil.Error):  # of several files, each with its reason
        return str(error.args[0][0][-1])
    if isinstance(error, OSError):
        return f"{error.filename or folder}: {error.strerror or error}"
    if isinstance(error, FileError) or hasattr(error, "category"):  # as those of Sphinx have
        return str(error)
    path = folder / "error.log"
    try:
        write(path, "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace"))
    except OSError:
        path = Path("nowhere: the folder cannot be written")
    return f"the program failed ({type(error).__name__}: {error}); please report it with {path}"


def _opened(path: str, flags: int) -> int:
    """Open a file that may have become a pipe or a link meanwhile: without waiting, and not through it."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOFOLLOW, 0o666)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Wait until no other command works in ``folder``, and keep others out.

    Raises OSError if something is there that commands would replace, and that none has made.
    """
    for name, marks in () if (folder / _LOCK).exists() else _MADE.items():
        there = folder / name
        is_ours = there.is_symlink() or any(any(there.glob(mark)) for mark in marks.split())
        if not is_ours and there.is_dir() and any(there.iterdir()):
            raise OSError(0, "no command has made this folder; name another one with --out", str(there))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _LOCK
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise OSError(0, "this must be a plain file; remove it", str(path))
    with open(path, "a", opener=_opened) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"another command works in {folder}; this one waits until it ends", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        for there in (folder / name for name in _MADE):
            if there.is_symlink() and there.name != "html":  # nothing is written through it
                there.unlink()
            elif there.suffix == ".old" and there.exists() and not there.with_suffix("").exists():
                there.rename(there.with_suffix(""))
        yield


def zipped(entries: Iterable[tuple[ZipInfo, bytes]], moment: dt.datetime) -> bytes:
    """Return a ZIP archive of entries with their contents: of one time, and readable whatever the umask."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for entry, content in entries:
            entry.date_time = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))  # no earlier one is known
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
