"""Checks over the whole registry. Pure: each check yields findings; its docstring is the rule."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from .model import topic_docname
from .warnings import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .model import Page, Recommendation
    from .registry import Registry


class Finding(NamedTuple):
    """One problem: what, where (page and line), and a sentence that says what would be right."""

    problem: Problem
    docname: str
    line: int
    message: str


def check(registry: Registry) -> Iterator[Finding]:
    """Yield every finding of every check."""
    yield from check_ids(registry)
    yield from check_numbers(registry)
    yield from check_topics(registry)
    yield from check_places(registry)
    yield from check_related(registry)


def _suggest(word: str, known: Collection[str]) -> str:
    close = get_close_matches(word, known, n=1)
    hint = f"did you mean '{close[0]}'? " if close else ""
    return f"{hint}known: {', '.join(sorted(known)) or '(none)'}"


def _ids(page: Page) -> Iterator[tuple[str, int]]:
    yield from ((section.id, section.line) for section in page.sections)
    for rec in page.recommendations:
        yield from ((rec.paragraph_id(index), rec.line) for index in range(len(rec.paragraphs)))
    for prefix, objects in (("place-", page.places), ("term-", page.terms), ("", page.notes)):
        yield from ((prefix + item.id, item.line) for item in objects)


def check_ids(registry: Registry) -> Iterator[Finding]:
    """Check that an id is used once in the whole edition, whatever it is the id of."""
    first: dict[str, tuple[str, int]] = {}
    for page in registry.pages.values():
        for object_id, line in _ids(page):
            if object_id in first:
                docname, first_line = first[object_id]
                message = f"the id '{object_id}' is already at {docname}.md:{first_line}; choose another"
                yield Finding(Problem.DUPLICATE_ID, page.docname, line, message)
            else:
                first[object_id] = (page.docname, line)
        if len(page.topics) > 1:
            message = "a page is the page of one topic; remove the second 'topic'"
            yield Finding(Problem.DUPLICATE_ID, page.docname, page.topics[1].line, message)
        for topic in page.topics:
            if page.docname != topic_docname(topic.id):
                message = "a topic's page is topics/ID.md; move this page there"
                yield Finding(Problem.ID_FORM, page.docname, topic.line, message)


def check_numbers(registry: Registry) -> Iterator[Finding]:
    """Check that the numbers of a list run 1, 2, 3 …, as they do in the report."""
    for page in registry.teams:
        last: dict[str, Recommendation] = {}
        for rec in page.recommendations:
            prefix = rec.id.rpartition("-")[0]
            expected = last[prefix].number + 1 if prefix in last else 1
            if rec.number != expected:
                message = f"'{rec.id}' stands where '{prefix}-{expected}' is expected"
                yield Finding(Problem.ID_FORM, page.docname, rec.line, message)
            last[prefix] = rec


def check_topics(registry: Registry) -> Iterator[Finding]:
    """Check that every topic named has a page, and every topic page is named."""
    used: set[str] = set()
    for rec in registry.recommendations.values():
        used.update(rec.topics)
        for topic_id in rec.topics:
            if topic_id not in registry.topics:
                hint = _suggest(topic_id, registry.topics)
                message = f"{rec.id}: there is no topic '{topic_id}' (a page topics/ID.md); {hint}"
                yield Finding(Problem.UNKNOWN_TOPIC, rec.docname, rec.line, message)
    for topic_id, page in registry.topics.items():
        if topic_id not in used:
            message = f"no recommendation has the topic '{topic_id}'; name it in ':topics:', or remove it"
            yield Finding(Problem.UNUSED_TOPIC, page.docname, page.topics[0].line, message)


def check_places(registry: Registry) -> Iterator[Finding]:
    """Check that every place named is defined, and every place defined is named."""
    used: set[str] = set()
    for rec in registry.recommendations.values():
        used.update(rec.places)
        for place_id in rec.places:
            if place_id not in registry.places:
                hint = _suggest(place_id, registry.places)
                message = f"{rec.id}: there is no place '{place_id}' (a 'place' directive); {hint}"
                yield Finding(Problem.UNKNOWN_PLACE, rec.docname, rec.line, message)
    for page in registry.pages.values():
        for place in page.places:
            if place.id not in used:
                message = f"no recommendation names '{place.id}'; name it in ':places:', or remove it"
                yield Finding(Problem.UNUSED_PLACE, page.docname, place.line, message)


def check_related(registry: Registry) -> Iterator[Finding]:
    """Check that a relation or a note leads to something that exists, and not to itself."""
    known = registry.recommendations
    for rec in known.values():
        for relation in rec.relations:
            if relation.target == rec.id:
                message = f"{rec.id} is related to itself; remove it from ':related:'"
                yield Finding(Problem.UNKNOWN_RELATED, rec.docname, rec.line, message)
            elif relation.target not in known:
                hint = _suggest(relation.target, known)
                message = f"{rec.id}: there is no recommendation '{relation.target}'; {hint}"
                yield Finding(Problem.UNKNOWN_RELATED, rec.docname, rec.line, message)
    objects = {*known, *registry.pages}
    for page in registry.pages.values():
        for note in page.notes:
            for target in note.on:
                if target not in objects:
                    hint = _suggest(target, objects)
                    message = f"{note.id}: there is no recommendation or page '{target}'; {hint}"
                    yield Finding(Problem.UNKNOWN_RELATED, page.docname, note.line, message)
