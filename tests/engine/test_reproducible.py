"""The site, the books and the folder to publish are the same to the byte wherever they are made."""

import datetime as dt
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import copy_small
from kills import digests

COMMITTED = "2024-02-29T12:34:56+00:00"
#: A console and a file system of another age, on the other side of the earth.
ELSEWHERE = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
}


def made(
    folder: bytes, environment: dict[str, str], umask: int, *options: str, edits: bool
) -> dict[str, str]:
    """Make all in a folder, after a build of other pages if ``edits``. Returns the digest of every file."""
    project = copy_small(Path(os.fsdecode(folder)), whole=True)
    by = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a",
    }
    dated = {"GIT_COMMITTER_DATE": COMMITTED, "GIT_AUTHOR_DATE": COMMITTED, "PATH": os.environ["PATH"], **by}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run(["/usr/bin/env", "git", *command], cwd=project.root, env=dated, check=True)

    def run(*arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "edition", *arguments],
            cwd=project.root,
            env={"PATH": os.environ["PATH"], "HOME": str(project.root.parent), **environment},
            umask=umask,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert environment is not ELSEWHERE or (done.stdout + done.stderr).isascii()

    if edits:
        page = project.read("policies/first.md")
        project.edit("policies/first.md", "平和を守ります。", "平和を固く守ります。")
        run("build")
        project.write("policies/first.md", page)
    for command in (["build", *options], ["publish"]):
        run(*command)
    return digests(
        project.root,
        "_build/html/**/*",
        "_build/epub/*.epub",
        "_build/pdf/*",
        "_build/publish/**/*",
        "published.txt",
    )


@pytest.mark.build
def test_folder_locale_time_zone_umask_order_processes_and_leftovers_change_no_byte(tmp_path: Path) -> None:
    here = made(bytes(tmp_path / "here"), {}, 0o022, edits=False)
    there = made(bytes(tmp_path) + b"/caf\xe9/there", ELSEWHERE, 0o077, "--jobs", "2", edits=True)
    assert len(here) > 300
    assert here == there
    assert here["_build/publish/site/books/ja-en.pdf"] == here["_build/pdf/ja-en.pdf"]
    with zipfile.ZipFile(tmp_path / "here/_build/epub/ja.epub") as book:
        times = {entry.date_time for entry in book.infolist()}
    assert times == {dt.datetime.fromisoformat(COMMITTED).timetuple()[:6]}
