"""The order of the glossary."""

from edition.report.order import reading_key

TERM = """:::{term} peace
:reading: へいわ

平和

争いのないこと。
:::

"""


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
    assert reading_key("きーせーぬーこー")[0] == "きいせえぬうこお"
    assert (reading_key("\x01ー")[0], reading_key("aー")[0]) == ("\x01ー", "aー")
    assert (reading_key("ーん")[0], reading_key("んー")[0], reading_key("")) == ("ーん", "んー", ("", ""))


def test_small_and_voiced_kana_count_as_plain_ones_and_the_plain_spelling_comes_first() -> None:
    assert reading_key("がっこう") == ("かつこう", "がっこう")
    assert reading_key("きゃくゎぁ")[0] == "きやくわあ"
    assert sorted(["はつか", "ばっか", "はっか"], key=reading_key) == ["はっか", "はつか", "ばっか"]


def test_a_term_is_linked_from_every_page_wherever_its_own_page_is(small) -> None:
    """Links are drawn once for the pages of a folder: not with the address that one of them needs."""
    small.edit("policies/first.md", ":::{recommendation} aaa-1", f"{TERM}:::{{recommendation}} aaa-1")
    small.edit("policies/second.md", "条約を守ります", "条約と平和を守ります")
    assert small.build() == 0, small.output
    found = {
        page: {link["href"] for link in small.page(f"ja/{page}.html").select(".term-link")}
        for page in ("policies/first", "policies/second", "topics/peace")
    }
    assert found == {
        "policies/first": {"#term-peace"},
        "policies/second": {"first.html#term-peace"},
        "topics/peace": {"../policies/first.html#term-peace"},
    }


def test_a_recommendation_on_the_page_of_a_topic_is_listed_with_an_address_that_leads_there(small) -> None:
    recommendation = ":::{recommendation} ccc-1\n:topics: law, peace\n\n法を守ります。\n:::\n\n:::{topic}"
    small.edit("topics/law.md", ":::{topic}", recommendation)
    assert small.build() == 0, small.output
    found = {
        page: {link["href"] for link in small.page(f"ja/topics/{page}.html").select(".listed .rec-number")}
        for page in ("law", "peace")
    }
    assert "#ccc-1" in found["law"]
    assert "law.html#ccc-1" in found["peace"]
