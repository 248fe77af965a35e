"""Pages as an author of Sphinx pages writes them, and settings as a user of Sphinx gives them."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typed import BIN, Clone, Typed, broken, small_clone

#: What stands in a page beside objects of the report, and what a translator makes of it.
PAGE = """(extra)=
# 別のページ

注のある段落[^a]と{math}`a^2`です。

[^a]: 注の文です。

| 列 | 行 |
|---|---|
| あ | い |

:::{note}
注意です。
:::

```python
print(1)
```

```{math}
:label: mass

E = mc^2
```

式{eq}`mass`です。

- 一
  - 二

語
: 定義です。

> 引用です。
"""
TRANSLATED = {
    "別のページ": "Another page",
    "注のある段落[^a]と{math}`a^2`です。": "{math}`a^2` and a paragraph with a note[^a].",
    "注の文です。": "The text of the note.",
    "列": "Column",
    "行": "Row",
    "あ": "A",
    "い": "I",
    "注意です。": "Mind this.",
    "E = mc^2": "E = c^2 m",
    "式{eq}`mass`です。": "See {eq}`mass`.",
    "一": "One",
    "二": "Two",
    "語": "Word",
    "定義です。": "A definition.",
    "引用です。": "A quotation.",
}


@pytest.fixture
def project(tmp_path: Path) -> Clone:
    return small_clone(tmp_path)


def _add(project: Clone, text: str, messages: dict[str, str] | None = None) -> None:
    """Add a page, and name it in the first toctree."""
    project.write("policies/extra.md", text)
    project.edit("index.md", "policies/first\n", "policies/first\npolicies/extra\n")
    entries = {"": "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n", **(messages or {})}
    lines = [f'msgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in entries.items()]
    project.write("locales/en/LC_MESSAGES/policies/extra.po", "\n".join(lines))


def _settings(project: Clone, name: str, value: str | None) -> None:
    """Write a setting of conf.py otherwise; None leaves it out."""
    path = project.root / "conf.py"
    pattern = rf"(?ms)^{name} = (?:\{{.*?^\}}|\[.*?\]|.*?)$"
    text, count = re.subn(pattern, f"{name} = {value}" if value else "", path.read_text("utf-8"), count=1)
    assert count == 1, name
    path.write_text(text, "utf-8")


def test_what_sphinx_has_for_pages_is_drawn_in_both_languages(project: Clone) -> None:
    _settings(project, "myst_enable_extensions", '["colon_fence", "deflist"]')
    _add(project, PAGE, TRANSLATED)
    done = project.edition()
    assert done.code == 0, done.output
    for language in ("ja", "en"):
        assert broken(done.out / language) == []
        text = (done.out / language / "policies/extra.html").read_text("utf-8")
        page = BeautifulSoup(text, "html.parser")
        found = {name: page.select_one(name) for name in ("table", ".admonition.note", ".highlight", "dl dt")}
        assert [name for name, element in found.items() if element is None] == []
        assert len(page.select("math")) >= 2
        assert [number.get_text() for number in page.select("#equation-mass .eqno")] == ["(1)"]
        assert {link.get_text() for link in page.select('a[href="#equation-mass"]')} == {"(1)"}
        assert "pygments.css" in text
        assert "mathjax" not in text.lower()
        note = page.select_one(".footnote-reference")
        assert note
        assert page.select_one(str(note["href"]))
    assert not page.select(".state-note")
    assert not page.select("article.recommendation")
    shown = page.select_one("article").get_text()  # type: ignore[union-attr]
    assert [
        text for text in TRANSLATED.values() if re.fullmatch(r"[\w .]+", text) and text not in shown
    ] == []


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_other_builders_draw_them_translated(project: Clone, builder: str) -> None:
    _settings(project, "myst_enable_extensions", '["colon_fence", "deflist"]')
    _add(project, PAGE, TRANSLATED)
    done = project.sphinx(builder, "-q", "-W", "-D", "language=en")
    assert done.code == 0, done.output
    text = "".join(
        path.read_text("utf-8")
        for end in (".txt", ".tex", ".xhtml", ".html")
        for path in done.out.rglob(f"*{end}")
    )
    for shown in ("Another page", "The text of the note.", "Mind this.", "A definition.", "Two"):
        assert shown in text


def test_the_sidebar_follows_the_toctree(project: Clone) -> None:
    _add(project, PAGE.partition("[^a]")[0], {"別のページ": "Another page"})
    done = project.sphinx("html", "-q", "-D", "language=en", typed=True)
    page = BeautifulSoup((done.out / "about.html").read_text("utf-8"), "html.parser")
    links = {link.get_text(strip=True): link["href"] for link in page.select(".sidebar-tree a")}
    assert links["Another page"] == "policies/extra.html"


def test_a_page_in_no_toctree_and_an_entry_that_is_no_page_are_named(project: Clone) -> None:
    project.write("policies/lost.md", "(lost)=\n# 迷子\n")
    project.edit("index.md", "policies/first\n", "policies/first\npolicies/nowhere\n")
    for done in (project.sphinx("html", "-q", typed=True), project.edition()):
        assert "policies/lost.md" in done.output
        assert re.search(r"index\.md:\d+: WARNING: .*policies/nowhere", done.output)


#: Unusual pages, and what is said of each.
REFUSED = [
    ("", "1: WARNING: this page has no title"),
    ("文です。\n", "1: WARNING: this page has no title"),
    ("(PAGE)=\n# 題\n\n## \n", "4: WARNING: this heading has no text"),
    ("# \n", "1: WARNING: this heading has no text"),
    ("# 題\n\n# 次の題\n", "3: WARNING: a page has one title"),
    ("(PAGE)=\n## 題\n", "2: WARNING: Document headings start at H2"),
    ("# 題\n\n:::{rec} x\n:::\n", "3: WARNING: "),
    ("# 題\n\n{nothing}`x`\n", "3: WARNING: "),
    ("# 題\n\n<div><script>alert(1)</script></div>\n", "3: WARNING: HTML would be shown"),
    ("# 題\n\n- [ ] する\n- [x] した\n", "3: WARNING: boxes to tick"),
]
ACCEPTED = [
    "# 題\n\n- する\n- した\n  1. 一\n     - 二\n",
    "# 題\n\n```{epigraph}\n題辞です。\n\n-- 誰か\n```\n",
    "# 題\n\n% 注釈\n\n---\n\n+++\n\n**太字** と *斜体* と `字`\n",
    "# 題\n\n[外](https://example.org/) と https://example.org/x\n",
]


def _built_with(project: Clone, texts: list[str]) -> list[Typed]:
    """Build a project with these pages by builders of Sphinx, and by our command, which is last."""
    names = [f"extra-{number}" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        project.write(f"policies/{name}.md", text.replace("PAGE", name))
    entries = "".join(f"policies/{name}\n" for name in names)
    project.edit("index.md", "policies/first\n", f"policies/first\n{entries}")
    options = ("-q", "-D", "language=en", "-d", str(project.home / "read"))  # read once
    built = [project.sphinx(name, *options, name=name) for name in ("html", "text", "latex", "singlehtml")]
    built.append(project.edition())
    for done in built:
        assert "Traceback" not in done.output
        assert "Exception occurred" not in done.output
    assert all(done.code == 0 for done in built[:-1])
    return built


def test_an_unusual_page_is_refused_at_its_line(project: Clone) -> None:
    html, *_others, ours = _built_with(project, [text for text, _said in REFUSED])
    for number, (_text, said) in enumerate(REFUSED):
        for output in (html.output, ours.output):
            assert f"policies/extra-{number}.md:{said}" in output
    assert ours.code == 1


def test_an_unusual_page_that_is_right_is_built(project: Clone) -> None:
    *_others, ours = _built_with(project, ACCEPTED)
    assert ours.code == 0, ours.output


@pytest.mark.parametrize(
    "name", ["html_baseurl", "edition_repository", "edition_report", "edition_languages"]
)
def test_a_setting_may_be_left_out(project: Clone, name: str) -> None:
    _settings(project, name, None)
    done = project.sphinx("html", "-q", "-W")
    assert done.code == 0, done.output
    assert broken(done.out) == []
    ours = project.edition()
    assert ours.code == 0, ours.output
    assert (ours.out / "en").is_dir() == (name != "edition_languages")


def test_a_conf_py_with_nothing_but_the_extensions_is_enough(project: Clone) -> None:
    text = (project.root / "conf.py").read_text("utf-8")
    patterns = re.search(r"(?ms)^include_patterns = \[.*?^\]\n", text)
    assert patterns
    project.write(
        "conf.py",
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
        'extensions = ["myst_parser", "edition"]\nprimary_domain = "policy"\n'
        f'myst_enable_extensions = ["colon_fence"]\n{patterns[0]}',
    )
    typed = project.sphinx("html", "-q", "-W", typed=True)
    for done in (typed, project.sphinx("text", "-q", "-W"), project.edition()):
        assert done.code == 0, done.output


def test_settings_come_by_option_by_tag_and_by_a_condition_in_conf_py(project: Clone) -> None:
    project.settings('if tags.has("draft"):\n    edition_repository = "https://example.org/draft"')
    options = (
        "-t",
        "draft",
        "-D",
        "html_baseurl=https://example.org/x",
        "-D",
        "edition_report.publisher=Someone",
    )
    for done in (
        project.sphinx("html", "-q", "-W", *options, typed=True),
        project.edition(*options, typed=True),
    ):
        assert done.code == 0, done.output
        folder = done.out / "ja" if (done.out / "ja").is_dir() else done.out
        text = (folder / "policies/first.html").read_text("utf-8")
        assert "https://example.org/draft" in text
        assert re.search(r'rel="canonical" href="https://example\.org/x/(ja/)?policies/first\.html"', text)
        assert "Someone" in text


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("language", '"ko"', "language 'ko' is not one of edition_languages (ja, en)"),
        ("edition_languages", '["ja"]', "edition_languages must be written as"),
        ("edition_languages", '{"ja": "日本語", "../x": "X"}', "edition_languages names '../x'"),
        ("edition_languages", '{"ja": "日本語", "qq": "X"}', "edition_languages names 'qq'"),
        (
            "edition_languages",
            '{"ja": "日本語", "pt_BR": "X"}',
            "'pt_BR', which is no language tag",
        ),
        ("edition_report", '{"published": "2022"}', "edition_report has published '2022'"),
        ("edition_report", '{"day": "2022"}', "edition_report has the unknown key 'day'"),
        ("edition_repository", "None", "'edition_repository' is None; write a text, or remove the line"),
        ("html_baseurl", '"nonsense"', "html_baseurl 'nonsense' is no address"),
        ("html_theme", '"nonsense"', "no theme named 'nonsense' found"),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence(project: Clone, name: str, value: str, said: str) -> None:
    _settings(project, name, value)
    done = project.sphinx("html", "-q")
    assert done.code == 2
    assert said in done.output
    ours = project.edition()
    assert ours.code == 1
    assert said in ours.output
    assert "Traceback" not in ours.output


def test_another_project_refers_to_every_kind_of_object(project: Clone) -> None:
    """By roles of the domain, through intersphinx, and by MyST's own links to inventories."""
    done = project.edition()
    assert done.code == 0, done.output
    assert all((done.out / language / "objects.inv").is_file() for language in ("ja", "en"))
    other = project.home.parent / "other"
    other.mkdir()
    (other / "conf.py").write_text(
        f'import sys\nsys.path.insert(0, {str(project.root)!r})\nproject = "Other"\n'
        'extensions = ["sphinx.ext.intersphinx", "myst_parser", "edition"]\n'
        f"inventory = {str(done.out / 'en/objects.inv')!r}\n"
        'intersphinx_mapping = {"report": ("https://example.org/en/", inventory)}\n',
        "utf-8",
    )
    (other / "index.md").write_text(
        "# Other\n\n"
        "{external+report:policy:rec}`bbb-1` {external+report:policy:term}`treaty`\n"
        "{external+report:policy:topic}`law` {external+report:policy:place}`japan`\n"
        "{external+report:policy:note}`note-treaties` {external+report:doc}`about`\n"
        "{external+report:ref}`aaa-peace`\n"
        "[](inv:report:policy:recommendation#aaa-2) [](inv:report:policy:term#treaty)\n",
        "utf-8",
    )
    sphinx = [str(BIN / "sphinx-build"), "-n", "-W", "--keep-going", "-q", "-b", "html", ".", "out"]
    assert project.type(*sphinx, folder=other) == 0, project.output
    page = BeautifulSoup((other / "out/index.html").read_text("utf-8"), "html.parser")
    found = {str(link["href"]): link.get_text() for link in page.select("a.external")}
    base = "https://example.org/en/"
    assert found.keys() >= {
        f"{base}policies/second.html#bbb-1",
        f"{base}glossary.html#term-treaty",
        f"{base}topics/law.html",
        f"{base}topics/index.html#place-japan",
        f"{base}about.html#note-treaties",
        f"{base}about.html",
        f"{base}policies/first.html#aaa-peace",
        f"{base}policies/first.html#aaa-2",
    }
    assert found[f"{base}topics/law.html"] == "Law"
    assert found[f"{base}glossary.html#term-treaty"] == "treaty"
    assert found[f"{base}about.html"] == "About this edition"
