"""What a page says of itself to machines, from made-up registries."""

from registries import in_english, page, rec, registry, team, text

from edition.report.metadata import description, structured_data
from edition.report.pages import Section
from edition.report.publication import Publication


def test_a_page_is_described_by_its_first_paragraph_or_its_headings_or_its_title() -> None:
    headings = (Section("s", text("【平和】")), Section("t", text("安定")))
    assert description(page("p", sections=headings, summary=text("要旨。"))) == "要旨。"
    assert description(page("p", sections=headings)) == "平和 / 安定"
    assert description(page("p")) == "p"


def test_a_long_description_is_cut_where_search_engines_would() -> None:
    assert description(page("p", summary=text("あ" * 155))) == "あ" * 155
    assert description(page("p", summary=text("あ" * 156))) == "あ" * 154 + "…"
    assert description(page("p", summary=text("あ" * 150 + " " * 5 + "い"))) == "あ" * 150 + "…"
    assert description(page("p", summary=text("नी" * 100))) == "नी" * 77 + "…"
    assert description(page("p", summary=text(" " + "नी" * 100))) == " " + "नी" * 77 + "…"


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
            {"@type": "CreativeWork", "@id": "en/policies/aaa#aaa-1", "name": "Team A 1", "position": 1},
            {"@type": "CreativeWork", "@id": "en/policies/aaa#aaa-2", "name": "Team A 2", "position": 2},
        ],
    }
    assert "isBasedOn" not in said(found, "index", "en", Publication())


def test_a_report_in_one_language_names_no_translations() -> None:
    found = registry(team("aaa", rec("aaa-1")))
    data = structured_data(found, found.home, "ja", ["ja"], REPORT, lambda name, _code: name)
    assert data is not None
    assert not {"workTranslation", "translationOfWork"} & data.keys()
