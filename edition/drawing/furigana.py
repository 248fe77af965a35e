"""Readings over kanji as ``<ruby>``, for e-books: few e-readers run the script of the site's pages. Pure."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from markupsafe import Markup, escape

#: Start and length of a reading in a text, in UTF-16 units, in which scripts count; and the reading.
Reading = tuple[int, int, str]
_RUBY = Markup("<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>")


def file_of_readings(folders: Iterable[Path]) -> Path | None:
    """Return the file of readings in the first of some folders that has one."""
    return next((path for folder in folders if (path := folder / "furigana.js").is_file()), None)


def readings(path: Path | None) -> dict[str, list[Reading]]:
    """Return the readings of every text by its id."""
    if path is None:
        return {}
    found: dict[str, list[Reading]] = json.loads(path.read_text("utf-8").partition("=")[2].rstrip("; \n"))
    return found


def annotated(pieces: Sequence[str], found: Iterable[Reading]) -> Iterator[Markup]:
    """Yield the pieces of a text with the readings over them; one that spans two pieces is left out."""
    start = 0
    for piece in pieces:
        raw, html, at = piece.encode("utf-16-le"), Markup(), 0
        for place, length, reading in found:
            first = 2 * (place - start)
            if at <= first and (last := first + 2 * length) <= len(raw):
                html += escape(raw[at:first].decode("utf-16-le"))
                html += _RUBY.format(raw[first:last].decode("utf-16-le"), reading)
                at = last
        yield html + escape(raw[at:].decode("utf-16-le"))
        start += len(raw) // 2
