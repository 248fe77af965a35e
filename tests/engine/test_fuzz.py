"""Random catalogs, made of pieces of attacks, for the reader, the check and the build.

`make fuzz` tries many more of them.
"""

import os

from docutils import nodes
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sphinx.addnodes import pending_xref

from edition.catalogs import po, tokens
from edition.checks import Judged, check_catalog
from edition.checks.finding import Pair
from edition.checks.passed import Passed
from edition.checks.rules import check_pair, rule_stages
from edition.checks.terms import Terms
from edition.drawing import inline
from edition.report import characters

settings.register_profile("quick", max_examples=200, deadline=None, derandomize=True)
settings.register_profile(
    "long", max_examples=50_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

MSGID = "甲は[乙](https://a.example/)と{rec}`aaa-1`で*強い*。約11兆円、2%、三つ、第六条、令和4年。"
PIECES = st.sampled_from(
    [
        *(
            "[",
            "](",
            ")",
            "![",
            "`",
            "{rec}`aaa-1`",
            "{rec}`",
            "*",
            "**",
            "_",
            "<",
            ">",
            "<b>",
            "&#",
            "&amp;",
            ";",
        ),
        *(
            "https://a.example/",
            "[乙](https://a.example/)",
            "javascript:",
            "data:",
            "\\",
            "\n",
            "---\n",
            ":::",
            "```",
        ),
        *(
            "{{",
            "}}",
            "{%",
            "|x|",
            "%s",
            "\u202e",
            "\u200b",
            "\0",
            "\ue000",
            "\ud800",
            "約",
            "一",
            "①",
            "Ⅵ",
            "兆",
            "年",
            "一.",
            "٣٫٥",
            "、9",
        ),
        *(
            "11 trillion yen",
            "9" * 40,
            "2%",
            "may 3",
            "Article VI",
            "not",
            "“",
            "”",
            '"',
            "9,999",
            ".5",
            " ",
            "twenty-one",
        ),
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
TERMS = Terms.of(":::{term} x\n:reading: x\n\n甲\n\n乙\n:::\n", {"甲": "A (B)"})
STAGES = rule_stages("ja", "en", TERMS)
OTHERS = [rule_stages(*pair, TERMS) for pair in (("en", "ja"), ("ar", "fr"), ("ko", "hi"))]
QUOTED = st.sampled_from(
    ['msgid "', 'msgstr "', '"\n', '"', "\n", "#, fuzzy\n", "#~ ", "#| ", "msgctxt ", "\\n", "\\", "x: y"]
)
HEADER = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


def source() -> nodes.paragraph:
    """Return a paragraph as MyST makes it of MSGID."""
    paragraph = nodes.paragraph(MSGID)
    paragraph += nodes.reference("", "乙", refuri="https://a.example/")
    paragraph += pending_xref("", nodes.inline("", "aaa-1"), reftarget="aaa-1", refexplicit=False)
    return paragraph


@given(st.lists(QUOTED | st.text(max_size=6), max_size=25).map("".join))
def test_the_reader_reads_a_text_or_says_which_line_it_cannot(text: str) -> None:
    line = 0
    try:
        catalog = po.parse(HEADER + text)
    except po.PoError as error:
        line = error.line
    else:
        written = po.serialize(catalog)
        assert po.serialize(po.parse(written)) == written
        line = 1
    assert 1 <= line <= (HEADER + text).count("\n") + 1


@given(st.dictionaries(TEXT.filter(bool), TEXT, max_size=4))
def test_what_is_written_is_read_again(messages: dict[str, str]) -> None:
    entries = {msgid: po.Entry(msgid, msgstr) for msgid, msgstr in messages.items()}
    header = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    again = po.parse(po.serialize(po.Catalog(header, entries)))
    assert {entry.msgid: entry.msgstr for entry in again.entries.values()} == messages


@given(st.binary(max_size=300))
def test_the_gate_answers_any_file(tmp_path_factory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.po"
    for content in (data, HEADER.encode() + data):
        path.write_bytes(content)
        for finding in check_catalog(path, "fuzz.po", Judged("en", set(), STAGES), Passed()):
            assert finding.line >= 1


@given(TEXT | st.just(MSGID), TEXT)
@example("甲", "&#" + "9" * 5000 + ";")
@example("甲", "\u3164")
def test_the_gate_answers_any_translation_in_lines_that_a_terminal_shows(msgid: str, msgstr: str) -> None:
    for plain in (True, False):
        for stages in (STAGES, *OTHERS):
            for finding in check_pair("fuzz.po", 1, Pair(msgid, msgstr, "en", plain), stages):
                assert str(finding).isprintable()


@given(TEXT)
def test_the_build_shows_only_what_the_source_has(msgstr: str) -> None:
    """No node but text, emphasis, code and the source's own links, whatever the translation."""
    try:
        children = nodes.paragraph("", "", *inline.translate(source(), MSGID, msgstr))
    except tokens.InlineError:
        return
    known = (
        nodes.Text,
        nodes.emphasis,
        nodes.strong,
        nodes.literal,
        nodes.reference,
        nodes.inline,
        pending_xref,
    )
    assert all(isinstance(node, (*known, nodes.paragraph)) for node in children.findall())
    assert [node["refuri"] for node in children.findall(nodes.reference)] == ["https://a.example/"]
    assert [node["reftarget"] for node in children.findall(pending_xref)] == ["aaa-1"]


@given(TEXT)
def test_what_the_build_uses_holds_nothing_invisible(msgstr: str) -> None:
    if not characters.objection("甲", msgstr):
        assert not any(letter in characters.unescaped(msgstr) for letter in "\u202e\u200b\0\ue000\ud800\n")
        assert len(msgstr) <= characters.LONGEST
