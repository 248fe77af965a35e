"""The report on paper against its text, and its lines against the rules of Japanese typesetting."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, Project
from test_fidelity import source_paragraphs

#: What no line of Japanese begins with, and what none ends with (JIS X 4051).
NOT_FIRST, NOT_LAST = "、。，．）」』】・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々！？", "（「『【"
#: What is in the margin, and is not of the report.
ID = re.compile(r"^(?:nss|ipd|hrd|hrc|sofa)-\d+(?:-p2)? ")


@pytest.mark.build
def test_the_japanese_on_paper_is_that_of_the_source_in_lines_as_printers_break_them(tmp_path: Path) -> None:
    from pypdf import PdfReader  # noqa: PLC0415 - not needed by quick tests

    report = Project(ROOT, tmp_path / "out")
    assert report.run("edition", "pdf", "--out", str(report.out)) == 0, report.output
    lines = [
        ID.sub("", line)
        for page in PdfReader(report.out / "pdf/ja.pdf").pages[2:]  # after the title and the contents
        for line in page.extract_text().splitlines()[1:-1]  # between the header and the footer
    ]
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []
    _title, *paragraphs = source_paragraphs()
    printed = "".join("".join(lines).split())
    assert printed.startswith("".join("".join(paragraphs).split()) + "編集注")
