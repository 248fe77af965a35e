"""An edition of another report, started by a command, with the engine installed from its wheel."""

import html
import json
import re
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from wheel import Elsewhere

from edition import __version__
from edition.__main__ import main
from edition.commands import new

PAIRS = {
    "en,ja": "The *English* [original] of 100% {{ x }}",
    "ko,en,ar": "보고서",
    "ja,zh-Hant": "ある報告",
    "fr,de,pt-BR,zh-Hans,th,hi,am,he,fa,sr-Latn,es-419": "Un rapport",
}


@pytest.mark.build
def test_the_wheel_holds_all_it_needs_and_nothing_of_this_report(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if name.startswith("edition/")}
        texts = {name: archive.read(name).decode("utf-8") for name in names}
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "edition").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == ours
    report = ("立憲", "cdp-japan", "CDP", "nss-", "sofa-", "hrd-", "ipd-", "Constitutional Democratic")
    pair = "edition/checks/japanese_english/"
    found = [
        (name, word)
        for name, text in texts.items()
        for word in report
        if word in text and not name.startswith(pair)
    ]
    assert found == []


#: What of the engine names a language of this report, and why it does so for a report in any.
OF_A_LANGUAGE = {
    "catalogs/catalog.py": "the keys of the interface are English, and the Japanese is shipped",
    "checks/rules.py": "which languages have a reader of numbers, and which pairs rules",
    "checks/__init__.py": "the words of the interface are translated from English",
    "commands/language.py": "an example in a message",
    "commands/live.py": "what is wrong is said in English",
    "commands/new.py": "the starter is in Japanese where the report is, else in English",
    "commands/starter": "the same",
    "drawing/fragments.py": "citations name English titles; Latin words are marked as English",
    "drawing/static/cite.js": "the usual form of citations in Japanese",
    "drawing/static/edition.css": "the typography of Japanese, in any report",
    "drawing/static/readings.js": "readings stand above Japanese alone",
    "drawing/static-epub/epub.css": "the typography of Japanese",
    "reading/configuration.py": "an example in a message",
    "report/citation.py": "Chicago and APA have English months",
    "report/languages.py": "Snowball and Babel have English names of languages",
    "site/exchange.py": "TMX is administered in English",
}


def test_the_engine_names_a_language_of_this_report_only_where_every_report_needs_it() -> None:
    named = re.compile(r"""["'](?:ja|en)["'](?!\])|:lang\((?:ja|en)\)|lang="(?:ja|en)\"""")
    engine = ROOT / "edition"
    found = {
        path.relative_to(engine).as_posix()
        for path in engine.rglob("*")
        if path.suffix in (".py", ".js", ".css", ".html", ".jinja", ".md")
        and "japanese_english" not in path.parts
        and named.search(re.sub(r"``.*?``|#:? .*", "", path.read_text("utf-8")))
    }
    assert {re.sub("^(commands/starter)/.*", r"\1", name) for name in found} == set(OF_A_LANGUAGE)


@pytest.mark.build
@pytest.mark.parametrize("languages", PAIRS)
def test_an_edition_in_any_languages_works_at_once(tmp_path, installed, languages: str) -> None:
    outside = Elsewhere(tmp_path, installed)
    title, codes = PAIRS[languages], languages.split(",")
    made = outside.run(
        *("edition", "new", "mine", "--languages", languages, "--title", title),
        *("--publisher", 'The "Party"', "--published", "2026-03-01"),
        typed=True,
    )
    assert made.returncode == 0, made.stderr
    inside = Elsewhere(tmp_path / "mine", installed)
    for command in (
        ("edition", "check", "--strict"),
        ("edition", "build"),
        ("edition", "update-po"),
        ("edition", "status"),
        ("edition", "check", "--strict"),
        ("edition", "build"),
        ("sphinx", "-b", "html", "-n", "-W", "-q", ".", "_build/one"),
    ):
        result = inside.run(*command, typed=command[0] == "sphinx")
        assert result.returncode == 0, (command, result.stdout, result.stderr)
    assert (tmp_path / "mine/README.ja.md").exists() == ("ja" in codes)
    for code in codes:
        page = (tmp_path / "mine/_build/html" / code / "index.html").read_text("utf-8")
        assert f'lang="{code}"' in page
        assert html.escape(title, quote=False) in page
    assert inside.run("edition", "status", "--complete").returncode == 1


@pytest.mark.build
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("there",), "there: it exists and is not empty; name a new folder"),
        (("new", "--languages", "xx-nope"), "--languages: 'xx-nope' is not a language tag"),
        (("new", "--languages", "EN,ja"), "--languages: 'EN' is not a language tag"),
        (("new", "--languages", ","), "--languages names no language"),
        (("new", "--published", "March"), "--published 'March' is not a day; write 2026-03-01"),
    ],
)
def test_what_cannot_be_started_is_said_and_nothing_is_written(tmp_path, installed, options, said) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/mine.txt").write_text("mine", "utf-8")
    result = Elsewhere(tmp_path, installed).run("edition", "new", *options)
    assert result.returncode == 1
    assert said in result.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["mine.txt", "there"]


def test_an_edition_and_its_pages_are_put_beside_the_folder_that_the_command_is_typed_in(
    tmp_path, monkeypatch, capsys
) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine/plan.md").write_text("# A\n1. a\n", "utf-8")
    monkeypatch.chdir(tmp_path / "engine")
    assert main(["new", "../mine"]) == 0, capsys.readouterr().err
    assert (tmp_path / "mine/conf.py").is_file()
    assert main(["import", "plan.md", "--out", "../mine/chapters"]) == 0, capsys.readouterr().err
    assert (tmp_path / "mine/chapters/a.md").is_file()


@pytest.mark.parametrize(
    ("languages", "told"), [("fr,de", "français, Deutsch"), ("ja,ko", "한국어"), ("en-GB,ja", "")]
)
def test_languages_in_which_the_engine_has_no_words_are_told(
    tmp_path, monkeypatch, capsys, languages: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine", "--languages", languages]) == 0
    said = f"are English where they are to be in {told}: translate interface.po of each language"
    assert (said in capsys.readouterr().out) == bool(told)


@pytest.mark.parametrize(
    ("recorded", "required"),
    [
        (None, f"=={__version__}"),
        ({"url": "file:///a%20folder/engine", "dir_info": {}}, " @ file:///a%20folder/engine"),
        (
            {"url": "https://example.org/engine.git", "vcs_info": {"vcs": "git", "commit_id": "0f0f"}},
            " @ git+https://example.org/engine.git@0f0f",
        ),
    ],
)
def test_a_new_edition_is_built_with_what_the_engine_was_installed_from(
    tmp_path, monkeypatch, recorded: object, required: str
) -> None:
    installed = tmp_path / f"sphinx_edition-{__version__}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: sphinx-edition\nVersion: {__version__}\n"
    )
    if recorded:
        (installed / "direct_url.json").write_text(json.dumps(recorded), "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(new, "__file__", str(tmp_path / "edition/commands/new.py"))
    assert new.requirement() == f"sphinx-edition[import,live,publish]{required}"


def test_in_the_folder_of_the_sources_it_is_built_with_that_folder() -> None:
    assert new.requirement() == f"sphinx-edition[import,live,publish] @ {ROOT.as_uri()}"
