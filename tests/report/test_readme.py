"""The guides: what they name is there, what is there the map names, and both languages say the same."""

import re

import pytest
from conftest import ROOT

from edition.catalogs import po

READMES = {"README.md": "## Map", "README.ja.md": "## ファイルの構成"}
TRANSLATED = {
    "README.md": "README.ja.md",
    "docs/translating.md": "docs/translating.ja.md",
    "docs/CONTRIBUTING.md": "docs/CONTRIBUTING.ja.md",
    "docs/publish.md": "docs/publish.ja.md",
}
GUIDES = sorted(
    {*TRANSLATED, *TRANSLATED.values()}
    | {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")} - {"docs/bad-catalogs.md"}
)
#: What every project of this kind has, and what the README is.
USUAL = {
    *("README.md", "README.ja.md", "CHANGELOG.md", "LICENSE"),
    *("pyproject.toml", "Makefile"),
    *(f"requirements{kind}.{ending}" for kind in ("", "-dev") for ending in ("in", "txt")),
}
_NAME = re.compile(r"[\w.-]+/?(?= |$)")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_COMMAND = re.compile(
    r"\bmake [a-z][a-z-]*|-m [a-z]+(?:\.[a-z_]+)+|sphinx-[a-z]+|(?<![\w-])--?[a-zA-Z][a-z-]*\b"
)
_EXAMPLE = re.compile(r"\| (?P<id>[a-z]+-\d+)(?:: |「)(?P<source>[^“」]+)[ 」]“?(?P<target>[^“”|]+)”? \|")


def _text(guide: str) -> str:
    return (ROOT / guide).read_text("utf-8")


def _map(readme: str) -> list[str]:
    """Return the lines of the map."""
    return _text(readme).partition(READMES[readme])[2].split("```")[1].strip().splitlines()


def _listed(readme: str) -> set[str]:
    """Return the paths at the beginning of the lines of the map."""
    return {
        name.rstrip("/")
        for line in _map(readme)
        for name in _NAME.findall(re.split(r" {2,}", line, maxsplit=1)[0])
    }


@pytest.mark.parametrize("readme", READMES)
def test_the_map_lists_everything_at_the_top_and_nothing_else_in_ten_lines(readme) -> None:
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "_build", "__"))} - USUAL
    assert _listed(readme) == top
    assert len(_map(readme)) == 10


@pytest.mark.parametrize("guide", ["docs/CONTRIBUTING.md", "docs/CONTRIBUTING.ja.md"])
def test_the_contributors_guide_describes_every_package_of_the_engine(guide) -> None:
    packages = {path.parent.name for path in (ROOT / "edition").glob("*/__init__.py")}
    assert (
        set(re.findall(r"^\| `(\w+)` \|", _text(guide), re.MULTILINE)) - {"topic", "place", "term"}
        == packages
    )


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_and_every_path_of_a_guide_leads_to_a_file(guide) -> None:
    folder = (ROOT / guide).parent
    prose = re.sub(r"(`+) ?.+? ?\1", "", _text(guide))  # examples are no links
    links = {target for target in _LINK.findall(prose) if not (folder / target).exists()}
    paths = re.findall(r"`((?:edition|tests|docs)/[\w./-]+|\.ci/\w+)`", _text(guide))
    assert links | {path for path in paths if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("guide", GUIDES)
def test_every_make_command_of_a_guide_is_in_the_makefile(guide) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", _text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z][a-z-]*)|`make ([a-z][a-z-]*)", _text(guide), re.MULTILINE)) <= {
        *((target, "") for target in targets),
        *(("", target) for target in targets),
    }


@pytest.mark.parametrize(("english", "japanese"), TRANSLATED.items())
def test_a_guide_names_the_same_commands_and_files_in_both_languages(english, japanese) -> None:
    def named(guide: str) -> set[str]:
        text = _text(guide).replace(".ja.md", ".md")
        return set(_COMMAND.findall(text)) | set(
            re.findall(r"[\w./-]+\.(?:py|po|md|toml|json|tmx|tbx|csv|html)\b", text)
        )

    assert named(english) == named(japanese)


@pytest.mark.parametrize("guide", ["docs/translating.md", "docs/translating.ja.md"])
def test_every_example_of_the_translators_guide_is_in_the_report_and_its_translation(guide) -> None:
    sources = {
        name: body
        for page in (ROOT / "policies").glob("*.md")
        for name, body in re.findall(
            r"\{recommendation\} (\S+)\n(.*?)\n:::", page.read_text("utf-8"), re.DOTALL
        )
    }
    catalogs = map(po.read, (ROOT / "locales/en/LC_MESSAGES/policies").glob("*.po"))
    entries = {msgid: entry.msgstr for catalog in catalogs for msgid, entry in catalog.entries.items()}
    examples = [found.groups() for found in _EXAMPLE.finditer(_text(guide))]
    assert len(examples) == 21
    for name, source, target in examples:
        english = " ".join(entries.get(line, "") for line in sources[name].splitlines()).lower()
        missing = [part for part in re.split("…", source.rstrip(")")) if part not in sources[name]]
        missing += [part for part in target.lower().split("…") if part.strip() not in english]
        assert missing == [], name


def test_every_promise_about_threats_names_tests_that_exist() -> None:
    named = re.findall(r"`(test_\w+)`", _text("docs/threats.md"))
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 25
    assert [name for name in named if f"def {name}(" not in tests] == []
