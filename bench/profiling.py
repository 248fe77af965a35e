"""``python -m bench.profiling [FOLDER]``: where a build spends its time.

Builds a corpus of ``make bench`` from nothing under the profiler: reading and drawing the source language in
this process; the others are not seen. Prints the functions that took longest with all they called. The
profiler doubles the seconds; what to compare are their shares.
"""

import argparse
import cProfile
import os
import pstats
import shutil
import sys
from pathlib import Path

from edition.site import build

SHOWN = 60


def main(argv: list[str] | None = None) -> int:
    """Print the profile."""
    parser = argparse.ArgumentParser(prog="python -m bench.profiling", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("_build/bench/1000/edition"))
    options = parser.parse_args(argv)
    os.chdir(options.folder)
    out = Path.cwd() / "_build" / "profile"
    shutil.rmtree(out, ignore_errors=True)
    profile = cProfile.Profile()
    profile.runcall(build.run, Path.cwd(), out)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(SHOWN)
    return 0


if __name__ == "__main__":
    sys.exit(main())
