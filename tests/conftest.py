"""Projects to build: the real one, once a run, and copies of a small one (tests/small) to change."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["browser_fixtures"]

ROOT = Path(__file__).parent.parent
#: What a project needs besides its pages.
MACHINERY = ("conf.py", "_templates", "_static", "edition")


@dataclass
class Project:
    """A project in a folder of its own, built by the command that `make html` runs."""

    root: Path
    out: Path
    output: str = ""

    @property
    def site(self) -> Path:
        return self.out / "html"

    def build(self, *options: str) -> int:
        """Build it. Returns the exit code; what was printed is in ``output``."""
        result = subprocess.run(
            [sys.executable, "-m", "edition", "build", "--out", str(self.out), *options],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        self.output = result.stdout + result.stderr
        return result.returncode

    def page(self, address: str) -> BeautifulSoup:
        return BeautifulSoup((self.site / address).read_text("utf-8"), "html.parser")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text in a file; the text must be there."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def translate(self, page: str, messages: dict[str, str]) -> None:
        """Write the English catalog of a page."""
        lines = ['msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
        for msgid, msgstr in messages.items():
            pair = [text.replace("\\", "\\\\").replace('"', '\\"') for text in (msgid, msgstr)]
            lines.append('msgid "{}"\nmsgstr "{}"\n'.format(*pair))
        self.write(f"locales/en/LC_MESSAGES/{page}.po", "\n".join(lines))


def copy_small(folder: Path) -> Project:
    """Copy the small project into a folder, to be changed and built."""
    root = folder / "small"
    shutil.copytree(ROOT / "tests" / "small", root)
    for name in MACHINERY:
        source = ROOT / name
        if source.is_dir():
            (root / name).symlink_to(source)
        else:
            shutil.copyfile(source, root / name)
    interface = "locales/en/LC_MESSAGES/interface.po"
    (root / interface).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / interface, root / interface)
    return Project(root, root / "_build")


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """Copy the small project, to be changed and built."""
    return copy_small(tmp_path)


@pytest.fixture(scope="session")
def make_small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """Return a function that copies the small project, for tests that share what they build."""
    return lambda: copy_small(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build the real site, once, into a folder outside the repository."""
    project = Project(ROOT, tmp_path_factory.mktemp("real"))
    assert project.build() == 0, project.output
    return project


@pytest.fixture(scope="session")
def pages(real: Project) -> Callable[[str], BeautifulSoup]:
    """Parse pages of the real site, by address, each once."""
    found: dict[str, BeautifulSoup] = {}

    def page(address: str) -> BeautifulSoup:
        if address not in found:
            found[address] = real.page(address)
        return found[address]

    return page
