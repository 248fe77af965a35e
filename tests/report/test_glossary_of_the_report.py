"""The glossary of the report, and where its terms are linked from."""

import json

from expected import TEAMS, TERMS

from edition.report.order import reading_key


def links(page, rec_id: str) -> list[str]:
    return [link.get_text() for link in page.select(f"#{rec_id} .rec-text .term-link")]


def test_terms_are_linked_in_both_languages(pages) -> None:
    assert links(pages("ja/policies/sofa-reform.html"), "sofa-3") == [
        "日米合同委員会",
        "外務副大臣",
        "外交記録公開推進委員会",
    ]
    assert links(pages("en/policies/sofa-reform.html"), "sofa-3") == [
        "Japan-U.S. Joint Committee",
        "State Minister for Foreign Affairs",
        "Committee for the Promotion of the Declassification of Diplomatic Records",
    ]


def test_a_term_is_linked_once_in_a_recommendation_and_explains_itself(real, pages) -> None:
    for language in ("ja", "en"):
        script = (real.site / language / "_definitions.js").read_text("utf-8")
        definitions = json.loads(script.partition("=")[2].rstrip(";\n"))
        glossary = pages(f"{language}/glossary.html")
        total = 0
        for team in TEAMS:
            page = pages(f"{language}/policies/{team}.html")
            for article in page.select("article.recommendation"):
                found = article.select(".term-link")
                targets = [link["href"] for link in found]
                assert len(targets) == len(set(targets)), article["id"]
                total += len(targets)
                for link in found:
                    term = glossary.select_one(f"#{link['href'].partition('#')[2]}")
                    definition, *_language = definitions[term["id"].removeprefix("term-")]
                    assert definition in term.get_text()
        assert total >= 100


def test_the_glossary_says_where_every_term_is_used_and_how_it_is_read(pages) -> None:
    for language in ("ja", "en"):
        terms = pages(f"{language}/glossary.html").select(".term")
        assert len(terms) == TERMS
        for term in terms:
            assert bool(term.select_one(".term-reading")) == (language == "ja"), term["id"]
            assert term.select(".term-uses a"), f"{term['id']} is used nowhere"
    uses = pages("en/glossary.html").select("#term-yokota-airspace .term-uses a")
    assert [use["href"] for use in uses] == ["policies/sofa-reform.html#sofa-4"]
    nested = pages("ja/glossary.html").select("#term-japan-coast-guard .term-uses a")
    assert [use.parent.get_text(" ", strip=True) for use in nested] == ["国家安保 4"]


def test_the_japanese_glossary_is_in_the_order_of_its_readings(pages) -> None:
    readings = [reading.get_text() for reading in pages("ja/glossary.html").select(".term-reading")]
    assert len(readings) == TERMS
    assert readings == sorted(readings, key=reading_key)


def test_the_english_glossary_is_in_alphabetical_order(pages) -> None:
    names = [
        name.get_text().casefold().lstrip("“")
        for name in pages("en/glossary.html").select(".term-name strong")
    ]
    assert len(names) == TERMS
    assert names == sorted(names)


def test_english_quoted_in_a_japanese_rule_is_marked_as_english(pages) -> None:
    rule = pages("ja/glossary.html").select_one("#term-electromagnetic-spectrum .term-rule")
    assert [run.get_text() for run in rule.select("[lang=en]")] == [
        "electromagnetic spectrum",
    ]
