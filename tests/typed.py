"""What a user of Sphinx types in a fresh clone, and what comes of it: commands, pages, links.

A command that is typed is the console script itself, in a shell where nothing is set but LANG. Every row of
what Sphinx's manuals promise is typed once; what varies within a row is run by the workshop, which calls the
same ``main()`` with the same arguments.
"""

import functools
import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from conftest import ROOT, Project, copy_small

BIN = Path(sys.executable).parent
#: A recommendation with every form of a body, which begins with a figure.
EVERY_FORM = """
:::{recommendation} bbb-2 【海】
:topics: law

![下がる曲線](losses.png)
: 図の説明

まもります[^1]。

- (a) 町で
  - (i) 村で

| 県 | 海岸 |
|---|---|
| 北 | 12 km |

> 引用です。

[^1]: 注の文です。
:::
"""
#: What a clone does not hold, and what no build needs.
_LEFT_OUT = (".git", ".venv", "_build", "__pycache__", "node_modules", "tests", "bench", "audit", ".*_cache")


@dataclass
class Typed:
    """What a command did."""

    code: int
    output: str
    out: Path


@dataclass
class Clone(Project):
    """A fresh copy of a project, and a home that is empty."""

    home: Path = field(init=False)

    def __post_init__(self) -> None:
        self.home = self.root.parent / "home"
        self.home.mkdir(exist_ok=True)
        self.environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.home)}
        self.environment["PYTHONDONTWRITEBYTECODE"] = "1"

    def sphinx(
        self, builder: str, *options: str, name: str = "", folder: Path | None = None, typed: bool = False
    ) -> Typed:
        """Do ``sphinx-build -b BUILDER OPTIONS . OUT``; OUT is a folder for this builder and ``name``."""
        out = self.out / (name or "-".join([builder, *options]).replace("/", "_"))
        arguments = ["-b", builder, *options, "." if folder is None else str(self.root), str(out)]
        if typed:
            code = self.type(str(BIN / "sphinx-build"), *arguments, folder=folder)
        else:
            code = self.run("sphinx", *arguments)
        return Typed(code, self.output, out)

    def edition(self, *options: str, typed: bool = False) -> Typed:
        """Do ``python -m edition build OPTIONS``, which ``make html`` runs."""
        return Typed(self.build(*options, typed=typed), self.output, self.site)

    def settings(self, text: str) -> None:
        """Add lines at the end of conf.py."""
        self.write("conf.py", f"{self.read('conf.py')}\n{text}\n")


def small_clone(folder: Path) -> Clone:
    """Copy the small project that has a page of every kind into ``folder / "clone"``."""
    folder.mkdir(exist_ok=True)
    small = copy_small(folder / "clone", whole=True)
    return Clone(small.root, folder / "out")


def checkout(folder: Path, name: str = "clone", *, engine: bool = False) -> Clone:
    """Copy this checkout into ``folder / name``: with the engine, or with a link to it."""
    left_out = _LEFT_OUT if engine else (*_LEFT_OUT, "edition")
    shutil.copytree(ROOT, folder / name, ignore=shutil.ignore_patterns(*left_out), symlinks=True)
    if not engine:
        (folder / name / "edition").symlink_to(ROOT / "edition")
    return Clone(folder / name, folder / "out")


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
    """Parse a page, once as it is."""
    return _parsed(page, page.stat().st_mtime_ns)


@functools.cache
def _parsed(page: Path, _time: int) -> _References:
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
