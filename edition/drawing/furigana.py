"""The readings of kanji; and ``<ruby>`` for e-books, since few e-readers run the script of the pages."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from markupsafe import Markup, escape
from sphinx.config import Config
from sphinx.errors import ConfigError

from edition.files import text_of

#: Start and length of a reading in a text, in UTF-16 units, in which scripts count; and the reading.
Reading = tuple[int, int, str]
_RUBY = Markup("<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>")


def file_of_readings(root: Path, config: Config) -> Path | None:
    """Return the file of readings, which ``python -m edition furigana`` writes; None where there is none."""
    paths = (root / folder / "furigana.js" for folder in config.html_static_path)
    return next((path for path in paths if path.is_file()), None)


def readings(root: Path, config: Config) -> dict[str, list[Reading]]:
    """Return the readings of every text by its id, none without the file. Raises ConfigError."""
    found: dict[str, list[Reading]] = {}
    if path := file_of_readings(root, config):
        try:
            found = json.loads(text_of(path).partition("=")[2].rstrip("; \n"))
        except (ValueError, RecursionError) as error:
            right = f"{error}; write it with `python -m edition furigana`"
            raise ConfigError(f"{os.path.relpath(path, root)}:1: {right}") from None
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
