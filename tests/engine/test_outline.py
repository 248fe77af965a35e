"""Where the messages of a page stand, for translators."""

import pytest

from edition.catalogs.outline import Passage, passages, places

PAGE = """\
# 札なし
(top)=
# 見出し

(part)=
##  二つ目

本文
- 項目
12. 番号
\t字下げ\x20

:::{recommendation} sofa-3
:topics: law

第一段落
:topics: 本文の一部

第二段落
:::
::::{term} sofa
:reading: x
地位協定
::::
:::{place}  us\x20
米国
:::
:::{editorial-note} n-1
注
:::
:::{topic-index}
中身
:::
### 三つ目
終わり
"""


def test_every_message_of_a_page_has_its_line_its_section_and_its_directive() -> None:
    assert list(passages(PAGE)) == [
        Passage("札なし", 1, is_heading=True),
        Passage("見出し", 3, "top", is_heading=True),
        Passage("二つ目", 6, "part", is_heading=True),
        Passage("本文", 8, "part"),
        Passage("項目", 9, "part"),
        Passage("番号", 10, "part"),
        Passage("字下げ", 11, "part"),
        Passage("第一段落", 16, "part", "recommendation", "sofa-3"),
        Passage(":topics: 本文の一部", 17, "part", "recommendation", "sofa-3", "p2"),
        Passage("第二段落", 19, "part", "recommendation", "sofa-3", "p3"),
        Passage("地位協定", 23, "part", "term", "term-sofa"),
        Passage("米国", 26, "part", "place", "place-us"),
        Passage("注", 29, "part", "editorial-note", "n-1"),
        Passage("三つ目", 34, "", is_heading=True),
        Passage("終わり", 35, ""),
    ]


def test_the_bodies_of_directives_are_plain_text_and_nothing_else_is() -> None:
    assert [passage.text for passage in passages(PAGE) if passage.plain] == [
        *("第一段落", ":topics: 本文の一部", "第二段落", "地位協定", "米国", "注")
    ]


@pytest.mark.parametrize(
    ("passage", "place"),
    [
        (Passage("x", 1), "page · a/page.html"),
        (Passage("x", 1, is_heading=True), "page › heading · a/page.html"),
        (Passage("x", 1, "part"), "page › part · a/page.html#part"),
        (Passage("x", 1, "part", is_heading=True), "page › part › heading · a/page.html#part"),
        (Passage("x", 1, "part", "recommendation", "so-fa-3"), "page › part › 3 · a/page.html#so-fa-3"),
        (
            Passage("x", 1, "part", "recommendation", "sofa-3", "p2"),
            "page › part › 3, paragraph 2 · a/page.html#sofa-3-p2",
        ),
        (Passage("x", 1, "", "recommendation", "a-3", "p"), "page › 3, p · a/page.html#a-3-p"),
        (Passage("x", 1, "", "term", "term-a", "p2"), "page › term-a · a/page.html#term-a"),
    ],
)
def test_a_place_is_written_in_ids(passage: Passage, place: str) -> None:
    assert passage.place("a/page") == place


def test_a_message_that_stands_in_several_places_has_each_once() -> None:
    assert places("page", "(a)=\n# 甲\n甲\n甲\n(b)=\n# 乙\n甲\n") == {
        "甲": ("page › a › heading · page.html#a", "page › a · page.html#a", "page › b · page.html#b"),
        "乙": ("page › b › heading · page.html#b",),
    }


@pytest.mark.parametrize("fence", [":::", "::::", "```", "~~~~"])
@pytest.mark.parametrize("prefix", ["", "policy:"])
def test_a_directive_is_found_by_any_of_its_names_and_fences(fence: str, prefix: str) -> None:
    page = f"{fence}{{{prefix}recommendation}} one-1\n一\n{fence}\n後\n"
    assert list(passages(page)) == [
        Passage("一", 2, "", "recommendation", "one-1"),
        Passage("後", 4),
    ]


@pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "12."])
def test_the_text_of_an_item_is_without_its_mark(mark: str) -> None:
    assert list(passages(f"{mark} 一\n")) == [Passage("一", 1)]


def test_only_a_kind_that_has_titles_has_one_behind_its_id() -> None:
    page = ":::{%s} one-1 題\n本文\n:::\n"
    assert [each.text for each in passages(page % "recommendation")] == ["題", "本文"]
    assert [each.text for each in passages(page % "place")] == ["本文"]


def test_only_the_body_of_a_recommendation_has_marks_of_structure() -> None:
    note = ":::{editorial-note} n\n:on: one\n\n- a\n\n> b\n:::\n"
    assert [each.text for each in passages(f"# One\n\n{note}")] == ["One", "- a", "> b"]
