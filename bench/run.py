"""``python -m bench.run``: builds the same text with every contender, in turn, and says how long it took."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from . import corpus, plot, report
from .contenders import CONTENDERS, Contender, Edition
from .report import Results, Run

PROJECT = Path(__file__).parent.parent
#: Plain Sphinx takes ten minutes for 5,000 on an ordinary machine.
SLOW = {("sphinx", report.LARGE)}


def arguments(argv: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    sizes = [report.SMALL, report.MIDDLE, report.LARGE]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="numbers of recommendations")
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=list(CONTENDERS))
    parser.add_argument("--rounds", type=int, default=3, help="builds of each (default: 3)")
    parser.add_argument("--slow", action="store_true", help="plain Sphinx at 5,000 too (ten minutes a round)")
    parser.add_argument("--out", type=Path, default=PROJECT / "_build" / "bench")
    return parser.parse_args(argv)


def prepare(out: Path, size: int, names: list[str]) -> list[Contender]:
    """Write the projects of the contenders for one size."""
    source = out / str(size) / "edition"
    corpus.make(PROJECT, source, size)
    found = [CONTENDERS[name](out / str(size) / name) for name in names]
    for contender in found:
        contender.prepare(PROJECT, source)
    return found


def cold(contenders: list[Contender], size: int, rounds: int) -> Iterator[Run]:
    """Build from nothing, the contenders in turn, so that a slow minute of the machine hits all."""
    for number in range(rounds):
        for contender in contenders:
            measured = contender.cold()
            yield _said(Run(contender.name, "cold", size, measured), f"round {number + 1}")


def incremental(edition: Edition, size: int, rounds: int) -> Iterator[Run]:
    """Build again: nothing changed, then one msgstr changed."""
    for number in range(rounds):
        yield _said(Run(edition.name, "unchanged", size, edition.again()), f"round {number + 1}")
        edition.change(700 + number)
        yield _said(Run(edition.name, "changed", size, edition.again()), f"round {number + 1}")


def _said(run: Run, remark: str) -> Run:
    measured = run.measured
    memory = measured.memory / report.MEBIBYTE
    times = f"{measured.wall:8.2f} s wall {measured.cpu:8.2f} s cpu {memory:6.0f} MiB"
    print(f"{run.size:>6} {run.case:<10}{run.contender:<10}{times}  ({remark})", flush=True)
    return run


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark, print the medians, and write results.json and results.svg."""
    options = arguments(argv)
    runs: list[Run] = []
    for size in options.sizes:
        names = [name for name in options.contenders if options.slow or (name, size) not in SLOW]
        if left := set(options.contenders) - set(names):
            print(f"{size:>6} without {', '.join(left)}: it takes ten minutes; --slow includes it")
        contenders = prepare(options.out, size, names)
        runs += cold(contenders, size, options.rounds)
        if size == report.MIDDLE:
            for contender in contenders:
                if isinstance(contender, Edition):
                    runs += incremental(contender, size, options.rounds)
    results = Results(runs)
    print(f"\n{report.table(results)}")
    machine = {"cores": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()}
    text = json.dumps(report.document(results, machine=machine), ensure_ascii=False, indent=1)
    (options.out / "results.json").write_text(text + "\n", "utf-8")
    series = {
        CONTENDERS[name].title: {
            size: results.median(name, size)
            for size, case, contender in results.combinations()
            if (case, contender) == ("cold", name)
        }
        for name in options.contenders
    }
    (options.out / "results.svg").write_text(plot.draw(series), "utf-8")
    print(f"\n{options.out / 'results.json'}, {options.out / 'results.svg'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
