"""What conf.py may not say is told in one sentence, with the line and with what would be right."""

import shutil

import pytest
from sphinx.errors import ConfigError

from edition.reading import configuration
from edition.site.search import read_settings

IS_WEB = "which is no address; write one such as https://example.org/report"
#: What is added to conf.py, and what is said of it; the line is that of the last name that is given a value.
REFUSED = {
    "copyright = 2022": "'copyright' is 2022; write a text or a list, such as \"2022\"",
    "version = 1.0": "'version' is 1.0; write a text, such as \"1.0\"",
    "project = None": "'project' is None; write a text, or remove the line",
    'author = ["A", "B"]': "'author' is ['A', 'B']; write a text, such as \"A, B\"",
    "needs_sphinx = 8.1": "'needs_sphinx' is 8.1; write a text or None, such as \"8.1\"",
    'exclude_patterns = "_build"': '\'exclude_patterns\' is "_build"; write a list, such as ["_build"]',
    "include_patterns = None": "'include_patterns' is None; write a list, or remove the line",
    'templates_path = "_templates"': "'templates_path' is \"_templates\"; write a list",
    "templates_path = [1]": "'templates_path' has 1; write only texts in it",
    "root_doc = None": "'root_doc' is None; write a text, or remove the line",
    "html_baseurl = None": "'html_baseurl' is None; write a text, or remove the line",
    "nitpicky = {}": "'nitpicky' is {}; write True or False",
    "edition_languages = {'ja': '日本語', 5: 'x'}": "edition_languages must be written as {'ja': '日本語',",
    'extensions = ["myst_parser", "editon"]': "'extensions' has \"editon\", which is not installed; did you",
    "extensions = None": '\'extensions\' is None; write extensions = ["myst_parser", "edition"]',
    "edition_reports = {}": "'edition_reports' is no setting of the edition; did you mean 'edition_report'?",
    'locale_dirs = ["po"]': "locale_dirs is ['po'], but the catalogs are in locales",
    'suppress_warnings = ["edition"]': "suppress_warnings has 'edition', which would publish what",
    'suppress_warnings = ["edition.number"]': "suppress_warnings has 'edition.number', which would publish",
    'edition_report = {"url": "example.org/a"}': f'edition_report has "example.org/a", {IS_WEB}',
    'edition_repository = "javascript:alert(1)"': f'edition_repository has "javascript:alert(1)", {IS_WEB}',
    'edition_redirects = {"search.html": "a.html"}': "edition_redirects has 'search.html', a page that",
    'edition_redirects = {"a.html/b.html": "a.html"}': "edition_redirects has 'a.html/b.html', which lies",
}
#: What is known only when the extensions are loaded, or the pages are read.
REFUSED_LATER = {
    'html_theme = "fur"': "no theme named 'fur' found; did you mean 'furo'?",
    "html_sidebars = []": "'html_sidebars' is []; write a dict",
    'extensions = ["edition"]': "'extensions' lacks \"myst_parser\"; write extensions =",
    'extensions = ["myst_parser"]': "'extensions' lacks \"edition\"; write extensions =",
    'myst_enable_extensions = ["substitution"]': "myst_enable_extensions has 'substitution': pages could",
    'edition_report = {"license": "about#term"}': "WARNING: edition_report has the license 'about#term', but",
}


def add(project, line: str) -> int:
    """Add a line to conf.py. Returns its number."""
    project.write("conf.py", f"{project.read('conf.py')}{line}\n")
    return project.read("conf.py").count("\n")


@pytest.mark.parametrize("line", REFUSED)
def test_a_wrong_value_is_told_with_its_line_and_what_to_write(sources, line: str) -> None:
    number = add(sources, line)
    with pytest.raises(ConfigError) as told:
        configuration.read(sources.root)
    assert str(told.value).startswith(f"conf.py:{number}: {REFUSED[line]}")


@pytest.mark.parametrize(
    "line",
    [
        "nitpicky = 1",
        'copyright = ["2022, A", "2023, B"]',
        "html_title = None",
        'suppress_warnings = ["edition.heading-id"]',
        'edition_report = {"url": "http://example.org"}',
        "edition_repository = ''",
        "locale_dirs = ('locales',)",
        "def edition(app): pass",
    ],
)
def test_what_sphinx_takes_is_no_wrong_value(sources, line: str) -> None:
    add(sources, line)
    configuration.read(sources.root)


def test_a_value_that_conf_py_does_not_write_itself_has_no_line(sources) -> None:
    sources.write("base.py", "version = 1\n")
    add(sources, "from base import *")
    with pytest.raises(ConfigError, match=r'^conf\.py:\d+: \'version\' is 1; write a text, such as "1"$'):
        configuration.read(sources.root)


@pytest.mark.parametrize("line", REFUSED_LATER)
def test_what_the_check_finds_when_it_loads_and_reads_is_told_with_its_line(small, line: str) -> None:
    number = add(small, line)
    assert small.run("edition", "check") == 1
    assert small.output.splitlines()[0].startswith(f"conf.py:{number}: {REFUSED_LATER[line]}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('synonyms = []\nsynonims = [["a", "b"]]\n', "2: 'synonims' is not known; did you mean 'synonyms'?"),
        ('\nsynonyms = [\n  ["a", "]"], # [\n  ["b"],\n]\n', "4: 'synonyms' must hold lists of words; write"),
        ('synonyms = [["a", "b"],\n[]]\n', "2: 'synonyms' must hold"),
        ('synonyms = [["a", "b"],\n["c", 1]]\n', "2: 'synonyms' must hold"),
        ("a = 1\n\nb = [\n", "4: this is not TOML: "),
    ],
)
def test_what_search_toml_may_not_say_is_told_with_its_line(tmp_path, text: str, said: str) -> None:
    (tmp_path / "search.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as told:
        read_settings(tmp_path)
    assert str(told.value).startswith(f"search.toml:{said}")


@pytest.mark.parametrize("name", ["_static", "_static/deep"])
def test_a_folder_of_the_site_that_leads_back_into_itself_is_told(small, name: str) -> None:
    shutil.rmtree(small.root / name, ignore_errors=True)
    (small.root / name).symlink_to(".")
    assert small.run("edition", "check") == 1
    assert f"html_static_path has '_static', in which '{name}' leads to a folder above it; " in small.output


def test_a_page_of_two_hundred_notes_in_one_another_is_named(small) -> None:
    opened = "".join(f"{':' * (203 - at)}{{note}}\n" for at in range(200))
    closed = "".join(f"{':' * (4 + at)}\n" for at in range(200))
    small.write("topics/peace.md", f"{small.read('topics/peace.md')}\n{opened}text\n{closed}")
    assert small.run("edition", "check") == 1
    assert small.output.startswith("topics/peace.md:1: too many blocks stand within one another; take some")


def test_a_template_of_the_sidebar_that_is_nowhere_is_told_with_its_line(small) -> None:
    number = add(small, 'html_sidebars = {"**": ["sidebar/reprot.html"]}')
    assert small.build() == 1
    assert small.output.splitlines()[0] == (
        f"conf.py:{number}: html_sidebars has 'sidebar/reprot.html', but there is no such template; "
        "did you mean 'sidebar/report.html'?"
    )
