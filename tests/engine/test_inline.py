"""What a translation of a page's message may hold."""

import pytest
from docutils import nodes
from sphinx.addnodes import pending_xref

from edition.catalogs import tokens
from edition.drawing import inline


def source() -> tuple[nodes.paragraph, str]:
    """Return a paragraph as MyST makes it, and its msgid."""
    msgid = "甲は[乙](https://a.example/)と{rec}`aaa-1`と[丙](x.md)と[丁](x.md#y)で*強い*。"
    paragraph = nodes.paragraph(msgid)
    paragraph += nodes.reference("", "乙", refuri="https://a.example/")
    paragraph += pending_xref("", nodes.inline("", "aaa-1"), reftarget="aaa-1", refexplicit=False)
    paragraph += pending_xref("", nodes.inline("", "丙"), reftarget="x", refexplicit=True)
    paragraph += pending_xref("", nodes.inline("", "丁"), reftarget="x", reftargetid="y", refexplicit=True)
    return paragraph, msgid


def translated(msgstr: str) -> nodes.paragraph:
    node, msgid = source()
    return nodes.paragraph("", "", *inline.translate(node, msgid, msgstr))


GOOD = "*So* [d](x.md#y), [c](x.md), {rec}`aaa-1` and [b](https://a.example/)."


def test_a_text_without_a_sign_of_markup_is_text_alone() -> None:
    """So that nothing is lost where such a text is not parsed."""
    letters = "".join(each for each in map(chr, range(0x3100)) if not tokens._MARKUP.search(each))  # noqa: SLF001
    (token,) = tokens.tokens(letters)
    assert (token.type, token.content) == ("text", letters)
    assert {*map(chr, range(0x21, 0x7F))} - {*letters} >= {*"*_`[]{}<>&!^\\~$|:@"}


def test_reordered_links_keep_their_own_targets() -> None:
    """T1: Sphinx sends two links to one page to the last one's section."""
    links = list(translated(GOOD).findall(pending_xref))
    assert [(link.astext(), link.get("reftargetid")) for link in links] == [
        ("d", "y"),
        ("c", None),
        ("aaa-1", None),
    ]


def test_the_address_of_a_link_is_the_one_of_the_source() -> None:
    (link,) = translated(GOOD).findall(nodes.reference)
    assert (link["refuri"], link.astext()) == ("https://a.example/", "b")


def test_a_role_may_get_a_text() -> None:
    found = translated(GOOD.replace("{rec}`aaa-1`", "{rec}`the first <aaa-1>`"))
    assert [x.astext() for x in found.findall(pending_xref) if x["reftarget"] == "aaa-1"] == ["the first"]


def test_no_translation_changes_the_source_nodes() -> None:
    node, msgid = source()
    inline.translate(node, msgid, GOOD)
    assert node.astext() == "乙aaa-1丙丁"


@pytest.mark.parametrize(
    "text",
    ["1. one", "- one", "# one", "> one", "    one", "---", "<div>one</div>", "2025. It", "% one", "+ one"],
)
def test_text_that_looks_like_a_block_stays_text(text: str) -> None:
    """T2: Sphinx drops such a translation without a word."""
    node = nodes.paragraph("甲", "甲")
    (found,) = inline.translate(node, "甲", text)
    assert found.astext() == text.strip() or found.astext() == text


@pytest.mark.parametrize(
    ("msgstr", "message"),
    [
        (GOOD + " [e](https://b.example/)", "has the link to https://b.example/, which the source does not"),
        (GOOD.replace("a.example", "a.examp1e"), "which the source does not have"),
        (GOOD.replace("{rec}`aaa-1`", ""), r"leaves out \{rec\}`aaa-1`"),
        (GOOD.replace("aaa-1", "aaa-2"), "which the source does not have"),
        (GOOD.replace("{rec}", "{download}"), "which the source does not have"),
        (GOOD + " `code`", "has code where the source has none"),
        (GOOD + " **very**", "has strong where the source has none"),
        (GOOD + " {eval-rst}`x`", "which the source does not have"),
        (GOOD + " ![x](https://a.example/)", "which the source does not have"),
    ],
)
def test_a_construct_that_the_source_lacks_is_refused(msgstr: str, message: str) -> None:
    with pytest.raises(tokens.InlineError, match=message):
        translated(msgstr)


def test_html_and_substitutions_are_characters() -> None:
    node = nodes.paragraph("甲", "甲")
    text = '<img onerror="x"> {{ cycler }} [a][b] $x$'
    assert inline.translate(node, "甲", text)[0].astext() == text


@pytest.mark.parametrize(
    ("msgid", "msgstr", "said"),
    [
        ("*強い*`x`", "weak", []),
        ("甲", "*a* **b** `c`", ["the translation has code, em, strong where the source has none"]),
        ("{rec}`a-1`", "x", ["the translation leaves out {rec}`a-1`"]),
        ("[^1]と[乙](x.md)", "x", ["the translation leaves out the footnote mark [^1], the link to x.md"]),
        ("甲", "a[^1]", ["the translation has the footnote mark [^1], which the source does not have"]),
        (
            "{rec}`a-1`",
            "{rec}`a-1` {rec}`a-1`",
            ["the translation has {rec}`a-1`, which the source does not have"],
        ),
        ("{rec}`前 <a-1>`", "{rec}`before <a-1>`", []),
        ("{rec}`前 <a-1>`", "{rec}`a-1`", ["write the text of {rec}`a-1` as {rec}`text <a-1>`"]),
        ("{rec}`前 <a-1>`", "{rec}`  <a-1>`", ["write the text of {rec}`a-1` as {rec}`text <a-1>`"]),
        ("{rec}`前 <a-1>`", "x", ["the translation leaves out {rec}`a-1`"]),
        ("[乙](x.md)", "a [ ](x.md)", ["the link to x.md has no text; write [text](x.md)"]),
        ("[乙](x.md)[丙](y.md)", "[b](x.md) [](y.md)", ["the link to y.md has no text; write [text](y.md)"]),
        ("[乙](x.md)", "[*b*](x.md)", ["the translation has em where the source has none"]),
        ("甲", "", ["the translation shows nothing; translate it, or leave msgstr empty"]),
        ("甲", "&#32;", ["the translation shows nothing; translate it, or leave msgstr empty"]),
        ("甲\n乙", "a  \nb\nc", []),
    ],
)
def test_what_is_wrong_with_a_translation_is_said_in_sentences(msgid, msgstr, said) -> None:
    assert list(tokens.objections(msgid, msgstr)) == said


@pytest.mark.parametrize(
    ("content", "title", "target"),
    [
        ("a-1", "", "a-1"),
        ("the first <a-1>", "the first", "a-1"),
        (" the <a-1>", " the", "a-1"),
        ("a <b> c", "", "a <b> c"),
        ("<a-1>", "", "a-1"),
    ],
)
def test_a_role_is_a_title_and_a_target(content: str, title: str, target: str) -> None:
    assert tokens.split_role(content) == (title, target)


def test_a_footnote_in_the_text_is_text_and_a_mark_is_a_mark() -> None:
    assert [(token.type, token.content) for token in tokens.tokens("a^[b] c[^d]")] == [
        ("text", "a^[b] c"),
        ("footnote_ref", ""),
    ]
