"""Runs commands and measures them: seconds, processor time, and the memory of all their processes."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: Often enough to see a peak, seldom enough not to be seen in the times.
INTERVAL = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Measured:
    """What running something took."""

    #: Seconds on the clock; user and system time of all processes, in seconds.
    wall: float
    cpu: float
    #: Highest sum of the resident memory of all processes at one time, in bytes. A page of memory that
    #: forked processes share counts once for each.
    memory: int


def _tree(pid: int) -> list[int]:
    """Return the process ``pid`` and all below it."""
    found = [pid]
    for process in found:
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            found += [int(child) for child in task.read_text("ascii").split()]
    return found


def _resident(pid: int) -> int:
    try:
        return sum(
            int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * _PAGE
            for process in _tree(pid)
        )
    except OSError:  # a process ended while we looked
        return 0


class _Watch(threading.Thread):
    """Notes the highest memory of a process tree until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, _resident(self.pid))


def _times() -> float:
    times = os.times()
    return times.children_user + times.children_system


def run(commands: Sequence[Sequence[str]], folder: Path) -> Measured:
    """Run commands one after the other in ``folder``. Raises RuntimeError where one fails."""
    cpu, start, peak = _times(), time.perf_counter(), 0
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SITE_")}
    for command in commands:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        _, errors = process.communicate()
        watch.ended.set()
        watch.join()
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{errors}")
        peak = max(peak, watch.peak)
    return Measured(time.perf_counter() - start, _times() - cpu, peak)
