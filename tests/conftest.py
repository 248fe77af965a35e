"""Projects to build: the real one, once a run, and copies of two small ones to change.

``engine`` holds the tests of the engine, which know no report: they build ``small``, or ``whole``, which has
a page of every kind. ``report`` holds those of this report; the numbers that they expect are in its
``expected.py``.

Every test is marked by what it needs: ``browser``, ``build`` (a build of a project, or another command that
takes seconds) or ``quick``, by the fixtures that it asks for, and by whether its module imports ``typed``.
``pytest -m quick`` takes seconds, and needs neither a browser nor its packages: what only the others need is
imported where it is used.
"""

import filecmp
import functools
import gc
import json
import locale
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import workshop
from bs4 import BeautifulSoup

pytest_plugins = ["browser_fixtures", "wheel"]

_LOCALE = locale.setlocale(locale.LC_ALL)
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:  # the shell's is not installed: sphinx-build stops there, whatever the project
    os.environ["LC_ALL"] = "C.UTF-8"
locale.setlocale(locale.LC_ALL, _LOCALE)
gc.disable()  # nothing that is collected is garbage
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of commands share the engine: compiled once

ROOT = Path(__file__).parent.parent
#: The fixtures by which a test is marked.
BROWSER = {"playwright", "chromium", "browser", "page"}
BUILD = {"small", "whole", "make_small", "real", "pages", "address", "large"}
MARKS = ("quick", "build", "browser")


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that does not mark itself; put files with many slow tests first, for an even end."""
    for item in items:
        if not any(item.get_closest_marker(mark) for mark in MARKS):
            fixtures = set(getattr(item, "fixturenames", ()))
            is_build = fixtures & BUILD or _types(getattr(item, "module", object))
            item.add_marker("browser" if fixtures & BROWSER else "build" if is_build else "quick")
    slow = Counter(item.path for item in items if not item.get_closest_marker("quick"))
    items.sort(key=lambda item: -slow[item.path])


def pytest_collection_finish() -> None:
    """Leave alone what has been collected, from then on: to look through it took a tenth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


@functools.cache
def _types(module: object) -> bool:
    """Tell whether a module imports ``typed``."""
    return any(getattr(value, "__module__", "") == "typed" for value in vars(module).values())


@pytest.fixture(autouse=True)
def _no_program_in_a_quick_test(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that is marked ``quick`` and starts a program: it needs the mark ``build``."""
    if request.node.get_closest_marker("quick"):

        def refuse(*_args: object, **_options: object) -> None:
            pytest.fail("a quick test starts no program: mark it with `pytest.mark.build`")

        for module, name in ((subprocess, "Popen"), (workshop, "kept"), (os, "fork")):
            monkeypatch.setattr(module, name, refuse)


@dataclass
class Project:
    """A project in a folder of its own, built by the command that `make html` runs.

    ``environment`` is that of its commands; None is the one of the tests.
    """

    root: Path
    out: Path
    output: str = ""
    environment: dict[str, str] | None = None

    @property
    def site(self) -> Path:
        return self.out / "html"

    def run(self, *command: str, typed: bool = False, largest_file: int | None = None) -> int:
        """Run ``python -m COMMAND`` in the project. Returns the exit code; ``output`` is what was printed.

        ``typed`` has a new interpreter do it; else, where the engine is the checkout's, the workshop does,
        and lets it write no file beyond ``largest_file`` bytes.
        """
        has_own_engine = (self.root / "edition").resolve() != ROOT / "edition"
        if typed or has_own_engine or command[0] not in workshop.COMMANDS:
            return self.type(sys.executable, "-m", *command)
        done = workshop.kept().run(
            *command, folder=self.root, environment=self.environment, largest_file=largest_file
        )
        self.output = done.stdout + done.stderr
        return done.code

    def type(self, *command: str, folder: Path | None = None) -> int:
        """Type a command, as in a shell. Returns the exit code; ``output`` is what was printed."""
        done = subprocess.run(
            command,
            cwd=folder or self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.output = done.stdout + done.stderr
        return done.returncode

    def build(self, *options: str, typed: bool = False) -> int:
        """Build it. Returns the exit code; what was printed is in ``output``."""
        return self.run("edition", "build", "--out", str(self.out), *options, typed=typed)

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


def differing(left: Path, right: Path) -> list[str]:
    """Return the files that are not the same in both folders."""
    names = {path.relative_to(side).as_posix() for side in (left, right) for path in side.rglob("*")}
    return sorted(
        name
        for name in names
        if not (left / name).is_dir()
        and not (
            (left / name).is_file()
            and (right / name).is_file()
            and filecmp.cmp(left / name, right / name, shallow=False)
        )
    )


def copy_small(root: Path, *, whole: bool = False) -> Project:
    """Copy the small project into a folder that is not there yet; ``whole`` lays the other over it."""
    for name in ("small", "whole") if whole else ("small",):
        shutil.copytree(ROOT / "tests" / name, root, dirs_exist_ok=True)
    (root / "edition").symlink_to(ROOT / "edition")
    return Project(root, root / "_build")


@pytest.fixture
def sources(tmp_path: Path) -> Project:
    """Copy the small project, to be changed and read, not built."""
    return copy_small(tmp_path / "small")


@pytest.fixture
def small(sources: Project) -> Project:
    """Copy the small project, to be changed and built."""
    return sources


@pytest.fixture
def whole(tmp_path: Path) -> Project:
    """Copy the small project that has a page of every kind, to be changed and built."""
    return copy_small(tmp_path / "whole", whole=True)


@pytest.fixture(scope="session")
def make_small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """Return a function that copies the small project, for tests that share what they build."""
    return lambda: copy_small(tmp_path_factory.mktemp("project") / "small")


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
