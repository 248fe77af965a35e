"""Random documents: every letter is on a page or listed, and every page can be read."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from imported import made

from edition.importing import markdown, pictures, plain_text
from edition.importing.outline import Document
from edition.report.body import parse

WORDS = st.text(alphabet="абвгдежзиклмнопрстуфхц", min_size=1, max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
BEGINNINGS = [*"・○※>　\f", "", "1. ", "2. ", "（１）", "① ", "(a) ", "1.2 ", "第1章 ", "I. ", "- "]
ENDINGS = ["", ".", "。", "……… 3", "（ж）", ":", "、"]
ROWS = st.tuples(
    st.sampled_from(BEGINNINGS), LINES, st.sampled_from(ENDINGS), st.sampled_from(["\n", "\n\n"])
)
TEXTS = st.lists(ROWS.map("".join), max_size=30).map("".join)
MARKS = [
    "# ",
    "## ",
    "\n\n",
    "\n",
    "1. ",
    "   - ",
    "> ",
    "| ",
    " | ",
    "|---|---|\n",
    "<br>",
    "<!-- ",
    " -->",
    "<b>",
]
MARKS += [
    "[^1]",
    "[^1]: ",
    "![",
    "](x.png)",
    "[",
    "](https://a.example)",
    "**",
    "_",
    "`",
    "```\n",
    "  \n",
    "\\",
]
MARKS += ["1.2 ", "(1) ", "    "]
MARKDOWN = st.lists(st.one_of(st.sampled_from(MARKS), LINES), max_size=40).map("".join)


def _lost(text: str, document: Document) -> Counter[str]:
    pages_and_rest = " ".join([made(document), *(notice.left_out for notice in document.notices)])
    found = [Counter(re.findall(r"[а-ц]", each)) for each in (text, pages_and_rest)]
    return found[0] - found[1]


@given(TEXTS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_every_letter_of_a_text_is_on_a_page_or_in_what_was_left_out(text: str) -> None:
    assert not _lost(text, plain_text.read(text))


@given(MARKDOWN)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_every_letter_of_markdown_is_on_a_page_or_in_what_was_left_out(text: str) -> None:
    document = markdown.read(text)
    pictures.place(document, {"x.png": b"1"}.get)
    assert not _lost(text, document)


@given(MARKDOWN)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_is_written_can_be_read_as_the_bodies_of_recommendations(text: str) -> None:
    document = markdown.read("# A\n\n1. x\n\n   " + text.replace("\n", "\n   "))
    pictures.place(document, {"x.png": b"1"}.get)
    bodies = re.findall(r"^:::\{rec.*\n((?:[^:].*\n|\n|: .*\n)*):::$", made(document), re.MULTILINE)
    assert bodies
    flaws = [flaw.message for body in bodies for flaw in parse(enumerate(body.split("\n")))[1]]
    assert {flaw.split()[0] for flaw in flaws} == {
        notice.sentence.split()[0] for notice in document.notices if "has no footnote" in notice.sentence
    }
