"""A bucket, on a real S3-compatible server on this machine: what holds in a folder holds there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from click.testing import CliRunner

import newspipe
from newspipe import pipeline
from newspipe.cli import main
from newspipe.contracts import DATASETS
from newspipe.errors import NewspipeError
from newspipe.publication import roll_back
from newspipe.store import open_store, retention
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, load, numbers
from newspipe.verify import verify

SOURCES = ("veldmoor-growers", "ombervale-transit", "tollanmere-harbour")


@pytest.fixture
def url(new_bucket: Callable[[], str]) -> str:
    return new_bucket()


def publish(sample: Path, raw: Path, *outs: str | Path) -> None:
    """A version for each source."""
    for source in SOURCES:
        shutil.copytree(sample / source, raw / source)
        for out in outs:
            assert pipeline.run(raw, out).version
    for out in outs:
        assert pipeline.run(raw, out).version is None


def test_a_bucket_holds_what_a_folder_holds(sample: Path, tmp_path: Path, url: str) -> None:
    publish(sample, tmp_path / "raw", url, tmp_path / "out")
    bucket, folder = open_store(url), Folder(tmp_path / "out")
    assert numbers(bucket) == numbers(folder) == [1, 2, 3]
    for number in numbers(bucket):
        assert load(bucket, number).datasets == load(folder, number).datasets
        for dataset in DATASETS:
            there = newspipe.read(dataset, version=number, out=url)
            pd.testing.assert_frame_equal(there, newspipe.read(dataset, version=number, out=folder))
    assert verify(bucket).findings == []


def test_a_bucket_is_kept_in_order_as_a_folder_is(sample: Path, tmp_path: Path, url: str) -> None:
    publish(sample, tmp_path / "raw", url)
    store = open_store(url)
    retention.tag(store, "spring", 1)
    rolled = roll_back(store, 2)
    assert rolled is not None
    assert rolled.version == 4
    planned = retention.plan(store, keep=1, grace=0)
    assert planned.versions == [2, 3]
    assert retention.prune(store, keep=1, grace=0) == planned
    assert retention.kept(store) == [1, 4]
    assert verify(store).findings == []
    assert len(newspipe.read("items", version="spring", out=url)) == 14
    assert pipeline.run(tmp_path / "raw", url).version == 5


def test_files_are_what_other_readers_take(sample: Path, tmp_path: Path, url: str) -> None:
    publish(sample, tmp_path / "raw", url)
    told = CliRunner().invoke(main, ["files", "items"], env={"NEWSPIPE_OUT": url})
    files = told.stdout.split()
    assert files == newspipe.files("items", out=url)
    assert all(file.startswith(f"{url}/.store/items/month=") for file in files)
    assert pl.scan_parquet(files, hive_partitioning=True).collect().height == current(open_store(url)).rows("items")
    with pytest.raises(NewspipeError, match="a bucket has no folders"):
        newspipe.path("items", out=url)


def test_credentials_are_written_nowhere(sample: Path, tmp_path: Path, url: str) -> None:
    publish(sample, tmp_path / "raw", url)
    store = open_store(url)
    said = [store.get(found.key) for found in store.below("")]
    assert len(said) > 20
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    assert not any(secret.encode() in data or b"somebody" in data for data in said)
    assert secret not in repr(store) + str(store)


@pytest.mark.parametrize("url", ["s3://", "http://x/y", "ftp://x"])
def test_what_is_no_bucket_is_told(url: str) -> None:
    told = CliRunner().invoke(main, ["versions", "--out", url])
    assert told.exit_code == 2
    assert url in told.stderr


def test_a_bucket_that_is_not_there_is_told(sample: Path, url: str) -> None:
    told = CliRunner().invoke(main, ["run", "--raw", str(sample), "--out", "s3://nobody-has-made-this/x"])
    assert told.exit_code == 3
    assert "s3://nobody-has-made-this/x" in told.stderr
    assert "Nothing was published" in told.stderr
    assert url not in told.stderr


def test_a_key_is_created_once(url: str) -> None:
    store = open_store(url)
    store.create("a/b.txt", b"one")
    store.create("a/b.txt", b"one")  # a try of the client whose answer was lost
    with pytest.raises(FileExistsError, match=r"/a/b\.txt"):
        store.create("a/b.txt", b"two")
    assert store.get("a/b.txt") == b"one"
    assert store.missing(["a/b.txt", "a/c.txt"]) == ["a/c.txt"]
    store.delete(["a/b.txt", "a/c.txt"])
    assert [*store.below("a")] == []
