"""Documents in plain text become pages: labels, headings, lines, encodings."""

import contextlib
import signal

import pytest
from imported import headings, items, of_markdown, of_text, said

from edition.importing import lines, plain_text
from edition.importing.decode import decode
from edition.importing.labels import split_label
from edition.importing.outline import DocumentError, Item


@pytest.mark.parametrize(
    ("text", "label", "numbers"),
    [
        ("1. Text", "1.", (1,)),
        ("１．文", "１．", (1,)),
        ("(1) Text", "(1)", (1,)),
        ("（１）文", "（１）", (1,)),
        ("1）文", "1）", (1,)),
        ("12) Text", "12)", (12,)),
        ("1.2.3 Text", "1.2.3", (1, 2, 3)),
        ("1.2. Text", "1.2.", (1, 2)),
        ("١. نص", "١.", (1,)),
        ("١٢) نص", "١٢)", (12,)),
        ("③文", "③", (3,)),
        ("(a) text", "(a)", ()),
        ("（ア）文", "（ア）", ()),
        ("(iii) text", "(iii)", ()),
        ("１　文", "１", (1,)),
        ("ア　文", "ア", ()),
        ("ア．文", "ア．", ()),
    ],
)
def test_a_label_is_known_by_its_form_in_any_script(text: str, label: str, numbers: tuple[int, ...]) -> None:
    found = split_label(text)
    assert found is not None
    assert (found.printed, found.numbers) == (label, numbers)


@pytest.mark.parametrize(
    "text", ["2022年に", "2022. Text", "1.5%を", "3", "1.", "text (1)", "a. text", "-1 x"]
)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert split_label(text) is None


def test_headings_of_a_text_are_known_by_their_forms_and_ordered_by_which_stand_below_which() -> None:
    text = "題名\n\n第1章 総則\n\n第1節 目的\n\n1. 本文です。\n\n"
    text += "【細目】\n2. 本文です。\n\n第2章 附則\n\n3. 本文です。\n"
    assert headings(plain_text.read(text)) == [
        (1, "題名"),
        (2, "第1章 総則"),
        (3, "第1節 目的"),
        (4, "【細目】"),
        (2, "第2章 附則"),
    ]


def test_a_mark_that_stands_below_a_bracket_is_the_lower_heading() -> None:
    text = (
        "【大見出し】\n\n○ 小見出し\n\n1. 本文です。\n\n【次の見出し】\n\n○ 次の小見出し\n\n2. 本文です。\n"
    )
    assert [level for level, _text in headings(plain_text.read(text))] == [1, 2, 1, 2]


def test_a_number_alone_on_a_line_is_a_heading_where_no_list_goes_on() -> None:
    text = "1. Aims\n\nWe will act.\n\n2. Means\n\nWe will pay.\n\n1. One.\n2. Two.\n"
    document = plain_text.read(text)
    assert headings(document) == [(1, "1. Aims"), (1, "2. Means")]
    assert items(document.blocks) == [(0, "1. One."), (0, "2. Two.")]
    assert said(document)[0] == "1: '1. Aims' was taken for a heading: it is short and stands alone"


def test_a_heading_without_a_number_is_beside_those_with_one() -> None:
    text = "政策\n\nはじめに\n\n文です。\n\n１　総論\n\n文です。\n\n（１）一です。\n\nおわりに\n\n文です。\n"
    assert headings(plain_text.read(text)) == [(1, "政策"), (2, "はじめに"), (2, "１　総論"), (2, "おわりに")]


def test_a_name_above_a_blank_line_is_no_part_of_a_sentence() -> None:
    document = plain_text.read("報告書\n\n令和八年\n政策調査会\n\n目次と\n本文です。\n")
    assert said(document) == [
        "6: the paragraph before this line does not end a sentence; is it to be joined?"
    ]


def test_of_lines_in_a_row_below_the_title_only_the_last_is_a_heading() -> None:
    text = "The Plan\n\n2 March 2026\n\nThe Party\n\nIntroduction\n\nThis is the text.\n"
    assert headings(plain_text.read(text)) == [(1, "The Plan"), (2, "Introduction")]


def test_a_page_break_in_a_sentence_is_joined_and_noted() -> None:
    document = plain_text.read(
        "1. 緊張\nが続く中、協議を進め、緊張\n\n- 12 -\n\fが高まることを防ぎます。\n\n2. 次です。\n"
    )
    assert items(document.blocks) == [
        (0, "1. 緊張が続く中、協議を進め、緊張が高まることを防ぎます。"),
        (0, "2. 次です。"),
    ]
    assert said(document) == [
        "4: the number of a page was left out: - 12 -",
        "5: joined with the line before: '続く中、協議を進め、緊張' does not end a sentence",
    ]


def test_lines_broken_by_hand_are_joined_up_to_the_end_of_a_paragraph() -> None:
    text = (
        "1. We will act with care and with the consent of all those whom\n"
        "   it concerns. We will do so for 1.5 million people and for\n"
        "   3.2 billion crowns. Every year we will publish what was done.\n"
        "   The end.\n"
        "   A second paragraph.\n"
    )
    assert of_text(text).endswith("what was done. The end.\n\nA second paragraph.\n:::\n")
    assert "whom it concerns. We will do so for 1.5 million people and for 3.2 billion crowns." in of_text(
        text
    )


@pytest.mark.parametrize(("columns", "paragraphs"), [(120, 1), (121, 2)])
def test_lines_are_broken_by_hand_up_to_120_columns(columns: int, paragraphs: int) -> None:
    document = plain_text.read(f"{'We will act ' * 20:.{columns - 1}}.\nWe will pay.\n")
    assert len(document.blocks) == paragraphs


def test_a_second_paragraph_belongs_to_its_item_with_or_without_a_blank_line() -> None:
    text = "1. 一です。\nまた、二です。\n\n一方、三です。\n2. 四です。\n" + "長い" * 80 + "。\n"
    document = plain_text.read(text)
    assert [len(block.blocks) for block in document.blocks if isinstance(block, Item)] == [3, 2]


def test_a_bullet_begins_an_item_wherever_the_line_before_it_ends() -> None:
    assert of_text("Title\n\nThe aims are\n• to act\n• to stay\n").endswith(
        "The aims are\n\n- to act\n\n- to stay\n"
    )


def test_an_unfinished_line_before_a_capital_is_not_joined_but_noted() -> None:
    document = plain_text.read(
        "1. We will act\n2. and pay\n\nThen we will see whether it was right, and so on.\n"
    )
    assert said(document) == [
        "4: the paragraph before this line does not end a sentence; is it to be joined?"
    ]


def test_labels_of_other_forms_are_those_of_items_within_an_item() -> None:
    text = "(1) 一です。\n① 小です。\n（ア）細です。\n（イ）細です。\n② 小です。\n・点です。\n"
    text += "(2) 二です。\n(a) x.\n(i) y.\n(ii) z.\n(b) w.\n"
    assert [depth for depth, _text in items(plain_text.read(text).blocks)] == [
        0,
        1,
        2,
        2,
        1,
        2,
        0,
        1,
        2,
        2,
        1,
    ]


def test_a_letter_that_goes_on_a_list_is_no_roman_numeral() -> None:
    text = "1. One:\n(h) x.\n(i) y.\n(j) z.\n2. Two:\n(i) x.\n(ii) y.\n"
    assert [depth for depth, _text in items(plain_text.read(text).blocks)] == [0, 1, 1, 1, 0, 1, 1]


def test_lines_of_a_table_of_contents_are_left_out() -> None:
    document = plain_text.read(
        "目次\n第1章 総則……………… 3\n第2章 附則……………… 9\n\n第1章 総則\n\n1. 本文です。\n"
    )
    assert said(document)[:2] == [
        "2: a line of a table of contents was left out: 第1章 総則……………… 3",
        "3: a line of a table of contents was left out: 第2章 附則……………… 9",
    ]


@pytest.mark.build  # it takes as long as one
@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "1.",
        "<!--",
        "[",
        "…",
        "#",
        "*",
        "`",
        "| ",
        "&",
        "<",
        "１．",
        "a\n",
        "第",
        "- ",
        "1. ",
        "[^",
        "\\",
    ],
)
def test_no_reader_is_quadratic(piece: str, monkeypatch) -> None:
    def stop(_signal, _frame) -> None:
        raise TimeoutError

    text = piece * (200_000 // len(piece))
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(100)  # what is linear takes a few seconds at most, what is quadratic many minutes
    try:
        of_text(text)
        with contextlib.suppress(DocumentError):  # nested too deeply
            of_markdown(text)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("cp932", "cp932")],
)
def test_the_encoding_of_a_text_is_found(encoding: str, name: str) -> None:
    assert decode("1. 防衛①です。\r\n次\r".encode(encoding)) == ("1. 防衛①です。\n次\n", name)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("这是中文文本。我们将保护公民的权利。", "gbk"),
        ("這是中文文本。我們將保護公民的權利。", "big5"),
        ("これは日本語の文章です。", "euc_jp"),
        ("Привет, мир. Мы защитим права.", "koi8-r"),
    ],
)
def test_text_in_another_encoding_is_not_read_as_shift_jis(text: str, encoding: str) -> None:
    with pytest.raises(DocumentError, match="save it in UTF-8"):
        decode(text.encode(encoding))


def test_only_line_feeds_end_a_line() -> None:
    assert decode("a\u2028b\vc\x85d".encode()) == ("a b c d", "utf-8")


def test_half_width_katakana_in_a_text_in_shift_jis_are_read() -> None:
    text = "ﾃﾞｰﾀを守る法律を定めます。"
    assert decode(text.encode("cp932")) == (text, "cp932")


@pytest.mark.parametrize(
    "data", [b"\x81\x00\xff\xfe\xfd", b"\xff\xfea", b"a\0b", "é".encode("latin-1") + b"\xa0\xff"]
)
def test_what_is_not_text_is_said(data: bytes) -> None:
    with pytest.raises(DocumentError, match="save it in UTF-8"):
        decode(data)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("국민의 권리를", "지키기 위해", "국민의 권리를 지키기 위해"),
        ("เราจะปกป้อง", "สิทธิ", "เราจะปกป้องสิทธิ"),
        ("国民の権利を", "守ります", "国民の権利を守ります"),
        ("「ＯＤＡ」", "ｶﾅの文", "「ＯＤＡ」ｶﾅの文"),
        ("the rights", "of all", "the rights of all"),
        ("we will co-", "operate", "we will co-operate"),
        ("in 2020 -", "or later", "in 2020 - or later"),
        ("права", "граждан", "права граждан"),
    ],
)
def test_a_space_stands_where_a_line_ends_if_the_script_has_spaces(first, second, joined) -> None:
    assert lines.gap(first, second) == joined.removeprefix(first).removesuffix(second)


def test_sub_items_may_have_the_letters_of_any_alphabet() -> None:
    text = "【가】\n\n1. 하천을 정비합니다.\n(가) 한강\n(나) 낙동강\n2. (주) 회사\n가. 하나\n나. 둘\n"
    page = of_text(text)
    assert "- (가) 한강\n- (나) 낙동강\n" in page
    assert "- 가. 하나\n- 나. 둘\n" in page
    assert "- (" not in of_text("【章】\n\n1. 会社を作る。\n(株)甲\n")


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ("１．2030年までに実施する。\n２．行う。", ["１．", "２．"]),
        ("1.2030年に行う。\n2.する。", ["1.", "2."]),
        ("１．３つの原則を守る。\n２．する。", ["１．", "２．"]),
        ("１．５本の柱を立てる。\n２．する。\n３．２国間で話す。", ["１．", "２．", "３．"]),
        ("１．する。\n1.5倍に増やす。\n２．する。\n2.5倍に増やす。\n３．する。", ["１．", "２．", "３．"]),
        ("1.5倍に増やす。\n1.8倍に増やす。", []),
    ],
)
def test_a_text_that_begins_with_a_digit_is_no_part_of_the_number_of_its_item(
    lines: str, items: list
) -> None:
    blocks = plain_text.read(f"題\n\n{lines}\n").blocks
    assert [block.label for block in blocks if isinstance(block, Item)] == items


def test_two_lines_of_a_title_are_told_to_be_joined() -> None:
    notices = plain_text.read("Plan for growth\nof the island\n\nPart 1 Now\n\nA text.\n").notices
    assert [notice.sentence for notice in notices] == [
        "the lines at the top were joined; if they are a title, write it on one line, a blank one below"
    ]
    assert plain_text.read("This is a sentence\nof two lines.\n\nPart 1 Now\n\nA text.\n").notices == []
