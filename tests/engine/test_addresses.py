"""Addresses that were published lead somewhere for good, and redirects where they say."""

from dataclasses import replace

import pytest
from registries import note, page, place, rec, registry, team, term, text

from edition.checks import published
from edition.checks.published import address_findings
from edition.report.addresses import ADDRESS, destination, moved, old_ids, permanent
from edition.report.body import Block
from edition.report.pages import Section

THERE = {"a.html", "a.html#a-1", "b.html", "b.html#b-1"}


def test_the_addresses_are_pages_and_ids_but_for_those_that_are_positions() -> None:
    one = rec("one-1")
    blocks = (Block(), Block(anchor="p2"), Block("cell", "t1"), Block("footnote", "f1", "1"))
    one = replace(one, paragraphs=(text("x"),) * 4, blocks=blocks)
    head = (Section("head", text("Head"), 2),)
    places = page(
        "more/places", place("mars", "more/places"), note("one-1"), term("peace", "平和"), sections=head
    )
    assert permanent(registry(team("one", one), places)) == {
        *("index.html", "more/places.html", "policies/one.html"),
        *("policies/one.html#one", "policies/one.html#one-1", "policies/one.html#one-1-p2"),
        *(f"more/places.html#{name}" for name in ("head", "place-mars", "note", "term-peace")),
    }


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("a.html#a-1", "a.html#a-1"),
        ("old.html", "a.html"),
        ("old.html#a-1", "a.html#a-1"),  # a page takes the ids on it along
        ("old.html#x", "b.html#b-1"),  # but for those with a place of their own
        ("older.html#x", "b.html#b-1"),  # also after a second move
        ("part.html#any", "a.html#a-1"),  # all of a page is in one place now
        ("old.html#lost", "a.html#lost"),
        ("lost.html#x", "lost.html#x"),
        ("one.html", "one.html"),
        ("one.html#x", "one.html#x"),
    ],
)
def test_an_address_leads_where_redirects_say(address: str, leads_to: str) -> None:
    redirects = {
        "old.html": "a.html",
        "old.html#x": "b.html#b-1",
        "older.html": "old.html",
        "part.html": "a.html#a-1",
        "one.html": "two.html",
        "two.html": "one.html",
    }
    assert destination(address, THERE, redirects) == leads_to


def test_what_has_moved_is_known_by_the_page_that_had_it() -> None:
    redirects = {
        "policies/old.html": "policies/one.html",
        "policies/old.html#x": "policies/one.html#one-1",
        "policies/one.html#one-9": "policies/one.html#one-1",
        "policies/one.html": "index.html",  # is there still
        "policies/lost.html": "nowhere.html",
    }
    assert moved(registry(team("one", rec("one-1"))), redirects) == {
        "policies/old": {"": ("policies/one", ""), "x": ("policies/one", "one-1")},
        "policies/one": {"one-9": ("policies/one", "one-1")},
    }


@pytest.mark.parametrize(
    "text", ["/a.html", "../a.html", "a/../b.html", "a", "a.html#", "a.html#x y", "a.html#..", "ö.html"]
)
def test_what_is_no_address_is_told_apart(text: str) -> None:
    assert not ADDRESS.fullmatch(text)


def test_an_id_that_is_nowhere_any_more_leads_where_its_address_does() -> None:
    redirects = {
        "policies/one.html#one-9": "policies/one.html#one-1",
        "policies/one.html#one-8": "index.html",
        "policies/old.html": "policies/one.html#one",
        "policies/lost.html#lost-1": "nowhere.html",
    }
    published = [
        "policies/old.html",
        "policies/old.html#old-1",
        "policies/old.html#one-1",
        "index.html#x",
        "",
    ]
    assert old_ids(registry(team("one", rec("one-1"))), redirects, published) == {
        "one-9": ("policies/one", "one-1"),
        "one-8": ("index", ""),
        "old-1": ("policies/one", "one"),
    }


def test_a_published_address_that_is_gone_is_found_with_its_line(tmp_path) -> None:
    assert list(address_findings(tmp_path, THERE, {})) == []  # nothing is published yet
    lines = "a.html\n\n a.html#a-1 \na.html#a-2\na.html#old\nc.html\nc.html#c-1\n<<<<<<< HEAD\n"
    (tmp_path / published.FILE).write_text(lines, "utf-8")
    found = [str(each) for each in address_findings(tmp_path, THERE, {"a.html#old": "b.html#b-1"})]
    gone = "is on no page any more; add its new place to edition_redirects in conf.py [published]"
    assert found == [
        f"published.txt:4: 'a.html#a-2' {gone}",
        f"published.txt:6: 'c.html' {gone}",
        "published.txt:8: '<<<<<<< HEAD' is no address such as policies/one.html#one-4; remove the line "
        "[published]",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "old.html -> b.html",
            "is no address; write 'old.html', and in conf.py edition_redirects = {'old.html':",
        ),
        ("ja/a.html", "names a language; write 'a.html'"),
        ("a.html", "is in line 1 already; remove this line"),
    ],
)
def test_a_line_of_the_list_that_is_no_address_is_told_what_to_write(tmp_path, line: str, said: str) -> None:
    (tmp_path / published.FILE).write_text(f"a.html\n{line}\n", "utf-8")
    (found,) = address_findings(tmp_path, THERE, {}, ["ja", "en"])
    assert str(found).startswith(f"published.txt:2: '{line}' {said}")


def test_a_list_that_is_too_large_is_not_read(tmp_path) -> None:
    (tmp_path / published.FILE).write_bytes(b"a.html\n" * 2_000_000)
    (found,) = address_findings(tmp_path, THERE, {})
    assert str(found).startswith("published.txt:1: the file is larger than 10,000,000 bytes;")


@pytest.mark.parametrize(("content", "rule"), [(b"a.html\n\xff\n", "charset"), (b"a\rb", "line-ends")])
def test_a_list_that_cannot_be_read_is_a_finding(tmp_path, content: bytes, rule: str) -> None:
    (tmp_path / published.FILE).write_bytes(content)
    (found,) = address_findings(tmp_path, THERE, {})
    assert (found.path, found.rule) == (published.FILE, rule)


def test_a_list_that_is_a_link_is_not_read(tmp_path) -> None:
    (tmp_path / published.FILE).symlink_to("/etc/passwd")
    assert list(address_findings(tmp_path, THERE, {})) == []


def test_the_list_only_grows(tmp_path) -> None:
    assert published.grow(tmp_path, {"b.html", "a.html"}) == 2
    assert published.grow(tmp_path, {"a.html#x", "a.html"}) == 1
    assert published.grow(tmp_path, {"a.html"}) == 0
    assert published.read(tmp_path) == ["a.html", "a.html#x", "b.html"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("a.html#a-1", "b.html", "'a.html#a-1' is on its page, which would be hidden; remove it"),
        ("a.html#x", "c.html", "'a.html#x' leads to 'c.html', which is on no page; write where a reader"),
        ("a.html#x", "a.html#x", "'a.html#x' leads to 'a.html#x', which is on no page; write where"),
    ],
)
@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_wrong_redirect_is_found_with_its_line(tmp_path, old: str, new: str, says: str, quote: str) -> None:
    conf = f"# caf\u00e9\nedition_redirects = {{\n    {quote}{old}{quote}: {quote}{new}{quote},\n}}\n"
    (tmp_path / "conf.py").write_text(conf, "latin-1")
    (found,) = address_findings(tmp_path, THERE, {old: new})
    assert str(found).startswith(f"conf.py:3: edition_redirects: {says}")
    assert list(address_findings(tmp_path, THERE, {"a.html#y": "b.html#b-1"})) == []


REDIRECTS = """
edition_redirects = {
    "policies/zero.html": "policies/first.html",
    "policies/zero.html#zero-1": "policies/second.html#bbb-1",
    "policies/first.html#aaa-9": "policies/first.html#aaa-1-p2",
    "policies/first.html#aaa-8": "policies/second.html",
    "policies/past.html": "policies/second.html#second",
}
"""


@pytest.mark.build
def test_an_address_that_disappears_fails_the_build_until_it_is_redirected(small, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nowhere")
    monkeypatch.delenv("SITE_URL", raising=False)
    assert small.build() == 0, small.output
    assert not (small.root / published.FILE).exists()
    assert small.run("edition", "publish") == 0, small.output
    lines = small.read(published.FILE).splitlines()
    assert f"published.txt: {len(lines)} new addresses; commit it\n" in small.output
    assert {"policies/first.html", "policies/first.html#aaa-1-p2", "topics/index.html"} < set(lines)
    assert lines == sorted(lines)

    small.edit("policies/first.md", "(aaa-peace)=", "(aaa-calm)=")
    assert small.build() == 1
    line = lines.index("policies/first.html#aaa-peace") + 1
    gone = f"published.txt:{line}: WARNING: 'policies/first.html#aaa-peace' is on no page any more"
    assert small.output.startswith(gone)
    assert "1 problem; the site was not changed." in small.output
    assert small.run("edition", "check") == 1
    assert gone in small.output
    assert small.run("sphinx", "-q", "-b", "html", ".", "_build/sphinx") == 0
    assert gone in small.output
    add = '\nedition_redirects = {"policies/first.html#aaa-peace": "policies/first.html#aaa-calm"}\n'
    small.write("conf.py", small.read("conf.py") + add)
    assert small.run("edition", "publish") == 0, small.output
    assert "published.txt: 1 new address; commit it\n" in small.output
    assert small.read(published.FILE).splitlines() == sorted([*lines, "policies/first.html#aaa-calm"])


@pytest.mark.build
def test_a_template_that_loses_a_published_id_fails_the_build(small) -> None:
    small.write(published.FILE, "policies/first.html#aaa-1\n")
    small.write("_templates/fragments/recommendation.html", "<p>{{ object_id }}</p>\n")
    small.edit("conf.py", 'project = "', 'templates_path = ["_templates"]\nproject = "')
    assert small.build() == 1
    for code in ("en", "ja"):
        page = f"{code}/policies/first.html"
        assert f"published.txt:1: '{page}#aaa-1' leads to no id on {page}\n" in small.output


@pytest.mark.build
def test_what_has_moved_answers_at_its_old_address_in_every_language(small) -> None:
    assert small.build() == 0, small.output
    second = {code: (small.site / code / "policies/second.html").read_bytes() for code in ("ja", "en")}
    small.write("conf.py", small.read("conf.py") + REDIRECTS)
    lines = ("zero.html", "zero.html#aaa-1", "zero.html#zero-1", "past.html", "past.html#past-1")
    small.write(published.FILE, "".join(f"policies/{line}\n" for line in lines))
    assert small.build() == 0, small.output
    for code, label in {"ja": "移動先：", "en": "Moved to:"}.items():
        zero = small.page(f"{code}/policies/zero.html")
        assert zero.select_one("meta[http-equiv=refresh]")["content"] == "0; url=first.html"
        assert zero.select_one("link[rel=canonical]")["href"] == "first.html"
        assert zero.select_one("meta[name=robots]")["content"] == "noindex"
        lines = zero.select("p.moved")
        assert [line.get("id") for line in lines] == [None, "zero-1"]
        assert [line.a["href"] for line in lines] == ["first.html", "second.html#bbb-1"]
        assert lines[0].get_text().startswith(label)
        line, _withdrawn = small.page(f"{code}/policies/first.html").select("p.moved")
        assert (line["id"], line.a["href"]) == ("aaa-9", "#aaa-1-p2")
        assert (small.site / code / "policies/second.html").read_bytes() == second[code]
    new_places = {"zero-1": "second.html#bbb-1", "aaa-9": "first.html#aaa-1-p2", "aaa-8": "second.html"}
    for old, new in {**new_places, "past-1": "second.html#second"}.items():
        choice = small.page(f"r/{old}/index.html").select_one("a.choice[hreflang=en]")
        assert choice["href"] == f"../../en/policies/{new}"
    assert "zero" not in (small.site / "sitemap.xml").read_text("utf-8")

    assert small.run("sphinx", "-W", "-q", "-b", "dirhtml", ".", "_build/folders") == 0, small.output
    zero = (small.root / "_build/folders/policies/zero/index.html").read_text("utf-8")
    assert '<a href="../second/#bbb-1">' in zero


@pytest.mark.build
def test_a_setting_that_is_no_redirect_is_refused_in_a_sentence(small) -> None:
    small.write(
        "conf.py", small.read("conf.py") + '\nedition_redirects = {"/en/a": "https://example.org/"}\n'
    )
    assert small.build() == 1
    assert (
        "edition_redirects has '/en/a', which is no address; "
        "write one such as 'policies/one.html#one-4', without a language" in small.output
    )


@pytest.mark.browser
def test_a_browser_goes_on_to_the_new_place_with_and_without_scripts(small, browser) -> None:
    small.write("conf.py", small.read("conf.py") + REDIRECTS)
    assert small.build() == 0, small.output
    start = f"{small.site.as_uri()}/ja/policies/"
    for scripts, places in {
        True: {
            "zero.html?view=parallel#aaa-2": "first.html?view=parallel#aaa-2",
            "zero.html#zero-1": "second.html#bbb-1",
            "first.html#aaa-9": "first.html#aaa-1-p2",
        },
        False: {"zero.html": "first.html", "zero.html#zero-1": "first.html"},
    }.items():
        context = browser.new_context(java_script_enabled=scripts)
        for old, new in places.items():
            page = context.new_page()
            page.goto(start + old)
            page.wait_for_url(start + new)
        page.goto(f"{start}first.html#aaa-9")
        if not scripts:
            assert page.locator("#aaa-9 a").is_visible()
        context.close()
