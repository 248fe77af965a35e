"""A few kills of every command that writes what must not be lost; ``make kills`` does many more."""

import pytest
from kills import TRIALS, kill


@pytest.mark.build
@pytest.mark.parametrize("command", TRIALS)
def test_a_killed_command_leaves_what_was_or_what_will_be(command: str) -> None:
    assert kill(command, 2) == []
