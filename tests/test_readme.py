"""The map of the README."""

from __future__ import annotations

import subprocess

from conftest import ROOT

#: What every project of this kind has, and what the README is.
USUAL = {"README.md", "README.ja.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "TRANSLATING.ja.md"}
USUAL |= {"requirements.txt", "requirements-dev.txt", "Makefile"}


def test_the_map_names_every_module_and_everything_at_the_top() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    top = {name.partition("/")[0] for name in listed.stdout.splitlines() if not name.startswith(".")} - USUAL
    modules = {path.name for path in (ROOT / "edition").glob("*.py") if not path.name.startswith("__")}
    packages = {path.parent.name for path in (ROOT / "edition").glob("*/__init__.py")}
    missing = {name for name in top | modules | packages if name not in readme}
    assert missing == set()
