"""The folder to put on the web: complete, compressed, listed, with settings for web servers."""

import gzip
import hashlib
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from browser_fixtures import until

from edition.drawing.pages import digest, security_policy
from edition.site import complete, links
from edition.tools import publish

PAGE = '<!doctype html><html lang="en"><head>{}</head><body>{}</body></html>'


class Themed:
    """An HTML builder, as far as its theme's page."""

    def __init__(self, body: str) -> None:
        loader = jinja2.DictLoader({"base.html": f"{{% block body %}}{body}{{% endblock %}}"})
        self.templates = SimpleNamespace(environment=jinja2.Environment(loader=loader, autoescape=True))


def site(folder: Path, **pages: str) -> Path:
    """Write pages by name, with ``__`` for a slash."""
    for name, html in pages.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format("", html), "utf-8")
    return folder


def test_the_policy_allows_what_stands_in_the_pages_by_its_digest_and_nothing_unsafe(tmp_path) -> None:
    data = '<script type="application/json">{}</script><script src="a.js"></script>'
    script = "let a = '<b>';"
    code = f"<script>{script}</script><style>p > a {{}}</style>"
    policy = complete.policy(site(tmp_path, one=code, two=code + data))
    assert f"script-src 'self' '{digest(script)}';" in policy
    assert f"style-src 'self' '{digest('p > a {}')}';" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("kind", ["", ' type="module"', ' type="text/javascript"', ' type="importmap"'])
def test_a_script_is_allowed_whatever_its_type(tmp_path, kind: str) -> None:
    page = f"<script{kind}>run()</script>"
    assert f"script-src 'self' '{digest('run()')}';" in complete.policy(site(tmp_path, one=page))
    assert f"script-src 'self' '{digest('run()')}';" in security_policy(Themed(page))


@pytest.mark.parametrize("kind", ["application/ld+json", "text/x-template"])
def test_a_block_of_data_is_no_script(tmp_path, kind: str) -> None:
    policy = complete.policy(site(tmp_path, one=f'<script type="{kind}">{{}}</script>'))
    assert "script-src 'self';" in policy


def test_an_attribute_with_a_style_is_allowed_by_its_digest_too(tmp_path) -> None:
    policy = complete.policy(site(tmp_path, one='<td style="width: 5%">'))
    assert f"style-src 'self' 'unsafe-hashes' '{digest('width: 5%')}';" in policy


def test_texts_are_compressed_the_same_at_any_time_and_pictures_are_not(tmp_path, monkeypatch) -> None:
    packer = SimpleNamespace(compress=lambda content, quality: content[:quality])
    monkeypatch.setitem(sys.modules, "brotli", packer)
    text = "long text " * 50
    (tmp_path / "page.html").write_text(text, "utf-8")
    (tmp_path / "card.png").write_bytes(bytes(500))
    (tmp_path / "tiny.txt").write_text("a", "utf-8")
    assert complete.compress(tmp_path) == [".gz", ".br"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("card.png", "page.html", "page.html.br", "page.html.gz", "tiny.txt")
    ]
    packed = (tmp_path / "page.html.gz").read_bytes()
    assert packed[4:8] == bytes(4)  # the time
    assert gzip.decompress(packed).decode() == text
    assert (tmp_path / "page.html.br").read_bytes() == text[:11].encode()


def test_without_brotli_there_is_gzip(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert complete.compress(site(tmp_path, index="word " * 100)) == [".gz"]


def test_what_pages_load_is_named_by_its_digest_and_what_they_link_is_not(tmp_path) -> None:
    loads = '<link href="{0}a.css?v=1"><script defer src="{0}b%20c.js"></script>'
    links = (
        '<a href="a.css"></a><link rel="alternate" href="b%20c.js"><i data-src="b%20c.js"></i>'
        '<script src="lost.js"></script><script src="https://example.org/a.js"></script>'
    )
    folder = site(tmp_path, index=loads.format("") + links, en__index=loads.format("../"))
    (folder / "a.css").write_text("css", "utf-8")
    (folder / "b c.js").write_text("js", "utf-8")
    style, code = (hashlib.sha256(text.encode()).hexdigest()[:12] for text in ("css", "js"))
    assert complete.name_by_digest(folder) == [f"a.{style}.css", f"b c.{code}.js"]
    renamed = loads.replace("a.css?v=1", f"a.{style}.css").replace("c.js", f"c.{code}.js")
    assert renamed.format("") + links in (folder / "index.html").read_text("utf-8")
    assert renamed.format("../") in (folder / "en/index.html").read_text("utf-8")
    assert (folder / f"a.{style}.css").read_text("utf-8") == (folder / "a.css").read_text("utf-8") == "css"


def test_the_first_page_names_every_script_for_copies_made_by_following_links(tmp_path) -> None:
    folder = site(tmp_path, index="", en__index="")
    (folder / "en" / "b c.js").write_text("js", "utf-8")
    complete.list_scripts(folder)
    assert '<head><link rel="item" href="en/b%20c.js">\n</head>' in (folder / "index.html").read_text("utf-8")
    assert "item" not in (folder / "en/index.html").read_text("utf-8")


def test_the_list_of_digests_has_every_file_but_itself(tmp_path) -> None:
    folder = site(tmp_path, index="", en__index="Text")
    for _again in range(2):
        assert complete.list_digests(folder) == 2
        listed = [line.split("  ") for line in (folder / complete.SUMS).read_text("utf-8").splitlines()]
        assert [name for _sum, name in listed] == ["en/index.html", "index.html"]
        assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == each for each, name in listed)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Set html_baseurl in conf.py, or SITE_URL."),
        ("https://example.org:8443/r/", "https://example.org:8443/robots.txt alone"),
    ],
)
def test_a_publisher_is_told_what_the_address_means(address: str, said: str) -> None:
    assert said in publish.advice(address)
    assert publish.advice("https://example.org/") == ""


HEADERS = (
    *("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"),
    "Cross-Origin-Opener-Policy",
)


@pytest.mark.parametrize(
    "address", ["https://example.org/", "https://example.org/a/b/", "http://127.0.0.1/", ""]
)
def test_settings_of_every_web_server_have_every_header_and_the_path(tmp_path, address: str) -> None:
    publish.write_hosts(tmp_path / "hosts", address, "default-src 'none'", ["en/a.0123456789ab.js"])
    files = {path.name: path.read_text("utf-8") for path in (tmp_path / "hosts").iterdir()}
    assert set(files) == {"nginx.conf", "Caddyfile", "_headers"}
    path = "/a/b/" if "/a/" in address else "/"
    for text in files.values():
        assert [name for name in HEADERS if not re.search(rf'{name}:? "?\S', text)] == []
        assert ("Strict-Transport-Security" in text) == (address == "https://example.org/")
        assert f"{path}data/" in text
        assert "{{" not in text
        assert text.count("{") == text.count("}")
    assert f"error_page 404 {path}404.html;" in files["nginx.conf"]
    assert f"rewrite @missing {path}404.html" in files["Caddyfile"]
    assert f"\n{path}*\n" in files["_headers"]
    assert f"\n{path}en/a.0123456789ab.js\n  Cache-Control: public" in files["_headers"]


def published(small) -> Path:
    return small.out / "publish/site"


@pytest.mark.build
def test_without_a_browser_the_folder_is_complete_and_names_no_pictures(small, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/r")
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nowhere")
    assert small.run("edition", "publish") == 0, small.output
    assert "no preview images: they need Chromium, which is not installed" in small.output
    assert "Search engines read https://example.org/robots.txt alone" in small.output
    folder = published(small)
    text = (folder / "en/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/r/en/index.html"' in text
    assert "og:image" not in text
    assert gzip.decompress((folder / "en/index.html.gz").read_bytes()).decode() == text
    assert "  en/index.html\n" in (folder / complete.SUMS).read_text("utf-8")
    books = {"ja.epub", "en.epub", "ja-en.epub"}
    assert {path.name for path in (folder / "books").glob("*.epub")} == books
    for page, place in (("data", "../books/"), ("books", "")):
        listed = re.findall('href="([^"]*epub)"', (folder / page / "index.html").read_text("utf-8"))
        assert {*listed} == {place + name for name in books}
    assert "?v=" not in text
    assert re.search(r'href="_static/edition\.[0-9a-f]{12}\.css"', text)
    assert [*links.faults(folder, "https://example.org/r/", {}, pictures=True)] == []


@pytest.mark.build
def test_a_site_that_lacks_a_file_is_not_published(small, monkeypatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert small.run("edition", "publish") == 0, small.output
    before = published(small).stat().st_mtime_ns
    small.write("_templates/folder.html", '<a href="lost.html">')
    small.edit("conf.py", 'project = "', 'templates_path = ["_templates"]\nproject = "')
    assert small.run("edition", "publish") == 1
    assert "data/index.html: 'lost.html' leads to no file of the site\n" in small.output
    assert published(small).stat().st_mtime_ns == before


@pytest.mark.browser
def test_with_a_browser_every_page_has_the_picture_that_it_names(small, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/r")
    assert small.run("edition", "publish") == 0, small.output
    folder = published(small)
    named = re.search(
        r'og:image" content="https://example.org/r/([^"]+)"', (folder / "ja/index.html").read_text("utf-8")
    )
    assert named
    assert (folder / named[1]).is_file()
    # What was drawn stays when the site is built again, with its address in conf.py.
    small.edit(
        "conf.py", 'html_baseurl = os.environ.get("SITE_URL", "")', 'html_baseurl = "https://example.org/r"'
    )
    monkeypatch.delenv("SITE_URL")
    assert small.run("edition", "cards") == 0, small.output
    assert small.build() == 0, small.output
    assert (small.site / named[1]).read_bytes() == (folder / named[1]).read_bytes()
    assert "https://example.org/r/ja/cards/index.png" in (small.site / "ja/index.html").read_text("utf-8")


@pytest.mark.browser
def test_the_published_folder_reads_from_disk_like_the_built_one(whole, page, monkeypatch) -> None:
    """A script that is loaded by a name with a digest finds the others."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert whole.run("edition", "publish") == 0, whole.output
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.on("requestfailed", lambda request: asked.append(f"failed: {request.url}"))
    page.goto(f"{(published(whole) / 'ja/policies/first.html').as_uri()}?view=parallel")
    until(lambda: "parallel.js" in asked)
    assert page.locator("link[rel=preload]").first.get_attribute("href").endswith("/_static/parallel.js")
    assert [name for name in asked if name.startswith("failed")] == []
    assert any(re.fullmatch(r"view\.[0-9a-f]{12}\.js", name) for name in asked)


@pytest.mark.build
def test_a_folder_without_a_page_lists_what_is_in_it(small) -> None:
    small.write("policies/deep/third.md", "(third)=\n# Third\n\nText.\n")
    small.edit("conf.py", '"policies/*.md"', '"policies/*.md", "policies/deep/*.md"')
    small.write("index.md", small.read("index.md") + "\n:::{toctree}\n:hidden:\n\npolicies/deep/third\n:::\n")
    assert small.build() == 0, small.output
    listed = small.page("en/policies/index.html")
    assert {link["href"] for link in listed.select("li a")} == {
        "first.html",
        "second.html",
        "deep/third.html",
    }
    assert listed.select_one("h1 a")["href"] == "../../en/index.html"
    assert [link["href"] for link in small.page("en/policies/deep/index.html").select("li a")] == [
        "third.html"
    ]
    addresses = {link["href"] for link in small.page("r/index.html").select("li a")}
    assert addresses == {
        f"../{code}/policies/{name}.html" for code in ("ja", "en") for name in ("first", "second")
    }
    data = small.page("data/index.html")
    assert [section["lang"] for section in data.select("section")] == ["ja", "en"]
    names = {link["href"] for link in data.select("li a")} - {"../ja/feed.atom", "../en/feed.atom"}
    there = {path.name for path in (small.site / "data").iterdir() if path.suffix != ".html"}
    assert names == there - {"search", "addresses.js"}
    assert json.loads((small.site / "data/recommendations.json").read_text("utf-8"))["recommendations"]
