"""The check: what each of its rules lets through and what it does not."""

import os
import re
import subprocess
import sys
import time
import unicodedata
from typing import Any

import babel
import docutils
import markdown_it
import pytest
from babel.localedata import locale_identifiers
from conftest import ROOT

from edition.catalogs import po
from edition.checks import Judged, check_all, check_catalog
from edition.checks import text as text_rules
from edition.checks.addresses import addresses, without_addresses
from edition.checks.finding import Finding, Pair, Rules, excerpt
from edition.checks.japanese_english import english, japanese
from edition.checks.numerals import numerals
from edition.checks.passed import Passed
from edition.checks.rules import check_pair, rule_stages
from edition.checks.terms import Terms
from edition.files import LARGEST
from edition.report.limits import LONGEST
from edition.report.printable import printable

NO_TERMS = Terms.of("", {})


def objections(
    msgid: str, msgstr: str, language: str = "en", *, plain: bool = True, stages: list[Rules] | None = None
) -> list[Finding]:
    """Return what the rules for translations from Japanese find, or what ``stages`` find."""
    stages = stages or rule_stages("ja", language, NO_TERMS)
    return list(check_pair("x.po", 1, Pair(msgid, msgstr, language, plain), stages))


def said(*pair: str, **settings: Any) -> set[str]:
    """Return the rules that object, warnings with a question mark."""
    return {found.rule + ("" if found.is_error else "?") for found in objections(*pair, **settings)}


def sentences(*pair: str, **settings: Any) -> list[str]:
    """Return what the rules say."""
    return [found.message for found in objections(*pair, **settings)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("約11兆円", ["11000000000000"]),
        ("１１兆円", ["11000000000000"]),
        ("十一兆円", ["11000000000000"]),
        ("1兆2,000億円", ["1200000000000"]),
        ("三万五千人", ["35000"]),
        ("2.5％", ["2.5"]),
        ("①と②", ["1", "2"]),
        ("①5人、Ⅵ2人", ["1", "5", "6", "2"]),
        ("第六条", ["6"]),
        ("二国間", ["2"]),
        ("令和4年", ["2022"]),
        ("明治元年、大正2年、昭和20年、平成31年", ["1868", "1913", "1945", "2019"]),
        ("二〇二二年", ["2022"]),
        ("千二百三十四万五千人", ["12345000"]),
        ("2億3百人", ["200000300"]),
        ("Ⅵ", ["6"]),
        ("万人", ["10000"]),
        ("十五名", ["15"]),
        ("〇", []),
        ("1970年代から80年代", ["1970", "1980"]),
        ("3割", ["30"]),
        ("一方で唯一、万全の、十分な", []),
        ("2015年から5年間", ["2015", "5"]),
        ("1990年と95年", ["1990"]),
        ("2000年代から10年代", ["2000", "2010"]),
        ("数十億円、何百人", ["1000000000", "100"]),
        ("10億元、二元論", ["1000000000"]),
        ("3.11で、3.11倍", ["3", "11", "3.11"]),
        ("半数、過半数", ["50"]),
    ],
)
def test_numbers_are_read_in_japanese(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in japanese.numbers(text) if not number.hint] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("11 trillion yen", ["11000000000000"]),
        ("eleven trillion yen", ["11000000000000"]),
        ("¥11 trillion", ["11000000000000"]),
        ("1.2 trillion", ["1200000000000.0"]),
        ("twenty-one", ["21"]),
        ("Article VI", ["6"]),
        ("three decades", ["30"]),
        ("the 3rd of May 2022, which may be", ["3", "5", "2022"]),
        ("COVID-19", []),
        ("Round-the-clock, around the clock, 24/7", ["24", "365"]),
        ("tens of billions, several hundred", ["10000000000", "100"]),
        ("four fifths", ["80", "4", "5"]),
        ("£5 and CNY 6", ["5", "6"]),
    ],
)
def test_numbers_are_read_in_english(text: str, values: list[str]) -> None:
    assert sorted(str(number.value) for number in english.numbers(text)) == sorted(values)


@pytest.mark.parametrize("text", ["ſix", "fıve", "sıxty", "six", "SIXTY-one"])
def test_a_letter_that_only_looks_like_one_of_a_number_word_stops_nothing(text: str) -> None:
    assert len(list(english.numbers(text))) == text.isascii()


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("約11兆円です。", "It is about 11 trillion yen."),
        ("約11兆円です。", "It is about ¥11 trillion."),
        ("2%以上です。", "It is 2 percent or more."),
        ("2022年6月3日です。", "It is June 3, 2022."),
        ("2022年6月3日です。", "It is 3 June 2022."),
        ("二国間で話します。", "We will talk bilaterally."),
        ("四つの団体です。", "There are four bodies."),
        ("4つの団体です。", "There are four bodies."),
        ("第六条です。", "It is Article VI."),
        ("①甲、②乙です。", "It is (1) a, and (2) b."),
        ("30年です。", "It is three decades."),
        ("令和4年です。", "It is 2022."),
        ("両国の話です。", "It is about the two countries."),
        ("唯一の国です。", "It is the only country."),
        ("2割です。", "It is 20 percent."),
    ],
)
def test_an_honest_number_passes(msgid: str, msgstr: str) -> None:
    assert said(msgid, msgstr) == set()


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("約11兆円です。", "It is about 1.1 trillion yen."),
        ("約11兆円です。", "It is about 11 billion yen."),
        ("約11兆円です。", "It is about 11 trillion dollars."),
        ("2%以上です。", "It is 2 or more."),
        ("2人です。", "It is 2%."),
        ("2022年6月3日です。", "It is June 4, 2022."),
        ("2022年6月3日です。", "It is July 3, 2022."),
        ("四つの団体です。", "There are three bodies."),
        ("第六条です。", "It is Article VII."),
        ("①甲、②乙です。", "It is (1) a, and (3) b."),
        ("条約です。", "It is a treaty of 1960."),
    ],
)
def test_a_changed_number_is_an_error(msgid: str, msgstr: str) -> None:
    assert "number" in said(msgid, msgstr)


@pytest.mark.parametrize(
    ("msgid", "msgstr", "rules"),
    [
        ("原則公開します。", "We will publish it.", {"hedge?"}),
        ("原則公開します。", "We will publish it in principle.", set()),
        ("米国等です。", "It is the United States.", {"hedge?"}),
        ("対等です。", "It is equal.", set()),
        ("平等に扱います。", "We will treat it equally.", set()),
        ("条約です。", "It is a treaty.", set()),
        ("検討します。", "We will do it.", {"strength?"}),
        ("公開しません。", "We will publish it.", {"negation?"}),
        ("公開します。", "We will not publish it.", {"negation?"}),
        ("公開しません。", "We will refrain from publishing it.", set()),
        ("超えません。", "It does not go beyond.", set()),
    ],
)
def test_a_hedge_or_a_negation_without_counterpart_is_a_warning(
    msgid: str, msgstr: str, rules: set[str]
) -> None:
    assert said(msgid, msgstr) == rules


@pytest.mark.parametrize(
    ("msgid", "msgstr", "rules"),
    [
        ("「重要な変更」です。", "It is 重要な変更 (“major changes”).", set()),
        ("核共有です。", "It is nuclear sharing (核共有).", set()),
        ("核共有です。", "It is 核共有.", {"japanese-left"}),
        ("核共有です。", "It is 核不拡散.", {"japanese-left"}),
        ("核共有です。", "It is nuclear sharing。", {"japanese-left"}),
        ("核共有です。", "核共有です。", {"copied"}),
        ("ASEAN", "ASEAN", set()),
        ("Kraft Inc.", "Kraft Inc.", set()),
        ("It is so for us.", "It is so for us.", {"copied"}),
        ("状態：", "State: ", set()),
        ("状態", "State ", {"edge-space"}),
        ("%d項目", "%d items", set()),
        ("%d項目", "many items", {"placeholder"}),
        ("甲（乙", "A (b", set()),
        ("甲", "A (b", {"unbalanced"}),
        ("甲", "Cаt", {"mixed-script", "other-script"}),
        ("甲", "Кот", {"other-script"}),
        ("甲α", "An α", set()),
        ("甲", "An α", set()),
        ("甲", "An β", {"other-script"}),
    ],
)
def test_the_text_of_a_translation(msgid: str, msgstr: str, rules: set[str]) -> None:
    assert said(msgid, msgstr) == rules


@pytest.mark.parametrize(
    ("msgstr", "message"),
    [
        (":::x", "':::' begins a block or a directive; a message is one paragraph of text"),
        ("&#65;", "'&#65;' is a character reference; write the character itself"),
        ("<b>", "'<b' looks like HTML, which is not used here; write plain text"),
        ("a {x} b", "the source has no '{x}'; keep the roles of the source, and no attributes"),
        ("a {{ b", "'{{' looks like a substitution, which is not used here; write plain text"),
    ],
)
def test_a_translator_is_told_which_markup_is_too_much(msgstr: str, message: str) -> None:
    found = check_pair("x.po", 1, Pair("甲", msgstr, "en"), rule_stages("ja", "en", NO_TERMS))
    assert message in [each.message for each in found]


def test_a_language_without_a_table_gets_the_rules_that_hold_for_every_language() -> None:
    assert said("三つのチームは原則公開しません。", "세 팀은 공개합니다.", "ko") == set()
    assert said("約11兆円です。", "12조 엔입니다.", "ko") == {"number-in-words?"}
    assert said("約11兆円です。", "<b>11조 엔</b>", "ko") == {"html"}
    assert said("約11兆円です。", "11조 엔\u202e", "ko") == {"unshowable"}
    assert said("平和です。", "صلح\u200cها", "fa") == set()
    assert said("平和です。", "peace\u200c", "en") == {"unshowable"}


def test_rules_of_a_pair_hold_for_its_source_and_its_target_in_any_region() -> None:
    german, regions = rule_stages("de", "en", NO_TERMS), rule_stages("ja-JP", "en-GB", NO_TERMS)
    assert said("約11兆円です。", "It is <b>.", stages=german) == {"html"}
    assert said("約11兆円です。", "It is some money.", stages=german) == set()
    assert said("約11兆円です。", "It is some money.", stages=regions) == {"number"}


@pytest.mark.parametrize(
    ("language", "msgstr", "rules"),
    [
        ("de", "„Frieden“ ist es.", set()),
        ("de", "»Frieden« ist es.", set()),
        ("de", "„Frieden ist es.", {"unbalanced"}),
        ("de", "“Frieden” ist es.", {"quotation?"}),
        ("en", "It is “peace.”", set()),
        ("en", "It is “peace.", {"unbalanced"}),
        ("en", 'It is "peace."', {"quotation?"}),
        ("en", 'It is "peace.', {"unbalanced", "quotation?"}),
        ("en", "It is „peace“.", {"quotation?"}),
        ("sv", "Det är ”fred”.", set()),
        ("fr", "C’est la « paix ».", set()),
        ("he", 'ארה"ב', set()),
        ("nl", "Het is „vrede”.", set()),
        ("nl", "Het is “vrede”.", set()),
        ("nl", "Het is „vrede.", {"unbalanced"}),
        ("nl", "Het is vrede”.", {"unbalanced"}),
        ("ko", '"평화"는', {"quotation?"}),
        ("ko", "「평화법」", set()),
        ("fr", "C’est la 「paix」.", {"quotation?"}),
        ("pt-BR", "É a “paz”.", set()),
        ("zh-Hant", "「和平」", set()),
        ("vi", 'Là "hoà bình".', set()),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, msgstr: str, rules: set[str]) -> None:
    stages = rule_stages("en", language, NO_TERMS)
    assert said("It is peace.", msgstr, language, stages=stages) == rules


def test_only_the_package_of_a_pair_knows_a_language() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "edition/checks").glob("*.py")}
    assert [name for name, text in texts.items() if re.search("[ぁ-ヿ一-龠]", text)] == []
    assert [name for name, text in texts.items() if "japanese_english" in text] == ["rules.py"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "said"),
    [
        ("甲", "(a", ["'(' has no counterpart; write both marks of the pair, or none"]),
        ("甲", "ab)", ["')' has no counterpart; write both marks of the pair, or none"]),
        ("甲", ")a(", ["')' has no counterpart; write both marks of the pair, or none"]),
        ("甲", "((a)", ["'(' has no counterpart; write both marks of the pair, or none"]),
        ("甲", " a", ["the translation begins with a space; remove it"]),
        (" 甲", " a", []),
        ("甲", "a ", ["the translation ends with a space; remove it"]),
        ("甲 ", "a ", []),
        ("甲　", "a ", []),
        ("甲：乙", "a: b ", ["the translation ends with a space; remove it"]),
        ("%d", "%d %s", ["the placeholder %s is not in the source; remove it"]),
        ("%(a)s %d", "%d", ["the placeholder %(a)s is missing; it stands for what the site puts in"]),
        ("%d", "%d %d", ["the placeholder %d is not in the source; remove it"]),
        ("甲", "a" * 90, []),
        ("甲", "a" * 91, ["the translation has 91 characters for 1; is something added?"]),
        ("가", "a" * 87, ["the translation has 87 characters for 1; is something added?"]),
        ("甲" * 28, "aaaaaaa", []),
        ("甲" * 30, "a" * 35, []),
        ("甲" * 30, "a" * 34, ["the translation has 34 characters for 30; is something left out?"]),
        ("a  b", "a  b c", []),
        ("a b", "a  b c", ["the translation has two spaces in a row; write one"]),
        (
            "Ab cd. Ef gh. Ij kl.",
            "Ab cd.",
            ["the source has 3 sentences, the translation 1; is one left out?"],
        ),
        ("Ab cd. Ef gh.", "Ab cd, ef gh.", []),
        ("Ab cd. Ef gh.", "Ab cd.", ["the source has 2 sentences, the translation 1; is one left out?"]),
        ("U.S. Forces in Ab.", "Ab cd.", []),
    ],
)
def test_what_is_said_of_a_text_in_any_language(msgid: str, msgstr: str, said: list[str]) -> None:
    assert sentences(msgid, msgstr, "de") == said


@pytest.mark.parametrize(
    ("msgid", "msgstr", "said"),
    [
        ("2%", "two", ["the unit of 2% is not in the translation; write %"]),
        ("5海里", "5 nautical miles", []),
        ("5キロメートル", "5 kilometers", []),
        ("5キロ", "5 km", []),
        ("5キロ", "5 kg", []),
        ("5トン", "5-ton", []),
        ("5年間", "five years", []),
        ("5年", "a five-year plan", []),
        ("1年に1km", "1 km a year", []),
        ("10億円、9億円", "1 billion yen, 900 million", []),
        ("5円", "JPY 5", []),
        ("5円", "5 yen", []),
        ("5ドル", "USD 5", []),
        ("5ドル", "5 dollars", []),
        ("5ユーロ", "€5", []),
        ("5ユーロ", "5 euros", []),
        ("5%", "5 per cent", []),
        ("5ポイント", "5 percentage points", []),
        ("5名", "5 people", []),
        ("5時間", "5 hours", []),
        ("5海里", "5 miles", ["the unit of 5海里 is not in the translation; write nautical mile"]),
        ("5メートル", "5 km", ["the unit of 5メートル is not in the translation; write meter"]),
        ("1人", "they", []),
        ("各々", "2", []),
        ("双方", "2", []),
        ("デュアルユース", "2 uses", []),
        ("甲", "Article IX", ["the number Article IX is not in the source"]),
        ("5メートル", "5 meters", []),
        ("5時間", "5 days", ["the unit of 5時間 is not in the translation; write hour"]),
        ("5ユーロ", "EUR 5", []),
        ("5ドル", "$5", []),
        ("5か月", "a 5-month term", []),
        ("5週間", "five weeks", []),
        ("5日間", "five days", []),
        ("5人", "5%", ["the translation has 5人 with %, the source has not"]),
        ("5と5", "5", ["the number 5 is in the source more often than in the translation"]),
        (
            "5と5",
            "5 and 6",
            [
                "the number 5 is in the source more often than in the translation",
                "the number 6 is not in the source",
            ],
        ),
        ("7年", "years", ["the number 7年 of the source is not in the translation"]),
        ("三国間", "between them", ["the number 三国間 of the source is not in the translation"]),
        ("甲", "nine", ["the number nine is not in the source"]),
        ("甲", "both, in June, the first", []),
        ("両国", "2 countries", []),
        ("A-2号機", "the machine", ["the number A-2 of the source is not in the translation"]),
        ("昭和元年", "1926", []),
        ("20万3千", "203,000", []),
        ("百五十人", "150 people", []),
        ("千二百人", "1,200 people", []),
        ("1兆円", "one trillion yen", []),
        ("1990年、95年", "in 1990 and 1995", []),
        ("1990年から5年", "five years from 1990", []),
        ("19", "nineteen", []),
        ("45", "forty-five", []),
        ("12", "a dozen", []),
        ("24", "two dozen", []),
        ("第十九条", "Article XIX", []),
        ("第四条", "Article IV", []),
        ("第四十条", "Article XL", []),
        ("第十五条", "Chapter XV", []),
    ],
)
def test_what_is_said_of_a_number(msgid: str, msgstr: str, said: list[str]) -> None:
    found = [each for each in objections(msgid, msgstr) if each.rule.startswith("number")]
    assert [each.message for each in found] == said


@pytest.mark.parametrize(
    ("msgid", "unit"),
    [
        ("5円", "yen"),
        ("5ドル", "dollar"),
        ("5ユーロ", "euro"),
        ("5キロメートル", "km"),
        ("5トン", "tonne"),
        ("5ポンド", "pound"),
        ("5年", "year"),
        ("5km", "km"),
        ("5か月", "month"),
        ("5ヶ月", "month"),
        ("5週間", "week"),
        ("5日間", "day"),
    ],
)
def test_another_unit_is_told_the_one_of_the_source(msgid: str, unit: str) -> None:
    assert sentences(msgid, "5 meters") == [f"the unit of {msgid} is not in the translation; write {unit}"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "errors"),
    [
        ("三国間", "between them", [False]),
        ("三国間", "between nine", [True, True]),
        ("7年", "between nine", [True, True]),
        ("5と5", "5", [False]),
        ("5と5", "5 and nine", [True, True]),
        ("三つと三つ", "three and nine", [False]),
        ("甲", "nine", [False]),
        ("甲", "9", [True]),
        ("甲", "F-9", [False]),
        ("甲", "Article IX", [True]),
        *(
            (f"4{counter}", "they", [False])
            for counter in ("か国", "カ国", "ケ国", "ヶ国", "国間", "国", "つ")
        ),
        ("第4", "they", [True]),
    ],
)
def test_a_number_is_an_error_where_it_is_sure_or_swapped(
    msgid: str, msgstr: str, errors: list[bool]
) -> None:
    found = [each for each in objections(msgid, msgstr) if each.rule.startswith("number")]
    assert [each.is_error for each in found] == errors


@pytest.mark.parametrize(
    ("msgid", "msgstr", "said"),
    [
        (
            "核",
            "It is 核。",
            [
                "'核' is left in Japanese; translate it",
                "'。' is a Japanese mark; write that of the language, as '.'",
            ],
        ),
        ("核", "核の", ["'核の' is Japanese that the source does not have; translate it"]),
        ("『核』の核", "the 核", []),
        ("核", "“核”", []),
        (
            "核",
            "It is 「a」.",
            [
                "'「' is a Japanese mark; write that of the language, as '“'",
                "'「' is no quotation mark of the language; write “…”",
            ],
        ),
        (
            "核",
            "It is 『a』.",
            [
                "'『' is a Japanese mark; write that of the language, as '‘'",
                "'『' is no quotation mark of the language; write “…”",
            ],
        ),
        ("核", "It is《a》.", ["'《' is a Japanese mark; write that of the language, as '“'"]),
        ("核", "It is，really.", ["'，' is a Japanese mark; write that of the language, as ','"]),
        (
            "甲",
            "Кот and кот",
            ["'К' (CYRILLIC CAPITAL LETTER KA) is of another script; write it in that of the language"],
        ),
        ("Ж甲", "Ж", []),
        ("甲", "naïve", []),
        ("公開しません。", "We publish.", ["the source denies something (ない), the translation does not"]),
        (
            "公開します。",
            "We don’t publish.",
            ["the translation denies something (not, no), the source does not"],
        ),
        ("約5人", "5 people", ["約 (about) of the source has no counterpart in the translation"]),
        ("「約5人」", "5 people", []),
    ],
)
def test_what_is_said_of_letters_hedges_and_negations(msgid: str, msgstr: str, said: list[str]) -> None:
    assert sentences(msgid, msgstr) == said


@pytest.mark.parametrize(
    ("msgid", "msgstr", "name"),
    [
        ("原則です", "as a rule", "原則 (in principle)"),
        ("米国等の", "such as", "等, など (and others)"),
        ("米国など", "and others", "等, など (and others)"),
        ("可能な限り", "as much as possible", "可能な限り (as far as possible)"),
        ("できるだけ", "to the extent", "可能な限り (as far as possible)"),
        ("約5人", "some 5", "約 (about)"),
        ("すべきです", "should", "べき (should)"),
        ("5%以上", "at least 5%", "以上 (or more)"),
        ("5%以下", "up to 5%", "以下 (or less)"),
        ("5%未満", "less than 5%", "未満 (less than)"),
        ("検討", "study", "検討 (consider)"),
        ("目指し", "Aim", "目指す (aim)"),
        ("ただし、", "however", "但し (however)"),
        ("(但し", "except", "但し (however)"),
        ("いわゆる", "so-called", "いわゆる (so-called)"),
        ("恐れ", "risk", "おそれ (risk)"),
        ("かねない", "might", "かねない (could)"),
        ("暫定", "interim", "暫定 (provisional)"),
        ("非公式", "informal", "非公式 (unofficial)"),
    ],
)
def test_every_hedge_asks_for_its_counterpart(msgid: str, msgstr: str, name: str) -> None:
    (finding,) = [each for each in objections(msgid, "gone") if each.rule in ("hedge", "strength")]
    assert finding.message == f"{name} of the source has no counterpart in the translation"
    assert said(msgid, msgstr).isdisjoint({"hedge?", "strength?"})


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("one first once single january", 1),
        ("two second secondly both twice double dual bilateral bilaterally half pair february", 2),
        ("third triple trilateral trilaterally tripartite march", 3),
        ("quarter april", 4),
        ("june", 6),
        ("december", 12),
    ],
)
def test_a_word_that_may_stand_for_a_number_claims_nothing(words: str, value: int) -> None:
    found = [number for word in words.split() for number in english.numbers(word) if number.unit != "%"]
    assert [(number.value, number.hint) for number in found] == [(value, True)] * len(words.split())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirds", "3"),
        ("quarters", "4"),
        ("ten", "10"),
        ("nineteen", "19"),
        ("twelfth", "12"),
        ("ninety-nine", "99"),
        ("two hundred", "200"),
        ("two thousand", "2000"),
        ("two million", "2000000"),
        ("two billion", "2000000000"),
        ("three decades", "30"),
        ("one decade", "10"),
        ("1,234.5", "1234.5"),
    ],
)
def test_a_number_is_read_in_english(text: str, value: str) -> None:
    (number,) = (each for each in english.numbers(text) if each.unit != "%")
    assert (str(number.value), number.written) == (value, text)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1,250,000.5", "en", ["1250000.5"]),
        ("1.250.000,5", "de", ["1250000.5"]),
        ("1 250 000,5", "fr", ["1250000.5"]),
        ("1\u202f250\u202f000,5", "fr", ["1250000.5"]),
        ("12,50,000", "hi", ["1250000"]),
        ("१२,५०,०००", "hi", ["1250000"]),
        ("١٬٢٥٠٫٥", "ar", ["1250.5"]),
        ("１２", "en", ["12"]),
        ("3.6.2022", "de", ["3", "6", "2022"]),
        ("500만", "ko", ["5000000"]),
        ("5 million", "en", ["5000000"]),
        ("5 milliards", "fr", ["5000000000"]),
        ("5 लाख", "hi", ["500000"]),
        ("3 juin 2022", "fr", ["3", "6", "2022"]),
        ("100 millas, 100 mil", "es", ["100", "100000"]),
        ("5 Mio. Euro", "de", ["5000000"]),
        ("15 minutos", "pt", ["15"]),
        ("19:30", "de", ["7", "30"]),
        ("45:30", "de", ["45", "30"]),
        ("19.30 Uhr, 2,50 Euro", "de", ["7", "30", "19.3", "2.5"]),
    ],
)
def test_numbers_are_read_in_any_language(text: str, language: str, values: list[str]) -> None:
    assert [f"{number.value.normalize():f}" for number in numerals(text, language)] == values


@pytest.mark.parametrize("text", ["12%", "12 %", "12％", "١٢٪", "%12", "12 percent"])
def test_a_percentage_is_read_in_any_script(text: str) -> None:
    assert [(number.value, number.unit) for number in numerals(text, "en")] == [(12, "%")]


@pytest.mark.parametrize(("year", "language"), [("2565", "th"), ("1401", "fa"), ("111", "zh-Hant")])
def test_a_year_of_another_calendar_is_the_same_year(year: str, language: str) -> None:
    stages = rule_stages("en", language, NO_TERMS)
    assert said("2022", year, language, stages=stages) == set()
    assert said("2022", str(int(year) + 7), language, stages=stages) == {"number"}
    assert said(year, "2022", "en", stages=rule_stages(language, "en", NO_TERMS)) == set()


def test_a_number_that_is_no_year_is_in_no_calendar() -> None:
    assert said("60", "603", "th", stages=rule_stages("en", "th", NO_TERMS)) == {"number"}


@pytest.mark.build  # it takes as long as one
def test_every_language_has_the_rules_that_hold_for_any() -> None:
    for code in locale_identifiers():
        if "_" in code:
            continue  # they differ in nothing that is read here, and take long to load
        stages = rule_stages("en", code.replace("_", "-"), NO_TERMS)
        assert {found.rule for found in check_pair("x", 1, Pair("50%.", "60%.", code), stages)} == {
            "number"
        }, code


GLOSSARY = ":::{term} joint-committee\n:reading: x\n\n日米合同委員会\n\n定義。\n:::\n"
TRANSLATIONS = {"日米合同委員会": "Japan-U.S. Joint Committee", "日米合同": "Joint Panel"}


def test_the_longest_of_two_terms_is_meant_and_a_term_alone_is_its_own_entry() -> None:
    stages = rule_stages("ja", "en", Terms.of(GLOSSARY + GLOSSARY.replace("委員会", ""), TRANSLATIONS))
    assert said("日米合同委員会です。", "The Japan-U.S. Joint Committee.", stages=stages) == set()
    assert said("日米合同です。", "The board.", stages=stages) == {"term?"}
    assert said("日米合同", "The board.", stages=stages) == set()


@pytest.mark.parametrize(
    ("shown", "msgstr", "passes"),
    [
        ("Study", "Studies of it.", True),
        ("Constitution", "It is constant.", False),
        ("Committee (JC)", "The committee.", True),
        ("Joint Committee of Japan", "The joint committee.", True),
        ("Joint Committee of Japan", "The joint council.", False),
        ("EU", "The union.", False),
        ("EU Council", "The council.", False),
        ("Joint Committee", "The joint council.", False),
        ("Peace", "A pet.", False),
        ("Joint law", "The joint committee.", True),
        ("of it", "Of it.", True),
        ("—", "The union.", False),
    ],
)
def test_two_thirds_of_the_words_of_a_term_are_enough_in_any_form(
    shown: str, msgstr: str, *, passes: bool
) -> None:
    stages = rule_stages("ja", "en", Terms.of(GLOSSARY, {"日米合同委員会": shown}))
    assert said("日米合同委員会です。", msgstr, stages=stages) == (set() if passes else {"term?"})


@pytest.mark.parametrize(
    ("shown", "msgstr", "passes"),
    [
        ("日米合同委員会", "日米合同委員会が開かれます。", True),
        ("日米合同委員会（JC）", "合同委員会が開かれます。", True),
        ("日米合同委員会（JC）", "JCが開かれます。", True),
        ("日米合同委員会", "日米の会議が開かれます。", False),
        ("联合委员会", "昨天联合委员会开会。", True),
        ("คณะกรรมการร่วม", "การประชุมคณะกรรมการร่วมวันนี้", True),
        ("คณะกรรมการร่วม", "สภาประชุมวันนี้", False),
        ("គណៈកម្មាធិការចម្រុះ", "ប្រជុំគណៈកម្មាធិការចម្រុះថ្ងៃនេះ", True),
    ],
)
def test_a_term_is_found_in_a_language_without_spaces(shown: str, msgstr: str, *, passes: bool) -> None:
    terms = Terms.of(GLOSSARY.replace("日米合同委員会", "Joint Committee"), {"Joint Committee": shown})
    found = list(terms.term(Pair("The Joint Committee meets.", msgstr, "ja")))
    assert found == ([] if passes else [found[0]])


def test_a_term_is_no_part_of_a_word() -> None:
    terms = Terms.of(GLOSSARY.replace("日米合同委員会", "AI"), {"AI": "人工知能"})
    texts = ("The MAI.", "The AID.", "The AI.", "AIは", "はAIは")
    assert [len(list(terms.term(Pair(text, "援助", "ja")))) for text in texts] == [0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("msgstr", "scripts"),
    [
        ("Cаt", "CYRILLIC, LATIN"),
        ("Cαt", "GREEK, LATIN"),
        ("Cաt", "ARMENIAN, LATIN"),
        ("CᎠt", "CHEROKEE, LATIN"),
        ("Cⲁt", "COPTIC, LATIN"),
        ("Cꓮt", "LATIN, LISU"),
        ("C𝐚t", "LATIN, MATHEMATICAL"),
        ("USА", "CYRILLIC, LATIN"),
        ("COVІD", "CYRILLIC, LATIN"),
    ],
)
def test_a_word_of_two_alphabets_is_a_disguise(msgstr: str, scripts: str) -> None:
    assert sentences("平和", msgstr, "de") == [f"'{msgstr}' mixes scripts ({scripts}); write it in one"]
    assert sentences(msgstr, msgstr + " a", "de") == []


@pytest.mark.parametrize("msgstr", ["URLдың басы", "%(name)sысым", "%sը ընտրել", "IPv4 мекенжайы"])
def test_a_suffix_after_an_abbreviation_or_a_placeholder_is_no_disguise(msgstr: str) -> None:
    assert list(text_rules.mixed_script(Pair("x", msgstr, "kk"))) == []


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("Add %s", "Aldoni %sn", 0),
        ("Add %(name)s", "Aldoni %(name)sn", 0),
        ("Add %s", "Aldoni", 1),
        ("Add", "%s", 1),
    ],
)
def test_a_suffix_may_follow_a_placeholder(msgid: str, msgstr: str, count: int) -> None:
    assert len(list(text_rules.placeholder(Pair(msgid, msgstr, "eo")))) == count


def test_a_link_is_refused_in_plain_text_and_an_image_everywhere() -> None:
    sentence = "'{}' looks like a link or an image, which this message cannot hold; remove it"
    assert sentences("平和", "[a](b)", "de") == [sentence.format("](")]
    assert sentences("平和", "[a]: b", "de") == [sentence.format("]:")]
    assert sentence.format("![") in sentences("平和", "![a](b)", "de", plain=False)
    assert sentence.format("](") not in sentences("平和", "[a](b)", "de", plain=False)


@pytest.mark.parametrize(
    ("msgid", "msgstr", "rules"),
    [
        ("50か国", "60 Länder", {"number"}),
        ("5か国", "50 Länder", {"number-in-words?"}),
        ("50か国", "5 Länder", {"number-in-words?"}),
        ("5か国", "Sie", set()),
    ],
)
def test_where_the_words_are_not_known_only_two_numbers_above_twelve_are_surely_swapped(
    msgid: str, msgstr: str, rules: set[str]
) -> None:
    assert said(msgid, msgstr, "de") == rules


@pytest.mark.parametrize("begins", [":::", "```", "~~~", ".. note::", "---", " +++"])
def test_what_begins_a_block_in_markdown_is_refused(begins: str) -> None:
    assert "directive" in said("平和", f"{begins} peace", "de")


@pytest.mark.parametrize(
    ("text", "is_html"), [("a onclick=b", True), ("the conditions = b", False), ("a<b", False)]
)
def test_what_could_be_an_attribute_is_taken_for_html(text: str, *, is_html: bool) -> None:
    assert ("html" in said("平和", text, "de")) is is_html


@pytest.mark.parametrize("text", ["{{a", "a}}", "{%a", "a%}", "${a}", "|Abc|", "|xyz|"])
def test_what_looks_like_a_substitution_is_refused(text: str) -> None:
    assert "substitution" in said("平和", f"Peace {text}", "de")


def test_an_address_ends_where_a_language_goes_on_without_a_space() -> None:
    address = "https://a.example/b"
    texts = (
        f"{address}をご覧ください。",
        f"{address}を",
        f"{address}을 보십시오.",
        f"（{address}）",
        f"ดู{address}ที่นี่",
    )
    assert [said(f"See {address}.", text, "de") for text in texts] == [set()] * len(texts)
    assert said(f"See {address}.", f"{address}cをご覧ください。", "de") == {"address"}
    assert said(f"See {address}.", "https://а.example/b", "de") == {"address"}


def test_an_address_may_be_written_without_its_scheme_and_with_no_other() -> None:
    assert said("See https://a.com/b.", "Siehe a.com/b.", "de") == set()
    assert said("See a.com/b.", "Siehe ftp://a.com/b.", "de") == {"address"}


@pytest.mark.parametrize(
    "host", ["www.ㄅㄆㄇ.com", "ㄅㄆㄇ.com", "ㄅ@ㄆ.com", "ㆠㆡ.com/x", "www.㉈.com", "www.⺀⺁.com"]
)
def test_letters_and_signs_that_begin_no_word_end_no_address(host: str) -> None:
    assert "address" in said("平和", f"Siehe {host} dort.", "de")


def test_the_longest_text_is_searched_for_addresses_at_once() -> None:
    started = time.process_time()
    for piece in ("a.", "a@", "+", "a_", "aa.com.", "xn--", "a/b.", "a.com/", " a.b.c.d.e.f.g.h", "あa."):
        addresses(piece * (LONGEST // len(piece)))
    assert time.process_time() - started < 2


def test_a_text_without_its_addresses_has_its_sentences() -> None:
    assert without_addresses("See [a](b-5.md) and evil.tk/5%25. It is U.S. data.") == (
        "See [a] and  . It is U.S. data."
    )
    assert without_addresses("See https://a.example/%97. It is new.") == "See  . It is new."


def test_an_address_is_found_behind_what_a_browser_leaves_out() -> None:
    hidden = "java\\script:alert", "java&#115;cript:alert", "ｊavascript:alert."
    assert [said("平和", text, "de") for text in hidden] == [
        {"address"},
        {"address", "reference"},
        {"address"},
    ]


def test_the_first_addresses_of_many_are_told_in_order() -> None:
    many = [f"{letter}://{letter}.example" for letter in "ghbfcead"]
    told = re.findall(r"'(\w)://", "".join(sentences("平和", " ".join(many), "de")))
    assert told == ["a", "b", "c"]


def test_a_long_text_is_cut_in_a_message() -> None:
    assert excerpt("a" * 60) == "a" * 60
    assert excerpt("a" * 61) == "a" * 59 + "…"


@pytest.mark.parametrize(
    ("msgstr", "passes"),
    [
        ("The Japan-U.S. Joint Committee.", True),
        ("The Joint Committees of Japan.", True),
        ("The JC.", True),
        ("The common council.", False),
        ("The Joint council.", False),
        ("The Japan-U.S. council.", False),
        ("The council (日米合同委員会).", True),
    ],
)
def test_a_term_is_rendered_as_the_glossary_has_it(msgstr: str, *, passes: bool) -> None:
    shown = "Japan-U.S. Joint Committee (JC)"
    terms = Terms.of(GLOSSARY, {"日米合同委員会": shown, "定義。": "A body."})
    assert terms.renderings == {"日米合同委員会": shown}
    sentence = f"'日米合同委員会' is '{shown}' in the glossary; write it so, or correct the glossary"
    stages = rule_stages("ja", "en", terms)
    assert sentences("日米合同委員会です。", msgstr, stages=stages) == ([] if passes else [sentence])


@pytest.mark.parametrize(
    ("msgstr", "passes"), [("新しい料金を払います。", True), ("新しい値段を払います。", False)]
)
def test_a_term_is_found_where_no_spaces_part_words(msgstr: str, *, passes: bool) -> None:
    terms = Terms.of(":::{term} fee\nfee\n\nA price.\n:::\n", {"fee": "料金"})
    stages = rule_stages("en", "ja", terms)
    assert bool(sentences("We pay a new fee.", msgstr, stages=stages)) is not passes


def test_the_check_reads_pages_and_says_what_the_build_would_say_of_them(small) -> None:
    """Also what is found only when links are followed. Nothing is written but what the next check reads."""
    small.edit("policies/second.md", ":topics: law\n", "")
    small.edit("topics/index.md", "{rec}`aaa-1`", "{rec}`aaa-9`")
    small.edit("topics/law.md", "法についての項目。", "[法](nope.md)についての項目。")
    assert small.run("edition", "check") == 1
    said = {line for line in small.output.splitlines() if ": WARNING: " in line}
    assert [sum(kind in line for line in said) for kind in ("no-topic", "ref.rec", "xref_missing")] == [
        1,
        1,
        1,
    ]
    assert not list((small.root / "_build").rglob("*.html"))
    assert small.build() == 1
    assert said == {line for line in small.output.splitlines() if ": WARNING: " in line}


def findings(project) -> set[tuple[str, str]]:
    return {(finding.path, finding.rule) for finding in check_all(project.root)}


def test_what_does_not_belong_among_the_catalogs_is_named(sources) -> None:
    folder = "locales/en/LC_MESSAGES"
    sources.write(f"{folder}/policies/first.mo", "x")
    sources.write(f"{folder}/policies/first.pot", "x")
    sources.write(f"{folder}/policies/gone.po", "x")
    sources.write(f"{folder}/policies/x y.po", "x")
    sources.write(f"{folder}/..%2f..%2fx.po", "x")
    sources.write("locales/ja/LC_MESSAGES/policies/first.po", "x")
    sources.write("locales/fr/LC_MESSAGES/policies/first.po", "x")
    sources.write("locales/en/policies/first.po", "x")
    (sources.root / folder / "index.po").symlink_to("/etc/passwd")
    (sources.root / folder / "topics").symlink_to("/etc")
    os.mkfifo(sources.root / folder / "glossary.po")
    sources.write("locales/en/policies/deep/first.po", "x")
    sources.translate("policies/second", {})
    sources.write(f"{folder}/policies/second.mo", "what sphinx-intl compiles")
    stray = "only catalogs (.po) belong here; remove it, it is made when it is needed [stray-file]"
    link = "this is a symbolic link or no plain file; commit the catalog itself [symlink]"
    name = "the name may hold letters, digits, - and _ only; name it after its page [file-name]"
    depth = "a catalog is locales/LANG/LC_MESSAGES/PAGE.po; move it there [file-name]"
    assert {str(finding) for finding in check_all(sources.root)} == {
        f"{folder}/policies/first.mo:1: {stray}",
        f"{folder}/policies/first.pot:1: {stray}",
        f"{folder}/policies/gone.po:1: there is no page of this name; rename the catalog with its page, "
        "or remove it [no-page]",
        f"{folder}/policies/x y.po:1: {name}",
        f"{folder}/..%2f..%2fx.po:1: {name}",
        "locales/ja/LC_MESSAGES/policies/first.po:1: 'ja' is the language of the source, which has no "
        "catalogs; remove it [language]",
        "locales/fr/LC_MESSAGES/policies/first.po:1: 'fr' is not one of the languages of conf.py (ja, en); "
        "add it there [language]",
        f"locales/en/policies/first.po:1: {depth}",
        f"locales/en/policies/deep/first.po:1: {depth}",
        f"{folder}/index.po:1: {link}",
        f"{folder}/topics:1: {link}",
        f"{folder}/glossary.po:1: {link}",
    }


def test_a_page_called_as_the_catalog_of_the_interface_is_a_page(sources) -> None:
    sources.write("topics/interface.md", "(topic-x)=\n# 平和\n\n**平和**です。\n")
    sources.translate("topics/interface", {"**平和**です。": "It is peace, *really*."})
    assert ("locales/en/LC_MESSAGES/topics/interface.po", "inline") in findings(sources)


def test_a_page_that_is_no_plain_text_is_named(sources) -> None:
    sources.write("elsewhere.txt", "\ufeff# x\n")
    (sources.root / "topics/passwd.md").symlink_to(sources.root / "elsewhere.txt")
    sources.edit("topics/law.md", "法についての項目。", "法に\u200bついての項目。")
    (sources.root / "topics/peace.md").write_bytes(b"\xef\xbb\xbf# x\r\n\xef\xbb\xbf\r\n")
    (sources.root / "policies/second.md").write_bytes(b"# x\r")
    (sources.root / "policies/first.md").write_bytes(b"# \xff\n")
    sources.write("topics/x y.md", "# x\n")
    assert {str(finding) for finding in check_all(sources.root)} == {
        "policies/first.md:1: the file is not UTF-8; save it as UTF-8 [charset]",
        "policies/second.md:1: the line holds CR, which ends no line; save the file with LF line ends "
        "[line-ends]",
        "topics/law.md:4: the line holds U+200B ZERO WIDTH SPACE, which cannot be seen; remove it "
        "[characters]",
        "topics/passwd.md:1: a page must be a plain file, not a symbolic link [symlink]",
        "topics/peace.md:2: the line holds U+FEFF ZERO WIDTH NO-BREAK SPACE, which cannot be seen; remove it "
        "[characters]",
        "topics/x y.md:1: the name of a page is its address; write it in ASCII letters, digits, - _ and . "
        "[file-name]",
    }


def test_a_finding_is_one_line_that_a_terminal_shows_as_it_is() -> None:
    finding = Finding("a\n.po", 3, "b \x1b[31m \u202e", "rule", is_error=False)
    assert str(finding) == "a\\u000a.po:3: warning: b \\u001b[31m \\u202e [rule]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a::b, ## [", "a::b, ## ["),
        (" ::error::b", " \\u003a:error::b"),
        ("a ##[error]", "a ##\\u005berror]"),
    ],
)
def test_nothing_that_is_printed_is_a_command_to_github(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_the_check_and_the_build_print_every_finding_and_count_them(small) -> None:
    """One list of rules, one decision."""
    small.translate("topics/peace", {"平和": "A peace of 2%.", "平和についての項目。": "It is not on peace."})
    small.edit("locales/en/LC_MESSAGES/topics/peace.po", "Language: en", "Language: fr")
    small.write("locales/en/LC_MESSAGES/topics/law.po", "msgid")
    folder = "locales/en/LC_MESSAGES/topics"
    doubt = (
        f"{folder}/peace.po:9: warning: the translation denies something (not, no), the source does not "
        "[negation]"
    )
    errors = [
        f"{folder}/law.po:1: WARNING: not understood: 'msgid'; expected msgid, msgstr or a comment "
        "[edition.po-grammar]",
        f"{folder}/peace.po:1: WARNING: the header says 'Language: fr'; write 'Language: en' "
        "[edition.language]",
        f"{folder}/peace.po:6: WARNING: the number 2% is not in the source [edition.number]",
    ]
    assert small.run("edition", "check") == 1
    assert small.output.splitlines() == [*errors, doubt, "3 errors, 1 warning"]
    assert small.build() == 1
    assert small.output.splitlines() == [doubt, *errors, "", "3 problems; the site was not changed."]
    assert small.run("sphinx", "-b", "html", "-W", "-q", ".", str(small.out / "plain")) == 1
    assert errors[2].replace("WARNING: ", "") in small.output.replace("WARNING: ", "")


def test_a_catalog_in_no_language_or_an_unknown_one_is_told_the_languages(sources) -> None:
    folder = "LC_MESSAGES/topics/law.po"
    sources.write(f"locales/en/{folder}", 'msgid ""\nmsgstr "Content-Type: charset=UTF-8\\n"\n')
    sources.write(f"locales/fr/{folder}", "x")
    sources.edit("conf.py", '"en": "English",', '"en": "English", "ko": "한국어",')
    assert [str(finding) for finding in check_all(sources.root)] == [
        f"locales/en/{folder}:1: the header says 'Language: '; write 'Language: en' [language]",
        f"locales/fr/{folder}:1: 'fr' is not one of the languages of conf.py (ja, en, ko); "
        "add it there [language]",
    ]


def test_the_check_and_the_build_pass_where_there_are_only_warnings(small) -> None:
    small.translate("topics/peace", {"平和についての項目。": "It is not on peace."})
    assert small.run("edition", "check") == 0
    assert small.output.endswith("0 errors, 1 warning\n")
    assert small.build() == 0
    assert "topics/peace.po:6: warning: the translation denies something" in small.output


def test_a_translation_that_passed_is_not_asked_again_until_it_or_the_glossary_changes(sources) -> None:
    sources.write("glossary.md", GLOSSARY)
    sources.translate("glossary", {"日米合同委員会": "Joint Committee"})
    sources.write("topics/peace.md", "(topic-peace)=\n# 平和\n\n日米合同委員会です。\n")
    sources.translate("topics/peace", {"日米合同委員会です。": "A joint committee.", "平和": "Peace"})
    first = Passed()
    assert check_all(sources.root, passed=first) == []
    again = Passed(frozenset(first.now))
    assert check_all(sources.root, passed=again) == []
    assert again.now == first.now
    assert len(first.now) == 4  # with the name of the site
    sources.translate("glossary", {"日米合同委員会": "Mixed Council"})
    other = Passed(frozenset(first.now))
    assert [finding.rule for finding in check_all(sources.root, passed=other)] == ["term"]
    still = Passed(frozenset(other.now))
    assert [finding.rule for finding in check_all(sources.root, passed=still)] == ["term"]


def test_what_passed_is_known_to_the_next_build(tmp_path) -> None:
    path = tmp_path / "passed"
    assert Passed.read(path) == Passed()
    Passed(now={"a", "b"}).write(path)
    assert Passed.read(path) == Passed(frozenset({"a", "b"}))


def test_what_passed_is_asked_again_with_another_version_of_a_library(small) -> None:
    """Of each that decides what a rule says."""
    assert small.build() == 0
    (path,) = (small.out / "work/doctrees").glob("passed-*")
    versions = babel.__version__, docutils.__version__, markdown_it.__version__, unicodedata.unidata_version
    assert path.name.endswith("-".join(("", *versions)))


def test_an_entry_that_no_page_has_is_named_in_the_build(small) -> None:
    """A msgid that somebody edited, or a page that changed after its catalog."""
    small.translate("topics/peace", {"平和": "Peace", "平和についての項目": "On peace."})
    assert small.build() == 0
    assert (
        "locales/en/LC_MESSAGES/topics/peace.po:9: warning: no text of the page is this msgid; run "
        "'make update-po', and change only msgstr [no-message]\n"
    ) in small.output
    assert small.run("edition", "check", "--strict") == 1


def test_only_an_entry_that_no_page_has_is_warned_of(sources) -> None:
    sources.translate("topics/peace", {"平和": "Peace", "平和についての項目": "On peace."})
    found = check_all(sources.root, live={"topics/peace": {"平和"}})
    peace = [(each.line, each.rule) for each in found if each.path.endswith("topics/peace.po")]
    assert peace == [(9, "no-message")]


def test_folders_of_catalogs_that_are_nested_without_end_are_said(sources) -> None:
    (sources.root / "locales/en/LC_MESSAGES" / ("a/" * 60)).mkdir(parents=True)
    assert [
        (each.path, each.line, each.rule) for each in check_all(sources.root) if "nested" in each.message
    ] == [("locales", 1, "file-name")]


def test_of_a_page_that_has_no_texts_every_entry_is_warned_of(sources) -> None:
    sources.translate("topics/peace", {"平和": "Peace"})
    found = check_all(sources.root, live={"index": {"表紙"}})
    assert ("locales/en/LC_MESSAGES/topics/peace.po", "no-message") in {
        (each.path, each.rule) for each in found
    }


def test_what_is_fuzzy_or_untranslated_is_not_checked(sources) -> None:
    sources.translate("topics/peace", {"平和についての項目。": "A peace of 2%.", "平和": ""})
    assert findings(sources) == {("locales/en/LC_MESSAGES/topics/peace.po", "number")}
    sources.edit("locales/en/LC_MESSAGES/topics/peace.po", 'msgid "平和につ', '#, fuzzy\nmsgid "平和につ')
    assert findings(sources) == set()


def test_a_term_whose_translation_is_outdated_is_not_asked_for(sources) -> None:
    sources.write("glossary.md", GLOSSARY)
    sources.translate("glossary", {"日米合同委員会": "Joint Committee"})
    sources.write("topics/peace.md", "(topic-peace)=\n# 平和\n\n日米合同委員会です。\n")
    sources.translate("topics/peace", {"日米合同委員会です。": "A council."})
    assert findings(sources) == {("locales/en/LC_MESSAGES/topics/peace.po", "term")}
    sources.edit("locales/en/LC_MESSAGES/glossary.po", 'msgid "日米', '#, fuzzy\nmsgid "日米')
    assert findings(sources) == set()


def test_a_message_that_is_text_on_one_page_and_markup_on_another_is_held_to_markup(sources) -> None:
    sources.write("topics/peace.md", "(topic-peace)=\n# 平和\n\n条約を守ります。\n")
    sources.translate("policies/second", {"条約を守ります。": "We will keep *treaties*."})
    assert findings(sources) == {("locales/en/LC_MESSAGES/policies/second.po", "inline")}
    sources.write("topics/peace.md", "(topic-peace)=\n# 平和\n")
    assert findings(sources) == set()


@pytest.mark.parametrize(("msgstr", "code"), [("Peace and 2%.", 1), ("The Peace.", 0)])
def test_make_check_fails_on_an_error_only(small, msgstr: str, code: int) -> None:
    small.translate("topics/peace", {"平和": msgstr})
    result = subprocess.run(
        [sys.executable, "-m", "edition", "check"], cwd=small.root, capture_output=True, check=False
    )
    assert result.returncode == code


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[a](",
        "*a_",
        "_a ",
        "`",
        "<a",
        "&#1",
        "{a}`",
        "9",
        "一",
        "兆9",
        "“(",
        "![[",
        "a://",
        "|a",
        "..",
        "9,",
        " ",
        "the ",
    ],
)
def test_the_longest_message_is_answered_at_once(piece: str) -> None:
    """No expression whose cost explodes: the bound is a hundred times what it takes."""
    pair = Pair("甲" * 500, (piece * LONGEST)[:LONGEST], "en")
    start = time.process_time()
    for languages in (("ja", "en"), ("en", "ja"), ("de", "ko")):
        for stage in rule_stages(*languages, NO_TERMS):
            for rule in (*stage.errors, *stage.warnings):
                list(rule(pair))
    assert time.process_time() - start < 2


def test_a_catalog_of_many_pieces_is_read_at_once() -> None:
    header = 'msgid ""\nmsgstr "Content-Type: charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr ""\n'
    start = time.process_time()
    po.parse(header + '"b"\n' * 100_000)
    assert time.process_time() - start < 10


@pytest.mark.build  # it takes as long as one
def test_the_largest_catalog_is_judged_in_seconds(tmp_path) -> None:
    """All rules together, on as much text as is read at all."""
    message, translation = (
        "約11兆円を、原則として、2022年6月3日までに公開します。",
        "We will publish about 11 trillion yen.",
    )
    entries = {f"{message}{number}": po.Entry(f"{message}{number}", translation) for number in range(3300)}
    header = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    path = tmp_path / "x.po"
    path.write_text(po.serialize(po.Catalog(header, entries)), "utf-8")
    assert LARGEST * 0.8 < path.stat().st_size < LARGEST
    start = time.process_time()
    judged = Judged("en", set(), rule_stages("ja", "en", NO_TERMS))
    assert len(list(check_catalog(path, "x.po", judged, Passed()))) > len(entries)
    assert time.process_time() - start < 20  # ten times what it takes, for a busy machine


def test_the_check_says_of_an_id_that_stands_twice_whatever_the_bodies_are(small) -> None:
    small.edit("policies/second.md", ":::{recommendation} bbb-1\n", ":::{recommendation} aaa-1\n")
    small.edit("policies/first.md", "平和を守ります。", "- (a) 平和を守ります。\n- (b) 三つ。\n- (c) 四つ。")
    assert small.run("edition", "check") == 1
    assert "the id 'aaa-1' is already at" in small.output
    assert "the program failed" not in small.output
