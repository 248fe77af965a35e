"""Trials of mutants: the quick tests that concern a line, run with another text of its module.

Every trial is a fork of this process, which has imported all that the tests import but the code itself.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any

import coverage
import pytest

FOLDER = Path("_build/mutants")
RECORDED, OUTPUT = FOLDER / "recorded.json", FOLDER / "output.txt"
_PYTEST = ["-m", "quick", "-q", "-x", f"--basetemp={FOLDER}/tests", "-p", "no:randomly"]
_PYTEST += ["-p", "no:cacheprovider", "-p", "no:unraisableexception"]
_PYTEST += ["--assert=plain"]  # no time is lost on how two long texts differ
_PYTEST += ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
#: Tests that take more seconds are left out: those of catalogs with 10,000 entries, and most random ones.
_SLOW = 0.2
#: So many are tried before the others: the fastest.
_FIRST = 60
_BYTES = 4 * 2**30


def _in_a_fork(work: Callable[[], int]) -> int:
    """Return the exit code of work done in a fork; that of a signal is negative."""
    if not (child := os.fork()):
        code = 1  # whatever happens, no child goes on as its parent
        try:
            os.dup2(os.open(OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), 1)
            os.dup2(1, 2)
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class _Recorder:
    """Records which tests run a line, how long each takes, and what they import."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.coverage = coverage.Coverage(data_file=None, include=["edition/*"], config_file=False)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Take the time of a test."""
        self.coverage.switch_context(item.nodeid)
        start = time.process_time()
        yield
        self.seconds[item.nodeid] = time.process_time() - start
        self.coverage.switch_context("")

    def run(self) -> int:
        """Run all quick tests. Returns the exit code of pytest."""
        self.coverage.start()
        code = pytest.main([*_PYTEST, "tests"], [self])
        self.coverage.stop()
        data, here = self.coverage.get_data(), str(Path.cwd())
        tests = {os.path.relpath(path): data.contexts_by_lineno(path) for path in data.measured_files()}
        files = {name: getattr(module, "__file__", None) or here for name, module in sys.modules.items()}
        others = [name for name, file in files.items() if "site-packages" in file or here not in file]
        found = {"tests": tests, "seconds": self.seconds, "modules": others}
        RECORDED.write_text(json.dumps(found), "utf-8")
        return code


class _Loader(SourceFileLoader):
    """Loads another text in the place of a module."""

    text = ""

    def get_code(self, fullname: str) -> Any:
        return compile(self.text, self.path, "exec")

    def find_spec(self, name: str, *_where: object) -> ModuleSpec | None:
        """Return how a module is loaded; None for any other."""
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None


class _Chosen:
    """Has pytest run certain tests, file by file: what the tests of a file share is made once."""

    def __init__(self, tests: list[str]) -> None:
        self.tests = set(tests)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out all others."""
        items[:] = [item for item in items if item.nodeid in self.tests]


class Trials:
    """Tells what the tests say of a mutant."""

    def __init__(self) -> None:
        """Run the tests once, if they or the code have changed. Raises ValueError if one fails."""
        files = (path for folder in ("edition", "tests") for path in Path(folder).rglob("*.*"))
        newest = max(path.stat().st_mtime for path in files if path.suffix != ".pyc")
        if not RECORDED.exists() or RECORDED.stat().st_mtime < newest:
            RECORDED.unlink(missing_ok=True)
            if _in_a_fork(_Recorder().run):
                raise ValueError(f"the tests fail without a mutant: {OUTPUT}")
        recorded = json.loads(RECORDED.read_text("utf-8"))
        self._tests: dict[str, dict[str, list[str]]] = recorded["tests"]
        self._seconds = {test: taken for test, taken in recorded["seconds"].items() if taken < _SLOW}
        for name in recorded["modules"]:
            with suppress(Exception):
                import_module(name)
        gc.freeze()

    def _concerned(self, path: str, line: int) -> tuple[list[str], list[str]]:
        """Return the fastest tests that run a line, and all others that may notice a fault in it.

        What a cache has run, is not seen in every test that it concerns: all that run the module are tried;
        and where an import has run the line, all tests.
        """
        lines = self._tests.get(path, {})
        before = max((int(each) for each in lines if int(each) <= line), default=0)
        of_line = self._seconds.keys() & set(lines.get(str(before), ()))
        of_module = self._seconds.keys() & {test for tests in lines.values() for test in tests}
        first = sorted(of_line or of_module, key=lambda test: (self._seconds[test], test))[:_FIRST]
        others = of_module if of_line else self._seconds.keys()
        return first, sorted(others - set(first))

    def outcome(self, path: str, line: int, text: str) -> str:
        """Return whether a module with another text is 'killed' by the tests, 'survived' or took too long."""
        for tests in filter(None, self._concerned(path, line)):
            seconds = int(10 + 4 * sum(self._seconds[test] for test in tests))
            code = _in_a_fork(partial(_run, path, text, tests, seconds))
            if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
                return "timeout" if code in (-signal.SIGXCPU, -signal.SIGKILL) else "killed"
        return "survived"


def _run(path: str, text: str, tests: list[str], seconds: int) -> int:
    resource.setrlimit(resource.RLIMIT_DATA, (_BYTES, _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    loader = _Loader(name, str(Path(path).absolute()))
    loader.text = text
    sys.meta_path.insert(0, loader)
    files = sorted({test.partition("::")[0] for test in tests})
    return int(pytest.main([*_PYTEST, *files], [_Chosen(tests)]))
