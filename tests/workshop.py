"""Commands without the wait for an interpreter: the engine is imported once, and forked for every command.

A :class:`Workshop` is a process that runs ``python workshop.py``. It reads a line of JSON, a list of orders,
runs them side by side, each in a process of its own, and answers with a line of JSON: what came of each.
A command has the same ``main()``, arguments, folder and environment as if it were typed; what it does not
have is an interpreter that has just started. That is tested too, where commands are typed: ``typed.py``.
"""

import atexit
import functools
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
COMMANDS = ("edition", "sphinx")
#: However busy the machine, no command takes longer: one that waits for ever ends, and its test fails.
SECONDS = 120
#: What nearly every command imports, beside the engine and Sphinx's own extensions.
COMMON = (
    "edition.site.build",
    "edition.commands.update",
    "furo",
    "myst_parser.sphinx_ext.main",
    "sphinx.search.ja",
)


class Order(NamedTuple):
    """A command to run: one of :data:`COMMANDS`, as after ``python -m``."""

    command: str
    arguments: list[str]
    folder: str
    environment: dict[str, str]
    #: Bytes; nothing may be written beyond them, as on a disk that is full.
    largest_file: int | None = None


class Done(NamedTuple):
    """What came of an order."""

    code: int
    stdout: str
    stderr: str


class Workshop:
    """A process that runs commands to order, with the engine in the folder ``engine``."""

    def __init__(self, engine: Path = ROOT) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            cwd=engine,
            env={**os.environ, "PYTHONPATH": str(engine), "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.close)

    def run(
        self,
        command: str,
        *arguments: str,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        largest_file: int | None = None,
    ) -> Done:
        """Run a command in a folder, in this process's environment or the one given."""
        order = Order(command, [*arguments], str(folder), dict(environment or os.environ), largest_file)
        (done,) = self.run_all(order)
        return done

    def run_all(self, *orders: Order) -> list[Done]:
        """Run commands side by side."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(orders), file=self._process.stdin, flush=True)
        return [Done(*each) for each in json.loads(self._process.stdout.readline())]

    def close(self) -> None:
        """End the process."""
        if self._process.returncode is None:
            self._process.communicate()
        atexit.unregister(self.close)


@functools.cache
def kept() -> Workshop:
    """Return the workshop of this process of the tests."""
    return Workshop()


def _obey(commands: dict[str, Any], order: Order, printed: list[Path]) -> None:
    """Run an order, in a process of its own."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in enumerate(printed, 1):
        os.dup2(os.open(path, os.O_WRONLY), number)
    code: int | str | None = 1
    try:
        signal.alarm(SECONDS)
        if order.largest_file is not None:
            sys.dont_write_bytecode = True  # it would be cut off, and break whoever imports it next
            resource.setrlimit(resource.RLIMIT_FSIZE, (order.largest_file, order.largest_file))
        os.chdir(order.folder)
        os.environ.clear()
        os.environ.update(order.environment)
        code = commands[order.command](order.arguments)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - whatever it is, it is the command's
        traceback.print_exc()
    if isinstance(code, str):  # as the interpreter has it
        print(code, file=sys.stderr)
        code = 1
    atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter does: else servers of extensions live on
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)


def _run_all(commands: dict[str, Any], orders: list[Order]) -> list[Done]:
    """Run orders side by side."""
    folder = Path(tempfile.mkdtemp())  # TemporaryDirectory would have every child remove it
    running = []
    for number, order in enumerate(orders):
        printed = [folder / f"{number}.{name}" for name in ("out", "err")]
        for path in printed:
            path.touch()
        child = os.fork()
        if not child:
            _obey(commands, order, printed)
        running.append((child, printed))
    done = []
    for child, printed in running:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        done.append(Done(code, *(path.read_text("utf-8", errors="replace") for path in printed)))
    shutil.rmtree(folder)
    return done


def main() -> None:
    """Run commands until there are no more orders."""
    # ruff: noqa: PLC0415 - what is imported once for all commands
    sys.path.pop(0)  # this folder, which no command would have
    import sphinx.application
    import sphinx.cmd.build
    from babel import localedata

    import edition.__main__

    parts = [f"edition.{part}" for part in edition._PARTS]  # noqa: SLF001 - all that commands import
    for name in (*parts, *COMMON, *sphinx.application.builtin_extensions):
        import_module(name)
    for language in ("ja", "en"):
        localedata.load(language)
    gc.freeze()  # a command that looked at these objects would copy them
    commands = {"edition": edition.__main__.main, "sphinx": sphinx.cmd.build.main}
    for line in sys.stdin:
        print(json.dumps(_run_all(commands, [Order(*each) for each in json.loads(line)])), flush=True)


if __name__ == "__main__":
    main()
