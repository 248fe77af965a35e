"""The real site in a real browser: Chromium, served from a folder below the root of a host, and from disk."""

import re

import pytest
from browser_fixtures import WIDE, until
from expected import LANGUAGES, RECOMMENDATIONS
from kinds import KINDS
from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}


def test_the_language_switch_keeps_page_and_anchor(page: Page, address: str) -> None:
    page.goto(f"{address}ja/policies/sofa-reform.html#sofa-3-p2")
    page.click(".languages a[hreflang=en]")
    assert page.url == f"{address}en/policies/sofa-reform.html#sofa-3-p2"
    page.wait_for_load_state()  # a click waits for the next page to begin, not for its scripts
    page.click(".languages a[hreflang=ja]")
    assert page.url == f"{address}ja/policies/sofa-reform.html#sofa-3-p2"


def test_the_language_switch_follows_an_anchor_that_changes_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}ja/policies/sofa-reform.html")
    page.click("#sofa-2 .rec-number")
    page.click(".languages a[hreflang=en]")
    assert page.url == f"{address}en/policies/sofa-reform.html#sofa-2"


def test_without_scripts_every_page_reads_and_switches(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    page.click("a.choice[hreflang=en]")
    assert page.url == f"{address}en/index.html"
    page.click(".report-contents a.team >> nth=3")
    assert "Status of Forces Agreement" in page.inner_text("h1")
    page.click("#sofa-3 .rec-language[hreflang=ja]")
    assert page.url == f"{address}ja/policies/sofa-reform.html#sofa-3"
    page.click("label.nav-overlay-icon")
    page.click(".sidebar-tree a >> text=用語集")
    assert page.url == f"{address}ja/glossary.html"
    context.close()


@pytest.mark.parametrize(("locale", "language"), [("ja-JP", "ja"), ("en-GB", "en"), ("en", "en")])
def test_the_root_goes_to_the_language_of_the_browser(browser, address, locale: str, language: str) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    page.wait_for_url(f"{address}{language}/index.html")
    context.close()


def test_the_root_stays_with_a_reader_of_another_language(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    assert page.url == address
    assert page.locator("a.choice").count() == len(LANGUAGES)
    context.close()


def test_the_root_remembers_the_language_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(f"{address}ja/about.html")
    page.click(".languages a[hreflang=en]")
    page.goto(address)
    page.wait_for_url(f"{address}en/index.html")
    context.close()


def test_the_404_page_leads_home_from_any_depth(page: Page, address: str) -> None:
    html = page.request.get(f"{address}404.html").text()
    page.route(
        f"{address}en/no/such/page.html", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    page.goto(f"{address}en/no/such/page.html")
    assert page.locator("main section").first.get_attribute("lang") == "en"
    page.click("section[lang=en] a")
    assert page.url == f"{address}en/index.html"


@pytest.mark.parametrize("path", ["en/latest/ja/no/such/page.html", "en/latest/ja"])
def test_the_404_page_leads_home_below_a_path_that_looks_like_a_language(
    page: Page, address: str, path: str
) -> None:
    html = page.request.get(f"{address}404.html").text()
    page.route(f"{address}{path}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{address}{path}")
    assert page.locator("main section").first.get_attribute("lang") == "ja"
    links = [link.evaluate("link => link.href") for link in page.locator("main a").all()]
    names = ("index", "search")
    assert links == [f"{address}en/latest/{code}/{name}.html" for code in ("ja", "en") for name in names]


def test_the_site_opens_from_disk(page: Page, real) -> None:
    page.goto((real.site / "ja/policies/sofa-reform.html").as_uri() + "#sofa-4")
    page.click(".languages a[hreflang=en]")
    assert page.url.endswith("/en/policies/sofa-reform.html#sofa-4")
    page.goto((real.site / "index.html").as_uri())
    page.wait_for_url("**/index.html")
    page.add_script_tag(url=(real.site / "data/recommendations.js").as_uri())
    assert page.evaluate("policyRecommendations.recommendations.length") == RECOMMENDATIONS


OVERFLOW = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (!box.width || style.visibility === 'hidden') return false;
  if (e.closest('.visually-hidden, thead')) return false;
  const cut = style.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1;
  return cut || (box.right > innerWidth + 1 && style.position !== 'fixed');
}).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_overflows_or_is_cut_off_on_a_phone(
    page: Page, address: str, language: str, kind: str
) -> None:
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{address}{language}/{kind}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate(OVERFLOW) == []


def test_japanese_is_set_as_japanese_readers_expect(page: Page, address: str) -> None:
    page.goto(f"{address}ja/policies/sofa-reform.html")
    style = page.evaluate(
        """() => { const s = getComputedStyle(document.querySelector('.rec-text p'));
        return {ratio: parseFloat(s.lineHeight) / parseFloat(s.fontSize), lineBreak: s.lineBreak,
                autospace: s.textAutospace}; }"""
    )
    assert style["ratio"] >= 1.7
    assert style["lineBreak"] == "strict"
    assert style["autospace"] == "normal"


def test_the_reader_chooses_light_or_dark_and_it_is_remembered(page: Page, address: str) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    page.goto(f"{address}en/index.html")
    before = page.evaluate(color)
    switch = page.locator(".theme-toggle >> visible=true").first
    for _ in range(3):
        switch.click()
        if page.evaluate(color) != before:
            break
    chosen = page.evaluate(color)
    assert chosen != before
    page.goto(f"{address}en/about.html")
    assert page.evaluate(color) == chosen


def test_dark_mode_follows_the_system(browser: Browser, address: str) -> None:
    colors = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{address}ja/index.html")
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        colors[scheme] = sum(int(part) for part in re.findall(r"\d+", color)[:3]) / 3
        context.close()
    assert colors["light"] > 240
    assert colors["dark"] < 40


def test_the_keyboard_reaches_text_languages_and_drawers(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/policies/sofa-reform.html")
    skip = page.get_by_role("link", name="Skip to the text")
    page.keyboard.press("Tab")
    assert skip.evaluate("each => each === document.activeElement")
    until(lambda: skip.bounding_box()["y"] >= 0)
    page.keyboard.press("Enter")
    target = page.url.partition("#")[2]
    assert page.get_by_role("main").get_attribute("id") == target
    page.focus("button.nav-overlay-icon")
    page.keyboard.press("Space")
    until(lambda: page.locator(".sidebar-drawer").bounding_box()["x"] >= 0)
    page.keyboard.press("Escape")
    until(lambda: page.locator(".sidebar-drawer").bounding_box()["x"] < 0)
    page.focus(".languages a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ja/policies/sofa-reform.html*")


@pytest.mark.parametrize(
    ("toggle", "drawer", "behind"),
    [
        ("button.nav-overlay-icon", ".sidebar-drawer", ".page > .main"),
        ("button.toc-header-icon", ".toc-drawer", ".main > .content"),
    ],
)
def test_an_open_drawer_has_the_focus_and_closes_off_what_is_behind_it(
    page: Page, address: str, toggle: str, drawer: str, behind: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/policies/sofa-reform.html")
    inert = f"document.querySelector('{behind}').inert"
    assert page.get_attribute(toggle, "aria-expanded") == "false"
    page.focus(toggle)
    page.keyboard.press("Space")
    assert page.get_attribute(toggle, "aria-expanded") == "true"
    until(lambda: page.evaluate(f"!!document.activeElement.closest('{drawer}')"))
    assert page.evaluate(inert)
    page.keyboard.press("Escape")
    assert not page.evaluate(inert)
    until(lambda: page.evaluate(f"document.activeElement.matches('{toggle}')"))
    page.keyboard.press("Space")
    page.locator(f"{drawer} a >> visible=true").last.click()
    # a link of the menu leads to another page: while that one is read there is nothing that could be inert
    until(lambda: page.evaluate(inert.replace(".inert", "?.inert")) is False)


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_after_a_link_of_the_contents_the_text_can_be_read_and_the_focus_is_in_it(
    page: Page, address: str, viewport: dict[str, int]
) -> None:
    page.set_viewport_size(viewport)
    page.goto(f"{address}en/policies/sofa-reform.html")
    if viewport == PHONE:
        page.click("button.toc-header-icon")
    link = page.locator(".toc-drawer a[href='#sofa-joint-committee']")
    until(link.is_visible)
    link.click()
    until(lambda: page.url.endswith("#sofa-joint-committee"))
    page.wait_for_timeout(100)
    assert not page.evaluate("document.querySelector('.main > .content').inert")
    assert not page.is_checked("#__toc")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#sofa-joint-committee')")


def test_a_drawer_closes_when_the_focus_leaves_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1100, "height": 800})
    page.goto(f"{address}en/policies/sofa-reform.html")
    page.click("button.toc-content-icon")
    until(lambda: page.evaluate("!!document.activeElement.closest('.toc-drawer')"))
    for _ in range(10):
        page.keyboard.press("Tab")
    assert not page.is_checked("#__toc")
    assert not page.evaluate("document.querySelector('.main > .content').inert")


@pytest.mark.parametrize("path", ["policies/sofa-reform.html", "report.html"])
def test_the_contents_stand_beside_the_text_on_a_common_laptop(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}en/{path}")
    text, contents = (page.locator(each).bounding_box() for each in ("[role=main]", ".toc-tree"))
    assert text["x"] + text["width"] <= contents["x"]
    assert contents["x"] + contents["width"] <= 1280
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("topic", ["alliance", "accountability"])
def test_the_sidebar_shows_where_the_page_stands(page: Page, address: str, topic: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{address}en/topics/{topic}.html")
    here, box = (page.locator(each).bounding_box() for each in (".current-page", ".sidebar-scroll"))
    assert box["y"] <= here["y"]
    assert here["y"] + here["height"] <= min(700, box["y"] + box["height"])


def test_a_closed_drawer_is_out_of_the_way_of_the_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}ja/policies/sofa-reform.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(() => { const b = document.activeElement.getBoundingClientRect();"
            " return [b.left, b.right]; })()"
        )
        assert box[1] > 0, page.evaluate("document.activeElement.outerHTML")
        assert box[0] < PHONE["width"]
