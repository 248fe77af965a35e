"""The index of a large report, in parts: it answers as the whole one does, and loads little."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_fixtures import until
from measure_search import QUERIES, ask_with_tiers, made_up, read_index
from playwright.sync_api import Browser, Page

from edition.drawing.javascript import assignment
from edition.site import search_parts

DONE = "#search-results[data-state=done]"
#: Many times the report, so that everything is in several parts.
MANY = 150
#: Random stretches of the texts of a language that are looked for.
STRETCHES = 1000
#: Opens the index again, with nothing loaded.
OPEN = """async () => {
  const { src } = document.querySelector('script[src*="data/search/index.js"]');
  const script = Object.assign(document.createElement("script"), { src });
  await new Promise((resolve) => {
    script.onload = resolve;
    document.head.append(script);
  });
  return new SearchEngine(policySearch);
}"""
#: Compares what is found in parts with what is found in the whole index, and with the texts themselves.
COMPARE = """async ([whole, count]) => {
  const open = OPEN;
  const all = new SearchEngine(whole);
  let parted;
  const fold = (text) => all.fold(text);
  const bodies = whole.recommendations.map((row) => row[5].map((paragraphs) => fold(paragraphs.join(" "))));
  const others = whole.recommendations.map(([id, team, section]) =>
    [id, ...whole.teams[team][1], ...(whole.sections[section]?.[1] ?? [])].map(fold));
  let seed = 36;
  const random = (limit) => Math.floor(((seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31) * limit);
  const wrong = [];
  const tried = [0, 0];
  for (const language of [0, 1]) {
    while (tried[language] < count) {
      const text = whole.recommendations[random(whole.recommendations.length)][5][language].join(" ");
      const length = 2 + random(language ? 22 : 11);
      const query = text.slice(random(text.length - length)).slice(0, length).trim();
      const folded = fold(query);
      if (!folded) continue;
      if (tried[language] % 10 === 0) parted = await open();
      tried[language] += 1;
      const first = (found) => JSON.stringify(found.hits.filter(([, , tier]) => tier === 1));
      const found = await parted.complete(() => parted.find(query));
      if (first(found) !== first(all.find(query))) wrong.push(["whole", query]);
      // The search has words in Latin letters whole; anything else anywhere, and each word for itself.
      if (language || /[a-z0-9 ]/.test(folded) || /\\s/.test(query)) continue;
      const has = (texts) => texts.some((each) => each.includes(folded));
      const wanted = bodies.flatMap((each, place) => (has(each) || has(others[place]) ? [place] : []));
      const places = found.hits.filter((hit) => hit[2] === 1).map(([place]) => place).sort((a, b) => a - b);
      if (JSON.stringify(places) !== JSON.stringify(wanted)) wrong.push(["texts", query]);
    }
  }
  return [wrong, tried];
}""".replace("OPEN", OPEN)
#: Returns the names of the parts that a query loads first, without those with texts, and how much is found.
LISTS = """async (query) => {
  const open = OPEN;
  const engine = await open();
  const found = await engine.complete(() => engine.find(query));
  return [[...engine.parts.asked.keys()].filter((name) => !name.startsWith("t")), found.hits.length];
}""".replace("OPEN", OPEN)
#: Moves a page to its end, and says how far what was in view has moved by itself.
SCROLL = """async () => {
  let moved = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (moved += value));
  new PerformanceObserver(add).observe({ type: "layout-shift" });
  for (let at = 0; at < 3000; at += 250) {
    scrollTo(0, at);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return moved;
}"""


def put(site: Path, scripts: dict[str, str]) -> str:
    """Write the scripts of a search into a copy of a site; return its address."""
    for name, script in scripts.items():
        path = site / "data/search" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(script, "utf-8")
    return site.as_uri() + "/"


@pytest.fixture(scope="module")
def indices(real) -> tuple[dict, dict]:
    return read_index(real.site / "data/search/index.js"), read_index(real.site / "data/search/more.js")


@pytest.fixture(scope="module")
def small_parts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_parts, "SEARCH_LIST", 2_000)
        patch.setattr(search_parts, "SEARCH_TEXTS", 3_000)
        yield


@pytest.fixture(scope="module")
def many(real, indices, small_parts, tmp_path_factory) -> tuple[str, dict]:
    site = shutil.copytree(real.site, tmp_path_factory.mktemp("many") / "site")
    index = made_up(indices[0], MANY)
    return put(site, search_parts.cut(index, indices[1])), index


def test_every_query_is_answered_as_from_the_whole_index_tier_by_tier(
    page: Page, real, indices, small_parts, tmp_path
) -> None:
    site = put(shutil.copytree(real.site, tmp_path / "site"), search_parts.cut(*indices))
    for language, rows in QUERIES.items():
        queries = [
            *(row["q"] for row in rows),
            "Okinawa",
            "沖縄",
            "boeihi",
            "e-learning",
            "misile",
            "ixa). The Self",
        ]
        whole, parted = (
            ask_with_tiers(page, f"{address}{language}/search.html", queries)
            for address in (real.site.as_uri() + "/", site)
        )
        assert dict(zip(queries, parted, strict=True)) == dict(zip(queries, whole, strict=True))


def test_random_stretches_of_both_languages_are_found_where_they_stand_and_nowhere_else(
    page: Page, many
) -> None:
    address, index = many
    page.goto(f"{address}ja/search.html")
    page.wait_for_selector(DONE, state="attached")
    wrong, tried = page.evaluate(COMPARE, [index, STRETCHES])
    assert (wrong, tried) == ([], [STRETCHES, STRETCHES])


def test_a_first_search_loads_few_parts_from_disk_and_the_others_come_into_view_without_moving_anything(
    page: Page, many
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{many[0]}ja/search.html?q=防衛")
    page.wait_for_selector(DONE, state="attached")
    first = [url for url in loaded if "/data/search/" in url and "stemmer" not in url]
    assert 3 <= len(first) <= 8
    texts = page.locator(".search-result .search-text")
    assert "防衛" in texts.first.inner_text()
    assert texts.last.inner_text() == ""
    assert page.evaluate(SCROLL) < 0.01
    page.locator(".search-result").last.scroll_into_view_if_needed()
    until(lambda: texts.last.inner_text() != "")
    assert len([url for url in loaded if "/parts/t" in url]) > len(first)


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("ation", 2),
        ("ility", 2),
        ("ining the", 4),
        ("rnment of the", 5),
        ("security of the", 5),
        ("in the nation", 6),
        ("humanitarian assistance for refugees", 7),
    ],
)
def test_letters_inside_words_and_frequent_words_load_few_lists(
    page: Page, many, query: str, most: int
) -> None:
    page.goto(f"{many[0]}ja/search.html")
    page.wait_for_selector(DONE, state="attached")
    loaded, hits = page.evaluate(LISTS, query)
    assert hits
    assert len(loaded) <= most, loaded


def test_a_reader_asks_for_more_results_than_a_hundred(page: Page, many) -> None:
    page.goto(f"{many[0]}ja/search.html?q=の")
    page.wait_for_selector(DONE, state="attached")
    results = page.locator("#search-results .search-result")
    assert results.count() == 100
    total = int(re.search(r"\d+", page.inner_text("#search-status"))[0])
    assert 100 < total <= MANY
    page.click("text=さらに結果を表示")
    until(lambda: results.count() == total)
    assert page.locator("#search-more").is_hidden()
    links = "document.querySelectorAll('#search-results .search-link')"
    until(lambda: page.evaluate(f"document.activeElement === {links}[100]"))
    page.fill("#search-q", "の難民")
    until(lambda: results.count() < 100)
    assert page.locator("#search-more").is_hidden()


def test_a_part_that_cannot_be_loaded_is_said_and_asked_for_again(browser: Browser, many) -> None:
    site, context = Path(many[0].removeprefix("file://")), browser.new_context()
    page = context.new_page()
    page.goto(f"{many[0]}ja/search.html")
    page.wait_for_selector(DONE, state="attached")
    (site / "data/search/parts").rename(site / "data/search/gone")
    page.fill("#search-q", "難民")
    status = page.locator("#search-status")
    said = status.get_attribute("data-failed")
    until(lambda: status.inner_text() == said)
    (site / "data/search/gone").rename(site / "data/search/parts")
    page.fill("#search-q", "難民 ")
    page.wait_for_selector("#search-results [data-recommendation]")
    context.close()


def test_only_a_large_index_is_cut(indices) -> None:
    assert not search_parts.is_to_be_cut(indices[0])
    assert search_parts.is_to_be_cut(made_up(indices[0], 3000))


def test_without_v8_a_large_index_stays_whole_and_the_build_says_how_to_cut_it(monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(search_parts, "find_spec", lambda name: None)
    monkeypatch.setattr(search_parts.logger, "info", lambda text, *values: said.append(text % values))
    assert not search_parts.is_to_be_cut({"text": "x" * 800_000})
    assert said == ["every search loads 800 kB; `pip install mini-racer` lets a build cut that up"]


def test_no_text_closes_the_script_that_it_stands_in(indices) -> None:
    index = json.loads(json.dumps(indices[0]))
    index["recommendations"][0][5][0] = ["</script><b>"]
    scripts = search_parts.cut(index, indices[1])
    assert not [name for name, script in scripts.items() if "</script" in script]
    assert scripts["more.js"].startswith(assignment("policySearchMore", {})[:30])
