"""sphinx-intl does on our catalogs what its manual says, and harms nothing."""

import shutil
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from typed import BIN, Clone, small_clone

CATALOGS = "locales/en/LC_MESSAGES"
EDITS = [
    ("policies/first.md", "また、対話を続けます。", "また、対話を続けていきます。"),
    ("policies/first.md", "【平和】", "【平和の道】"),
    ("topics/index.md", "日本\n", "日本国\n"),
    ("index.md", "## 目次", "## もくじ"),
    ("about.md", "## データ", "## 資料データ"),
]


def typed(project: Clone, command: str, *arguments: str) -> str:
    """Type a command. Returns what it prints."""
    assert project.type(str(BIN / command), *arguments) == 0, project.output
    return project.output


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a repository of the small project, with one commit: catalogs as our update leaves them."""
    project = small_clone(tmp_path_factory.mktemp("committed"))
    assert project.run("edition", "update-po") == 0, project.output
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "start")):
        assert project.type("git", *author, *command) == 0, project.output
    return project.root


@pytest.fixture
def report(committed: Path, tmp_path: Path) -> Clone:
    return copied(committed, tmp_path)


def copied(repository: Path, folder: Path) -> Clone:
    shutil.copytree(repository, folder / "clone", symlinks=True)
    return Clone(folder / "clone", folder / "out")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.po")}


def extract_and_update(project: Clone, language: str = "en") -> str:
    assert project.run("sphinx", "-q", "-W", "-b", "gettext", ".", "_build/gettext") == 0, project.output
    return typed(project, "sphinx-intl", "update", "-p", "_build/gettext", "-l", language)


def test_an_update_with_nothing_changed_changes_no_byte(report) -> None:
    before = files(report.root / "locales")
    said = extract_and_update(report)
    assert said.count("Not Changed:") == len(before)
    assert files(report.root / "locales") == before


def test_after_its_update_ours_gives_what_ours_alone_would(report, committed, tmp_path) -> None:
    alone = copied(committed, tmp_path / "alone")
    for project in (report, alone):
        for edit in EDITS:
            project.edit(*edit)
    assert "Update:" in extract_and_update(report)
    for project in (report, alone):
        assert project.run("edition", "update-po") == 0, project.output
    assert files(report.root / "locales") == files(alone.root / "locales")
    assert '#| msgid "日本"' in report.read(f"{CATALOGS}/topics/index.po")


def test_what_a_translator_has_written_meanwhile_stays(report) -> None:
    report.edit("index.md", "## 目次", "## もくじ")
    report.edit(f"{CATALOGS}/index.po", 'msgstr "Teams"', 'msgstr "The teams"')
    extract_and_update(report)
    assert report.run("edition", "update-po") == 0, report.output
    assert 'msgstr "The teams"' in report.read(f"{CATALOGS}/index.po")


def test_it_counts_and_compiles_and_no_build_reads_what_it_compiled(report) -> None:
    assert "untranslated" in typed(report, "sphinx-intl", "stat", "-l", "en")
    assert report.build() == 0, report.output
    page = "en/policies/first.html"
    before = (report.site / page).read_bytes()
    typed(report, "sphinx-intl", "build", "-l", "en")
    compiled = report.root / CATALOGS / "policies" / "first.mo"
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
    assert report.page("ko/policies/first.html").html["lang"] == "ko"
    assert report.run("edition", "update-po", typed=True) == 0, report.output
    assert report.run("edition", "check", typed=True) == 0, report.output


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
