"""What the box of every page shows while a reader types, in a real browser."""

import re

import pytest
from browser_fixtures import until
from playwright.sync_api import Browser, Page, expect

TEAM = "policies/sofa-reform.html"
BOX = ".sidebar-search"
LIST = ".sidebar-search-container [role=listbox]"
OPTIONS = f"{LIST} [role=option]"


def type_into(page: Page, address: str, text: str, box: str = BOX) -> None:
    page.goto(address)
    page.focus(box)
    page.keyboard.type(text)
    page.wait_for_selector(f"{box}[aria-expanded=true]")


def active(page: Page) -> str | None:
    return page.get_attribute(BOX, "aria-activedescendant")


def test_the_first_results_are_shown_under_the_box_and_nothing_moves(page: Page, address: str) -> None:
    page.add_init_script(
        "globalThis.shift = 0; new PerformanceObserver((list) => {"
        " for (const each of list.getEntries()) shift += each.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    type_into(page, f"{address}en/{TEAM}", "Taiw")
    labels = page.locator(f"{OPTIONS} .suggestion-label").all_inner_texts()
    assert labels == ["Security Strategy 7", "Security Strategy 8", "Country or region", "Term", "Term"]
    assert page.locator(f"{OPTIONS} mark").first.inner_text() == "Taiwan"
    assert page.locator(OPTIONS).last.inner_text() == "All results for “Taiw”"
    box, shown = page.locator(BOX).bounding_box(), page.locator(LIST).bounding_box()
    assert box["y"] + box["height"] <= shown["y"] <= box["y"] + box["height"] + 8
    assert page.evaluate("shift") == 0


def test_a_screen_reader_is_told_of_a_combobox_its_list_and_how_many_there_are(
    page: Page, address: str
) -> None:
    type_into(page, f"{address}en/{TEAM}", "Taiw")
    box = page.get_by_role("combobox", name="Search", exact=True)
    expect(box).to_have_attribute("aria-controls", page.get_attribute(LIST, "id"))
    expect(page.get_by_role("listbox", name="Results")).to_be_visible()
    expect(page.locator(".sidebar-search-container [role=status]")).to_have_text("5 results")
    expect(page.get_by_role("option", name="Term Taiwan Strait")).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowDown")
    assert active(page) == page.get_attribute(f"{LIST} [aria-selected=true]", "id")
    assert page.evaluate("document.activeElement.className") == "sidebar-search"
    page.keyboard.press("ArrowUp")
    assert active(page) is None
    page.keyboard.press("ArrowUp")
    assert page.locator(OPTIONS).last.get_attribute("aria-selected") == "true"


def test_the_keyboard_chooses_opens_and_closes(page: Page, address: str) -> None:
    type_into(page, f"{address}ja/{TEAM}", "拉致問題")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(LIST).is_hidden()
    assert page.get_attribute(BOX, "aria-expanded") == "false"
    assert page.input_value(BOX) == "拉致問題"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(f"{BOX}[aria-expanded=true]")
    for _ in range(page.locator(OPTIONS).count() + 1):  # back in the box
        page.keyboard.press("ArrowDown")
    assert active(page) is None
    term = page.locator(OPTIONS, has_text="用語")
    while page.get_attribute(BOX, "aria-activedescendant") != term.get_attribute("id"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ja/glossary.html#term-abductions-issue")


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowUp", "Enter"]])
def test_enter_without_a_choice_and_the_last_entry_lead_to_all_results(
    page: Page, address: str, keys: list[str]
) -> None:
    type_into(page, f"{address}en/{TEAM}", "SOFA")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(f"{address}en/search.html?q=SOFA")


def test_a_click_opens_a_result_and_leaving_the_box_closes_the_list(page: Page, address: str) -> None:
    type_into(page, f"{address}en/index.html", "deterrence", ".search-box input")
    page.keyboard.press("Tab")
    assert page.locator(".search-box [role=listbox]").is_hidden()
    page.focus(".search-box input")
    page.keyboard.press("ArrowDown")
    page.click(".search-box [role=option] >> nth=0")
    page.wait_for_url(re.compile("/en/policies/.*#nss-"))


@pytest.mark.parametrize("delay", [0, 300])
def test_what_an_input_method_composes_is_left_to_it_also_before_all_is_loaded(
    page: Page, address: str, delay: int
) -> None:
    page.route("**/suggest*.js", lambda route: (page.wait_for_timeout(delay), route.continue_()))
    page.goto(f"{address}ja/{TEAM}")
    page.focus(BOX)
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "らち", "selectionStart": 2, "selectionEnd": 2})
    until(lambda: page.evaluate("Boolean(globalThis.SearchElsewhere && globalThis.policyElsewhere)"))
    page.wait_for_timeout(200)
    assert page.input_value(BOX) == "らち"
    assert page.locator(LIST).is_hidden()
    session.send("Input.insertText", {"text": "拉致"})
    page.wait_for_selector(f"{BOX}[aria-expanded=true]")
    page.evaluate(
        f"""document.querySelector("{BOX}").dispatchEvent(new KeyboardEvent("keydown",
        {{ key: "ArrowDown", isComposing: true, bubbles: true }}))"""
    )
    assert active(page) is None


def test_nothing_of_the_search_is_loaded_before_a_box_is_focused(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].removeprefix(address)))
    page.goto(f"{address}ja/{TEAM}", wait_until="networkidle")
    assert [each for each in asked if re.search("search|suggest|stemmer", each)] == []
    page.keyboard.press("/")
    until(lambda: page.evaluate("Boolean(globalThis.policyElsewhere && globalThis.EnglishStemmer)"))
    assert {"data/search/index.js", "data/search/elsewhere.js", "ja/_suggest.js"} <= set(asked)


def test_the_list_lies_over_the_drawer_of_a_phone_with_targets_for_fingers(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}ja/{TEAM}")
    page.keyboard.press("/")
    page.keyboard.type("核シェア")
    page.wait_for_selector(f"{BOX}[aria-expanded=true]")
    boxes = [each.bounding_box() for each in page.locator(OPTIONS).all()]
    assert all(box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    page.locator(OPTIONS, has_text="用語").tap()
    page.wait_for_url("**/ja/glossary.html#term-nuclear-sharing")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_the_list_is_open(page: Page, address: str, scheme) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - not there where quick tests run

    page.emulate_media(color_scheme=scheme)
    for box, name in ((BOX, TEAM), (".search-box input", "index.html")):
        type_into(page, f"{address}en/{name}", "nuclear", box)
        page.keyboard.press("ArrowDown")
        response = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in response["violations"]] == []


def test_the_list_works_from_disk(page: Page, real) -> None:
    type_into(page, f"{(real.site / 'en' / TEAM).as_uri()}", "Taiwan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("file:///**/en/policies/national-security-strategy.html#nss-7")


def test_where_the_data_cannot_be_loaded_the_form_works(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/data/search/elsewhere.js", lambda route: route.abort())
    page.goto(f"{address}en/{TEAM}")
    page.focus(BOX)
    page.keyboard.type("SOFA")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}en/search.html?q=SOFA")
    context.close()
