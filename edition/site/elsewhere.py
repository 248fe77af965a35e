"""What the search finds beside recommendations: topics, places, terms, notes and the texts of pages. Pure.

An item leads to its element. The browser (``_static/search-elsewhere.js``) searches it as a recommendation.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edition.catalogs.tokens import split_role, tokens
from edition.drawing.javascript import assignment
from edition.report.message import Message, label
from edition.report.pages import Page
from edition.report.registry import Registry

from .data import Registries, whole


class Item(NamedTuple):
    """Something that a reader can be led to, in one language."""

    kind: str
    docname: str
    #: The id of its element; '' for the whole page.
    anchor: str
    #: What it is called; '' where that is not translated.
    title: str
    #: Its texts; none if one of them is not translated.
    texts: list[str]


def _name(message: Message) -> str:
    return "" if message.is_fallback else label(message).text


def plain(text: str) -> str:
    """Return a text of a page as it is read, without its markup; a role shows its title, or else an id."""
    roles = ((split_role(each.content) if each.type == "myst_role" else None, each) for each in tokens(text))
    return "".join((role[0] or role[1]) if role else each.content for role, each in roles)


def _of_page(page: Page) -> Iterator[Item]:
    """Yield a page, which may be a topic's, and its sections that have texts of their own."""
    found = {each.section: [plain(text) for text in whole(each.paragraphs)] for each in page.running_texts}
    kind = "topic" if page.topics else "page"
    yield Item(kind, page.docname, "", _name(page.title), found.get("", []))
    for section in page.sections:
        if section.id in found:
            yield Item("text", page.docname, section.id, _name(section.title), found[section.id])


def items(registry: Registry) -> Iterator[Item]:
    """Yield what can be found in a language: in every language the same, in the same order."""
    for page in registry.pages.values():
        if "search-page" not in page.listings:
            yield from _of_page(page)
    for place in registry.places.values():
        yield Item("place", place.docname, place.anchor, _name(place.name), [])
    for term in registry.terms.values():
        texts = whole(filter(None, (term.definition, term.rule)))
        yield Item("term", term.docname, term.anchor, _name(term.name), texts)
    for note in registry.notes.values():
        recs = [registry.recommendations[each] for each in note.on if each in registry.recommendations]
        pages = [registry.pages[each] for each in note.on if each in registry.pages]
        names = [*map(registry.called, recs), *(label(page.title).text for page in pages)]
        yield Item("note", note.docname, note.anchor, " / ".join(names), whole(note.paragraphs))


def index(registries: Registries) -> dict[str, object]:
    """Return the pages, with their titles and addresses, and the items, by language where they differ."""
    source = next(iter(registries.values()))
    position = {docname: row for row, docname in enumerate(source.pages)}
    rows = zip(*map(items, registries.values()), strict=True)
    return {
        "pages": [
            ([label(each.pages[docname].title).text for each in registries.values()], f"{docname}.html")
            for docname in source.pages
        ],
        "items": [
            (
                versions[0].kind,
                position[versions[0].docname],
                versions[0].anchor,
                [each.title for each in versions],
                [each.texts for each in versions],
            )
            for versions in rows
        ],
    }


def write(folder: Path, registries: Registries) -> None:
    """Write the index into the folder of the search's data."""
    (folder / "elsewhere.js").write_text(assignment("policyElsewhere", index(registries)), "utf-8")
