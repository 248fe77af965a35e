"""Reading without a network: what the worker keeps, in a browser, from a server that stops."""

import functools
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_fixtures import until
from conftest import Project
from playwright.sync_api import Browser, Page

from edition.drawing.minified import minified
from edition.site import offline

PAGE = (
    '<!doctype html><html lang="{0}"><title>{1}</title><main>{1}</main><script src="{2}a.js"></script></html>'
)
NOTES = {"en": "A <copy> of %s", "ja": "写し %s"}


def published(folder: Path, text: str) -> Path:
    """Write a site of two languages, of two pages each."""
    for language in NOTES:
        (folder / language / "deep").mkdir(parents=True, exist_ok=True)
        for name, up in (("index", ""), ("deep/two", "../")):
            (folder / language / f"{name}.html").write_text(PAGE.format(language, text, up), "utf-8")
        (folder / language / "a.js").write_text("0;", "utf-8")
    (folder / "index.html").write_text(PAGE.format("en", text, "en/"), "utf-8")
    return folder


def kept(site: Path) -> dict[str, list[str]]:
    files: dict[str, list[str]] = json.loads((site / offline.FILES).read_text("utf-8"))
    return files


def version(site: Path) -> str:
    found = re.search(r'VERSION="([^"]*)"', (site / offline.WORKER).read_text("utf-8"))
    assert found
    return found[1]


def test_what_pages_load_is_listed_by_language_and_not_twice(tmp_path) -> None:
    site = published(tmp_path, "one")
    for name in ("a.0123456789ab.js", "on-demand.js", "cards/x.png", "notes.txt"):
        (site / "en" / name).parent.mkdir(exist_ok=True)
        (site / "en" / name).write_text("1;", "utf-8")
    offline.write(site, NOTES, ["en/a.0123456789ab.js"])
    pages = ["en/deep/two.html", "en/index.html"]
    assert kept(site)["en"] == ["en/a.0123456789ab.js", *pages, "en/on-demand.js"]
    assert kept(site)["ja"] == ["ja/a.js", "ja/deep/two.html", "ja/index.html"]
    assert set(kept(site)[""]) == {"index.html", offline.FILES, offline.SCRIPT}


@pytest.mark.parametrize("kind", ["html", "css", "js", "svg", "png", "jpg", "jpeg", "webp", "gif", "woff2"])
def test_a_file_of_a_kind_that_pages_show_is_kept(tmp_path, kind: str) -> None:
    site = published(tmp_path, "one")
    (site / "en" / f"x.{kind}").touch()
    offline.write(site, NOTES)
    assert f"en/x.{kind}" in kept(site)["en"]


def test_a_page_names_the_script_and_its_note_and_other_pages_name_nothing(tmp_path) -> None:
    site = published(tmp_path, "one")
    offline.write(site, NOTES)
    deep = (site / "en/deep/two.html").read_text("utf-8")
    assert '<html data-offline="../../offline.js" data-offline-note="A &lt;copy&gt; of %s" lang="en">' in deep
    assert "data-offline" not in (site / "index.html").read_text("utf-8")


def test_the_version_is_that_of_what_is_kept(tmp_path) -> None:
    versions = []
    for text in ("one", "two", "one"):
        site = published(tmp_path, text)
        offline.write(site, NOTES)
        versions.append(version(site))
    assert versions[0] == versions[2] != versions[1]
    offline.write(site, {})
    assert version(site) == ""


def test_the_worker_and_its_script_weigh_less_than_three_kilobytes() -> None:
    folder = Path(offline.__file__).parent
    assert sum(len(minified(folder / name)) for name in (offline.WORKER, offline.SCRIPT)) <= 3300


@pytest.fixture
def serve(tmp_path) -> Iterator[Callable[[], http.server.ThreadingHTTPServer]]:
    """Return a function that serves the folder ``site`` at the same address again and again."""
    running: list[http.server.ThreadingHTTPServer] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Print nothing."""

    def start() -> http.server.ThreadingHTTPServer:
        port = running[-1].server_port if running else 0
        handler = functools.partial(Handler, directory=str(tmp_path / "site"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return server

    yield start
    running[-1].shutdown()
    running[-1].server_close()


KEEPS = """async (language) => {
  const caching = (await caches.keys()).map((name) => caches.open(name));
  const marks = (await Promise.all(caching)).map((cache) => cache.match(`/kept/${language}`));
  return (await Promise.all(marks)).some(Boolean);
}"""


def keeps(page: Page, language: str) -> bool:
    """Tell whether the browser keeps a language whole."""
    return bool(page.evaluate(KEEPS, language))


def stop(server: http.server.ThreadingHTTPServer) -> None:
    server.shutdown()
    server.server_close()


def test_a_site_that_was_opened_is_read_without_a_network_and_says_so(
    serve, whole: Project, tmp_path: Path, browser: Browser
) -> None:
    assert whole.run("edition", "publish") == 0, whole.output
    (tmp_path / "site").symlink_to(whole.root / "_build/publish/site")
    server = serve()
    start = f"http://127.0.0.1:{server.server_port}/"
    with browser.new_context(locale="en-US") as context:
        page = context.new_page()
        page.goto(f"{start}en/index.html")
        until(lambda: keeps(page, "en"), 20)
        page.goto(f"{start}en/policies/first.html")
        assert page.locator(".offline-note").count() == 0
        stop(server)
        page.goto(f"{start}en/policies/first.html?view=parallel")
        page.wait_for_selector(".offline-note")
        assert "You see the copy that this browser kept (" in page.inner_text(".offline-note")
        assert "%s" not in page.inner_text(".offline-note")
        page.goto(f"{start}en/")
        page.wait_for_selector(".offline-note")
        page.goto(f"{start}en/search.html?q=a")
        page.wait_for_selector("#search-results[data-state=done]", state="attached")
        # What is published in between is shown as soon as there is a network.
        whole.edit("index.md", "# ", "# 新 ")
        whole.run("edition", "update-po")
        assert whole.run("edition", "publish") == 0, whole.output
        server = serve()
        page.goto(f"{start}ja/index.html")
        assert "新" in page.inner_text("h1")
        assert page.locator(".offline-note").count() == 0
        until(lambda: keeps(page, "ja") and keeps(page, "en"), 20)
        until(lambda: len(page.evaluate("caches.keys()")) == 1, 20)
        # Switched off, it leaves nothing behind.
        stop(server)
        whole.write("conf.py", whole.read("conf.py") + "\nedition_offline = False\n")
        assert whole.run("edition", "publish") == 0, whole.output
        server = serve()
        page.goto(f"{start}en/index.html")
        page.evaluate("navigator.serviceWorker.getRegistration().then((each) => each?.update())")
        until(lambda: page.evaluate("caches.keys()") == [], 20)
