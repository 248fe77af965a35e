"""Citations of a report whose names mean something to every format, read by readers of the formats."""

import json

import pytest

from edition.report.citation import patterns
from edition.report.publication import Publication

# ruff: noqa: PLC0415 - the readers are not there where quick tests run

HOSTILE = 'A & B_c, "d" and \\input{e 100% #1 $x^2$ ~f [g]'
IN_TEX = (
    r'A \& B\_c, "d" and \textbackslash{}input\textbraceleft{}e 100\% \#1 '
    r"\$x\textasciicircum{}2\$ \textasciitilde{}f [g]"
)
KNOWN = Publication("2022-06-03", "https://x.example/a_b", HOSTILE, citation_key="party-2022")


def cited(language: str = "ja", *, whole: bool = False) -> dict[str, str]:
    """Return the citations of a part, or of the whole, of a report in two languages."""
    found = patterns(KNOWN, HOSTILE, HOSTILE, ["ja", "en"], language, whole=whole)
    return {
        name: text.replace("{id}", "i-1").replace("{label}", "L").replace("{url}", "https://y.example/c_d#e")
        for name, text in found.items()
    }


@pytest.mark.build
@pytest.mark.parametrize(
    ("whole", "kind", "title"), [(False, "incollection", "booktitle"), (True, "techreport", "title")]
)
def test_bibtex_is_read_with_every_field_whole(whole, kind: str, title: str) -> None:
    from pybtex.database import parse_string

    found = parse_string(cited("ja", whole=whole)["bibtex"] + cited("en", whole=whole)["bibtex"], "bibtex")
    assert list(found.entries) == ["party-2022-i-1-ja", "party-2022-i-1-en"]  # none is lost to the other
    entry = found.entries["party-2022-i-1-en"]
    assert (entry.type, entry.fields["date"], entry.fields["year"]) == (kind, "2022-06-03", "2022")
    (author,) = entry.persons["author"]  # one body, whatever is in its name
    assert str(author) == f"{{{IN_TEX}}}"
    assert entry.fields[title] == f"{{{IN_TEX}}}"
    assert entry.fields["langid"] == "japanese"
    assert entry.fields["url"] == "https://y.example/c_d#e"
    assert entry.fields["note"] == r"Unofficial bilingual edition of https://x.example/a\_b. Text in: en"


@pytest.mark.build
@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha"])
def test_bibtex_prints_the_title_of_the_report_and_the_year(style: str, tmp_path) -> None:
    from pybtex import PybtexEngine

    path = tmp_path / "x.bib"
    path.write_text(cited("ja")["bibtex"] + cited("en", whole=True)["bibtex"], "utf-8")
    printed = PybtexEngine().format_from_file(str(path), style, output_backend="plaintext")
    for entry in printed.strip().split("\n"):
        assert "100% #1" in entry
        assert "2022" in entry


@pytest.mark.build
def test_ris_is_read_with_every_field_whole() -> None:
    import rispy

    part, whole = rispy.loads("\n".join([cited("en")["ris"], cited("ja", whole=True)["ris"]]))
    assert (part["type_of_reference"], whole["type_of_reference"]) == ("CHAP", "RPRT")
    assert part["authors"] == ["A & B_c,"]  # what stands behind a comma would be a first name
    assert part["publisher"] == part["secondary_title"] == whole["title"] == HOSTILE
    assert part["language"] == "ja"
    assert part["notes"] == [f"Unofficial bilingual edition of https://x.example/a_b. {HOSTILE}. Text in: en"]
    assert part["id"] != whole["id"]


def test_csl_json_has_every_text_as_it_is() -> None:
    (entry,) = json.loads(cited("ja")["csl-json"])
    assert entry["author"] == [{"literal": HOSTILE}]
    assert entry["container-title"] == HOSTILE
    assert entry["medium"] == "Unofficial bilingual edition of https://x.example/a_b"


def test_apa_prints_no_title_in_another_script() -> None:
    known = Publication("2022-06-03", publisher="甲党", title_romanised="Hōkoku")
    found = patterns(known, "報告", "Report", ["ja", "en"], "ja")
    assert "Hōkoku [Report]. {url}" in found["apa"]
    assert "Hōkoku 報告 [Report], June 3, 2022." in found["chicago"]
