"""What a page says of itself to machines."""

import json

TEAM = "policies/sofa-reform.html"


def structured(page) -> dict:
    return json.loads(page.select_one("script[type='application/ld+json']").string)


def meta(page, name: str) -> str:
    return page.select_one(f"meta[name='{name}'], meta[property='{name}']")["content"]


def test_the_first_page_is_a_report_with_its_teams_as_parts(pages) -> None:
    data = structured(pages("ja/index.html"))
    assert data["@type"] == "Report"
    assert data["inLanguage"] == "ja"
    assert data["datePublished"] == "2022-06-03"
    assert [part["name"] for part in data["hasPart"]][3] == "日米地位協定改革 WT"
    assert data["workTranslation"][0]["inLanguage"] == "en"


def test_a_translated_page_names_its_original(pages) -> None:
    data = structured(pages(f"en/{TEAM}"))
    assert data["inLanguage"] == "en"
    assert data["translationOfWork"] == {
        "@type": "CreativeWork",
        "@id": f"../../ja/{TEAM}",
        "inLanguage": "ja",
        "name": "日米地位協定改革 WT",
    }
    assert [part["@id"].rpartition("#")[2] for part in data["hasPart"]] == [f"sofa-{n}" for n in range(1, 7)]


def test_a_page_says_who_wrote_what_and_where_it_is_from_in_its_language(pages) -> None:
    page = pages(f"en/{TEAM}")
    data = structured(page)
    assert data["author"]["name"] == meta(page, "citation_author")
    assert data["author"]["name"].endswith(", Constitutional Democratic Party of Japan")
    assert data["isBasedOn"].startswith("https://cdp-japan.jp/")
    assert data["license"] == "../../en/about.html#terms"
    assert page.select_one("link[rel=license]")["href"] == "../about.html#terms"
    assert data["hasPart"][2]["name"] == "SOFA 3"
    assert (
        meta(page, "citation_inbook_title")
        == "Report on Updating Foreign and Security Policy (Interim Report)"
    )
    assert meta(page, "citation_publication_date") == "2022/06/03"
    assert structured(pages(f"ja/{TEAM}"))["author"]["name"] == "立憲民主党 外交・安保・主権調査会"


def test_nothing_is_called_legislation(real) -> None:
    for path in real.site.rglob("*.html"):
        assert "Legislation" not in path.read_text("utf-8")


def test_every_page_has_a_title_and_a_description_of_its_own(real, pages) -> None:
    for language in ("ja", "en"):
        addresses = [p.relative_to(real.site).as_posix() for p in (real.site / language).rglob("*.html")]
        addresses.remove(f"{language}/policies/index.html")  # only a list of what is there
        titles = [meta(pages(address), "og:title") for address in addresses]
        descriptions = [meta(pages(address), "description") for address in addresses]
        assert len(set(titles)) == len(titles)
        fewest = {"ja": 8, "en": 20}[language]  # a kanji says more than a letter
        assert all(fewest <= len(text) <= 155 for text in descriptions), sorted(descriptions, key=len)
        assert len(set(descriptions)) == len(descriptions)


def test_open_graph_names_language_and_kind(pages) -> None:
    assert meta(pages("ja/index.html"), "og:locale") == "ja_JP"
    assert meta(pages("en/index.html"), "og:locale") == "en_US"
    assert meta(pages("ja/index.html"), "og:type") == "website"
    assert meta(pages(f"ja/{TEAM}"), "og:type") == "article"
