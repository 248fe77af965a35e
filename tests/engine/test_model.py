"""The registry: pure values in, derived views out."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import furo
import pytest
from conftest import ROOT
from registries import in_english, note, of_pages, page, place, rec, registry, team, term, text, topic

from edition.report.body import Block
from edition.report.consistency import RESERVED, check
from edition.report.excerpt import excerpt
from edition.report.message import Message, label, worst
from edition.report.objects import (
    KINDS,
    SLUG,
    Concept,
    Note,
    Place,
    Recommendation,
    Relation,
    Term,
    Topic,
    body_values,
    fewest_paragraphs,
    is_structured,
    options,
    parse_relations,
    split_concepts,
)
from edition.report.order import letter, term_key
from edition.report.pages import Entry, Page, Section, Toctree, in_language
from edition.report.problems import Problem
from edition.report.registry import reading_order
from edition.report.relations import relations


def findings(*pages: Page) -> list[tuple[Problem, str]]:
    return [(fault.problem, fault.message) for fault in check(registry(*pages))]


def test_recommendations_on_a_topic_are_grouped_by_team_in_the_order_of_the_report() -> None:
    found = registry(team("bbb", rec("bbb-1", "x"), rec("bbb-2", "x")), team("aaa", rec("aaa-1", "x")))
    grouped = [(team, [rec.id for rec in recs]) for team, recs in found.on_topic_by_team("x").items()]
    assert grouped == [("policies/bbb", ["bbb-1", "bbb-2"]), ("policies/aaa", ["aaa-1"])]


def test_above_a_page_are_the_pages_that_the_toctrees_lead_through() -> None:
    def leading(docname: str, *targets: str) -> Page:
        return replace(page(docname), toctrees=(Toctree(None, tuple(map(Entry, targets))),))

    pages = [leading("index", "a", "t"), page("a"), leading("t", "t/x", "a"), leading("t/x", "t/x/y")]
    found = of_pages(*pages, page("t/x/y"), page("lone")).above
    above = {docname: [each.docname for each in pages] for docname, pages in found.items()}
    assert above == {"index": [], "a": [], "t": [], "t/x": ["t"], "t/x/y": ["t", "t/x"], "lone": []}


def test_a_relation_written_once_shows_at_both_ends_with_its_kind() -> None:
    relations = (Relation("continues", "aaa-1"), Relation("same-law", "aaa-3"))
    found = registry(team("aaa", rec("aaa-1"), rec("aaa-2", relations=relations), rec("aaa-3")))
    assert [(kind, other.id) for kind, other in found.related["aaa-2"]] == [
        ("continues", "aaa-1"),
        ("same-law", "aaa-3"),
    ]
    assert [(kind, other.id) for kind, other in found.related["aaa-1"]] == [("continued-by", "aaa-2")]
    assert [(kind, other.id) for kind, other in found.related["aaa-3"]] == [("same-law", "aaa-2")]


def test_a_relation_written_at_both_ends_shows_once() -> None:
    first = rec("aaa-1", relations=(Relation("same-law", "aaa-2"),))
    second = rec("aaa-2", relations=(Relation("same-law", "aaa-1"),))
    assert len(registry(team("aaa", first, second)).related["aaa-1"]) == 1


def test_a_second_paragraph_has_an_address_of_its_own() -> None:
    several = replace(rec("aaa-3"), blocks=(Block(), Block(anchor="p2"), Block("item", "p2-a", "(a)")))
    assert list(map(several.paragraph_id, range(3))) == ["aaa-3", "aaa-3-p2", "aaa-3-p2-a"]


def test_the_number_is_that_of_the_id_unless_the_report_prints_another() -> None:
    numbers = {
        rec_id: rec(rec_id).number for rec_id in ("aaa-3", "aaa-1-2", "aaa-b-12", "aaa-purpose", "aaa")
    }
    assert numbers == {"aaa-3": "3", "aaa-1-2": "1.2", "aaa-b-12": "12", "aaa-purpose": "", "aaa": ""}
    assert replace(rec("aaa-3"), printed="第三条").number == "第三条"


def test_the_state_of_a_recommendation_is_the_worst_of_its_paragraphs() -> None:
    assert worst(["translated", "outdated"]) == "outdated"
    assert worst(["missing", "translated"]) == "missing"
    assert worst([]) == "source"
    untitled = replace(rec("aaa-1"), paragraphs=(Message("一", "One", "translated"),))
    titled = replace(untitled, title=Message("題", "題", "missing"))
    assert (untitled.state, titled.state) == ("translated", "missing")


def test_a_reader_is_always_offered_the_address_of_the_recommendation_first() -> None:
    cells = replace(rec("aaa-1"), blocks=(Block("cell", "t1-1-1", level=1),))
    items = replace(
        rec("aaa-1"), blocks=(Block("item", "a", "(a)"), Block(), Block("footnote", "note-1", "1"))
    )
    assert cells.addresses == ["aaa-1"]
    assert items.addresses == ["aaa-1", "aaa-1-a"]


def test_an_excerpt_ends_after_a_whole_letter() -> None:
    assert excerpt("नीति" * 20, 3) == "नीति…"
    assert excerpt("e\u0301" * 3, 1) == "e\u0301…"


def test_an_excerpt_ends_in_no_loose_mark() -> None:
    assert excerpt("One two, three four", 10) == "One two…"


def test_an_excerpt_is_cut_after_a_mark_that_is_not_far_before_its_end_and_else_between_words() -> None:
    assert excerpt("ああああああ、漢漢漢漢漢", 20) == "ああああああ…"
    assert excerpt("ああああ、あああ漢漢漢漢", 20) == "ああああ、あああ…"
    assert excerpt("あああ", 80) == "あああ"


def test_a_report_has_its_own_kinds_of_relation_and_their_names() -> None:
    setting = {"amends": ("Amends", "amended-by", "Amended by"), "see": ["See also"]}
    kinds = relations(setting)
    assert (kinds.inverse, list(kinds.labels.items())) == (
        {"amends": "amended-by", "see": "see"},
        [("amends", "Amends"), ("amended-by", "Amended by"), ("see", "See also")],
    )
    first = rec("aaa-1", relations=(Relation("see", "aaa-2"), Relation("amends", "aaa-2")))
    found = of_pages(team("aaa", first, rec("aaa-2")), kinds=setting)
    assert [kind for kind, _other in found.related["aaa-2"]] == ["amended-by", "see"]


@pytest.mark.parametrize("wrong", ["Amends", (), ("a", "b"), ("a", "", "c"), 5])
def test_a_malformed_kind_of_relation_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"write 'amends': \('LABEL',\) or"):
        relations({"amends": wrong})


def test_relations_are_read_by_kind() -> None:
    assert parse_relations("continues: aaa-1; same-law : aaa-2 aaa-3") == (
        Relation("continues", "aaa-1"),
        Relation("same-law", "aaa-2"),
        Relation("same-law", "aaa-3"),
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("aaa-1", "'aaa-1' is not of the form 'KIND: ID ID', e.g. 'continues: one-13'"),
        ("continues:", "'continues:' is not of the form 'KIND: ID ID', e.g. 'continues: one-13'"),
    ],
)
def test_a_relation_that_cannot_be_read_says_what_would_be_right(wrong: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"form|kind") as raised:
        parse_relations(wrong)
    assert str(raised.value) == message


def test_the_body_fills_the_fields_of_a_kind_in_their_order_and_a_tuple_takes_the_rest() -> None:
    one, two, three = texts = [(text(each), Block()) for each in "一二三"]
    assert body_values(Term, texts[:2]) == {"name": one[0], "definition": two[0], "rule": None}
    assert body_values(Term, texts)["rule"] == three[0]
    assert body_values(Note, texts) == {"paragraphs": (one[0], two[0], three[0])}
    assert body_values(Topic, ()) == {}
    titled = body_values(Recommendation, [(text("題"), Block("title")), one])
    assert titled == {"title": text("題"), "paragraphs": (one[0],), "blocks": (Block(),)}
    assert body_values(Recommendation, [one]) == {"paragraphs": (one[0],), "blocks": (Block(),)}
    assert [kind for kind in KINDS.values() if is_structured(kind)] == [Recommendation]
    assert options(Term)["forms"].parse("一|二||") == ("一", "二")
    assert options(Term)["reading"].parse("いち") == "いち"
    assert [fewest_paragraphs(kind) for kind in (Recommendation, Topic, Place, Term, Note)] == [1, 0, 1, 2, 1]


def test_every_kind_has_the_directive_and_the_role_that_pages_are_written_with() -> None:
    assert {name: (record.kind.name, record.kind.role) for name, record in KINDS.items()} == {
        "recommendation": ("recommendation", "rec"),
        "team": ("team", "team"),
        "topic": ("topic", "topic"),
        "place": ("place", "place"),
        "term": ("term", "term"),
        "editorial-note": ("editorial-note", "note"),
    }


def test_the_example_of_an_id_is_one() -> None:
    assert all(SLUG.fullmatch(record.kind.example) for record in KINDS.values())


def test_a_topic_names_the_concepts_that_come_near_to_it_with_their_addresses() -> None:
    near = Topic(
        id="x", docname="topics/x", line=1, eurovoc=(Concept("12", "water"),), unbis=(Concept("T34", ""),)
    )
    assert near.concepts == [
        ("water (EuroVoc 12)", "http://eurovoc.europa.eu/12"),
        ("UNBIS T34", "http://metadata.un.org/thesaurus/T34"),
    ]


@pytest.mark.parametrize("text", ["12 a, b (c); c_3f", "12 a, b (c) , c_3f", " 12 a, b (c) ;c_3f "])
def test_concepts_are_numbers_with_names_that_may_hold_commas(text: str) -> None:
    assert split_concepts(text) == (("12", "a, b (c)"), ("c_3f", ""))
    assert split_concepts(" ") == ()


def test_an_id_is_an_anchor_with_the_prefix_of_its_kind_and_a_topic_has_the_address_of_its_page() -> None:
    assert [each.anchor for each in (place("japan", "p"), rec("aaa-1"), note(), term("npt", "条約"))] == [
        *("place-japan", "aaa-1", "note", "term-npt")
    ]
    assert topic("x").topics[0].anchor == ""


def test_everything_on_a_topic_a_place_or_a_recommendation_is_found_by_its_id() -> None:
    one, two = rec("aaa-1", "x", places=("japan",)), rec("aaa-2", "x", "y", places=("japan", "fiji"))
    remark = note("aaa-2", "policies/aaa")
    found = registry(team("aaa", one, two), page("n", remark))
    assert (found.on_topic["x"], found.on_topic["y"], found.on_topic["z"]) == ([one, two], [two], [])
    assert (found.naming_place["fiji"], found.naming_place["mars"]) == ([two], [])
    assert (found.notes_on["policies/aaa"], found.notes_on["aaa-1"]) == ([remark], [])
    assert dict(found.on_topic_by_team("y")) == {"policies/aaa": [two]}
    assert found.notes == {"note": remark}


def test_relations_are_shown_by_kind_then_in_the_order_of_the_report_and_those_to_nothing_are_not() -> None:
    ties = [("same-question", "aaa-1"), ("same-law", "aaa-4"), ("same-law", "aaa-2"), ("continues", "zzz-1")]
    ties.append(("unknown-kind", "aaa-1"))
    tied = rec("aaa-3", relations=[Relation(*tie) for tie in ties])
    later = rec("aaa-4", relations=(Relation("continues", "aaa-3"),))
    found = registry(team("aaa", rec("aaa-1"), rec("aaa-2"), tied, later))
    assert [(kind, other.id) for kind, other in found.related["aaa-3"]] == [
        ("continued-by", "aaa-4"),
        ("same-law", "aaa-2"),
        ("same-law", "aaa-4"),
        ("same-question", "aaa-1"),
    ]


def test_a_recommendation_stands_under_its_heading_or_else_under_the_title_of_its_page() -> None:
    under, alone = rec("aaa-1", section="s"), rec("aaa-2")
    found = registry(page("policies/aaa", under, alone, sections=(Section("s", text("節"), 2),)))
    assert (found.heading_of(under).text, found.heading_of(alone).text) == ("節", "aaa")
    assert list(found.sections) == ["s"]
    assert [each.docname for each in found.teams] == ["policies/aaa"]


def test_a_recommendation_is_called_by_its_list_and_number_and_what_tells_it_apart() -> None:
    alike = [replace(rec(f"aaa-{n}"), printed="1", title=text(f"【{n}】")) for n in (1, 2)]
    bare = replace(rec("bbb-x"), title=text("【条約】"))
    found = registry(team("aaa", *alike), team("bbb", bare, rec("bbb-2")))
    called = {one.id: found.called(one) for one in found.recommendations.values()}
    assert called == {"aaa-1": "aaa 1 (1)", "aaa-2": "aaa 1 (2)", "bbb-x": "bbb (条約)", "bbb-2": "bbb 2"}


def test_a_listing_is_on_the_first_page_that_has_it() -> None:
    found = registry(page("a", listings=("x",)), page("b", listings=("x", "y")))
    assert {name: each.docname for name, each in found.listings.items()} == {"x": "a", "y": "b"}


def test_what_lacks_a_translation_is_shown_in_the_source_language_and_said_to_be() -> None:
    source = registry(team("aaa", rec("aaa-1")), topic("x"))
    pages = [source.home, *source.teams]
    assert [each.title.is_fallback for each in pages] == [False, False]
    found = in_english(source, {"aaa": "The A Team"})
    shown = found.teams[0].title, found.recommendations["aaa-1"].paragraphs[0]
    assert [(each.text, each.is_fallback) for each in shown] == [("The A Team", False), ("aaa-1", True)]
    assert (found.recommendations["aaa-1"].state, source.recommendations["aaa-1"].state) == (
        "missing",
        "source",
    )
    assert [Message("a", "a", state).is_fallback for state in ("outdated", "missing")] == [True, True]


def test_an_entry_of_a_toctree_that_is_an_address_leads_outside() -> None:
    assert (Entry("https://x.example/").is_outside, Entry("topics/index").is_outside) == (True, False)


def test_a_fault_is_told_with_its_page_and_line() -> None:
    twice = registry(team("aaa", rec("aaa-1", relations=(Relation("continues", "aaa-1"),)), rec("aaa-1")))
    assert [(fault.problem, fault.docname, fault.line) for fault in check(twice)] == [
        (problem, "policies/aaa", 3)
        for problem in (
            *(Problem.DUPLICATE_ID, Problem.ID_FORM),
            Problem.UNKNOWN_ID,
        )
    ]
    second = replace(topic("y").topics[0], line=8)
    faults = list(
        check(registry(page("topics/x", *topic("x").topics, second), team("aaa", rec("aaa-2", "q"))))
    )
    assert [(fault.problem, fault.docname, fault.line) for fault in faults] == [
        (Problem.DUPLICATE_ID, "topics/x", 8),
        (Problem.ID_FORM, "topics/x", 8),
        (Problem.ID_FORM, "policies/aaa", 3),
        (Problem.UNKNOWN_ID, "policies/aaa", 3),
        (Problem.UNUSED_ID, "topics/x", 5),
        (Problem.UNUSED_ID, "topics/y", 8),
    ]
    (fault,) = check(registry(page("p/b", rec("aaa-1")), page("q/b", rec("bbb-1"))))
    assert (fault.problem, fault.docname, fault.line) == (Problem.DUPLICATE_ID, "q/b", 1)


def test_a_wrong_id_in_a_large_report_is_told_in_a_short_sentence() -> None:
    recommendations = [rec(f"aaa-{number}") for number in range(1, 300)]
    (message,) = [
        message
        for problem, message in findings(team("aaa", *recommendations), page("n", note("aaa-1000")))
        if problem is Problem.UNKNOWN_ID and "aaa-1000" in message
    ]
    assert "did you mean 'aaa-100'?" in message
    assert len(message) < 300


def test_a_note_may_be_on_a_page_and_a_topic_named_by_a_note_is_not_thereby_used() -> None:
    assert findings(page("n", note("n", "index"))) == []


def test_a_registry_in_order_has_no_findings() -> None:
    tie = Relation("continues", "aaa-2")
    first = rec("aaa-1", "x", places=("japan",), relations=(tie,))
    pages = (team("aaa", first, rec("aaa-2", "x")), topic("x"))
    assert findings(*pages, page("topics/index", place("japan", "topics/index"))) == []


@pytest.mark.parametrize(
    ("found", "problem", "message"),
    [
        (
            [team("aaa", rec("aaa-1")), team("bbb", rec("aaa-1"))],
            Problem.DUPLICATE_ID,
            "the id 'aaa-1' is already at policies/aaa.md:3; choose another",
        ),
        (
            [team("aaa", rec("aaa-1"), rec("aaa-3"))],
            Problem.ID_FORM,
            "'aaa-3' stands where 'aaa-2' is expected; where the report skips numbers, "
            "write the id 'aaa-2' and ':number: 3'",
        ),
        (
            [team("aaa", rec("aaa-1", "alliances")), topic("alliance")],
            Problem.UNKNOWN_ID,
            "aaa-1: there is no topic 'alliances' (a page topics/ID.md); did you mean 'alliance'? "
            "known: alliance",
        ),
        (
            [team("aaa", rec("aaa-1", "y")), topic("x"), topic("y")],
            Problem.UNUSED_ID,
            "no recommendation names the topic 'x'; name it there, or remove it",
        ),
        (
            [team("aaa", rec("aaa-1", places=("japan",)))],
            Problem.UNKNOWN_ID,
            "aaa-1: there is no place 'japan' (a 'place' directive); known: (none)",
        ),
        (
            [team("aaa", rec("aaa-1")), page("p", place("x", "p"))],
            Problem.UNUSED_ID,
            "no recommendation names the place 'x'; name it there, or remove it",
        ),
        (
            [team("aaa", rec("aaa-1", relations=(Relation("same-law", "aaa-9"),)))],
            Problem.UNKNOWN_ID,
            "aaa-1: there is no recommendation 'aaa-9' (a 'recommendation' directive); "
            "did you mean 'aaa-1'? known: aaa-1",
        ),
        (
            [team("aaa", rec("aaa-1", relations=(Relation("same-law", "aaa-1"),)))],
            Problem.UNKNOWN_ID,
            "aaa-1 names itself; remove it",
        ),
        (
            [team("aaa", rec("aaa-1"), rec("aaa-2", relations=(Relation("continue", "aaa-1"),)))],
            Problem.UNKNOWN_ID,
            "aaa-2: there is no kind of relation 'continue'; did you mean 'continues'? "
            "known: continues, same-law, same-question",
        ),
        (
            [team("aaa", rec("aaa-1"), rec("aaa-2"), rec("bbb-2"))],
            Problem.ID_FORM,
            "'bbb-2' stands where 'bbb-1' is expected; where the report skips numbers, "
            "write the id 'bbb-1' and ':number: 2'",
        ),
        (
            [team("aaa", rec("aaa-1"), rec("aaa-3"), rec("aaa-5"))],
            Problem.ID_FORM,
            "'aaa-5' stands where 'aaa-4' is expected; where the report skips numbers, "
            "write the id 'aaa-4' and ':number: 5'",
        ),
        (
            [team("aaa", rec("aaa-1")), team("bbb", rec("bbb-1", "x")), topic("x")],
            Problem.NO_TOPIC,
            "recommendation aaa-1 has no topic; add a line ':topics: ID ID'",
        ),
        (
            [page("topics/x", *topic("x").topics, *topic("y").topics)],
            Problem.DUPLICATE_ID,
            "a page is the page of one topic; remove the second 'topic'",
        ),
        (
            [page("x", *topic("x").topics)],
            Problem.ID_FORM,
            "a topic's page is topics/ID.md; move this page there",
        ),
        (
            [page("a", place("x", "a"), sections=(Section("place-x", text("節"), 9),))],
            Problem.DUPLICATE_ID,
            "the id 'place-x' is already at a.md:9; choose another",
        ),
        (
            [
                team("aaa", replace(rec("aaa-1"), blocks=(Block(), Block(anchor="p2")))),
                page("p", sections=(Section("aaa-1-p2", text("節"), 9),)),
            ],
            Problem.DUPLICATE_ID,
            "the id 'aaa-1-p2' is already at policies/aaa.md:3; choose another",
        ),
        (  # no text of theirs has the address of the recommendation itself
            [
                team("aaa", replace(rec("aaa-1"), blocks=(Block("item", "a"),))),
                team("bbb", replace(rec("aaa-1"), blocks=(Block("item", "c"),))),
            ],
            Problem.DUPLICATE_ID,
            "the id 'aaa-1' is already at policies/aaa.md:3; choose another",
        ),
        (
            [page("a", anchor="one"), page("b", sections=(Section("one", text("節"), 9),))],
            Problem.DUPLICATE_ID,
            "the id 'one' is already at a.md:1; choose another",
        ),
        (
            [page("a", sections=(Section("page", text("節"), 9),))],
            Problem.DUPLICATE_ID,
            "the id 'page' is already in the interface; choose another",
        ),
        (
            [page("p/a", rec("aaa-1")), page("q/a", rec("bbb-1"))],
            Problem.DUPLICATE_ID,
            "the id 'a' is already at p/a.md:1; choose another label, or name, of the page",
        ),
        (  # the page with the whole report has the ids of both
            [page("p/a", rec("aaa-1"), sections=(Section("a", text("節"), 9),))],
            Problem.DUPLICATE_ID,
            "the id 'a' is already at p/a.md:1; choose another",
        ),
        (
            [page("p/page", rec("aaa-1"))],
            Problem.DUPLICATE_ID,
            "the id 'page' is already in the interface; choose another label, or name, of the page",
        ),
        (
            [team("aaa", rec("aaa-1")), page("n", note("zzz-1"))],
            Problem.UNKNOWN_ID,
            "note: there is no recommendation or page 'zzz-1' (a 'recommendation' directive); "
            "known: aaa-1, index, n, policies/aaa",
        ),
    ],
)
def test_a_fault_in_the_registry_is_found_and_explained(found, problem: Problem, message: str) -> None:
    assert (problem, message) in findings(*found)


def test_pages_are_read_in_the_order_of_the_toctrees_and_those_in_none_come_last() -> None:
    def leads_to(docname: str, *targets: str) -> Page:
        return Page(docname, text(docname), toctrees=(Toctree(None, tuple(map(Entry, targets))),))

    pages = [
        leads_to("index", "b", "https://x.example/", "a"),
        leads_to("b", "index", "c"),
        *map(leads_to, "zyca"),
    ]
    assert [*reading_order({each.docname: each for each in pages}, "index")] == ["index", *"bcayz"]


def test_a_registry_is_put_into_a_language_message_by_message_and_nothing_else_changes() -> None:
    def translate(docname: str, source: str) -> Message:
        return Message(source, f"{docname} {source}", "translated", 7)

    japan = place("japan", "topics/index")
    source = registry(
        page(
            "topics/index",
            japan,
            sections=(Section("s", text("節"), 2),),
            summary=text("要"),
            messages=(text("文"),),
        ),
        team("aaa", rec("aaa-1", "x", relations=(Relation("same-law", "aaa-2"),)), rec("aaa-2", "x")),
    )
    found = source.in_language(translate)
    index = found.pages["topics/index"]
    assert [index.title, index.sections[0].title, index.summary, *index.messages] == [
        translate("topics/index", each) for each in ("index", "節", "要", "文")
    ]
    assert found.places["japan"].name == translate("topics/index", "japan")
    assert found.recommendations["aaa-1"].paragraphs == (translate("policies/aaa", "aaa-1"),)
    assert found.recommendations["aaa-1"].topics == ("x",)
    assert (found.root, list(found.pages)) == (source.root, list(source.pages))
    other = of_pages(*source.pages.values(), root="policies/aaa", kinds={"see": ["See also"]})
    assert (other.in_language(translate).root, other.in_language(translate).relations) == (
        "policies/aaa",
        other.relations,
    )
    outside = Entry("https://x.example/")
    assert in_language(outside, partial(translate, "index")) is outside
    assert found.related["aaa-2"] == [("same-law", found.recommendations["aaa-1"])]
    assert source.places["japan"] is japan
    assert source.digest() != found.digest()
    assert found.digest() == source.in_language(translate).digest()
    assert found.progress() == {"translated": 1}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        *(("【平和】", "平和"), ("○ 第二 WT", "第二 WT"), ("平和", "平和"), ("【 平和 】", "平和")),
        *(
            ("【平和】と安定", "【平和】と安定"),
            ("【外交】と【安保】", "【外交】と【安保】"),
            ("○", "○"),
            ("平和【安定】", "平和【安定】"),
        ),
    ],
)
def test_a_title_stands_in_lists_without_its_marks(title: str, shown: str) -> None:
    assert label(text(title)).text == shown


def entry(reading: str, name: Message) -> Term:
    values = {"docname": "g", "line": 1, "source_title": "", "source_url": "", "rule": None}
    return Term(id=reading, reading=reading, forms=(), name=name, definition=text("x"), **values)


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["Apfel", "Ärger", "„Quote“", "Zebra"], "AAQZ"),
        (["2 %", "apple", "tariff"], ["0–9", "A", "T"]),
        (["한국", "헌법", "회의"], "ㅎㅎㅎ"),
        (["日米", "条約"], ["", ""]),
    ],
)
def test_the_index_of_letters_has_the_order_of_the_terms(names: list[str], letters: list[str]) -> None:
    terms = [entry("", text(name)) for name in names]
    backwards = terms[::-1]
    assert sorted(backwards, key=term_key) == terms
    assert [letter(term) for term in terms] == list(letters)


def test_a_reading_may_be_in_katakana() -> None:
    terms = [entry("アジア", text("亜")), entry("かんぜい", text("関税")), entry("カンポウ", text("官報"))]
    backwards = terms[::-1]
    assert sorted(backwards, key=term_key) == terms
    assert [letter(term) for term in terms] == ["あ", "か", "か"]


def test_terms_are_in_the_order_of_their_language_and_those_without_a_translation_last() -> None:
    terms = [
        entry("え", Message("え", "beta", "translated")),
        entry("う", Message("う", "う", "missing")),
        entry("あ", Message("あ", "あ", "outdated")),
        entry("い", Message("い", "“Alpha”", "translated")),
        entry("お", Message("お", "한국", "translated")),
    ]
    assert [each.id for each in sorted(terms, key=term_key)] == ["い", "え", "お", "あ", "う"]


def test_a_mark_leads_to_its_footnote_whatever_it_is_written_with() -> None:
    noted = replace(
        rec("aaa-1"), blocks=(Block(), Block("footnote", "note-1", "※"), Block("footnote", "note-b", "b*"))
    )
    assert [noted.footnote_id(mark) for mark in ("※", "b*")] == ["aaa-1-note-1", "aaa-1-note-b"]


def test_a_title_has_the_name_of_its_page_or_no_label_and_neither_is_a_fault() -> None:
    pages = page("p/a", rec("aaa-1"), anchor="a"), page("q/b", rec("bbb-1")), page("r/b", anchor="c")
    assert findings(*pages) == []


def test_the_ids_of_the_interface_are_kept_free() -> None:
    """Those that every page has around its content; the ids of icons are no addresses that anyone chooses."""
    folders = [ROOT / "edition/drawing/theme", Path(furo.__file__).parent / "theme/furo"]
    files = [*(path for folder in folders for path in folder.rglob("*.html"))]
    files.append(ROOT / "edition/drawing/templates/fragments/frame.html")
    found = {each for path in files for each in re.findall(r' id="([a-z][a-z-]*)"', path.read_text("utf-8"))}
    of_some_pages = {
        "search-results",
        "search-documentation",
        "index",
        "furo-readthedocs-versions",
        "furo-sidebar-ad-placement",
    }
    kept = {each for each in found - of_some_pages if not each.startswith("svg-")}
    assert kept - set(RESERVED) == set()
