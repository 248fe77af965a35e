"""Registries to test with, of values that no page was read for."""

from collections.abc import Mapping, Sequence

from edition.report.body import Block
from edition.report.message import Message, untranslated
from edition.report.objects import Concept, Note, Object, Place, Recommendation, Term, Topic
from edition.report.pages import Entry, Page, Section, Toctree
from edition.report.registry import Registry
from edition.report.relations import DEFAULT, relations

text = untranslated


def rec(rec_id: str, *topics: str, relations=(), places=(), docname: str = "", section="") -> Recommendation:
    return Recommendation(
        id=rec_id,
        docname=docname or f"policies/{rec_id[:3]}",
        line=3,
        section=section,
        topics=topics,
        places=places,
        relations=relations,
        paragraphs=(text(rec_id),),
        blocks=(Block(),),
    )


def page(docname: str, *objects: Object, **values: object) -> Page:
    kinds = dict.fromkeys(each.kind.name for each in objects)
    sorted_by_kind = {kind: tuple(each for each in objects if each.kind.name == kind) for kind in kinds}
    return Page(docname, text(docname.rpartition("/")[2]), objects=sorted_by_kind, **values)


def team(name: str, *recs: Recommendation) -> Page:
    return page(f"policies/{name}", *recs)


def topic(topic_id: str) -> Page:
    docname = f"topics/{topic_id}"
    return page(docname, Topic(id=topic_id, docname=docname, line=5, eurovoc=(Concept("12", ""),), unbis=()))


def place(place_id: str, docname: str) -> Place:
    return Place(id=place_id, docname=docname, line=1, name=text(place_id))


def note(*on: str) -> Note:
    return Note(id="note", docname="n", line=1, on=on, paragraphs=(text("x"),))


def of_pages(*pages: Page, root: str = "index", kinds: Mapping[str, Sequence[str]] = DEFAULT) -> Registry:
    return Registry({each.docname: each for each in pages}, root, relations(kinds))


def registry(*pages: Page) -> Registry:
    """Return a registry whose first page leads to all others, in their order."""
    root = Page("index", text("i"), toctrees=(Toctree(None, tuple(Entry(each.docname) for each in pages)),))
    return of_pages(*reversed(pages), root)


def term(term_id: str, name: str, *, forms=(), reading: str = "", docname: str = "glossary") -> Term:
    sources = {"source_title": "", "source_url": ""}
    texts = {"name": text(name), "definition": text(f"{name}とは"), "rule": None}
    return Term(id=term_id, docname=docname, line=1, forms=forms, reading=reading, **sources, **texts)


def in_english(source: Registry, words: dict[str, str]) -> Registry:
    """Return a registry in a language that has these words; what it lacks is shown in the source language."""

    def translate(docname: str, msgid: str) -> Message:
        found = words.get(msgid)
        return Message(msgid, found, "translated") if found else Message(msgid, msgid, "missing")

    return source.in_language(translate)


def half_translated() -> dict[str, Registry]:
    """Return a report of which English lacks the second recommendation, the place and a definition."""
    recs = rec("aaa-1", "x", section="s"), rec("aaa-2", "x", places=("japan",))
    team_page = page("policies/aaa", *recs, sections=(Section("s", text("節"), 2),))
    glossary = page("glossary", term("npt", "条約", reading="じょうやく", forms=("取り決め",)))
    source = registry(team_page, topic("x"), page("topics/index", place("japan", "topics/index")), glossary)
    words = {"aaa-1": "One", "節": "Heading", "aaa": "Team A", "条約": "treaty", "x": "X"}
    return {"ja": source, "en": in_english(source, words)}
