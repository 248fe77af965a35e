"""The real site as built: complete in both languages, tied together, honest about itself."""

import base64
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import Comment
from expected import (
    HEADINGS,
    IDS,
    KNOWN_LANGUAGES,
    LANGUAGES,
    NOTES,
    PAGES,
    SPANNING_TOPICS,
    TEAMS,
    TIES,
    TOPICS,
    called,
)

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Words in Latin letters that a Japanese page may hold: those of the report and of the data.
LATIN = {
    "Furo",  # the theme, whose name is at the foot of every page
    *("WT", "SNS", "GDP", "NATO", "NPT", "QUAD", "ASEAN", "EU", "FOIP", "NZ", "ODA", "NGO", "RAPCON"),
    *(
        "ID",
        "PDF",
        "MIT",
        "CC",
        "BY",
        "JSON",
        "Schema",
        "EuroVoc",
        "UNBIS",
        "English",
        "Chicago",
        "APA",
        "BibTeX",
        "RIS",
        "CSL",
    ),
    *(
        "CSV",
        "TBX",
        "TMX",
        "csv",
        "tbx",
        "tmx",
        "glossary",
        "translation",
        "memory",
        "nss",
        "ipd",
        "hrd",
        "hrc",
        "sofa",
        "p",
        "recommendations",
        "json",
        "schema",
        "js",
    ),
    *(
        "HTML",
        "CSVW",
        "metadata",
        "jsonld",
        "topics",
        "org",
        "SKOS",
        "report",
        "akn",
        "xml",
        "Akoma",
        "Ntoso",
    ),
    *("feed", "atom", "Atom"),
}


def addresses(real) -> list[str]:
    return sorted(path.relative_to(real.site).as_posix() for path in real.site.rglob("*.html"))


@pytest.fixture(scope="module")
def pairs(real) -> list[str]:
    """Return the addresses of all pages, without their language, and without the list of the policies."""
    japanese = [address[3:] for address in addresses(real) if address.startswith("ja/")]
    japanese.remove("policies/index.html")
    assert len(japanese) == PAGES
    return japanese


@pytest.fixture(scope="module")
def data(real) -> dict:
    return json.loads((real.site / "data/recommendations.json").read_text("utf-8"))


def test_every_page_is_there_in_every_language(real, pairs) -> None:
    for language in LANGUAGES:
        for page in pairs:
            assert (real.site / language / page).is_file()
    for name in ("index.html", "404.html", "sitemap.xml", "robots.txt", "data/recommendations.json"):
        assert (real.site / name).is_file()


def test_the_recommendations_have_the_same_addresses_in_every_language(pages) -> None:
    for language in LANGUAGES:
        found = [
            article["id"]
            for team in TEAMS
            for article in pages(f"{language}/policies/{team}.html").select("article.recommendation")
        ]
        assert found == IDS


def test_a_page_has_the_same_ids_in_every_language_and_each_once(pages, pairs) -> None:
    for page in pairs:
        japanese, *others = (
            [
                element["id"]
                for element in pages(f"{language}/{page}").select("[role=main] [id]")
                if element.find_parent(class_="edition-tools") is None
            ]
            for language in LANGUAGES
        )
        assert all(sorted(japanese) == sorted(other) for other in others), page
        assert len(japanese) == len(set(japanese)), page


def test_no_id_depends_on_a_position(pages, pairs) -> None:
    """T6: docutils numbers Japanese headings id1, id2 and so on."""
    for page in pairs:
        for element in pages(f"ja/{page}").select("[id]"):
            assert not re.fullmatch(r"id\d+", element["id"]), page
            assert element["id"].isascii()


def test_every_heading_of_the_report_has_an_ascii_id(pages) -> None:
    ids = [
        section["id"]
        for team in TEAMS
        for section in pages(f"ja/policies/{team}.html").select("section > section[id]")
    ]
    assert len(ids) == HEADINGS
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", section_id) for section_id in ids)


def test_every_link_inside_the_site_leads_to_a_page_and_an_anchor(real, pages) -> None:
    anchors = {address: {e["id"] for e in pages(address).select("[id]")} for address in addresses(real)}
    checked = 0
    for address in anchors:
        for element in pages(address).select("[href], [src]"):
            target = element.get("href") or element["src"]
            parts = urlsplit(target)
            if parts.scheme or address == "404.html":
                continue
            path = urlsplit(urljoin(f"/{address}", target)).path.lstrip("/") or address
            assert (real.site / path).is_file(), f"{address}: {target}"
            if parts.fragment:
                assert unquote(parts.fragment) in anchors[path], f"{address}: {target}"
            checked += 1
    assert checked > 3000


def test_every_page_names_every_language_and_a_default(pages, pairs) -> None:
    for page in pairs:
        for language in LANGUAGES:
            address = f"{language}/{page}"
            links = {
                link["hreflang"]: urljoin(f"/{address}", link["href"])
                for link in pages(address).select("link[rel=alternate][hreflang]")
            }
            default = "/index.html" if page == "index.html" else f"/ja/{page}"
            assert links == {**{each: f"/{each}/{page}" for each in LANGUAGES}, "x-default": default}


def test_every_page_has_its_language_and_says_who_wrote_when(pages, pairs) -> None:
    for page in pairs:
        for language in LANGUAGES:
            html = pages(f"{language}/{page}")
            assert (html.html["lang"], html.html["dir"]) == (language, "ltr")
            provenance = html.select_one(".provenance")
            assert provenance.select_one("time")["datetime"] == "2022-06-03"
            assert provenance.select_one("a[href='https://cdp-japan.jp/news/20220603_3805']")
            if language in KNOWN_LANGUAGES:
                unofficial = {"ja": "非公式", "en": "unofficial"}[language]
                assert unofficial in provenance.get_text()
    assert "立憲民主党 外交・安保・主権調査会" in pages("ja/about.html").select_one(".provenance").get_text()


def visible(html, *, language: str) -> list[str]:
    """Return the text a reader sees or hears on a page, without what is marked as another language."""
    found = []
    for text in html.find_all(string=True):
        if isinstance(text, Comment) or text.parent.name in ("script", "style"):
            continue
        if text.find_parent(class_="concepts"):
            continue  # they are known by their ids
        element = text.find_parent(attrs={"lang": True})
        if element is not None and element["lang"] == language:
            found.append(str(text))
    for element in html.select("[aria-label], [title], [alt], [placeholder]"):
        found += [
            element[name] for name in ("aria-label", "title", "alt", "placeholder") if element.get(name)
        ]
    return found


def test_no_english_is_left_on_a_japanese_page(pages, pairs) -> None:
    for page in pairs:
        words = {
            word
            for text in visible(pages(f"ja/{page}"), language="ja")
            for word in re.findall(r"[A-Za-z]+", text)
        }
        assert words <= LATIN, page


def test_no_unmarked_japanese_is_left_on_an_english_page(pages, pairs) -> None:
    quoted_in = {"about.html"}  # its notes are about Japanese words
    for page in pairs:
        if page not in quoted_in:
            left = [text for text in visible(pages(f"en/{page}"), language="en") if JAPANESE.search(text)]
            assert left == [], page


def test_every_paragraph_of_the_report_is_translated(pages) -> None:
    for team in TEAMS:
        states = {
            e["data-translation"] for e in pages(f"en/policies/{team}.html").select("[data-translation]")
        }
        assert states == {"translated"}
        states = {
            e["data-translation"] for e in pages(f"ja/policies/{team}.html").select("[data-translation]")
        }
        assert states == {"source"}


def test_every_topic_lists_its_recommendations_and_some_span_the_teams(pages, data) -> None:
    assert len(data["topics"]) == TOPICS
    assert sum(len(rec["topics"]) for rec in data["recommendations"]) == TIES
    spanning = 0
    for topic in data["topics"]:
        listed = pages(f"ja/topics/{topic['id']}.html").select("article[data-recommendation]")
        assert [article["data-recommendation"] for article in listed] == [
            rec["id"] for rec in data["recommendations"] if topic["id"] in rec["topics"]
        ]
        spanning += len(pages(f"ja/topics/{topic['id']}.html").select(".topic-listing > section")) >= 2
    assert spanning == SPANNING_TOPICS


def test_a_topic_page_shows_the_full_text_of_its_recommendations(pages) -> None:
    for language in KNOWN_LANGUAGES:
        team = pages(f"{language}/policies/sofa-reform.html").select("#sofa-6 .rec-text p:not(.original)")
        topic = pages(f"{language}/topics/alliance.html").select(
            "[data-recommendation=sofa-6] .rec-text p:not(.original)"
        )
        assert [p.get_text() for p in topic] == [p.get_text() for p in team]
        assert len(team) == 2


def test_the_matrix_links_every_assignment_once(pages, data) -> None:
    cells = pages("ja/topics/index.html").select("table.matrix td a")
    assert len(cells) == TIES
    ids = [rec["id"] for rec in data["recommendations"]]
    assert {cell["href"].partition("#")[2] for cell in cells} == set(ids)
    assert {cell.get_text(" ", strip=True) for cell in cells} == {called(each, "ja") for each in ids}


def test_relations_show_at_both_ends(pages) -> None:
    def related(page: str, rec_id: str) -> list[str]:
        return [link["href"].partition("#")[2] for link in pages(page).select(f"#{rec_id} .related a")]

    nss = "ja/policies/national-security-strategy.html"
    assert "nss-13" in related(nss, "nss-14")
    assert "nss-14" in related(nss, "nss-13")
    assert "sofa-1" in related(nss, "nss-3")
    assert "nss-3" in related("ja/policies/sofa-reform.html", "sofa-1")


def test_the_data_follows_its_schema(real, data) -> None:
    import jsonschema  # noqa: PLC0415 - not there where quick tests run

    schema = json.loads((real.site / "data/recommendations.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)


def test_the_data_says_what_the_pages_show(pages, data) -> None:
    assert [rec["id"] for rec in data["recommendations"]] == IDS
    for rec in data["recommendations"]:
        for language in KNOWN_LANGUAGES:
            address, _, anchor = rec["pages"][language].partition("#")
            article = pages(address).select_one(f"#{anchor}")
            shown = [p.get_text() for p in article.select(".rec-text p:not(.original)")]
            assert [paragraph["text"][language] for paragraph in rec["paragraphs"]] == shown
        states = rec["paragraphs"][0]["state"]
        assert tuple(states) == LANGUAGES
        assert (states["ja"], states["en"]) == ("source", "translated")


def test_the_script_for_pages_opened_from_disk_holds_the_same_data(real, data) -> None:
    script = (real.site / "data/recommendations.js").read_text("utf-8")
    head, _, body = script.partition(" = ")
    assert head == "globalThis.policyRecommendations"
    assert json.loads(body.rstrip(";\n")) == data


def test_the_sitemap_lists_every_page_in_every_language(real, pairs) -> None:
    tree = ET.parse(real.site / "sitemap.xml")  # noqa: S314 - our own file
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {location.text for location in tree.iterfind("s:url/s:loc", space)}
    assert found == {f"/{language}/{page}" for language in LANGUAGES for page in pairs}


def test_the_sitemap_names_the_same_page_in_every_language_and_a_default(real) -> None:
    tree = ET.parse(real.site / "sitemap.xml")  # noqa: S314 - our own file
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    for url in tree.iterfind("s:url", space):
        language, _, page = url.findtext("s:loc", "", space).removeprefix("/").partition("/")
        assert language in LANGUAGES
        links = [
            (link.get("rel"), link.get("hreflang"), link.get("href"))
            for link in url.iterfind("x:link", space)
        ]
        default = "/index.html" if page == "index.html" else f"/ja/{page}"
        assert links == [
            *(("alternate", each, f"/{each}/{page}") for each in LANGUAGES),
            ("alternate", "x-default", default),
        ]


def test_hosts_are_told_to_publish_every_folder_and_robots_to_come_in(real) -> None:
    assert (real.site / ".nojekyll").read_bytes() == b""  # without it GitHub leaves out _static
    assert (real.site / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"


def test_nothing_of_how_it_was_built_is_published(real) -> None:
    names = {path.name for path in real.site.rglob("*") if path.is_file()}
    assert not names & {".buildinfo", ".edition", "conf.py", "Makefile"}
    assert not [name for name in names if name.endswith((".doctree", ".pickle", ".md", ".po", ".mo"))]


def test_no_page_asks_another_host_for_anything(real, pages) -> None:
    for address in addresses(real):
        for element in pages(address).select("link, script, img, iframe, source, video, audio, form"):
            target = element.get("href") or element.get("src") or element.get("action") or ""
            assert not urlsplit(target).netloc, f"{address}: {target}"
    for path in real.site.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?!data:|#)[a-z]+:", path.read_text("utf-8")), path


def test_pages_hold_no_script_of_their_own(real, pages) -> None:
    for address in addresses(real):
        if address != "404.html":  # no path to a file is sure there
            scripts = pages(address).select(
                "script:not([src], [type='application/json'], [type='application/ld+json'])"
            )
            allowed = policy(pages(address))["script-src"]
            assert all(f"'{digest(script.string)}'" in allowed for script in scripts), address
            assert len(scripts) <= 1, address
        assert not pages(address).select("[onclick], [onerror], [onload]")


def test_notes_stand_outside_the_text_and_are_linked_from_it(pages) -> None:
    notes = pages("ja/about.html").select(".editorial-note")
    assert len(notes) == NOTES
    for note in notes:
        for link in note.select(".note-on a"):
            page, _, rec_id = link["href"].partition("#")
            if rec_id:
                article = pages(f"ja/{page}").select_one(f"#{rec_id}")
                assert article.select_one(f".rec-ties a[href$='about.html#{note['id']}']")


def test_nothing_of_the_machine_it_was_built_on_is_in_the_site(real) -> None:
    for path in real.site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert str(real.root).encode() not in data, path
            assert str(Path.home()).encode() + b"/" not in data, path


def test_the_navigation_marks_the_page_one_is_on_and_no_other(pages, pairs) -> None:
    for page in pairs:
        (current,) = pages(f"ja/{page}").select(".sidebar-tree [aria-current=page]")
        assert urljoin(f"/{page}", current["href"]) == f"/{page}"


def test_every_page_has_a_policy_that_allows_no_script_but_the_sites_own(real, pages) -> None:
    for address in addresses(real):
        found = policy(pages(address))
        assert found["default-src"] == ["'none'"]
        unsafe = {name for name, sources in found.items() if any("unsafe" in source for source in sources)}
        assert unsafe <= {"style-src-attr"}, address  # the theme hides its icons so
        assert {element["style"].strip() for element in pages(address).select("[style]")} <= {
            "display: none;"
        }


def policy(page) -> dict[str, list[str]]:
    """Return the sources that a page allows, by directive."""
    content = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    return {name: sources for name, *sources in (part.split() for part in content.split(";"))}


def digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
