"""The map of the README: what it names is there, and what is there it names."""

import re

import pytest
from conftest import ROOT

#: What every project of this kind has, and what the README is.
USUAL = {
    *("README.md", "README.ja.md", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md", "TRANSLATING.md"),
    *("TRANSLATING.ja.md", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "Makefile"),
}
_NAME = re.compile(r"[\w.-]+/?(?= |$)")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Return the lines of the map."""
    return (ROOT / "README.md").read_text("utf-8").partition("## Map")[2].split("```")[1].strip().splitlines()


@pytest.fixture(scope="module")
def listed(lines) -> set[str]:
    """Return the paths at the beginning of lines; those of an indented line are below the folder above it."""
    found: set[str] = set()
    above = ""
    for line in lines:
        names = _NAME.findall(re.split(r" {2,}", line.strip())[0])
        if not line.startswith(" "):
            above = names[0]
        found |= {(above if line.startswith(" ") else "") + name for name in names}
    return {name.rstrip("/") for name in found}


def test_everything_that_the_map_lists_is_there(listed) -> None:
    assert [name for name in sorted(listed) if not (ROOT / name).exists()] == []


def test_the_map_names_everything_at_the_top_and_every_room(listed) -> None:
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "_build", "__"))} - USUAL
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "edition").glob("*/__init__.py")}
    assert sorted((top | rooms) - listed) == []
