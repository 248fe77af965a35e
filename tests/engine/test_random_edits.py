"""After any edits, a build makes what a build from nothing makes: random sequences of them.

``make fuzz`` tries 300 sequences a test.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from conftest import differing
from growing import EDITS, Growing
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from workshop import Workshop

#: In the long profile of hypothesis (``make fuzz``), many sequences of edits; else a handful.
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
SEQUENCES = settings(
    max_examples=300 if LONG else 4,
    phases=[Phase.generate, Phase.shrink] if LONG else [Phase.generate],
    deadline=None,
    derandomize=not LONG,
    database=None,
    suppress_health_check=list(HealthCheck),
)
EDITED = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 99)), min_size=1, max_size=2)
STEP = st.fixed_dictionaries({"edits": EDITED, "set_back": st.booleans(), "jobs": st.sampled_from([1, 2])})


class Builds:
    """A growing report, built again and again, and from nothing, after every step."""

    def __init__(self, folder: Path, old: Workshop, new: Workshop) -> None:
        self.folder, self.old, self.new = folder, old, new
        self.report = Growing(folder / "report")
        self.steps = 0

    def edit(self, edits: list[tuple[str, int]], *, set_back: bool) -> None:
        for name, seed in edits:
            EDITS[name](self.report, Random(f"{name} {seed}"))  # noqa: S311 - the same every time
        self.report.put_in_order()
        self.report.write(set_back=set_back)
        self.steps += 1

    def both(self, command: str, again: list[str], fresh: list[str]) -> tuple[list[int], list[list[str]]]:
        """Run the same command in two processes. Returns exit codes, and the warnings of each."""
        done = [
            shop.run(command, *arguments, folder=self.folder / "report")
            for shop, arguments in zip((self.old, self.new), (again, fresh), strict=True)
        ]
        return [each.code for each in done], [
            sorted((each.stdout + each.stderr).splitlines()) for each in done
        ]


@pytest.fixture(scope="module")
def workshops() -> Iterator[tuple[Workshop, Workshop]]:
    """Two processes, so that builds again and from nothing share no order of sets and no memory."""
    shops = Workshop(), Workshop()
    yield shops
    for shop in shops:
        shop.close()


@pytest.mark.build
@SEQUENCES
@given(steps=st.lists(STEP, min_size=1, max_size=3))
def test_after_any_edits_a_build_makes_what_a_build_from_nothing_makes(workshops, steps) -> None:
    with TemporaryDirectory() as folder:
        builds = Builds(Path(folder), *workshops)
        for step in [{"edits": [], "set_back": False, "jobs": 1}, *steps]:
            builds.edit(step["edits"], set_back=step["set_back"])
            again, fresh = builds.folder / "again", builds.folder / f"fresh-{builds.steps}"
            codes, said = builds.both(
                "edition",
                ["build", "--out", str(again), "--jobs", str(step["jobs"])],
                ["build", "--out", str(fresh)],
            )
            assert codes[0] == codes[1], said
            assert step["edits"] or codes == [0, 0], said
            if codes[1]:
                assert said[0] == said[1]
            else:
                assert differing(again / "html", fresh / "html") == [], step


@pytest.mark.build
@SEQUENCES
@given(
    language=st.sampled_from(["ja", "en"]),
    steps=st.lists(
        st.tuples(EDITED, st.booleans(), st.sampled_from(["html", "dirhtml"])), min_size=1, max_size=3
    ),
)
def test_after_any_edits_sphinx_build_draws_what_it_would_draw_from_nothing(
    workshops, language, steps
) -> None:
    """Also where several builders take turns with one folder of doctrees, as Sphinx's own makefile has it."""
    with TemporaryDirectory() as folder:
        builds = Builds(Path(folder), *workshops)
        for edits, set_back, builder in [([], False, "html"), *steps, ([], False, "html")]:
            builds.edit([each for each in edits if each[0] != "languages"], set_back=set_back)
            again, fresh = builds.folder / builder, builds.folder / f"fresh-{builds.steps}"
            common = ["-b", builder, "-q", "-D", f"language={language}"]
            codes, said = builds.both(
                "sphinx",
                [*common, "-d", str(builds.folder / "doctrees"), ".", str(again)],
                [*common, "-d", f"{fresh}-doctrees", ".", str(fresh)],
            )
            assert codes == [0, 0], said
            names = {path.relative_to(fresh).as_posix() for path in fresh.rglob("*.html")}
            assert len(names) > 10
            assert [name for name in differing(again, fresh) if name in {*names, "objects.inv"}] == [], said
