"""A report whose first page is not called index: everything that leads home leads there."""


def test_the_first_page_may_have_any_name(small) -> None:
    (small.root / "index.md").rename(small.root / "start.md")
    small.edit("conf.py", 'project = "', 'root_doc = "start"\nproject = "')
    small.write("conf.py", small.read("conf.py").replace('"index.md"', '"start.md"'))
    assert small.build() == 0, small.output
    entrance = small.page("index.html")
    assert [link["href"] for link in entrance.select("a.choice")] == ["ja/start.html", "en/start.html"]
    assert small.page("404.html").select_one("a[hreflang=en]")["href"].endswith("en/start.html")
    default = small.page("ja/start.html").select_one("link[hreflang=x-default]")
    assert default["href"] == "../index.html"
    assert (
        small.page("en/policies/first.html")
        .select_one("link[hreflang=x-default]")["href"]
        .startswith("../../ja/policies/first.html")
    )
