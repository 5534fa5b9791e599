"""A month of a dataset: rows in, a validated object out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newspipe.contracts import contract, validate
from newspipe.store import objects
from newspipe.store.manifest import File, Manifest

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]


def from_rows(dataset: str, rows: Iterable[Row]) -> "pa.Table":
    """Rows as a table of the dataset's contract."""
    import pyarrow as pa

    return pa.Table.from_pylist([dict(row) for row in rows], schema=contract(dataset).schema)


def rewrite(
    root: Path, base: Manifest, dataset: str, month: str, new: "pa.Table", kept: Callable[["pa.Table"], "pa.Table"]
) -> File | None:
    """Add new rows to what `kept` leaves of the old ones, and keep the month as an object.

    Gives the file that the month then has, which is the old one if no row differs; None if no row is left.
    Raises PublicationRefused if the rows break their contract.
    """
    import pyarrow as pa

    before = base.files(dataset).get(month)
    old = objects.read(root, dataset, month, before.name) if before else None
    table = new if old is None else pa.concat_tables([kept(old), new])
    if table.num_rows == 0:
        return None
    table = table.sort_by([(column, "ascending") for column in contract(dataset).sort])
    if old is not None and table.equals(old):
        return before
    validate(dataset, month, table)
    return keep(root, dataset, month, table)


def rows_where(table: "pa.Table", columns: Sequence[str], wanted: Callable[..., bool]) -> "pa.Table":
    """The rows for whose values in some columns a condition holds."""
    import pyarrow as pa

    values = (table[column].to_pylist() for column in columns)
    return table.filter(pa.array([wanted(*row) for row in zip(*values, strict=True)], pa.bool_()))


def keep(root: Path, dataset: str, month: str, table: "pa.Table") -> File:
    """Keep a table, sorted and validated, as an object."""
    data = objects.encode(table.combine_chunks())
    name = objects.put(root, dataset, month, data, ".parquet")
    return File(month, name, table.num_rows, len(data))
