"""A few kills of every command that writes what must not be lost; ``make kills`` does many more."""

import pytest
from kills import TRIALS, kill

MARKS = {"cards": pytest.mark.browser}


@pytest.mark.parametrize(
    "command", [pytest.param(each, marks=MARKS.get(each, pytest.mark.build)) for each in TRIALS]
)
def test_a_killed_command_leaves_what_was_or_what_will_be(command: str) -> None:
    assert kill(command, 2) == []
