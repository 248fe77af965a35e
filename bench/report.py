"""What the measurements say: medians, ratios, growth, targets; as a table, as JSON, as a plot. Pure."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from .measure import Measured

MEBIBYTE = 2**20
SMALL, MIDDLE, LARGE = 36, 1000, 5000


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: which contender, what it did (``cold``, ``changed``, ``unchanged``), how much."""

    contender: str
    case: str
    size: int
    measured: Measured


def _cpu(measured: Measured) -> float:
    return measured.cpu


class Results:
    """All measurements, asked for medians."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs

    def median(
        self, contender: str, size: int, case: str = "cold", value: Callable[[Measured], float] | None = None
    ) -> float:
        """Return the median of a value (the seconds on the clock), NaN where it was not measured."""
        found = [
            value(run.measured) if value else run.measured.wall
            for run in self.runs
            if (run.contender, run.size, run.case) == (contender, size, case)
        ]
        return median(found) if found else math.nan

    def ratio(self, other: str, size: int, value: Callable[[Measured], float] | None = None) -> float:
        """Return how long this project takes, as a multiple of what another contender takes."""
        return self.median("edition", size, value=value) / self.median(other, size, value=value)

    def exponent(self, contender: str) -> float:
        """Return the exponent of growth: 1 where five times as much takes five times as long."""
        growth = self.median(contender, LARGE) / self.median(contender, MIDDLE)
        return math.log(growth) / math.log(LARGE / MIDDLE)

    def targets(self) -> list[tuple[str, float, float]]:
        """Return what is promised: name, value and limit; NaN where it was not measured."""
        memory = self.median("edition", LARGE, value=lambda measured: measured.memory / MEBIBYTE)
        return [
            (f"× MkDocs Material at {SMALL}", self.ratio("mkdocs", SMALL), 1.0),
            (f"× MkDocs Material at {MIDDLE}", self.ratio("mkdocs", MIDDLE), 1.0),
            (f"× MkDocs Material at {LARGE}", self.ratio("mkdocs", LARGE), 0.4),
            (f"processor × MkDocs Material at {SMALL}", self.ratio("mkdocs", SMALL, _cpu), 1.1),
            (f"processor × MkDocs Material at {MIDDLE}", self.ratio("mkdocs", MIDDLE, _cpu), 1.6),
            (f"× plain Sphinx at {MIDDLE}", self.ratio("sphinx", MIDDLE), 0.08),
            (f"exponent of growth, {MIDDLE} to {LARGE}", self.exponent("edition"), 1.05),
            (f"peak memory at {LARGE}, MiB", memory, 470.0),
            (f"one msgstr changed at {MIDDLE}, s", self.median("edition", MIDDLE, "changed"), 1.7),
            (f"nothing changed at {MIDDLE}, s", self.median("edition", MIDDLE, "unchanged"), 0.7),
        ]

    def combinations(self) -> list[tuple[int, str, str]]:
        """Return size, case and contender of what was measured, in order."""
        return sorted({(run.size, run.case, run.contender) for run in self.runs})


def table(results: Results) -> str:
    """Return the medians and the targets as text."""
    lines = [f"{'size':>6} {'case':<10}{'contender':<10}{'wall s':>9}{'cpu s':>9}{'MiB':>7}{'× this':>8}"]
    for size, case, contender in results.combinations():
        wall = results.median(contender, size, case)
        cpu = results.median(contender, size, case, _cpu)
        memory = results.median(contender, size, case, lambda measured: measured.memory) / MEBIBYTE
        times = wall / results.median("edition", size, case)
        lines.append(f"{size:>6} {case:<10}{contender:<10}{wall:>9.2f}{cpu:>9.2f}{memory:>7.0f}{times:>8.2f}")
    lines.append("")
    for name, value, limit in results.targets():
        if not math.isnan(value):
            verdict = "met" if value <= limit else "MISSED"
            lines.append(f"  {name:<40}{value:>8.3f}  at most {limit:<6g} {verdict}")
    return "\n".join(lines)


def document(results: Results, **more: Any) -> dict[str, Any]:
    """Return everything as JSON values."""
    return {
        **more,
        "runs": [
            {
                "contender": run.contender,
                "case": run.case,
                "size": run.size,
                "wall": round(run.measured.wall, 4),
                "cpu": round(run.measured.cpu, 4),
                "memory": run.measured.memory,
            }
            for run in results.runs
        ],
        "medians": [
            {
                "contender": contender,
                "case": case,
                "size": size,
                "wall": round(results.median(contender, size, case), 4),
            }
            for size, case, contender in results.combinations()
        ],
        "targets": [
            {"name": name, "value": round(value, 4), "limit": limit, "met": value <= limit}
            for name, value, limit in results.targets()
            if not math.isnan(value)
        ],
    }
