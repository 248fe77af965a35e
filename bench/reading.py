"""``python -m bench.reading SITE...``: what readers of a built site load, and how long they wait for it.

Bytes of the largest pages, of the sidebar and of what a first search loads; and in Chromium, on a processor
made four times slower (so Lighthouse stands in for a phone): opening pages, the first result of a search, and
the next.
"""

import argparse
import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright

from edition.tools.browser import start_chromium

#: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
SLOWDOWN = 4
ROUNDS = 3
LARGEST = 6
SEARCH = "ja/search.html"
QUERY = "防衛"
FURTHER = ("横田空域", "missile defense", "日米", "我が国 安全")
#: Notes when the first result is in the page.
WATCH = """new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-recommendation]")) return;
  globalThis.firstResult = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
TIME_TYPING = """async (query) => {
  const box = document.getElementById("search-q");
  const first = () => document.querySelector("[data-recommendation]");
  const before = first();
  box.value = query;
  const start = performance.now();
  box.dispatchEvent(new Event("input"));
  while (!first() || first() === before) await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - start;
}"""
#: When a page is drawn to its end: laid out, and the frame after that begun.
TIME_DRAWING = """async () => {
  document.body.getBoundingClientRect();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now();
}"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a file is to load: its address, its bytes, and its bytes as a server sends them."""

    address: str
    size: int
    sent: int

    @classmethod
    def of(cls, site: Path, path: Path) -> "Weight":
        data = path.read_bytes()
        return cls(path.relative_to(site).as_posix(), len(data), len(gzip.compress(data)))


def largest_pages(site: Path) -> list[Weight]:
    """Return the largest pages of a site, the largest first."""
    paths = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size, reverse=True)
    return [Weight.of(site, path) for path in paths[:LARGEST]]


def largest_sidebar(site: Path) -> tuple[str, int]:
    """Return the page with the largest sidebar among one of every kind, and the sidebar's bytes."""
    policies = [
        sorted(set(folder.glob("*.html")) - {folder / "index.html"}) for folder in site.glob("*/policies")
    ]
    pages = [found[0] for found in policies]
    pages += [
        path
        for path in (*site.glob("*/index.html"), *site.glob("*/topics/index.html"))
        if not {"data", "r"} & {*path.relative_to(site).parts}
    ]
    found = []
    for path in pages:
        sidebar = BeautifulSoup(path.read_text("utf-8"), "html.parser").select_one(".sidebar-drawer")
        assert sidebar is not None, f"{path} has no sidebar"
        found.append((len(sidebar.encode()), path.relative_to(site).as_posix()))
    size, address = max(found)
    return address, size


def opening(browser: Browser, site: Path, address: str, slowdown: int = 1) -> float:
    """Return the milliseconds from going to a page to its being drawn."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto((site / address).as_uri())
    taken: float = page.evaluate(TIME_DRAWING)
    context.close()
    return taken


def searching(browser: Browser, site: Path, slowdown: int = 1) -> dict[str, float]:
    """Return milliseconds from opening the search to its first result, and for the slowest further query."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.add_init_script(WATCH)
    page.goto(f"{(site / SEARCH).as_uri()}?q={QUERY}")
    page.wait_for_function("globalThis.firstResult")
    page.wait_for_selector("#search-results[data-state=done]", state="attached")
    typed = [page.evaluate(TIME_TYPING, query) for query in FURTHER]
    first = page.evaluate("firstResult")
    context.close()
    return {"first result": first, "typed, slowest": max(typed)}


def loading(browser: Browser, site: Path) -> list[Weight]:
    """Return the data that a first search loads, until nothing more comes without the reader."""
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(site.as_uri())))
    page.goto(f"{(site / SEARCH).as_uri()}?q={QUERY}", wait_until="networkidle")
    page.wait_for_selector("#search-results[data-state=done]", state="attached")
    page.wait_for_timeout(500)
    page.close()
    data = (url for url in loaded if url.startswith("/data/search/") and "stemmer" not in url)
    return [Weight.of(site, site / url.removeprefix("/")) for url in data]


def lines(browser: Browser, site: Path) -> Iterator[str]:
    """Yield the lines to print about a site."""
    data = loading(browser, site)
    size, sent = (sum(getattr(each, name) for each in data) for name in ("size", "sent"))
    yield f"{size:>11,} B {sent:>10,} B sent  {len(data)} files of a first search"
    for weight in largest_pages(site):
        taken = median(opening(browser, site, weight.address, SLOWDOWN) for _ in range(ROUNDS))
        yield f"{weight.size:>11,} B {weight.sent:>10,} B sent  {taken:6.0f} ms  {weight.address}"
    address, size = largest_sidebar(site)
    yield f"{size:>11,} B of sidebar in {address}"
    for slowdown in (1, SLOWDOWN):
        found = [searching(browser, site, slowdown) for _ in range(ROUNDS)]
        times = ", ".join(f"{name} {median(each[name] for each in found):.0f} ms" for name in found[0])
        yield f"search, processor {slowdown} times slower: {times}"


def main(argv: list[str] | None = None) -> int:
    """Print what was measured of every site."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("sites", type=Path, nargs="+", metavar="SITE", help="a built site: _build/html")
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for site in parser.parse_args(argv).sites:
            print(site, *lines(browser, site.absolute()), sep="\n  ", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
