"""``python -m bench.profiling [FOLDER] [LANGUAGE]``: where the build of one language spends its time.

Builds a corpus of ``make bench`` from nothing in this process, under the profiler, and prints the functions
that took longest with all they called. The profiler doubles the seconds; what to compare are their shares.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import sys
from pathlib import Path

from edition.application import preload
from edition.build import Folders, build_language
from edition.project import settings

SHOWN = 60


def main(argv: list[str] | None = None) -> int:
    """Print the profile."""
    parser = argparse.ArgumentParser(prog="python -m bench.profiling", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("_build/bench/1000/edition"))
    parser.add_argument("language", nargs="?", default="en")
    options = parser.parse_args(argv)
    os.chdir(options.folder)
    folders = Folders(Path.cwd(), Path.cwd() / "_build" / "profile")
    shutil.rmtree(folders.build, ignore_errors=True)
    preload(settings(folders.root))
    profile = cProfile.Profile()
    profile.runcall(build_language, folders, options.language, {}, 1)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(SHOWN)
    return 0


if __name__ == "__main__":
    sys.exit(main())
