"""Both languages in a real browser: the place stays, a translation stands beside the original, terms light up."""

import pytest
from browser_fixtures import until
from playwright.sync_api import Browser, Page

NSS = "policies/national-security-strategy.html"
SOFA = "policies/sofa-reform.html"
SIZES = [{"width": 1280, "height": 900}, {"width": 390, "height": 844}]

TEXTS = "[...document.querySelectorAll('.pair > p[data-translation]')]"
#: The number of the first paragraph below the header, and its height on the screen.
FIRST = f"""() => {{
  const header = Math.max(0, document.querySelector('header')?.getBoundingClientRect().bottom ?? 0);
  const tops = {TEXTS}.map((text) => text.getBoundingClientRect().top);
  const first = tops.findIndex((top) => top >= header);
  return [first, tops[first]];
}}"""
TOP = f"(number) => {TEXTS}[number].getBoundingClientRect().top"


@pytest.fixture(params=SIZES, ids=["wide", "phone"])
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    """Open a page of a desk and of a phone."""
    page.set_viewport_size(request.param)
    return page




def at(page: Page, address: str, selector: str = "#nss-13") -> tuple[int, float]:
    """Open a page and scroll to a place in the middle of it. Returns the first paragraph and its height."""
    page.goto(address, wait_until="networkidle")
    page.evaluate(f"document.querySelector('{selector}').scrollIntoView(); scrollBy(0, -211.5)")
    page.wait_for_timeout(250)  # where scrolling ends is noted
    number, top = page.evaluate(FIRST)
    assert number > 0
    return number, top


def stays(page: Page, number: int, top: float) -> None:
    page.wait_for_timeout(100)
    assert abs(page.evaluate(TOP, number) - top) <= 2, (page.evaluate(TOP, number), top)
    page.wait_for_timeout(200)
    assert abs(page.evaluate(TOP, number) - top) <= 2, "it moved later"


def switch(page: Page, selector: str) -> None:
    """Press a switch without scrolling to it."""
    page.evaluate(f"document.querySelector('{selector}').click()")


@pytest.mark.parametrize("address_of_page", [f"ja/{NSS}", f"en/{NSS}", "ja/report.html", "en/report.html"])
def test_the_place_stays_when_the_parallel_view_is_switched(
    sized: Page, address: str, address_of_page: str
) -> None:
    number, top = at(sized, address + address_of_page)
    height = "document.documentElement.scrollHeight"
    before = sized.evaluate(height)
    switch(sized, "#view-parallel")
    sized.wait_for_selector("html[data-view=parallel]")
    assert sized.locator(":is(.original, .beside) >> visible=true").count() > 10
    assert sized.evaluate(height) != before
    stays(sized, number, top)
    switch(sized, "#view-parallel")
    sized.wait_for_selector("html[data-view=single]")
    stays(sized, number, top)


@pytest.mark.parametrize("address_of_page", [f"ja/{NSS}", f"en/{NSS}?view=parallel", "ja/report.html"])
def test_the_place_stays_when_furigana_come_however_late(
    sized: Page, address: str, address_of_page: str
) -> None:
    sized.route("**/furigana.js*", lambda route: (sized.wait_for_timeout(300), route.continue_()))
    number, top = at(sized, address + address_of_page)
    switch(sized, "#furigana")
    stays(sized, number, top)
    sized.wait_for_selector("rt", state="attached")
    stays(sized, number, top)
    switch(sized, "#furigana")
    stays(sized, number, top)


@pytest.mark.parametrize("path", [NSS, "report.html", "topics/alliance.html"])
@pytest.mark.parametrize("view", ["single", "parallel"])
def test_the_place_stays_when_the_language_changes(sized: Page, address: str, path: str, view: str) -> None:
    place = ".listed:nth-of-type(3)" if "topics" in path else "#nss-13"
    for one, other in (("ja", "en"), ("en", "ja")):
        sized.goto(f"{address}{one}/{path}")
        sized.evaluate(f"localStorage.setItem('view', '{view}')")
        number, top = at(sized, f"{address}{one}/{path}", place)
        switch(sized, f".languages a[hreflang={other}]")
        sized.wait_for_url(f"{address}{other}/{path}*")
        sized.wait_for_load_state("networkidle")
        stays(sized, number, top)


def test_the_place_stays_when_the_window_gets_another_width(page: Page, address: str) -> None:
    for path in (f"ja/{NSS}", f"en/{NSS}?view=parallel"):
        page.set_viewport_size(SIZES[0])
        number, top = at(page, address + path)
        for width in (900, 700, 390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(300)
            header = page.evaluate("document.querySelector('header').getBoundingClientRect().bottom")
            top = max(top, header)  # a narrow page has one over the text
            assert abs(page.evaluate(TOP, number) - top) <= 2, width


def test_the_place_stays_when_a_page_is_reloaded_or_gone_back_to(sized: Page, address: str) -> None:
    number, top = at(sized, f"{address}ja/{NSS}")
    sized.reload(wait_until="networkidle")
    stays(sized, number, top)
    sized.goto(f"{address}en/{SOFA}")
    switch(sized, "#view-parallel")  # so that the page to go back to has another layout
    sized.wait_for_selector("html[data-view=parallel]")
    sized.go_back(wait_until="networkidle")
    sized.wait_for_selector("#nss-13 .beside", state="attached")
    assert sized.is_checked("#view-parallel")
    stays(sized, number, top)
    sized.reload(wait_until="networkidle")
    stays(sized, number, top)
