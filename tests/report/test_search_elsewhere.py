"""What the search finds beside recommendations, and the words that it proposes for a slip."""

import json
from urllib.parse import quote

import pytest
from babel import Locale
from measure_search import read_index
from playwright.sync_api import Browser, Page

#: Real words and names, many near a word of the report by their letters: none may be proposed for one.
NO_SLIPS = {
    "countries and regions": (
        "Iran Iraq Austria Slovakia Slovenia Niger Nigeria Mali Malawi Malta Guinea Guyana Corea Burundi "
        "Jordan Chad Chile Cuba Oman Yemen Kenya Rwanda Serbia Syria Libya Latvia Lithuania Belarus "
        "Moldova Crimea Catalonia Chechnya Kashmir Kurdistan Macau Manila Mongolia イラン イラク "
        "オーストリア アルメニア アルバニア モンゴル マリ マルタ スロバキア スロベニア ニジェール "
        "ナイジェリア 台南 台東 台風 中央 中東 中米 北米 南米 韓非 露天 豪雨 独島 英霊 仏教"
    ),
    "peoples, parties and persons": (
        "Ukrainka Kurds Tatars Tutsi Rohingya Uzbek Tamil Kishida Suga Aso Putin Biden Modi Kim Xi Yoon "
        "Komeito Kuomintang Likud Labour Tories 自民党 公明党 共産党 社民党 国民民主党 維新の会 れいわ "
        "安倍 岸田 菅 枝野 野田 麻生 クルド人 ロヒンギャ ウズベク タミル チベット"
    ),
    "other words": (
        "terra terror police politic notion mission passion missal county counsel message statue costal "
        "martial marine casino dessert solder canon prophet diary polls pole alley treat tweet trait "
        "nuance nucleus protest project prison 拉麺 拉丁 核桃 核家族 防風 防災服 難読 "
        "難聴 避暑 避妊 騒動 環状 衛星 衛生 人魚 人形 国技 国旗 海藻 海苔 基礎 基金"
    ),
}
#: What a hand may type, and the word that is meant.
SLIPS = {
    "missile": "misile missle missille missiel",
    "nuclear": "nucelar nulcear nuclaer",
    "deterrence": "deterence deterrrence deterrnce",
    "intelligence": "inteligence intellgence",
    "Ukraine": "Ukriane Ukrainne",
    "Russia": "Rusia",
    "Taiwan": "Tawian Taiwann",
    "evacuation": "evacuaton evacution",
    "diplomacy": "diplomcy dipolmacy",
    "agreement": "agreemnt agreemment",
    "infectious": "infectous",
    "シンクタンク": "シンタクンク",
    "ウイグル": "ウグイル",
}
ASK = """([queries]) => { const engine = new SearchEngine(policySearch);
  const isFound = (query) => engine.find(query).hits.some(([, , tier]) => tier < 3);
  return queries.map((query) => [isFound(query), engine.similar(query)]); }"""


def proposals(page: Page, address: str, queries: list[str]) -> dict[str, tuple[bool, list[str]]]:
    """Return for every query whether something has all its words, and what is proposed for it."""
    page.goto(f"{address}en/search.html")
    found = page.evaluate(ASK, [queries])
    return {query: tuple(each) for query, each in zip(queries, found, strict=True)}


def test_no_word_is_proposed_for_a_real_word_that_is_near_one_of_the_report(page: Page, address: str) -> None:
    queries = [word for words in NO_SLIPS.values() for word in words.split()]
    assert len(queries) > 60
    found = proposals(page, address, queries)
    assert {query: words for query, (_is_found, words) in found.items() if words} == {}


def test_no_word_is_proposed_for_the_name_of_any_country_or_language(page: Page, address: str) -> None:
    """Of those that the Unicode consortium lists (CLDR), in both languages."""
    locales = [Locale("ja"), Locale("en")]
    names = [name for each in locales for name in (*each.territories.values(), *each.languages.values())]
    assert len(names) > 1500
    found = proposals(page, address, names)
    assert {query: words for query, (_is_found, words) in found.items() if words} == {}


def test_the_word_that_is_meant_is_proposed_for_a_slip(page: Page, address: str) -> None:
    slips = {slip: word for word, each in SLIPS.items() for slip in each.split()}
    assert len(slips) >= 20
    found = proposals(page, address, list(slips))
    assert [slip for slip, word in slips.items() if found[slip] != (False, [word])] == []


@pytest.fixture(scope="module")
def elsewhere(real) -> dict:
    return read_index(real.site / "data/search/elsewhere.js")


def test_every_item_leads_to_an_element_in_every_language(real, pages, elsewhere) -> None:
    for code in ("ja", "en"):
        for kind, page, anchor, titles, _texts in elsewhere["items"]:
            address = elsewhere["pages"][page][1]
            assert anchor == "" or pages(f"{code}/{address}").find(id=anchor), (code, address, anchor)
            assert all(titles), (kind, anchor)


def test_every_kind_of_text_is_in_the_index_and_reads_as_on_its_page(real, pages, elsewhere) -> None:
    data = json.loads((real.site / "data/recommendations.json").read_text("utf-8"))
    kinds = [kind for kind, *_rest in elsewhere["items"]]
    for kind, count in (("topic", "topics"), ("place", "places"), ("term", "terms")):
        assert kinds.count(kind) == len(data[count])
    assert {"note", "page", "text"} <= set(kinds)
    for _kind, page, _anchor, _titles, texts in elsewhere["items"]:
        for code, each in zip(("ja", "en"), texts, strict=True):
            shown = "".join(pages(f"{code}/{elsewhere['pages'][page][1]}").get_text().split())
            assert [text for text in each if "".join(text.split()) not in shown] == []


OTHERS = "#search-elsewhere[data-state=done]"


def search(page: Page, site: str, language: str, query: str, filters: str = "") -> list[str]:
    """Search, and return where what is no recommendation leads."""
    page.goto(f"{site}{language}/search.html?q={quote(query)}{filters}")
    page.wait_for_selector(OTHERS, state="attached")
    links = page.locator("#search-elsewhere .search-link")
    return links.evaluate_all("each => each.map(e => e.getAttribute('href'))")


@pytest.mark.parametrize(
    "row",
    [
        ("ja", "核シェアリング", "glossary.html#term-nuclear-sharing", "用語"),
        ("ja", "かくしぇありんぐ", "glossary.html#term-nuclear-sharing", "用語"),
        ("ja", "宇宙 サイバー 電磁波", "topics/new-domains.html", "テーマ"),
        ("ja", "台湾", "topics/index.html#place-taiwan", "国・地域"),
        ("ja", "旧字体", "about.html#note-variant-characters", "編集注"),
        ("ja", "転載の許諾", "about.html#terms", "ページ"),
        ("en", "joint committee", "glossary.html#term-japan-us-joint-committee", "Term"),
        ("en", "全文", "report.html", "Page"),
    ],
)
def test_what_is_no_recommendation_is_found_with_its_kind_and_leads_to_its_element(
    page: Page, address: str, row: tuple[str, str, str, str]
) -> None:
    language, query, href, kind = row
    assert search(page, address, language, query)[0] == href
    first = page.locator("#search-elsewhere li").first
    assert first.locator(".search-kind").inner_text() == kind
    assert first.locator("mark").count()
    first.locator("a").click()
    page.wait_for_url(f"**/{language}/{href}")


def test_what_is_no_recommendation_is_counted_apart_and_never_filtered_in(page: Page, address: str) -> None:
    others = search(page, address, "en", "Taiwan")
    recs = page.locator("#search-results [data-recommendation]").count()
    assert page.locator("[data-recommendation]").count() == recs
    status = f"{recs} recommendations found. Elsewhere on this site ({len(others)})"
    assert page.inner_text("#search-status") == status
    page.click("#search-status a")
    assert page.evaluate("document.activeElement.getAttribute('href')") == others[0]
    assert search(page, address, "en", "Taiwan", "&place=taiwan") == []
    assert search(page, address, "en", "reproduce") == ["about.html#terms"]
    assert page.inner_text("#search-status") == "No recommendation found. Elsewhere on this site (1)"
    assert page.locator("#search-help").is_hidden()


def test_a_language_that_lacks_a_text_is_shown_the_source(page: Page, address: str) -> None:
    search(page, address, "ja", "拉致")
    found = page.evaluate("""() => {
      const languages = [...policySearch.languages, "ko"];
      const with_none = (rows) => rows.map(([id, names, ...rest]) => [id, [...names, names[0]], ...rest]);
      const [topics, places] = [with_none(policySearch.topics), with_none(policySearch.places)];
      const index = { ...policySearch, languages, topics, places, stemmers: [...policySearch.stemmers, ""] };
      const pages = policyElsewhere.pages.map(([titles, address]) => [[...titles, titles[0]], address]);
      const items = policyElsewhere.items.map(([kind, page, anchor, titles, texts]) =>
        [kind, page, anchor, [...titles, ""], [...texts, []]]);
      const [first] = new SearchElsewhere(index, { pages, items }).find("拉致問題", 2);
      return [first.title.text, first.title.language, first.text.language, first.text.text.slice(0, 4)]; }""")
    assert found == ["拉致問題", 0, 0, "1970"]


def test_without_the_file_of_all_else_recommendations_are_found(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/elsewhere.js", lambda route: route.abort())
    page.goto(f"{address}ja/search.html?q={quote('難民')}")
    page.wait_for_selector("#search-results[data-state=done] [data-recommendation=hrd-3]")
    page.fill("#search-q", "misile")
    page.wait_for_selector("#search-help:not([hidden])")
    context.close()
