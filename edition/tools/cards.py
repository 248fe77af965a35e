"""``python -m edition cards``: draws the preview images of all pages (``og:image``).

A browser draws them, because it sets Japanese well. They are not part of a build: every build copies them
from ``_build/cards``. Pages refer to them if the address of the site is set.
"""

from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from edition.catalogs.catalog import Words
from edition.drawing.fragments import environment
from edition.drawing.pages import CARDS
from edition.files import counted, remove, swap, write
from edition.reading import configuration
from edition.report.languages import long_date
from edition.site import build

from .browser import start_chromium

SIZE = {"width": 1200, "height": 630}


def _titles(page: Path) -> tuple[str, ...]:
    """Return the titles of a page and of the report; nothing for a page of the theme."""
    html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    found = html.select("meta[property='og:title'], meta[property='og:site_name']")
    return tuple(str(each["content"]) for each in found)


def run(root: Path, out: Path) -> int:
    """Draw the image of every page, into ``out/cards`` and into the site. Returns the exit code.

    A site that is there stays as it is, with its address; if there is none, it is built.
    """
    site, cards, new = out / "html", out / "cards", out / "cards.new"
    if not site.is_dir() and (code := build.run(root, out)):
        return code
    config = configuration.read(root)
    publication = configuration.publication(config)
    template = environment(root, config).get_template("card.html")
    drawn = list[tuple[str, Path]]()
    remove(new)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        tab = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # a ViewportSize
        for language in config.edition_languages:
            publisher = Words.load(root, language)(publication.publisher)
            date = long_date(publication.day, language)
            for page in sorted((site / language).rglob("*.html")):
                if not (titles := _titles(page)):
                    continue
                title, report_title = titles
                values = {"title": title, "report_title": report_title, "publisher": publisher, "date": date}
                tab.set_content(template.render(values, language=language))
                drawn.append((language, page.relative_to(site / language).with_suffix(".png")))
                target = new.joinpath(*drawn[-1])
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(tab.screenshot())
        browser.close()
    swap(new, cards)
    for language, name in drawn:
        target = site / language / CARDS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, (cards / language / name).read_bytes())
    print(counted(len(drawn), "card"))
    return 0
