"""What differs between two versions: items added, modified, removed, and renamed, told by their ids."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newspipe.contracts import conform, contract
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest, load

if TYPE_CHECKING:
    import pyarrow as pa

#: Causes of changes that no listing and no person has made: feeds leave them out unless they are asked for.
TECHNICAL = frozenset({"parser"})


def differences(
    old: "pa.Table", new: "pa.Table", moved: Mapping[str, str], cause: str, technical: Container[str] = ()
) -> "pa.Table":
    """The changes that make one table of items of another. `moved` gives the new id of items that have another one.

    `technical` are items that differ because of the parser, whatever the `cause` of the others is. What a row of
    `changes` means stands in its contract.
    """
    import pyarrow as pa

    before, after = _places(old), _places(new)
    heirs = {item: moved.get(item, item) for item in before}
    stayed = [(item, heir) for item, heir in heirs.items() if heir in after]
    rows_before = old.take(pa.array([before[item] for item, _ in stayed], pa.int64()))
    rows_after = new.take(pa.array([after[heir] for _, heir in stayed], pa.int64()))
    columns = _changed_columns(rows_before, rows_after)
    differ = [at for at, (item, heir) in enumerate(stayed) if item != heir or columns[at]]
    removed = [before[item] for item, heir in heirs.items() if heir not in after]
    added = [after[item] for item in after.keys() - {heir for _, heir in stayed}]
    renamed = [stayed[at][0] if stayed[at][0] != stayed[at][1] else None for at in differ]
    parts = [
        (new.take(pa.array(sorted(added), pa.int64())), ["added"] * len(added), None, None),
        (old.take(pa.array(removed, pa.int64())), ["removed"] * len(removed), None, None),
        (
            rows_after.take(pa.array(differ, pa.int64())),
            ["renamed" if name else "modified" for name in renamed],
            renamed,
            [columns[at] for at in differ],
        ),
    ]
    tables = [_as_changes(*part, cause, technical) for part in parts]
    sort = [(column, "ascending") for column in contract("changes").sort]
    return pa.concat_tables(tables).sort_by(sort)


def _places(items: "pa.Table") -> dict[str, int]:
    return {item: at for at, item in enumerate(items["item_id"].to_pylist())}


def _changed_columns(before: "pa.Table", after: "pa.Table") -> list[list[str]]:
    """Which columns differ in each row, the id apart."""
    changed: list[list[str]] = [[] for _ in range(len(before))]
    for column in before.column_names:
        if column != "item_id" and not before[column].equals(after[column]):
            pairs = zip(before[column].to_pylist(), after[column].to_pylist(), strict=True)
            for at, (was, now) in enumerate(pairs):
                if was != now:
                    changed[at].append(column)
    return changed


def _as_changes(
    items: "pa.Table",
    change: list[str],
    previous: list[str | None] | None,
    columns: list[list[str]] | None,
    cause: str,
    technical: Container[str],
) -> "pa.Table":
    import pyarrow as pa

    schema = contract("changes").schema
    told = {
        "change": change,
        "previous_item_id": previous or [None] * len(change),
        "changed_columns": columns or [[]] * len(change),
        "cause": ["parser" if item in technical else cause for item in items["item_id"].to_pylist()],
    }
    arrays = [
        pa.array(told[field.name], field.type) if field.name in told else items[field.name].combine_chunks()
        for field in schema
    ]
    return pa.table(arrays, schema=schema)


def heirs(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The new ids of items that have another one, by which item each content belonged to before, and belongs to now."""
    owned: dict[str, Counter[str]] = {}
    for content, item in before.items():
        if content in after:
            owned.setdefault(item, Counter())[after[content]] += 1
    return {item: min(now, key=lambda heir: (-now[heir], heir)) for item, now in owned.items() if item not in now}


def followed(store: Store, before: Mapping[str, File], after: Mapping[str, File]) -> dict[str, str]:
    """The new ids of items that have another one, by which item each place in a snapshot shows; files of sightings."""
    stayed: set[str] = set()
    other: dict[str, Counter[str]] = {}
    for month, file in before.items():
        if month not in after or after[month] == file:
            continue
        old, new = (objects.read(store, "sightings", month, one.name) for one in (file, after[month]))
        place = ["snapshot_id", "line_start"]
        pairs = old.select([*place, "item_id"]).join(
            new.select([*place, "item_id"]), place, join_type="inner", right_suffix="_now"
        )
        counted = pairs.group_by(["item_id", "item_id_now"]).aggregate([([], "count_all")])
        for was, now, count in zip(*(counted[name].to_pylist() for name in counted.column_names), strict=True):
            if was == now:
                stayed.add(was)
            else:
                other.setdefault(was, Counter())[now] += count
    return {
        was: min(now, key=lambda heir: (-now[heir], heir)) for was, now in other.items() if was not in stayed
    }  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """What differs in a month of items: rows of `changes`, and the rows of items before."""

    month: str
    changes: "pa.Table"
    before: "pa.Table"

    def without_technical(self) -> "Difference":
        """The same without changes that have a technical cause."""
        import pyarrow as pa
        import pyarrow.compute as pc

        technical = pc.is_in(self.changes["cause"], value_set=pa.array(sorted(TECHNICAL)))
        return replace(self, changes=self.changes.filter(pc.invert(technical)))

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows of `changes`, each with what its changed columns said `before`."""
        before = {row["item_id"]: row for row in self.before.to_pylist()}
        for row in self.changes.to_pylist():
            old = before.get(row["previous_item_id"] or row["item_id"], {})
            yield {"month": self.month, **row, "before": {column: old[column] for column in row["changed_columns"]}}


def between(
    store: Store,
    old: Mapping[str, File],
    new: Mapping[str, File],
    moved: Mapping[str, str],
    cause: str,
    technical: Container[str] = (),
) -> Iterator[Difference]:
    """What differs between two versions' files of items, by month; only months whose files differ are read.

    An item whose date was corrected is told in the month that it lies in now.
    """
    import pyarrow as pa

    differ = [month for month in sorted(old.keys() | new.keys()) if old.get(month) != new.get(month)]
    left, arrived = _moved_on(store, old, new, [month for month in differ if month in old], moved)
    for month in differ:
        before, after = _month_of(store, old, month), _month_of(store, new, month)
        if left:
            came = arrived.get(month, [])
            parts = (_with_ids(_month_of(store, old, was), items, wanted=True) for was, items in came)
            before = pa.concat_tables([_with_ids(before, left, wanted=False), *parts])
        yield Difference(month, differences(before, after, moved, cause, technical), before)


def _moved_on(
    store: Store, old: Mapping[str, File], new: Mapping[str, File], months: list[str], moved: Mapping[str, str]
) -> tuple[set[str], dict[str, list[tuple[str, set[str]]]]]:
    """The old ids of items that lie in another month than before; and for each month, from where which ones came."""
    before = {item: month for month in months for item in _ids_of(store, old, month)}
    if not before:
        return set(), {}
    stayed = {month: _ids_of(store, new, month) for month in months}
    gone = {moved.get(item, item): item for item, month in before.items() if moved.get(item, item) not in stayed[month]}
    if not gone:
        return set(), {}
    left: set[str] = set()
    arrived: dict[str, dict[str, set[str]]] = {}
    for month in (month for month in new if old.get(month) != new[month]):
        for heir in gone.keys() & _ids_of(store, new, month):
            left.add(gone[heir])
            arrived.setdefault(month, {}).setdefault(before[gone[heir]], set()).add(gone[heir])
    return left, {month: sorted(came.items()) for month, came in arrived.items()}


def _ids_of(store: Store, files: Mapping[str, File], month: str) -> set[str]:
    return {*_month_of(store, files, month)["item_id"].to_pylist()}


def _with_ids(items: "pa.Table", ids: set[str], *, wanted: bool) -> "pa.Table":
    """The rows whose id is among some, or is not."""
    import pyarrow as pa
    import pyarrow.compute as pc

    among = pc.is_in(items["item_id"], pa.array(sorted(ids), pa.string()))
    return items.filter(among if wanted else pc.invert(among))


def diff(store: Store, old: Manifest, new: Manifest) -> Iterator[Difference]:
    """What differs between any two versions, also backwards, by month."""
    if new.version < old.version:
        moved = {now: then for then, now in moves(store, new, old).items()}
    else:
        moved = moves(store, old, new)
    causes = _causes(_told(store, *sorted((old.version, new.version))))
    for found in between(store, old.files("items"), new.files("items"), moved, "source"):
        yield replace(found, changes=_with_causes(found.changes, causes))


def _causes(told: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The cause of what has become of each item over some versions: the last that is not technical, if there is one."""
    causes: dict[str, str] = {}
    for row in told:
        ids = [name for name in (row["previous_item_id"], row["item_id"]) if name]
        before = [causes[name] for name in ids if name in causes]
        cause = next((one for one in (row["cause"], *before) if one not in TECHNICAL), row["cause"])
        causes |= dict.fromkeys(ids, cause)
    return causes


def moves(store: Store, old: Manifest, new: Manifest) -> dict[str, str]:
    """The ids that items of a version have in a later one, if they were renamed between."""
    moved: dict[str, str] = {}
    for _, step in groupby(_told(store, old.version, new.version), key=lambda row: row["version"]):
        renamed = {row["previous_item_id"]: row["item_id"] for row in step if row["previous_item_id"]}
        moved = renamed | {first: renamed.get(last, last) for first, last in moved.items()}
    return moved


def _told(store: Store, low: int, high: int) -> Iterator[dict[str, Any]]:
    """What the versions after one and up to another tell of changes, with the number of the version."""
    columns = ["change", "item_id", "previous_item_id", "cause"]
    for version in range(low + 1, high + 1):
        for month, file in sorted(load(store, version).files("changes").items()):
            table = objects.read(store, "changes", month, file.name)
            yield from ({"version": version, **row} for row in table.select(columns).to_pylist())


def _month_of(store: Store, files: Mapping[str, File], month: str) -> "pa.Table":
    """A month of items, by today's contract."""
    if month not in files:
        return contract("items").schema.empty_table()
    return conform(objects.read(store, "items", month, files[month].name), "items")


def _with_causes(changes: "pa.Table", causes: Mapping[str, str]) -> "pa.Table":
    import pyarrow as pa

    at = changes.schema.get_field_index("cause")
    told = [causes.get(item, "source") for item in changes["item_id"].to_pylist()]
    return changes.set_column(at, changes.schema.field(at), pa.array(told, pa.string()))
