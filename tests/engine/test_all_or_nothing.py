"""Files are written all or not at all: on a full disk, after a kill, and never through a link."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from edition.__main__ import main
from edition.commands import live
from edition.files import NOTED, complete, only_one, sentence, swap, write, write_all

OLD = {"changed.po": "old", "removed.po": "old"}
NEW = {"changed.po": "new", "removed.po": None, "deep/made.po": "new"}


@pytest.mark.parametrize("lay", [os.mkfifo, lambda path: path.symlink_to("/dev/null"), Path.mkdir])
def test_what_is_in_the_place_of_the_mark_of_a_folder_is_told_at_once(tmp_path, lay) -> None:
    lay(tmp_path / ".edition-lock")
    with pytest.raises(OSError, match="this must be a plain file; remove it"), only_one(tmp_path):
        pass


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a project with two files."""
    root = tmp_path / "project"
    root.mkdir()
    for name, text in OLD.items():
        (root / name).write_text(text)
    return root


@pytest.fixture
def full_after(monkeypatch) -> Iterator[Callable[[int, type[BaseException]], None]]:
    """Return a function after which so many files can be written, and then none, for a time."""
    fsync = os.fsync

    def fill(number: int, error: BaseException) -> None:
        left = iter(range(number))

        def full(file: int) -> None:
            if next(left, None) is None:
                raise error
            fsync(file)

        monkeypatch.setattr(os, "fsync", full)

    yield fill
    monkeypatch.setattr(os, "fsync", fsync)


def full() -> OSError:
    return OSError(28, "No space left on device")


@pytest.mark.parametrize("number", range(4))
def test_where_the_disk_is_full_before_all_is_written_nothing_is(root, full_after, number: int) -> None:
    full_after(number, full())
    with pytest.raises(OSError, match="No space left on device"):
        write_all(root, {root / name: text for name, text in NEW.items()}, root / NOTED)
    assert texts(root) == OLD
    assert not (root / "deep").exists()


def test_what_cannot_be_written_stops_no_later_command(root: Path, monkeypatch) -> None:
    """A read-only file system refuses to remove what is not there, too."""
    unlink = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is called
        if path.parent == root:
            raise OSError(30, "Read-only file system", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    noted = root.parent / "out" / NOTED
    with pytest.raises(OSError, match="Read-only") as raised:
        write_all(root, {root / "changed.po": "new"}, noted)
    assert raised.value.filename == root / "changed.po"
    assert not noted.exists()
    complete(root, noted)


class Killed(BaseException):
    """The end of a process."""


@pytest.mark.parametrize("renamed", range(5))
def test_a_process_killed_at_any_rename_wrote_nothing_or_all_as_its_next_start_finds(
    root, monkeypatch, renamed: int
) -> None:
    left, replace = iter(range(renamed)), Path.replace

    def dies(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", dies)
    monkeypatch.setattr("edition.files.complete", lambda *_: None)  # what is killed does not clean up
    try:
        write_all(root, {root / name: text for name, text in NEW.items()}, root / NOTED)
        complete(root, root / NOTED)
    except Killed:
        monkeypatch.setattr(Path, "replace", replace)
        complete(root, root / NOTED)
    assert texts(root) == (OLD if renamed < 2 else {name: text for name, text in NEW.items() if text})


def test_a_full_disk_is_said_of_the_file(tmp_path: Path, full_after) -> None:
    full_after(0, full())
    with pytest.raises(OSError, match="No space") as raised:
        write(tmp_path / "page.md", "x")
    assert sentence(raised.value, Path("/elsewhere")) == f"{tmp_path / 'page.md'}: No space left on device"


def test_an_error_in_a_handler_and_one_of_many_files_is_a_sentence(tmp_path: Path) -> None:
    handler = ExtensionError("Handler <function f at 0x7f> threw an exception", full(), "edition")
    assert sentence(handler, tmp_path) == f"{tmp_path}: No space left on device"
    copied = shutil.Error([("a", "b", "[Errno 28] No space left on device: 'b'")])
    assert sentence(copied, tmp_path) == "[Errno 28] No space left on device: 'b'"


@pytest.mark.parametrize("command", ["new mine --languages en,fr", "import plan.md --out mine"])
def test_a_command_that_makes_a_folder_makes_all_of_it_or_nothing(
    tmp_path, monkeypatch, full_after, capsys, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.md").write_text("# A\n1. a\n# B\n1. b\n")
    full_after(3, full())
    assert main(command.split()) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert sorted(texts(tmp_path)) == ["plan.md"]
    full_after(1000, full())
    assert main(command.split()) == 0
    assert len(texts(tmp_path)) > 3


@pytest.mark.parametrize("name", ["html", "publish", "cards"])
def test_a_folder_that_a_killed_command_had_put_aside_comes_back(tmp_path, monkeypatch, name: str) -> None:
    for folder in (name, f"{name}.new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "file").write_text(folder)
    (tmp_path / ".edition-lock").touch()
    rename = Path.rename

    def dies(path: Path, target: Path) -> Path:
        if path.suffix == ".new":
            raise Killed
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", dies)
    with pytest.raises(Killed):
        swap(tmp_path / f"{name}.new", tmp_path / name)
    monkeypatch.setattr(Path, "rename", rename)
    with only_one(tmp_path):
        assert (tmp_path / name / "file").read_text() == name


def test_what_takes_the_place_of_a_folder_is_on_the_disk(tmp_path, monkeypatch) -> None:
    done: list[str] = []
    rename = Path.rename
    monkeypatch.setattr(os, "sync", lambda: done.append("on the disk"))
    monkeypatch.setattr(Path, "rename", lambda *paths: done.append("in the place") or rename(*paths))
    (tmp_path / "html.new").mkdir()
    swap(tmp_path / "html.new", tmp_path / "html")
    assert done == ["on the disk", "in the place"]


@pytest.mark.parametrize(
    "name",
    ["work", "html.new", "epub", "publish", "publish.new", "cards", "cards.new", "pdf", "pdf.new", "zip"],
)
def test_nothing_is_written_through_a_link_in_the_output_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / name).symlink_to(tmp_path / "elsewhere")
    with only_one(out):
        assert not (out / name).is_symlink()


def test_what_another_command_is_writing_is_not_ended_by_the_preview(tmp_path, monkeypatch) -> None:
    """It runs beside other commands, which hold the lock of the folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(live, "run", lambda *_args, **_options: 0)
    noted = tmp_path / "_build" / NOTED
    noted.parent.mkdir()
    noted.write_text(json.dumps([False, {"a.po": False}]))
    assert main(["live"]) == 0
    assert noted.exists()
