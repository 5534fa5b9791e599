"""`python -m benchmarks`: measure, and print what was measured. It does not judge: a missed target is no failure."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.scenarios import FULL, QUICK, measure_all


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="tiny corpora, whose figures say nothing")
    parser.add_argument("--repeat", type=_positive, default=3, metavar="N", help="measure N times, take the median")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="newspipe-benchmarks-") as folder:
        results = measure_all(Path(folder), QUICK if options.quick else FULL, options.repeat)
    print(results.as_json() if options.format == "json" else results.as_text())


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    main()
