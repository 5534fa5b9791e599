"""`python -m benchmarks.store`: what a commit costs, against the size of the table and the number of versions.

Each commit changes 25 rows in 2 of 120 months (see `commits.py`). A cost is the median of 20 commits: of the first 20
against the size; of those around the tenth and of the last 20 against the number of versions.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Cost, in_turn, measure, tell
from benchmarks.results import Results, Row, Target, rows

_SOME = 20


@dataclass(frozen=True)
class Commits:
    """What each of some commits took, and the most memory that their process held."""

    commits: list[dict[str, float]]
    peak_mb: float

    def cost(self, which: slice) -> Cost:
        """The median of some of them."""
        cpu, wall = (median(commit[what] for commit in self.commits[which]) for what in ("cpu_s", "wall_s"))
        return Cost(cpu, wall, self.peak_mb)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small tables and few versions, whose figures say nothing")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    options = parser.parse_args(arguments)
    sizes, versions = ((1_200, 6_000), 41) if options.quick else ((12_000, 120_000, 1_200_000), 1_000)
    with tempfile.TemporaryDirectory(prefix="newspipe-benchmarks-") as folder:
        results = measure_all(Path(folder), sizes, versions)
    print(results.as_json() if options.format == "json" else results.as_text())


def measure_all(folder: Path, sizes: Sequence[int], versions: int) -> Results:
    """Measure every scenario, below an empty folder."""
    by_size = {f"{size:,} rows": _commits(folder / f"{size}", size, _SOME + 1).cost(slice(_SOME)) for size in sizes}
    kinds = {"without Delta": ["--without-delta"], "with Delta": []}
    found: list[Row] = rows("a commit, by size", by_size, ratio_to=f"{sizes[0]:,} rows")
    targets = []
    for kind, options in kinds.items():
        took = _commits(folder / kind, sizes[0], versions, *options)
        ages = {"the tenth": took.cost(slice(_SOME)), f"number {versions:,}": took.cost(slice(-_SOME, None))}
        found += rows(f"a commit, by versions, {kind}", ages, ratio_to="the tenth")
        ratio = found[-1].cpu_ratio
        targets.append(Target(f"number {versions:,}, {kind}: CPU, to the tenth", ratio, 1.5, "x"))
    out = folder / "without Delta"
    reads = {
        "newspipe versions": lambda: measure([sys.executable, "-m", "newspipe", "versions", "--out", out]),
        "newspipe.read of an old version": lambda: measure([sys.executable, "-c", _READ, out]),
    }
    costs = in_turn("reading", reads, 3)
    found += rows(f"reading, {versions:,} versions", costs, ratio_to="newspipe versions")
    targets += [Target(f"{name}: wall", cost.wall_s, 1.0, "s") for name, cost in costs.items()]
    return Results(found, targets)


_READ = "import newspipe, sys; assert len(newspipe.read('changes', version=7, out=sys.argv[1]))"


def _commits(out: Path, size: int, versions: int, *options: str) -> Commits:
    tell(f"{versions:,} versions of {size:,} rows {' '.join(options)}")
    command = [
        sys.executable,
        "-m",
        "benchmarks.commits",
        out,
        "--rows",
        str(size),
        "--versions",
        str(versions),
        *options,
    ]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return Commits(**json.loads(done.stdout))


if __name__ == "__main__":
    main()
