"""The command that makes pages from a document, and the road from a document to a site."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib

import pytest
import workshop
from conftest import ROOT, Project
from imported import DOT

from edition.__main__ import main


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Return a function that imports in an empty folder, and returns the exit code and what is printed."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str) -> tuple[int, str]:
        code = main(["import", *arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run_command


def test_the_command_writes_pages_pictures_and_the_map_and_says_where_they_go(tmp_path, run) -> None:
    (tmp_path / "dot.png").write_bytes(DOT)
    (tmp_path / "plan.md").write_text("# A\n1. a\n\n   ![x](dot.png)\n# B\n1. b\n", "utf-8")
    code, printed = run("plan.md")
    assert (code, printed.splitlines()[-5:-1]) == (0, ["", "policies/a", "policies/b", ""])
    assert sorted(path.name for path in (tmp_path / "policies").iterdir()) == [
        "a.md",
        "b.md",
        "dot.png",
        "ids.toml",
    ]
    assert ":topics: example" in (tmp_path / "policies/a.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("plan.pdf", b"x", "plan.pdf: a '.pdf' file cannot be imported; the kinds are: .txt, .md, .docx"),
        ("plan", b"x", "plan: a file without an ending cannot be imported; the kinds are: .txt, .md, .docx"),
        ("plan.txt", b"\xff\xff\xff", "plan.txt: this is not text in one of the encodings"),
        ("plan.md", b"\n", "plan.md: there is no text in it"),
        ("plan.docx", b"x", "plan.docx: this cannot be read as a Word document (.docx)"),
        ("PLAN.MD", b"# A\n", "a.md is there already, and is not overwritten"),
    ],
)
def test_what_cannot_be_imported_is_said_and_nothing_is_written(tmp_path, run, name, data, sentence) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies/a.md").write_text("mine", "utf-8")
    (tmp_path / name).write_bytes(data)
    code, printed = run(name)
    assert code == 1
    assert sentence in printed
    assert [path.read_text("utf-8") for path in (tmp_path / "policies").iterdir()] == ["mine"]


def test_what_is_said_of_a_document_is_no_command_to_a_terminal(tmp_path, run) -> None:
    text = "# A\n\n[\x9b2J](other.md)\n\n![\u202eowned](none.png)\n"
    (tmp_path / "::error::\x1b.md").write_text(text, "utf-8")
    code, printed = run("::error::\x1b.md")
    assert code == 0
    assert "a picture was left out" in printed
    assert all(line.isprintable() and not line.startswith("::") for line in printed.splitlines())
    assert tomllib.loads((tmp_path / "policies/ids.toml").read_text("utf-8"))["pages"] == {"A": "a"}


def test_a_missing_document_and_a_missing_package_are_said(tmp_path, run, monkeypatch) -> None:
    assert run("none.md") == (1, f"{tmp_path / 'none.md'}: No such file or directory\n")
    monkeypatch.setitem(sys.modules, "edition.importing.word", None)
    (tmp_path / "a.docx").write_bytes(b"x")
    code, printed = run("a.docx")
    assert code == 1
    assert "pip install 'sphinx-edition[import]'" in printed


def test_pages_that_were_there_before_are_named_for_the_toctree(tmp_path, run) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies/part-one.md").write_text("# Part one\n", "utf-8")
    (tmp_path / "plan.md").write_text("# A\n1. a\n", "utf-8")
    code, printed = run("plan.md")
    assert code == 0
    told = "These pages were there before; leave them in the toctree, or remove them:\n\npolicies/part-one\n"
    assert told in printed


@pytest.mark.build
def test_a_reader_that_has_seen_enough_ends_the_command_quietly(tmp_path) -> None:
    (tmp_path / "plan.md").write_text("# A\n1. a\n", "utf-8")
    command = [sys.executable, "-m", "edition", "import", "plan.md"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=pipe, stderr=pipe) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert (tmp_path / "policies/a.md").is_file()


def test_text_in_shift_jis_is_imported_and_the_encoding_is_said(tmp_path, run) -> None:
    (tmp_path / "plan.txt").write_bytes("第1章 総則\n\n1. 本文です。\n".encode("cp932"))
    code, printed = run("plan.txt")
    assert (code, printed.splitlines()[0]) == (0, "plan.txt:1: the file was read in the encoding cp932")


@pytest.mark.build
def test_a_programme_goes_from_its_document_to_a_site_that_passes_its_checks(tmp_path) -> None:
    project = Project(tmp_path / "mine", tmp_path / "mine/_build")
    new = ("new", "mine", "--title", "A Fair Coast", "--publisher", "Alliance", "--published", "2026-03-14")
    assert workshop.kept().run("edition", *new, folder=tmp_path).code == 0
    (project.root / "edition").symlink_to(ROOT / "edition")
    (project.root / "policies/part-one.md").unlink()
    documents = tmp_path / "documents"
    shutil.copytree(ROOT / "tests/documents", documents)
    text = (documents / "programme.md").read_text("utf-8")
    for name in re.findall(r"pictures/\S+\.png", text):
        (documents / name).parent.mkdir(exist_ok=True)
        (documents / name).write_bytes(DOT)
    assert project.run("edition", "import", str(documents / "programme.md")) == 0, project.output
    entries = re.findall(r"^policies/\S+$", project.output, re.MULTILINE)
    assert len(entries) == 10
    project.edit("index.md", "policies/part-one", "\n".join(entries))
    for command in ("build", "update-po", "check", "build"):
        assert project.run("edition", command) == 0, project.output
        assert "Traceback" not in project.output
    data = json.loads((project.site / "data/recommendations.json").read_text("utf-8"))
    assert len(data["recommendations"]) == 6 * 15 + 12
    page = project.page("en/policies/energy-and-climate.html")
    assert page.select_one("#eac-5-1-2-a") is not None
    assert [
        image["alt"] for image in project.page("en/policies/transport.html").select("img[src*=chart]")
    ] == ["Curve of harbour ferries from 2015 to 2025"]
