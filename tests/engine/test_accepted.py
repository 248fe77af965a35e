"""Warnings that a person accepts, by name and with a reason; nothing else is accepted."""

import pytest

from edition.checks import check_all

ENTRY = """[[warning]]
file = "locales/en/LC_MESSAGES/topics/peace.po"
rule = "negation"
msgid = "平和についての項目。"
reason = "The page is on its absence."
"""


@pytest.fixture
def warned(sources):
    """Return a project whose catalog holds one warning."""
    sources.translate("topics/peace", {"平和についての項目。": "It is not on peace."})
    return sources


@pytest.fixture
def built(warned, small):
    """Return the same, to be built."""
    return small


def said(project) -> list[str]:
    return [str(finding) for finding in check_all(project.root)]


def test_a_warning_fails_only_where_it_is_asked(built) -> None:
    assert [line.split(": ")[1] for line in said(built)] == ["warning"]
    assert built.run("edition", "check") == 0
    assert built.run("edition", "check", "--strict") == 1
    assert "0 errors, 1 warning" in built.output


def test_an_accepted_warning_is_not_printed_again(built) -> None:
    built.write("accepted.toml", ENTRY)
    assert said(built) == []
    assert built.run("edition", "check", "--strict") == 0
    assert built.build() == 0
    assert "warning: " not in built.output


def test_an_entry_that_accepts_nothing_fails_the_build_though_nothing_else_changed(built) -> None:
    built.write("accepted.toml", ENTRY)
    assert built.build() == built.build() == 0
    built.write("accepted.toml", ENTRY + ENTRY.replace("平和", "戦争"))
    assert built.build() == 1
    assert "accepted.toml:6: WARNING: nothing warns of '戦争" in built.output


def test_an_entry_that_accepts_nothing_is_an_error(warned) -> None:
    warned.write("accepted.toml", ENTRY + ENTRY.replace("平和", "戦争"))
    assert said(warned) == [
        "accepted.toml:6: nothing warns of '戦争についての項目。' in locales/en/LC_MESSAGES/topics/peace.po"
        " by the rule 'negation'; remove the entry [accepted]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[[warning]\n",
        '[[warning]]\nfile = "x"\n',
        ENTRY.replace("The page is on its absence.", " "),
        ENTRY.replace('"The page is on its absence."', "3"),
    ],
)
def test_an_entry_without_a_reason_or_a_file_that_cannot_be_read_is_an_error(warned, text: str) -> None:
    warned.write("accepted.toml", text)
    assert sum("accepted.toml:1: " in line for line in said(warned)) == 1
    assert len(said(warned)) == 2


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("negation", "negatoin", "negation"),
        ("topics/peace.po", "topics/piece.po", "locales/en/LC_MESSAGES/topics/peace.po"),
    ],
)
def test_of_an_entry_that_is_misspelt_the_line_and_what_was_meant_are_told(warned, old, new, meant) -> None:
    warned.write("accepted.toml", f"# accepted\n\n{ENTRY.replace(old, new)}")
    (found,) = (line for line in said(warned) if line.startswith("accepted.toml"))
    assert found.startswith("accepted.toml:3: nothing warns of '平和についての項目。' in ")
    assert found.endswith(f"; did you mean '{meant}'? [accepted]")


def test_an_error_cannot_be_accepted(warned) -> None:
    warned.translate("topics/peace", {"平和についての項目。": "On peace, 99 times."})
    warned.write("accepted.toml", ENTRY.replace("negation", "numbers"))
    assert any("99" in line for line in said(warned))


def test_a_link_is_not_followed(warned, tmp_path) -> None:
    (tmp_path / "elsewhere.toml").write_text(ENTRY, "utf-8")
    (warned.root / "accepted.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert any("it must be a plain file" in line for line in said(warned))
