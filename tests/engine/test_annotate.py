"""What checks and builds print becomes marks at the lines of a pull request, and nothing else."""

import subprocess
import sys

import pytest

from edition.commands.annotate import annotation


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (
            "locales/en/LC_MESSAGES/index.po:12: the number 4 is missing [numbers]",
            "::error file=locales/en/LC_MESSAGES/index.po,line=12::the number 4 is missing [numbers]",
        ),
        (
            "index.md:3: warning: a hedge is missing [hedge]",
            "::warning file=index.md,line=3::a hedge is missing [hedge]",
        ),
        ("index.md:3: WARNING: no such topic [x]", "::error file=index.md,line=3::no such topic [x]"),
        ("a,b:c.md:3: 100%", "a,b:c.md:3: 100%"),
        ("a,b.md:3: 100%: x,y", "::error file=a%2Cb.md,line=3::100%25: x,y"),
        ("index.md:3: \r::stop", "::error file=index.md,line=3::%0D::stop"),
        ("::error file=x::text", "| ::error file=x::text"),
        ("  ::add-mask::a", "|   ::add-mask::a"),
        ("text ##[add-mask]a", "text ## [add-mask]a"),
        ("index.md:3: ##[group]", "::error file=index.md,line=3::## [group]"),
        ("2 errors, 0 warnings", "2 errors, 0 warnings"),
        ("", ""),
    ],
)
def test_only_a_place_in_a_file_becomes_a_command(line: str, printed: str) -> None:
    assert annotation(line) == printed


@pytest.mark.build
def test_the_findings_of_a_check_are_marks(small) -> None:
    small.write("locales/en/LC_MESSAGES/no,pe.po", "")
    assert small.run("edition", "check") == 1
    annotate = [sys.executable, "-m", "edition", "annotate"]
    done = subprocess.run(
        annotate, cwd=small.root, input=small.output, capture_output=True, text=True, check=True
    )
    (mark,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert mark.startswith("::error file=locales/en/LC_MESSAGES/no%2Cpe.po,line=1::")
