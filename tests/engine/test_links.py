"""The links of a built site: each leads to a file that is there, and to an id that is on it."""

from pathlib import Path

import pytest

from edition.site import links

HOME = "https://example.org/r/"
NO_FILE = "leads to no file of the site"


def site(folder: Path, **pages: str) -> Path:
    """Write pages by name, with ``__`` for a slash."""
    for name, html in pages.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><body>{html}</body>", "utf-8")
    return folder


def faults(folder: Path, address: str = "", *, pictures: bool = False) -> list[str]:
    return [*links.faults(folder, address, {}, pictures=pictures)]


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ('<a href="other.html#part">', "other.html#part"),
        ('<a href="../ja/?view=parallel">', "../ja/?view=parallel"),
        ('<script defer src="_static/a%20b.js?v=1">code()</script>', "_static/a%20b.js?v=1"),
        ('<button data-src="readings.js">', "readings.js"),
        ('<form action="search.html">', "search.html"),
        (f'<link rel="canonical" href="{HOME}en/first.html">', f"{HOME}en/first.html"),
        ('<a href="/r/data/">', "/r/data/"),
        ('<a href="../../out.html">', "../../out.html"),
        ('<a href="a.html?x=1&amp;y=2">', "a.html?x=1&y=2"),
        ('<a href="//[broken">', "//[broken"),
        ("<a href='lost.html'>", "lost.html"),
        ("<A\nHREF=lost.html>", "lost.html"),
        ('<a title="1 > 0" href="lost.html">', "lost.html"),
        ('<script>"<p>"</script><a href="lost.html">', "lost.html"),
    ],
)
def test_a_file_that_a_page_names_and_that_is_not_there_is_found(tmp_path, html: str, link: str) -> None:
    assert faults(site(tmp_path, en__index=html), HOME) == [f"en/index.html: '{link}' {NO_FILE}"]


@pytest.mark.parametrize("link", ["#lost", "first.html#lost", "../ja/#lost", "?view=parallel#lost"])
def test_an_id_that_is_not_on_its_page_is_found(tmp_path, link: str) -> None:
    folder = site(tmp_path, en__index=f'<a href="{link}">', en__first='<p id="there">', ja__index="")
    (found,) = faults(folder)
    assert found.startswith(f"en/index.html: '{link}' leads to no id on ")


def test_what_is_there_or_elsewhere_is_no_fault(tmp_path) -> None:
    inside = ("", "#", "#top", "#part", "#%70art", "?q=x", "./", "../en/#part", "../mark.svg#shape")
    outside = ("/other/", "//example.com/", "mailto:a@example.org", "data:,", "https://example.org/other/")
    html = "".join(f'<a href="{each}">' for each in (*inside, *outside))
    folder = site(tmp_path, en__index=f'{html}<p id="part">')
    (folder / "mark.svg").touch()
    site(folder, en__other='<a href="#own"><a href="?q=x#own"><p id="own">')
    assert faults(folder, HOME) == []
    assert faults(site(tmp_path, index='<a href="/anywhere.html">')) == []


def test_comments_and_scripts_are_no_markup(tmp_path) -> None:
    html = '<!-- <a href="lost.html"> --><script>let a = \'<a href="lost.html" id="a">\';</script><p id="a">'
    assert faults(site(tmp_path, index=html)) == []
    assert len(faults(site(tmp_path, index=f'<!----><a href="lost.html">{html}'))) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p id='a'><a href='#a'>",
        "<p id=a><a href=#a>",
        '<P ID="a"><A HREF="#a">',
        '<p id = "a"><a href = "#a">',
        '<a name="a"></a><a href="#a">',
        '<a id="a" name="a"></a><a href="#a">',
        '<p id="a"><a href="  #a ">',
        '<p id="a"><a href="#a:~:text=one"><a href="#:~:text=one">',
        '<p id="a&quot;b&amp;c"><a href="#a&quot;b&amp;c"><a href="#a%22b&c">',
        '<p>Write href="lost.html" and id="x" or id="x".</p>',
        """<p title='write id="a" or'><img src="mark.svg" alt=' src="lost.png"'>""",
        "<style>p::before {content: '<a href=\"lost.html\">'}</style>",
        '<textarea><a href="lost.html"></textarea><title><a href="lost.html"></title>',
        "<SCRIPT>let a = '<a href=\"lost.html\">';</SCRIPT>",
        '<a href="folder">',
    ],
)
def test_a_page_of_another_hand_is_read_as_a_browser_does(tmp_path, html: str) -> None:
    (tmp_path / "mark.svg").touch()
    assert faults(site(tmp_path, index=html, folder__index="")) == []


def test_an_id_is_on_a_page_once(tmp_path) -> None:
    folder = site(tmp_path, one='<p id="a"><p id="b"><i id="a">', two='<p id="a">')
    assert faults(folder) == ["one.html: the id 'a' is on the page more than once"]


def test_the_links_of_a_page_in_another_encoding_are_followed_too(tmp_path) -> None:
    (tmp_path / "one.html").write_bytes(b'\xff<a href="lost.html">')
    assert faults(tmp_path) == [f"one.html: 'lost.html' {NO_FILE}"]


def test_the_preview_image_that_a_page_names_is_asked_for_where_it_must_be_there(tmp_path) -> None:
    picture = f"{HOME}en/cards/index.png"
    folder = site(tmp_path, index=f'<meta property="og:image" content="{picture}">')
    assert faults(folder, HOME) == []
    assert faults(folder, HOME, pictures=True) == [f"index.html: '{picture}' {NO_FILE}"]


def test_links_of_others_are_asked_for_too(tmp_path) -> None:
    folder = site(tmp_path, en__one='<p id="a">')
    others = {"published.txt:1": ["en/one.html#a"], "published.txt:2": ["en/one.html#b"]}
    assert [*links.faults(folder, "", others)] == [
        "published.txt:2: 'en/one.html#b' leads to no id on en/one.html"
    ]


@pytest.mark.build
def test_a_link_that_leads_nowhere_fails_the_build_and_leaves_the_site(small, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", HOME)
    assert small.build() == 0, small.output
    home = (small.site / "en/index.html").read_bytes()
    wrong = "[one](https://example.org/r/en/lost.html) [two](https://example.org/r/ja/index.html#lost)"
    small.write("policies/second.md", small.read("policies/second.md") + f"\n{wrong}\n")
    small.write("more/foreign.html", '<img src="lost.png"><p id="a"></p><p id="a"></p>')
    small.write("conf.py", small.read("conf.py") + 'html_extra_path = ["more"]\n')
    assert small.build() == 1
    *found, _line, summary = small.output.splitlines()
    expected = {f"{folder}foreign.html: 'lost.png' {NO_FILE}" for folder in ("", "ja/", "en/")}
    for folder in ("", "ja/", "en/"):
        expected.add(f"{folder}foreign.html: the id 'a' is on the page more than once")
    for code in ("ja", "en"):
        page = f"{code}/policies/second.html"
        expected.add(f"{page}: '{HOME}en/lost.html' {NO_FILE}")
        expected.add(f"{page}: '{HOME}ja/index.html#lost' leads to no id on ja/index.html")
    assert set(found) == expected
    assert summary == "10 problems; the site was not changed."
    assert (small.site / "en/index.html").read_bytes() == home
