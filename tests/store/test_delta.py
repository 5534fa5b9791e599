"""Delta logs: every version as a version of a Delta table over the same objects, whatever becomes of the logs."""

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from deltalake import DeltaTable

import newspipe
from newspipe import pipeline
from newspipe.contracts import DATASETS
from newspipe.publication import roll_back
from newspipe.store import delta, objects, open_store, retention
from newspipe.store.backend import Store
from newspipe.store.delta import check, publish_delta, rebuild
from newspipe.store.delta.log import log_key
from newspipe.store.delta.schema import delta_schema
from newspipe.store.folder import Folder
from newspipe.store.manifest import Columns, Manifest, commit, current, load, manifest_key, numbers
from newspipe.store.objects import object_key

NEWEST = 5
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def several(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample published in four runs, and a rollback to the second; without logs. Not to be written to."""
    work: Path = tmp_path_factory.mktemp("several")
    deal(sample, work / "raw", work / "out", 4)
    assert roll_back(Folder(work / "out"), 2)
    lose_logs(work / "out")
    return work / "out"


@pytest.fixture(scope="module")
def logged(several: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its logs. Not to be written to."""
    out = copy(several, tmp_path_factory.mktemp("logged") / "out")
    publish_delta(Folder(out), current(Folder(out)))
    return out


def deal(source: Path, raw: Path, out: str | Path, runs: int) -> None:
    pages = sorted(path.relative_to(source) for path in source.rglob("*.txt"))
    for start in range(runs):
        for page in pages[start::runs]:
            (raw / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / page, raw / page)
        assert pipeline.run(raw, out).version == start + 1


def copy(out: Path, to: Path) -> Path:
    shutil.copytree(out, to, symlinks=True)
    return to


def lose_logs(out: Path) -> None:
    for path in (out / ".store").glob("*/_delta_log"):
        shutil.rmtree(path)


def table(out: Path, dataset: str) -> str:
    return str(out / ".store" / dataset)


def log(out: Path, version: int, dataset: str = "items") -> Path:
    return out / log_key(dataset, version)


def manifests(out: Path) -> list[Manifest]:
    return [load(Folder(out), number) for number in numbers(Folder(out))]


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
    return sorted(([(str(name), plain(row[name])) for name in row] for row in rows), key=repr)


def assert_sound(out: Path) -> None:
    """All logs end with the current version, and each version has the files that its manifest names."""
    assert check(Folder(out), manifests(out)) == {}
    for dataset in DATASETS:
        for manifest in manifests(out):
            files = {str(out / object_key(dataset, file.month, file.name)) for file in manifest.files(dataset).values()}
            assert {*DeltaTable(table(out, dataset), version=manifest.version).file_uris()} == files


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_version_is_a_version_of_a_delta_table(logged: Path, dataset: str) -> None:
    path = table(logged, dataset)
    assert DeltaTable(path).version() == NEWEST
    for version in range(1, NEWEST + 1):
        expected = newspipe.read(dataset, version=version, out=logged)
        rows = ordered(expected.to_dict("records"))
        assert ordered(pl.scan_delta(path, version=version).collect().to_dicts()) == rows
        read = DeltaTable(path, version=version)
        assert ordered(read.to_pyarrow_table().to_pylist()) == rows
        assert ordered(read.to_pandas().to_dict("records")) == rows
        assert read.to_pandas().columns.tolist() == expected.columns.tolist()
        assert read.count() == len(expected)


@pytest.mark.parametrize("dataset", DATASETS)
def test_version_nought_is_the_table_without_rows(logged: Path, dataset: str) -> None:
    empty = pl.scan_delta(table(logged, dataset), version=0).collect()
    assert empty.is_empty()
    assert empty.schema == pl.scan_delta(table(logged, dataset)).collect_schema()


def test_types_and_months_are_those_of_the_files(logged: Path) -> None:
    frame = pl.scan_delta(table(logged, "items")).filter(pl.col("month") >= "2024-01").collect()
    files = pl.read_parquet(logged / "latest" / "items" / "month=2024-*" / "*.parquet", hive_partitioning=True)
    assert frame.schema == files.schema
    assert frame.height == files.height > 0
    assert DeltaTable(table(logged, "items")).metadata().partition_columns == ["month"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_version_names_what_differs_from_the_one_before(logged: Path, dataset: str) -> None:
    before: set[str] = set()
    for manifest in manifests(logged):
        said = [json.loads(line) for line in log(logged, manifest.version, dataset).read_text().splitlines()]
        now = {f"month={file.month}/{file.name}" for file in manifest.files(dataset).values()}
        assert {line["add"]["path"] for line in said if "add" in line} == now - before
        assert {line["remove"]["path"] for line in said if "remove" in line} == before - now
        before = now


def test_an_object_can_come_back(logged: Path) -> None:
    second, fourth, fifth = (
        {file.name for file in load(Folder(logged), version).files("items").values()} for version in (2, 4, 5)
    )
    assert second == fifth != fourth


def test_no_byte_of_data_is_written(several: Path, tmp_path: Path) -> None:
    def state(out: Path) -> dict[str, tuple[int, int, int]]:
        found = {path: path.lstat() for path in out.rglob("*") if not path.is_dir() and "_delta_log" not in path.parts}
        found.pop(out / ".store" / "delta.lock", None)
        return {str(path): (stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in found.items()}

    out = copy(several, tmp_path / "out")
    before = state(out)
    publish_delta(Folder(out), current(Folder(out)))
    assert state(out) == before
    written = list(out.rglob("_delta_log/*"))
    assert {path.suffix for path in written} == {".json"}
    assert len(written) == len(DATASETS) * (NEWEST + 1)


def test_version_by_version_is_the_same_as_at_once(several: Path, logged: Path, tmp_path: Path) -> None:
    out = copy(several, tmp_path / "out")
    for manifest in manifests(out):
        # Only what was published by then can be looked up.
        for number in range(manifest.version + 1, NEWEST + 1):
            (out / manifest_key(number)).unlink(missing_ok=True)
        publish_delta(Folder(out), manifest)
        assert DeltaTable(table(out, "changes")).version() == manifest.version
        shutil.copytree(several / ".store" / "manifests", out / ".store" / "manifests", dirs_exist_ok=True)
    assert_sound(out)


def at_version(several: Path, out: Path, version: int) -> Path:
    """A store with all versions, whose logs have ended with an older one."""
    copy(several, out)
    for number in range(version + 1, NEWEST + 1):
        (out / manifest_key(number)).unlink()
    publish_delta(Folder(out), current(Folder(out)))
    shutil.copytree(several / ".store" / "manifests", out / ".store" / "manifests", dirs_exist_ok=True)
    return out


def test_versions_that_were_left_out_are_added(several: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    out = at_version(several, tmp_path / "out", 2)
    before = log(out, 1).stat()
    assert check(Folder(out), manifests(out)) == dict.fromkeys(DATASETS, "it ends with version 2")
    publish_delta(Folder(out), current(Folder(out)))
    assert log(out, 1).stat() == before
    assert caplog.messages == []
    assert_sound(out)


def cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def one_line_less(path: Path) -> None:
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if "add" not in line))


def somebody_else_writes(out: Path) -> None:
    DeltaTable(table(out, "items")).delete("month = '2024-01'")


def another_column(out: Path) -> None:
    path = log(out, 0)
    path.write_text(path.read_text().replace("kicker", "teaser"))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "lost": lambda out: shutil.rmtree(log(out, 0).parent),
    "the last is cut off": lambda out: cut(log(out, 4), 300),
    "the last is empty": lambda out: cut(log(out, 4), 0),
    "one is cut off": lambda out: cut(log(out, 2), 300),
    "one is missing": lambda out: log(out, 2).unlink(),
    "the first is missing": lambda out: log(out, 0).unlink(),
    "no text": lambda out: log(out, 3).write_bytes(b"\xff\x00" * 99),
    "a file less": lambda out: one_line_less(log(out, 4)),
    "other columns": another_column,
    "a checkpoint that is not there": lambda out: (log(out, 0).parent / "_last_checkpoint").write_text(
        '{"version":3,"size":3}'
    ),
    "somebody else's version": somebody_else_writes,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_log_is_written_anew(
    several: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    out = at_version(several, tmp_path / "out", NEWEST - 1)
    known = manifests(out)[:-1]
    assert check(Folder(out), known) == {}
    DAMAGES[damage](out)
    assert [*check(Folder(out), known)] == ["items"]
    publish_delta(Folder(out), current(Folder(out)))
    assert len(caplog.messages) == (damage != "lost")
    assert_sound(out)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_a_check_finds_is_rebuilt(several: Path, tmp_path: Path, damage: str) -> None:
    out = at_version(several, tmp_path / "out", NEWEST - 1)
    (out / manifest_key(NEWEST)).unlink()
    DAMAGES[damage](out)
    others = log(out, 0, "presence").stat()
    rebuild(Folder(out), check(Folder(out), manifests(out)))
    assert_sound(out)
    assert log(out, 0, "presence").stat() == others
    rebuild(Folder(out))
    assert_sound(out)


def test_a_log_is_never_ahead(logged: Path, tmp_path: Path) -> None:
    """The store was brought back from a copy that is older than its logs, and another version is published."""
    out = copy(logged, tmp_path / "out")
    (out / manifest_key(NEWEST)).unlink()
    assert check(Folder(out), manifests(out)) == dict.fromkeys(DATASETS, "its version 5 was not published")
    publish_delta(Folder(out), current(Folder(out)))
    assert DeltaTable(table(out, "items")).version() == NEWEST - 1
    assert_sound(out)
    assert roll_back(Folder(out), 1)
    publish_delta(Folder(out), current(Folder(out)))
    assert_sound(out)


def test_a_log_that_somebody_else_brought_to_our_number_is_found_out(several: Path, tmp_path: Path) -> None:
    out = at_version(several, tmp_path / "out", 3)
    for dataset in DATASETS:
        for comment in ("one", "two"):
            DeltaTable(table(out, dataset)).alter.set_table_description(comment)
        assert DeltaTable(table(out, dataset)).version() == NEWEST
    publish_delta(Folder(out), current(Folder(out)))  # by their names alone the logs look complete
    assert set(check(Folder(out), manifests(out)).values()) == {"somebody else has written its version 5"}
    roll_back(Folder(out), 3)
    publish_delta(Folder(out), current(Folder(out)))
    assert_sound(out)


def test_what_a_vacuum_takes_is_still_in_the_views(several: Path, logged: Path, tmp_path: Path) -> None:
    out = copy(logged, tmp_path / "out")
    store = Folder(out)
    DeltaTable(table(out, "items")).vacuum(dry_run=False)  # with its defaults it spares what was current lately
    assert not store.missing(key for manifest in manifests(out) for key in manifest.objects())
    rebuild(store, ["items"])

    gone = DeltaTable(table(out, "items")).vacuum(0, dry_run=False, enforce_retention_duration=False)
    assert gone
    missing = store.missing({key for manifest in manifests(out) for key in manifest.objects()})
    assert {*missing} == {f".store/items/{path}" for path in gone}
    assert not {*missing} & {*current(store).objects()}
    assert ordered(DeltaTable(table(out, "items")).to_pyarrow_table().to_pylist()) == ordered(
        newspipe.read("items", out=out).to_dict("records")
    )
    with pytest.raises(FileNotFoundError):
        pl.scan_delta(table(out, "items"), version=1).collect()

    for key in missing:
        views = (out / "versions").glob(key.removeprefix(".store/").join(["*/", ""]))
        (out / key).parent.mkdir(exist_ok=True)
        os.link(next(views), out / key)
    assert roll_back(store, 1)
    publish_delta(store, current(store))
    assert_sound(out)
    for version in numbers(store):
        assert ordered(pl.scan_delta(table(out, "items"), version=version).collect().to_dicts()) == ordered(
            newspipe.read("items", version=version, out=out).to_dict("records")
        )


def test_versions_that_are_not_kept_keep_their_numbers(logged: Path, tmp_path: Path) -> None:
    out = copy(logged, tmp_path / "out")
    store = Folder(out)
    assert retention.prune(store, keep=1, grace=-1).versions == [1, 2, 3, 4]
    assert_sound(out)
    assert roll_back(store, 5) is None
    rebuild(store)
    assert_sound(out)
    assert pl.scan_delta(table(out, "items"), version=NEWEST).collect().height == current(store).rows("items")


def another_version(store: Folder, **said: Any) -> Manifest:
    newest = current(store)
    return commit(store, replace(newest, version=newest.version + 1, **said))


def test_columns_may_be_added_and_go(logged: Path, tmp_path: Path) -> None:
    out = copy(logged, tmp_path / "out")
    store = Folder(out)
    older = current(store)
    files = []
    for file in older.datasets["items"]:
        rows = objects.read(store, "items", file.month, file.name)
        data = objects.encode(rows.append_column("mood", pa.array([["glad"]] * len(rows), pa.list_(pa.string()))))
        name = objects.put(store, "items", file.month, data, ".parquet")
        files.append(replace(file, name=name, bytes=len(data)))
    was = older.contracts["items"]
    columns = Columns("1.1", {**was.columns, "mood": "list<element: string>"})
    newer = another_version(
        store, datasets={**older.datasets, "items": tuple(files)}, contracts={**older.contracts, "items": columns}
    )
    publish_delta(store, newer)
    publish_delta(store, another_version(store, datasets=older.datasets, contracts=older.contracts))
    assert_sound(out)
    moods = pl.scan_delta(table(out, "items"), version=newer.version).collect()["mood"].explode()
    assert moods.to_list() == ["glad"] * older.rows("items")
    for version in (newer.version - 1, newer.version + 1):
        assert "mood" not in pl.scan_delta(table(out, "items"), version=version).collect_schema()
    rebuild(store)
    assert_sound(out)


def test_a_dataset_that_came_later_has_no_rows_before(several: Path, tmp_path: Path) -> None:
    out = copy(several, tmp_path / "out")
    store = Folder(out)
    whole = load(store, 1)
    shutil.rmtree(out / ".store" / "manifests")
    datasets = {name: files for name, files in whole.datasets.items() if name != "items"}
    contracts = {name: columns for name, columns in whole.contracts.items() if name != "items"}
    publish_delta(store, commit(store, replace(whole, datasets=datasets, contracts=contracts)))
    assert not log(out, 0).exists()
    publish_delta(store, commit(store, replace(whole, version=2)))
    assert_sound(out)
    rows = [pl.scan_delta(table(out, "items"), version=version).collect().height for version in (0, 1, 2)]
    assert rows == [0, 0, whole.rows("items")]


def test_a_type_that_delta_does_not_have_is_told() -> None:
    with pytest.raises(newspipe.errors.NewspipeError, match="no type for columns of type interval"):
        delta_schema({"span": "interval not null"})


def test_no_version_is_ever_cleaned_up(several: Path, tmp_path: Path) -> None:
    out = copy(several, tmp_path / "out")
    store = Folder(out)
    for _ in range(16):
        another_version(store)
    publish_delta(store, current(store))
    for path in log(out, 0).parent.iterdir():
        os.utime(path, (0, 0))
    for _ in range(20):
        publish_delta(store, another_version(store))
    read = DeltaTable(table(out, "items"))
    read.create_checkpoint()
    read.cleanup_metadata()
    assert len([*log(out, 0).parent.glob("*.checkpoint.parquet")]) >= 2
    assert len([*log(out, 0).parent.glob("*.json")]) == 1 + len(numbers(store)) == 42
    assert check(store, manifests(out)) == {}


def test_retention_mistakes_no_log_for_an_object(logged: Path) -> None:
    found = [stored.key for stored in Folder(logged).below(".store") if "_delta_log" in stored.key]
    assert found
    assert not [key for key in found if retention._OBJECT.fullmatch(key)]


WRITER = """
import sys
from pathlib import Path
from newspipe import pipeline
from newspipe.store import open_store
from newspipe.store.delta import publish_delta
from newspipe.store.manifest import current
name, work, out, commits = sys.argv[1], Path(sys.argv[2]), open_store(sys.argv[3]), int(sys.argv[4])
for at in range(1, commits + 1):
    day = work / name / name / f"2021-05-{at:02d}"
    day.mkdir(parents=True)
    (day / "page-01.txt").write_text(f"News\\n\\nMay 2021\\n\\n  1. Story {at} of {name}\\n\\n    {at:02d} May 2021\\n")
    assert pipeline.run(work / name, out).version
    publish_delta(out, current(out))
"""


def write_at_once(tmp_path: Path, out: str, commits: int) -> None:
    command = [sys.executable, "-c", WRITER]
    runs = [
        subprocess.Popen([*command, name, str(tmp_path), out, str(commits)], stderr=subprocess.PIPE, text=True)
        for name in ("north", "south")
    ]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said


@pytest.mark.slow
def test_two_processes_at_once_leave_nothing_out(tmp_path: Path) -> None:
    write_at_once(tmp_path, str(tmp_path / "out"), 8)
    assert numbers(Folder(tmp_path / "out")) == [*range(1, 17)]
    assert_sound(tmp_path / "out")


def test_whoever_finds_the_logs_taken_does_not_wait(several: Path, tmp_path: Path) -> None:
    out = copy(several, tmp_path / "out")
    store = Folder(out)
    with delta._alone(store) as alone:
        assert alone
        publish_delta(store, load(store, 2))
        assert not log(out, 0).exists()
    publish_delta(store, load(store, 2))  # who comes later adds what those left who did not wait
    assert_sound(out)


class PanicException(BaseException):
    """What a panic of the library's becomes."""


@pytest.mark.parametrize("error", [OSError("no space left on device"), ValueError("?"), PanicException("index")])
def test_what_goes_wrong_is_told_in_a_line_and_mended_by_the_next_run(
    several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    out = copy(several, tmp_path / "out")
    work, calls = DeltaTable.create_write_transaction, []

    def fail(self: DeltaTable, *args: Any, **options: Any) -> None:
        calls.append(self)
        if len(calls) == 3:
            raise error
        work(self, *args, **options)

    monkeypatch.setattr(DeltaTable, "create_write_transaction", fail)
    publish_delta(Folder(out), current(Folder(out)))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(error) in caplog.text
    assert DeltaTable(table(out, "revisions")).version() == 0
    assert DeltaTable(table(out, "changes")).version() == NEWEST  # one log does not hinder the others
    publish_delta(Folder(out), current(Folder(out)))
    assert len(caplog.records) == 1
    assert_sound(out)


def test_a_folder_that_cannot_be_written_hinders_nobody(
    several: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out = copy(several, tmp_path / "out")
    log(out, 0).parent.write_bytes(b"")
    publish_delta(Folder(out), current(Folder(out)))
    assert len(caplog.messages) == 1
    assert "The Delta log of items is not complete" in caplog.text
    assert [*check(Folder(out), manifests(out))] == ["items"]
    with pytest.raises(newspipe.errors.NewspipeError, match="the Delta log of items cannot be written"):
        rebuild(Folder(out))


def test_whoever_asks_it_to_stop_is_heard(several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(delta, "open_log", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish_delta(Folder(copy(several, tmp_path / "out")), load(Folder(several), 1))


def test_what_takes_too_long_is_left_to_the_next_run(
    several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    out = copy(several, tmp_path / "out")
    monkeypatch.setattr(delta, "_PATIENCE", 0)
    publish_delta(Folder(out), current(Folder(out)))
    assert len(caplog.messages) == 1
    assert "there was no time" in caplog.text
    monkeypatch.undo()
    publish_delta(Folder(out), current(Folder(out)))
    assert_sound(out)


def test_without_the_library_there_are_no_logs(
    several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    out = copy(several, tmp_path / "out")
    monkeypatch.setattr(delta, "find_spec", lambda _: None)
    publish_delta(Folder(out), current(Folder(out)))
    assert not [*out.rglob("_delta_log")]
    assert caplog.messages == []
    assert check(Folder(out), manifests(out)) == {}
    with pytest.raises(newspipe.errors.NewspipeError, match="deltalake"):
        rebuild(Folder(out))


def test_where_nothing_is_missing_the_library_is_not_imported(logged: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from newspipe.store.delta import publish_delta\n"
        "from newspipe.store.folder import Folder; from newspipe.store.manifest import current\n"
        "store = Folder(Path(sys.argv[1])); publish_delta(store, current(store)); print('deltalake' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(logged)], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


@pytest.fixture
def bucket(new_bucket: Callable[[], str]) -> str:
    return new_bucket()


def assert_sound_in_bucket(store: Store, datasets: list[str]) -> None:
    assert check(store, [load(store, number) for number in numbers(store)]) == {}
    options = {"aws_endpoint_url": os.environ["AWS_ENDPOINT_URL"], "aws_allow_http": "true"}
    for dataset in datasets:
        uri = store.locate(f".store/{dataset}")
        for version in numbers(store):
            rows = ordered(newspipe.read(dataset, version=version, out=store).to_dict("records"))
            assert ordered(pl.scan_delta(uri, version=version, storage_options=options).collect().to_dicts()) == rows
            read = DeltaTable(uri, version=version, storage_options=options)
            assert ordered(read.to_pyarrow_table().to_pylist()) == rows


def test_a_bucket_has_logs_as_well(sample: Path, tmp_path: Path, bucket: str, caplog: pytest.LogCaptureFixture) -> None:
    store = open_store(bucket)
    deal(sample, tmp_path / "raw", bucket, 2)
    publish_delta(store, current(store))
    assert_sound_in_bucket(store, ["items", "rejects", "changes"])
    store.delete([log_key("items", 2), log_key("changes", 1)])
    assert [*check(store, [current(store)])] == ["items", "changes"]
    roll_back(store, 1)
    publish_delta(store, current(store))
    assert len([message for message in caplog.messages if "Delta" in message]) == 1
    assert_sound_in_bucket(store, ["items"])


@pytest.mark.slow
def test_two_processes_at_once_in_a_bucket(tmp_path: Path, bucket: str) -> None:
    write_at_once(tmp_path, bucket, 2)
    store = open_store(bucket)
    assert numbers(store) == [1, 2, 3, 4]
    assert_sound_in_bucket(store, ["items"])


def test_a_bucket_that_does_not_answer_hinders_nobody(
    several: Path, bucket: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(bucket)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    publish_delta(store, load(Folder(several), 1))
    assert [record.levelno for record in caplog.records if record.name == "newspipe"] == [logging.WARNING]
    assert "the next run tries again" in caplog.text
