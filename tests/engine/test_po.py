"""The strict reader and the canonical writer of catalogs."""

import pytest

from edition.catalogs import po

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def test_an_entry_has_its_text_its_flags_its_comments_and_its_line() -> None:
    catalog = po.parse(f'{HEADER}\n# note\n#. where\n#, fuzzy\n#| msgid "before"\nmsgid "甲"\nmsgstr "A"\n')
    assert catalog.entries["甲"] == po.Entry("甲", "A", 10, ("note",), ("where",), ("fuzzy",), "before")


def test_wrapped_strings_are_joined_and_escapes_read() -> None:
    catalog = po.parse(HEADER + '\nmsgid ""\n"a\\"b"\n"\\\\c\\n"\nmsgstr "x"\n')
    assert list(catalog.entries) == ['a"b\\c\n']


def test_writing_what_was_read_changes_nothing() -> None:
    text = (
        '# about\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '# note\n#. where\n#, fuzzy\n#| msgid "before"\nmsgid "a\\"b"\nmsgstr "c\\\\d\\te\\n"\n\n'
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
    [(b"\xef\xbb\xbf" + HEADER.encode(), "byte order mark"), (HEADER.encode() + b"\n# \xff\n", "not UTF-8")],
)
def test_a_file_in_another_encoding_is_refused(tmp_path, data: bytes, message: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(data)
    with pytest.raises(po.PoError, match=message):
        po.read(path)
