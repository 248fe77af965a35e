"""Every catalog of tests/catalogs through the check, the build, and sphinx-build, which always publishes."""

import os
import re
import shutil
import socketserver
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from conftest import ROOT, copy_small
from corpus import SHOWN, Case, cases, table

from edition.checks import check_all

CASES = cases()
HOSTILE = [case for case in CASES if case.is_hostile]
#: Points at everything, and tells whether a script of a translation has run.
TOUCHED = """() => {
  for (const part of document.querySelectorAll("[role=main] *")) {
    part.dispatchEvent(new MouseEvent("mouseover"));
  }
  return "owned" in window;
}"""
CANARY = "the-canary-sings"
#: What the page of a case shows, in order.
PARTS = ":is(h1, h2, .math code, p:not(.state-note, [class^=report], [class^=rec-]))"
ALL = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.path.parent.name}-{case.name}")


def masked(text: str, folder: Path) -> str:
    """Write what differs from run to run as the marks of the corpus.

    A message that is cut may end inside the path of the folder.
    """
    path = str(folder)
    text = text.replace(path, "⟪TMP⟫")
    for length in range(len(path) - 1, 0, -1):
        text = text.replace(f"{path[:length]}…", "⟪TMP⟫…")
    return re.sub(r"127\.0\.0\.1:\d*", "127.0.0.1:⟪PORT⟫", text)


@dataclass
class Outcome:
    """What the check and the build did."""

    project: object
    canary: Path
    requests: list[str]
    #: Lines by page: what the build said.
    built: dict[str, list[str]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    trees: dict[str, dict[str, bytes]] = field(default_factory=dict)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder that are not made by the build."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and "_build" not in path.relative_to(folder).parts
        and "__pycache__" not in path.parts
    }


def lines_by_page(output: str, folder: Path) -> dict[str, list[str]]:
    """Sort printed lines by the page they are about; a line about no catalog is under ''."""
    found: dict[str, list[str]] = {}
    for line in masked(output, folder).splitlines():
        match = re.match(r"(?:locales/en/LC_MESSAGES/|)(policies/c[a-z]{2})\.\w+:(.*)", line)
        found.setdefault(match[1] if match else "", []).append(match[2] if match else line)
    return found


class Walking:
    """Runs the check and the build over the corpus."""

    def __init__(self, project, folder: Path, requests: list[str]) -> None:
        self.project = project
        self.outcome = Outcome(project, folder, requests)
        project.environment = {**os.environ, "EDITION_CANARY": CANARY}
        port = requests.pop()
        self.values = {"CANARY": f"{folder}/c", "MARKER": f"{folder}/m", "PORT": port}

    def write_pages(self) -> None:
        names = "\n".join(case.page for case in CASES)
        self.project.edit("index.md", "policies/second\n", f"policies/second\n{names}\n")
        for case in CASES:
            self.project.write(f"{case.page}.md", case.source())

    def write_catalogs(self, *, hostile: bool) -> None:
        for case in CASES:
            if case.is_hostile == hostile:
                path = self.project.root / f"locales/en/LC_MESSAGES/{case.page}.po"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(case.content(self.values))

    def run(self, name: str, *command: str) -> str:
        self.outcome.codes[name] = self.project.run(*command)
        return self.project.output

    def walk(self) -> Outcome:
        build = ("edition", "build", "--out", str(self.project.out))
        self.write_pages()
        self.write_catalogs(hostile=False)
        self.run("honest check", "edition", "check")
        assert "problems" not in self.run("honest build", *build)
        self.outcome.trees["good site"] = tree(self.project.site)
        self.write_catalogs(hostile=True)
        self.outcome.trees["sources"] = tree(self.project.root)
        self.run("check", "edition", "check")
        self.outcome.built = lines_by_page(self.run("build", *build), self.outcome.canary)
        # The build throws away what it made of them; what a reader would have seen is made again.
        out = str(self.project.out / "seen")
        self.run("pages", "sphinx", "-b", "html", "-q", "-D", "language=en", ".", out)
        return self.outcome


@pytest.fixture(scope="module")
def outcome(make_small) -> Iterator[Outcome]:
    """Take the whole corpus through the check and the build, once, with a canary and a listener."""
    requests: list[str] = []

    class Listener(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            requests.append(str(self.client_address))

    # POSIX has this folder everywhere, and messages that name it are cut at the same letter everywhere.
    folder = Path(tempfile.mkdtemp(prefix="canary-", dir="/tmp"))
    (folder / "c").write_text(CANARY)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        requests.append(str(server.server_address[1]))
        yield Walking(make_small(), folder, requests).walk()
        server.shutdown()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def checked(tmp_path_factory) -> dict[str, list[str]]:
    """Return what the check says of every catalog, by page. Nothing is built."""
    folder = Path("/home/canary-1234567")  # as long as the one of ``outcome``; nothing reads it
    walking = Walking(copy_small(tmp_path_factory.mktemp("check")), folder, ["12345"])
    walking.write_pages()
    walking.write_catalogs(hostile=True)
    walking.write_catalogs(hostile=False)
    return lines_by_page("\n".join(map(str, check_all(walking.project.root))), folder)


def texts_of(page: Path) -> list[str]:
    """Return the texts of the parts of a page."""
    main = SoupStrainer(attrs={"role": "main"})  # the rest is the same on every page
    parsed = BeautifulSoup(page.read_text("utf-8"), "html.parser", parse_only=main)
    return [" ".join(part.get_text().split()) for part in parsed.select(PARTS)]


def shown(page: Path, japanese: list[str], folder: Path) -> list[str]:
    """Return what a page shows that is not the Japanese."""
    texts = texts_of(page)
    assert texts
    found = [text if len(text) < 200 else f"{text[:199]}…" for text in texts if text not in japanese]
    return [masked(text, folder) for text in found] or [SHOWN]


def as_build(line: str) -> str:
    """Return a line of the check as the build prints it."""
    if ": warning: " in line:
        return line
    number, _colon, message = line.partition(": ")
    with_type = re.sub(r" \[([a-z-]+)\]$", r" [edition.\1]", message)
    return f"{number}: WARNING: {with_type}"


@ALL
def test_the_check_says_of_a_catalog_what_it_must(checked, case: Case) -> None:
    assert checked.get(case.page, []) == case.said("check")


@ALL
def test_the_build_says_of_a_catalog_what_it_must(outcome, case: Case) -> None:
    """The same as the check, an error as a warning of Sphinx; and what only drawing finds out."""
    said = [as_build(line) for line in (*case.said("check"), *case.said("build"))]
    built = {line for line in outcome.built.get(case.page, []) if not line.endswith("[no-message]")}
    assert sorted(built) == sorted(set(said))


@ALL
def test_the_reader_sees_of_a_catalog_what_he_must(outcome, case: Case) -> None:
    japanese = texts_of(outcome.project.site / f"ja/{case.page}.html")
    seen = outcome.project.out / f"seen/{case.page}.html"
    assert shown(seen, japanese, outcome.canary) == case.said("reader")


def test_the_corpus_is_large_enough_and_every_case_says_what_it_tries() -> None:
    assert len(HOSTILE) >= 60
    assert len(CASES) - len(HOSTILE) >= 15
    assert all(len(case.said("case")) == 1 and case.said("reader") for case in CASES)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_the_gate_objects_to_every_hostile_catalog(case: Case) -> None:
    """With an error, but for what only a human can tell."""
    warned = {"left-straight-quotes", "left-two-spaces", "size-ratio", "size-emphasis"}
    errors = [line for line in case.said("check") if ": warning: " not in line]
    assert bool(errors) != (case.name in warned or case.name.startswith("meaning-"))
    assert case.said("check")


def test_honest_catalogs_pass_the_check_and_the_build_without_a_word(outcome) -> None:
    assert [case.name for case in CASES if not case.is_hostile and case.said("check")] == []
    assert (outcome.codes["honest check"], outcome.codes["honest build"]) == (0, 0)


def test_hostile_catalogs_fail_the_check_and_the_build_and_leave_the_good_site_in_place(outcome) -> None:
    assert (outcome.codes["check"], outcome.codes["build"]) == (1, 1)
    assert outcome.trees["good site"] == tree(outcome.project.site)
    assert len(outcome.trees["good site"]) > 2 * len(CASES)


def test_no_catalog_runs_code_or_reaches_the_network(outcome) -> None:
    assert not (outcome.canary / "m").exists()
    assert outcome.requests == []


def test_no_catalog_writes_outside_the_output(outcome) -> None:
    assert sorted(path.name for path in outcome.canary.iterdir()) == ["c"]
    assert tree(outcome.project.root) == outcome.trees["sources"]


def test_no_file_and_no_variable_is_read_into_the_site(outcome) -> None:
    published = [path for path in outcome.project.out.rglob("*") if path.is_file()]
    assert len(published) > len(CASES)
    secret = CANARY.encode()
    assert [path for path in published if secret in path.read_bytes()] == []
    # Nor is a file copied in under its own name.
    assert [path.name for path in published if path.name in {"c", "conf.py", "environ", "passwd"}] == []


def test_the_table_of_bad_catalogs_is_up_to_date() -> None:
    path = ROOT / "docs" / "bad-catalogs.md"
    assert path.read_text("utf-8") == table(), "run 'make bad-catalogs'"


def test_in_a_browser_no_catalog_runs_a_script_or_asks_for_anything(outcome, browser) -> None:
    """What the English pages would be if the check and the exit code were both ignored."""
    asked: list[str] = []
    owned: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: owned.append(dialog.message))
    for case in HOSTILE:
        address = (outcome.project.out / "seen" / f"{case.page}.html").as_uri()
        page.goto(address, wait_until="domcontentloaded")
        if page.evaluate(TOUCHED):
            owned.append(case.name)
    page.close()
    assert owned == []
    assert len(asked) >= len(HOSTILE)
    assert [url for url in asked if not url.startswith(outcome.project.out.as_uri())] == []
    assert outcome.requests == []
