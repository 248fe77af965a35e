"""The strict reader and the canonical writer of catalogs."""

import time

import pytest

from edition import files
from edition.catalogs import po

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CR = "the line holds CR, which ends no line; save the file with LF line ends"


def test_an_entry_has_its_text_its_flags_its_comments_and_its_line() -> None:
    catalog = po.parse(f'{HEADER}\n# note\n#. where\n#, fuzzy\n#| msgid "before"\nmsgid "甲"\nmsgstr "A"\n')
    entry = catalog.entries["甲"]
    assert entry == po.Entry("甲", "A", 0, ("note",), ("where",), ("fuzzy",), "before")
    assert entry.line == 10


def test_wrapped_strings_are_joined_and_escapes_read() -> None:
    catalog = po.parse(HEADER + '\nmsgid ""\n"a\\"b"\n"\\\\c\\n"\nmsgstr "x"\n')
    assert list(catalog.entries) == ['a"b\\c\n']


def test_writing_what_was_read_changes_nothing() -> None:
    text = (
        '#\n# about\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#\n# note\n#.\n#. where\n#, fuzzy, no-wrap\n#| msgid "before"\n'
        'msgid "a\\"b"\nmsgstr "c\\\\d\\te\\n"\n\n'
        '#, fuzzy\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "gone"\n\n'
        '#~ msgid "old2"\n#~ msgstr "gone2"\n'
    )
    assert po.serialize(po.parse(text)) == text


def test_obsolete_entries_are_kept_apart_even_without_blank_lines() -> None:
    text = HEADER + '\nmsgid "a"\nmsgstr "b"\n#~ msgid "c"\n#~ msgstr "d"\n#~ msgid "e"\n#~ msgstr "f"\n'
    catalog = po.parse(text)
    assert list(catalog.entries) == ["a"]
    assert [entry.msgid for entry in catalog.obsolete] == ["c", "e"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('\nmsgid "a"\nmsgstr "b\n', 7, "in double quotes"),
        ('\nmsgid "a"\nmsgstr "b" x\n', 7, "in double quotes"),
        ('\nmsgid "a"\nmsgstr "b\\q"\n', 7, "unknown escape"),
        ('\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 9, "is at line 6 already"),
        ('\nmsgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 7, "has no msgstr"),
        ('\nmsgstr "c"\n', 6, "unexpected msgstr"),
        ('\nmsgctxt "x"\nmsgid "a"\nmsgstr "c"\n', 6, "'msgctxt' is not used"),
        ('\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 7, "'msgid_plural' is not used"),
        ("\nhello\n", 6, "not understood"),
        ('\nmsgid ""\nmsgstr "Language: en\\n"\n', 6, "only once"),
        ("\n# alone\n", 7, "belongs to no entry"),
        ('\n#| msgid "lost before"\n', 7, "belongs to no entry"),
        ('\n#~ msgid "a"\nmsgstr "half"\n', 7, "obsolete .* in every line, or in none"),
        ('\nmsgid "a"\n#~ msgstr "half"\n', 7, "obsolete .* in every line, or in none"),
        ('\nmsgid "a"\nmsgstr ""\n#~ "half"\n', 8, "obsolete .* in every line, or in none"),
    ],
)
def test_a_damaged_catalog_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(po.PoError, match=message) as caught:
        po.parse(HEADER + text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "a"\nmsgstr "b"\n', "no header"),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=EUC-JP\\n"\n', "charset=UTF-8"),
        ('msgid ""\nmsgstr "hello\\n"\n', "not of the form"),
    ],
)
def test_a_header_that_is_missing_or_wrong_is_refused(text: str, message: str) -> None:
    with pytest.raises(po.PoError, match=message):
        po.parse(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEADER.encode("utf-16"), "UTF-16; save it as UTF-8"),
        (HEADER.encode("utf-16-be"), "UTF-16"),
        (HEADER.encode() + b"\n# \xff\n", "not UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_refused(tmp_path, data: bytes, message: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(data)
    with pytest.raises(files.FileError, match=message):
        po.read(path)


@pytest.mark.parametrize(
    ("data", "line", "rule", "message"),
    [
        (b"x" * 500_001, 1, "size", "the file is larger than 500,000 bytes; divide it"),
        (b"\nb\rc\r\n", 2, "line-ends", CR),
        (b"\r\r\n", 1, "line-ends", CR),
        (b"\n\nb\0\n", 3, "characters", "the file holds a NUL character; remove it"),
        (b"\nb\n\xff", 3, "charset", "the file is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_is_no_plain_text_is_refused_in_a_sentence(tmp_path, data, line, rule, message) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(data)
    with pytest.raises(files.FileError) as caught:
        files.text_of(path)
    assert (caught.value.line, caught.value.rule, str(caught.value)) == (line, rule, message)


def test_a_file_from_windows_is_read_with_lf_and_without_its_byte_order_mark(tmp_path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes("\ufeff一\r\n\r\n二\n".encode())
    assert files.text_of(path) == "一\n\n二\n"


def test_the_largest_file_is_read_and_a_byte_order_mark_within_is_a_character(tmp_path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"x" * (files.LARGEST - 3) + b"\xef\xbb\xbf")
    assert files.text_of(path).endswith("x\ufeff")


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        (HEADER + '\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 9, "duplicate-msgid"),
        (HEADER + '\nmsgid ""\nmsgstr ""\n', 6, "header"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr ""\n', 4, "header"),
        ('\nmsgid ""\nmsgstr "hello\\n"\n', 2, "header"),
        ('\nmsgid ""\nmsgstr "Language: en\\n"\n', 2, "charset"),
        ("", 1, "header"),
        ("hello", 1, "po-grammar"),
    ],
)
def test_a_catalog_that_is_refused_names_the_rule(text: str, line: int, rule: str) -> None:
    with pytest.raises(po.PoError) as caught:
        po.parse(text)
    assert (caught.value.line, caught.value.rule) == (line, rule)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{'x' * 61}", f"not understood: '{'x' * 60}'; expected msgid, msgstr or a comment"),
        ('msgstr "c"', "unexpected msgstr; an entry is one msgid and one msgstr"),
        ('msgid "a"\nmsgid "b"', "unexpected msgid; an entry is one msgid and one msgstr"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', "unexpected msgstr; an entry is one msgid and one msgstr"),
        ('msgid "a"', "this entry has no msgstr"),
        ('"a"', "not understood: '\"a\"'; expected msgid, msgstr or a comment"),
        ('msgid "a"\nmsgstr "b"\n# c\n"d"', "not understood: '\"d\"'; expected msgid, msgstr or a comment"),
        (' # c\nmsgid "a"', "not understood: ' # c'; expected msgid, msgstr or a comment"),
        ('msgid"a"', "not understood: 'msgid\"a\"'; expected msgid, msgstr or a comment"),
        ('msgctxt "a"', "'msgctxt' is not used here; an entry is msgid and msgstr"),
        ('msgid "a"\nmsgstr[0] "a"', "'msgstr[0]' is not used here; an entry is msgid and msgstr"),
        ('msgid "a', 'expected a string in double quotes; write " inside it as \\"'),
        ('#| msgid "a\nmsgid "a"\nmsgstr ""', 'expected a string in double quotes; write " inside it as \\"'),
        ('msgid "\\q"', "unknown escape '\\q'; write a backslash as \\\\"),
        ("# a", "the file ends in a comment that belongs to no entry"),
        ('#~ msgid "a"\nmsgstr ""', "an entry is obsolete (#~) in every line, or in none"),
    ],
)
def test_the_sentence_says_what_is_wrong_at_the_last_line_of_a_file_without_an_end(text, message) -> None:
    with pytest.raises(po.PoError) as caught:
        po.parse(f"{HEADER}\n{text}")
    assert str(caught.value) == message
    assert caught.value.line <= 6 + text.count("\n")


def test_comments_of_every_kind_are_read_however_a_tool_wrote_them() -> None:
    lines = ["#one", "#  two", "#", "#.three", "#:four.md:1", "#,fuzzy,c-format,", "#, other", "# | notes"]
    catalog = po.parse(
        HEADER + "\n" + "\n".join([*lines, "", '\tmsgid  "甲" "乙" \t', '  "丙"', 'msgstr ""'])
    )
    (entry,) = catalog.entries.values()
    assert entry.msgid == "甲乙丙"
    assert (entry.notes, entry.comments) == (("one", " two", "", "| notes"), ("three",))
    assert (entry.flags, entry.previous, entry.line) == (("fuzzy", "c-format", "other"), "", 15)


@pytest.mark.parametrize(
    "lines",
    [
        ['#| msgid "be"', '#| "fore"', '#~ msgid "a"', '#~ msgstr ""'],
        ['#~ | msgid "be"', '#~|   "fore"', '#~msgid "a"', '#~  msgstr ""', '#~ ""'],
        ['# | msgid "before"', '#~ msgid "a"', '#~ msgstr ""', "#~"],
    ],
)
def test_the_text_before_of_an_obsolete_entry_is_read_however_a_tool_wrote_it(lines: list[str]) -> None:
    (entry,) = po.parse(HEADER + "\n" + "\n".join(lines)).obsolete
    assert (entry.msgid, entry.previous) == ("a", "before")


def test_a_line_separator_of_unicode_is_a_character_of_a_text() -> None:
    assert list(po.parse(HEADER + '\nmsgid "a\u2028b\x0bc"\nmsgstr ""\n').entries) == ["a\u2028b\x0bc"]


def test_an_obsolete_entry_may_be_there_twice_and_loses_its_place() -> None:
    catalog = po.parse(HEADER + '\n#. place\n#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n')
    assert [entry.msgstr for entry in catalog.obsolete] == ["b", "c"]
    assert "place" not in po.serialize(catalog)


def test_two_catalogs_say_the_same_in_another_layout_with_other_dates() -> None:
    one = po.parse(HEADER + '\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n')
    other = po.parse(
        HEADER + '"PO-Revision-Date: now\\n"\n\n\nmsgid ""\n"a"\nmsgstr "b"\n#~ msgid "c"\n#~ msgstr "d"\n'
    )
    assert po.says_the_same(one, other)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + '\nmsgid "a"\nmsgstr "c"\n\nmsgid "e"\nmsgstr "f"\n',
        HEADER + '\nmsgid "e"\nmsgstr "f"\n\nmsgid "a"\nmsgstr "b"\n',
        HEADER + '\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "e"\n#~ msgstr "f"\n',
        HEADER + '"Language-Team: x\\n"\n\nmsgid "a"\nmsgstr "b"\n\nmsgid "e"\nmsgstr "f"\n',
        "# note\n" + HEADER + '\nmsgid "a"\nmsgstr "b"\n\nmsgid "e"\nmsgstr "f"\n',
    ],
)
def test_two_catalogs_do_not_say_the_same_in_other_words_or_another_order(text: str) -> None:
    one = po.parse(HEADER + '\nmsgid "a"\nmsgstr "b"\n\nmsgid "e"\nmsgstr "f"\n')
    assert not po.says_the_same(one, po.parse(text))


@pytest.mark.parametrize(
    "string", ['"' + '\\"' * 200_000, '"' * 400_001, '"a" ' * 100_000 + "x", '"' + "a" * 400_000]
)
def test_a_damaged_string_of_the_largest_size_is_refused_at_once(string: str) -> None:
    start = time.process_time()
    with pytest.raises(po.PoError, match="in double quotes"):
        po.parse(f"{HEADER}\nmsgid {string}\n")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", "the catalog has no header; run 'make update-po' to make one"),
        ('msgid ""\nmsgstr ""\n', "the header must say 'Content-Type: text/plain; charset=UTF-8'"),
        (
            f'msgid ""\nmsgstr "{"x" * 61}"\n',
            f"the header line '{'x' * 60}' is not of the form 'Name: value'",
        ),
        (HEADER + '\nmsgid ""\nmsgstr ""\n', 'the header (msgid "") must come first, and only once'),
    ],
)
def test_what_is_wrong_with_a_header_is_said_in_a_sentence(header: str, message: str) -> None:
    with pytest.raises(po.PoError) as caught:
        po.parse(header)
    assert str(caught.value) == message


@pytest.mark.parametrize("charset", ["UTF-8", "utf-8", "utf8", "UTF8"])
def test_a_field_of_the_header_may_hold_colons_and_the_charset_is_written_in_several_ways(charset) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\nX-At: 12:30\\n"\n'
    assert po.parse(text).header == {"Content-Type": f"text/plain; charset={charset}", "X-At": "12:30"}
