"""What was measured, and how it is shown."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.measure import Cost


@dataclass(frozen=True)
class Row:
    """What one case of a scenario costs. `cpu_ratio` is to the case that the others are held to."""

    scenario: str
    case: str
    cpu_s: float
    cpu_ratio: float
    wall_s: float
    peak_mb: float


@dataclass(frozen=True)
class Target:
    """What newspipe is meant to reach."""

    what: str
    measured: float
    at_most: float
    unit: str

    @property
    def met(self) -> bool:
        return self.measured <= self.at_most


@dataclass(frozen=True)
class Results:
    """All that was measured in one run of the benchmarks."""

    rows: Sequence[Row]
    targets: Sequence[Target]

    def as_json(self) -> str:
        targets = [{**asdict(target), "met": target.met} for target in self.targets]
        return json.dumps({"rows": [asdict(row) for row in self.rows], "targets": targets}, indent=2)

    def as_text(self) -> str:
        """Two tables in Markdown."""
        measured = [
            (it.scenario, it.case, f"{it.cpu_s:.2f}", f"{it.cpu_ratio:.2f}", f"{it.wall_s:.2f}", f"{it.peak_mb:.0f}")
            for it in self.rows
        ]
        targets = [
            (it.what, f"{it.measured:.2f} {it.unit}", f"{it.at_most:g} {it.unit}", "met" if it.met else "missed")
            for it in self.targets
        ]
        costs = table(("scenario", "case", "CPU s", "CPU ratio", "wall s", "peak MB"), "<<>>>>", measured)
        return costs + "\n\n" + table(("target", "measured", "at most", "outcome"), "<>><", targets)


def rows(scenario: str, costs: Mapping[str, Cost], ratio_to: str) -> list[Row]:
    """The costs of a scenario; ratios are to one of its cases."""
    base = costs[ratio_to].cpu_s
    return [
        Row(scenario, case, cost.cpu_s, cost.cpu_s / base, cost.wall_s, cost.peak_mb) for case, cost in costs.items()
    ]


def table(head: Sequence[str], align: str, body: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; `align` has a `<` or `>` for each column."""
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    rule = ["-" * (width - 1) + (":" if side == ">" else "-") for side, width in zip(align, widths, strict=True)]
    return "\n".join(
        f"| {' | '.join(f'{cell:{side}{width}}' for cell, side, width in zip(line, align, widths, strict=True))} |"
        for line in (head, rule, *body)
    )
