"""A real browser, and the real site served to it."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:  # not needed by quick tests
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

WIDE = {"width": 1440, "height": 900}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="session")
def address(real, tmp_path_factory) -> Iterator[str]:
    """Serve the site below a path, as a project page is."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "some").mkdir()
    (folder / "some" / "path").symlink_to(real.site)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/path/"
        server.shutdown()


def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for a condition. Playwright's own way needs eval(), which the policy of the pages forbids."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def open_menu(page: Page, address: str, recommendation: str = "sofa-3") -> None:
    """Open a page, and the menu for citing of a recommendation."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.click(f"#{recommendation} .rec-more summary")
    page.wait_for_selector(f"#{recommendation} .cite-menu")


def copied(page: Page, kind: str, recommendation: str = "sofa-3") -> str:
    """Press a button of an open menu. Returns what is then in the clipboard."""
    state = f"#{recommendation} .cite-state"
    page.evaluate(f"document.querySelector('{state}').textContent = ''")  # what the button before has said
    page.click(f"#{recommendation} [data-copy={kind}]")
    until(lambda: page.inner_text(state) != "")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start Playwright, once."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not there where quick tests run

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser of all tests that need no other."""
    from edition.tools.browser import start_chromium  # noqa: PLC0415 - as above

    browser = start_chromium(playwright)
    yield browser
    browser.close()


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """Return the browser of the session."""
    return chromium


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Return the context of all pages that need no other: a page in a new one takes twice as long."""
    context = chromium.new_context(viewport=WIDE, locale="ja-JP")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a wide page that knows nothing of earlier ones, and fail on any error or foreign request in it."""
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    session = context.new_cdp_session(page)
    for origin in {f"{url.scheme}://{url.netloc}" for url in map(urlsplit, asked)}:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    context.clear_permissions()
    page.close()
    problems += [url for url in asked if not url.startswith(("http://127.0.0.1:", "file:"))]
    assert problems == []
