"""What is measured: a first run, the next day, a capture that comes late, and a run that finds nothing new."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.history import History, Size
from benchmarks.measure import Cost, in_turn, tell
from benchmarks.results import Results, Target, rows

_START = date(2021, 10, 1)


@dataclass(frozen=True)
class Scale:
    """How large the corpora are. Days are days of capture."""

    size: Size
    first_run_days: int
    short_days: int
    long_days: int
    next_days: int


FULL = Scale(Size(sources=10, pages=5), first_run_days=400, short_days=100, long_days=1_600, next_days=5)
QUICK = Scale(Size(sources=2, pages=2), first_run_days=6, short_days=2, long_days=8, next_days=1)


def measure_all(folder: Path, scale: Scale, repeat: int) -> Results:
    """Measure every scenario, below an empty folder."""
    first = _captured(folder / "first", scale.size, _START, scale.first_run_days)
    long = _captured(folder / "long", scale.size, _START, scale.long_days)
    # The short history starts later: both end on the same day, so a next day falls on the same day of a month for both,
    # and finds as much of that month there.
    later = _START + timedelta(days=scale.long_days - scale.short_days)
    short = _captured(folder / "short", scale.size, later, scale.short_days)
    first_days, short_days, long_days = _days(first), _days(short), _days(long)

    first_run = _first_run(first, repeat)
    for history in (short, long):
        tell(f"publishing {_days(history)}")
        history.publish()
    nothing_new = in_turn("nothing new", {first_days: first.publish, long_days: long.publish}, repeat)
    # A day can be published only once, so the next day is measured on several that follow each other.
    following = {short_days: short.publish_next_day, long_days: long.publish_next_day}
    next_day = in_turn("next day", following, scale.next_days)
    late = in_turn("late capture", {short_days: short.publish_late, long_days: long.publish_late}, scale.next_days)
    next_day_ratio = next_day[long_days].cpu_s / next_day[short_days].cpu_s
    return Results(
        rows=[
            *rows(f"first run, {first.snapshots:,} snapshots", first_run, ratio_to="naive"),
            *rows(f"next day, {scale.size.snapshots} snapshots more", next_day, ratio_to=short_days),
            *rows(f"late capture, {scale.size.snapshots} snapshots a month old", late, ratio_to=short_days),
            *rows("nothing new", nothing_new, ratio_to=first_days),
        ],
        targets=[
            Target("first run: CPU, to naive", first_run["newspipe"].cpu_s / first_run["naive"].cpu_s, 1.0, "x"),
            Target("first run: peak memory", first_run["newspipe"].peak_mb, 400, "MB"),
            Target(f"next day: CPU, {long_days} to {short_days}", next_day_ratio, 1.3, "x"),
            Target(
                f"late capture: CPU, {long_days} to {short_days}",
                late[long_days].cpu_s / late[short_days].cpu_s,
                1.3,
                "x",
            ),
            *(Target(f"nothing new: wall, {case}", cost.wall_s, 1.0, "s") for case, cost in nothing_new.items()),
        ],
    )


def _captured(folder: Path, size: Size, start: date, days: int) -> History:
    tell(f"making {days:,} days of captures")
    history = History(folder, size, start)
    history.capture(days)
    return history


def _first_run(history: History, repeat: int) -> dict[str, Cost]:
    contenders = {
        "newspipe": history.publish_all,
        "naive": lambda: history.baseline("naive"),
        "best_polars": lambda: history.baseline("best_polars"),
        "best_duckdb": lambda: history.baseline("best_duckdb"),
        # The floor writes again what polars wrote just before.
        "floor": lambda: history.baseline("floor", history.made_by("best_polars")),
    }
    return in_turn("first run", contenders, repeat)


def _days(history: History) -> str:
    return f"{history.days:,} days"
