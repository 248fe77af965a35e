"""Projects to build: the real one, once a run, and copies of a small one (tests/small) to change.

Every test is marked by what it needs: ``browser``, ``build`` (a build of a project, or another command that
takes seconds) or ``quick``, by the fixtures that it asks for, and by whether its module imports ``typed``.
``pytest -m quick`` takes seconds, and needs neither a browser nor its packages: what only the others need is
imported where it is used.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

pytest_plugins = ["browser_fixtures"]

ROOT = Path(__file__).parent.parent
#: What the small project has of the real one, beside the engine: settings and the icon.
SHARED = ("conf.py", "_static")
INTERFACE = "locales/en/LC_MESSAGES/interface.po"
#: The fixtures by which a test is marked.
BROWSER = {"playwright", "chromium", "browser", "page"}
BUILD = {"small", "make_small", "real", "pages", "address", "large"}
MARKS = ("quick", "build", "browser")


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that does not mark itself."""
    for item in items:
        fixtures, module = set(getattr(item, "fixturenames", ())), vars(getattr(item, "module", object))
        types = any(getattr(value, "__module__", "") == "typed" for value in module.values())
        if not any(item.get_closest_marker(mark) for mark in MARKS):
            is_build = types or fixtures & BUILD
            item.add_marker("browser" if fixtures & BROWSER else "build" if is_build else "quick")


@dataclass
class Project:
    """A project in a folder of its own, built by the command that `make html` runs."""

    root: Path
    out: Path
    output: str = ""

    @property
    def site(self) -> Path:
        return self.out / "html"

    def run(self, *command: str) -> int:
        """Run ``python -m COMMAND`` in the project. Returns the exit code; ``output`` is what was printed."""
        result = subprocess.run(
            [sys.executable, "-m", *command], cwd=self.root, capture_output=True, text=True, check=False
        )
        self.output = result.stdout + result.stderr
        return result.returncode

    def build(self, *options: str) -> int:
        """Build it. Returns the exit code; what was printed is in ``output``."""
        return self.run("edition", "build", "--out", str(self.out), *options)

    def page(self, address: str) -> BeautifulSoup:
        return BeautifulSoup((self.site / address).read_text("utf-8"), "html.parser")

    def read(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text in a file; the text must be there."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

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
    for name in SHARED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)
    (root / "edition").symlink_to(ROOT / "edition")
    (root / INTERFACE).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / INTERFACE, root / INTERFACE)
    return Project(root, root / "_build")


@pytest.fixture
def sources(tmp_path: Path) -> Project:
    """Copy the small project, to be changed and read, not built."""
    return copy_small(tmp_path)


@pytest.fixture
def small(sources: Project) -> Project:
    """Copy the small project, to be changed and built."""
    return sources


@pytest.fixture(scope="session")
def make_small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """Return a function that copies the small project, for tests that share what they build."""
    return lambda: copy_small(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Project:
    """Build the real site, outside the repository: once, however many processes run the tests."""
    from filelock import FileLock  # noqa: PLC0415 - not needed by quick tests

    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "real"
    project = Project(ROOT, folder)
    done = folder.with_suffix(".json")
    with FileLock(folder.with_suffix(".lock")):
        if not done.exists():
            done.write_text(json.dumps([project.build(), project.output]), "utf-8")
    code, project.output = json.loads(done.read_text("utf-8"))
    assert code == 0, project.output
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
