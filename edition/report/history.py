"""The history of the text: which text was changed, when, in which language. Pure, but for its file.

``history.tsv`` has a line a change: the day, the commit, the kind, the language, and the address of the text
as in ``published.txt``. ``make publish`` adds what has changed since, from the commits.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from edition.files import FileError, is_plain_file, text_of

from .addresses import parted

FILE = "history.tsv"
#: What may change, and what pages call it: words of the interface.
CHANGED = {
    "text": "Text",
    "translation": "Translation",
    "note": "Editorial notes",
    "tie": "Topics and relations",
}
_COMMIT = re.compile("[0-9a-f]{7,64}")


class Change(NamedTuple):
    """A change of what is at an address (``policies/one.html#one-4-p2``), in a language."""

    day: dt.date
    commit: str
    kind: str
    language: str
    address: str


def read(root: Path) -> list[Change]:
    """Return the changes in ``history.tsv``, none if there is no such file. Raises FileError."""
    path = root / FILE
    return parse(text_of(path)) if is_plain_file(root, path) else []


def parse(text: str) -> list[Change]:
    """Read a history. Raises FileError for a line that is no change."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            day, commit, kind, language, address = line.split("\t")
            found.append(Change(dt.date.fromisoformat(day), commit, kind, language, address))
        except ValueError:
            kind = commit = ""
        if kind not in CHANGED or not _COMMIT.fullmatch(commit):
            message = "this is no change: day, commit, kind, language and address, with tabs between them"
            raise FileError(number, message, "history")
    return found


def serialize(changes: Iterable[Change]) -> str:
    """Return a history as text, the oldest change first; of two of a day to one text, the later alone."""
    last = {(each.day, each.kind, each.language, each.address): each for each in changes}
    return "".join("\t".join(map(str, each)) + "\n" for each in sorted(last.values()))


#: A kind of change in a language, with the places of what was changed: a page, and an id on it or ''.
Places = dict[tuple[str, str], list[tuple[str, str]]]


def by_day(changes: Iterable[Change], holders: Mapping[str, str]) -> dict[dt.date, Places]:
    """Group changes by day, latest first. ``holders`` has the ids of what texts are part of, by theirs."""
    found, order = defaultdict[dt.date, Places](dict), list(CHANGED)
    for each in sorted(changes, key=lambda each: (order.index(each.kind), each.address)):
        docname, anchor = parted(each.address)
        place = docname, holders.get(anchor, anchor)
        places = found[each.day].setdefault((each.kind, each.language), [])
        places += [place] if place not in places else []
    return dict(sorted(found.items(), reverse=True))


def last_changed(
    changes: Iterable[Change], holders: Mapping[str, str], languages: Iterable[str]
) -> dict[str, dt.date]:
    """Return when what is in one of the languages changed last, by the id of what holds it."""
    shown, found = set(languages), dict[str, dt.date]()
    for each in changes:
        _docname, anchor = parted(each.address)
        if each.language in shown:
            holder = holders.get(anchor, anchor)
            found[holder] = max(found.get(holder, each.day), each.day)
    return found
