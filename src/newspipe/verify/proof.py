"""The proof that nothing changed untold: the items before, with the changes applied, are the items now.

The changes are applied to the letter of their contract: away with the ids of what was removed or modified and with
every previous id, then in with the rows that are not `removed`, and an item that two rows tell, because another one
was joined to it, once. An item's changes lie in its month, so this goes month by month, unless the date of one changed.
"""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newspipe.errors import NewspipeError
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest, manifest_key
from newspipe.store.objects import object_key

if TYPE_CHECKING:
    import pyarrow as pa


class _Told(NamedTuple):
    """A row of changes, apart from the columns of its item."""

    item_id: str
    change: str
    previous_item_id: str | None
    changed_columns: list[str]

    @property
    def was(self) -> str:
        """The id of the item before."""
        return self.previous_item_id or self.item_id


#: The columns that changes have beside those of items.
_BESIDE = ("change", "previous_item_id", "changed_columns", "cause")


def prove(
    store: Store, before: Manifest | None, steps: Sequence[Manifest], broken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Where the changes of the `steps` do not make the items of the last of them of those `before`; (place, what).

    Months of which an object is broken prove nothing, and are passed over.
    """
    stages = [("items", before.files("items") if before else {})]
    stages += [("changes", step.files("changes")) for step in steps]
    stages += [("items", steps[-1].files("items"))]
    for months in _groups(store, stages, broken):
        try:
            first, *changes, last = (
                _joined([_read(store, dataset, month, files.get(month)) for month in months])
                for dataset, files in stages
            )
        except (NewspipeError, OSError):
            continue  # told as an object that cannot be read
        place = f"{store.locate(manifest_key(steps[-1].version))}, month {', '.join(months)}"
        yield from ((place, what) for what in _month(first, changes, last))


#: The files of a dataset at one point of the way from version to version.
_Stage = tuple[str, Mapping[str, File]]


def _groups(store: Store, stages: Sequence[_Stage], broken: Collection[str]) -> list[list[str]]:
    """The months to prove, each by itself; together where a date was corrected, for an item may have moved then."""
    (_, old), *told, (_, new) = stages
    differ = sorted({month for month in {*old, *new} if old.get(month) != new.get(month)}.union(*(f for _, f in told)))
    whole = [
        month
        for month in differ
        if not any(
            month in files and object_key(dataset, month, files[month].name) in broken for dataset, files in stages
        )
    ]
    moved = any(_dates_differ(store, month, files[month]) for _, files in told for month in files if month in whole)
    return [differ] * (whole == differ) if moved else [[month] for month in whole]


def _dates_differ(store: Store, month: str, file: File) -> bool:
    try:
        changes = objects.read(store, "changes", month, file.name)
    except (NewspipeError, OSError):
        return False
    if "changed_columns" not in changes.column_names:
        return False
    return any("date_published" in columns for columns in changes["changed_columns"].to_pylist())


def _read(store: Store, dataset: str, month: str, file: File | None) -> "pa.Table | None":
    return objects.read(store, dataset, month, file.name) if file else None


def _joined(tables: "Sequence[pa.Table | None]") -> "pa.Table | None":
    import pyarrow as pa

    there = [table for table in tables if table is not None]
    return pa.concat_tables(there, promote_options="permissive") if there else None


def _month(first: "pa.Table | None", changes: "Sequence[pa.Table | None]", last: "pa.Table | None") -> Iterator[str]:
    """What is wrong with the changes that should make the last items of the first ones."""
    import pyarrow as pa

    steps = [table for table in changes if table is not None]
    if not all({*_BESIDE} <= {*table.column_names} for table in steps):
        return  # told as a file with other columns
    model = next(table for table in (last, first, *steps) if table is not None)
    fields = [pa.field(field.name, field.type) for field in model.schema if field.name not in _BESIDE]
    schema = pa.schema(fields)
    try:
        items = _as(first, schema)
        for step in steps:
            rows = _as(step, schema)
            yield from _untrue(items, step, rows)
            items = _apply(items, step, rows)
        yield from _unequal(items, _as(last, schema))
    except pa.ArrowException as error:
        yield f"the changes do not have the columns of items ({error})"


def _as(table: "pa.Table | None", schema: "pa.Schema") -> "pa.Table":
    """A table by another schema; columns that it lacks are null, for a contract may have got them since."""
    import pyarrow as pa

    if table is None:
        return schema.empty_table()
    have = {*table.column_names}
    columns = [
        table[field.name].cast(field.type) if field.name in have else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def _untrue(items: "pa.Table", changes: "pa.Table", rows: "pa.Table") -> Iterator[str]:
    """Rows of changes that are not so; `rows` are their columns of items."""
    import pyarrow as pa

    told = [_Told(*row) for row in zip(*(changes[name].to_pylist() for name in _Told._fields), strict=True)]
    at = {item: place for place, item in enumerate(items["item_id"].to_pylist())}
    leaving = {row.previous_item_id for row in told}
    wrong: dict[str, list[str]] = {}
    for row in told:
        if what := _misplaced(row, at, leaving):
            wrong.setdefault(what, []).append(row.item_id)
    stayed = [(place, at[row.was]) for place, row in enumerate(told) if row.change != "added" and row.was in at]
    before = items.take(pa.array([old for _, old in stayed], pa.int64()))
    after = rows.take(pa.array([new for new, _ in stayed], pa.int64()))
    for (place, _), differ in zip(stayed, _differing(before, after), strict=True):
        if what := _misdescribed(told[place], differ):
            wrong.setdefault(what, []).append(told[place].item_id)
    yield from (f"of changes, {len(ids)} rows are {what}, such as {ids[0]}" for what, ids in wrong.items())


def _misplaced(row: _Told, before: Container[str], leaving: Container[str | None]) -> str:
    """What is wrong with the ids of a row of changes, by the items before and the ids that others leave."""
    if (row.change == "renamed") != (row.previous_item_id is not None) or row.previous_item_id == row.item_id:
        return f"told as {row.change}, with a previous_item_id that does not fit"
    if row.change != "added":
        return "" if row.was in before else f"told as {row.change}, and were not there before"
    if row.changed_columns:
        return "told as added, with changed_columns"
    return "told as added, and were there before" if row.item_id in before and row.item_id not in leaving else ""


def _misdescribed(row: _Told, differ: list[str]) -> str:
    """What is wrong with what a row of changes says, by the columns in which it differs from the row before."""
    if row.change == "modified" and not differ:
        return "told as modified, and do not differ"
    if row.change == "removed" and differ:
        return "told as removed, and are not as they were"
    return "" if sorted(row.changed_columns) == differ else "told with changed_columns that are not those that differ"


def _differing(before: "pa.Table", after: "pa.Table") -> list[list[str]]:
    """The columns in which each pair of rows differs, sorted by name, the id apart."""
    found: list[list[str]] = [[] for _ in range(len(before))]
    for name in sorted({*before.column_names} - {"item_id"}):
        if not before[name].equals(after[name]):
            pairs = zip(before[name].to_pylist(), after[name].to_pylist(), strict=True)
            for columns, (was, now) in zip(found, pairs, strict=True):
                if was != now:
                    columns.append(name)
    return found


def _apply(items: "pa.Table", changes: "pa.Table", rows: "pa.Table") -> "pa.Table":
    """The items with the changes applied."""
    import pyarrow as pa
    import pyarrow.compute as pc

    gone = changes.filter(pc.is_in(changes["change"], value_set=pa.array(["removed", "modified"])))["item_id"]
    leaving = pa.chunked_array([*gone.chunks, *changes["previous_item_id"].chunks], pa.string())
    kept = items.filter(pc.invert(pc.is_in(items["item_id"], value_set=leaving)))
    return _once(pa.concat_tables([kept, rows.filter(pc.not_equal(changes["change"], "removed"))]))


def _once(items: "pa.Table") -> "pa.Table":
    """Items in the order of their ids, equal rows once."""
    items = items.sort_by("item_id").combine_chunks()
    ids = items["item_id"].to_pylist()
    twice = [at for at in range(1, len(ids)) if ids[at] == ids[at - 1]]
    again = {at for at in twice if items.slice(at, 1).equals(items.slice(at - 1, 1))}
    return items.take([at for at in range(len(ids)) if at not in again]) if again else items


def _unequal(made: "pa.Table", items: "pa.Table") -> Iterator[str]:
    """How the items that the changes make differ from those that are there."""
    items = items.sort_by("item_id")
    if made.equals(items):
        return
    one, other = ({row["item_id"]: row for row in table.to_pylist()} for table in (made, items))
    differ = sorted(item for item in one.keys() | other.keys() if one.get(item) != other.get(item))
    example = f", such as {differ[0]}" if differ else ""
    yield f"previous + changes = current does not hold for {len(differ) or 'repeated'} items{example}"
