"""Merges the messages of the pages into a catalog. Pure.

Babel and sphinx-intl merge too, but lose information. Babel can skip fuzzy matching (``no_fuzzy_matching``)
and write the previous text (``include_previous``); ``sphinx-intl update`` does neither: it finds "near"
messages for any short Japanese string and writes no previous text. Both drop our comments, and the
translation of a message that moved to another page. :func:`undo_other_merge` handles catalogs that
sphinx-intl updated before.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from edition.report.languages import territory
from edition.report.limits import LONGEST

from . import po

#: The messages of a page, in order, each with the comments that give its place.
Messages = Mapping[str, tuple[str, ...]]

#: A changed message keeps its translation, as outdated, if at least this share of it is the same …
NEARNESS = 0.8
#: … and it has at least this many characters: short Japanese strings are similar by chance.
SHORTEST = 12
_DATES = {"POT-Creation-Date", "PO-Revision-Date"}
#: The placeholders that Babel writes into the header of a catalog.
_PLACEHOLDERS = re.compile(r"EMAIL@ADDRESS|FULL NAME <EMAIL@ADDRESS>|\S+ <LL@li\.org>|Babel [\d.]+")
#: Flags that tools guess from braces and percent signs.
_GUESSED_FLAGS = {"python-format", "python-brace-format", "c-format"}


def header(language: str, old: Mapping[str, str]) -> dict[str, str]:
    """Return the header of a catalog: without dates, which change by themselves, but with fields of tools."""
    said = old.get("Language", language)
    ours = {
        "Project-Id-Version": "policy edition",
        "Language": said if same_language(said, language) else language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    added = {name: old[name] for name in old if name not in ours.keys() | _DATES}
    return ours | {name: value for name, value in added.items() if not _PLACEHOLDERS.fullmatch(value)}


def same_language(one: str, other: str) -> bool:
    """Tell whether two names are those of one language: gettext tools write ``zh_CN`` for ``zh-Hans``."""
    tags = [each.replace("@latin", "-Latn").replace("@cyrillic", "-Cyrl") for each in (one, other)]
    one, other = (each.replace("_", "-").casefold() for each in tags)
    return one == other or (one.count("-") == other.count("-") and territory(tags[0]) == territory(tags[1]))


def nearest(msgid: str, others: Iterable[str]) -> str | None:
    """Return the message that is most similar to another one, if any is similar enough."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(msgid)  # what it prepares serves for all others
    found, best = None, NEARNESS
    for other in others:
        if max(len(other), len(msgid)) > LONGEST:  # it would take minutes
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue  # these are never less than the ratio, and found sooner
        if (ratio := matcher.ratio()) > best or (ratio == best and found is None):
            found, best = other, ratio
    return found


def elsewhere(catalogs: Mapping[str, po.Catalog], messages: Mapping[str, Messages]) -> dict[str, po.Entry]:
    """Return all known translations by msgid, preferably one that is in use and up to date.

    A short text that its page still has is only offered, as outdated: 項目 heads a list on one page, a column
    on another. ``messages`` are those of the pages now.
    """
    live = [
        _offered(entry) if len(entry.msgid) < SHORTEST and entry.msgid in messages.get(name, ()) else entry
        for name, catalog in catalogs.items()
        for entry in catalog.entries.values()
    ]
    retired = [entry for catalog in catalogs.values() for entry in catalog.obsolete]
    best_last = reversed([*sorted(live, key=lambda entry: entry.fuzzy), *retired])
    return {entry.msgid: entry for entry in best_last if entry.msgstr}


def _offered(entry: po.Entry) -> po.Entry:
    """Return the translation of the same text at another place, for a translator to decide on."""
    others = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return po.Entry(entry.msgid, entry.msgstr, flags=("fuzzy", *others), previous=entry.msgid)


def _is_offered(entry: po.Entry) -> bool:
    return entry.fuzzy and entry.previous == entry.msgid


class Merge:
    """Merges one catalog with the current messages of its page.

    A message keeps its translation, and takes it back when it returns. A new message takes what
    :func:`elsewhere` knows of it, or the translation of a removed message that had the same place or a
    similar text. The latter becomes outdated and records its previous text, except for a small change that
    the user calls a ``typo``.
    """

    def __init__(self, messages: Messages, old: po.Catalog, known: Mapping[str, po.Entry]) -> None:
        self.messages, self.old = messages, old
        own = {entry.msgid: entry for entry in old.obsolete if entry.msgstr}
        sure = {msgid: entry for msgid, entry in known.items() if not _is_offered(entry)}
        self.known = dict(known) | own | sure | old.entries
        self.gone = {
            msgid: entry
            for msgid, entry in old.entries.items()
            if msgid not in messages and entry.msgstr and not _is_offered(entry)
        }
        self.new_at = Counter(place for msgid, place in messages.items() if msgid not in self.known)

    def catalog(self, language: str, live: Iterable[str], *, typo: bool) -> po.Catalog:
        """Return the merged catalog. Of the messages of all pages, ``live``, short ones become obsolete."""
        entries = {msgid: self._entry(msgid, place, typo=typo) for msgid, place in self.messages.items()}
        in_use = {*(msgid for msgid in live if len(msgid) >= SHORTEST), *self.messages}
        retired = {entry.msgid: entry for entry in self.old.obsolete}.values()
        kept = tuple(entry for entry in (*retired, *self.gone.values()) if entry.msgid not in in_use)
        return po.Catalog(header(language, self.old.header), entries, kept, self.old.notes)

    def _entry(self, msgid: str, place: tuple[str, ...], *, typo: bool) -> po.Entry:
        entry = self.known.get(msgid)
        before = self._changed_back(msgid) or (None if entry else self._before(msgid, place))
        if before:
            del self.gone[before.msgid]
            entry = _changed(before, msgid, typo=typo)
        entry = entry or po.Entry(msgid)
        flags = tuple(flag for flag in entry.flags if flag not in _GUESSED_FLAGS)
        return replace(entry, comments=place, flags=flags)

    def _changed_back(self, msgid: str) -> po.Entry | None:
        """Return the removed message that took the translation of this one, if any."""
        made_from = (entry for entry in self.gone.values() if entry.fuzzy and entry.previous == msgid)
        return None if msgid in self.old.entries else next(made_from, None)

    def _before(self, msgid: str, place: tuple[str, ...]) -> po.Entry | None:
        """Return the removed message that this one replaces, if any."""
        here = [entry for entry in self.gone.values() if place and entry.comments == place]
        if len(here) == 1 and self.new_at[place] == 1:
            return here[0]
        near = nearest(msgid, self.gone) if len(msgid) >= SHORTEST else None
        return self.gone[near] if near else None


def _changed(entry: po.Entry, msgid: str, *, typo: bool) -> po.Entry:
    """Return the entry for the changed message: outdated, unless the change is a small typo."""
    if typo and nearest(msgid, [entry.msgid]):
        return replace(entry, msgid=msgid)
    others = tuple(flag for flag in entry.flags if flag != "fuzzy")
    if entry.previous == msgid:  # the source was changed back
        return replace(entry, msgid=msgid, flags=others, previous="")
    return replace(entry, msgid=msgid, flags=("fuzzy", *others), previous=entry.previous or entry.msgid)


def differences(old: po.Catalog, new: po.Catalog) -> Iterator[str]:
    """Yield the messages that became outdated, kept their translation, or must be translated."""
    for msgid, entry in new.entries.items():
        if msgid in old.entries or not (entry.msgstr or old.entries):
            continue  # known; or the whole catalog is new
        what = "outdated" if entry.fuzzy else "kept" if entry.msgstr else "to translate"
        yield f"{what}: {msgid[:60]}"


def undo_other_merge(catalog: po.Catalog, committed: po.Catalog) -> po.Catalog:
    """Return a catalog as it was before another tool merged messages into it, as far as possible.

    ``sphinx-intl update`` drops our comments, gives a new message the translation of a similar one without
    naming it, retires messages, and fills the header. This restores from the last commit the comments, the
    message that lost its translation to a new one, and the retired messages. It keeps translators' changes.
    """
    was_in_use = committed.entries
    by_translation = {entry.msgstr: entry for entry in was_in_use.values() if entry.msgstr}
    entries: dict[str, po.Entry] = {}
    for msgid, entry in catalog.entries.items():
        if known := was_in_use.get(msgid):
            entries[msgid] = replace(entry, comments=known.comments, notes=entry.notes or known.notes)
        elif entry.fuzzy and not entry.previous and (lent := by_translation.get(entry.msgstr)):
            entries.setdefault(lent.msgid, lent)
        elif entry.msgstr or entry.comments:
            entries[msgid] = entry
    for entry in catalog.obsolete:
        if known := was_in_use.get(entry.msgid):
            entries.setdefault(entry.msgid, replace(known, msgstr=entry.msgstr or known.msgstr))
    obsolete = tuple(entry for entry in catalog.obsolete if entry.msgid not in was_in_use)
    filled = committed.header and "Generated-By" in catalog.header.keys() - committed.header.keys()
    header = {name: text for name, text in catalog.header.items() if not filled or name in committed.header}
    return replace(catalog, header=header, entries=entries, obsolete=obsolete)
