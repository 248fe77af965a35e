"""Builds many times: the engine is imported once, and every build is a process forked from there.

``python workshop.py`` reads a line of JSON for every batch, runs its orders side by side, and answers with a
line of exit codes. An order is ``[command, folder, arguments, file for what is printed]``.
"""

import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent


class Order(NamedTuple):
    """A command to run in a folder; ``command`` is ``edition`` or ``sphinx``."""

    command: str
    folder: str
    arguments: list[str]
    log: str


class Workshop:
    """A process that builds to order."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *orders: Order) -> list[int]:
        """Run commands side by side. Returns their exit codes."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(orders), file=self._process.stdin, flush=True)
        codes: list[int] = json.loads(self._process.stdout.readline())
        return codes

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def _obey(commands: dict[str, Any], order: Order) -> None:
    """Run an order, in a process of its own."""
    out = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.chdir(order.folder)
    code = 70
    try:
        code = commands[order.command](order.arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever it is, it is the build's
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Build until there are no more orders."""
    # ruff: noqa: PLC0415 - what is imported once for all builds
    import furo
    import myst_parser.sphinx_ext.main
    import sphinx.builders.dirhtml
    import sphinx.cmd.build

    import edition.__main__
    import edition.site.build

    del furo, myst_parser
    for part in edition._PARTS:  # noqa: SLF001 - else every build would import them again
        __import__(f"edition.{part}")
    commands = {"edition": edition.__main__.main, "sphinx": sphinx.cmd.build.main}
    for line in sys.stdin:
        children = []
        for order in json.loads(line):
            child = os.fork()
            if not child:
                _obey(commands, Order(*order))
            children.append(child)
        print(
            json.dumps([os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in children]), flush=True
        )


if __name__ == "__main__":
    main()
