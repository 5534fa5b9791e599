"""The forms of a single file: Parquet, CSV, JSON Lines; and how values look in those that are text.

Times are ISO 8601 with Z, dates YYYY-MM-DD, numbers as they are. In CSV lists are JSON text, and null is an empty cell,
as is a text without a character.

A spreadsheet would run text that looks like a formula. In CSV such text gets an apostrophe in front: text that starts
with = + - @ or a full-width or small form of them, also after what is not seen, or with a tab or a line end. What has
apostrophes before that already gets one more, so taking one away gives back what was there. This holds for whoever
opens the file as what it is, separated by commas: it cannot hold where it is cut up at other characters.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import pyarrow as pa

#: What is dropped, or not seen, where a cell begins: white space, controls, marks of direction, joiners.
_UNSEEN = r"\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
#: = + - @, also full-width and small.
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
#: What a spreadsheet would run, or might.
_FORMULA = re.compile(rf"'*(?:[\t\r\n]|[{_UNSEEN}]*[{_SIGNS}])")
#: Rows that are Python objects at once.
_AT_ONCE = 500


def write_parquet(file: Path | BinaryIO, schema: "pa.Schema", tables: Iterable["pa.Table"]) -> int:
    """Write tables of one schema as one Parquet file, a row group or more for each that has rows; how many rows."""
    import pyarrow.parquet as pq

    rows = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for table in tables:
            if len(table):
                writer.write_table(table)
            rows += len(table)
            del table  # before the next one is read
    return rows


def write_csv(file: BinaryIO, schema: "pa.Schema", tables: Iterable["pa.Table"]) -> int:
    """Write tables as CSV: UTF-8, a header, line feeds, quotes where they are needed; how many rows."""
    # It quotes line ends that are its own, so they are both; and each row is one call of write.
    writer = csv.writer(_LineFeeds(file), lineterminator="\r\n")
    writer.writerow(schema.names)
    rows = 0
    for cells in map(_cells, _batches(tables)):
        writer.writerows(cells)
        rows += len(cells)
    return rows


def write_json_lines(file: BinaryIO, schema: "pa.Schema", tables: Iterable["pa.Table"]) -> int:  # noqa: ARG001
    """Write tables as JSON Lines, an object a row with every column in it; how many rows."""
    rows = 0
    for some in map(methodcaller("to_pylist"), _batches(tables)):
        file.writelines(f"{json_line(row)}\n".encode() for row in some)
        rows += len(some)
    return rows


def json_line(row: Mapping[str, Any]) -> str:
    """A row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _cells(batch: "pa.RecordBatch") -> list[tuple[object, ...]]:
    columns = (map(_cell, column.to_pylist()) for column in batch.columns)
    return [*zip(*columns, strict=True)]


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return _plain(value) if isinstance(value, date) else value


def _batches(tables: Iterable["pa.Table"]) -> Iterator["pa.RecordBatch"]:
    for table in tables:
        yield from table.to_batches(max_chunksize=_AT_ONCE)
        del table  # before the next one is read


class _LineFeeds:
    """A file of bytes for a writer of text whose rows end in CR LF: they end in a line feed there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix("\r\n").encode() + b"\n")
