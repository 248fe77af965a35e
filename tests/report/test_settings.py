"""The small projects of the engine's tests are set as the report is, but for what is the report's own."""

import runpy
import sys

from conftest import ROOT

#: What a report says of itself, and what else lies in this folder.
OWN = {"project", "author", "copyright", "version", "edition_languages", "edition_report", "exclude_patterns"}


def test_the_small_project_has_the_settings_of_the_report(monkeypatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    ours, small = (
        {
            name: value
            for name, value in runpy.run_path(str(folder / "conf.py")).items()
            if name not in OWN and not name.startswith("_")
        }
        for folder in (ROOT, ROOT / "tests" / "small")
    )
    assert small == ours
