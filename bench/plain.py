"""Writes a corpus as the ordinary Markdown that other tools build: the same text, without our objects.

Recommendations become numbered lists under headings. A topic's page lists, as ours does, the
recommendations on it by team: what a reader finds is the same, and there an author has written it out.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from edition.catalogs import po
from edition.catalogs.catalog import catalog_path
from edition.report.objects import split_ids

from .corpus import LANGUAGE

SOURCE = "ja"
_ROLE = re.compile(r"\{rec\}`([^`]+)`")
_TOPICS = re.compile(r"^:topics: (.*)$", re.MULTILINE)
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


class Listed(NamedTuple):
    """A recommendation, for the pages of its topics."""

    team: str
    topics: tuple[str, ...]
    block: Block


def listed(text: str) -> Iterator[Listed]:
    """Yield the recommendations of one of our team pages."""
    title = ""
    for part in re.split(r"^(?=:::\{recommendation\}|# )", text, flags=re.MULTILINE):
        if part.startswith("# "):
            title = part.partition("\n")[0].removeprefix("# ")
        elif topics := _TOPICS.search(part):
            block = next(blocks(part))
            yield Listed(title, split_ids(topics[1]), block)


def _topic_blocks(topic: str, recommendations: list[Listed]) -> Iterator[Block]:
    team = ""
    for item in recommendations:
        if topic in item.topics:
            if item.team != team:
                team = item.team
                yield Block("text", (("## ", team),))
            yield item.block


def _pages(corpus: Path) -> Iterator[tuple[str, list[Block], dict[str, po.Entry]]]:
    """Yield every page: its name, its pieces, and the entries of all the catalogs it needs."""
    recommendations: list[Listed] = []
    of_teams: dict[str, po.Entry] = {}
    for pattern in ("policies/*.md", "topics/*.md", "*.md"):
        for path in sorted(corpus.glob(pattern)):
            name, text = path.relative_to(corpus).with_suffix("").as_posix(), path.read_text("utf-8")
            entries = po.read(catalog_path(corpus, LANGUAGE, name)).entries
            page = list(blocks(text))
            if pattern.startswith("policies"):
                recommendations += listed(text)
                of_teams |= entries
            elif found := list(_topic_blocks(path.stem, recommendations)):
                page += found
                shown = {message for block in found for _, message in block.lines}
                entries |= {message: of_teams[message] for message in shown}
            yield name, page, entries


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
