"""Objects: immutable files named by the hash of their bytes. Same rows, same bytes, same name."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newspipe.errors import NewspipeError

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
    with new_file(root, data) as temporary:
        os.replace(temporary, path)
    sync_folder(path.parent)
    return name


def get(root: Path, kind: str, month: str, name: str) -> bytes:
    """The bytes of an object of the state. Raises NewspipeError if it is missing or damaged."""
    path = object_path(root, kind, month, name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _damaged("this object is missing", path) from None
    if not name.startswith(hashlib.sha256(data).hexdigest()):
        raise _damaged("this object is damaged: its bytes are not those that it is named by", path)
    return data


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
    """An object that is a month of a dataset. Raises NewspipeError if it is missing or damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = object_path(root, kind, month, name)
    try:
        # One file, no threads: a month is small, and the folder's name is no column of it.
        return pq.ParquetFile(path).read(use_threads=False)
    except FileNotFoundError:
        raise _damaged("this object is missing", path) from None
    except pa.ArrowInvalid as error:
        raise _damaged(f"this object is damaged ({error})", path) from error


def _damaged(what: str, path: Path) -> NewspipeError:
    remedy = "Restore it from a copy of this folder, or publish the raw folder anew into another one."
    return NewspipeError(what, where=path, remedy=remedy)


@contextmanager
def new_file(root: Path, data: bytes) -> Iterator[Path]:
    """A file of its own name that holds the bytes, whole and on disk; it is gone in the end, unless it was moved."""
    folder = root / STORE / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), _READ_ONLY)
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def sync_folder(path: Path) -> None:
    """Make the names in a folder as durable as the files that they name."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
