"""How pages, lists, sections and pictures of imported documents are named."""

import re

import pytest
from imported import made, of_text, said

from edition.importing import markdown, names, pictures
from edition.importing.outline import DocumentError, Figure


def test_names_are_made_of_latin_words_and_else_of_numbers() -> None:
    document = markdown.read(
        "# Défense & Peace\n1. a\n\ntext\n\n1. b\n# 防衛\n1. c\n# 防衛\n1. d\n# X\n1. e\n"
    )
    parts = names.parts(document, "report")
    assert names.name_all(parts, document).tables == {
        "pages": {"Défense & Peace": "defense-peace", "防衛": "part-2", "防衛 #2": "part-3", "X": "x"},
        "lists": {"1": "dp", "2": "dpb", "3": "aa", "4": "ab", "5": "ac"},
        "sections": {
            "Défense & Peace": "sec-defense-peace",
            "防衛": "sec-2",
            "防衛 #2": "sec-3",
            "X": "sec-x",
        },
    }


def test_a_name_of_many_words_is_cut_between_them_and_a_prefix_has_eight_letters_at_most() -> None:
    document = markdown.read("# One two three four five six seven eight nine\n1. a\n")
    (part,) = parts = names.parts(document, "report")
    assert names.name_all(parts, document).tables["lists"] == {"1": "ottffsse"}
    assert part.name == "one-two-three-four-five-six-seven-eight"


def test_no_prefix_of_a_list_is_that_of_the_headings() -> None:
    document = markdown.read("# Security\n1. a\n# 2\n1. b\n")
    assert names.name_all(names.parts(document, "report"), document).tables["lists"] == {
        "1": "secb",
        "2": "aa",
    }


def test_a_map_is_read_as_it_was_written() -> None:
    text = '# "A" \\ \x7f\n1. a\n\nb\n\n1. c\n'
    document = markdown.read(text)
    parts = names.parts(document, "report")
    chosen = names.name_all(parts, document)
    written = names.to_toml(chosen, parts, "report.md")
    assert written.endswith('"\n')
    assert '[lists]\n1 = "aa"  # 1. a\n2 = "ab"  # 1. c\n' in written
    again = names.from_toml(written)
    assert again == chosen
    assert names.name_all(names.parts(markdown.read(text), "report"), document, again) == chosen


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ("[pages", "this is not TOML"),
        ("topic = 1", "write the id of a topic"),
        ("[page]", "'page' is not known; the tables are: pages, lists, sections"),
        ("pages = 1", r"'pages' is not a table; write \[pages\]"),
        ('[pages]\nA = "Ä"', r"\[pages\] A = 'Ä': write lower-case ASCII words such as 'part-one'"),
        ("[pages]\nA = 1", r"\[pages\] A = 1: write lower-case ASCII words such as 'part-one'"),
        ('[lists]\n1 = "A"', "write lower-case ASCII letters such as 'one', or ''"),
        ('[pages]\nZ = "z"', r"\[pages\]: the document has no chapter 'Z'"),
        ('[sections]\nZ = "z"', r"\[sections\]: the document has no heading 'Z'"),
        ('[lists]\n9 = "z"', r"\[lists\]: the document has no list '9'"),
        ("a = " + 5000 * "[", "lists are nested too deeply"),
        ('[pages]\nA = "x"\nB = "x"', "the page 'x' would be there twice"),
        ('[lists]\n1 = "x"\n2 = "x"', "the id 'x-1' would be there twice"),
        ('[sections]\nA = "x-1"\n[lists]\n1 = "x"', "the id 'x-1' would be there twice"),
    ],
)
def test_a_map_that_cannot_be_used_is_said(ids: str, sentence: str) -> None:
    document = markdown.read("# A\n1. a\n# B\n1. b\n")
    with pytest.raises(DocumentError, match=sentence):
        names.name_all(names.parts(document, "report"), document, names.from_toml(ids))


def test_a_list_with_an_empty_prefix_is_no_list_of_recommendations() -> None:
    assert made(markdown.read("# A\n1. a\n2. b\n"), '[lists]\n1 = ""') == "(sec-a)=\n# A\n\n1. a\n\n2. b\n"


def test_numbers_that_the_ids_do_not_tell_are_written_as_printed() -> None:
    page = of_text("第1章 総則\n\n（１）一です。\n（２）二です。\n（４）四です。\n")
    assert re.findall(r"aa-(\d)\n:number: (.*)", page) == [("1", "（１）"), ("2", "（２）"), ("4", "（４）")]
    assert re.findall(
        r"(aa-\S+)\n(:number: .*)?", of_text("第1章 総則\n\n1.1 一です。\n1.2 二です。\n1.4 四です。\n")
    ) == [
        ("aa-1-1", ""),
        ("aa-1-2", ""),
        ("aa-1-4", ":number: 1.4"),
    ]


def test_an_item_without_text_is_left_out_and_the_next_tells_its_number() -> None:
    document = markdown.read("# A\n1.\n2. b\n")
    assert "aa-2\n:number: 2\n" in made(document)
    assert said(document) == ["2: '1.' was left out: it has no text: 1."]


def test_a_number_that_comes_again_begins_a_list_and_is_noted_where_it_is_not_1() -> None:
    document = markdown.read("# A\n1. a\n2. b\n\nx\n\n2. c\n\nx\n\n1. d\n")
    assert re.findall(r"recommendation} (\S+)", made(document)) == ["aa-1", "aa-2", "ab-2", "ac-1"]
    assert said(document) == ["7: a list begins with '2.', not with 1; was a number repeated?"]


def test_a_picture_is_named_for_its_file_and_left_out_where_there_is_none() -> None:
    document = markdown.read(
        "![a](x/図.png)\n![b](x/A%20b.JPG)\n![c](http://a.example/c.png)\n![d](d.exe)\n![b](x/A%20b.JPG)"
    )
    files = {"x/図.png": b"1", "x/A b.JPG": b"2", "d.exe": b"3"}
    assert pictures.place(document, files.get) == {"figure-1.png": b"1", "a-b.jpg": b"2"}
    figures = [block.file for block in document.blocks if isinstance(block, Figure)]
    assert figures == ["figure-1.png", "a-b.jpg", "", "", "a-b.jpg"]
    assert said(document) == [
        "1: a picture was left out, it is not there: http://a.example/c.png c",
        "1: a picture was left out, a page shows only .png .jpg .jpeg .gif .webp .avif: d.exe d",
    ]


def test_a_list_that_goes_on_below_another_heading_is_noted_as_such() -> None:
    document = markdown.read("# A\n1. a\n2. b\n\n# B\n3. c\n")
    made(document)
    assert said(document) == ["6: the list goes on from '2' with '3.', below another heading"]
