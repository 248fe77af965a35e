"""How a translation reaches the page, and what the reader is told where it does not."""

FIRST = {
    "第一チーム WT": "First Team",
    "【平和】": "Peace",
    "平和を守ります。": "We will keep the peace.",
    "また、対話を続けます。": "We will also go on talking.",
}
HOSTILE = (
    "*強調* と <b>太字</b> と {term}`用語` と [鍵](javascript:alert(1)) と `code` と **二つ** "
    "と {{ 変数 }} と &amp; はそのままの文字です。"
)
LINKS = (
    "初めに {rec}`aaa-1` を、次に[第二チーム](../policies/second.md)を、"
    "続いて[第一チーム](../policies/first.md)をお読みください。"
)


def texts(small, address: str, selector: str) -> list[str]:
    return [element.get_text() for element in small.page(address).select(selector)]


def test_a_translated_page_shows_the_translation_in_its_language(small) -> None:
    small.translate("policies/first", FIRST)
    assert small.build() == 0, small.output
    page = small.page("en/policies/first.html")
    assert page.html["lang"] == "en"
    first, second = page.select("#aaa-1 .rec-text p:not(.original)")
    assert (first.get_text(), first["lang"], first["data-translation"]) == (
        "We will keep the peace.",
        "en",
        "translated",
    )
    assert second["id"] == "aaa-1-p2"
    assert page.select_one("#aaa-1")["data-translation"] == "translated"
    assert page.select_one("h2#aaa-peace, section#aaa-peace h2").get_text() == "Peace"


def test_an_untranslated_paragraph_shows_the_japanese_marked_as_japanese_and_says_so(small) -> None:
    small.translate("policies/first", FIRST | {"また、対話を続けます。": ""})
    assert small.build() == 0, small.output
    page = small.page("en/policies/first.html")
    paragraph = page.select_one("#aaa-1-p2")
    assert (paragraph.get_text(), paragraph["lang"], paragraph["data-translation"]) == (
        "また、対話を続けます。",
        "ja",
        "missing",
    )
    assert paragraph.find_next_sibling()["class"] == ["state-note"]
    assert page.select_one("#aaa-1")["data-translation"] == "missing"
    assert small.page("ja/policies/first.html").select_one("#aaa-1")["data-translation"] == "source"


def test_an_outdated_translation_is_not_shown_and_is_called_outdated(small) -> None:
    small.translate("policies/first", FIRST)
    small.edit(
        "locales/en/LC_MESSAGES/policies/first.po",
        'msgid "平和を守ります。"',
        '#, fuzzy\nmsgid "平和を守ります。"',
    )
    assert small.build() == 0, small.output
    article = small.page("en/policies/first.html").select_one("#aaa-1")
    paragraph = article.select_one(".rec-text p:not(.original)")
    assert (paragraph.get_text(), paragraph["data-translation"]) == ("平和を守ります。", "outdated")
    assert article["data-translation"] == "outdated"


def test_a_heading_without_translation_is_marked_as_japanese_wherever_it_is_named(small) -> None:
    """T11: Sphinx leaves the fallback text without a language."""
    assert small.build() == 0, small.output
    page = small.page("en/policies/first.html")
    assert page.select_one("h1[lang=ja]").get_text() == "第一チーム WT"
    assert page.select_one("h2[lang=ja]").get_text() == "【平和】"
    for selector in (".sidebar-tree", ".next-page", ".toc-list", ".rec-ties"):
        for link in page.select(f"{selector} a:not(.rec-id)"):
            if any(ord(letter) > 0x3000 for letter in link.get_text()):
                assert link.select_one("[lang=ja]") or link.get("lang") == "ja", link


def test_markup_in_a_body_is_characters_in_the_source_and_in_a_translation(small) -> None:
    small.translate("policies/first", FIRST | {HOSTILE: f"EN {HOSTILE} <script>alert(1)</script>"})
    assert small.build() == 1  # what the rules refuse is shown by sphinx-build alone
    for code in ("ja", "en"):
        out = str(small.site / code)
        assert small.run("sphinx", "-b", "html", "-q", "-D", f"language={code}", ".", out) == 0
    (japanese,) = texts(small, "ja/policies/first.html", "#aaa-2 .rec-text p:not(.original)")
    (english,) = texts(small, "en/policies/first.html", "#aaa-2 .rec-text p:not(.original)")
    assert japanese == HOSTILE
    assert english == f"EN {HOSTILE} <script>alert(1)</script>"
    listed = texts(small, "en/topics/law.html", "[data-recommendation=aaa-2] .rec-text p:not(.original)")
    assert listed == [english]
    for address in ("ja/policies/first.html", "en/policies/first.html", "en/topics/law.html"):
        assert not small.page(address).select(".rec-text :not(p, .pair)")


def test_titles_in_lists_and_matrix_are_translated(small) -> None:
    small.translate("policies/first", FIRST)
    small.translate("topics/peace", {"平和": "Peace topic", "平和についての項目。": "On peace."})
    assert small.build() == 0, small.output
    assert "Peace topic" in texts(small, "en/policies/first.html", ".tags a")
    assert "Peace topic 2" in texts(small, "en/topics/index.html", ".matrix th a")
    assert "First Team" in texts(small, "en/topics/peace.html", "h2 a")


def test_two_links_to_pages_keep_their_targets_when_reordered(small) -> None:
    """T1, and T5: the text of a link is the translator's."""
    small.translate(
        "topics/index",
        {LINKS: "Read [the second](../policies/second.md), {rec}`aaa-1`, [the first](../policies/first.md)."},
    )
    assert small.build() == 0, small.output
    links = small.page("en/topics/index.html").select(
        "[role=main] p:not(.report-title, .place-name, .original) a"
    )
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("the second", "../policies/second.html"),
        ("aaa-1", "../policies/first.html#aaa-1"),
        ("the first", "../policies/first.html"),
    ]


def test_a_translation_with_a_link_of_its_own_fails_the_build_with_file_and_line(small) -> None:
    small.translate("topics/index", {LINKS: "Read [this](https://evil.example/)."})
    assert small.build() == 1
    assert small.output.splitlines()[0] == (
        "locales/en/LC_MESSAGES/topics/index.po:6: WARNING: the address 'https://evil.example/' is not in "
        "the source; keep the source's addresses, add none [edition.address]"
    )


def test_front_matter_in_a_translation_runs_nothing(small, tmp_path) -> None:
    marker = tmp_path / "ran"
    code = f"{{{{ cycler.__init__.__globals__.os.system('touch {marker}') }}}}"
    hostile = "---\\nmyst:\\n  enable_extensions: [substitution]\\n---\\n" + code
    small.translate("topics/peace", {"平和": hostile, "平和についての項目。": hostile})
    small.build()
    assert not marker.exists()


def test_a_broken_catalog_fails_the_build_with_file_and_line(small) -> None:
    """T20: plain Sphinx builds it, and shows what it could read."""
    small.translate("policies/first", FIRST)
    small.edit("locales/en/LC_MESSAGES/policies/first.po", '"First Team"', '"First Team')
    assert small.build() == 1
    assert small.output.startswith("locales/en/LC_MESSAGES/policies/first.po:7: WARNING: expected a string")


def test_compiled_catalogs_are_neither_read_nor_written(small) -> None:
    """T19: a .mo beside the reviewed .po would win."""
    small.translate("policies/first", FIRST)
    small.write("locales/en/LC_MESSAGES/policies/second.mo", "not a catalog")
    assert small.build() == 1
    assert "policies/second.mo:1: WARNING: only catalogs (.po) belong here" in small.output
    assert small.run("sphinx", "-b", "html", "-q", ".", str(small.out / "plain")) == 0
    compiled = list(small.root.rglob("*.mo"))
    assert [path.name for path in compiled] == ["second.mo"]


def test_the_title_of_the_site_is_in_the_language_of_the_page(small) -> None:
    """T15: what conf.py says is not translated."""
    small.translate("index", {"小さな報告": "A Small Report"})
    assert small.build() == 0, small.output
    assert small.page("en/index.html").title.get_text() == "A Small Report"
    assert small.page("en/topics/peace.html").title.get_text() == "平和 - A Small Report"
    assert small.page("ja/topics/peace.html").title.get_text() == "平和 - 小さな報告"


def test_a_page_says_how_much_of_it_is_not_translated(small) -> None:
    small.translate(
        "policies/second", {"○ 第二チーム WT": "Second Team", "条約を守ります。": "We will keep treaties."}
    )
    assert small.build() == 0, small.output
    note = small.page("en/policies/first.html").select_one(".page-state")
    assert "5" in note.get_text()
    assert "for-all" in note["class"], "the notes below the paragraphs are not shown"
    small.translate("policies/first", {"平和を守ります。": "We will keep the peace."})
    assert small.build() == 0, small.output
    assert "for-all" not in small.page("en/policies/first.html").select_one(".page-state")["class"]
    assert not small.page("en/policies/second.html").select(".page-state")
    assert not small.page("ja/policies/first.html").select(".page-state")


def test_every_paragraph_leads_to_its_line_of_its_catalog(small, monkeypatch) -> None:
    small.translate("policies/first", FIRST)
    assert small.build() == 0, small.output
    assert not small.page("en/policies/first.html").select(".improve")
    monkeypatch.setenv("REPOSITORY_URL", "https://code.example/edition/")
    assert small.build() == 0, small.output
    links = [link["href"] for link in small.page("en/policies/first.html").select("#aaa-1 .improve a")]
    catalog = (small.root / "locales/en/LC_MESSAGES/policies/first.po").read_text("utf-8").splitlines()
    for link, msgid in zip(links[:2], ["平和を守ります。", "また、対話を続けます。"], strict=True):
        name, _, line = link.removeprefix("https://code.example/edition/blob/HEAD/").partition("#L")
        assert name == "locales/en/LC_MESSAGES/policies/first.po"
        assert catalog[int(line) - 1] == f'msgid "{msgid}"'
    assert links[2].startswith("https://code.example/edition/issues/new?title=aaa-1%20%28en%29")
