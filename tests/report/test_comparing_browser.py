"""Both languages in a real browser: the place stays, and a translation stands beside the original."""

import pytest
from browser_fixtures import copied, open_menu, until
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

#: The kinds of page with recommendations.
KINDS = ["policies/sofa-reform.html", "topics/alliance.html", "report.html"]
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
    sized.add_init_script(f"localStorage.setItem('view', '{view}')")
    number, top = at(sized, f"{address}ja/{path}", place)
    for language in ("en", "ja"):
        switch(sized, f".languages a[hreflang={language}]")
        sized.wait_for_url(f"{address}{language}/{path}*")
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


def test_a_page_that_is_shown_again_has_the_view_chosen_meanwhile(page: Page, address: str) -> None:
    number, top = at(page, f"{address}ja/{NSS}")
    page.evaluate(
        "localStorage.setItem('view', 'parallel');"
        " dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    page.wait_for_selector("#nss-13 .beside")
    assert page.is_checked("#view-parallel")
    stays(page, number, top)


def test_the_language_link_carries_the_id_of_the_first_paragraph_on_the_screen(
    browser: Browser, address: str
) -> None:
    """Where nothing may be stored, the id alone leads to the place."""
    context = browser.new_context(viewport=SIZES[0])
    page = context.new_page()
    page.add_init_script("for (const name of ['localStorage', 'sessionStorage']) delete window[name];")
    page.goto(f"{address}ja/{SOFA}")
    page.evaluate("document.getElementById('sofa-3-p2').scrollIntoView()")
    switch(page, ".languages a[hreflang=en]")
    page.wait_for_url(f"{address}en/{SOFA}#sofa-3-p2")
    until(
        lambda: 0 <= page.evaluate("document.getElementById('sofa-3-p2').getBoundingClientRect().top") < 130
    )
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(150)
    page.goto(f"{address}ja/{SOFA}")
    switch(page, ".languages a[hreflang=en]")
    page.wait_for_url(f"{address}en/{SOFA}")
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_stands_beside_the_original_in_its_interface(
    page: Page, address: str, kind: str
) -> None:
    page.goto(f"{address}ja/{kind}")
    assert page.locator(".beside").count() == 0
    page.check("#view-parallel")
    page.wait_for_selector(".beside >> visible=true")
    assert page.url == f"{address}ja/{kind}?view=parallel"
    assert page.get_attribute("html", "lang") == "ja"
    pairs = page.eval_on_selector_all(
        ".pair", "all => all.map((each) => [...each.children].map((text) => [text.lang, text.textContent]))"
    )
    english = page.context.new_page()
    english.goto(f"{address}en/{kind}")
    texts = "all => all.map((text) => text.textContent)"
    translated = english.eval_on_selector_all(".pair > p[data-translation]", texts)
    assert [pair[1] for pair in pairs] == [["en", text] for text in translated]
    headings = "[...document.querySelectorAll('h1, section[id] > :is(h2, h3):not(.rec-head)')]"
    shown = page.evaluate(f"{headings}.map((each) => each.nextElementSibling.textContent)")
    heads = english.evaluate(f"{headings}.map((each) => each.textContent)")
    assert shown[: 1 if "topics" in kind else None] == heads[: 1 if "topics" in kind else None]
    english.close()


def test_a_translation_stands_right_of_the_original_and_below_it_on_a_phone(
    sized: Page, address: str
) -> None:
    sized.goto(f"{address}ja/{SOFA}?view=parallel")
    sized.wait_for_selector("#sofa-1 .beside")
    one = sized.locator("#sofa-1 .pair > p").first.bounding_box()
    other = sized.locator("#sofa-1 .beside").first.bounding_box()
    if sized.viewport_size == SIZES[0]:
        assert other["x"] >= one["x"] + one["width"]
        assert abs(other["y"] - one["y"]) < 8
    else:
        assert other["y"] >= one["y"] + one["height"]


def test_the_view_is_kept_from_page_to_page_until_it_is_switched_off(page: Page, address: str) -> None:
    page.goto(f"{address}ja/{SOFA}")
    page.check("#view-parallel")
    page.wait_for_selector(".beside")
    for kind in ("topics/alliance.html", "about.html", NSS):
        page.goto(f"{address}ja/{kind}", wait_until="networkidle")
    assert page.locator("#nss-1 .beside").is_visible()
    assert page.evaluate("localStorage.getItem('language')") is None, "only the choice of one is stored"
    page.uncheck("#view-parallel")
    assert page.url == f"{address}ja/{NSS}"
    page.goto(f"{address}ja/{SOFA}", wait_until="networkidle")
    assert page.locator(".beside").count() == 0


def test_nothing_moves_while_the_translation_arrives(sized: Page, address: str) -> None:
    sized.add_init_script(
        "globalThis.shift = 0; new PerformanceObserver((list) => {"
        " for (const each of list.getEntries()) shift += each.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    sized.route("**/_parallel/**", lambda route: (sized.wait_for_timeout(200), route.continue_()))
    sized.goto(f"{address}ja/{SOFA}?view=parallel", wait_until="networkidle")
    assert sized.locator("#sofa-1 .beside").first.is_visible()
    assert sized.evaluate("shift") < 0.01


def test_where_the_texts_are_missing_the_page_shows_and_leads_to_the_other(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport=SIZES[0])
    page = context.new_page()
    page.route("**/_parallel/**", lambda route: route.abort())
    page.goto(f"{address}ja/{SOFA}?view=parallel")
    page.wait_for_selector(".view-link >> visible=true")
    assert page.locator("#sofa-1 .rec-text p").first.is_visible()
    assert not page.is_checked("#view-parallel")
    context.close()


def test_the_view_works_from_disk(page: Page, real) -> None:
    page.goto((real.site / "ja" / SOFA).as_uri())
    page.check("#view-parallel")
    page.wait_for_selector("#sofa-3 .beside >> visible=true")
    number, top = at(page, (real.site / "ja" / SOFA).as_uri(), "#sofa-3")
    switch(page, ".languages a[hreflang=en]")
    page.wait_for_url("**/en/policies/sofa-reform.html*")
    page.wait_for_load_state("networkidle")
    stays(page, number, top)


def test_a_japanese_page_with_both_languages_takes_few_bytes(page: Page, address: str) -> None:
    """As a server with gzip sends them: 47 kB in 7 requests, and those for both languages."""
    import gzip  # noqa: PLC0415

    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(f"{address}ja/{NSS}?view=parallel", wait_until="networkidle")
    assert page.locator("#nss-22 .beside").count() == 1
    assert len(bodies) <= 7 + 2, "parallel.js, and the texts"
    assert sum(len(gzip.compress(body, 9)) for body in bodies) <= 47_000


LIT = (
    "[...CSS.highlights.get('counterpart') ?? []]"
    ".map((range) => [range.toString(), range.startContainer.parentElement.closest('p').className])"
)


@pytest.mark.parametrize("furigana", ["off", "on"])
def test_a_term_lights_its_counterpart_in_the_other_language(page: Page, address: str, furigana: str) -> None:
    page.goto(f"{address}ja/{SOFA}?view=parallel")
    page.wait_for_selector(".beside")
    page.hover("#sofa-1 .term-link >> nth=0")
    until(lambda: page.evaluate(LIT) == [["Japan-U.S. Status of Forces Agreement (SOFA)", "beside"]])
    page.hover("h1")
    until(lambda: page.evaluate(LIT) == [])
    page.evaluate(f"localStorage.setItem('furigana', '{furigana}')")
    page.goto(f"{address}en/{SOFA}?view=parallel", wait_until="networkidle")
    page.keyboard.press("Tab")
    page.focus("#sofa-1 .term-link >> nth=0")
    until(lambda: page.evaluate(LIT) == [["日米地位協定", "original"]])


def test_a_paragraph_lights_its_counterpart(page: Page, address: str) -> None:
    page.goto(f"{address}ja/{SOFA}?view=parallel")
    page.wait_for_selector(".beside")
    color = "getComputedStyle(document.querySelector('#sofa-1 .pair > p')).backgroundColor"
    before = page.evaluate(color)
    page.hover("#sofa-1 .beside >> nth=0")
    assert page.evaluate(color) != before


@pytest.mark.parametrize("language", ["ja", "en"])
def test_both_languages_are_copied_with_one_address(page: Page, address: str, language: str) -> None:
    open_menu(page, f"{address}{language}/{SOFA}")
    japanese, english = "日米合同委員会を改組し", "We will reorganize the Japan-U.S. Joint Committee"
    text = copied(page, "both")
    first, second = (japanese, english) if language == "ja" else (english, japanese)
    assert 0 <= text.index(first) < text.index(second)
    assert text.count("また、30年経過した議事録は") == text.count("In addition, minutes") == 1
    assert text.count(address) == text.count(f"{address}r/sofa-3/") == 1
    assert page.locator(".beside >> visible=true").count() == 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_quotation_in_html_has_both_languages_and_needs_nothing_of_ours(
    page: Page, address: str, language: str
) -> None:
    open_menu(page, f"{address}{language}/{SOFA}")
    quoted = BeautifulSoup(copied(page, "html"), "html.parser")
    languages = ("ja", "en") if language == "ja" else ("en", "ja")
    assert [quote["lang"] for quote in quoted.find_all("blockquote")] == [*languages]
    texts = {quote["lang"]: [each.text for each in quote("p")] for quote in quoted.find_all("blockquote")}
    assert [text[:9] for text in texts["ja"]] == ["日米合同委員会を改", "また、30年経過し"]
    assert [text[:11] for text in texts["en"]] == ["We will reo", "In addition"]
    assert {quote["cite"] for quote in quoted("blockquote")} == {f"{address}r/sofa-3/"}
    assert quoted.select_one("figcaption > a")["href"] == f"{address}r/sofa-3/"
    assert {tag.name for tag in quoted.find_all()} == {"figure", "blockquote", "p", "figcaption", "a"}
    assert {name for tag in quoted.find_all() for name in tag.attrs} == {"cite", "lang", "dir", "href"}


def test_every_paragraph_can_be_copied(page: Page, address: str) -> None:
    open_menu(page, f"{address}en/{SOFA}")
    assert copied(page, "link") == f"{address}r/sofa-3/"
    page.select_option("#sofa-3 .cite-part select", "sofa-3-p2")
    assert copied(page, "link") == f"{address}r/sofa-3-p2/"
    text = copied(page, "text")
    assert text.startswith("In addition, minutes")
    assert f"{address}en/{SOFA}#sofa-3-p2" in text
    both = copied(page, "both")
    assert both.startswith("In addition, minutes")
    assert "また、30年経過した議事録は" in both
    assert "日米合同委員会を改組し" not in both
    open_menu(page, f"{address}en/{SOFA}", "sofa-2")
    assert not page.locator("#sofa-2 .cite-part").is_visible()
    page.goto("about:blank")
    open_menu(page, f"{address}en/{SOFA}#sofa-3-p2")
    assert page.input_value("#sofa-3 .cite-part select") == "sofa-3-p2"


@pytest.mark.parametrize(
    ("locale", "chosen", "language"),
    [("en-GB", "", "en"), ("ja", "", "ja"), ("ja", "en", "en"), ("en", "ja", "ja"), ("en", "ko", "en")],
)
@pytest.mark.parametrize("start", ["r/{}/", "index.html#{}"])
def test_one_address_leads_every_reader_to_their_language(  # noqa: PLR0913, PLR0917 - what a reader has
    browser: Browser, address: str, locale: str, chosen: str, language: str, start: str
) -> None:
    context = browser.new_context(locale=locale)
    context.add_init_script(f"localStorage.setItem('language', '{chosen}')")
    for anchor in ("sofa-3", "sofa-3-p2"):
        page = context.new_page()
        page.goto(address + start.format(anchor))
        page.wait_for_url(f"{address}{language}/{SOFA}#{anchor}")
        assert page.evaluate("localStorage.getItem('language')") == chosen
    context.close()


def test_the_address_works_without_scripts_and_from_disk(browser: Browser, address: str, real) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}r/sofa-3-p2/")
    assert page.eval_on_selector_all("a.choice", "all => all.map((each) => each.hreflang)") == ["ja", "en"]
    page.click("a.choice[hreflang=en]")
    assert page.url == f"{address}en/{SOFA}#sofa-3-p2"
    context.close()
    context = browser.new_context(locale="ja")
    page = context.new_page()
    for start in ("r/sofa-3-p2/index.html", "index.html#sofa-3-p2"):
        page.goto(f"{real.site.as_uri()}/{start}")
        page.wait_for_url(f"{real.site.as_uri()}/ja/{SOFA}#sofa-3-p2")
    context.close()


def test_an_address_stays_with_a_reader_of_another_language_and_the_choice_is_remembered(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(locale="fr")
    page = context.new_page()
    page.goto(f"{address}index.html#sofa-3")
    page.wait_for_selector(f"a.choice[href='en/{SOFA}#sofa-3']")
    page.click("a.choice[hreflang=en]")
    page.goto(f"{address}r/nss-20-p2/")
    page.wait_for_url(f"{address}en/{NSS}#nss-20-p2")
    context.close()
