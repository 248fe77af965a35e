"""The order of the glossary."""

from __future__ import annotations

from edition.glossary import reading_key


def test_readings_sort_as_in_a_japanese_dictionary() -> None:
    words = [
        "ほっぽう",
        "ぼうえい",
        "おぶざーばー",
        "おおでぃいええ",
        "さいばー",
        "がいこう",
        "かりて",
        "かんり",
    ]
    assert sorted(words, key=reading_key) == [
        "おおでぃいええ",
        "おぶざーばー",
        "がいこう",
        "かりて",
        "かんり",
        "さいばー",
        "ぼうえい",
        "ほっぽう",
    ]


def test_a_long_mark_counts_as_the_vowel_before_it() -> None:
    assert reading_key("さーばー")[0] == "さあはあ"


def test_the_japanese_glossary_is_in_the_order_of_its_readings(pages) -> None:
    readings = [reading.get_text() for reading in pages("ja/glossary.html").select(".term-reading")]
    assert len(readings) >= 60
    assert readings == sorted(readings, key=reading_key)


def test_the_english_glossary_is_in_alphabetical_order(pages) -> None:
    names = [
        name.get_text().casefold().lstrip("“")
        for name in pages("en/glossary.html").select(".term-name strong")
    ]
    assert len(names) >= 60
    assert names == sorted(names)


def test_english_quoted_in_a_japanese_rule_is_marked_as_english(pages) -> None:
    rule = pages("ja/glossary.html").select_one("#term-electromagnetic-spectrum .term-rule")
    assert [run.get_text() for run in rule.select("[lang=en]")] == [
        "electromagnetic domain",
        "electromagnetic spectrum",
    ]
