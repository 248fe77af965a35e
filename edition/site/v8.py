"""Calls a function of scripts in V8: ``python v8.py FUNCTION SCRIPT...``, JSON in and out.

In a process of its own, which imports nothing of ours: the threads of V8 do not survive the forks of a build.
"""

import sys
from pathlib import Path


def main(function: str, *scripts: str) -> None:
    """Call the function with the list of arguments that stands in stdin; print what it returns."""
    from py_mini_racer import MiniRacer  # noqa: PLC0415 - for large reports alone

    with MiniRacer() as engine:
        for script in scripts:
            engine.eval(Path(script).read_text("utf-8"))
        given = sys.stdin.buffer.read().decode()
        sys.stdout.buffer.write(str(engine.eval(f"JSON.stringify({function}(...{given}))")).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
