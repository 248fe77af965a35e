"""The order of the glossary."""

from dataclasses import replace

import registries

from edition.report.message import Message
from edition.report.objects import Term
from edition.report.order import letter, reading_key, term_key

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
    assert (reading_key("?ー")[0], reading_key("aー")[0]) == ("ー", "aー")
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


def test_a_recommendation_on_the_page_of_a_topic_is_listed_with_addresses_that_lead_there(small) -> None:
    text = "法を守ります[^1]。\n\n[^1]: 全ての法。"
    recommendation = f":::{{recommendation}} ccc-1\n:topics: law, peace\n\n{text}\n:::\n\n:::{{topic}}"
    small.edit("topics/law.md", ":::{topic}", recommendation)
    assert small.build() == 0, small.output
    links = ".listed :is(.rec-number, .note-mark)"
    found = {
        page: {link["href"] for link in small.page(f"ja/topics/{page}.html").select(links)}
        for page in ("law", "peace")
    }
    assert {"#ccc-1", "#ccc-1-note-1"} <= found["law"]
    assert {"law.html#ccc-1", "law.html#ccc-1-note-1"} <= found["peace"]


def index(*terms: Term) -> list[tuple[str, str]]:
    """Return the names of terms in their order, each with its letter."""
    return [(term.name.text, letter(term)) for term in sorted(terms, key=term_key)]


def test_the_letters_of_an_index_are_in_the_order_of_its_terms() -> None:
    """Names without a reading, translated or not, with marks and with what stands before a letter."""
    names = ["Zebra", "Ärger", "Apfel", "„Quote“", "(ODA)", "tariff", "2+2", "Żaba"]
    ordered = [
        *(("2+2", "0–9"), ("Apfel", "A"), ("Ärger", "A"), ("(ODA)", "O"), ("„Quote“", "Q")),
        *(("tariff", "T"), ("Żaba", "Z"), ("Zebra", "Z")),
    ]
    assert index(*(registries.term(name, name) for name in names)) == ordered
    translated = (registries.term(name, name) for name in names)
    assert index(*(_translated(term) for term in translated)) == ordered


def _translated(term: Term) -> Term:
    return replace(term, name=Message(term.name.source, term.name.text, "translated"))


def test_kana_of_any_form_and_korean_stand_under_the_letters_of_their_dictionaries() -> None:
    readings = {"関税": "カンゼイ", "原爆": "げんばく", "安保": "ｱﾝﾎﾟ", "英国": "えいこく", "我": "われ"}
    found = index(*(registries.term(name, name, reading=reading) for name, reading in readings.items()))
    assert found == [("安保", "あ"), ("英国", "あ"), ("関税", "か"), ("原爆", "か"), ("我", "わ")]
    korean = index(*(registries.term(name, name) for name in ("한국", "가나", "강", "개")))
    assert korean == [("가나", "ㄱ"), ("강", "ㄱ"), ("개", "ㄱ"), ("한국", "ㅎ")]
    assert index(registries.term("中国", "中国"), registries.term("x", "条約", reading="tiaoyue")) == [
        *(("条約", "T"), ("中国", "")),
    ]
