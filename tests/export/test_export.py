"""Exports: the rows of a version, in every form, by every reader; and memory that does not grow with the months."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

import newspipe
from newspipe.contracts import DATASETS, contract
from newspipe.errors import MissingPath, NewspipeError
from newspipe.export import ALL, Span, export
from newspipe.store import open_store
from newspipe.store.backend import Store
from newspipe.store.folder import Folder
from newspipe.store.manifest import current

from .conftest import Filled, item, rows_of

ALWAYS = Span()
DAYS = [date(2023, 11, 30), date(2023, 12, 1), date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29), None]


@pytest.fixture
def sample_store(published_sample: Path) -> Folder:
    return Folder(published_sample)


def write(store: Store, dataset: str, to: Path, span: Span = ALWAYS, *, overwrite: bool = False) -> int:
    """An export; how many rows it says that it has."""
    done = export(store, current(store), dataset, to, span, overwrite=overwrite)
    size = sum(path.stat().st_size for path in ([to] if to.is_file() else to.rglob("*.parquet")))
    assert done.bytes == size
    assert done.rows == sum(done.datasets.values())
    return done.rows


#: Those of which the sample has rows.
FILLED = [name for name in DATASETS if name != "duplicates"]


def test_a_dataset_without_rows_has_its_columns(sample_store: Folder, tmp_path: Path) -> None:
    columns = [*contract("duplicates").schema.names, "month"]
    for suffix in ("parquet", "csv", "jsonl"):
        assert write(sample_store, "duplicates", tmp_path / f"a.{suffix}") == 0
    assert pq.read_schema(tmp_path / "a.parquet").names == columns
    assert (tmp_path / "a.csv").read_text() == ",".join(columns) + "\n"
    assert (tmp_path / "a.jsonl").read_bytes() == b""


@pytest.mark.parametrize("dataset", FILLED)
def test_one_parquet_file_is_what_read_gives(sample_store: Folder, tmp_path: Path, dataset: str) -> None:
    expected = newspipe.read(dataset, out=sample_store)
    path = tmp_path / "a.parquet"
    assert write(sample_store, dataset, path) == len(expected)
    pd.testing.assert_frame_equal(pd.read_parquet(path), expected)
    assert pl.read_parquet(path).height == len(duckdb.read_parquet(str(path)).fetchall()) == len(expected)
    schema = pq.read_schema(path)
    assert [*schema][:-1] == [*contract(dataset).schema]
    assert [*pl.read_parquet(path)["month"]] == [*expected["month"]]


@pytest.mark.parametrize("dataset", FILLED)
def test_csv_and_json_lines_are_what_read_gives(sample_store: Folder, tmp_path: Path, dataset: str) -> None:
    rows = [
        {"month": month, **row}
        for month, file in current(sample_store).files(dataset).items()
        for row in pq.read_table(sample_store.locate(f".store/{dataset}/month={month}/{file.name}")).to_pylist()
    ]
    texts = [field.name for field in contract(dataset).schema if field.type == "string"]
    for suffix in ("csv", "jsonl", "ndjson"):
        assert write(sample_store, dataset, tmp_path / f"a.{suffix}") == len(rows)
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert (tmp_path / "a.ndjson").read_bytes() == (tmp_path / "a.jsonl").read_bytes()
    told = {
        "csv by pandas": pd.read_csv(tmp_path / "a.csv", dtype=str, keep_default_na=False).to_dict("records"),
        "csv by polars": pl.read_csv(tmp_path / "a.csv", infer_schema=False).to_dicts(),
        "csv by duckdb": pl.DataFrame(
            duckdb.read_csv(str(tmp_path / "a.csv"), all_varchar=True, strict_mode=True).to_arrow_table()
        )
        .fill_null("")
        .to_dicts(),
        "json lines by pandas": pd.read_json(tmp_path / "a.jsonl", lines=True, dtype=False).to_dict("records"),
        "json lines by polars": pl.read_ndjson(tmp_path / "a.jsonl", infer_schema_length=None).to_dicts(),
        "json lines by duckdb": duckdb.read_json(str(tmp_path / "a.jsonl")).to_arrow_table().to_pylist(),
        "json lines": lines,
    }
    for reader, found in told.items():
        assert len(found) == len(rows), reader
        for here, row in zip(found, rows, strict=True):
            assert list(here) == [*contract(dataset).schema.names, "month"], reader
            for name in (*texts, "month"):
                assert (None if pd.isna(here[name]) else here[name] or None) == (row[name] or None), reader


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_folder_is_what_read_gives(sample_store: Folder, tmp_path: Path, dataset: str) -> None:
    expected = newspipe.read(dataset, out=sample_store)
    assert write(sample_store, dataset, tmp_path / "copy") == len(expected)
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "copy"), expected)
    by_polars = pl.read_parquet(tmp_path / "copy")
    by_duckdb = duckdb.read_parquet(f"{tmp_path}/copy/*/*.parquet", hive_partitioning=True)
    assert by_polars.columns == by_duckdb.columns == [*expected.columns]
    months = sorted(expected["month"].astype(str))
    assert sorted(by_polars["month"]) == sorted(row[-1] for row in by_duckdb.fetchall()) == months
    view = newspipe.path(dataset, out=sample_store)
    assert tree(tmp_path / "copy") == tree(view)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


def test_a_copy_can_be_moved_and_changed(sample_store: Folder, tmp_path: Path) -> None:
    write(sample_store, ALL, tmp_path / "all")
    views = {Path(path).stat().st_ino for path in newspipe.files("items", out=sample_store)}
    for path in (tmp_path / "all").rglob("*.parquet"):
        assert path.stat().st_ino not in views
        assert path.stat().st_mode & 0o200
    assert sorted(os.listdir(tmp_path / "all")) == sorted(DATASETS)
    for dataset in DATASETS:
        moved = (tmp_path / "all" / dataset).rename(tmp_path / dataset)
        assert len(pd.read_parquet(moved)) == current(sample_store).rows(dataset)


@pytest.mark.parametrize("to", ["a.parquet", "a.csv", "a.jsonl", "folder"])
@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, DAYS),
        ("2023-12-01", "2023-12-31", DAYS[1:3]),
        ("2023-12", "2023-12", DAYS[1:3]),
        ("2023-12-02", "2024-01-01", DAYS[2:4]),
        ("2023-12-31", None, DAYS[2:5]),
        (None, "2023-12-01", DAYS[:2]),
        ("2024-01-02", "2024-02-28", []),
        ("2024-03", None, []),
    ],
)
def test_a_range_holds_the_rows_of_its_days(
    filled: Filled, tmp_path: Path, to: str, first: str | None, last: str | None, days: list[date | None]
) -> None:
    store, _ = filled(item(number, day) for number, day in enumerate(DAYS))
    assert write(store, "items", tmp_path / to, Span.between(first, last)) == len(days)
    if to == "a.parquet":
        found = rows_of(tmp_path / to)
    elif to == "a.csv":
        found = pd.read_csv(tmp_path / to, dtype=str).to_dict("records")
    elif to == "a.jsonl":
        found = [json.loads(line) for line in (tmp_path / to).read_text().splitlines()]
    else:
        found = pl.read_parquet(tmp_path / to).to_dicts()
    assert sorted(row["item_id"] for row in found) == [item(DAYS.index(day), day)["item_id"] for day in days]
    if to == "folder":
        assert {*pd.read_parquet(tmp_path / to).columns} == {*contract("items").schema.names, "month"}


@pytest.mark.parametrize("to", ["a.parquet", "a.csv", "a.jsonl", "folder"])
def test_a_dataset_without_rows_still_has_its_columns(filled: Filled, tmp_path: Path, to: str) -> None:
    store, _ = filled([])
    assert write(store, "items", tmp_path / to) == 0
    columns = [*contract("items").schema.names, "month"]
    if to == "a.csv":
        assert (tmp_path / to).read_text() == ",".join(columns) + "\n"
    elif to == "a.jsonl":
        assert (tmp_path / to).read_bytes() == b""
    else:
        assert [*pd.read_parquet(tmp_path / to).columns] == pl.read_parquet(tmp_path / to).columns == columns


def test_formulas_are_text_in_csv_alone(filled: Filled, tmp_path: Path) -> None:
    store, _ = filled([item(1, date(2024, 1, 1), headline="=HYPERLINK(A1)", authors=["=x"])])
    for name in ("a.csv", "a.jsonl", "a.parquet"):
        write(store, "items", tmp_path / name)
    assert pd.read_csv(tmp_path / "a.csv")["headline"].item() == "'=HYPERLINK(A1)"
    assert json.loads((tmp_path / "a.jsonl").read_text())["headline"] == "=HYPERLINK(A1)"
    assert rows_of(tmp_path / "a.parquet")[0]["headline"] == "=HYPERLINK(A1)"


def test_only_an_export_is_replaced(sample_store: Folder, tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(sample_store, ALL, path)
    write(sample_store, "items", path, Span.between("2024-01", None), overwrite=True)
    assert {one.name for one in path.iterdir()} == {"month=2024-01", "month=2024-02", "month=2024-03"}
    for stranger in ("notes.txt", "month=2024-01/notes.parquet", "thing/", "month=2024-01/deep/"):
        if stranger.endswith("/"):
            (path / stranger).mkdir()
        else:
            (path / stranger).touch()
        with pytest.raises(NewspipeError, match="no export has put"):
            write(sample_store, "items", path, overwrite=True)
        (path / stranger).rmdir() if stranger.endswith("/") else (path / stranger).unlink()
    (path / "month=2024-01" / ("0" * 64 + ".parquet")).symlink_to("/nowhere")
    with pytest.raises(NewspipeError, match="no export has put"):
        write(sample_store, "items", path, overwrite=True)


def test_nothing_is_written_into_a_store(filled: Filled, tmp_path: Path) -> None:
    store, _ = filled([item(1, date(2024, 1, 1))])
    (tmp_path / "link").symlink_to(tmp_path / "out")
    for to in ("out", "out/a.csv", "out/.store/items/a.parquet", "out/new", "link/a.csv", "out/../out/a.csv"):
        with pytest.raises(NewspipeError, match="lies in what newspipe has published"):
            write(store, "items", tmp_path / to, overwrite=True)


def test_what_stands_for_no_form_is_told(sample_store: Folder, tmp_path: Path) -> None:
    for name, said in (("a.xlsx", "no form"), ("a.csv.gz", "no form"), ("v1.2", "no form")):
        with pytest.raises(NewspipeError, match=said):
            write(sample_store, "items", tmp_path / name)
    with pytest.raises(NewspipeError, match="holds one dataset"):
        write(sample_store, ALL, tmp_path / "a.csv")
    with pytest.raises(MissingPath, match="has no dataset weather"):
        export(sample_store, current(sample_store), "weather", tmp_path / "a.csv")
    assert [*tmp_path.iterdir()] == []
    export(sample_store, current(sample_store), "items", f"{tmp_path}/v1.2/")
    assert write(sample_store, "items", tmp_path / "A.CSV") == 43


@pytest.mark.parametrize("to", ["a.parquet", "folder"])
@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_damaged_version_is_told_and_nothing_is_written(filled: Filled, tmp_path: Path, to: str, how: str) -> None:
    store, manifest = filled(item(number, day) for number, day in enumerate(DAYS))
    path = Path(newspipe.files("items", out=store)[-1])
    path.chmod(0o600)
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(NewspipeError, match=f"{path.name}: this object is {how}"):
        export(store, manifest, "items", tmp_path / to)
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_what_cannot_be_read_is_not_taken_for_what_cannot_be_written(
    filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, manifest = filled([item(1, date(2024, 1, 1))])

    def failing(self: Folder, key: str) -> bytes:
        raise OSError(5, "Input/output error", self.locate(key))

    monkeypatch.setattr(Folder, "get", failing)
    with pytest.raises(NewspipeError, match=rf"{manifest.datasets['items'][0].name}: this cannot be read"):
        export(store, manifest, "items", tmp_path / "a.csv")


def test_a_bucket_gives_what_a_folder_gives(
    published_sample: Path, new_place: Callable[[str], str], tmp_path: Path
) -> None:
    bucket, folder = open_store(new_place("bucket")), Folder(published_sample)
    for found in folder.below(".store"):
        bucket.put(found.key, folder.get(found.key))
    span = Span.between("2023-11-15", "2024-02")
    for name in ("a.parquet", "a.csv", "a.jsonl"):
        for place, store in (("here", folder), ("there", bucket)):
            (tmp_path / place).mkdir(exist_ok=True)
            assert write(store, "items", tmp_path / place / name, span)
    for place, store in (("here", folder), ("there", bucket)):
        assert write(store, ALL, tmp_path / place / "all")
    for path in (tmp_path / "here").glob("*.*"):
        assert (tmp_path / "there" / path.name).read_bytes() == path.read_bytes()
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


#: Exports in a child and tells its peak of memory: what is asked for beyond what the imports need.
MEASURED = """
import resource, sys
from pathlib import Path
import pyarrow.compute, pyarrow.parquet
from newspipe.export import ALL, Span, export
from newspipe.store.folder import Folder
from newspipe.store.manifest import current
store = Folder(Path(sys.argv[1]))
export(store, current(store), "items", sys.argv[2], Span.between(*sys.argv[3:]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.fixture
def many_months(filled: Filled) -> Folder:
    """Five years, each month of two megabytes of text."""
    text = "word " * 100
    first = date(2019, 1, 1)
    store, _ = filled(
        item(number, first + timedelta(days=number % 1_826), description=f"{number} {text}")
        for number in range(240_000)
    )
    return store


@pytest.mark.slow
@pytest.mark.parametrize("to", ["a.parquet", "a.csv", "a.jsonl", "folder"])
def test_memory_does_not_grow_with_the_months(many_months: Folder, tmp_path: Path, to: str) -> None:
    def peak(name: str, first: str) -> int:
        command = [sys.executable, "-c", MEASURED, str(many_months), str(tmp_path / name / to), first, "2023-12"]
        (tmp_path / name).mkdir()
        env = os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system"}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
        return int(done.stdout) * 1024

    few, all_of_them = peak("few", "2023-11"), peak("all", "2019-01")
    assert all_of_them < few + 40 * 2**20  # 58 months more are 120 megabytes of text
