"""Datasets as the listings showed them at a time, whatever was known of it later, by the history that a version has.

    items       as their content of then shows them: those seen by then, and not withdrawn then
    revisions   those in force by then; what ended one later is not known yet
    sightings   what had been captured by then; also snapshots and rejects

`presence` says what is now, and `changes` what differs between versions: neither has an answer.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from newspipe.errors import NewspipeError
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.store.reading import tables

if TYPE_CHECKING:
    import pyarrow as pa

#: Columns of items of which only the newest revision is kept.
_NEWEST = ("date_published_raw", "section_heading")


def tables_as_of(
    store: Store,
    manifest: Manifest,
    dataset: str,
    as_of: datetime | None,
    wanted: Callable[[str], bool] = bool,
) -> "Iterator[tuple[str, pa.Table]]":
    """(month, rows) of a dataset as of a time, month by month; None: as the version has them.

    Raises NewspipeError for a dataset that cannot be told as of a time.
    """
    if as_of is None:
        return tables(store, manifest, dataset, wanted=wanted)
    check_as_of(dataset)
    return (
        (month, table_as_of(store, manifest, dataset, file, as_of))
        for month, file in sorted(manifest.files(dataset).items())
        if wanted(month)
    )


def check_as_of(dataset: str) -> None:
    """Raises NewspipeError for a dataset that cannot be told as of a time."""
    if dataset in ("presence", "changes"):
        what = f"{dataset} cannot be told as of a time: it says what is {'now' if dataset == 'presence' else 'new'}"
        remedy = "Ask for items, revisions, sightings, snapshots or rejects; or for a version that was current then."
        raise NewspipeError(what, where=dataset, remedy=remedy)


def table_as_of(store: Store, manifest: Manifest, dataset: str, file: File, as_of: datetime) -> "pa.Table":
    """A month of a dataset as of a time; of one that `check_as_of` takes."""
    table = objects.read(store, dataset, file.month, file.name)
    if dataset == "items":
        revised = manifest.files("revisions").get(file.month)
        if revised is None:
            return table.slice(0, 0)
        return _items(table, objects.read(store, "revisions", file.month, revised.name), as_of)
    return _revisions(table, as_of) if dataset == "revisions" else _captured(table, as_of)


def _captured(table: "pa.Table", as_of: datetime) -> "pa.Table":
    import pyarrow.compute as pc

    return table.filter(pc.less_equal(table["captured_at"], _scalar(as_of)))


def _revisions(table: "pa.Table", as_of: datetime) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    table = table.filter(pc.less_equal(table["valid_from"], _scalar(as_of)))
    at = table.schema.get_field_index("valid_to")
    later = pc.greater(table["valid_to"], _scalar(as_of))
    known = pc.if_else(later, pa.scalar(None, table.schema.field(at).type), table["valid_to"])
    return table.set_column(at, table.schema.field(at), known)


def _items(items: "pa.Table", revisions: "pa.Table", as_of: datetime) -> "pa.Table":
    """What a revision does not say is said by the item."""
    import pyarrow as pa
    import pyarrow.compute as pc

    current = _revisions(revisions, as_of)
    current = current.filter(current["valid_to"].is_null())
    of = items.take(pc.index_in(current["item_id"], value_set=items["item_id"].combine_chunks()))
    newest = pc.equal(of["revision"], current["revision"])
    columns = {}
    for field in items.schema:
        nothing = pa.scalar(None, field.type)
        if field.name == "withdrawn_at":
            columns[field.name] = pa.nulls(len(current), field.type)
        elif field.name in _NEWEST:
            columns[field.name] = pc.if_else(newest, of[field.name], nothing)
        else:
            columns[field.name] = (current if field.name in current.column_names else of)[field.name]
    return pa.table(list(columns.values()), schema=items.schema)


def _scalar(as_of: datetime) -> "pa.Scalar":
    import pyarrow as pa

    return pa.scalar(as_of, pa.timestamp("us", "UTC"))
