"""What may lie in the folder of a report is read, left alone or refused in a sentence, by every command."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project
from sphinx.errors import ConfigError

from edition.__main__ import main
from edition.files import FileError, complete, files_below, only_one, sentence, walk, write_all
from edition.reading import configuration
from edition.reading.source_files import page_files

PAGE = "(topic-x)=\n# 題\n\n文。\n"
CATALOGS = "locales/en/LC_MESSAGES"
COMMANDS = ("build", "check", "update-po", "status", "epub")


def _deep(project: Project) -> None:
    here = os.open(project.root / "topics", os.O_RDONLY)
    for _level in range(1800):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def _named(name: bytes, text: str = PAGE) -> Callable[[Project], None]:
    def write(project: Project) -> None:
        with open(os.path.join(os.fsencode(project.root), name), "w") as file:  # noqa: PTH118, PTH123 - no UTF-8
            file.write(text)

    return write


def _linked(name: str, target: str) -> Callable[[Project], None]:
    return lambda project: (project.root / name).symlink_to(target)


#: What lies there, and what is said of it.
REFUSED = {
    "a pipe": (
        lambda project: os.mkfifo(project.root / "topics/x.md"),
        "topics/x.md:1: a page must be a plain file, not a symbolic link",
    ),
    "a link to a device without an end": (
        _linked("topics/x.md", "/dev/zero"),
        "topics/x.md:1: a page must be a plain file, not a symbolic link",
    ),
    "1,800 folders": (_deep, "the folder of conf.py: folders are nested deeper than 50 levels; remove them"),
    "a name that is not UTF-8": (
        _named(b"topics/caf\xe9.md"),
        r"topics/caf\udce9.md:1: the name of a page is its address; write it in ASCII letters, digits, - _",
    ),
    "a name in Japanese": (
        _named("topics/尖閣.md".encode()),
        "topics/尖閣.md:1: the name of a page is its address; write it in ASCII letters, digits, - _ and .",
    ),
    "a page in another encoding": (
        lambda project: (project.root / "topics/x.md").write_bytes(PAGE.encode("euc-jp")),
        "topics/x.md:2: the file is not UTF-8; save it as UTF-8",
    ),
    "a paragraph of 900 kB": (
        _named(b"topics/x.md", "(topic-x)=\n# 題\n\n" + "[a](b) " * 60_000),
        "topics/x.md:4: the line has 420000 characters, more than 8000; divide it into paragraphs",
    ),
}


def commands(project: Project, *names: str) -> dict[str, tuple[int, str]]:
    """Run commands, each at most a minute. Returns the exit code and the output of each."""
    return {name: (project.run("edition", *name.split()), project.output) for name in names}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_page_is_refused_by_every_command_in_the_same_words(small, kind: str) -> None:
    lay, said = REFUSED[kind]
    lay(small)
    try:
        for name, (code, output) in commands(small, *COMMANDS).items():
            assert (code, said in output.replace("WARNING: ", "")) == (1, True), (name, output)
            assert "Traceback" not in output
    finally:  # what removes the folders of tests is not made for so many
        subprocess.run(["/bin/rm", "-rf", str(small.root / "topics/d")], check=True)


def test_a_link_to_a_folder_in_which_no_page_is_expected_is_not_followed(small) -> None:
    (small.root / "everything").symlink_to("/")
    assert {code for code, _output in commands(small, *COMMANDS).values()} == {0}


def test_a_catalog_whose_name_is_not_utf_8_is_named(small) -> None:
    _named(os.fsencode(CATALOGS) + b"/caf\xe9.po", "")(small)
    for code, output in commands(small, "build", "check").values():
        assert code == 1
        assert rf"{CATALOGS}/caf\udce9.po:1: WARNING: the name may hold letters" in output


@pytest.mark.parametrize(
    ("lay", "said"),
    [
        (_linked("search.toml", "/dev/zero"), "search.toml:1: it must be a plain file, not a symbolic link"),
        (
            lambda project: os.mkfifo(project.root / "search.toml"),
            "search.toml:1: it must be a plain file, not a symbolic link",
        ),
        (_named(b"search.toml", "synonyms = 3"), "search.toml:1: 'synonyms' must hold lists of words"),
        (_named(b"search.toml", "synonyms = [["), "search.toml:1: this is not TOML: "),
    ],
)
def test_a_file_for_the_search_that_cannot_be_used_is_refused(small, lay, said: str) -> None:
    lay(small)
    for code, output in commands(small, "build", "check").values():
        assert (code, output.startswith(said), "Traceback" in output) == (1, True, False), output


def test_nothing_of_a_page_or_a_catalog_is_a_command_to_a_terminal_or_to_a_service(small) -> None:
    """GitHub obeys lines that begin with '::'; a terminal, what follows ESC."""
    small.edit(
        "topics/law.md", "法についての項目。", "法\x1b[31m[項目](\u2028::error file=x::y).md)##[error]"
    )
    small.edit("topics/peace.md", "平和についての項目。", "```{\x1b[31m}\n::error file=x::y\n```")
    small.write(f"{CATALOGS}/topics/peace.po", 'msgid "\x1b[31m\u2028::error"\n::error file=x::y\n')
    for code, output in commands(small, "build", "check", "update-po", "status").values():
        lines = output.splitlines()
        assert code == 1
        assert all(line.isprintable() and not line.lstrip().startswith("::") for line in lines)
        assert "##[" not in output


def test_a_word_of_the_interface_with_another_placeholder_stops_nothing(small) -> None:
    words = {"Language": "%(nope)r %*d {nummer} %s %", "Side by side with %s": "%s %(nope)r %*d {nummer} %"}
    lines = "".join(f'\nmsgid "{word}"\nmsgstr "{shown}"\n' for word, shown in words.items())
    small.write(f"{CATALOGS}/interface.po", small.read(f"{CATALOGS}/interface.po") + lines)
    assert small.build() == 1
    assert f"{CATALOGS}/interface.po:" in small.output
    assert small.run("sphinx", "-b", "html", "-q", "-D", "language=en", ".", str(small.out / "plain")) == 0
    page = (small.out / "plain/policies/first.html").read_text("utf-8")
    assert "%(nope)r %*d {nummer} %" in page


@pytest.mark.parametrize("blocks", [1, 20, 60])
def test_a_full_disk_leaves_everything_as_it_was_and_ends_in_a_sentence(small, blocks: int) -> None:
    assert small.run("edition", "update-po") == small.build() == 0, small.output
    small.edit("policies/first.md", "平和を守ります。", "平和を固く守ります。")

    def kept() -> dict[str, bytes]:
        paths = [*small.site.rglob("*"), *(small.root / "locales").rglob("*"), small.root / "conf.py"]
        return {str(path): path.read_bytes() for path in paths if path.is_file()}

    before = kept()
    for name in ("build", "epub") if blocks > 20 else (*COMMANDS, "language ko"):
        code = small.run("edition", *name.split(), largest_file=512 * blocks)
        assert code == 1 or (name, blocks) == ("epub", 60), (name, small.output)
        assert "Traceback" not in small.output
        assert kept() == before
    assert small.build() == 0, small.output


def test_an_output_folder_that_is_a_file_is_named(small) -> None:
    small.out.write_text("x")
    for code, output in commands(small, *COMMANDS).values():
        assert (code, "_build: File exists" in output) == (1, True)


def test_two_commands_at_once_wait_for_each_other_and_make_the_same(small) -> None:
    """The same as where all is imported before: Sphinx translates some words while it is imported."""
    assert [code for code, _output in commands(small, "update-po", "build").values()] == [0, 0]
    before = {path: path.read_bytes() for path in small.site.rglob("*") if path.is_file()}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "edition", *command.split()],
            cwd=small.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in ("build --fresh", "build --fresh", "update-po", "check")
    ]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    assert sum("another command works in" in each for each in said) >= 2
    assert {path: path.read_bytes() for path in small.site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["update-po", "language ko"])
def test_no_catalog_is_written_through_a_link_to_a_folder(small, tmp_path, command: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    language = command.partition(" ")[2] or "en"
    link = small.root / f"locales/{language}/LC_MESSAGES/topics"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere)
    ((code, output),) = commands(small, command).values()
    assert code == 1
    assert "a symbolic link leads elsewhere; nothing is written through it" in output
    assert list(elsewhere.iterdir()) == []
    assert '"ko"' not in small.read("conf.py")


def test_a_site_that_is_a_link_is_replaced_not_written_through(small, tmp_path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    small.out.mkdir()
    small.site.symlink_to(elsewhere)
    assert small.build() == 0, small.output
    assert list(elsewhere.iterdir()) == []
    assert not small.site.is_symlink()


def test_a_site_that_a_killed_build_had_put_aside_comes_back(small) -> None:
    """Between the two renames there is no site; the next start has the old one again."""
    assert small.build() == 0
    small.site.rename(small.site.with_name("html.old"))
    small.edit("policies/first.md", ":topics: peace\n", "")
    assert small.build() == 1
    assert (small.site / "index.html").is_file()


@pytest.mark.parametrize("name", ["../elsewhere.txt", "a/../../elsewhere.txt", "/elsewhere.txt"])
def test_a_note_of_what_is_to_be_written_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    noted = root / "to-write.json"
    noted.write_text(json.dumps([True, {name: False}]), "utf-8")
    with pytest.raises(OSError, match="nothing is written"):
        complete(root, noted)
    assert [path.name for path in tmp_path.rglob("*")] == ["project", "to-write.json"]


def test_files_are_written_and_removed_together_and_none_through_a_link(tmp_path: Path) -> None:
    root, elsewhere, noted = tmp_path / "project", tmp_path / "elsewhere", tmp_path / "a/out/to-write.json"
    for folder in (root, elsewhere):
        folder.mkdir()
    old, new, lost = root / "old.po", root / "a/new.po", root / "lost.po"
    old.write_text("old")
    (root / "link").symlink_to(elsewhere)
    lost.symlink_to(elsewhere / "lost.po")
    for beyond in (root / "link/new.po", lost):
        with pytest.raises(OSError, match="a symbolic link leads elsewhere"):
            write_all(root, {old: None, beyond: "new"}, noted)
    assert old.exists()
    write_all(root, {old: None, new: "new"}, noted)
    assert [path.name for path in files_below(tmp_path)] == ["link", "lost.po", "new.po"]


def test_what_python_compiles_is_no_file_of_the_engine(tmp_path: Path) -> None:
    for name in ("a.py", "__pycache__/a.pyc", "b/__pycache__/b.pyc", "b/b.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in files_below(tmp_path)] == ["a.py", "b.html"]


def test_folders_that_are_nested_too_deeply_are_refused(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*"d" * 50)
    deepest.mkdir(parents=True)
    (deepest / "a.md").touch()
    assert [path.name for path in walk(tmp_path)] == ["a.md"]
    (deepest / "d").mkdir()
    with pytest.raises(FileError, match="folders are nested deeper than 50 levels"):
        list(walk(tmp_path))


@pytest.mark.parametrize(
    "name",
    ["work", "html", "html.new", "html.old", "epub", "publish", "publish.new", "publish.old", "cards", "pdf"],
)
def test_a_folder_that_no_command_has_made_is_not_replaced(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(OSError, match=r"no command has made this folder; name another one with --out"):
        only_one(tmp_path).__enter__()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    mine.unlink()
    (tmp_path / mine.parent.stem).mkdir(exist_ok=True)  # else what was put aside would come back
    with only_one(tmp_path):
        mine.write_text("ours")
    with only_one(tmp_path):
        pass


@pytest.mark.parametrize(
    "name", ["work/doctrees", "html/.buildinfo", "epub/ja/doctrees", "epub/mimetype", "publish/hosts"]
)
def test_what_an_older_version_or_sphinx_build_has_made_is_taken_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(parents=True)
    with only_one(tmp_path):
        assert (tmp_path / name).exists()


@pytest.mark.parametrize("command", ["build", "check", "update-po", "epub", "publish"])
def test_a_command_asks_whose_the_folder_is_before_it_does_anything(tmp_path, monkeypatch, command) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "work").mkdir()
    (tmp_path / "work/mine.txt").write_text("mine")
    assert main([command, "--out", "."]) == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["work", "mine.txt"]


def test_every_command_says_an_error_in_the_same_words(tmp_path: Path) -> None:
    full, unknown = OSError(28, "No space left on device"), ZeroDivisionError("x")
    assert sentence(full, tmp_path) == f"{tmp_path}: No space left on device"
    assert sentence(OSError(2, "No such file", "a.md"), tmp_path) == "a.md: No such file"
    assert sentence(OSError("odd"), tmp_path) == f"{tmp_path}: odd"
    assert sentence(ConfigError("conf.py: x"), tmp_path) == "conf.py: x"
    assert sentence(FileError(1, "too large", "size"), tmp_path) == "too large"
    assert not list(tmp_path.iterdir())
    assert sentence(unknown, tmp_path).endswith(f"please report it with {tmp_path / 'error.log'}")
    sentence(ZeroDivisionError("\ud800"), tmp_path)
    assert "ZeroDivisionError: \\ud800" in (tmp_path / "error.log").read_text("utf-8")


def test_what_a_catalog_holds_is_no_command_to_a_terminal_in_the_status_either(small) -> None:
    small.write(f"{CATALOGS}/topics/law.po", 'msgid "a"\n\x1b[31m::error file=x::y\n')
    assert small.run("edition", "status") == 1
    assert all(line.isprintable() for line in small.output.splitlines())


@pytest.mark.parametrize("suffix", ['".md"', '[".md"]', '{".md": "markdown"}'])
def test_the_suffix_of_pages_may_be_written_as_sphinx_allows(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "conf.py").write_text(
        f"source_suffix = {suffix}\nedition_languages = {{'ja': 'x'}}\nlanguage = 'ja'\n"
    )
    for name in ("index.md", "notes.d"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    pages = page_files(tmp_path, configuration.read(tmp_path))
    assert [path.name for path in pages] == ["index.md"]
