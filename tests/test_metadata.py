"""What a page says of itself to machines."""

import json

from registries import in_english, page, rec, registry, team, text

from edition.report.metadata import description, structured_data
from edition.report.pages import Section
from edition.report.publication import Publication

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


def test_nothing_is_called_legislation(real) -> None:
    for path in real.site.rglob("*.html"):
        assert "Legislation" not in path.read_text("utf-8")


def test_every_page_has_a_title_and_a_description_of_its_own(real, pages) -> None:
    for language in ("ja", "en"):
        addresses = [p.relative_to(real.site).as_posix() for p in (real.site / language).rglob("*.html")]
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


def test_addresses_are_absolute_where_the_site_has_one(small, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://report.example/r/")
    assert small.build() == 0, small.output
    page = small.page("en/policies/first.html")
    assert page.select_one("link[rel=canonical]")["href"] == "https://report.example/r/en/policies/first.html"
    alternates = [link["href"] for link in page.select("link[rel=alternate]")]
    assert alternates[0] == "https://report.example/r/ja/policies/first.html"
    assert meta(page, "og:image") == "https://report.example/r/en/cards/policies/first.png"
    assert structured(page)["@id"] == "https://report.example/r/en/policies/first.html"
    assert "Sitemap: https://report.example/r/sitemap.xml" in (small.site / "robots.txt").read_text("utf-8")
    assert 'href="/r/ja/index.html"' in (small.site / "404.html").read_text("utf-8")


def test_a_page_is_described_by_its_first_paragraph_or_its_headings_or_its_title() -> None:
    headings = (Section("s", text("【平和】")), Section("t", text("安定")))
    assert description(page("p", sections=headings, summary=text("要旨。"))) == "要旨。"
    assert description(page("p", sections=headings)) == "平和 / 安定"
    assert description(page("p")) == "p"


def test_a_long_description_is_cut_where_search_engines_would() -> None:
    assert description(page("p", summary=text("あ" * 155))) == "あ" * 155
    assert description(page("p", summary=text("あ" * 156))) == "あ" * 154 + "…"
    assert description(page("p", summary=text("あ" * 150 + " " * 5 + "い"))) == "あ" * 150 + "…"


REPORT = Publication("2022-06-03", "https://x.example/", "甲党")


def said(found, docname: str, language: str, report: Publication = REPORT):
    def address(name: str, code: str) -> str:
        return f"{code}/{name}"

    return structured_data(found, found.pages[docname], language, ["ja", "en", "ko"], report, address)


def test_the_first_page_says_what_the_report_is_and_what_it_consists_of() -> None:
    found = registry(team("aaa", rec("aaa-1")), page("whole", listings=("whole-report",)), page("other"))
    organization = {"@type": "Organization", "name": "甲党"}
    assert said(found, "index", "ja") == {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": "ja/index",
        "name": "i",
        "inLanguage": "ja",
        "datePublished": "2022-06-03",
        "author": organization,
        "publisher": organization,
        "workTranslation": [
            {"@type": "CreativeWork", "@id": "en/index", "inLanguage": "en"},
            {"@type": "CreativeWork", "@id": "ko/index", "inLanguage": "ko"},
        ],
        "sameAs": "https://x.example/",
        "hasPart": [{"@type": "CreativeWork", "@id": "ja/policies/aaa", "name": "aaa"}],
    }
    assert said(found, "whole", "ja") == said(found, "index", "ja") | {
        "@id": "ja/whole",
        "workTranslation": [
            {"@type": "CreativeWork", "@id": f"{code}/whole", "inLanguage": code} for code in ("en", "ko")
        ],
    }
    assert said(found, "other", "ja") is None


def test_a_translation_says_what_it_is_a_translation_of_and_nothing_that_is_not_known() -> None:
    source = registry(team("aaa", rec("aaa-1"), rec("aaa-2")))
    found = in_english(source, {"aaa": "Team A", "i": "Report"})
    assert said(found, "index", "en")["isBasedOn"] == "https://x.example/"
    assert said(found, "policies/aaa", "en", Publication()) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": "en/policies/aaa",
        "name": "Team A",
        "inLanguage": "en",
        "translationOfWork": {
            "@type": "CreativeWork",
            "@id": "ja/policies/aaa",
            "inLanguage": "ja",
            "name": "aaa",
        },
        "isPartOf": {"@type": "Report", "@id": "en/index", "name": "Report"},
        "hasPart": [
            {"@type": "CreativeWork", "@id": "en/policies/aaa#aaa-1", "position": 1},
            {"@type": "CreativeWork", "@id": "en/policies/aaa#aaa-2", "position": 2},
        ],
    }
    assert "isBasedOn" not in said(found, "index", "en", Publication())
