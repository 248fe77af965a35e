"""Kills commands at every moment, and looks what is left: ``make kills``, or ``python tests/kills.py 200``.

What must hold after each kill: the site, a catalog or a book is the old one or the new one, whole; and the
same command, run again, makes what it would have made without the kill.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from conftest import Project, copy_small

#: What a command makes, by path; 'pages' are too many to name.
State = dict[str, str]


def digests(root: Path, *patterns: str) -> State:
    """Return a digest of every file below a folder that fits a pattern."""
    paths = (path for pattern in patterns for path in root.glob(pattern) if path.is_file())
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


@dataclass
class Trial:
    """A command, the change of the sources that it is run after, and the files that it makes."""

    command: tuple[str, ...]
    change: Callable[[Project], None]
    made: tuple[str, ...]
    #: Whether all files change as one; else each one is the old or the new one.
    as_one: bool = False
    faults: list[str] = field(default_factory=list)

    def start(self, project: Project) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "edition", *self.command],
            cwd=project.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that what it forks is killed with it
        )

    def run(self, folder: Path, kills: int) -> list[str]:
        """Kill the command so many times, spread over the time that it takes. Returns what was wrong."""
        project = copy_small(folder / "project", whole=True)
        assert project.run("edition", "update-po") == project.build() == 0, project.output
        if self.command[0] in ("epub", "cards", "publish"):
            assert project.run("edition", self.command[0]) == 0, project.output
        old = digests(project.root, *self.made)
        self.change(project)
        shutil.copytree(project.root, folder / "before", symlinks=True)
        begun = time.monotonic()
        assert self.start(project).wait() == 0
        takes = time.monotonic() - begun
        new = digests(project.root, *self.made)
        assert new != old
        for kill in range(kills):
            shutil.rmtree(project.root)
            shutil.copytree(folder / "before", project.root, symlinks=True)
            process = self.start(project)
            try:
                process.wait(takes * (kill + 0.5) / kills)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            self._judge(f"kill {kill + 1}", project, old, new)
        return self.faults

    def _judge(self, kill: str, project: Project, old: State, new: State) -> None:
        left = digests(project.root, *self.made)
        if self.as_one:
            mixed = [] if left in (old, new) else ["the site"]
        else:
            names = old.keys() | new.keys()
            mixed = [name for name in names if left.get(name) not in (old.get(name), new.get(name))]
            # A file that was being written stands beside the old one; the next run takes it away.
            mixed += [name for name in left.keys() - names if not fnmatch(name, "*/.*.new")]
        self.faults += [
            f"{kill} of {self.command[0]}: {name} is neither the old nor the new one" for name in mixed
        ]
        if self.start(project).wait() or digests(project.root, *self.made) != new:
            self.faults.append(f"{kill} of {self.command[0]}: the next run does not make the same")


def _edit(project: Project) -> None:
    project.edit("policies/first.md", "平和を守ります。", "平和を固く守ります。")
    project.write(
        "topics/peace.md", project.read("topics/law.md").replace("法", "平和").replace("law", "peace")
    )


def _retitle(project: Project) -> None:
    """Change what cards show; they are drawn from the built site."""
    project.edit("policies/first.md", "# 第一チーム WT", "# 第一のチーム WT")
    project.edit("locales/en/LC_MESSAGES/policies/first.po", "第一チーム WT", "第一のチーム WT")
    assert project.build() == 0, project.output


TRIALS = {
    "build": (("build",), _edit, ("_build/html/**/*",), True),
    "update-po": (("update-po",), _edit, ("locales/**/*", "weblate.json")),
    "language": (("language", "ko"), _edit, ("locales/ko/**/*", "conf.py")),
    "epub": (("epub",), _edit, ("_build/epub/*.epub",)),
    "cards": (("cards",), _retitle, ("_build/cards/**/*", "_build/html/**/*")),
    "publish": (("publish",), _edit, ("_build/publish/**/*",), True),
}


def kill(name: str, kills: int) -> list[str]:
    """Kill a command so many times. Returns what was wrong."""
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        return Trial(*TRIALS[name]).run(folder, kills)
    finally:
        shutil.rmtree(folder)


def main(kills: int) -> int:
    """Kill every command. Prints what was wrong, and returns 1 if anything was."""
    code = 0
    for name in TRIALS:
        faults = kill(name, kills)
        print(f"{name}: {kills} kills, {len(faults)} faults", *faults, sep="\n  ", flush=True)
        code |= bool(faults)
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 60))
