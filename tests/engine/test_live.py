"""The live preview."""

import subprocess
import sys
import urllib.request

import pytest
from browser_fixtures import until
from test_reload import free_port
from test_translations import FIRST

CATALOG = "locales/en/LC_MESSAGES/policies/first.po"


@pytest.fixture
def log(small, tmp_path):
    """Serve the small project. Yields a function that returns what the server has printed."""
    small.translate("policies/first", FIRST)
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


def test_a_changed_catalog_is_shown_without_a_command_and_a_broken_one_is_reported(small, log) -> None:
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
