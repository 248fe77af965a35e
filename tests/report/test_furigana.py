"""Readings of the report's kanji."""

import re

import pytest
from conftest import ROOT

from edition.tools import furigana


@pytest.fixture(scope="module")
def texts(real) -> dict[str, str]:
    return furigana.texts_of(real.site / "data/recommendations.json")


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


def test_every_kanji_of_the_report_has_a_reading_in_hiragana(texts) -> None:
    analyse, corrections = furigana.sudachi(), furigana.load_corrections()
    for text_id, text in texts.items():
        covered = set()
        for start, length, reading in furigana.readings(text, analyse, corrections):
            assert re.fullmatch("[ぁ-ゖー]+", reading), (text_id, reading)
            covered.update(range(start, start + length))
        for position, letter in enumerate(text):
            if re.match(furigana.KANJI, letter):
                assert position in covered, (text_id, letter)


@pytest.mark.parametrize(
    ("text_id", "word", "reading"),
    [
        ("nss-7", "兩岸", "りょうがん"),
        ("nss-19", "兆円", "ちょうえん"),
        ("nss-11", "型核", "がたかく"),
        ("nss-13", "盾", "たて"),
        ("nss-13", "矛", "ほこ"),
        ("hrd-2", "蹂躪", "じゅうりん"),
        ("hrc-2", "世論", "よろん"),
        ("ipd-2", "島嶼", "とうしょ"),
        ("sofa-3", "日本", "にほん"),
        ("nss-1", "我", "わ"),
    ],
)
def test_a_word_that_is_easily_misread_has_its_reading(texts, text_id: str, word: str, reading: str) -> None:
    text = texts[text_id]
    found = furigana.readings(text, furigana.sudachi(), furigana.load_corrections())
    assert (text.index(word), len(word), reading) in found


def test_the_committed_readings_are_those_of_the_analyser_and_the_corrections(texts) -> None:
    committed = (ROOT / "_static" / "furigana.js").read_text("utf-8")
    assert committed == furigana.script(texts, furigana.sudachi()), "run 'make furigana'"


def test_every_correction_is_of_use(texts) -> None:
    for word in furigana.load_corrections():
        assert any(word in text for text in texts.values()), word
