"""Readers: each gives the same rows for a dataset's folder, with the month as a column."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow.dataset as pads
import pyarrow.parquet as pq
import pytest

from newspipe import pipeline
from newspipe.contracts import DATASETS, contract
from newspipe.store.folder import Folder
from newspipe.store.manifest import current
from newspipe.store.reading import tables

Rows = list[dict[str, Any]]


def with_pandas(folder: Path) -> Rows:
    return [{str(name): value for name, value in row.items()} for row in pd.read_parquet(folder).to_dict("records")]


def with_polars(folder: Path) -> Rows:
    return pl.read_parquet(folder).to_dicts()


def with_polars_lazily(folder: Path) -> Rows:
    return pl.scan_parquet(folder, hive_partitioning=True).collect().to_dicts()


def with_duckdb(folder: Path) -> Rows:
    files = duckdb.read_parquet(f"{folder}/*/*.parquet", hive_partitioning=True)
    rows: Rows = files.to_arrow_table().to_pylist()
    return rows


def with_arrow(folder: Path) -> Rows:
    rows: Rows = pads.dataset(folder, partitioning="hive").to_table().to_pylist()
    return rows


READERS: list[Callable[[Path], Rows]] = [with_pandas, with_polars, with_polars_lazily, with_duckdb, with_arrow]


def plain(value: object) -> object:
    """A value as Python has it, whatever a reader makes of it."""
    if isinstance(value, np.ndarray | list):
        return [plain(one) for one in value]
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, datetime):
        return pd.Timestamp(value).tz_convert("UTC").isoformat()
    return value.isoformat() if isinstance(value, date) else value


def ordered(rows: Rows) -> list[list[tuple[str, object]]]:
    return sorted(([(name, plain(row[name])) for name in sorted(row)] for row in rows), key=repr)


@pytest.fixture(scope="module", params=["the sample", "no rejects", "nothing but a reject"])
def out(request: pytest.FixtureRequest, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("readers")
    day = path / "raw" / "veldmoor-growers" / "2023-11-24"
    if request.param == "the sample":
        published: Path = request.getfixturevalue("published_sample")
        return published
    if request.param == "no rejects":
        shutil.copytree(sample / "veldmoor-growers" / "2023-11-24", day)
    else:
        day.mkdir(parents=True)
        (day / "page-01.txt").touch()
    pipeline.run(path / "raw", path / "out")
    return path / "out"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("dataset", DATASETS)
def test_every_reader_gives_the_rows_that_were_published(out: Path, dataset: str, read: Callable[[Path], Rows]) -> None:
    published = tables(Folder(out), current(Folder(out)), dataset)
    expected = [{"month": month, **row} for month, table in published for row in table.to_pylist()]
    assert ordered(read(out / "latest" / dataset)) == ordered(expected)


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_reader_knows_the_columns_even_without_rows(out: Path, dataset: str) -> None:
    folder, columns = out / "latest" / dataset, {"month", *contract(dataset).schema.names}
    assert {*pd.read_parquet(folder).columns} == columns
    assert {*pl.read_parquet(folder).columns} == columns
    assert {*duckdb.read_parquet(f"{folder}/*/*.parquet", hive_partitioning=True).columns} == columns
    assert {*pads.dataset(folder, partitioning="hive").schema.names} == columns


@pytest.mark.parametrize("dataset", DATASETS)
def test_all_files_of_a_dataset_have_the_schema_of_its_contract(out: Path, dataset: str) -> None:
    schemas = [pq.read_schema(path) for path in sorted((out / "latest" / dataset).rglob("*.parquet"))]
    assert schemas
    for schema in schemas:
        assert schema.equals(contract(dataset).schema, check_metadata=True)
        assert "month" not in schema.names
        moments = {str(field.type) for field in schema if str(field.type).startswith(("time", "date"))}
        assert moments <= {"timestamp[us, tz=UTC]", "date32[day]"}


def test_a_dataset_without_rows_has_one_file_of_no_month(out: Path) -> None:
    for dataset in DATASETS:
        if not current(Folder(out)).rows(dataset):
            assert [path.parent.name for path in (out / "latest" / dataset).rglob("*.parquet")] == ["month=undated"]


def test_months_are_text_for_every_reader(published_sample: Path) -> None:
    folder = published_sample / "latest" / "items"
    months = {*current(Folder(published_sample)).files("items")}
    assert {*pd.read_parquet(folder)["month"].unique()} == months
    assert {*pl.read_parquet(folder)["month"]} == months
    assert pl.read_parquet(folder).filter(pl.col("month") >= "2024-01").height == 11
    assert len(pd.read_parquet(folder, filters=[("month", ">=", "2024-01")])) == 11


def test_times_and_dates_keep_their_types(published_sample: Path) -> None:
    frame = pl.read_parquet(published_sample / "latest" / "items")
    assert frame.schema["first_seen_at"] == pl.Datetime("us", "UTC")
    assert frame.schema["date_published"] == pl.Date
    seen = pd.read_parquet(published_sample / "latest" / "presence")["last_seen_at"]
    assert str(seen.dtype) == "datetime64[us, UTC]"
