"""Reading and citing in a real browser."""

import json
import re

import pytest
from browser_fixtures import copied, open_menu, until
from playwright.sync_api import Browser, Page, Playwright

from edition.tools.browser import start_chromium

SOFA = "policies/sofa-reform.html"
ORIGINAL = "#sofa-3 .pair:nth-child(2) > .original"
TRANSLATION = "#sofa-3-p2"


def boxes(page: Page) -> tuple[dict, dict]:
    return page.locator(TRANSLATION).bounding_box(), page.locator(ORIGINAL).bounding_box()


def test_the_original_stands_beside_the_translation_paragraph_by_paragraph(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1100, "height": 800})
    page.goto(f"{address}en/{SOFA}?view=parallel")
    translation, original = boxes(page)
    assert original["x"] >= translation["x"] + translation["width"]
    assert abs(original["y"] - translation["y"]) < 8
    assert page.get_attribute(ORIGINAL, "lang") == "ja"
    assert page.inner_text(ORIGINAL).startswith("また、30年経過した議事録は")


def test_on_a_phone_the_original_stands_below(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}en/{SOFA}?view=parallel")
    translation, original = boxes(page)
    assert original["y"] >= translation["y"] + translation["height"]


def test_one_language_is_shown_until_the_other_is_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}en/{SOFA}")
    assert page.locator(".original >> visible=true").count() == 0
    page.check("#view-parallel")
    page.wait_for_selector(ORIGINAL)
    assert page.url.endswith("?view=parallel")
    page.uncheck("#view-parallel")
    until(lambda: page.locator(".original >> visible=true").count() == 0)
    assert page.url == f"{address}en/{SOFA}"


def test_the_parallel_view_is_remembered_on_the_next_page(page: Page, address: str) -> None:
    page.goto(f"{address}en/{SOFA}")
    page.check("#view-parallel")
    page.goto(f"{address}en/topics/alliance.html")
    assert page.is_checked("#view-parallel")
    assert page.locator("[data-recommendation=sofa-6] .original").first.is_visible()


def test_the_parallel_view_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/{SOFA}")
    assert not page.locator(ORIGINAL).is_visible()
    page.check("#view-parallel")
    assert page.locator(ORIGINAL).is_visible()
    context.close()


def test_without_scripts_the_original_leads_to_the_page_that_has_both(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ja/{SOFA}")
    assert not page.locator("#view-parallel").is_visible()
    page.click(".view-link")
    assert page.url == f"{address}en/{SOFA}?view=parallel"
    page.check("#view-parallel")
    assert page.locator(ORIGINAL).is_visible()
    context.close()


def test_print_shows_what_the_screen_shows(page: Page, address: str) -> None:
    page.goto(f"{address}en/{SOFA}?view=parallel")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    translation, original = boxes(page)
    assert original["x"] >= translation["x"] + translation["width"]
    assert page.locator("header >> visible=true").count() == 0
    assert page.locator(".sidebar-drawer >> visible=true").count() == 0
    page.goto(f"{address}ja/{SOFA}")
    assert page.locator(".original >> visible=true").count() == 0


def test_the_whole_report_is_on_one_page_in_order(page: Page, address: str) -> None:
    page.goto(f"{address}en/report.html?view=parallel#nss-13")
    ids = page.eval_on_selector_all("article.recommendation", "all => all.map((each) => each.id)")
    assert len(ids) == 36
    assert ids[0] == "nss-1"
    assert ids[-1] == "sofa-6"
    assert page.locator("#nss-13 .original").is_visible()


def test_the_menu_copies_link_text_and_citations(page: Page, address: str) -> None:
    url = f"{address}en/{SOFA}"
    open_menu(page, f"{url}?view=parallel#sofa-1")
    assert copied(page, "link") == f"{address}r/sofa-3/"
    text = copied(page, "text")
    assert text.startswith("We will reorganize the Japan-U.S. Joint Committee")
    assert "\n\nIn addition, minutes" in text
    assert "日米合同委員会を改組し" not in text
    original = "https://cdp-japan.jp/news/20220603_3805"
    assert text.endswith(f"June 3, 2022. Unofficial bilingual edition of {original}. {url}#sofa-3.")
    assert copied(page, "apa").endswith(f"{url}#sofa-3")
    assert copied(page, "bibtex").startswith("@incollection{cdp-japan-2022-sofa-3-en,")
    assert "項目3（sofa-3）" in copied(page, "plain")


def test_a_label_that_means_something_to_a_format_is_escaped_in_it(page: Page, address: str) -> None:
    open_menu(page, f"{address}en/{SOFA}")
    label = 'A & B_{c "d" \\e ~f'
    page.eval_on_selector("#sofa-3 .cite", "(menu, label) => { menu.dataset.label = label; }", label)
    (entry,) = json.loads(copied(page, "csl-json"))
    assert entry["title"] == label
    in_tex = r"A \& B\_\textbraceleft{}c “d” \textbackslash{}e \textasciitilde{}f"
    assert f"title = {{{{{in_tex}}}}}," in copied(page, "bibtex")
    assert "“A & B_{c ‘d’ \\e ~f.”" in copied(page, "chicago")


def test_a_page_of_the_original_is_cited_in_english_where_the_style_is(page: Page, address: str) -> None:
    open_menu(page, f"{address}ja/{SOFA}")
    english = "Recommendation 3 (sofa-3), Working Team on Reform of the Japan-U.S. Status of Forces Agreement"
    assert f"“{english}.” Gaikō anpo" in copied(page, "chicago")
    assert f"(2022, June 3). {english} [Unofficial" in copied(page, "apa")
    assert f"TI  - 日米地位協定改革 WT 項目3（sofa-3） [{english}]\n" in copied(page, "ris")


@pytest.mark.parametrize("opened", ["from a server", "from disk"])
def test_the_address_that_is_copied_is_the_one_that_the_page_is_published_at(
    page: Page, address: str, real, opened: str
) -> None:
    start = address if opened == "from a server" else f"{real.site.as_uri()}/"
    open_menu(page, f"{start}en/{SOFA}")
    page.evaluate(
        "document.head.insertAdjacentHTML('beforeend',"
        f" '<link rel=canonical href=\"https://report.example/x/en/{SOFA}\">')"
    )
    assert copied(page, "link") == "https://report.example/x/r/sofa-3/"
    assert copied(page, "apa").endswith(f" https://report.example/x/en/{SOFA}#sofa-3")


def test_one_recommendation_is_printed_alone_with_its_source(page: Page, address: str) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.asked = true; };")
    open_menu(page, f"{address}en/{SOFA}")
    page.click("#sofa-3 [data-print]")
    until(lambda: page.evaluate("globalThis.asked === true"))
    page.emulate_media(media="print")
    printed = page.inner_text("body")
    assert "We will reorganize the Japan-U.S. Joint Committee" in printed
    assert "In addition, minutes" in printed
    assert f"{address}en/{SOFA}#sofa-3" in printed
    assert page.locator(".recommendation >> visible=true").count() == 1
    assert page.locator("h1 >> visible=true").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".recommendation >> visible=true").count() == 6
    assert page.inner_text("body").count(f"{address}en/{SOFA}#sofa-3") == 0


def test_where_nothing_may_be_copied_the_text_is_shown_to_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page.goto(f"{address}ja/{SOFA}")
    page.click("#sofa-3 .rec-more summary")
    page.click("#sofa-3 [data-copy=link]")
    assert page.input_value("#sofa-3 .cite-text") == f"{address}r/sofa-3/"
    assert page.inner_text("#sofa-3 .cite-state") == "次の文をコピーしてください。"
    context.close()


@pytest.mark.parametrize(
    ("path", "style", "cited"),
    [
        ("en/report.html", "chicago", "Security and Sovereignty. Gaikō anpo "),
        (f"en/{SOFA}", "apa", "Reform of the Japan-U.S. Status of Forces Agreement [Unofficial"),
        (f"en/{SOFA}#sofa-joint-committee", "chicago", "“Reform of the Japan-U.S. Joint Committee, Working"),
        (f"en/{SOFA}#sofa-joint-committee", "plain", " WT「【日米合同委員会改革】」、対訳版"),
        ("ja/topics/sofa.html", "plain", "、日米地位協定、対訳版"),
        ("ja/glossary.html#term-exclusively-defense-oriented-policy", "plain", "用語集「専守防衛」"),
        ("ja/topics/index.html#place-china", "ris", "テーマと場所「中国」"),
    ],
)
def test_the_report_a_team_a_section_a_topic_a_place_and_a_term_can_be_cited(
    page: Page, address: str, path: str, style: str, cited: str
) -> None:
    page.goto(address + path)  # the part that the address leads to is chosen
    page.click(".provenance summary")
    page.click(f".provenance [data-copy={style}]")
    until(lambda: cited in page.input_value(".provenance .cite-text"))
    text = page.input_value(".provenance .cite-text")
    assert re.search(re.escape(f"{address}{path}") + r"(?![\w#])", text)
    page.click(".provenance [data-copy=link]")
    until(lambda: page.input_value(".provenance .cite-text") == f"{address}{path}")
    assert page.locator(".provenance [data-copy=text], .provenance [data-print]").count() == 0


def test_the_menu_works_by_keyboard_and_closes_with_escape(page: Page, address: str) -> None:
    page.goto(f"{address}ja/{SOFA}")
    page.focus("#sofa-3 .rec-more summary")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sofa-3 .cite-menu")
    page.keyboard.press("Tab")  # the part of the text
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.copy") == "link"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert not page.locator("#sofa-3 .cite-menu").is_visible()


@pytest.mark.parametrize("view", [f"ja/{SOFA}", f"en/{SOFA}?view=parallel", "ja/topics/alliance.html"])
def test_furigana_are_off_until_asked_for_and_leave_the_text_as_it_is(
    page: Page, address: str, view: str
) -> None:
    page.goto(address + view)
    text = "[...document.querySelectorAll('.rec-text [lang=ja]')].map((each) => each.textContent).join('|')"
    before = page.evaluate(text)
    assert page.locator("ruby").count() == 0
    page.click("#furigana")
    page.wait_for_selector("ruby")
    assert page.evaluate(text) == before
    assert page.get_attribute("#furigana", "aria-pressed") == "true"
    assert page.evaluate("getComputedStyle(document.querySelector('rt')).display") != "none"
    assert page.evaluate("[...document.querySelectorAll('rt')].every((rt) => rt.ariaHidden === 'true')")
    page.click("#furigana")
    assert page.evaluate("getComputedStyle(document.querySelector('rt')).display") == "none"


def test_furigana_stand_over_the_right_word(page: Page, address: str) -> None:
    page.goto(f"{address}ja/policies/national-security-strategy.html")
    page.click("#furigana")
    page.wait_for_selector("ruby")
    pairs = page.eval_on_selector_all(
        "#nss-7 ruby", "all => all.map((r) => [r.textContent, r.querySelector('rt').dataset.reading])"
    )
    assert ["兩岸", "りょうがん"] in pairs
    assert ["台湾", "たいわん"] in pairs


def test_copying_takes_no_readings(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}ja/{SOFA}")
    page.click("#furigana")
    page.wait_for_selector("ruby")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#sofa-1 .rec-text p'))")
    page.keyboard.press("Control+C")
    copied_text = page.evaluate("navigator.clipboard.readText()")
    assert copied_text.replace("\n", "").startswith("日米地位協定改定を目指しつつ、")


def test_text_follows_the_size_that_the_browser_is_set_to(playwright: Playwright, address: str) -> None:
    """WCAG 1.4.4: twice the size, on a phone, with nothing out of reach."""
    sizes = {}
    reach = (
        "Math.max(...[...document.querySelectorAll(':is(header, [role=main]) *')]"
        ".filter((each) => !each.closest('.visually-hidden, thead'))"
        ".map((each) => each.getBoundingClientRect().right))"
    )
    for pixels in (16, 32):
        browser = start_chromium(playwright, f"--blink-settings=defaultFontSize={pixels}")
        page = browser.new_page(viewport={"width": 390, "height": 844})
        for path in (f"ja/{SOFA}", f"en/{SOFA}?view=parallel", "en/topics/index.html"):
            page.goto(address + path)
            assert page.evaluate(reach) <= 391, (pixels, path)
        sizes[pixels] = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('[role=main] p')).fontSize)"
        )
        browser.close()
    assert sizes[32] == pytest.approx(2 * sizes[16], rel=0.02)


def test_targets_are_at_least_24_pixels_high(page: Page, address: str) -> None:
    """WCAG 2.5.8: links in running text are exempt."""
    for path in (f"ja/{SOFA}", "en/topics/index.html", "en/glossary.html"):
        page.goto(address + path)
        small = page.evaluate(
            """(running) => [...document.querySelectorAll('a, button, summary, input, label')]
            .filter((each) => {
                const box = each.getBoundingClientRect();
                return box.height && !each.matches(running) && (box.height < 24 || box.width < 24)
                    && getComputedStyle(each).opacity !== '0' && getComputedStyle(each).position !== 'fixed';
            }).map((each) => each.outerHTML.slice(0, 140))""",
            "[role=main] p:not(.note-on, .concepts) *, :is(h1, h2, h3) *, li li a, .overlay",
        )
        assert small == [], path


def test_a_page_takes_few_requests_and_few_bytes(browser: Browser, address: str) -> None:
    """Bytes as a server with gzip sends them; the Japanese page 36 kB in 7 requests, the other 45 kB."""
    import gzip  # noqa: PLC0415

    for path, most in (
        ("ja/policies/national-security-strategy.html", 36_000),
        ("en/policies/national-security-strategy.html", 45_000),
    ):
        context = browser.new_context()
        page = context.new_page()
        bodies: list[bytes] = []
        page.on("response", lambda response, bodies=bodies: bodies.append(response.body()))
        page.goto(address + path, wait_until="networkidle")
        total = sum(len(gzip.compress(body, 9)) for body in bodies)
        context.close()
        assert len(bodies) <= 7
        assert total <= most, total


def test_nothing_moves_after_the_first_paint(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.add_init_script(
        "globalThis.shift = 0; new PerformanceObserver((list) => {"
        " for (const each of list.getEntries()) shift += each.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(f"{address}en/{SOFA}?view=parallel", wait_until="networkidle")
    page.goto(f"{address}en/{SOFA}", wait_until="networkidle")
    assert page.evaluate("shift") < 0.01
    context.close()
