"""Objects: immutable files named by the hash of their bytes. Same rows, same bytes, same name."""

import hashlib
from typing import TYPE_CHECKING

from newspipe.errors import NewspipeError
from newspipe.store.backend import STORE, Store

if TYPE_CHECKING:
    import pyarrow as pa


#: Rows up to which a dictionary beside a column takes more bytes, and more time, than it saves.
_SMALL = 5_000


def put(store: Store, kind: str, month: str, data: bytes, suffix: str) -> str:
    """Keep bytes as an object of a dataset or a kind of state; its file name. One that is there is made fresh again."""
    name = hashlib.sha256(data).hexdigest() + suffix
    store.put(object_key(kind, month, name), data)
    return name


def get(store: Store, kind: str, month: str, name: str) -> bytes:
    """The bytes of an object. Raises NewspipeError if it is missing or damaged."""
    key = object_key(kind, month, name)
    try:
        data = store.get(key)
    except FileNotFoundError:
        raise _damaged("this object is missing", store.locate(key)) from None
    if not is_named_by(data, name):
        raise _damaged("this object is damaged: its bytes are not those that it is named by", store.locate(key))
    return data


def is_named_by(data: bytes, name: str) -> bool:
    """Whether an object has the bytes that its name promises."""
    return name.partition(".")[0] == hashlib.sha256(data).hexdigest()


def object_key(kind: str, month: str, name: str) -> str:
    """Where an object lies."""
    return f"{STORE}/{kind}/month={month}/{name}"


def encode(table: "pa.Table") -> bytes:
    """A table as Parquet; the settings are fixed, so that equal tables give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(
        table,
        sink,
        compression="zstd",
        compression_level=1,
        use_dictionary=table.num_rows > _SMALL,
        write_page_index=True,
    )
    data: bytes = sink.getvalue().to_pybytes()
    return data


def read(store: Store, kind: str, month: str, name: str) -> "pa.Table":
    """An object that is a month of a dataset. Raises NewspipeError if it is missing or damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    data = get(store, kind, month, name)
    try:
        # One file, no threads: a month is small.
        return pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False)
    except pa.ArrowInvalid as error:
        raise _damaged(f"this object is no Parquet ({error})", store.locate(object_key(kind, month, name))) from error


def _damaged(what: str, place: str) -> NewspipeError:
    remedy = "Run newspipe verify --repair, or restore it from a copy of the store."
    return NewspipeError(what, where=place, remedy=remedy)
