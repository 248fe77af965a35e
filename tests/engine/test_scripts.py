"""What a translation quotes of the original is marked as such, where the script tells it apart."""

import pytest

from edition.drawing.fragments import mark_english, mark_language
from edition.report.languages import script


@pytest.mark.parametrize(
    ("language", "source", "text", "marked"),
    [
        ("en", "ja", "the bill (法案) is", 'the bill (<span lang="ja">法案</span>) is'),
        ("ja", "en", "法案 (bill) です", "法案 (bill) です"),
        ("zh-Hant", "ja", "法案", "法案"),
        ("ja", "zh-Hans", "法案", "法案"),
        ("en", "ko", "the bill (법률 안)", 'the bill (<span lang="ko">법률 안</span>)'),
        ("ja", "ko", "法案（법안）", '法案（<span lang="ko">법안</span>）'),
        ("fr", "ru", "la loi (закон)", 'la loi (<span lang="ru">закон</span>)'),
        ("fr", "en", "la loi (bill)", "la loi (bill)"),
        ("ja", "ja", "法案", "法案"),
    ],
)
def test_a_run_is_marked_where_the_scripts_differ(language, source, text, marked) -> None:
    assert str(mark_language(text, language, source)) == marked


def test_english_is_marked_in_an_original_of_another_script_only() -> None:
    assert str(mark_english("Quad と書く", "ja", "ja")) == '<span lang="en">Quad</span> と書く'
    assert mark_english("le Quad", "fr", "fr") == "le Quad"


@pytest.mark.parametrize(
    ("language", "code"),
    [("ja", "Jpan"), ("en", "Latn"), ("zh-Hant", "Hant"), ("zh", "Hans"), ("pt-BR", "Latn")],
)
def test_the_script_of_a_language_is_known(language: str, code: str) -> None:
    assert script(language) == code
