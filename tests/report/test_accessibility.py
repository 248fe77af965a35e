"""axe on a page of every kind, in every view."""

from collections.abc import Callable, Iterator

import pytest
from browser_fixtures import WIDE
from kinds import KINDS
from playwright.sync_api import Browser, Page

#: Passes are only counted: listing every element that passes takes most of the time.
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],  # what colors can change
}


@pytest.fixture(scope="module", params=["ja", "en", "en?view=parallel"])
def viewed(request, chromium: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Return a function that opens a page in one view. A view has a context of its own: pages remember it."""
    language, _, query = request.param.partition("?")
    page = chromium.new_context(viewport=WIDE).new_page()

    def view(kind: str) -> Page:
        page.goto(f"{address}{language}/{kind}?{query}")
        return page

    yield view
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_light_and_in_dark(viewed: Callable[[str], Page], kind: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - not there where quick tests run

    found, page = [], viewed(kind)
    if page.locator(".rec-more").count():
        page.locator(".rec-more summary").first.click()
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        response = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": rules}).response
        found += [
            (scheme, rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
            for rule in response["violations"]
        ]
    assert found == []
