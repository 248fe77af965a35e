"""The reading mode of Firefox keeps every word of the report, with its number, on every page of it."""

import json

import pytest
from conftest import ROOT
from expected import KNOWN_LANGUAGES, RECOMMENDATIONS, TEAMS, TERMS

READABILITY = ROOT / "tests/reader/node_modules/@mozilla/readability/Readability.js"

READ = """(html) => {
    const squashed = (text) => text.replace(/\\s+/g, '');
    const parsed = () => new DOMParser().parseFromString(html, 'text/html');
    const read = squashed(new Readability(parsed()).parse().textContent);
    const [lost, found] = [[], parsed().querySelectorAll('article.recommendation, .term')];
    let last = -1;
    for (const each of found) {
        each.querySelectorAll('.original').forEach((original) => original.remove());
        const texts = [...each.querySelectorAll('.rec-text p, .term-name, .term p:first-of-type')];
        const number = each.querySelector('.rec-head')?.textContent ?? '';
        texts[0].prepend(number);
        for (const text of texts.map((text) => squashed(text.textContent))) {
            const place = read.indexOf(text, last + 1);
            if (place <= last) lost.push(text.slice(0, 40));
            else last = place;
        }
    }
    return [found.length, lost];
}"""


@pytest.fixture(scope="module")
def read(chromium, real):
    """Return what the reading mode loses of a page, and how many items the page has."""
    page = chromium.new_page()
    page.add_script_tag(content=READABILITY.read_text("utf-8"))

    def read(address: str) -> tuple[int, list[str]]:
        count, lost = page.evaluate(READ, (real.site / address).read_text("utf-8"))
        return count, lost

    yield read
    page.close()


@pytest.mark.parametrize("language", KNOWN_LANGUAGES)
def test_the_reading_mode_keeps_every_recommendation_in_order_with_its_number(read, real, language) -> None:
    found = {team: read(f"{language}/policies/{team}.html") for team in TEAMS}
    assert {team: lost for team, (_count, lost) in found.items() if lost} == {}
    assert sum(count for count, _lost in found.values()) == RECOMMENDATIONS
    assert read(f"{language}/report.html") == (RECOMMENDATIONS, [])
    ids = [
        topic["id"]
        for topic in json.loads((real.site / "data/recommendations.json").read_text("utf-8"))["topics"]
    ]
    topics = {topic: read(f"{language}/topics/{topic}.html") for topic in ids}
    assert {topic: lost for topic, (_count, lost) in topics.items() if lost} == {}


@pytest.mark.parametrize("language", KNOWN_LANGUAGES)
def test_the_reading_mode_keeps_every_term(read, language) -> None:
    assert read(f"{language}/glossary.html") == (TERMS, [])
