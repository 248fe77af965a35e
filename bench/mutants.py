"""``python -m bench.mutants``: whether the quick tests notice that the code is wrong. ``make mutants``.

Draws mutants of the pure modules by a seed, and runs the quick tests on each until one fails. The mutants are
those of mutmut. Its own command leaves out what stands outside of functions and in most decorated ones, a
fifth of all, in which are most tables and expressions of the rules. So each mutant is a whole module here.
Prints the mutants that the tests did not notice; ``_build/mutants/results.json`` has all.
"""

import argparse
import difflib
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import libcst
from mutmut.mutation import file_mutation

from .trials import FOLDER, Trials

ROOMS = ("report", "catalogs", "checks", "importing")
#: The modules of another room that are pure and that quick tests run.
OTHERS = (
    *("akoma_ntoso", "complete", "data", "elsewhere", "exchange", "feed"),
    *("linked", "links", "offline/__init__", "xml_text"),
)
OUTCOMES = ("killed", "survived", "timeout")


class Mutant(NamedTuple):
    """A module with one fault: its file, the first line that differs, how it differs, and the whole text."""

    path: str
    line: int
    change: str
    text: str

    @property
    def key(self) -> list[str]:
        """What tells it apart from all others."""
        return [self.path, str(self.line), self.change]


class _Everywhere(file_mutation.MutationVisitor):  # type: ignore[misc]  # mypy does not see mutmut
    """Finds the mutants in decorated functions, too."""

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        return not isinstance(node, libcst.FunctionDef) and super()._skip_node_and_children(node)


def pure() -> list[Path]:
    """Return the files of the pure modules."""
    rooms = [path for room in ROOMS for path in Path("edition", room).rglob("*.py")]
    return sorted([*rooms, *(Path("edition", "site", f"{name}.py") for name in OTHERS)])


def drawn(paths: list[Path], number: int, seed: int) -> list[Mutant]:
    """Draw mutants of files. A smaller number is the beginning of a larger one."""
    file_mutation.MutationVisitor = _Everywhere
    found = []
    for path in paths:
        module, mutations, *_ignored = file_mutation.create_mutations(str(path), path.read_text("utf-8"))
        found += [(path, module, mutation) for mutation in mutations]
    print(f"{len(found)} mutants in {len(paths)} files; {number} drawn with the seed {seed}", flush=True)
    chosen = random.Random(seed).sample(range(len(found)), min(number, len(found)))  # noqa: S311 - no secret
    return [_mutant(*found[each]) for each in chosen]


def _mutant(path: Path, module: Any, mutation: Any) -> Mutant:
    text = module.deep_replace(mutation.original_node, mutation.mutated_node).code
    lines, others = module.code.split("\n"), text.split("\n")
    line = next((at for at, pair in enumerate(zip(lines, others, strict=False)) if len(set(pair)) > 1), 0)
    change = [*difflib.unified_diff(lines, others, lineterm="", n=0)][3:]
    return Mutant(path.as_posix(), line + 1, "\n".join(change), text)


def main(argv: list[str] | None = None) -> int:
    """Print the mutants that the tests did not notice, and how many they killed of each room."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="instead of the pure modules")
    parser.add_argument("--number", type=int, default=600)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--again", action="store_true", help="only those of them that were not killed before")
    options = parser.parse_args(argv)
    FOLDER.mkdir(parents=True, exist_ok=True)
    results = FOLDER / "results.json"
    mutants = drawn(sorted(options.files) or pure(), options.number, options.seed)
    before = json.loads(results.read_text("utf-8")) if options.again else []
    found = [(each.key, "killed") for each in mutants if [each.key, "killed"] in before]
    left, trials = [each for each in mutants if (each.key, "killed") not in found], Trials()
    for mutant in left:
        outcome = trials.outcome(mutant.path, mutant.line, mutant.text)
        found.append((mutant.key, outcome))
        results.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
        if outcome != "killed":
            print(f"{outcome}: {mutant.path}:{mutant.line}\n{mutant.change}\n", flush=True)
    counts = Counter((path.split("/")[1], outcome) for (path, _line, _change), outcome in found)
    for room in sorted({room for room, _outcome in counts}):
        print(room, *(f"{outcome} {counts[room, outcome]}" for outcome in OUTCOMES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
