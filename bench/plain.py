"""Writes a corpus as the ordinary Markdown that other tools build: the same text, without our objects.

Recommendations become numbered lists under headings; topic pages keep their title and introduction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from edition import po
from edition.catalogs import catalog_path

from .corpus import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SOURCE = "ja"
_ROLE = re.compile(r"\{rec\}`([^`]+)`")
_NUMBER = re.compile(r"-(\d+)$")

_SPHINX = """\
project = "外交・安保政策のアップデートに関する取りまとめ(中間報告)"
extensions = ["myst_parser"]
html_theme = "furo"
language = "ja"
locale_dirs = ["locale"]
gettext_compact = False
"""

_MKDOCS = """\
site_name: 外交・安保政策のアップデートに関する取りまとめ(中間報告)
docs_dir: pages
theme:
  name: material
  font: false
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: ja, name: 日本語, default: true, build: true}
        - {locale: en, name: English, build: true}
"""


class Block(NamedTuple):
    """A piece of a page: lines in Markdown, each a prefix and a message; or a toctree."""

    kind: str
    lines: tuple[tuple[str, str], ...]


def plain(text: str) -> str:
    """Return a message without roles, which only our pages know."""
    return _ROLE.sub(r"\1", text)


def blocks(text: str) -> Iterator[Block]:
    """Yield the pieces of one of our pages."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(":::{"):
            body: list[str] = []
            while (inner := next(lines)) != ":::":
                body.append(inner)
            yield from _directive(line, [inner for inner in body if inner and inner[0] != ":"])
        elif heading := re.match(r"#+ ", line):
            yield Block("text", ((heading[0], line[heading.end() :]),))
        elif line and not line.startswith("("):
            yield Block("text", (("", line),))


def _directive(opening: str, body: list[str]) -> Iterator[Block]:
    kind = opening[4:].partition("}")[0]
    if kind == "toctree":
        yield Block("toctree", tuple(("", name) for name in body))
    elif kind == "recommendation":
        number = _NUMBER.search(opening)
        assert number is not None
        mark = f"{number[1]}. "
        yield Block("text", _item(mark, body))
    elif body:
        yield Block("text", _item("- ", body))


def _item(mark: str, body: list[str]) -> tuple[tuple[str, str], ...]:
    # Python-Markdown wants four spaces; more would be code in CommonMark.
    return tuple((" " * max(4, len(mark)) if index else mark, line) for index, line in enumerate(body))


def markdown(page: list[Block], translate: Callable[[str], str], *, toctrees: bool) -> str:
    """Return a page as Markdown."""
    parts: list[str] = []
    for block in page:
        if block.kind == "text":
            parts += [f"{prefix}{plain(translate(text))}\n" for prefix, text in block.lines]
        elif toctrees:
            names = "\n".join(name for _, name in block.lines)
            parts.append(f"```{{toctree}}\n:hidden:\n\n{names}\n```\n")
    return "\n".join(parts)


def _pages(corpus: Path) -> Iterator[tuple[str, list[Block], dict[str, po.Entry]]]:
    for pattern in ("*.md", "policies/*.md", "topics/*.md"):
        for path in sorted(corpus.glob(pattern)):
            name = path.relative_to(corpus).with_suffix("").as_posix()
            entries = po.read(catalog_path(corpus, LANGUAGE, name)).entries
            yield name, list(blocks(path.read_text("utf-8"))), entries


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_sphinx(corpus: Path, root: Path) -> None:
    """Write a Sphinx project: pages in Japanese, and a catalog for each."""
    _write(root / "conf.py", _SPHINX)
    for name, page, entries in _pages(corpus):
        _write(root / f"{name}.md", markdown(page, lambda text: text, toctrees=True))
        messages = {
            plain(entry.msgid): po.Entry(plain(entry.msgid), plain(entry.msgstr))
            for entry in entries.values()
        }
        header = {"Language": LANGUAGE, "Content-Type": "text/plain; charset=UTF-8"}
        _write(
            root / "locale" / LANGUAGE / "LC_MESSAGES" / f"{name}.po",
            po.serialize(po.Catalog(header, messages)),
        )


def write_mkdocs(corpus: Path, root: Path) -> None:
    """Write a MkDocs project: a folder of pages for each language."""
    _write(root / "mkdocs.yml", _MKDOCS)
    for name, page, entries in _pages(corpus):
        translations = {entry.msgid: entry.msgstr for entry in entries.values()}
        in_english = markdown(page, lambda text: translations[text], toctrees=False)  # noqa: B023 - called here
        _write(root / "pages" / SOURCE / f"{name}.md", markdown(page, lambda text: text, toctrees=False))
        _write(root / "pages" / LANGUAGE / f"{name}.md", in_english)
