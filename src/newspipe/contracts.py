"""What may be published: Arrow schemas derived from the contracts, and rows held against them.

The only importer of `schemas`. pandera and pandas take a second to import, so they are imported with the first check.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newspipe.errors import PublicationRefused
from newspipe.listing import Content, Sighting
from newspipe.times import UNDATED

if TYPE_CHECKING:
    import pandera.pandas as pandera
    import pyarrow as pa

#: Every published dataset, and the column whose month its rows are partitioned by.
DATASETS = {
    "items": "date_published",
    "presence": "date_published",
    "revisions": "date_published",
    "sightings": "captured_at",
    "snapshots": "captured_at",
    "rejects": "captured_at",
    "duplicates": "noticed_at",
    "changes": "date_published",
}


@dataclass(frozen=True)
class Contract:
    """A dataset's columns as Arrow types, the key that no two rows share, and the order in which rows are stored."""

    name: str
    version: str
    schema: "pa.Schema"
    key: tuple[str, ...]
    sort: tuple[str, ...]
    checks: "pandera.DataFrameSchema"


@lru_cache
def contract(name: str) -> Contract:
    """The contract of a dataset, or of `entry`; its key columns come first."""
    import pyarrow as pa

    model = getattr(import_module(f"schemas.{name}"), name.capitalize())
    checks = model.to_schema()
    metadata: dict[str, Any] = model.Config.metadata
    key = tuple(metadata.get("key", ()))
    columns = {column: checks.columns[column] for column in dict.fromkeys((*key, *checks.columns))}
    schema = pa.schema(
        pa.field(column, _as_stored(declared.dtype.type.pyarrow_dtype), nullable=declared.nullable)
        for column, declared in columns.items()
    )
    return Contract(name, metadata["version"], schema, key, tuple(metadata.get("sort", ())), checks)


def _as_stored(column: "pa.DataType") -> "pa.DataType":
    """A type as a Parquet file gives it back; with other names inside, equal rows would not always be equal bytes."""
    import pyarrow as pa

    return pa.list_(pa.field("element", column.value_type)) if pa.types.is_list(column) else column


@lru_cache
def stated(name: str) -> dict[str, str]:
    """The columns of a contract with their types, as manifests keep them, such as `int32 not null`."""
    return {field.name: f"{field.type}{'' if field.nullable else ' not null'}" for field in contract(name).schema}


def conform(table: "pa.Table", dataset: str) -> "pa.Table":
    """A table by an older contract of the same major version, by today's: columns that it lacks are null."""
    import pyarrow as pa

    schema = contract(dataset).schema
    if table.schema.equals(schema):
        return table
    have = {*table.column_names}
    return pa.table(
        [table[field.name] if field.name in have else pa.nulls(len(table), field.type) for field in schema],
        schema=schema,
    )


def evolved(dataset: str, version: str, columns: Mapping[str, str]) -> bool:
    """Whether today's contract differs from an older one, whose version and columns these are.

    Raises PublicationRefused if rows by the older one could not be published by today's.
    """
    now = contract(dataset).version
    if columns == stated(dataset):
        return False
    broken = _broken_columns(dataset, columns)
    if broken and now.partition(".")[0] == version.partition(".")[0]:
        what = (
            f"the contract {now} breaks with {version}, by which the version before was published: {', '.join(broken)}"
        )
        remedy = f"Raise the major version of schemas/{dataset}.py, or add columns that may be null instead."
        raise PublicationRefused(what, where=dataset, remedy=remedy)
    if now == version:
        what = f"the contract has other columns than before, and is still {now}"
        raise PublicationRefused(what, where=dataset, remedy=f"Raise the version of schemas/{dataset}.py.")
    return True


def _broken_columns(dataset: str, columns: Mapping[str, str]) -> list[str]:
    """The columns in which today's contract does more than add what may be null to an older one."""
    today = stated(dataset)
    broken = [name for name in columns if columns[name] != today.get(name)]
    return broken + [name for name in today.keys() - columns.keys() if today[name].endswith("not null")]


def unified(table: "pa.Table", dataset: str, columns: Mapping[str, str]) -> "pa.Table":
    """Rows by an older contract with today's columns, to stand beside newer rows; as they are if it broke.

    `columns` are those of the older contract, as `stated` gives them.
    """
    return table if _broken_columns(dataset, columns) else conform(table, dataset)


def validate(dataset: str, table: "pa.Table") -> None:
    """Hold rows against their contract.

    Raises PublicationRefused, naming every rule that is broken: rows that get here are our own work.
    """
    problems = _broken_key(dataset, table)
    if not table.schema.equals(contract(dataset).schema):
        problems.append("its columns are not those of the contract")
    problems += [f"{rule}, in {len(rows)} rows" for rule, rows in _broken_rules(dataset, table).items()]
    if problems:
        raise _refused("; ".join(problems), dataset)


def validate_month(dataset: str, month: str, table: "pa.Table") -> None:
    """Raises PublicationRefused if there are rows of another month among those of this one."""
    import pyarrow.compute as pc

    column = table[DATASETS[dataset]]
    bounds = pc.min_max(column).as_py().values()  # what lies between two days of a month lies in the month
    found = {UNDATED if bound is None else bound.isoformat()[:7] for bound in bounds}
    if column.null_count:
        found.add(UNDATED)
    if found != {month}:
        raise _refused(f"rows of {', '.join(sorted(found))} are among those of {month}", f"{dataset}/month={month}")


def _refused(what: str, where: str) -> PublicationRefused:
    remedy = (
        "Nothing was published and the version before stays current. This is a fault of newspipe: please report it."
    )
    return PublicationRefused(what, where=where, remedy=remedy)


def check_entries(sightings: Sequence[Sighting]) -> dict[int, list[tuple[str, str]]]:
    """The entries that break the contract `entry`: index -> (reason, detail), one for each rule broken."""
    import pyarrow as pa

    rows = [
        {
            **content_columns(seen.entry.content),
            "date_published": seen.entry.date_published,
            "date_published_raw": seen.entry.date_published_raw,
            "section_heading": seen.entry.section_heading,
            "position": seen.position,
            "line_start": seen.line_start,
            "line_end": seen.line_end,
        }
        for seen in sightings
    ]
    table = pa.Table.from_pylist(rows, schema=contract("entry").schema)
    found: dict[int, list[tuple[str, str]]] = {}
    for rule, broken in _broken_rules("entry", table).items():
        column, _, check = rule.rpartition(": ")
        reason = re.sub(r"\(.*", "", f"{column}_{check}" if column else check, flags=re.DOTALL)
        for row, value in broken.items():
            shown = f" ({str(value)[:60]!r})" if column else ""
            found.setdefault(row, []).append((reason, rule + shown))
    return found


def content_columns(content: Content) -> dict[str, Any]:
    """A content as the columns of its contract."""
    return {name: getattr(content, name) for name in Content.__slots__} | {"authors": list(content.authors) or None}


def _broken_rules(name: str, table: "pa.Table") -> dict[str, dict[int, object]]:
    """Rules that rows break: "column: check" -> {row: value}. A rule that the table as a whole breaks has row -1."""
    import pandas as pd
    import pandera.errors

    # A content column that may be null and is null in every row breaks nothing; while only text is read, half are.
    content = [field for field in table.schema if field.name in Content.__slots__ and field.nullable]
    nothing = [field.name for field in content if table[field.name].null_count == len(table)]
    frame = table.drop_columns(nothing).to_pandas(types_mapper=pd.ArrowDtype)
    try:
        _checks(name, tuple(nothing)).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        failures = errors.failure_cases
    else:
        return {}
    broken: dict[str, dict[int, object]] = {}
    for case in failures.to_dict("records"):
        whole = case["schema_context"] == "DataFrameSchema"
        rule = str(case["check"]) if whole else f"{case['column']}: {case['check']}"
        row = -1 if pd.isna(case["index"]) else int(case["index"])
        broken.setdefault(rule, {})[row] = case["failure_case"]
    return broken


@lru_cache
def _checks(name: str, without: tuple[str, ...]) -> "pandera.DataFrameSchema":
    return contract(name).checks.remove_columns([*without])


def _broken_key(dataset: str, table: "pa.Table") -> list[str]:
    """Whether rows share a key. Counted by number, not by `group_by`, which takes ten times as long for strings."""
    import numpy as np

    key = contract(dataset).key
    codes = np.zeros(table.num_rows, np.int64)
    for column in key:
        encoded = table[column].combine_chunks().dictionary_encode()
        codes = codes * (len(encoded.dictionary) + 1) + encoded.indices.fill_null(len(encoded.dictionary)).to_numpy()
    codes.sort()
    repeated = int((codes[1:] == codes[:-1]).sum())
    return [f"{repeated} rows repeat the key ({', '.join(key)})"] if repeated else []
