"""axe on a page of every kind, in every view."""

import pytest
from browser_fixtures import WIDE
from kinds import KINDS
from playwright.sync_api import Browser

#: Passes are only counted: listing every element that passes takes most of the time.
AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("view", ["ja", "en", "en?view=parallel"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, view: str, kind: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - not there where quick tests run

    context = browser.new_context(viewport=WIDE, color_scheme=scheme)
    page = context.new_page()
    language, _, query = view.partition("?")
    page.goto(f"{address}{language}/{kind}?{query}")
    if page.locator(".rec-more").count():
        page.locator(".rec-more summary").first.click()
    response = Axe().run(page, options=AXE).response
    context.close()
    found = [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in response["violations"]
    ]
    assert found == []
