"""Readings of the report's kanji."""

import json
import re
from collections.abc import Callable
from itertools import accumulate

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT

from edition.tools import furigana
from edition.tools.furigana import Analyser, Decision, Reading

COMMITTED = ROOT / "_static" / "furigana.js"


def decisions() -> list[furigana.Decision]:
    return furigana.load_decisions(ROOT / furigana.DECISIONS)


@pytest.fixture(scope="module")
def texts(real) -> dict[str, str]:
    return furigana.texts_of(real.site / "data/recommendations.json")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Every heading and paragraph of the report, from its pages: a paragraph is one line."""
    pages = sorted((ROOT / "policies").glob("*.md"))
    found = [line.lstrip("# ") for page in pages for line in page.read_text("utf-8").splitlines()]
    return [line for line in found if re.search(furigana.KANJI, line)]


@pytest.fixture(scope="module")
def sudachi() -> Analyser:
    return furigana.sudachi()


@pytest.fixture(scope="module")
def janome() -> Analyser:
    """Another analyser, whose dictionary (IPADIC) was made apart from Sudachi's (UniDic and NEologd)."""
    from janome.tokenizer import Tokenizer  # noqa: PLC0415 - not where other tests run alone

    tokenizer = Tokenizer()
    return lambda text: [(token.surface, token.reading.strip("*")) for token in tokenizer.tokenize(text)]


def read(found: list[Reading], start: int, end: int) -> str:
    """Return what the words within a place are read, those included that begin or end outside."""
    return "".join(reading for at, length, reading in found if at < end and start < at + length)


def differences(one: list[Reading], other: list[Reading]) -> list[tuple[int, int]]:
    """Return the places that two analyses read otherwise, each as short as words of both end there."""
    places: list[tuple[int, int]] = []
    for start, length, _ in sorted(one + other):
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(places[-1][1], start + length))
        else:
            places.append((start, start + length))
    return [place for place in places if read(one, *place) != read(other, *place)]


@pytest.mark.parametrize(
    ("surface", "reading", "parts"),
    [
        ("取り巻く", "とりまく", [("取", "と"), ("り", ""), ("巻", "ま"), ("く", "")]),
        ("防衛", "ぼうえい", [("防衛", "ぼうえい")]),
        ("離発着", "りはっちゃく", [("離発着", "りはっちゃく")]),
        ("お茶", "ちゃ", [("お茶", "ちゃ")]),
    ],
)
def test_a_reading_is_divided_over_the_kanji_of_a_word(surface: str, reading: str, parts: list) -> None:
    assert furigana.split_reading(surface, reading) == parts


def test_a_decision_does_not_take_the_context_from_the_word_beside_it() -> None:
    words = {"日本人": [("日本", "ニッポン"), ("人", "ジン")], "人": [("人", "ヒト")], "": []}
    decision = Decision("[日本]", "にっぽん", "にっぽん", "にほん", "")
    assert furigana.readings("日本人", words.__getitem__, [decision]) == [(0, 2, "にほん"), (2, 1, "じん")]


def test_a_decision_holds_only_where_its_context_stands() -> None:
    decision = Decision("[何]より", "なん", "なに", "なに", "")
    assert furigana.decided("何人かは何よりも", [decision]) == [(4, 5, decision)]


def test_every_difference_between_two_analysers_is_decided(
    lines: list[str], sudachi: Analyser, janome: Analyser
) -> None:
    known, undecided = decisions(), []
    for line in lines:
        ours, theirs = furigana.analysed(line, sudachi), furigana.analysed(line, janome)
        done = {at for start, end, _ in furigana.decided(line, known) for at in range(start, end)}
        undecided += [
            f"{line[max(0, start - 4) : start]}[{line[start:end]}]{line[end : end + 4]}"
            f"\t{read(ours, start, end)}\t{read(theirs, start, end)}"
            for start, end in differences(ours, theirs)
            if any(re.match(furigana.KANJI, line[at]) for at in range(start, end) if at not in done)
        ]
    assert not undecided, f"decide in {furigana.DECISIONS}:\n" + "\n".join(undecided)


def test_every_decision_is_needed_and_says_what_both_analysers_read(
    lines: list[str], sudachi: Analyser, janome: Analyser
) -> None:
    known, used = decisions(), set()
    for line in lines:
        ours, theirs = furigana.analysed(line, sudachi), furigana.analysed(line, janome)
        for start, end, decision in furigana.decided(line, known):
            assert (read(ours, start, end), read(theirs, start, end)) == decision[1:3], decision
            used.add(decision)
    for decision in known:
        assert decision in used, f"nowhere in the report: {decision}"
        assert decision.why
        assert {decision.sudachi, decision.janome} != {decision.right}, f"no longer needed: {decision}"


def test_all_texts_that_have_readings_are_compared(texts, lines: list[str]) -> None:
    assert set(texts.values()) <= set(lines)


def test_every_kanji_of_the_report_has_a_reading_in_hiragana(lines: list[str], sudachi: Analyser) -> None:
    known = decisions()
    for line in lines:
        covered = set()
        for start, length, reading in furigana.readings(line, sudachi, known):
            assert re.fullmatch("[ぁ-ゖー]+", reading), (line, reading)
            assert not covered.intersection(range(start, start + length)), (line, reading)
            covered.update(range(start, start + length))
        for position, letter in enumerate(line):
            if re.match(furigana.KANJI, letter):
                assert position in covered, (line, letter)


@pytest.mark.parametrize(
    ("context", "word", "reading"),
    [
        ("兩岸関係", "兩岸", "りょうがん"),
        ("約11兆円", "兆円", "ちょうえん"),
        ("NATO 型核シェアリング", "型", "がた"),
        ("盾と矛", "盾", "たて"),
        ("盾と矛", "矛", "ほこ"),
        ("人権の蹂躪", "蹂躪", "じゅうりん"),
        ("世論づくり", "世論", "よろん"),
        ("太平洋島嶼国", "島嶼", "とうしょ"),
        ("日本側代表", "日本", "にほん"),
        ("国際機関の日本人", "日本人", "にほんじん"),
        ("我が国を取り巻く", "我", "わ"),
        ("何よりも重要", "何", "なに"),
        ("ルール作り", "作", "づく"),
        ("他の手段", "他", "ほか"),
        ("着手前に", "前", "まえ"),
        ("極超音速兵器", "極", "ごく"),
        ("真に実効性", "真", "しん"),
    ],
)
def test_a_word_that_is_easily_misread_has_its_reading(
    lines: list[str], sudachi: Analyser, context: str, word: str, reading: str
) -> None:
    (line,) = (line for line in lines if context in line)
    start = line.index(context) + context.index(word)
    assert (start, len(word), reading) in furigana.readings(line, sudachi, decisions())


def test_the_committed_readings_are_those_of_the_analyser_and_the_decisions(texts, sudachi: Analyser) -> None:
    assert COMMITTED.read_text("utf-8") == furigana.script(texts, sudachi, decisions()), "run 'make furigana'"


def test_no_reading_lies_across_the_edge_of_a_link(pages: Callable[[str], BeautifulSoup]) -> None:
    """The script leaves out a reading whose kanji are not all in one text node."""
    table = json.loads(COMMITTED.read_text("utf-8").partition(" = ")[2].removesuffix(";\n"))
    articles = pages("ja/report.html").select("article.recommendation")
    assert len(articles) == 36
    for article in articles:
        for number, paragraph in enumerate(article.select(".pair p[lang=ja]"), start=1):
            text_id = str(article["id"]) + (f"-p{number}" if number > 1 else "")
            edges = set(accumulate(len(text) for text in paragraph.find_all(string=True)))
            for start, length, reading in table[text_id]:
                assert not edges.intersection(range(start + 1, start + length)), (text_id, reading)
