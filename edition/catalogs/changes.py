"""What differs between two versions of a page, or of a catalog, by the address of the text. Pure."""

from collections import defaultdict
from collections.abc import Iterator

from . import po
from .outline import passages

#: The kinds of object that are tied to others by their options; those of the others say where a word is from.
_TIED = ("recommendation", "editorial-note")


def _texts(page: str, text: str) -> dict[str, tuple[str, list[str]]]:
    """Return the texts at every address of a page, with their kind."""
    found: dict[str, tuple[str, list[str]]] = {}
    for each in passages(text):
        kind = "note" if each.kind == "editorial-note" else "text"
        found.setdefault(each.address(page), (kind, []))[1].append(each.text)
    return found


def of_page(page: str, before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the address of what differs on a page; of a new page, its own address alone."""
    if not before:
        yield "text", f"{page}.html"
        return
    old, new = _texts(page, before), _texts(page, after)
    yield from (
        (kind, address) for address, (kind, texts) in new.items() if old.get(address) != (kind, texts)
    )
    known, ties = (
        {each.holder: each.options for each in passages(version) if each.kind in _TIED}
        for version in (before, after)
    )
    yield from (("tie", f"{page}.html#{name}") for name in ties if known.get(name, ties[name]) != ties[name])


def of_catalog(page: str, text: str, before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the address of what is translated otherwise; of a new catalog, the page's alone.

    ``text`` is the page, which says where a message stands. Raises FileError.
    """
    if not before:
        yield "translation", f"{page}.html"
        return
    old, new = (
        {name: each.msgstr for name, each in po.parse(version).entries.items() if not each.fuzzy}
        for version in (before, after)
    )
    places: dict[str, set[str]] = defaultdict(set)
    for each in passages(text):
        places[each.text].add(each.address(page))
    for msgid, msgstr in new.items():
        if msgstr and old.get(msgid) != msgstr:
            yield from (("translation", address) for address in sorted(places[msgid]))
