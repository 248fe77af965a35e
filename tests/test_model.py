"""The registry: pure values in, derived views out."""

from __future__ import annotations

import pytest

from edition.consistency import check
from edition.model import (
    Message,
    Note,
    Page,
    Place,
    Recommendation,
    Relation,
    Topic,
    parse_relations,
    worst,
)
from edition.registry import Registry
from edition.warnings import Problem


def text(source: str) -> Message:
    return Message(source, source, "source")


def rec(rec_id: str, *topics: str, relations=(), places=(), docname: str = "") -> Recommendation:
    page = docname or f"policies/{rec_id[:3]}"
    return Recommendation(rec_id, page, 3, "", topics, places, relations, (text(rec_id),))


def team(name: str, *recs: Recommendation) -> Page:
    return Page(f"policies/{name}", text(name), recommendations=recs)


def topic(topic_id: str) -> Page:
    return Page(f"topics/{topic_id}", text(topic_id), topics=(Topic(topic_id, 5, (), ()),))


def registry(*pages: Page) -> Registry:
    names = [page.docname for page in pages]
    return Registry({page.docname: page for page in reversed(pages)}, names)


def findings(*pages: Page) -> list[tuple[Problem, str]]:
    return [(finding.problem, finding.message) for finding in check(registry(*pages))]


def test_recommendations_on_a_topic_are_grouped_by_team_in_the_order_of_the_report() -> None:
    found = registry(team("bbb", rec("bbb-1", "x"), rec("bbb-2", "x")), team("aaa", rec("aaa-1", "x")))
    grouped = [(page.docname, [r.id for r in recs]) for page, recs in found.on_topic("x")]
    assert grouped == [("policies/bbb", ["bbb-1", "bbb-2"]), ("policies/aaa", ["aaa-1"])]


def test_a_relation_written_once_shows_at_both_ends_with_its_kind() -> None:
    relations = (Relation("continues", "aaa-1"), Relation("same-law", "aaa-3"))
    found = registry(team("aaa", rec("aaa-1"), rec("aaa-2", relations=relations), rec("aaa-3")))
    assert [(kind, other.id) for kind, other in found.related("aaa-2")] == [
        ("continues", "aaa-1"),
        ("same-law", "aaa-3"),
    ]
    assert [(kind, other.id) for kind, other in found.related("aaa-1")] == [("continued-by", "aaa-2")]
    assert [(kind, other.id) for kind, other in found.related("aaa-3")] == [("same-law", "aaa-2")]


def test_a_relation_written_at_both_ends_shows_once() -> None:
    first = rec("aaa-1", relations=(Relation("same-law", "aaa-2"),))
    second = rec("aaa-2", relations=(Relation("same-law", "aaa-1"),))
    assert len(registry(team("aaa", first, second)).related("aaa-1")) == 1


def test_a_second_paragraph_has_an_address_of_its_own() -> None:
    assert [rec("aaa-3").paragraph_id(index) for index in range(3)] == ["aaa-3", "aaa-3-p2", "aaa-3-p3"]


def test_the_state_of_a_recommendation_is_the_worst_of_its_paragraphs() -> None:
    assert worst(["translated", "outdated"]) == "outdated"
    assert worst(["missing", "translated"]) == "missing"
    assert worst([]) == "source"


def test_relations_are_read_by_kind() -> None:
    assert parse_relations("continues: aaa-1; same-law: aaa-2 aaa-3") == (
        Relation("continues", "aaa-1"),
        Relation("same-law", "aaa-2"),
        Relation("same-law", "aaa-3"),
    )


@pytest.mark.parametrize("wrong", ["aaa-1", "continues:", "likes: aaa-1"])
def test_a_relation_that_cannot_be_read_says_what_would_be_right(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"'continues: nss-13'|the kinds are: same-law"):
        parse_relations(wrong)


def test_a_registry_in_order_has_no_findings() -> None:
    pages = (team("aaa", rec("aaa-1", "x", places=("japan",))), topic("x"))
    places = Page("topics/index", text("t"), places=(Place("japan", 1, text("日本")),))
    assert findings(*pages, places) == []


@pytest.mark.parametrize(
    ("pages", "problem", "message"),
    [
        (
            [team("aaa", rec("aaa-1")), team("bbb", rec("aaa-1"))],
            Problem.DUPLICATE_ID,
            "the id 'aaa-1' is already at policies/aaa.md:3; choose another",
        ),
        (
            [team("aaa", rec("aaa-1"), rec("aaa-3"))],
            Problem.ID_FORM,
            "'aaa-3' stands where 'aaa-2' is expected",
        ),
        (
            [team("aaa", rec("aaa-1", "alliances")), topic("alliance")],
            Problem.UNKNOWN_TOPIC,
            "aaa-1: there is no topic 'alliances' (a page topics/ID.md); did you mean 'alliance'? "
            "known: alliance",
        ),
        (
            [team("aaa", rec("aaa-1", "y")), topic("x"), topic("y")],
            Problem.UNUSED_TOPIC,
            "no recommendation has the topic 'x'; name it in ':topics:', or remove it",
        ),
        (
            [team("aaa", rec("aaa-1", places=("japan",)))],
            Problem.UNKNOWN_PLACE,
            "aaa-1: there is no place 'japan' (a 'place' directive); known: (none)",
        ),
        (
            [team("aaa", rec("aaa-1")), Page("i", text("i"), places=(Place("x", 1, text("x")),))],
            Problem.UNUSED_PLACE,
            "no recommendation names 'x'; name it in ':places:', or remove it",
        ),
        (
            [team("aaa", rec("aaa-1", relations=(Relation("same-law", "aaa-9"),)))],
            Problem.UNKNOWN_RELATED,
            "aaa-1: there is no recommendation 'aaa-9'; did you mean 'aaa-1'? known: aaa-1",
        ),
        (
            [team("aaa", rec("aaa-1", relations=(Relation("same-law", "aaa-1"),)))],
            Problem.UNKNOWN_RELATED,
            "aaa-1 is related to itself; remove it from ':related:'",
        ),
        (
            [team("aaa", rec("aaa-1")), Page("n", text("n"), notes=(Note("note", 1, ("zzz-1",), ()),))],
            Problem.UNKNOWN_RELATED,
            "note: there is no recommendation or page 'zzz-1'; known: aaa-1, n, policies/aaa",
        ),
    ],
)
def test_a_fault_in_the_registry_is_found_and_explained(pages, problem: Problem, message: str) -> None:
    assert (problem, message) in findings(*pages)
