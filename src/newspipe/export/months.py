"""The months of a dataset in a version that belong to a span, one after the other: as tables, or as files to copy.

Each is read when the one before is done with, and no name here holds on to it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from newspipe.asof import table_as_of
from newspipe.errors import MissingPath, NewspipeError, mended
from newspipe.export.span import Span
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.store.reading import with_month
from newspipe.times import UNDATED

if TYPE_CHECKING:
    import pyarrow as pa

#: Told what is being done, and how much of how much of it is done.
Progress = Callable[[str, int, int], None]


class Copy(NamedTuple):
    """A month as a file of a folder: its rows, and its bytes."""

    month: str
    rows: int
    data: bytes


def month_tables(
    store: Store, manifest: Manifest, dataset: str, span: Span, as_of: datetime | None, progress: Progress
) -> Iterator["pa.Table"]:
    """Rows month by month, with `month` as the last column; one empty table, for its columns, if no month is touched.

    Raises MissingPath if the version has no such dataset, NewspipeError if a file is missing, damaged, or unreadable.
    """
    with _reading(store):
        none = True
        for file in _touched(store, manifest, dataset, span, progress):
            none = False
            yield with_month(_rows(store, manifest, dataset, file, span, as_of), file.month)
        if none:
            yield with_month(_no_rows(store, manifest, dataset), UNDATED)


def month_copies(
    store: Store, manifest: Manifest, dataset: str, span: Span, as_of: datetime | None, progress: Progress
) -> Iterator[Copy]:
    """Files month by month: those of whole months as they are, those of months at the ends, or as of a time, anew.

    If no row is left there is one file without rows, because readers raise for a folder without files.
    Raises MissingPath if the version has no such dataset, NewspipeError if a file is missing, damaged, or unreadable.
    """
    with _reading(store):
        none = True
        for file in _touched(store, manifest, dataset, span, progress):
            if span.covers(file.month) and as_of is None:
                copy = Copy(file.month, file.rows, objects.get(store, dataset, file.month, file.name))
            else:
                copy = _encoded(file.month, _rows(store, manifest, dataset, file, span, as_of))
            if copy.rows or (span.open and as_of is None):
                none = False
                yield copy
        if none:
            yield _encoded(UNDATED, _no_rows(store, manifest, dataset))


def _touched(store: Store, manifest: Manifest, dataset: str, span: Span, progress: Progress) -> Iterator[File]:
    if dataset not in manifest.datasets:
        remedy = f"There are: {', '.join(manifest.datasets)}."
        raise MissingPath(f"version {manifest.version} has no dataset {dataset}", where=store, remedy=remedy)
    files = sorted(file for file in manifest.datasets[dataset] if span.touches(file.month))
    what = f"Exporting {dataset}"
    progress(what, 0, len(files))
    for done, file in enumerate(files, 1):
        yield file
        progress(what, done, len(files))


def _rows(store: Store, manifest: Manifest, dataset: str, file: File, span: Span, as_of: datetime | None) -> "pa.Table":
    if as_of is None:
        table = objects.read(store, dataset, file.month, file.name)
    else:
        table = table_as_of(store, manifest, dataset, file, as_of)
    return span.rows(dataset, file.month, table)


def _no_rows(store: Store, manifest: Manifest, dataset: str) -> "pa.Table":
    """A table by the contract that the version was published by, which need not be today's. No dataset has no file."""
    file = manifest.datasets[dataset][0]
    return objects.read(store, dataset, file.month, file.name).schema.empty_table()


def _encoded(month: str, table: "pa.Table") -> Copy:
    return Copy(month, len(table), objects.encode(table.combine_chunks()))


@contextmanager
def _reading(store: Store) -> Iterator[None]:
    """Errors of reading, told from those of writing what was read."""
    try:
        yield
    except OSError as error:
        what = f"this cannot be read ({error.strerror or error})"
        raise NewspipeError(what, where=error.filename or store, remedy=f"{mended(error)} and run again.") from error
