"""``make language`` starts a language: make itself is run, as a user's shell runs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Project
from sphinx.errors import ConfigError

from edition.commands.language import add_to_configuration, tag

ONE_A_LINE = 'a = 1\nedition_languages = {\n    "ja": "日本語",\n    "en": "English",  # ours\n}\nb = 2\n'


def make(project: Project, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make with the environment of the tests in the place of the one that it would make."""
    shutil.copyfile(ROOT / "Makefile", project.root / "Makefile")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (project.root / name).write_text("", "utf-8")
        os.utime(project.root / name, (0, 0))
    environment = Path(sys.executable).parent.parent
    (project.root / ".venv").unlink(missing_ok=True)
    (project.root / ".venv").symlink_to(environment)
    home = project.root.parent / "home"
    home.mkdir(exist_ok=True)
    values = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **variables}
    command = ["make", "--no-print-directory", "-o", ".venv/.for-building", *words]
    return subprocess.run(command, cwd=project.root, env=values, capture_output=True, text=True, check=False)


def test_a_language_is_started_built_and_starting_it_again_is_harmless(small) -> None:
    settings = small.read("conf.py")
    started = make(small, "language", "CODE=ko")
    assert started.returncode == 0, started.stdout + started.stderr
    assert "한국어 (ko)" in started.stdout
    english = '    "en": "English",\n'
    expected = settings.replace(english, f'{english}    "ko": "한국어",\n')
    assert small.read("conf.py") == expected
    before = {path: path.read_bytes() for path in small.root.rglob("*.po")}
    again = make(small, "language", "CODE=ko")
    assert again.returncode == 0, again.stdout + again.stderr
    assert small.read("conf.py") == expected
    assert {path: path.read_bytes() for path in small.root.rglob("*.po")} == before
    assert small.build() == 0, small.output
    assert small.page("ko/policies/first.html").html["lang"] == "ko"


def test_lang_of_the_environment_is_no_language_of_the_site(small) -> None:
    settings = small.read("conf.py")
    failed = make(small, "language", LANG="ko_KR.UTF-8")
    assert failed.returncode != 0
    assert "'' is not a language tag" in failed.stderr
    assert small.read("conf.py") == settings


def test_a_run_that_fails_leaves_nothing(small) -> None:
    small.edit("policies/first.md", ":::{recommendation} aaa-1", ":::{recommendation} AAA")
    settings = small.read("conf.py")
    failed = make(small, "language", "CODE=ko")
    assert failed.returncode != 0
    assert "policies/first.md" in failed.stderr
    assert not (small.root / "locales/ko").exists()
    assert small.read("conf.py") == settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE_A_LINE, ONE_A_LINE.replace("# ours\n", '# ours\n    "ko": "한국어",\n')),
        ('edition_languages = {"ja": "日本語"}\n', 'edition_languages = {"ja": "日本語", "ko": "한국어"}\n'),
        (
            "edition_languages = {\n  'ja': '日本語'\n}\n",
            "edition_languages = {\n  'ja': '日本語',\n  \"ko\": \"한국어\",\n}\n",
        ),
        (
            '# \f \u2028\nedition_languages = {"ja": "日本語"}\n',
            '# \f \u2028\nedition_languages = {"ja": "日本語", "ko": "한국어"}\n',
        ),
        (
            'edition_languages = {"ja": "x"}\nedition_languages = {"ja": "日本語"}\n',
            'edition_languages = {"ja": "x"}\nedition_languages = {"ja": "日本語", "ko": "한국어"}\n',
        ),
        (
            'edition_languages = {\n    "ja": "日本語", "en": "English"}\n',
            'edition_languages = {\n    "ja": "日本語", "en": "English", "ko": "한국어"}\n',
        ),
    ],
)
def test_conf_py_keeps_its_layout(text, expected) -> None:
    assert add_to_configuration(text, "ko", "한국어") == expected


@pytest.mark.parametrize(
    "text",
    [
        "edition_languages = dict(ja='日本語')\n",
        'edition_languages = {\n    "ja": "日本語" ,\n}\n',
        'edition_languages = {\n    "ja": ("日本語")}\n',
        'edition_languages = {\n    "ja": "日本語",\n    "en": ("English"),\n}\n',
        'edition_languages = {\n    **{},\n    "ja": "日本語",\n}\n',
        "edition_languages = {}\n",
        "edition_languages = {}\nedition_languages = x\n",
    ],
)
def test_a_conf_py_that_cannot_be_added_to_is_left_to_its_author(text: str) -> None:
    with pytest.raises(ConfigError, match="edition_languages"):
        add_to_configuration(text, "ko", "한국어")


@pytest.mark.parametrize(
    ("text", "expected"), [("ko", "ko"), ("pt_BR", "pt-BR"), ("zh-Hant", "zh-Hant"), ("es_419", "es-419")]
)
def test_tags_are_read_as_users_write_them(text, expected) -> None:
    assert tag(text) == expected


@pytest.mark.parametrize("text", ["", "Korean", "xx", "ko/../ja", "KO"])
def test_what_is_no_language_is_refused_in_a_sentence(text) -> None:
    with pytest.raises(ConfigError, match="language"):
        tag(text)


def test_the_language_of_the_report_is_not_started_as_a_translation(small) -> None:
    assert small.run("edition", "language", "ja") == 1
    assert "ja is the language of the report; name another one" in small.output
    assert not (small.root / "locales/ja").exists()
