"""Makes the pictures of the README from the built site: ``make screenshots``."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from edition.tools.browser import start_chromium

ROOT = Path(__file__).parent.parent
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 800}
PICTURES = {
    "team-ja": ("ja/policies/sofa-reform.html", WIDE, "light"),
    "team-en": ("en/policies/sofa-reform.html", WIDE, "light"),
    "topics-ja": ("ja/topics/index.html", WIDE, "light"),
    "team-ja-phone-dark": ("ja/policies/sofa-reform.html", PHONE, "dark"),
}


def main() -> None:
    """Take every picture."""
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for name, (address, size, scheme) in PICTURES.items():
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto((ROOT / "_build" / "html" / address).as_uri())
            page.screenshot(path=Path(__file__).parent / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
