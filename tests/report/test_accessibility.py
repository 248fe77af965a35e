"""axe on a page of every kind, in every view."""

import pytest
from kinds import KINDS, PARALLEL_KINDS
from playwright.sync_api import Page

#: Passes are only counted: listing every element that passes takes most of the time.
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],  # what colors can change
}


VIEWS = {"ja": KINDS, "en": KINDS, "en?view=parallel": PARALLEL_KINDS}
#: Of each view; narrow pages have other parts.
WIDTHS = {"ja": 390, "en": 1440, "en?view=parallel": 768}


@pytest.mark.parametrize(("view", "kind"), [(view, kind) for view, kinds in VIEWS.items() for kind in kinds])
def test_axe_finds_nothing_in_light_and_in_dark(page: Page, address: str, view: str, kind: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - not there where quick tests run

    found: list[tuple[str, str, list[str]]] = []
    language, _, query = view.partition("?")
    page.set_viewport_size({"width": WIDTHS[view], "height": 900})
    page.goto(f"{address}{language}/{kind}?{query}")
    if page.locator(".rec-more").count():
        page.locator(".rec-more summary").first.click()
        page.evaluate("scrollTo(0, 0)")  # where the header of a narrow page covers no link
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        response = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": rules}).response
        found += [
            (scheme, rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
            for rule in response["violations"]
        ]
    assert found == []
