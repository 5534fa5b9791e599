"""`python -m benchmarks.identity`: does newspipe tell which entries are the same item, and what became of each?

Corpora with a known truth are published by newspipe as a user would, and the rows read back are held against what a
perfect observer of the same captures could know: see `benchmarks/truth.py`. Every corpus is measured twice: with all
captures, and with 70 % of them missing. Figures of several seeds are added up, except precision and recall, which are
the means. A missed target does not change the exit code.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import mean

from benchmarks import make_corpus
from benchmarks.measure import tell
from benchmarks.results import table
from benchmarks.scores import Published, Score, score, total
from benchmarks.truth import load_truth
from newspipe import pipeline

HARD = ("sibling=.2", "headline_edit=.3", "truncated=.1", "withdrawn=.1")
HARDER = ("sibling=.4", "headline_edit=.5", "truncated=.1", "withdrawn=.1")
MISSING = 0.7  # share of the captures that are taken away


@dataclass(frozen=True)
class Setting:
    """What a corpus is made with."""

    name: str
    items_per_day: float
    quirks: Sequence[str] = ()


SETTINGS = (
    Setting("default", 0.6),
    Setting("hard, 3 a day", 3, HARD),
    Setting("hard, 5 a day", 5, HARD),
    Setting("harder, 3 a day", 3, HARDER),
)


@dataclass(frozen=True)
class Case:
    """A setting with all its captures or with some, and the score of each seed."""

    setting: str
    captures: str
    scores: Sequence[Score]

    def figures(self) -> dict[str, float]:
        """The figures of all seeds together; shares from 0 to 1."""
        counted = asdict(total(self.scores))
        counted.pop("misses")
        return {
            "precision": mean(one.precision for one in self.scores),
            "recall": mean(one.recall for one in self.scores),
            **counted,
        }


#: Figure, what it is out of, and the least or most that it is meant to be.
TARGETS = (
    ("precision", None, 0.999),
    ("recall", None, 0.998),
    ("entries_found", "entries", 1.0),
    ("faults_found", "faults", 1.0),
    ("histories_exact", "histories", 0.999),
    ("withdrawals_found", "withdrawals", 0.97),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one seed and tiny corpora, whose figures say little")
    parser.add_argument(
        "--seeds", default="1-5", type=_range, metavar="A-B", help="seeds of the corpora (default: 1-5)"
    )
    parser.add_argument(
        "--quirk", action="append", metavar="NAME=P", help="measure these quirks instead, as make_corpus"
    )
    parser.add_argument("--items-per-day", type=float, default=3, metavar="N", help="with --quirk (default: 3)")
    parser.add_argument("--misses", action="store_true", help="print on stderr what was missed")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    options = parser.parse_args(arguments)
    settings = SETTINGS
    if options.quirk:
        settings = (Setting(" ".join(options.quirk), options.items_per_day, options.quirk),)
    size = ("--sources", "2", "--days", "20", "--pages", "2") if options.quick else ()
    cases = list(_measure(settings, options.seeds[:1] if options.quick else options.seeds, size))
    if options.misses:
        for case in cases:
            for one in case.scores:
                for miss in one.misses:
                    tell(f"{case.setting}, {case.captures}: {miss}")
    print(_as_json(cases) if options.format == "json" else _as_text(cases))


def _range(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return [*range(int(first), int(last or first) + 1)]


def _measure(settings: Sequence[Setting], seeds: Sequence[int], size: Sequence[str]) -> Iterator[Case]:
    for setting in settings:
        scores: dict[str, list[Score]] = {"all": [], "30 %": []}
        for seed in seeds:
            tell(f"{setting.name}, seed {seed}")
            with tempfile.TemporaryDirectory(prefix="newspipe-identity-") as folder:
                _make(Path(folder), setting, seed, size)
                scores["all"].append(_score(Path(folder), "all"))
                _take_away(Path(folder) / "raw", Random(f"missing/{seed}"))
                scores["30 %"].append(_score(Path(folder), "some"))
        yield from (Case(setting.name, captures, found) for captures, found in scores.items())


def _make(folder: Path, setting: Setting, seed: int, size: Sequence[str]) -> None:
    quirks = [part for quirk in setting.quirks for part in ("--quirk", quirk)]
    make_corpus.main([str(folder), "--seed", str(seed), "--items-per-day", str(setting.items_per_day), *quirks, *size])


def _score(folder: Path, name: str) -> Score:
    pipeline.run(folder / "raw", folder / name)
    return score(load_truth(folder), Published.read(folder / name))


def _take_away(raw: Path, rng: Random) -> None:
    """Take captures away, at least one of each source stays."""
    for source in sorted(raw.iterdir()):
        _, *others = sorted(source.iterdir())
        for capture in others:
            if rng.random() < MISSING:
                shutil.rmtree(capture)


def _as_json(cases: Sequence[Case]) -> str:
    told = [{"setting": case.setting, "captures": case.captures, **case.figures()} for case in cases]
    targets = [{"figure": figure, "of": of, "at_least": least} for figure, of, least in TARGETS]
    targets.append({"figure": "withdrawals_invented", "of": None, "at_most": 0})
    return json.dumps({"cases": told, "targets": targets}, indent=2)


def _as_text(cases: Sequence[Case]) -> str:
    """One table in Markdown, and what was missed."""
    head = ("setting", "captures", "items", "precision", "recall", "entries", "faults", "histories exact")
    head = (*head, "withdrawn found", "on time", "invented", "targets")
    body = []
    for case in cases:
        it = case.figures()
        missed = [figure for figure, of, least in TARGETS if it[figure] < least * (it[of] if of else 1)]
        missed += ["withdrawals_invented"] * (it["withdrawals_invented"] > 0)
        body.append((
            case.setting, case.captures, f"{it['items']:,}", f"{it['precision']:.5f}", f"{it['recall']:.5f}",
            _of(it, "entries_found", "entries"), _of(it, "faults_found", "faults"),
            _of(it, "histories_exact", "histories"), _of(it, "withdrawals_found", "withdrawals"),
            f"{it['withdrawals_on_time']:,}", f"{it['withdrawals_invented']}", ", ".join(missed) or "met",
        ))  # fmt: skip
    return table(head, "<<>>>>>>>>><", body)


def _of(figures: dict[str, float], figure: str, of: str) -> str:
    return f"{figures[figure]:,} of {figures[of]:,}"


if __name__ == "__main__":
    main()
