"""Objects: immutable files named by the hash of their bytes. Same rows, same bytes, same name."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

STORE = ".store"
_READ_ONLY = 0o444


def put(root: Path, kind: str, month: str, data: bytes, suffix: str) -> str:
    """Keep bytes as an object of a dataset or a kind of state, unless it is there; its file name."""
    name = hashlib.sha256(data).hexdigest() + suffix
    path = object_path(root, kind, month, name)
    if path.exists():
        os.utime(path)  # in use again: nothing may take it for a leftover
        return name
    path.parent.mkdir(parents=True, exist_ok=True)
    os.replace(new_file(root, data), path)
    sync_folder(path.parent)
    return name


def get(root: Path, kind: str, month: str, name: str) -> bytes:
    """The bytes of an object."""
    return object_path(root, kind, month, name).read_bytes()


def object_path(root: Path, kind: str, month: str, name: str) -> Path:
    """Where an object lies."""
    return root / STORE / kind / f"month={month}" / name


def encode(table: "pa.Table") -> bytes:
    """A table as Parquet; the settings are fixed, so that equal tables give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=1, write_page_index=True)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def read(root: Path, kind: str, month: str, name: str) -> "pa.Table":
    """An object that is a month of a dataset."""
    import pyarrow.parquet as pq

    # One file, no threads: a month is small, and the folder's name is no column of it.
    return pq.ParquetFile(object_path(root, kind, month, name)).read(use_threads=False)


def new_file(root: Path, data: bytes) -> Path:
    """A file of its own name that holds the bytes, whole and on disk."""
    folder = root / STORE / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fchmod(file.fileno(), _READ_ONLY)
        os.fsync(file.fileno())
    return Path(name)


def sync_folder(path: Path) -> None:
    """Make the names in a folder as durable as the files that they name."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
