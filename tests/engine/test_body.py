"""The body of a recommendation: lists, tables, figures and footnotes, by the beginnings of its lines."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from edition.reading.collect import collect_page
from edition.reading.nodes import block, paragraph, report_object
from edition.report.body import Block, Group, Line, groups, parse
from edition.report.objects import Note
from edition.report.problems import Problem

BODY = """\
We will act[^1]:

- (a) at once;
  - in towns;
  - (i) in villages;
- (b) within a year.
- later

> No time is left.

| Region | Length |
| --- | :---: |
| North \\| South | 12 km |

![A falling curve](losses.png)
: Losses by year

[^1]: For the first time.

(a) is no sub-item here.
"""


def read(body: str) -> list[tuple[str, Block]]:
    found, faults = parse(enumerate(body.split("\n"), 1))
    assert faults == []
    return [(line.text, line.block) for line in found]


def faults(body: str) -> list[tuple[Problem, int]]:
    return [(fault.problem, fault.line) for fault in parse(enumerate(body.split("\n"), 1))[1]]


def test_the_beginning_of_a_line_says_what_it_is_and_only_the_rest_is_text() -> None:
    assert read(BODY) == [
        ("We will act[^1]:", Block()),
        ("at once;", Block("item", "a", "(a)")),
        ("in towns;", Block("item", "p2", level=1)),
        ("in villages;", Block("item", "a-i", "(i)", level=1)),
        ("within a year.", Block("item", "b", "(b)")),
        ("later", Block("item", "p3")),
        ("No time is left.", Block("quotation", "p4")),
        ("Region", Block("head", "t1-1-1", level=1)),
        ("Length", Block("head", "t1-1-2", level=1)),
        ("North | South", Block("cell", "t1-2-1", level=2)),
        ("12 km", Block("cell", "t1-2-2", level=2)),
        ("A falling curve", Block("figure", "p5", "losses.png")),
        ("Losses by year", Block("caption", "p5-caption")),
        ("For the first time.", Block("footnote", "note-1", "1")),
        ("(a) is no sub-item here.", Block("paragraph", "p6")),
    ]


def test_a_flaw_says_what_would_be_right() -> None:
    lines = (
        "one",
        "two",
        "",
        "| a | b |",
        "| c |",
        "",
        "![](a.png)",
        "",
        "d[^e]",
        "",
        "[^f]: g",
        "",
        "[^h]:",
    )
    assert [flaw.message for flaw in parse(enumerate(lines, 1))[1]] == [
        "a paragraph goes on over a line break, which would show as a gap; write a paragraph on one line, "
        "and a blank line between two paragraphs",
        "this row has 1 cells, and the first row has 2; write as many, each after a '|'",
        "a figure is a file of this project, with words for readers who do not see it; write "
        "'![WORDS](FILE.png)', with the file beside the page",
        "'[^e]' has no footnote; write a line '[^e]: TEXT' below the text",
        "no text has the mark of this footnote; write '[^f]' where it belongs",
        "the footnote '[^h]' has no text; write it on this line",
        "no text has the mark of this footnote; write '[^h]' where it belongs",
    ]


def test_only_the_spaces_of_the_markup_are_taken_off_a_cell() -> None:
    assert [text for text, _block in read("| \u3000a | b\u3000 |")] == ["\u3000a", "b\u3000"]


@pytest.mark.parametrize(
    "label",
    [
        "(a)",
        "a)",
        "iv.",
        "12)",
        "（ア）",
        "１．",
        "①",
        "㉑",
        "㊿",
        "㈠",
        "㈪",
        "ⓐ",
        "(12)",
        "（一）",
        "أ)",
        "1.2.",
    ],
)
def test_a_label_is_shown_as_it_is_printed(label: str) -> None:
    assert read(f"- {label} text")[0][1].label == label


def test_a_label_of_several_numbers_has_an_address_of_its_own() -> None:
    assert [block.anchor for _text, block in read("- 12. a\n- 1.2. b\n- ㉑ c")] == ["12", "1-2", "21"]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. forces",
        "No. 5",
        "2030. The year",
        "1.5 million people",
        "word (a) word",
        "Mr. A",
        "(see below) x",
    ],
)
def test_a_bullet_may_begin_with_what_is_like_a_label(text: str) -> None:
    assert read(f"- {text}") == [(text, Block("item"))]


@pytest.mark.parametrize(
    "text", ["-5 度", "*強調*", "・中黒", "|縦棒", "> ", "[^1", "![x]", "1. 番号", ": 一"]
)
def test_what_only_looks_like_a_part_is_a_paragraph(text: str) -> None:
    assert read(text) == [(text.strip(), Block())]


def test_a_line_of_blanks_is_blank() -> None:
    assert read("One\n \t \ntwo") == [("One", Block()), ("two", Block(anchor="p2"))]


def test_spaces_that_a_reader_sees_are_text() -> None:
    assert [text for text, _block in read("\u3000字下げ\u3000\n\n-\u3000中")] == [
        "\u3000字下げ\u3000",
        "-\u3000中",
    ]


def test_a_label_that_comes_again_has_the_address_of_the_paragraph_above_before_it() -> None:
    anchors = [block.anchor for _text, block in read("One:\n\n- (a) x\n\nTwo:\n\n- (a) y\n- (b) z")]
    assert anchors == ["", "a", "p2", "p2-a", "b"]


def test_however_often_a_label_comes_every_text_has_an_address_of_its_own() -> None:
    tables = "\n\n| x |\n| y |\n\n"
    found = read(tables.join(["- (a) x[^2][^*]"] * 3) + "\n\n[^2]: n\n\n[^*]: n")
    anchors = [block.anchor for _text, block in found]
    assert len(anchors) == len(set(anchors))
    assert [anchor for anchor in anchors if not anchor.startswith("t")] == [
        "a",
        "p0-a",
        "a-2",
        "note-2",
        "p0-note-2",
    ]


def test_a_sub_item_lies_in_no_list_that_has_ended() -> None:
    first = "- (1) x\n  - (a) y"
    assert [block.anchor for _text, block in read(f"{first}\n\nText.\n\n- z\n  - (b) z")][-1] == "b"
    assert [block.anchor for _text, block in read(f"{first}\n- z\n  - (b) z")][-1] == "b"


def test_a_row_of_dashes_is_a_rule_below_the_first_row_and_text_below_any_other() -> None:
    found = read("| a | b |\n| --- | :-: |\n| - | - |\n|  |  |\n| --- | --- |")
    assert [(text, block.form) for text, block in found] == [
        *(("a", "head"), ("b", "head"), ("-", "cell"), ("-", "cell"), ("", "cell"), ("", "cell")),
        *(("---", "cell"), ("---", "cell")),
    ]


def test_a_footnote_has_the_address_of_its_mark_or_of_its_place() -> None:
    found = read("x[^※] y[^a*] z[^注]\n\n[^※]: one\n\n[^a*]: two\n\n[^注]: three")
    assert [block.anchor for _text, block in found] == ["", "note-1", "note-a", "note-3"]


def test_one_more_row_or_sub_item_changes_no_other_address() -> None:
    before = dict(read("- (a) a\n\n| x |\n\nEnd"))
    after = dict(read("- (a) a\n- (b) b\n\n| x |\n| y |\n\nEnd"))
    assert all(after[text] == block for text, block in before.items())


def test_a_paragraph_of_a_page_knows_what_it_is_and_a_figure_has_its_picture() -> None:
    for line in (
        Line("甲", 3),
        Line("乙", 4, Block("item", "a", "(a)", 1)),
        Line("丙", 5, Block("quotation")),
    ):
        node = paragraph(line, "x.md")
        assert (node.astext(), node.source, node.line, block(node)) == (line.text, "x.md", *line[1:])
        assert not list(node.findall(nodes.image))
    (image,) = paragraph(Line("丁", 6, Block("figure", label="a.png")), "x.md").findall(nodes.image)
    assert (image["uri"], image.source, image.line) == ("a.png", "x.md", 6)


def test_an_object_stands_under_the_heading_above_it_also_within_another_directive() -> None:
    note = report_object(
        "", paragraph(Line("注", 5), "x.md"), kind="editorial-note", object_id="n", on=[], docname="x"
    )
    document = new_document("x.md")
    document += nodes.section("", nodes.section("", nodes.container("", note), ids=["part"]), ids=["page"])
    assert [each.section for each in collect_page("x", document).of(Note)] == ["part"]


def test_the_structure_of_a_body_has_lists_in_lists_rows_in_tables_and_footnotes_last() -> None:
    blocks = tuple(block for _text, block in read(BODY))
    assert groups(blocks) == (
        Group("paragraph", 0),
        Group(
            "list",
            1,
            (
                Group("item", 1, (Group("list", 2, (Group("item", 2), Group("item", 3))),)),
                Group("item", 4),
                Group("item", 5),
            ),
        ),
        Group("quotation", 6),
        Group(
            "table",
            7,
            (
                Group("row", 7, (Group("head", 7), Group("head", 8))),
                Group("row", 9, (Group("cell", 9), Group("cell", 10))),
            ),
        ),
        Group("figure", 11, (Group("caption", 12),)),
        Group("paragraph", 14),
        Group("footnotes", 13, (Group("footnote", 13),)),
    )


def test_two_tables_with_a_blank_line_between_are_two() -> None:
    for first, second in (("| a |\n| b |", 2), ("| a |", 1), ("| a |\n| - |", 1)):
        found = read(f"{first}\n\n| c | e |\n| d | f |")
        drawn = groups(tuple(block for _text, block in found))
        assert [(group.form, group.text) for group in drawn] == [("table", 0), ("table", second)]
        assert [block.anchor for _text, block in found[second:]] == ["t2-1-1", "t2-1-2", "t2-2-1", "t2-2-2"]


@pytest.mark.parametrize(
    ("body", "problem", "line"),
    [
        ("One\ngoes on", Problem.WRAPPED_LINE, 2),
        ("- one\n  goes on", Problem.WRAPPED_LINE, 2),
        ("| a | b |\n| - | - |\n| c |", Problem.BODY_FORM, 3),
        ("![](x.png)", Problem.BODY_FORM, 1),
        ("![x](https://example.org/x.png)", Problem.BODY_FORM, 1),
        ("x[^2]", Problem.UNKNOWN_ID, 1),
        ("x\n\n[^2]: note", Problem.UNUSED_ID, 3),
        ("x[^2]\n\n[^2]:", Problem.EMPTY_BODY, 3),
    ],
)
def test_what_cannot_be_shown_is_found(body: str, problem: Problem, line: int) -> None:
    assert faults(body) == [(problem, line)]
