"""What stands beside a text in the other language, and the addresses that lead to either."""

import json

import pytest
import registries
from browser_fixtures import until

from edition.drawing.parallel import compared, script, texts
from edition.report.body import Block
from edition.report.message import Message
from edition.report.objects import Recommendation
from edition.report.pages import Page, Section
from edition.report.terms import Glossary
from edition.site.entrance import ids


def rec(*texts_and_forms: tuple[str, Block], title: Message | None = None) -> Recommendation:
    paragraphs = tuple(registries.text(text) for text, _block in texts_and_forms)
    blocks = tuple(block for _text, block in texts_and_forms)
    values = {"topics": (), "places": (), "relations": (), "line": 1, "docname": "policies/aaa"}
    return Recommendation(id="aaa-1", title=title, paragraphs=paragraphs, blocks=blocks, **values)


def test_texts_come_in_the_order_of_the_page_cut_at_their_terms() -> None:
    item = rec(
        ("A treaty[^1]", Block()),
        ("the note", Block("footnote", "note-1", "1")),
        ("a picture", Block("figure", "p2", "a.png")),
        ("its caption", Block("caption", "p2-caption")),
        ("a part", Block("item", "a", "(a)")),
        ("cell", Block("cell", "p3", level=1)),
        title=registries.text("Title"),
    )
    page = registries.team("aaa", item)
    registry = registries.registry(page, registries.page("glossary", registries.term("treaty", "treaty")))
    assert texts(page, Glossary(registry, "en", "en"))["aaa-1"] == [
        ["Title"],
        ["A ", ("treaty", "treaty"), "[1]"],
        ["its caption"],
        ["a part"],
        ["cell"],
        ["the note"],
    ]


def test_what_is_not_translated_has_no_text() -> None:
    missing = Message("本文", "本文", "missing")
    item = rec(("本文", Block()))
    found = Page(
        "policies/aaa",
        Message("表題", "Title", "translated"),
        sections=(Section("one", Message("一", "One", "translated")), Section("two", missing)),
        objects={"recommendation": (item,)},
    )
    registry = registries.registry(found)
    untranslated = registry.in_language(lambda _page, source: Message(source, source, "missing"))
    shown = texts(untranslated.pages["policies/aaa"], Glossary(untranslated, "en", "ja"))
    assert shown == {"aaa-1": [None]}
    assert texts(found, Glossary(registry, "ja", "ja")) == {"aaa": "Title", "one": "One", "aaa-1": [["本文"]]}


def test_the_texts_of_several_pages_add_up_and_none_ends_the_script() -> None:
    written = script("en", {"a": "</script>"})
    assert "</script>" not in written
    assert json.loads(written[written.index("},{") + 2 : written.rindex(");")]) == {"a": "</script>"}


def test_a_page_asks_for_the_texts_that_it_shows() -> None:
    recs = [registries.rec("aaa-1", "x"), registries.rec("bbb-1", "x", "y")]
    pages = [registries.team("aaa", recs[0]), registries.team("bbb", recs[1])]
    topics = [registries.topic("x"), registries.topic("y")]
    whole = registries.page("report", listings=("whole-report",))
    registry = registries.registry(*pages, *topics, whole)
    asked = {name: compared(registry, page) for name, page in registry.pages.items()}
    both = ["policies/aaa", "policies/bbb"]
    assert asked == {
        "index": [],
        "policies/aaa": both[:1],
        "policies/bbb": both[1:],
        "topics/x": both,
        "topics/y": both[1:],
        "report": both,
    }


def test_recommendations_and_their_paragraphs_have_an_address_for_every_language() -> None:
    item = rec(("one", Block()), ("two", Block("paragraph", "p2")), ("cell", Block("cell", "p3", level=1)))
    assert item.addresses == ["aaa-1", "aaa-1-p2"]
    page = Page(
        "policies/aaa",
        registries.text("A"),
        sections=(Section("part", registries.text("P")),),
        objects={"recommendation": (item,)},
    )
    assert ids(registries.registry(page)) == {"policies/aaa": ["part", "aaa-1"]}


def test_half_of_the_report_must_be_translated_before_readers_are_led_there() -> None:
    messages = tuple(registries.text(each) for each in "abcd")
    page = Page(
        "policies/aaa", messages[0], objects={"recommendation": (rec(("a", Block())),)}, messages=messages
    )

    def is_complete(translated: str) -> bool:
        return (
            registries.registry(page)
            .in_language(
                lambda _page, text: Message(text, text, "translated" if text in translated else "missing")
            )
            .is_mostly_translated
        )

    assert [is_complete(some) for some in ("", "a", "ab", "abcd")] == [False, False, True, True]


@pytest.fixture
def three(small):
    """Build a report with two translations that are complete enough to stand beside the original."""
    assert small.run("edition", "language", "ko") == 0, small.output
    for language in ("en", "ko"):
        for name in ("first", "second"):
            path = f"locales/{language}/LC_MESSAGES/policies/{name}.po"
            if language == "en":
                small.write(
                    path, small.read(path.replace("/en/", "/ko/")).replace("Language: ko", "Language: en")
                )
            head, *entries = small.read(path).split("\n\n")
            plain = [
                entry.replace('msgstr ""', f'msgstr "{language}{" 2" * ("第二" in entry)}"')
                for entry in entries
                if "*" not in entry
            ]
            small.write(path, "\n\n".join([head, *plain]))
    assert small.build() == 0, small.output
    return small


def test_the_reader_chooses_which_translation_stands_beside(three, browser) -> None:
    page = browser.new_page()
    page.goto((three.site / "ja/policies/first.html").as_uri())
    page.check("#view-parallel")
    page.wait_for_selector(".beside[lang=en]")
    page.select_option("#beside", "ko")
    page.wait_for_selector(".beside[lang=ko] >> visible=true")
    assert page.locator(".beside[lang=en]").count() == 0
    page.reload()
    page.wait_for_selector(".beside[lang=ko] >> visible=true")
    assert page.input_value("#beside") == "ko"
    assert page.locator(".view-switch >> visible=true").count() == 1
    assert page.locator(".view-link >> visible=true").count() == 0
    page.close()


@pytest.mark.parametrize(
    ("languages", "goes"),
    [
        (["zh-CN", "en"], "zh-Hans"),
        (["zh-TW"], "zh-Hant"),
        (["ko-KR", "en-US"], "en"),
        (["fr", "de-AT"], ""),
        (["en-GB"], "en"),
        (["sr-Latn-RS", "en"], "zh-Hant"),
        (["hu"], "zh-Hans"),
    ],
)
def test_a_browser_is_sent_to_its_language_in_its_script_where_enough_is_translated(
    small, page, languages, goes
) -> None:
    instead = {"sr": ["ko", "zh-Hant"], "hu": ["zh-Hans"]}
    html = (
        '<!doctype html><a class="choice" href="#ja" hreflang="ja">'
        '<a class="choice" href="#en" hreflang="en"><a class="choice" href="#zh-Hant" hreflang="zh-Hant">'
        '<a class="choice" href="#zh-Hans" hreflang="zh-Hans">'
        '<a class="choice" href="#ko" hreflang="ko" data-partial>'
        f"<script src='choose-language.js' defer data-fallbacks='{json.dumps(instead)}'></script>"
    )
    small.write("choice.html", html)
    small.write("choose-language.js", small.read("edition/drawing/static/choose-language.js"))
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ get: () => {languages} }})")
    page.goto((small.root / "choice.html").as_uri())
    page.wait_for_load_state("load")
    until(lambda: page.url.partition("#")[2] == goes)
