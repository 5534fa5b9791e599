"""Stores of any rows: what an export makes of them does not ask where they come from."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newspipe.contracts import DATASETS, UNDATED
from newspipe.months.table import from_rows, keep
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, commit

Row = dict[str, Any]
Filled = Callable[..., tuple[Folder, Manifest]]

SEEN = datetime(2024, 6, 1, 9, 30, 15, 123456, tzinfo=UTC)


def item(number: int, day: date | None, **columns: Any) -> Row:
    """An item of a day, or of none."""
    needed = {
        "item_id": f"{number:032x}", "source": "town", "headline": f"Story {number}", "date_precision": "day",
        "date_published": day, "first_seen_at": SEEN, "revision": 1, "aliases": [],
    }  # fmt: skip
    return needed | columns


def month_of(row: Row) -> str:
    return f"{row['date_published']:%Y-%m}" if row["date_published"] else UNDATED


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """A version that holds some items, and of the other datasets what is given."""

    def fill(items: Iterable[Row], others: Mapping[str, Mapping[str, list[Row]]] = {}) -> tuple[Folder, Manifest]:
        store = Folder(tmp_path / "out")
        months: dict[str, list[Row]] = {}
        for row in items:
            months.setdefault(month_of(row), []).append(row)
        rows: dict[str, Mapping[str, list[Row]]] = {"items": months, **others}
        files = {
            name: tuple(
                keep(store, name, month, from_rows(name, some))
                for month, some in sorted((rows.get(name) or {UNDATED: []}).items())
            )
            for name in DATASETS
        }
        return store, commit(store, Manifest(1, "2024-06-01T10:00:00+00:00", "0", {}, files, {}))

    return fill


def rows_of(path: Path) -> list[Row]:
    rows: list[Row] = pq.ParquetFile(path).read().to_pylist()
    return rows
