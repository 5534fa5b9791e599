"""A month of a dataset: rows in, a table out; and tables, validated, into objects."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newspipe.contracts import contract, validate, validate_month
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]


def from_rows(dataset: str, rows: Iterable[Row]) -> "pa.Table":
    """Rows as a table of the dataset's contract."""
    import pyarrow as pa

    return pa.Table.from_pylist([*rows], schema=contract(dataset).schema)


@dataclass(frozen=True)
class Revised:
    """A month of a dataset whose rows differ from those of the version before, sorted; there may be none left."""

    dataset: str
    month: str
    table: "pa.Table"


def revise(
    store: Store, base: Manifest, dataset: str, month: str, new: "pa.Table", kept: Callable[["pa.Table"], "pa.Table"]
) -> list[Revised]:
    """Add new rows to what `kept` leaves of the old ones; nothing if the outcome equals the old rows."""
    import pyarrow as pa

    before = base.files(dataset).get(month)
    old = objects.read(store, dataset, month, before.name) if before else None
    table = new if old is None else pa.concat_tables([kept(old), new])
    table = table.sort_by([(column, "ascending") for column in contract(dataset).sort])
    if table.equals(old) if old is not None else table.num_rows == 0:
        return []
    return [Revised(dataset, month, table)]


def write(store: Store, revised: Sequence[Revised]) -> dict[tuple[str, str], File | None]:
    """Validate and keep months, those of a dataset together: a check costs the same for one row and for a thousand.

    Gives the file that each (dataset, month) now has, None if no row is left.
    Raises PublicationRefused if rows break their contract.
    """
    import pyarrow as pa

    kept: dict[tuple[str, str], File | None] = {(one.dataset, one.month): None for one in revised}
    filled = [one for one in revised if one.table.num_rows]
    for dataset in {one.dataset for one in filled}:
        months = [one for one in filled if one.dataset == dataset]
        for one in months:
            validate_month(dataset, one.month, one.table)
        validate(dataset, pa.concat_tables([one.table for one in months]))
        kept |= {(dataset, one.month): keep(store, dataset, one.month, one.table) for one in months}
    return kept


def keep_equal(store: Store, before: Manifest, files: Mapping[str, Mapping[str, File]]) -> dict[str, dict[str, File]]:
    """The files of datasets, those of a version in the place of those that have the same rows in other bytes.

    Another release of Arrow writes the same rows differently, and that is no change.
    """
    kept = {name: dict(months) for name, months in files.items()}
    for name in before.datasets.keys() & kept.keys():
        for month, old in before.files(name).items():
            new = kept[name].get(month)
            if new is not None and new.name != old.name and new.rows == old.rows:
                tables = [objects.read(store, name, month, file.name) for file in (old, new)]
                if tables[0].equals(tables[1]):
                    kept[name][month] = old
    return kept


def rows_where(table: "pa.Table", columns: Sequence[str], wanted: Callable[..., bool]) -> "pa.Table":
    """The rows for whose values in some columns a condition holds."""
    import pyarrow as pa

    values = (table[column].to_pylist() for column in columns)
    return table.filter(pa.array([wanted(*row) for row in zip(*values, strict=True)], pa.bool_()))


def keep(store: Store, dataset: str, month: str, table: "pa.Table") -> File:
    """Keep a table, sorted and validated, as an object."""
    data = objects.encode(table.combine_chunks())
    name = objects.put(store, dataset, month, data, ".parquet")
    return File(month, name, table.num_rows, len(data))
