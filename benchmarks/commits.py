"""Publishes one version after another into an empty store, and prints what each commit took, as JSON.

    python -m benchmarks.commits OUT --rows 100000 --versions 20 [--without-delta]

The first version has all rows, in 120 months; each later one changes 25 rows in 2 of them: rows of `items` as they come
out of a run, so that what is measured is the commit alone: objects, the difference, manifest, view, log.
"""

import argparse
import json
import random
import resource
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from benchmarks.measure import MAXRSS_BYTES
from newspipe.contracts import contract
from newspipe.months.table import from_rows, keep
from newspipe.publication import publish
from newspipe.store import open_store
from newspipe.store.backend import Store
from newspipe.store.manifest import NOTHING, File, Manifest

MONTHS, CHANGED_MONTHS, CHANGED_ROWS = 120, 2, 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--versions", type=int, required=True)
    parser.add_argument("--without-delta", action="store_true", help="as if the library deltalake were not installed")
    options = parser.parse_args()
    if options.without_delta:
        sys.modules["deltalake"] = None  # type: ignore[assignment] - what Python itself takes for "is not there"
    took = commits(open_store(options.out), options.rows, options.versions)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_BYTES / 1e6
    print(json.dumps({"commits": took, "peak_mb": peak}))


def commits(store: Store, rows: int, versions: int) -> list[dict[str, float]]:
    """What each commit after the first took: seconds on the clock, and of CPU time."""
    chance = random.Random(7)
    tables = {f"{2015 + at // 12}-{at % 12 + 1:02d}": _month(at, rows // MONTHS) for at in range(MONTHS)}
    files = {month: keep(store, "items", month, table) for month, table in tables.items()}
    base = _publish(store, NOTHING, files)
    took = []
    for number in range(2, versions + 1):
        for month in chance.sample(sorted(tables), CHANGED_MONTHS):
            tables[month] = _edited(tables[month], CHANGED_ROWS // CHANGED_MONTHS, number, chance)
            files[month] = keep(store, "items", month, tables[month])
        wall, cpu = time.perf_counter(), time.process_time()
        base = _publish(store, base, files)
        took.append({"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu})
    return took


def _publish(store: Store, base: Manifest, files: dict[str, File]) -> Manifest:
    manifest = publish(store, base, {"items": files}, moved={})
    if manifest is None:
        raise SystemExit("nothing was published")
    return manifest


def _month(at: int, rows: int) -> pa.Table:
    chance = random.Random(at)
    day = date(2015 + at // 12, at % 12 + 1, 1)
    told = [
        {
            "item_id": f"{chance.getrandbits(128):032x}",
            "headline": f"Story {number} of {day:%B %Y}, told in a few words more",
            "description": f"{chance.getrandbits(256):x} {chance.getrandbits(256):x}",
            "date_precision": "day",
            "source": f"source-{number % 10}",
            "date_published": day.replace(day=number % 28 + 1),
            "date_published_raw": "1 May",
            "first_seen_at": datetime(day.year, day.month, day.day, tzinfo=UTC),
            "revision": 1,
            "aliases": [],
        }
        for number in range(rows)
    ]
    sort = [(column, "ascending") for column in contract("items").sort]
    return from_rows("items", told).sort_by(sort)


def _edited(table: pa.Table, rows: int, number: int, chance: random.Random) -> pa.Table:
    headlines = table["headline"].to_pylist()
    for at in chance.sample(range(len(headlines)), min(rows, len(headlines))):
        headlines[at] = f"As version {number} has it: {headlines[at][-40:]}"
    at = table.schema.get_field_index("headline")
    return table.set_column(at, table.schema.field(at), pa.array(headlines, pa.string()))


if __name__ == "__main__":
    main()
