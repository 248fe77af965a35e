"""The report's text, imported with the names that its pages have, against the pages themselves."""

import re
from pathlib import Path

from conftest import ROOT
from expected import IDS, TEAMS

from edition.__main__ import main

SOURCE = Path(__file__).parent / "source"
#: What editors have added to the text.
ADDED = re.compile(r"^:(?:topics|places|related): .*\n|^:::\{team\}\n.*\n:::\n\n", re.MULTILINE)


def test_importing_the_text_of_the_report_makes_its_pages_but_for_what_editors_added(
    tmp_path, capsys
) -> None:
    arguments = ["--map", str(SOURCE / "ids.toml"), "--out", str(tmp_path)]
    assert main(["import", str(SOURCE / "report.ja.txt"), *arguments]) == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(TEAMS)
    for team in TEAMS:
        made = (tmp_path / f"{team}.md").read_text("utf-8")
        assert made == ADDED.sub("", (ROOT / "policies" / f"{team}.md").read_text("utf-8"))
    pages = "".join((tmp_path / f"{team}.md").read_text("utf-8") for team in TEAMS)
    assert re.findall(r"\{recommendation\} (\S+)", pages) == IDS


def test_importing_the_report_says_what_was_joined_and_guessed(tmp_path, capsys) -> None:
    main(["import", str(SOURCE / "report.ja.txt"), "--out", str(tmp_path)])
    said = capsys.readouterr().out
    joined = [int(line.split(":")[1]) for line in said.splitlines() if "joined with the line before" in line]
    assert joined == [26, 45, 82]
    assert ":3: the title of the document is on no page" in said
