"""The files of the data, and citations, to the letter: programs of others read them, whose names must stay.

What is expected is in ``tests/formats``: of a report of which all is known, and of one of which nothing is.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from registries import in_english, page, place, rec, registry, term, text, topic

from edition.report.body import Block
from edition.report.citation import patterns
from edition.report.objects import Concept, Relation
from edition.report.pages import Section
from edition.report.publication import Publication
from edition.report.registry import Registry
from edition.site.data import as_json, messages
from edition.site.exchange import files, json_lines
from edition.site.feed import feed
from edition.site.origin import Origin

FORMATS = Path(__file__).parent.parent / "formats"
KNOWN = Origin(
    Publication(
        *("2022-06-03", "https://x.example/original", "甲党"),
        citation_key="a-2022",
        country="JP",
        license="https://x.example/cc",
    ),
    *("0f", "c0", "https://site.example/r/"),
)
UNKNOWN = Origin(Publication("2022-06-03"), "0f")
ENGLISH = {"甲": "Team A", "節": "Heading", "題": "Title", "One": "One", "項": "item", "脚注": "note"}
ENGLISH |= {"条約": "treaty", "条約とは": "A treaty is", "法": "law", "x": "X", "注": "Note"}
TITLES = "報告 {A & B}~^\\", "Report {A & B}~^\\"
BLOCKS = {"One": Block(), "項": Block("item", "a", "(a)"), "脚注": Block("footnote", "note-1", "1")}


def report() -> dict[str, Registry]:
    """Return a report with one of everything, of which English lacks a recommendation and the place."""
    titled = replace(
        rec("aaa-1", "x", section="s"),
        title=text("題"),
        paragraphs=tuple(map(text, BLOCKS)),
        blocks=tuple(BLOCKS.values()),
    )
    team = page(
        "policies/aaa",
        titled,
        rec("aaa-2", places=("japan",), relations=(Relation("continues", "aaa-1"),)),
        sections=(Section("s", text("節"), 2),),
    )
    about = replace(topic("x"), summary=text("注"))
    near = replace(about.topics[0], unbis=(Concept("34", "name"),))
    terms = [
        replace(
            term("npt", "条約", reading="じょうやく"),
            source_title="出典",
            source_url="https://x.example/?a&b",
        ),
        replace(term("law", "法"), source_title="辞書"),
        term("kuni", "国"),
    ]
    source = registry(
        replace(team, title=text("甲")),
        replace(about, objects={"topic": (near,)}),
        page("topics/index", place("japan", "topics/index")),
        page("glossary", *terms),
    )
    return {"ja": source, "en": in_english(source, ENGLISH)}


def citations(*, whole: bool) -> str:
    """Return the report, or a part of it, cited in every format."""
    publication = replace(KNOWN.publication, title_romanised="Hōkoku")
    found = patterns(publication, *TITLES, ["ja", "en", "ko"], "en", whole=whole)
    return "\n".join(f"{name}:\n{cited}" for name, cited in found.items())


def made(origin: Origin) -> dict[str, str]:
    """Return the files of a report, but for the tables, whose rows other tests have."""
    reports = report()
    found, changed = messages(reports), dict[str, dt.date]()
    made_of = {"recommendations.json": json_lines(as_json(reports, found, origin))}
    made_of |= {name: text for name, text in files(reports, found, origin).items() if name[-3:] != "csv"}
    if origin is KNOWN:
        changed = {"aaa-1": dt.date(2026, 11, 27)}
        made_of |= {"part.txt": citations(whole=False), "whole.txt": citations(whole=True)}
    return {**made_of, "feed.atom": feed("en", reports["en"], origin, changed)}


def by_element(files: dict[str, str]) -> list[str]:
    """Return the lines of files, each with the name of its file, elements of XML apart."""
    return [
        f"{name}: {line}" for name in sorted(files) for line in files[name].replace("><", ">\n<").split("\n")
    ]


@pytest.mark.parametrize(("name", "origin"), [("known", KNOWN), ("unknown", UNKNOWN)])
def test_programs_find_every_text_where_it_was_yesterday(name: str, origin: Origin) -> None:
    expected = {path.name: path.read_text("utf-8") for path in (FORMATS / name).iterdir()}
    assert by_element(made(origin)) == by_element(expected)
