"""The live preview."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from browser_fixtures import until
from test_reload import free_port
from test_translations import FIRST

from edition.commands.live import times

CATALOG = "locales/en/LC_MESSAGES/policies/first.po"


@pytest.fixture
def log(small, tmp_path):
    """Serve the small project. Yields a function that returns what the server has printed."""
    printed, small.port = tmp_path / "log", free_port()
    with (
        printed.open("w") as file,
        subprocess.Popen(
            [sys.executable, "-m", "edition", "live", "--port", str(small.port)],
            cwd=small.root,
            stdout=file,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        yield printed.read_text
        server.terminate()


def shown(small, text: str) -> bool:
    try:
        address = f"http://127.0.0.1:{small.port}/en/policies/first.html"
        with urllib.request.urlopen(address, timeout=5) as response:
            return text in response.read().decode()
    except OSError:
        return False  # not started yet


@pytest.fixture
def translated(small) -> None:
    small.translate("policies/first", FIRST)


def test_a_changed_catalog_is_shown_without_a_command_and_a_broken_one_is_reported(
    small, translated, log
) -> None:
    until(lambda: shown(small, "keep the peace"), seconds=60)
    small.edit(CATALOG, "keep the peace", "guard the peace")
    until(lambda: shown(small, "guard the peace"), seconds=60)
    assert "problems" not in log()
    # Left half-written, a catalog is reported, and the last good site stays.
    small.edit(CATALOG, 'msgstr "First Team"', 'msgstr "First Team')
    until(lambda: "1 problem; the site was not changed." in log(), seconds=60)
    assert f"{CATALOG}:" in log()
    assert shown(small, "guard the peace")
    small.edit(CATALOG, 'msgstr "First Team', 'msgstr "First Team"')
    small.edit(CATALOG, "guard the peace", "watch the peace")
    until(lambda: shown(small, "watch the peace"), seconds=60)


@pytest.fixture
def broken(small) -> None:
    small.edit("policies/first.md", ":topics: peace", ":topics: nothing")


def test_where_there_is_no_good_page_yet_its_address_says_what_is_wrong(small, broken, log) -> None:
    """And the page is there as soon as it is mended."""

    def said() -> str:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{small.port}/en/policies/first.html", timeout=5)
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            pass  # not started yet
        return ""

    until(lambda: 'role="alert"' in said(), seconds=60)
    assert "policies/first.md:7: WARNING: " in said()
    assert "livereload.js" in said()
    small.edit("policies/first.md", ":topics: nothing", ":topics: peace")
    until(lambda: shown(small, "aaa-1"), seconds=60)
    assert not shown(small, 'role="alert"')
    assert "Traceback" not in log()


def test_a_port_that_is_taken_is_named(small) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert small.run("edition", "live", "--port", str(port)) == 1
    assert small.output.endswith(f"port {port}: Address already in use; name another one with --port\n")


@pytest.mark.parametrize(
    "name",
    ["search.toml", "published.txt", "extra/CNAME", "policies/map.png", "settings.py", "_static/own.css"],
)
def test_every_file_of_a_project_is_a_source(tmp_path: Path, name: str) -> None:
    path, out = tmp_path / name, tmp_path / "_build"
    path.parent.mkdir(exist_ok=True)
    before = times(tmp_path, out)
    path.touch()
    os.utime(path, (0, 0))  # moved here, and as old as it was elsewhere
    assert times(tmp_path, out) != before


@pytest.mark.parametrize("name", [".git/index", "_build/html/x.html", "a/.page.md.swp", "__pycache__/a.pyc"])
def test_what_is_hidden_or_made_is_no_source(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/everything").symlink_to("/")  # nor what is behind a link
    before = times(tmp_path, tmp_path / "_build")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert times(tmp_path, tmp_path / "_build") == before
