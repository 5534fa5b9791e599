"""Rows of a version, read from its objects: exact whatever is published meanwhile."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.compute as pc


def tables(
    store: Store,
    manifest: Manifest,
    dataset: str,
    where: "pc.Expression | None" = None,
    wanted: Callable[[str], bool] = bool,
) -> Iterator[tuple[str, "pa.Table"]]:
    """(month, rows) of a dataset, month by month: the rows for which `where` holds, of the months `wanted`."""
    for month, file in sorted(manifest.files(dataset).items()):
        if wanted(month):
            table = objects.read(store, dataset, month, file.name)
            yield month, table if where is None else table.filter(where)


def with_month(table: "pa.Table", month: str) -> "pa.Table":
    """Rows with their month as the last column: a dictionary, so that pandas makes a category of it."""
    import pyarrow as pa

    values = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), len(table)), [month])
    return table.append_column(pa.field("month", values.type, nullable=False), values)
