"""The registry: pure values in, derived views out."""

import pytest

from edition.report.consistency import check
from edition.report.message import Message, label, untranslated, worst
from edition.report.objects import Note, Object, Place, Recommendation, Relation, Term, Topic, parse_relations
from edition.report.order import term_key
from edition.report.pages import Entry, Page, Section, Toctree
from edition.report.problems import Problem
from edition.report.registry import Registry

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
    )


def page(docname: str, *objects: Object, **values: object) -> Page:
    kinds = dict.fromkeys(each.kind.name for each in objects)
    sorted_by_kind = {kind: tuple(each for each in objects if each.kind.name == kind) for kind in kinds}
    return Page(docname, text(docname.rpartition("/")[2]), objects=sorted_by_kind, **values)


def team(name: str, *recs: Recommendation) -> Page:
    return page(f"policies/{name}", *recs)


def topic(topic_id: str) -> Page:
    docname = f"topics/{topic_id}"
    return page(docname, Topic(id=topic_id, docname=docname, line=5, eurovoc=(), unbis=()))


def place(place_id: str, docname: str) -> Place:
    return Place(id=place_id, docname=docname, line=1, name=text(place_id))


def note(*on: str) -> Note:
    return Note(id="note", docname="n", line=1, on=on, paragraphs=(text("x"),))


def registry(*pages: Page) -> Registry:
    """Return a registry whose first page leads to all others, in their order."""
    root = Page("index", text("i"), toctrees=(Toctree(None, tuple(Entry(each.docname) for each in pages)),))
    return Registry({each.docname: each for each in (*reversed(pages), root)})


def findings(*pages: Page) -> list[tuple[Problem, str]]:
    return [(fault.problem, fault.message) for fault in check(registry(*pages))]


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
            "'aaa-3' stands where 'aaa-2' is expected",
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
    assert list(Registry({each.docname: each for each in pages}).pages) == ["index", "b", "c", "a", "y", "z"]


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
    assert found.related("aaa-2") == [("same-law", found.recommendations["aaa-1"])]
    assert source.places["japan"] is japan
    assert source.digest() != found.digest()
    assert found.digest() == source.in_language(translate).digest()
    assert found.progress() == {"translated": 1}


@pytest.mark.parametrize(
    ("title", "shown"), [("【平和】", "平和"), ("○ 第二 WT", "第二 WT"), ("平和", "平和")]
)
def test_a_title_stands_in_lists_without_its_marks(title: str, shown: str) -> None:
    assert label(text(title)).text == shown


def test_terms_are_in_the_order_of_their_language_and_those_without_a_translation_last() -> None:
    def term(reading: str, name: Message) -> Term:
        values = {"docname": "g", "line": 1, "source_title": "", "source_url": "", "rule": None}
        return Term(id=reading, reading=reading, forms=(), name=name, definition=text("x"), **values)

    terms = [
        term("え", Message("え", "“beta”", "translated")),
        term("う", Message("う", "う", "missing")),
        term("あ", Message("あ", "あ", "outdated")),
        term("い", Message("い", "Alpha", "translated")),
    ]
    assert [each.id for each in sorted(terms, key=term_key)] == ["い", "え", "あ", "う"]
