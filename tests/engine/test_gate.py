"""The gate: what each of its rules lets through and what it does not."""

import os
import subprocess
import sys
import time

import pytest
from conftest import ROOT

from edition.catalogs import po
from edition.catalogs.characters import LONGEST
from edition.checks import check_all, check_pair, rule_stages
from edition.checks.english import numbers
from edition.checks.finding import Finding, Pair
from edition.checks.numbers import japanese
from edition.checks.terms import Terms

NO_TERMS = Terms.of("", {})


def said(
    msgid: str, msgstr: str, language: str = "en", *, plain: bool = True, terms: Terms = NO_TERMS
) -> set[str]:
    """Return the rules that object, warnings with a question mark."""
    found = check_pair("x.po", 1, Pair(msgid, msgstr, language, plain), rule_stages(language, terms))
    return {finding.rule + ("" if finding.is_error else "?") for finding in found}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("約11兆円", ["11000000000000"]),
        ("１１兆円", ["11000000000000"]),
        ("十一兆円", ["11000000000000"]),
        ("1兆2,000億円", ["1200000000000"]),
        ("三万五千人", ["35000"]),
        ("2.5％", ["2.5"]),
        ("①と②", ["1", "2"]),
        ("第六条", ["6"]),
        ("二国間", ["2"]),
        ("令和4年", ["2022"]),
        ("二〇二二年", ["2022"]),
        ("1970年代から80年代", ["1970", "1980"]),
        ("3割", ["30"]),
        ("一方で唯一、万全の、十分な", []),
    ],
)
def test_numbers_are_read_in_japanese(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in japanese(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("11 trillion yen", ["11000000000000"]),
        ("eleven trillion yen", ["11000000000000"]),
        ("¥11 trillion", ["11000000000000"]),
        ("1.2 trillion", ["1200000000000.0"]),
        ("twenty-one", ["21"]),
        ("Article VI", ["6"]),
        ("three decades", ["30"]),
        ("the 3rd of May 2022, which may be", ["3", "5", "2022"]),
        ("COVID-19", []),
    ],
)
def test_numbers_are_read_in_english(text: str, values: list[str]) -> None:
    assert sorted(str(number.value) for number in numbers(text)) == sorted(values)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("約11兆円です。", "It is about 11 trillion yen."),
        ("約11兆円です。", "It is about ¥11 trillion."),
        ("2%以上です。", "It is 2 percent or more."),
        ("2022年6月3日です。", "It is June 3, 2022."),
        ("2022年6月3日です。", "It is 3 June 2022."),
        ("二国間で話します。", "We will talk bilaterally."),
        ("四つの団体です。", "There are four bodies."),
        ("4つの団体です。", "There are four bodies."),
        ("第六条です。", "It is Article VI."),
        ("①甲、②乙です。", "It is (1) a, and (2) b."),
        ("30年です。", "It is three decades."),
        ("令和4年です。", "It is 2022."),
        ("両国の話です。", "It is about the two countries."),
        ("唯一の国です。", "It is the only country."),
        ("2割です。", "It is 20 percent."),
    ],
)
def test_an_honest_number_passes(msgid: str, msgstr: str) -> None:
    assert said(msgid, msgstr) == set()


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("約11兆円です。", "It is about 1.1 trillion yen."),
        ("約11兆円です。", "It is about 11 billion yen."),
        ("約11兆円です。", "It is about 11 trillion dollars."),
        ("2%以上です。", "It is 2 or more."),
        ("2人です。", "It is 2%."),
        ("2022年6月3日です。", "It is June 4, 2022."),
        ("2022年6月3日です。", "It is July 3, 2022."),
        ("四つの団体です。", "There are three bodies."),
        ("第六条です。", "It is Article VII."),
        ("①甲、②乙です。", "It is (1) a, and (3) b."),
        ("条約です。", "It is a treaty of 1960."),
    ],
)
def test_a_changed_number_is_an_error(msgid: str, msgstr: str) -> None:
    assert "number" in said(msgid, msgstr)


@pytest.mark.parametrize(
    ("msgid", "msgstr", "rules"),
    [
        ("原則公開します。", "We will publish it.", {"hedge?"}),
        ("原則公開します。", "We will publish it in principle.", set()),
        ("米国等です。", "It is the United States.", {"hedge?"}),
        ("対等です。", "It is equal.", set()),
        ("平等に扱います。", "We will treat it equally.", set()),
        ("条約です。", "It is a treaty.", set()),
        ("検討します。", "We will do it.", {"hedge?"}),
        ("公開しません。", "We will publish it.", {"negation?"}),
        ("公開します。", "We will not publish it.", {"negation?"}),
        ("公開しません。", "We will refrain from publishing it.", set()),
        ("超えません。", "It does not go beyond.", set()),
    ],
)
def test_a_hedge_or_a_negation_without_counterpart_is_a_warning(
    msgid: str, msgstr: str, rules: set[str]
) -> None:
    assert said(msgid, msgstr) == rules


@pytest.mark.parametrize(
    ("msgid", "msgstr", "rules"),
    [
        ("「重要な変更」です。", "It is 重要な変更 (“major changes”).", set()),
        ("核共有です。", "It is nuclear sharing (核共有).", set()),
        ("核共有です。", "It is 核共有.", {"japanese-left"}),
        ("核共有です。", "It is 核不拡散.", {"japanese-left"}),
        ("核共有です。", "It is nuclear sharing。", {"japanese-left"}),
        ("核共有です。", "核共有です。", {"copied"}),
        ("ASEAN", "ASEAN", set()),
        ("状態：", "State: ", set()),
        ("状態", "State ", {"edge-space"}),
        ("%d項目", "%d items", set()),
        ("%d項目", "many items", {"placeholder"}),
        ("甲（乙", "A (b", set()),
        ("甲", "A (b", {"unbalanced"}),
        ("甲", "Cаt", {"mixed-script", "other-script"}),
        ("甲", "Кот", {"other-script"}),
    ],
)
def test_the_text_of_a_translation(msgid: str, msgstr: str, rules: set[str]) -> None:
    assert said(msgid, msgstr) == rules


def test_a_language_without_a_table_gets_the_rules_that_hold_for_every_language() -> None:
    assert said("約11兆円です。原則公開しません。", "12조 엔입니다.", "ko") == set()
    assert said("約11兆円です。", "<b>11조 엔</b>", "ko") == {"html"}
    assert said("約11兆円です。", "11조 엔\u202e", "ko") == {"unshowable"}
    assert said("平和です。", "صلح\u200cها", "fa") == set()
    assert said("平和です。", "peace\u200c", "en") == {"unshowable"}


GLOSSARY = ":::{term} joint-committee\n:reading: x\n\n日米合同委員会\n\n定義。\n:::\n"


@pytest.mark.parametrize(
    ("msgstr", "passes"),
    [
        ("The Japan-U.S. Joint Committee.", True),
        ("The Joint Committees of Japan.", True),
        ("The JC.", True),
        ("The common council.", False),
    ],
)
def test_a_term_is_rendered_as_the_glossary_has_it(msgstr: str, *, passes: bool) -> None:
    terms = Terms.of(GLOSSARY, {"日米合同委員会": "Japan-U.S. Joint Committee (JC)"})
    assert said("日米合同委員会です。", msgstr, terms=terms) == (set() if passes else {"term?"})


@pytest.mark.build
def test_the_gate_reads_the_settings_and_draws_nothing() -> None:
    code = (
        "import sys; from pathlib import Path; from edition.checks import check; check(Path('.'));"
        "print(sorted(name for name in sys.modules if name.startswith(('edition.drawing', 'edition.site'))"
        "or name in ('sphinx.application', 'myst_parser', 'furo')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def findings(project) -> set[tuple[str, str]]:
    return {(finding.path, finding.rule) for finding in check_all(project.root)}


def test_what_does_not_belong_among_the_catalogs_is_named(sources) -> None:
    folder = "locales/en/LC_MESSAGES"
    sources.write(f"{folder}/policies/first.mo", "x")
    sources.write(f"{folder}/policies/first.pot", "x")
    sources.write(f"{folder}/policies/gone.po", "x")
    sources.write(f"{folder}/policies/x y.po", "x")
    sources.write(f"{folder}/..%2f..%2fx.po", "x")
    sources.write("locales/ja/LC_MESSAGES/policies/first.po", "x")
    sources.write("locales/fr/LC_MESSAGES/policies/first.po", "x")
    sources.write("locales/en/policies/first.po", "x")
    (sources.root / folder / "index.po").symlink_to("/etc/passwd")
    (sources.root / folder / "topics").symlink_to("/etc")
    os.mkfifo(sources.root / folder / "glossary.po")
    assert findings(sources) == {
        (f"{folder}/policies/first.mo", "stray-file"),
        (f"{folder}/policies/first.pot", "stray-file"),
        (f"{folder}/policies/gone.po", "no-page"),
        (f"{folder}/policies/x y.po", "file-name"),
        (f"{folder}/..%2f..%2fx.po", "file-name"),
        ("locales/ja/LC_MESSAGES/policies/first.po", "language"),
        ("locales/fr/LC_MESSAGES/policies/first.po", "language"),
        ("locales/en/policies/first.po", "file-name"),
        (f"{folder}/index.po", "symlink"),
        (f"{folder}/topics", "symlink"),
        (f"{folder}/glossary.po", "symlink"),
    }


def test_a_page_that_is_no_plain_text_is_named(sources) -> None:
    (sources.root / "topics/passwd.md").symlink_to("/etc/passwd")
    sources.edit("topics/law.md", "法についての項目。", "法に\u200bついての項目。")
    (sources.root / "topics/peace.md").write_bytes(b"\xef\xbb\xbf# x\n")
    (sources.root / "policies/second.md").write_bytes(b"# x\r\n")
    (sources.root / "policies/first.md").write_bytes(b"# \xff\n")
    assert findings(sources) >= {
        ("topics/passwd.md", "symlink"),
        ("topics/law.md", "characters"),
        ("topics/peace.md", "bom"),
        ("policies/second.md", "line-ends"),
        ("policies/first.md", "charset"),
    }


def test_a_finding_is_one_line_that_a_terminal_shows_as_it_is() -> None:
    finding = Finding("a\n.po", 3, "b \x1b[31m \u202e", "rule", is_error=False)
    assert str(finding) == "a\\u000a.po:3: warning: b \\u001b[31m \\u202e [rule]"


@pytest.mark.parametrize(("msgstr", "code"), [("Peace and 2%.", 1), ("The Peace.", 0)])
def test_make_check_fails_on_an_error_only(small, msgstr: str, code: int) -> None:
    small.translate("topics/peace", {"平和": msgstr})
    result = subprocess.run(
        [sys.executable, "-m", "edition", "check"], cwd=small.root, capture_output=True, check=False
    )
    assert result.returncode == code


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[a](",
        "*a_",
        "_a ",
        "`",
        "<a",
        "&#1",
        "{a}`",
        "9",
        "一",
        "兆9",
        "“(",
        "![[",
        "a://",
        "|a",
        "..",
        "9,",
        " ",
        "the ",
    ],
)
def test_the_longest_message_is_answered_at_once(piece: str) -> None:
    """No expression whose cost explodes: the bound is a hundred times what it takes."""
    pair = Pair("甲" * 500, (piece * LONGEST)[:LONGEST], "en")
    start = time.process_time()
    for rule in (rule for stage in rule_stages("en", NO_TERMS) for rule, _, _ in stage):
        list(rule(pair))
    assert time.process_time() - start < 2


def test_a_catalog_of_many_pieces_is_read_at_once() -> None:
    header = 'msgid ""\nmsgstr "Content-Type: charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr ""\n'
    start = time.process_time()
    po.parse(header + '"b"\n' * 100_000)
    assert time.process_time() - start < 10
