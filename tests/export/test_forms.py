"""Forms: what is written is what is read, by what people read it with; and no spreadsheet runs it."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newspipe.export.forms import write_csv, write_json_lines, write_parquet

#: What is dropped or not seen where a cell begins.
UNSEEN = " \t\r\n\x00\x0b\x1f\x85\xa0\xad\u061c\u180e\u2003\u200b\u200e\u2028\u202e\u2060\u2066\u3000\ufeff"
#: The kinds of characters that these are of.
KINDS = ["Cc", "Cf", "Zl", "Zp", "Zs"]
SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"  # noqa: RUF001
TEXT = st.text(st.characters(exclude_categories=["Cs", *KINDS]), max_size=20)
HOSTILE = st.text(UNSEEN + SIGNS + "'\",;|a1", max_size=8)
SCHEMA = pa.schema({"text": pa.string(), "list": pa.list_(pa.string()), "number": pa.int32(), "month": pa.string()})


def in_csv(texts: list[str | None]) -> bytes:
    file = io.BytesIO()
    schema = pa.schema({"text": pa.string(), "end": pa.int32()})
    table = pa.Table.from_pylist([{"text": text, "end": 7} for text in texts], schema=schema)
    assert write_csv(file, schema, [table]) == len(texts)
    return file.getvalue()


def cells(data: bytes) -> list[str]:
    """The first column, as a strict reader has it."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert rows[0] == ["text", "end"]
    assert all(row[1:] == ["7"] for row in rows[1:])
    return [row[0] for row in rows[1:]]


def runs(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula, said in another way than the code does."""
    return cell.startswith(("\t", "\r", "\n")) or cell.lstrip(UNSEEN).startswith(tuple(SIGNS))


@settings(deadline=None)
@given(st.lists(TEXT | HOSTILE, max_size=5))
@example(["=1+1", "-2", "+3", "@SUM(A1)", "\t=1", "\r", "\n", " =1", "\xa0=1", "\u200b=1", "＝1", "'=1", "''=1", "'a"])  # noqa: RUF001
def test_no_cell_is_a_formula_and_nothing_is_lost(texts: list[str]) -> None:
    found = cells(in_csv([*texts]))
    assert not any(map(runs, found))
    # What has an apostrophe before a formula, or before more apostrophes and a formula, was given the first of them.
    assert [cell[1:] if cell[:1] == "'" and runs(cell.lstrip("'")) else cell for cell in found] == texts


@pytest.mark.parametrize("text", ["Story", "1-2", "a=b", "'twas", "(-5)", "5 - 3", "–1", "#1", "x@y", "«=»"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cells(in_csv([text])) == [text]


def test_lines_end_in_a_line_feed_and_only_what_needs_it_is_quoted() -> None:
    assert in_csv(["a", "b,c", 'd"e', "f\ng", "h\ri", "j\r\nk", None, ""]) == (
        b'text,end\na,7\n"b,c",7\n"d""e",7\n"f\ng",7\n"h\ri",7\n"j\r\nk",7\n,7\n,7\n'
    )


def test_values_look_the_same_in_csv_and_json() -> None:
    moment = datetime(2024, 3, 8, 9, 30, tzinfo=UTC)
    row: dict[str, Any] = {
        "moment": moment, "exact": moment.replace(microsecond=5), "day": date(2024, 3, 8), "share": 0.25,
        "many": ["=a", 'b"', "ü"], "none": None, "no": [],
    }  # fmt: skip
    types = {
        "moment": pa.timestamp("us", "UTC"), "exact": pa.timestamp("us", "UTC"), "day": pa.date32(),
        "share": pa.float64(), "many": pa.list_(pa.string()), "none": pa.string(), "no": pa.list_(pa.string()),
    }  # fmt: skip
    table = pa.Table.from_pylist([row], schema=pa.schema(types))
    text, lines = io.BytesIO(), io.BytesIO()
    write_csv(text, table.schema, [table])
    write_json_lines(lines, table.schema, [table])
    (told,) = csv.DictReader(io.StringIO(text.getvalue().decode()))
    assert told == {
        "moment": "2024-03-08T09:30:00Z", "exact": "2024-03-08T09:30:00.000005Z", "day": "2024-03-08", "share": "0.25",
        "many": '["=a", "b\\"", "ü"]', "none": "", "no": "[]",
    }  # fmt: skip
    (line,) = lines.getvalue().decode().splitlines()
    assert json.loads(line) == {
        name: None if name == "none" else row[name] if name in {"share", "many", "no"} else told[name] for name in row
    }


@settings(deadline=None)
@given(st.lists(st.lists(st.none() | TEXT | HOSTILE, max_size=4), max_size=4))
def test_json_lines_and_parquet_give_back_what_was_written(parts: list[list[str | None]]) -> None:
    """One line for each row, whatever ends lines for others: U+2028 and the like stand in no file of lines of ours."""
    tables = [
        pa.Table.from_pylist([{"text": t, "list": [t], "number": 1, "month": "2024-01"} for t in part], schema=SCHEMA)
        for part in parts
    ]
    written = [row for table in tables for row in table.to_pylist()]
    lines, parquet = io.BytesIO(), io.BytesIO()
    assert write_json_lines(lines, SCHEMA, iter(tables)) == write_parquet(parquet, SCHEMA, iter(tables)) == len(written)
    assert [json.loads(line) for line in lines.getvalue().split(b"\n")[:-1]] == written
    read = pq.read_table(io.BytesIO(parquet.getvalue()))
    assert (read.schema, read.to_pylist()) == (SCHEMA, written)
