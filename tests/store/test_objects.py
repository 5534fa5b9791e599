"""Objects: bytes under the name of their hash, whole or not there."""

import errno
import hashlib
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newspipe.contracts import DATASETS, contract
from newspipe.store import objects
from newspipe.store.folder import Folder
from newspipe.store.manifest import current

PLACE = ("items", "2021-07")


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir())


def test_an_object_has_the_name_of_its_bytes(tmp_path: Path) -> None:
    name = objects.put(Folder(tmp_path), *PLACE, b"said", ".parquet")
    assert name == hashlib.sha256(b"said").hexdigest() + ".parquet"
    assert files(tmp_path) == [f".store/items/month=2021-07/{name}"]
    assert objects.get(Folder(tmp_path), *PLACE, name) == b"said"


def test_an_object_is_read_only_and_seen_by_all(tmp_path: Path) -> None:
    path = tmp_path / objects.object_key(*PLACE, objects.put(Folder(tmp_path), *PLACE, b"said", ".txt"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_an_object_that_is_there_is_only_refreshed(tmp_path: Path) -> None:
    path = tmp_path / objects.object_key(*PLACE, objects.put(Folder(tmp_path), *PLACE, b"said", ".txt"))
    os.utime(path, (1, 1))
    before = path.stat()
    objects.put(Folder(tmp_path), *PLACE, b"said", ".txt")
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime > before.st_mtime


def test_many_at_once_put_one_object(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = {*pool.map(lambda _: objects.put(Folder(tmp_path), *PLACE, b"said" * 100_000, ".txt"), range(32))}
    assert [Path(path).name for path in files(tmp_path)] == [*names]
    assert objects.get(Folder(tmp_path), *PLACE, *names) == b"said" * 100_000


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        with pytest.raises(OSError, match="No space left") as error:
            objects.put(Folder(tmp_path), *PLACE, b"said", ".txt")
    assert str(tmp_path) in str(error.value)
    assert files(tmp_path) == []
    objects.put(Folder(tmp_path), *PLACE, b"said", ".txt")


def test_equal_tables_are_equal_bytes(published_sample: Path, tmp_path: Path) -> None:
    """Read back, put together of chunks, or cut out of a larger one: it is the same object."""
    manifest = current(Folder(published_sample))
    for dataset in DATASETS:
        for month, file in manifest.files(dataset).items():
            table = objects.read(Folder(published_sample), dataset, month, file.name)
            chunked = pa.concat_tables([table.slice(0, 1), table.slice(1)]).combine_chunks()
            part = pa.concat_tables([table, table]).combine_chunks().slice(0, len(table))
            for same in (table, chunked, part):
                assert objects.put(Folder(tmp_path), dataset, month, objects.encode(same), ".parquet") == file.name


def test_what_the_contract_says_is_what_the_file_says(published_sample: Path) -> None:
    """Null or not, and the names inside lists; the schema that is kept beside the columns as well."""
    for dataset in DATASETS:
        for month, file in current(Folder(published_sample)).files(dataset).items():
            path = published_sample / objects.object_key(dataset, month, file.name)
            assert pq.read_schema(path).equals(contract(dataset).schema, check_metadata=True)
            assert str(pq.read_schema(path)) == str(contract(dataset).schema)


def test_files_are_written_for_readers_that_skip(published_sample: Path) -> None:
    file = current(Folder(published_sample)).files("sightings")["2023-11"]
    path = published_sample / objects.object_key("sightings", "2023-11", file.name)
    column = pq.ParquetFile(path).metadata.row_group(0).column(0)
    assert (column.compression, column.has_column_index, column.is_stats_set) == ("ZSTD", True, True)
