"""Citations of a report whose names mean something to every format, read by readers of the formats."""

import json

import pytest

from edition.report.citation import patterns
from edition.report.publication import Publication

HOSTILE = 'A & B_c "d" \\input{e 100% #1 $x^2$ ~f [g]'
IN_TEX = (
    r'A \& B\_c "d" \textbackslash{}input\textbraceleft{}e 100\% \#1 '
    r"\$x\textasciicircum{}2\$ \textasciitilde{}f [g]"
)


@pytest.fixture
def cited() -> dict[str, str]:
    known = Publication("2022-06-03", "https://x.example/", HOSTILE, citation_key="party-2022")
    return patterns(known, HOSTILE, HOSTILE, ["ja"], "ja")


@pytest.mark.build  # the readers are not there where quick tests run
@pytest.mark.filterwarnings("ignore")  # citeproc-py warns of its own
def test_bibtex_is_read_with_every_field_whole(cited, tmp_path) -> None:
    from citeproc.source.bibtex.bibparse import BibTeXParser  # noqa: PLC0415

    path = tmp_path / "x.bib"
    path.write_text(cited["bibtex"].replace("{id}", "i-1").replace("{label}", "L"), "utf-8")
    entry = BibTeXParser(str(path), "utf-8")["party-2022-i-1"]
    assert (entry.document_type, entry["date"]) == ("online", "2022-06-03")
    assert entry["author"].strip("{}") == IN_TEX
    assert entry["titleaddon"].strip("{}") == f"{IN_TEX}, unofficial edition"
    assert entry["note"] == f"{IN_TEX}. Text in: ja"


def test_what_means_something_to_tex_is_written_by_its_name(cited) -> None:
    assert f"  author = {{{{{IN_TEX}}}}},\n" in cited["bibtex"]


@pytest.mark.build
def test_ris_is_read_with_every_field_whole(cited) -> None:
    import rispy  # noqa: PLC0415

    (entry,) = rispy.loads(cited["ris"])
    assert entry["type_of_reference"] == "ELEC"
    assert entry["authors"] == [f"{HOSTILE},"]
    assert entry["secondary_title"] == f"{HOSTILE}, unofficial edition"
    assert entry["notes"] == [f"{HOSTILE}. Text in: ja"]


def test_csl_json_has_every_text_as_it_is(cited) -> None:
    (entry,) = json.loads(cited["csl-json"])
    assert entry["author"] == [{"literal": HOSTILE}]
    assert entry["container-title"] == f"{HOSTILE}, unofficial edition"
