"""What a user of Sphinx types, and what comes of it: fresh copies of this checkout, commands, links."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
#: What a clone does not hold, and what no build needs.
_LEFT_OUT = (".git", ".venv", "_build", "__pycache__", "node_modules", "tests", "bench", "audit", ".*_cache")


@dataclass
class Typed:
    """What a command did."""

    code: int
    output: str
    out: Path


@dataclass
class Clone:
    """A fresh copy of this checkout, in a folder of its own; HOME is empty."""

    root: Path
    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command as on a machine where nothing is set but LANG."""
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.home)}
        environment |= {"PYTHONDONTWRITEBYTECODE": "1", **self.environment}
        return subprocess.run(
            command, cwd=cwd or self.root, env=environment, capture_output=True, text=True, check=False
        )

    def sphinx(self, builder: str, *options: str, name: str = "", cwd: Path | None = None) -> Typed:
        """Type ``sphinx-build -b BUILDER OPTIONS . OUT``; OUT is a folder for this builder and ``name``."""
        out = self.home.parent / "out" / (name or "-".join([builder, *options]).replace("/", "_"))
        source = "." if cwd is None else str(self.root)
        done = self.run(str(BIN / "sphinx-build"), "-b", builder, *options, source, str(out), cwd=cwd)
        return Typed(done.returncode, done.stdout + done.stderr, out)

    def edition(self, *options: str) -> Typed:
        """Type ``python -m edition build OPTIONS``, which ``make html`` runs."""
        out = self.home.parent / "out" / "edition"
        done = self.run(sys.executable, "-m", "edition", "build", "--out", str(out), *options)
        return Typed(done.returncode, done.stdout + done.stderr, out / "html")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text in a file; the text must be there."""
        text = (self.root / name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        (self.root / name).write_text(text.replace(old, new, 1), "utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def settings(self, text: str) -> None:
        """Add lines at the end of conf.py."""
        with (self.root / "conf.py").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")


def clone(folder: Path, name: str = "clone") -> Clone:
    """Copy this checkout into ``folder / name``."""
    root, home = folder / name, folder / "home"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*_LEFT_OUT), symlinks=True)
    home.mkdir(exist_ok=True)
    return Clone(root, home)


class _References(HTMLParser):
    """Collects what a page is referred to by, and what it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] += 1
            elif name in ("href", "src", "data-src") and value is not None:
                self.targets.append(value)


def references(page: Path) -> _References:
    """Parse a page."""
    parser = _References()
    parser.feed(page.read_text("utf-8", errors="replace"))  # help files have their own encodings
    return parser


def duplicate_ids(out: Path) -> list[str]:
    """Return ids that a page has twice."""
    return [
        f"{page.relative_to(out)}#{name}"
        for page in sorted(out.rglob("*.html"))
        for name, count in references(page).ids.items()
        if count > 1
    ]


def broken(out: Path, elsewhere: tuple[str, ...] = ("ja", "en", "data", "index.html")) -> list[str]:
    """Return the references of all pages below ``out`` that lead nowhere.

    ``elsewhere`` names what lies beside ``out`` once all languages are put together.
    """
    pages = {page: references(page) for page in sorted(out.rglob("*.html"))}
    faults = []
    for page, found in pages.items():
        for target in found.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            if parts.path.startswith("/"):
                faults.append(f"{page.relative_to(out)}: {target}")
                continue
            path = Path(os.path.normpath(page.parent / unquote(parts.path))) if parts.path else page
            if not path.is_relative_to(out):
                beside = path.relative_to(out.parent).parts if path.is_relative_to(out.parent) else ()
                if not beside or beside[0] not in elsewhere:
                    faults.append(f"{page.relative_to(out)}: {target}")
                continue
            path = path / "index.html" if path.is_dir() else path
            anchors = pages[path].ids if path in pages else {}
            if not path.is_file() or (
                parts.fragment and path in pages and unquote(parts.fragment) not in anchors
            ):
                faults.append(f"{page.relative_to(out)}: {target}")
    return faults
