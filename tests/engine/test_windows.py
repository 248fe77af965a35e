"""What comes from Windows: CRLF, byte order marks, a clone with ``core.autocrlf``; and poor consoles."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Project, copy_small, differing
from typed import BIN

from edition.__main__ import parser

pytestmark = pytest.mark.build

CATALOG = "locales/en/LC_MESSAGES/policies/first.po"
#: A console that knows ASCII alone, and a Python that does not know better.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def texts(root: Path) -> list[Path]:
    kinds = (".md", ".po", ".py", ".toml", ".tsv")
    return [path for path in root.rglob("*") if path.suffix in kinds and "edition" not in path.parts]


def whole_with_settings(folder: Path) -> Project:
    """Copy the small project with all files that a person writes."""
    project = copy_small(folder, whole=True)
    project.write("search.toml", 'synonyms = [["平和", "和平"]]\n')
    project.write("accepted.toml", "# none\n")
    return project


def from_windows(project: Project, mark: bytes = b"\xef\xbb\xbf") -> Project:
    """Save every text of a project with CRLF and ``mark``."""
    for path in texts(project.root):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    return project


@pytest.fixture
def both(tmp_path) -> tuple[Project, Project]:
    """Return a project twice: with LF, and as Windows saves it."""
    ours, theirs = (whole_with_settings(tmp_path / name / "report") for name in ("ours", "theirs"))
    return ours, from_windows(theirs)


def said(project: Project, *command: str) -> tuple[int, str]:
    code = project.run(*command)
    return code, project.output.replace(str(project.root), "")


def test_a_report_saved_on_windows_makes_the_same_site(both) -> None:
    ours, theirs = both
    for command in ("check", "build", "status"):
        assert said(theirs, "edition", command) == said(ours, "edition", command)
    assert (theirs.site / "index.html").is_file()
    assert differing(ours.site, theirs.site) == []
    for project in both:
        assert project.run("sphinx", "-q", "-W", "-b", "html", "-D", "language=en", ".", "out") == 0
    assert {name for name in differing(ours.root / "out", theirs.root / "out") if ".doctree" not in name} <= {
        ".edition"  # the state of the catalogs' bytes
    }


def test_what_is_wrong_is_said_of_the_same_lines(both) -> None:
    ours, theirs = both
    for project in both:
        project.edit("topics/law.md", "法についての項目。", "法についての**項目**\u200bです。")
        text = (project.root / CATALOG).read_bytes().replace(b"First Team", "First Team 。".encode())
        (project.root / CATALOG).write_bytes(text)
    assert (theirs.root / CATALOG).read_bytes().count(b"\r\n") > 1
    code, output = said(ours, "edition", "check")
    assert (code, output.count("U+200B"), output.count(f"{CATALOG}:")) == (1, 1, 1)
    for command in (("edition", "check"), ("edition", "build"), ("sphinx", "-q", "-b", "html", ".", "out")):
        assert said(theirs, *command) == said(ours, *command)


def test_an_update_writes_lf_and_no_mark(both) -> None:
    for project in both:
        project.edit("policies/first.md", "【平和】", "【平和の道】")
        assert project.run("edition", "update-po") == 0, project.output
        assert project.run("edition", "language", "ko") == 0, project.output
    ours, theirs = both
    assert differing(ours.root / "locales", theirs.root / "locales") == []
    assert (theirs.root / "conf.py").read_bytes() == (ours.root / "conf.py").read_bytes()


def git(folder: Path, *arguments: str) -> str:
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    command = ["git", *author, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_a_clone_with_autocrlf_checks_clean_and_an_update_changes_nothing(tmp_path) -> None:
    project = whole_with_settings(tmp_path / "report")
    assert project.run("edition", "update-po") == 0, project.output
    shutil.rmtree(project.out)
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "start")):
        git(project.root, *command)
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(project.root), "clone")
    clone = Project(tmp_path / "clone", tmp_path / "clone" / "_build")
    assert b"\r\n" in (clone.root / CATALOG).read_bytes()
    assert b"\r\n" in (clone.root / "index.md").read_bytes()
    assert said(clone, "edition", "check", "--strict") == (0, "0 errors, 0 warnings\n")
    assert said(clone, "edition", "update-po") == (0, "")
    shutil.rmtree(clone.out)
    assert git(clone.root, "status", "--porcelain") == ""


def test_sphinx_intl_merges_catalogs_with_crlf_and_ours_gives_the_same_after_it(tmp_path) -> None:
    found = []
    for name, saved in (("ours", lambda same: same), ("theirs", lambda same: from_windows(same, b""))):
        project = whole_with_settings(tmp_path / name / "report")
        assert project.run("edition", "update-po") == 0, project.output
        shutil.rmtree(project.out)
        saved(project)
        for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "start")):
            git(project.root, *command)
        project.edit("policies/first.md", "【平和】", "【平和の道】")
        assert project.run("sphinx", "-q", "-W", "-b", "gettext", ".", "_build/gettext") == 0, project.output
        assert project.type(str(BIN / "sphinx-intl"), "update", "-p", "_build/gettext", "-l", "en") == 0
        assert "Update:" in project.output
        assert project.run("edition", "update-po") == 0, project.output
        found.append((project.root / CATALOG).read_bytes())
    assert found[0] == found[1]
    assert "【平和の道】".encode() in found[0]


def test_a_console_that_knows_ascii_alone_loses_nothing(tmp_path) -> None:
    project = copy_small(tmp_path / "report", whole=True)
    project.environment = {"PATH": str(BIN), "HOME": str(tmp_path), **ASCII}
    project.edit(CATALOG, "First Team", "First Team 。")
    assert project.run("edition", "check", typed=True) == 1
    assert r"'\u3002' is a Japanese mark" in project.output
    project.edit(CATALOG, "First Team 。", "First Team")
    commands = [("language", "ko"), ("status",), ("build", "-D", "project=報告"), ("language", "日本")]
    printed = []
    for command in commands:
        printed.append((project.run("edition", *command, typed=True), project.output))
        assert "Traceback" not in project.output
        assert "the program failed" not in project.output
        assert project.output.isascii()
    assert [code for code, _output in printed] == [0, 0, 0, 1], printed
    assert r"\ud55c\uad6d\uc5b4 (ko)" in printed[0][1]
    assert "報告" in (project.site / "ja/index.html").read_text("utf-8")
    assert project.type(str(BIN / "sphinx-build"), "-W", "-b", "html", ".", "out") == 0, project.output


def test_arguments_are_read_as_utf_8_whatever_the_console() -> None:
    surrogates = "報告".encode().decode("ascii", "surrogateescape")
    options = parser().parse_args(["new", "x", "--title", surrogates, "--publisher", surrogates])
    assert (options.title, options.publisher) == ("報告", "報告")


def test_annotations_are_made_while_the_check_runs_whatever_the_console(tmp_path) -> None:
    """The command reads what the other one says: it must not wait until that has ended."""
    project = copy_small(tmp_path / "report", whole=True)
    project.environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **ASCII}
    project.edit(CATALOG, "First Team", "First Team 。")
    edition = f"'{sys.executable}' -m edition"
    late = f"(sleep 1; {edition} check; echo 'a.md:1: 日本 [x]') 2>&1 | timeout 60 {edition} annotate"
    assert project.type("sh", "-c", late) == 0, project.output
    assert "::error file=" + CATALOG in project.output
    assert "::error file=a.md,line=1::" in project.output
