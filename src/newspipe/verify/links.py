"""Whether the datasets of a version agree with each other. Tables in; (dataset, what is wrong with it) out.

An item's rows lie in the same month of publication in `items`, `presence` and `revisions`, a snapshot's in the same
month of capture in `snapshots`, `sightings` and `rejects`: most links are held month by month. A table that cannot be
read is left out, and what would be held against it with it.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from newspipe.verify.tables import repeated

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]

Tables = Mapping[str, "pa.Table"]

#: Datasets whose rows of one month belong together.
PUBLICATION = ("items", "presence", "revisions")
CAPTURE = ("snapshots", "sightings", "rejects")

#: What is kept of a month for links that reach over all of them.
_KEPT = {
    "items": ("item_id",),
    "presence": ("item_id", "sightings"),
    "sightings": ("item_id",),
    "snapshots": ("snapshot_id",),
    "rejects": ("reject_id",),
    "changes": ("item_id", "previous_item_id"),
}
#: The stages at which a reject is of one entry, not of a page.
_OF_ENTRY = ("parse", "validate")


def within(tables: Tables) -> Iterator[tuple[str, str]]:
    """What does not agree in a month of publication or of capture."""
    if {"items", "presence"} <= tables.keys():
        yield from _presence(tables["items"], tables["presence"])
    if {"items", "revisions"} <= tables.keys():
        yield from _revisions(tables["items"], tables["revisions"])
    if {"snapshots", "sightings"} <= tables.keys():
        yield from _of_snapshots("sightings", tables["sightings"], tables["snapshots"])
    if {"snapshots", "rejects"} <= tables.keys():
        yield from _of_snapshots("rejects", tables["rejects"], tables["snapshots"])
        yield from _entries(tables)


def _presence(items: "pa.Table", presence: "pa.Table") -> Iterator[tuple[str, str]]:
    import pyarrow.compute as pc

    yield from _same_items("presence", presence, items)
    at, known = _places(presence["item_id"], items["item_id"])
    told, of = presence.filter(known), items.take(at)
    yield from _agree("presence", told, "items", of, {"source": "source", "date_published": "date_published"})
    gone = pc.equal(told["status"], "withdrawn")
    yield from _wrong("presence", "status", pc.not_equal(gone, of["withdrawn_at"].is_valid()), "items")


def _revisions(items: "pa.Table", revisions: "pa.Table") -> Iterator[tuple[str, str]]:
    import numpy as np

    yield from _same_items("revisions", revisions, items)
    at, known = _places(revisions["item_id"], items["item_id"])
    revisions = revisions.filter(known)
    number, newest, held = _ints(revisions, "revision"), _ints(items, "revision"), np.bincount(at, minlength=len(items))
    # Keys are unique: where no number is above their count, they are 1, 2, 3, …
    yield from _wrong("revisions", "revision", (number < 1) | (number > held[at]), "the number of revisions")
    yield from _wrong("items", "revision", (newest != held) & (held > 0), "revisions")
    shown = {name: name for name in items.column_names if name in revisions.column_names}
    last, first = number == newest[at], number == 1
    of = items.take(at[last])
    yield from _agree("items", of, "revisions", revisions.filter(last), shown | {"withdrawn_at": "valid_to"})
    yield from _agree(
        "items", items.take(at[first]), "revisions", revisions.filter(first), {"first_seen_at": "valid_from"}
    )


def _of_snapshots(dataset: str, table: "pa.Table", snapshots: "pa.Table") -> Iterator[tuple[str, str]]:
    at, known = _places(table["snapshot_id"], snapshots["snapshot_id"])
    if strange := len(table) - len(at):
        yield dataset, f"{strange} rows are of snapshots that are not in snapshots"
    columns = [name for name in ("source", "captured_at", "path") if name in table.column_names]
    yield from _agree(
        dataset, table.filter(known), "snapshots", snapshots.take(at), dict(zip(columns, columns, strict=True))
    )


def _entries(tables: Tables) -> Iterator[tuple[str, str]]:
    """An entry that was found became a sighting or a reject; a page that was rejected whole has one reject."""
    import pyarrow as pa
    import pyarrow.compute as pc

    snapshots, rejects = tables["snapshots"], tables["rejects"]
    left = pc.or_(pc.equal(rejects["status"], "open"), pc.equal(rejects["stage"], "correction"))
    rejects = rejects.filter(left)  # what was accepted is a sighting now
    yield from _wrong("snapshots", "rejects", _ints(snapshots, "rejects") != _rows_of(snapshots, rejects), "rejects")
    if "sightings" in tables:
        of_entry = rejects.filter(pc.is_in(rejects["stage"], value_set=pa.array(_OF_ENTRY)))
        found = _rows_of(snapshots, tables["sightings"]) + _rows_of(snapshots, of_entry)
        yield from _wrong("snapshots", "entries", _ints(snapshots, "entries") != found, "sightings and rejects")


def _rows_of(snapshots: "pa.Table", table: "pa.Table") -> "Ints":
    """How many rows of a table are of each snapshot."""
    import numpy as np

    at, _ = _places(table["snapshot_id"], snapshots["snapshot_id"])
    return np.bincount(at, minlength=len(snapshots))


def summary(tables: Tables) -> "dict[str, pa.Table]":
    """What is kept of a month: ids; of sightings, how many show each item."""
    import pyarrow as pa

    kept = {name: table.select(_KEPT[name]).combine_chunks() for name, table in tables.items() if name in _KEPT}
    if "sightings" in kept:
        counted = kept["sightings"]["item_id"].value_counts()
        kept["sightings"] = pa.table({"item_id": counted.field("values"), "sightings": counted.field("counts")})
    return kept


def across(whole: Tables, dropped: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """What does not agree beyond months; `whole` are the summaries of all months of a version.

    `dropped` are items that are seen and, by a correction, not published.
    """
    import numpy as np
    import pyarrow.compute as pc

    for dataset in ("items", "snapshots", "rejects", "changes"):
        if dataset in whole and (count := repeated(whole[dataset])):
            yield dataset, f"{count} rows repeat the key ({', '.join(_KEPT[dataset])})"
    if {"items", "presence", "sightings"} <= whole.keys():
        items, presence, sightings = whole["items"]["item_id"], whole["presence"], whole["sightings"]
        at, known = _places(sightings["item_id"], items)
        if not {*sightings["item_id"].filter(pc.invert(known)).to_pylist()} <= {*dropped}:
            yield "sightings", "they show items that are not in items"
        seen = np.bincount(at, weights=_ints(sightings.filter(known), "sightings"), minlength=len(items))
        at, known = _places(presence["item_id"], items)
        yield from _wrong("presence", "sightings", _ints(presence.filter(known), "sightings") != seen[at], "sightings")


def _places(ids: "pa.ChunkedArray", among: "pa.ChunkedArray") -> "tuple[Ints, pa.ChunkedArray]":
    """Where the ids that are among others stand there, and which of the ids those are."""
    import numpy as np
    import pyarrow.compute as pc

    at = pc.index_in(ids, value_set=among.combine_chunks())
    return np.asarray(at.drop_null(), np.int64), at.is_valid()


def _ints(table: "pa.Table", column: str) -> "Ints":
    import numpy as np

    return np.asarray(table[column], np.int64)


def _same_items(dataset: str, table: "pa.Table", items: "pa.Table") -> Iterator[tuple[str, str]]:
    have, want = {*table["item_id"].to_pylist()}, {*items["item_id"].to_pylist()}
    if strange := have - want:
        yield dataset, f"it has {len(strange)} items that are not in items, such as {min(strange)}"
    if missing := want - have:
        yield dataset, f"it lacks {len(missing)} items, such as {min(missing)}"


def _agree(
    dataset: str, told: "pa.Table", other: str, of: "pa.Table", columns: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Columns of a table that must say what those of another one say, row by row."""
    for column, theirs in columns.items():
        if not told[column].equals(of[theirs]):
            pairs = zip(told[column].to_pylist(), of[theirs].to_pylist(), strict=True)
            yield from _wrong(dataset, column, [said != says for said, says in pairs], f"{other} ({theirs})")


def _wrong(dataset: str, column: str, rows: "object", by: str) -> Iterator[tuple[str, str]]:
    """Tell of rows, given as flags, in which a column is not what follows from something else."""
    import numpy as np

    if count := int(np.count_nonzero(np.asarray(rows, bool))):
        yield dataset, f"{column} is not as by {by}, in {count} rows"
