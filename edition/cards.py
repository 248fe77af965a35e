"""``python -m edition cards``: the pictures that links to pages are shown with (``og:image``).

They are drawn by a browser, since only that sets Japanese well, so they are no part of a build: they are
kept in ``_build/cards``, and every build takes them along. Pages name them where the site has an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from .assemble import take_cards
from .browser import start_chromium
from .interface import translator
from .languages import long_date, source_language
from .render import environment

if TYPE_CHECKING:
    from pathlib import Path

SIZE = {"width": 1200, "height": 630}


def _titles(page: Path) -> tuple[str, str]:
    html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    title, site = (
        html.select_one(f"meta[property='og:{name}']")["content"]  # type: ignore[index]  # our own template
        for name in ("title", "site_name")
    )
    return str(title), str(site)


def draw(root: Path, site: Path, cards: Path, conf: dict[str, Any]) -> int:
    """Draw the card of every page of a built site, and put them into it. Returns their number."""
    languages, report = conf["edition_languages"], conf["edition_report"]
    source = source_language(languages)
    template = environment([root / "_templates"], source, source).get_template("card.html")
    drawn = 0
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        tab = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # a ViewportSize
        for language in languages:
            publisher = translator(root, language, source)(report["publisher"])
            for page in sorted((site / language).rglob("*.html")):
                title, report_title = _titles(page)
                values = {"title": title, "report_title": report_title, "publisher": publisher}
                date = long_date(report["published"], language)
                tab.set_content(template.render(values, language=language, date=date))
                target = cards / language / page.relative_to(site / language).with_suffix(".png")
                target.parent.mkdir(parents=True, exist_ok=True)
                tab.screenshot(path=target)
                drawn += 1
        browser.close()
    take_cards(cards, site, list(languages))
    return drawn
