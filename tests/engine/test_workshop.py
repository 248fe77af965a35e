"""A command that the workshop runs ends as a typed one does."""

import os

import pytest
import workshop

pytestmark = pytest.mark.build
SERVER = """
import multiprocessing, pathlib
kept = multiprocessing.get_context("fork").Manager()
pathlib.Path("server").write_text(str(kept._process.pid))
"""


def test_no_process_that_a_command_started_outlives_it(small) -> None:
    """As sphinx_sitemap starts one."""
    small.write("conf.py", small.read("conf.py") + SERVER)
    assert small.run("sphinx", "-q", ".", "out") == 0, small.output
    with pytest.raises(ProcessLookupError):
        os.kill(int(small.read("server")), 0)


def test_what_a_command_says_and_how_it_ends_is_told(small) -> None:
    small.edit("policies/first.md", ":topics: peace\n", ":topics: piece\n")
    done = workshop.kept().run("sphinx", "-qEW", ".", "out", folder=small.root)
    typed = small.run("sphinx", "-qEW", ".", "out", typed=True)
    assert done.code == typed != 0
    assert done.stdout + done.stderr == small.output
    assert small.run("edition", "nothing") == small.run("edition", "nothing", typed=True) == 2
