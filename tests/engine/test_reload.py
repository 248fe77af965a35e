"""A page in a real browser reloads when its source changes: with sphinx-autobuild, and with ``make live``."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_fixtures import until
from conftest import ROOT

BIN = Path(sys.executable).parent
SERVERS = {
    "sphinx-autobuild": ([str(BIN / "sphinx-autobuild"), ".", "out", "--port"], ""),
    "make live": ([sys.executable, "-m", "edition", "live", "--port"], "ja/"),
}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(params=SERVERS)
def served(request, small, tmp_path) -> Iterator[str]:
    """Serve the small project, as one types it. Yields the address of its first page."""
    command, folder = SERVERS[request.param]
    (small.root / "edition").unlink()  # a copy: what watches files does not follow links
    shutil.copytree(ROOT / "edition", small.root / "edition", ignore=shutil.ignore_patterns("__pycache__"))
    port = free_port()
    environment = {"HOME": str(tmp_path), "PATH": f"{BIN}:{os.defpath}", "LANG": "C.UTF-8"}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, str(port)], cwd=small.root, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        address = f"http://127.0.0.1:{port}/{folder}policies/first.html"
        try:
            until(lambda: answers(address), 60)
            yield address
        finally:
            server.terminate()
            server.wait()


CATALOG = "locales/en/LC_MESSAGES/interface.po"


@pytest.mark.parametrize("served", ["make live"], indirect=True)
def test_what_is_wrong_is_shown_over_the_last_good_page_until_it_is_mended(served, small, page) -> None:
    page.goto(served, wait_until="load")
    good = small.read(CATALOG)
    time.sleep(1)  # until the page has told the server that it is there
    small.write(CATALOG, f'{good}\nmsgid "<b>"\nmsgstr "no end\n')
    alert = page.get_by_role("alert")
    until(lambda: alert.count() == 1, 60)
    line = good.count("\n") + 3
    assert alert.inner_text().startswith("The last build failed. What you see is the last good one.")
    assert f"\n{CATALOG}:{line}: " in alert.inner_text()
    assert alert.get_attribute("lang") == "en"
    assert alert.is_visible()
    assert "平和を守ります。" in page.locator("#aaa-1").inner_text()
    small.edit("policies/first.md", "平和を守ります。", "平和を固く守ります。")
    small.write(CATALOG, good)
    until(lambda: "固く" in page.locator("#aaa-1").inner_text(), 60)
    assert alert.count() == 0
    assert not small.site.exists()


def test_the_page_reloads_when_its_source_changes(served, small, page) -> None:
    page.goto(served, wait_until="load")
    time.sleep(1)  # until the page has told the server that it is there
    small.edit("policies/first.md", "平和を守ります。", "平和を固く守ります。")
    saved = time.monotonic()

    def shown() -> bool:
        nonlocal saved
        if time.monotonic() - saved > 10:  # it looked at the file only after the edit: save again
            (small.root / "policies/first.md").touch()
            saved = time.monotonic()
        return "固く" in page.locator("#aaa-1").inner_text()

    until(shown, 60)
