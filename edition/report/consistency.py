"""What must hold over the whole report. Pure: each check yields faults; its docstring is the rule."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from itertools import chain

from .objects import KINDS, Object, Recommendation, references
from .pages import TITLE, Page
from .problems import Fault, Problem
from .registry import Registry

#: The ids of what every page has around its content.
RESERVED = [TITLE, "beside", "cite-menu", "furigana", "furo-main-content", "searchbox", "view-parallel"]
#: How many of the ids that there are a message names.
_NAMED = 10


def meant(word: str, known: Iterable[str]) -> str:
    """Return the question whether another of the known words was meant; '' where none is like it."""
    close = get_close_matches(word, known)
    return f"did you mean '{close[0]}'?" if close else ""


def _suggest(word: str, known: Collection[str]) -> str:
    names = sorted(known)
    more = ", …" if len(names) > _NAMED else ""
    return f"{meant(word, known)} known: {', '.join(names[:_NAMED]) or '(none)'}{more}".lstrip()


def _objects(page: Page) -> Iterator[Object]:
    return chain.from_iterable(page.objects.values())


def anchors(page: Page) -> Iterator[tuple[str, int]]:
    """Yield every id that the page gives to an element, with its line; 0 for those of the whole page."""
    names = {page.anchor} - {TITLE} | ({page.name} if page.recommendations else set())
    yield from ((name, 0) for name in sorted(names))
    yield from ((section.id, section.line) for section in page.sections)
    for item in _objects(page):
        if isinstance(item, Recommendation):
            ids = {item.id: None} | {item.paragraph_id(index): None for index in range(len(item.blocks))}
            yield from ((anchor, item.line) for anchor in ids)
        elif item.anchor:
            yield item.anchor, item.line


def check_ids(registry: Registry) -> Iterator[Fault]:
    """Check that an id is used once in the whole edition, whatever it is the id of."""
    first = dict.fromkeys(RESERVED, "in the interface")
    for page in registry.pages.values():
        for anchor, line in anchors(page):
            if anchor in first:
                another = "another" if line else "another label, or name, of the page"
                message = f"the id '{anchor}' is already {first[anchor]}; choose {another}"
                yield Fault(Problem.DUPLICATE_ID, message, line or 1, page.docname)
            first.setdefault(anchor, f"at {page.docname}.md:{line or 1}")


def check_topics(registry: Registry) -> Iterator[Fault]:
    """Check that the page of a topic has no other and is in topics/, and that recommendations have topics."""
    for page in registry.pages.values():
        if len(page.topics) > 1:
            message = "a page is the page of one topic; remove the second 'topic'"
            yield Fault(Problem.DUPLICATE_ID, message, page.topics[1].line, page.docname)
        for topic in page.topics:
            if page.docname != f"topics/{topic.id}":
                message = "a topic's page is topics/ID.md; move this page there"
                yield Fault(Problem.ID_FORM, message, topic.line, page.docname)
    for rec in registry.recommendations.values():
        if registry.topics and not rec.topics:
            message = f"recommendation {rec.id} has no topic; add a line ':topics: ID ID'"
            yield Fault(Problem.NO_TOPIC, message, rec.line, rec.docname)


def check_numbers(registry: Registry) -> Iterator[Fault]:
    """Check that the ids of a list run 1, 2, 3 …, as its numbers do in the report."""
    for page in registry.teams:
        last: Counter[str] = Counter()
        for rec in page.recommendations:
            prefix, _hyphen, numeral = rec.id.rpartition("-")
            if not numeral.isdecimal():
                continue
            if int(numeral) != last[prefix] + 1 and not rec.printed:
                expected = f"{prefix}-{last[prefix] + 1}"
                message = (
                    f"'{rec.id}' stands where '{expected}' is expected; where the report skips numbers, "
                    f"write the id '{expected}' and ':number: {rec.number}'"
                )
                yield Fault(Problem.ID_FORM, message, rec.line, page.docname)
            last[prefix] = int(numeral)


def check_references(registry: Registry) -> Iterator[Fault]:
    """Check that what an object names exists and is not itself, and that what must be named is named."""
    known: dict[str, Collection[str]] = {name: registry.of(record) for name, record in KINDS.items()}
    known["page"] = registry.pages
    named: set[tuple[str, str]] = set()
    items = [item for page in registry.pages.values() for item in _objects(page)]
    for item in items:
        for target, kinds in references(item):
            named |= {(kind, target) for kind in kinds}
            what = " or ".join(kinds)
            homes = [KINDS[kind].kind.home or f"a '{kind}' directive" for kind in kinds if kind in KINDS]
            if target == item.id and item.kind.name in kinds:
                message = f"{item.id} names itself; remove it"
                yield Fault(Problem.UNKNOWN_ID, message, item.line, item.docname)
            elif not any(target in known[kind] for kind in kinds):
                hint = _suggest(target, {each for kind in kinds for each in known[kind]})
                message = f"{item.id}: there is no {what} '{target}' ({' or '.join(homes)}); {hint}"
                yield Fault(Problem.UNKNOWN_ID, message, item.line, item.docname)
    kinds_of_relation = registry.relations.inverse
    for rec in registry.recommendations.values():
        for kind in {tie.kind for tie in rec.relations if tie.kind not in kinds_of_relation}:
            message = f"{rec.id}: there is no kind of relation '{kind}'; {_suggest(kind, kinds_of_relation)}"
            yield Fault(Problem.UNKNOWN_ID, message, rec.line, rec.docname)
    for item in items:
        if item.kind.must_be_named and (item.kind.name, item.id) not in named:
            message = f"no recommendation names the {item.kind.name} '{item.id}'; name it there, or remove it"
            yield Fault(Problem.UNUSED_ID, message, item.line, item.docname)


def check(registry: Registry) -> Iterator[Fault]:
    """Yield every fault that any check finds."""
    for each in (check_ids, check_topics, check_numbers, check_references):
        yield from each(registry)
