"""Whether a file holds rows as its contract has them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newspipe.contracts import DATASETS, contract, stated, validate, validate_month
from newspipe.errors import PublicationRefused
from newspipe.store.manifest import Columns, File

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that are held against a contract together: a check costs the same for one row and for a thousand.
_TOGETHER = 70_000


def has_columns(table: "pa.Table", said: Columns) -> bool:
    """Whether a table has the columns that a version states, in their order."""
    columns = {field.name: f"{field.type}{'' if field.nullable else ' not null'}" for field in table.schema}
    return [*columns.items()] == [*said.columns.items()]


def is_known(dataset: str, said: Columns) -> bool:
    """Whether a version has a dataset by a contract of which today's is an extension."""
    return dataset in DATASETS and said.version.partition(".")[0] == contract(dataset).version.partition(".")[0]


def is_todays(dataset: str, said: Columns) -> bool:
    """Whether a version has a dataset by today's contract."""
    return is_known(dataset, said) and said == Columns(contract(dataset).version, stated(dataset))


def faults(dataset: str, file: File, said: Columns, table: "pa.Table") -> Iterator[str]:
    """What is wrong with a file by itself, the rules of today's contract apart."""
    if not has_columns(table, said):
        yield "its columns are not those that its version states"
        return
    if table.num_rows != file.rows:
        yield f"it has {table.num_rows:,} rows, its version says {file.rows}"
    if not is_known(dataset, said):
        return
    try:
        validate_month(dataset, file.month, table)
    except PublicationRefused as error:
        yield error.what
    order = table.select(contract(dataset).sort)
    if not order.equals(order.sort_by([(column, "ascending") for column in contract(dataset).sort])):
        yield f"its rows are not sorted by {', '.join(contract(dataset).sort)}"
    if not is_todays(dataset, said) and (count := repeated(table.select(contract(dataset).key))):
        yield f"{count} rows repeat the key ({', '.join(contract(dataset).key)})"


def repeated(keys: "pa.Table") -> int:
    """How many rows say what another one says. Counted by number: `group_by` takes ten times as long for strings."""
    import numpy as np

    codes = np.zeros(keys.num_rows, np.int64)
    for column in keys.columns:
        encoded = column.combine_chunks().dictionary_encode()
        codes = codes * (len(encoded.dictionary) + 1) + encoded.indices.fill_null(len(encoded.dictionary)).to_numpy()
    return len(codes) - len(np.unique(codes))


class Rules:
    """Holds tables against today's contracts, many files of a version at a time."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[str, pa.Table]]] = {}

    def add(self, dataset: str, place: str, table: "pa.Table") -> Iterator[tuple[str, str]]:
        """Hold a file against its contract, now or later; what is wrong with those that were waiting."""
        waiting = self._waiting.setdefault(dataset, [])
        waiting.append((place, table))
        if sum(held.num_rows for _, held in waiting) >= _TOGETHER:
            yield from self._hold(dataset)

    def rest(self) -> Iterator[tuple[str, str]]:
        """What is wrong with the files that are still waiting."""
        for dataset in [*self._waiting]:
            yield from self._hold(dataset)

    def _hold(self, dataset: str) -> Iterator[tuple[str, str]]:
        import pyarrow as pa

        waiting = self._waiting.pop(dataset)
        if _refusal(dataset, pa.concat_tables([table for _, table in waiting])):
            for place, table in waiting:
                if what := _refusal(dataset, table):
                    yield place, what


def _refusal(dataset: str, table: "pa.Table") -> str:
    try:
        validate(dataset, table)
    except PublicationRefused as error:
        return error.what
    return ""
