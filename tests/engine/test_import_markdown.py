"""Documents in Markdown become pages."""

import re

import pytest
from imported import items, made, of_markdown, said

from edition.importing import markdown, names
from edition.importing.outline import DocumentError
from edition.importing.pages import escape


def test_markdown_of_every_kind_becomes_text_with_its_structure() -> None:
    text = """# T
## A
1. **Title**

   First *text*
   goes on.[^x]<br>Second.
   1. sub
      - deeper
   2. sub

   | a | b |
   |---|---|
   | 1<br>2 | x \\| y |

   ![Alt](dot.png "Caption")

   > Quoted.
2. [Link](https://a.example/b_c) and https://a.example/d_e

[^x]: Note
    goes on.
"""
    assert (
        of_markdown(text)
        == """(sec-a)=
# A

:::{recommendation} aa-1 Title

First text goes on.[^1]

Second.

- 1. sub
  - deeper
- 2. sub

| a | b |
| --- | --- |
| 1 2 | x \\| y |

![Alt](dot.png)
: Caption

> Quoted.

[^1]: Note goes on.
:::

:::{recommendation} aa-2

Link (https://a.example/b_c) and https://a.example/d_e
:::
"""
    )


def test_what_markdown_has_and_pages_have_not_is_noted() -> None:
    document = markdown.read(
        "---\nkey: value\n---\n# T\n##\n<!-- hidden -->\n\ntext<!-- in -->\n\n"
        "| a |\n|---|\n| b | c |\n\n```x\ncode\n```\n\n[unused]: https://a.example/u\n\n[^n]: never named\n"
    )
    made(document)
    left_out = [notice.left_out for notice in document.notices if notice.left_out]
    assert left_out == [
        "key: value",
        "<!-- hidden -->",
        "<!-- in -->",
        "c",
        "x",
        "https://a.example/u",
        "never named",
    ]
    assert "5: an empty heading was left out" in said(document)


def test_what_was_decided_of_a_text_is_said_with_its_line() -> None:
    text = "# A\n\n[b](#c) d [e][f]\n\n[f]: https://a.example/f\n\ng.<br>h\n\ni<br>\nj\n"
    text += '\n[k](#c "l")\n\n[^m]: n\n'
    document = markdown.read(text)
    assert made(document).endswith("\nb d e (https://a.example/f)\n\ng.\n\nh\n\ni j\n\nk\n")
    assert said(document) == [
        "3: a link within the document is text only: #c",
        "7: the line break before 'h' became a new paragraph",
        "9: the line break before 'j' became a space",
        "12: the title of a link was left out: l",
        "12: a link within the document is text only: #c",
        "14: the footnote '1' was left out: no text names it: n",
    ]


def test_a_cell_of_a_table_says_what_would_begin_a_list_in_a_paragraph() -> None:
    assert of_markdown("# A\n\n| a |\n|---|\n| - b |\n| 1. c |\n").endswith(
        "| a |\n| --- |\n| - b |\n| 1. c |\n"
    )


def test_a_footnote_of_several_blocks_is_one_text() -> None:
    text = "# A\n\na[^x]\n\n[^x]: b\n\n    c\n\n    <p>d</p>\n\n    ```\n    e\n    ```\n"
    assert of_markdown(text).endswith("[^1]: b c d e\n")


def test_footnotes_are_numbered_as_they_are_named() -> None:
    page = of_markdown("# A\n\na[^x] b[^y] c[^x]\n\n[^y]: Y\n\n[^x]: X\n")
    assert "a[^1] b[^2] c[^1]" in page
    assert page.endswith("[^1]: X\n\n[^2]: Y\n")


@pytest.mark.parametrize("nothing", ["", "<b>", "```\n"])
def test_a_footnote_without_text_is_left_out_and_said(nothing: str) -> None:
    document = markdown.read(f"# A\n\n1. a[^x]\n\n[^x]: {nothing}\n")
    page = made(document)
    assert "[^1]:" not in page
    assert "5: the footnote '1' was left out: it has no text" in said(document)
    assert "3: '[^1]' has no footnote; write one, or the pages cannot be built" in said(document)


def test_a_figure_in_a_body_is_described_by_its_words_its_caption_or_its_name() -> None:
    page = of_markdown('# A\n1. b\n\n   ![](c.png "D")\n\n   ![](e.png)\n')
    assert "![D](c.png)\n: D\n\n![e.png](e.png)\n" in page


def test_a_label_that_an_item_of_a_numbered_list_begins_with_is_below_its_number() -> None:
    document = markdown.read("# A\n1. (a) b\n\n- (c) d\n")
    assert items(document.blocks) == [(0, "1."), (1, "(a) b"), (0, "(c) d")]
    assert items(markdown.read("# A\n\n- (a) x\n\n  (b) y\n").blocks) == [(0, "(a) x"), (1, "(b) y")]
    assert made(markdown.read("# A\n\n- (c) d\n\n  e\n\n  - f\n")).endswith("\n- (c) d\n\n  e\n\n  - f\n")


def test_markdown_in_the_text_is_shown_as_it_is() -> None:
    text = "# 1. \\# T #x\n\n"
    text += "\\# a \\* b \\[c](d) \\`e\\` &amp;amp; f_g _h \\<i> {j}\n\n2022\\. k\n\n\\- l\n\n\\:::m\n"
    page = of_markdown(text)
    parsed = markdown.read(page)
    texts = [getattr(block, "text", "") for block in parsed.blocks]
    assert texts == [
        "(sec-t-x)=",
        "1. # T #x",
        "# a * b [c](d) `e` &amp; f_g _h <i> {j}",
        "2022. k",
        "- l",
        ":::m",
    ]


def test_marks_of_bold_that_markdown_does_not_read_are_left_out() -> None:
    document = markdown.read("# A\n\n**「甲」**を\n")
    assert made(document).endswith("\n\n「甲」を\n")
    assert said(document) == ["3: marks that Markdown does not read as bold here were left out: **"]


def test_the_address_of_a_link_without_text_is_kept() -> None:
    assert "a (https://a.example/b) c\n" in of_markdown("# A\n\na[](https://a.example/b) c\n")


def test_the_mark_of_a_footnote_that_is_not_there_is_text() -> None:
    document = markdown.read("# A\n\na[^y] b[^x]\n\n[^x]: c\n")
    assert "a\\[^y\\] b[^1]\n" in made(document)
    assert said(document) == []


def test_a_line_of_a_body_that_would_end_it_is_left_out_and_one_that_reads_otherwise_is_noted() -> None:
    document = markdown.read("# A\n1. a\n\n   \\:::b\n\n   \\| c |\n")
    assert "- " not in made(document)
    assert said(document) == [
        "4: a paragraph was left out: it begins with ':::': :::b",
        "6: '| c |' is not read as the text of a paragraph",
    ]


def test_several_top_headings_are_pages_and_a_title_is_none() -> None:
    assert [part.heading.text for part in names.parts(markdown.read("# A\n1. x\n# B\n1. y\n"), "r")] == [
        "A",
        "B",
    ]
    last_has_items = markdown.read("# A\n## a\n# B\n## b\n1. x\n")
    assert [part.heading.text for part in names.parts(last_has_items, "r")] == ["A", "B"]
    with_title = markdown.read("# T\n## A\n1. x\n## B\n1. y\n# Annex\n## C\ntext\n")
    assert [part.heading.text for part in names.parts(with_title, "r")] == ["A", "B", "Annex"]
    assert said(with_title) == [
        "1: the title of the document is on no page; write it in conf.py and index.md: T"
    ]


def test_lists_and_quotations_that_are_nested_without_end_are_said() -> None:
    with pytest.raises(DocumentError, match="nested too deeply"):
        markdown.read("> " * 5000 + "a")


def test_a_list_that_numbers_every_item_1_counts_as_markdown_shows_it() -> None:
    made = of_markdown("# A\n\n1. one\n1. two\n1. three\n")
    assert re.findall(r"\{recommendation\} (\S+)", made) == ["aa-1", "aa-2", "aa-3"]


@pytest.mark.parametrize("text", ["\\# of jobs", "\\::: x", "(a-b)="])
def test_a_paragraph_of_an_item_that_would_end_its_body_is_left_out_and_said(text: str) -> None:
    document = markdown.read(f"# A\n\n1. one\n\n   {text}\n")
    assert ":::{recommendation} aa-1\n\none\n:::" in made(document)
    assert any("a paragraph was left out: it begins with" in each for each in said(document))


def test_what_is_written_outside_items_is_nothing_that_a_build_refuses(small) -> None:
    texts = [
        "see [x](y) here",
        "{{name}} is",
        "a }} b",
        "x ~~y~~",
        "<!-- c -->",
        "<http://a.b>",
        "##x",
        "a**b**",
    ]
    small.edit("topics/law.md", "法についての項目。", "\n\n".join(escape(text, ()) for text in texts))
    assert small.build() == 0, small.output
    assert [each.get_text() for each in small.page("ja/topics/law.html").select("section > p")][
        : len(texts)
    ] == texts


@pytest.mark.parametrize("begin", ["1. ", "- ", "> ", "> 10) "])
def test_no_cell_of_a_table_in_a_list_or_a_quotation_is_said_to_be_left_out(begin: str) -> None:
    rest = begin if begin == "> " else f">{' ' * (len(begin) - 1)}" if ">" in begin else " " * len(begin)
    text = f"# A\n\n{begin}| Year | Budget |\n{rest}|---|---|\n{rest}| 2020 | 5 |\n"
    assert markdown.read(text).notices == []
    (notice,) = markdown.read(text.replace("5 |", "5 | more |")).notices
    assert notice.left_out == "more"
