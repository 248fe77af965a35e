"""Glossary terms in running text: found where they stand, and nothing else changed."""

import sys
from dataclasses import replace

import pytest
import registries

from edition.report.body import Block
from edition.report.languages import stemmer_name
from edition.report.pages import Section
from edition.report.terms import Finder, Glossary, Piece, shown_forms, source_forms, surface_forms

TERMS = [
    ("日米安保条約", "treaty"),
    ("日米安保条約の付属文書", "documents"),
    ("NPT 条約", "npt"),
    ("「2+2」", "two"),
]
ENGLISH = [
    (form, term)
    for name, term in (
        ("Japan-U.S. Status of Forces Agreement (SOFA)", "sofa"),
        ("official development assistance (ODA)", "oda"),
        ("gray-zone situation", "gray"),
        ("defense attaché", "attache"),
    )
    for form in surface_forms(name)
]


def terms_in(forms: list[tuple[str, str]], language: str, text: str) -> list[tuple[str, str]]:
    pieces = Finder(forms, language).pieces(text, set())
    assert "".join(piece.text for piece in pieces) == text
    return [(piece.text, piece.term) for piece in pieces if piece.term]


def test_a_term_is_found_inside_a_text_of_any_script_without_spaces() -> None:
    assert terms_in([("สิทธิ", "rights")], "th", "เราจะปกป้องสิทธิของทุกคน") == [("สิทธิ", "rights")]


def test_the_longest_term_at_a_place_is_taken() -> None:
    found = terms_in(TERMS, "ja", "日米安保条約の付属文書と日米安保条約")
    assert found == [("日米安保条約の付属文書", "documents"), ("日米安保条約", "treaty")]


def test_only_the_first_occurrence_in_all_paragraphs_is_taken() -> None:
    finder, seen = Finder(TERMS, "ja"), set()
    assert finder.pieces("日米安保条約に、日米安保条約", seen) == [
        Piece("日米安保条約", "treaty"),
        Piece("に、日米安保条約"),
    ]
    assert finder.pieces("日米安保条約", seen) == [Piece("日米安保条約")]


@pytest.mark.parametrize("text", ["NPT 条約", "NPT条約", "ＮＰＴ条約"])
def test_width_and_spaces_between_scripts_do_not_matter(text: str) -> None:
    assert terms_in(TERMS, "ja", f"を{text}に") == [(text, "npt")]


def test_quotation_marks_of_a_term_stay_outside_its_link() -> None:
    assert terms_in(TERMS, "ja", "を「2+2」で") == [("2+2", "two")]
    assert terms_in(TERMS, "ja", "2 と 2") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Japan-U.S. Status of Forces Agreement (SOFA),", "Japan-U.S. Status of Forces Agreement (SOFA)"),
        ("the Japan-U.S. Status of Forces Agreement and", "Japan-U.S. Status of Forces Agreement"),
        ("the SOFAs of Germany", "SOFAs"),
        ("Official Development Assistance is", "Official Development Assistance"),
        ("so-called gray-zone situations.", "gray-zone situations"),
        ("so-called gray zone situations.", "gray zone situations"),
        ("of defense attachés working", "defense attachés"),
    ],
)
def test_english_matches_plurals_capitals_and_abbreviations(text: str, found: str) -> None:
    assert [each for each, _term in terms_in(ENGLISH, "en", text)] == [found]


@pytest.mark.parametrize("text", ["sofabed", "modal", "Status of Forces, Agreement"])
def test_a_part_of_a_word_or_a_broken_phrase_is_no_term(text: str) -> None:
    assert terms_in(ENGLISH, "en", text) == []


def test_a_term_inside_a_longer_one_is_still_a_mention() -> None:
    assert Finder(TERMS, "ja").mentions("日米安保条約の付属文書") == {"treaty", "documents"}


def test_languages_without_a_stemmer_do_without() -> None:
    assert (stemmer_name("en"), stemmer_name("de"), stemmer_name("ja")) == ("english", "german", "")
    assert (stemmer_name("no"), stemmer_name("nb"), stemmer_name("pt-BR")) == (
        *("norwegian", "norwegian"),
        "portuguese",
    )


@pytest.mark.parametrize(
    ("language", "term", "text", "found"),
    [
        ("hi", "राज", "राज्य सरकार", []),
        ("hi", "राज्य", "यह राज्य है", ["राज्य"]),
        ("he", "של", "שָׁלוֹם", []),
        ("fr", "e", "cafe\u0301", []),
        ("ja", "か", "か\u3099", ["か"]),
    ],
)
def test_vowel_signs_and_accents_are_parts_of_their_words(
    language: str, term: str, text: str, found: list[str]
) -> None:
    assert [each for each, _term in terms_in([(term, "t")], language, text)] == found


def test_the_cost_grows_with_the_text_and_not_with_the_glossary() -> None:
    def steps(terms: int, copies: int) -> int:
        """Count the lines that are executed."""
        finder = Finder([(f"第{n}条の約束", f"t{n}") for n in range(terms)], "ja")
        text = "我が国の平和と安定に第一に貢献する。" * copies
        count = 0

        def trace(_frame: object, event: str, _argument: object) -> object:
            nonlocal count
            count += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            finder.pieces(text, set())
        finally:
            sys.settrace(before)
        return count

    assert steps(2_000, 20) == steps(20, 20)
    assert steps(20, 200) < 11 * steps(20, 20)


def test_a_term_of_two_that_are_written_alike_is_the_first_and_one_without_letters_is_none() -> None:
    assert terms_in([("条約", "one"), ("条約", "two"), ("「」", "none")], "ja", "「条約」") == [
        ("条約", "one")
    ]


def test_a_text_ends_where_a_longer_term_would_go_on() -> None:
    assert terms_in([("条約", "treaty"), ("条約の付属文書", "documents")], "ja", "この条約") == [
        ("条約", "treaty")
    ]
    assert Finder(TERMS, "ja").mentions("日米安保") == set()


def test_a_term_that_goes_on_from_inside_another_is_not_taken() -> None:
    assert terms_in([("甲乙", "one"), ("乙丙", "two"), ("丁", "three")], "ja", "甲乙丙丁") == [
        ("甲乙", "one"),
        ("丁", "three"),
    ]


def test_a_glossary_links_texts_in_the_language_they_are_shown_in_and_finds_uses_in_the_source() -> None:
    glossary = registries.page(
        "glossary",
        registries.term("treaty", "条約", forms=("取り決め",)),
        registries.term("sofa", "地位協定（SOFA）"),
    )
    recs = registries.rec("条約-1", section="s"), registries.rec("取り決め-2"), registries.rec("平和-3")
    source = registries.registry(
        registries.page("policies/aaa", *recs, sections=(Section("s", registries.text("地位協定"), 2),)),
        glossary,
        registries.team("bbb"),
    )
    found = registries.in_english(source, {"条約": "treaty", "条約-1": "A treaty, the SOFA"})
    shown = Glossary(found, "en", "ja")
    links = {
        name: [(piece.text, piece.term) for pieces in shown.linked(one) for piece in pieces if piece.term]
        for name, one in found.recommendations.items()
    }
    assert links == {
        "条約-1": [("treaty", "treaty")],
        "取り決め-2": [("取り決め", "treaty")],
        "平和-3": [],
    }
    assert {name: [each.id for each in recs] for name, recs in shown.used_in.items()} == {
        "treaty": ["条約-1", "取り決め-2"],
        "sofa": ["条約-1"],
    }
    assert source_forms(source.terms["sofa"]) == ["地位協定（SOFA）", "地位協定", "SOFA"]
    assert (shown_forms(found.terms["treaty"]), shown_forms(found.terms["sofa"])) == (["treaty"], [])
    assert Glossary(source, "ja", "ja").linked(recs[0]) == [[Piece("条約", "treaty"), Piece("-1")]]
    assert Glossary(source, "ja", "ja").linked(recs[1])[0][0] == Piece("取り決め", "treaty")


def test_two_recommendations_that_have_one_id_by_mistake_keep_their_own_texts() -> None:
    first, second = (registries.rec("aaa-1", docname=f"policies/{name}") for name in ("first", "second"))
    second = replace(second, paragraphs=(registries.text("x"), registries.text("y")), blocks=(Block(),) * 2)
    glossary = Glossary(registries.registry(registries.team("first", first)), "ja", "ja")
    assert glossary.linked(first) == [[Piece("aaa-1")]]
    assert glossary.linked(second) == [[Piece("x")], [Piece("y")]]


def test_a_changed_definition_reaches_the_readers_of_the_pages(small) -> None:
    small.edit("index.md", "topics/index\n", "topics/index\nglossary\n")
    entry = ":::{term} dialogue\n:reading: たいわ\n\n対話\n\n%s\n:::\n"
    small.write("glossary.md", "(glossary)=\n# 用語集\n\n" + entry % "話し合うこと。")
    assert small.build() == 0, small.output
    assert "話し合うこと。" in (small.site / "ja/_definitions.js").read_text("utf-8")
    small.write("glossary.md", "(glossary)=\n# 用語集\n\n" + entry % "言葉を交わすこと。")
    assert small.build() == 0, small.output
    assert "言葉を交わすこと。" in (small.site / "ja/_definitions.js").read_text("utf-8")
