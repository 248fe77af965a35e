"""sphinx-intl does on our catalogs what its manual says, and harms nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from conftest import ROOT, Project

BIN = Path(sys.executable).parent
CATALOGS = "locales/en/LC_MESSAGES"
EDITS = [
    ("policies/sofa-reform.md", "現実的な提案を行っていきます。", "現実的な提案を行います。"),
    ("policies/sofa-reform.md", "【日米合同委員会改革】", "【日米合同委員会の改革】"),
    ("topics/index.md", "中国\n", "中華人民共和国\n"),
    ("index.md", "## 目次", "## もくじ"),
    ("about.md", "## データ", "## 資料データ"),
]

pytestmark = pytest.mark.build


def typed(project: Project, command: str, *arguments: str) -> str:
    """Run a command as a user's shell does. Returns what it prints."""
    home = project.root.parent / "home"
    home.mkdir(exist_ok=True)
    ran = subprocess.run(
        [str(BIN / command), *arguments],
        cwd=project.root,
        env={"HOME": str(home), "PATH": f"{BIN}:{os.defpath}", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def repository(folder: Path) -> Project:
    """Copy this project into a repository of its own, with one commit."""
    root = folder / "a report"
    git = shutil.which("git") or "git"
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = listed.stdout.split("\0")
    for name in filter(None, names):
        if name.startswith(("tests/", "audit/", "bench/", "docs/")) or not (ROOT / name).is_file():
            continue
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    author = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "start"]):
        subprocess.run([git, *author, *command], cwd=root, check=True)
    return Project(root, root / "_build")


@pytest.fixture
def report(tmp_path: Path) -> Project:
    return repository(tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.po")}


def extract_and_update(project: Project, language: str = "en") -> str:
    typed(project, "sphinx-build", "-q", "-W", "-b", "gettext", ".", "_build/gettext")
    return typed(project, "sphinx-intl", "update", "-p", "_build/gettext", "-l", language)


def test_an_update_with_nothing_changed_changes_no_byte(report) -> None:
    before = files(report.root / "locales")
    said = extract_and_update(report)
    assert said.count("Not Changed:") == len(before)
    assert files(report.root / "locales") == before


def test_after_its_update_ours_gives_what_ours_alone_would(report, tmp_path) -> None:
    alone = repository(tmp_path / "alone")
    for project in (report, alone):
        for edit in EDITS:
            project.edit(*edit)
    assert "Update:" in extract_and_update(report)
    for project in (report, alone):
        assert project.run("edition", "update-po") == 0, project.output
    assert files(report.root / "locales") == files(alone.root / "locales")
    assert '#| msgid "中国"' in report.read(f"{CATALOGS}/topics/index.po")


def test_what_a_translator_has_written_meanwhile_stays(report) -> None:
    report.edit("index.md", "## 目次", "## もくじ")
    report.edit(f"{CATALOGS}/index.po", 'msgstr "Working teams"', 'msgstr "The working teams"')
    extract_and_update(report)
    assert report.run("edition", "update-po") == 0, report.output
    assert 'msgstr "The working teams"' in report.read(f"{CATALOGS}/index.po")


def test_it_counts_and_compiles_and_no_build_reads_what_it_compiled(report) -> None:
    assert "untranslated" in typed(report, "sphinx-intl", "stat", "-l", "en")
    assert report.build() == 0, report.output
    page = "en/policies/sofa-reform.html"
    before = (report.site / page).read_bytes()
    typed(report, "sphinx-intl", "build", "-l", "en")
    compiled = report.root / CATALOGS / "policies" / "sofa-reform.mo"
    with compiled.with_suffix(".po").open("rb") as source:
        catalog = read_po(source)
    for message in catalog:
        message.string = "POISON"
    with compiled.open("wb") as target:
        write_mo(target, catalog)
    assert report.build("--fresh") == 0, report.output
    assert (report.site / page).read_bytes() == before
    typed(report, "sphinx-build", "-q", "-W", "-D", "language=en", ".", "out")
    assert not [path for path in (report.root / "out").rglob("*.html") if "POISON" in path.read_text("utf-8")]
    assert report.run("edition", "check") == 0, report.output


def test_it_starts_a_language_that_is_then_built(report) -> None:
    extract_and_update(report, "ko")
    report.edit("conf.py", '    "en": "English",\n', '    "en": "English",\n    "ko": "한국어",\n')
    assert report.build() == 0, report.output
    assert report.page("ko/policies/sofa-reform.html").html["lang"] == "ko"
    assert report.run("edition", "update-po") == 0, report.output
    assert report.run("edition", "check") == 0, report.output


@pytest.mark.parametrize("suffix", ["po", "mo"])
def test_a_catalog_of_sphinx_s_own_words_is_refused_by_every_command(small, suffix) -> None:
    (small.root / CATALOGS).mkdir(parents=True, exist_ok=True)
    path = small.root / CATALOGS / f"sphinx.{suffix}"
    path.write_bytes(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' if suffix == "po" else b""
    )
    named = f"{CATALOGS}/sphinx.{suffix}:1:"
    for command in ("build", "check", "update-po"):
        assert small.run("edition", command) != 0, command
        assert named in small.output, (command, small.output)
        assert "Traceback" not in small.output
        assert not (path.with_suffix(".mo").exists() and suffix == "po"), command
    if suffix == "po":
        assert small.run("sphinx", "-b", "html", ".", "out") != 0
        assert named in small.output
