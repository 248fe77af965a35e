"""The live preview."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request

from browser_fixtures import until
from test_translations import FIRST


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_changed_catalog_is_shown_without_a_command(small) -> None:
    small.translate("policies/first", FIRST)
    port = free_port()
    command = [sys.executable, "-m", "edition", "live", "--port", str(port)]

    def shown(text: str) -> bool:
        try:
            address = f"http://127.0.0.1:{port}/en/policies/first.html"
            with urllib.request.urlopen(address, timeout=5) as response:
                return text in response.read().decode()
        except OSError:
            return False  # not started yet

    with subprocess.Popen(
        command, cwd=small.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            until(lambda: shown("keep the peace"), seconds=30)
            small.edit("locales/en/LC_MESSAGES/policies/first.po", "keep the peace", "guard the peace")
            until(lambda: shown("guard the peace"), seconds=30)
            # Left half-written, a catalog is reported, and the last good site stays.
            small.edit("locales/en/LC_MESSAGES/policies/first.po", '"First Team"', '"First Team')
            small.edit("locales/en/LC_MESSAGES/policies/first.po", "guard the peace", "watch the peace")
            assert shown("guard the peace")
        finally:
            server.terminate()
