"""What may be published: the contracts, the Arrow schemas made of them, and what becomes of rows that break them.

    python tests/test_contracts.py

writes `golden/schemas.txt` anew, and refuses to while a contract has other columns under the same version.
"""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from click.testing import CliRunner

from newspipe import pipeline
from newspipe.cli import main
from newspipe.contracts import DATASETS, check_entries, contract, validate, validate_month
from newspipe.errors import PublicationRefused
from newspipe.listing import Content, Entry, Sighting
from newspipe.months import captured, published
from newspipe.months.table import revise as revise_month
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current
from newspipe.store.reading import tables

GOLDEN = Path(__file__).parent / "golden" / "schemas.txt"
CONTRACTS = ("entry", *DATASETS)

Row = dict[str, Any]
Rows = Iterable[Row]


def described(name: str) -> str:
    """A contract as `golden/schemas.txt` has it."""
    made = contract(name)
    columns = [
        f"    {field.name}: {type_name(field.type)}{'' if field.nullable else ' not null'}" for field in made.schema
    ]
    return "\n".join([f"{name} {made.version}", f"  key {made.key}", f"  sort {made.sort}", *columns])


def type_name(column: pa.DataType) -> str:
    return f"list<{column.value_type}>" if pa.types.is_list(column) else str(column)


def golden() -> dict[str, str]:
    text = GOLDEN.read_text() if GOLDEN.exists() else ""
    return {section.partition(" ")[0]: section for section in text.strip().split("\n\n") if section}


def write_golden() -> None:
    known = golden()
    for name in CONTRACTS:
        before, now = known.get(name, "").splitlines(), described(name).splitlines()
        if before[1:] and before[1:] != now[1:] and before[0] == now[0]:
            raise SystemExit(f"schemas/{name}.py has other columns than before: raise its version first")
    GOLDEN.write_text("\n\n".join(map(described, CONTRACTS)) + "\n")


@pytest.mark.parametrize("name", CONTRACTS)
def test_columns_are_those_of_the_golden_file(name: str) -> None:
    assert golden().get(name, "") == described(name), (
        f"What schemas/{name}.py declares has drifted from {GOLDEN.name}. If that is meant, raise `version` in "
        f"schemas/{name}.py, then write the file anew: python tests/test_contracts.py"
    )


def test_the_golden_file_is_not_written_under_the_same_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    altered = GOLDEN.read_text().replace("    headline: string not null", "    headline: large_string", 1)
    monkeypatch.setitem(globals(), "GOLDEN", tmp_path / "schemas.txt")
    GOLDEN.write_text(altered)
    with pytest.raises(SystemExit, match="raise its version"):
        write_golden()
    assert altered == GOLDEN.read_text()
    GOLDEN.write_text(altered.replace(f"entry {contract('entry').version}", "entry 0.9", 1))
    write_golden()
    assert golden() == {name: described(name) for name in CONTRACTS}


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_is_one_model_in_a_file_of_its_own(name: str) -> None:
    module = import_module(f"schemas.{name}")
    own = [found for found in vars(module).values() if getattr(found, "__module__", None) == module.__name__]
    assert [name.capitalize()] == [found.__name__ for found in own if issubclass(found, pandera.DataFrameModel)]
    assert own[0].__doc__


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_column_is_described(name: str) -> None:
    columns = contract(name).checks.columns
    assert [column for column, declared in columns.items() if not declared.description] == []
    assert {*contract(name).schema.names} == {*columns}


@pytest.mark.parametrize("dataset", DATASETS)
def test_columns_have_types_that_all_readers_agree_on(dataset: str) -> None:
    agreed = {"string", "list<string>", "int32", "int64", "double", "date32[day]", "timestamp[us, tz=UTC]"}
    schema = contract(dataset).schema
    assert {type_name(field.type) for field in schema} <= agreed
    assert "month" not in schema.names


def seen(*, line_start: int = 1, line_end: int = 3, day: date = date(2024, 3, 12), **said: Any) -> Sighting:
    content = Content(**{"headline": "Ferry to run all night", **said})
    return Sighting(1, line_start, line_end, Entry(content, content.hash(), day, "printed", None, misplaced=False))


@pytest.mark.parametrize(
    "entry",
    [
        seen(),
        seen(headline="A" * 500),
        seen(headline="7 é"),
        seen(headline="新聞 2024"),
        seen(day=date(1900, 1, 1)),
        seen(day=date(2099, 12, 31)),
        seen(description="d" * 20_000),
        seen(date_precision="month", url="https://news.example/1", in_language="pt-BR", authors=("A. Writer",)),
        seen(line_end=1),
    ],
)
def test_an_entry_within_its_contract_is_accepted(entry: Sighting) -> None:
    assert check_entries([entry]) == {}


@pytest.mark.parametrize(
    ("entry", "reasons"),
    [
        (seen(headline="A" * 600), ["headline_str_length"]),
        (seen(headline="A" * 501), ["headline_str_length"]),
        (seen(headline="4711 - 0815"), ["headline_has_a_letter"]),
        (seen(day=date(1821, 3, 12)), ["date_published_in_range"]),
        (seen(day=date(2100, 1, 1)), ["date_published_in_range"]),
        (seen(description="d" * 20_001), ["description_str_length"]),
        (seen(description=""), ["description_str_length"]),
        (seen(date_precision="year"), ["date_precision_isin"]),
        (seen(url="no address"), ["url_str_matches"]),
        (seen(in_language="English"), ["in_language_str_matches"]),
        (seen(line_start=4, line_end=3), ["lines_in_order"]),
        (
            seen(headline="7" * 600, day=date(1821, 3, 12), line_start=4),
            ["headline_str_length", "headline_has_a_letter", "date_published_in_range", "lines_in_order"],
        ),
    ],
)
def test_an_entry_that_breaks_its_contract_is_told_all_reasons(entry: Sighting, reasons: list[str]) -> None:
    """Those of the columns come in the order of the columns, and those beside it stay."""
    found = check_entries([seen(), entry, seen(headline="Line 4 runs again")])
    assert {1: sorted(reasons)} == {at: sorted(reason for reason, _ in broken) for at, broken in found.items()}
    assert all(detail for _, detail in found[1])


@pytest.fixture(scope="module")
def sample_tables(published_sample: Path) -> dict[str, pa.Table]:
    """All rows of each dataset."""
    manifest = current(Folder(published_sample))
    return {
        dataset: pa.concat_tables([table for _, table in tables(Folder(published_sample), manifest, dataset)])
        for dataset in DATASETS
    }


@pytest.mark.parametrize("dataset", DATASETS)
def test_what_is_published_keeps_its_contract(dataset: str, sample_tables: dict[str, pa.Table]) -> None:
    validate(dataset, sample_tables[dataset])
    validate(dataset, sample_tables[dataset].slice(0, 0))


def with_column(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(at), values.cast(table.schema.field(at).type))


def constant(name: str, value: object) -> Callable[[pa.Table], pa.Table]:
    return lambda table: with_column(table, name, pa.array([value] * len(table)))


def of_type(name: str, kind: pa.DataType) -> Callable[[pa.Table], pa.Table]:
    def change(table: pa.Table) -> pa.Table:
        return table.set_column(table.schema.get_field_index(name), name, table[name].cast(kind))

    return change


COLUMNS = "its columns are not those of the contract"


@pytest.mark.parametrize(
    ("dataset", "change", "said"),
    [
        ("items", lambda table: pa.concat_tables([table, table.slice(0, 2)]), "2 rows repeat the key (item_id)"),
        ("items", constant("headline", None), "headline: not_nullable, in 43 rows"),
        ("items", constant("revision", 0), "revision: greater_than_or_equal_to(1), in 43 rows"),
        ("items", constant("source", "Ferry Board"), "source: str_matches"),
        ("items", lambda table: table.drop_columns(["kicker"]), COLUMNS),
        ("items", lambda table: table.append_column("month", table["source"]), COLUMNS),
        ("presence", constant("sightings", 0), "sightings: greater_than_or_equal_to(1), in 43 rows"),
        ("presence", constant("status", "gone"), "status: isin"),
        ("revisions", lambda table: with_column(table, "valid_to", table["valid_from"]), "valid_from_before_valid_to"),
        ("revisions", constant("revision", 1), "rows repeat the key (item_id, revision)"),
        ("sightings", constant("item_id", None), "item_id: not_nullable, in 92 rows"),
        ("sightings", of_type("line_start", pa.int64()), COLUMNS),
        ("snapshots", constant("unknown_lines", 10_000), "unknown_lines_within_lines"),
        ("snapshots", constant("coverage", 1.5), "coverage: in_range"),
        ("snapshots", of_type("captured_at", pa.timestamp("ns", "UTC")), COLUMNS),
        ("rejects", constant("detail", ""), "detail: str_length"),
        ("rejects", constant("reject_id", None), "reject_id: not_nullable"),
    ],
)
def test_rows_that_break_a_contract_are_refused(
    sample_tables: dict[str, pa.Table], dataset: str, change: Callable[[pa.Table], pa.Table], said: str
) -> None:
    with pytest.raises(PublicationRefused) as refused:
        validate(dataset, change(sample_tables[dataset]))
    assert said in refused.value.what
    assert dataset == refused.value.where


@pytest.mark.parametrize(
    ("month", "refused"), [("2023-11", False), ("2023-12", True), ("undated", True), ("2023-1", True)]
)
def test_rows_of_another_month_are_refused(sample_tables: dict[str, pa.Table], month: str, *, refused: bool) -> None:
    table = sample_tables["sightings"]
    november = table.filter(pc.less(table["captured_at"], pa.scalar(pd.Timestamp("2023-12-01", tz="UTC"))))
    assert november.num_rows
    if not refused:
        validate_month("sightings", month, november)
        return
    with pytest.raises(PublicationRefused, match=f"rows of 2023-11 are among those of {month}"):
        validate_month("sightings", month, november)


def test_rows_without_a_date_belong_to_no_month(sample_tables: dict[str, pa.Table]) -> None:
    undated = constant("date_published", None)(sample_tables["items"])
    validate_month("items", "undated", undated)
    with pytest.raises(PublicationRefused, match="rows of undated"):
        validate_month("items", "2023-11", undated)


ODD = [
    "March 2024",
    f"  1. {'A' * 600}\n\n    12 March 2024\n\n    A headline without end.",
    "  2. Ferry to run all night\n\n    11 March 2024\n\n    Four boats a night.",
    "  3. News of old\n\n    10 March 1821\n\n    Bread is dear.",
    "  4. 4711 - 0815\n\n    09 March 2024\n\n    A number.",
    f"  5. {'7' * 600}\n\n    08 March 1821\n\n    All of it.",
    "  6. Line 4 runs again\n\n    31 March 2024 BC\n\n    No date.",
    "  7. Line 5 runs again\n\n    07 March 2024\n\n    The bridge is mended.",
]


@pytest.fixture(scope="module")
def published_odd(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and beside it a page with entries that break their contract; `raw` and `out`."""
    path = tmp_path_factory.mktemp("odd")
    shutil.copytree(sample, path / "raw")
    (path / "raw" / "odd" / "2024-03-20").mkdir(parents=True)
    (path / "raw" / "odd" / "2024-03-20" / "page-01.txt").write_text("\n\n".join(["News", *ODD]))
    pipeline.run(path / "raw", path / "out")
    return path


def rows(out: Path, dataset: str) -> list[Row]:
    return [row for _, table in tables(Folder(out), current(Folder(out)), dataset) for row in table.to_pylist()]


def test_broken_entries_are_rejected_with_all_reasons_and_the_others_stay(published_odd: Path) -> None:
    odd = [row for row in rows(published_odd / "out", "rejects") if row["source"] == "odd"]
    assert [(row["stage"], row["reason"]) for row in odd] == [
        ("validate", "headline_str_length"),
        ("validate", "date_published_in_range"),
        ("validate", "headline_has_a_letter"),
        ("validate", "headline_str_length"),
        ("parse", "date_missing"),
    ]
    assert odd[3]["detail"].count(";") + 1 == 3
    for rule in ("headline: str_length", "headline: has_a_letter", "date_published: in_range"):
        assert rule in odd[3]["detail"]
    items = {row["headline"] for row in rows(published_odd / "out", "items") if row["source"] == "odd"}
    assert {"Ferry to run all night", "Line 5 runs again"} == items


def test_a_reject_holds_the_lines_that_it_names(published_odd: Path) -> None:
    for row in rows(published_odd / "out", "rejects"):
        lines = (published_odd / "raw" / row["path"]).read_text().split("\n")
        assert "\n".join(lines[row["line_start"] - 1 : row["line_end"]]) == row["raw_text"]


def test_every_snapshot_has_as_many_entries_as_sightings_and_rejects(published_odd: Path) -> None:
    snapshots = rows(published_odd / "out", "snapshots")
    accounted = dict.fromkeys((row["snapshot_id"] for row in snapshots), 0)
    for row in (*rows(published_odd / "out", "sightings"), *rows(published_odd / "out", "rejects")):
        accounted[row["snapshot_id"]] += row.get("stage", "sighting") in ("sighting", "parse", "validate")
    assert {row["snapshot_id"]: row["entries"] for row in snapshots} == accounted
    assert 7 in accounted.values()


#: What goes wrong -> the dataset, what becomes of its rows, and how that is told.
FAULTS: dict[str, tuple[str, Callable[[Rows], Rows], str]] = {
    "an item never seen": (
        "presence",
        lambda rows: ({**row, "sightings": 0} for row in rows),
        "presence: sightings: greater_than_or_equal_to(1)",
    ),
    "an item twice": (
        "items",
        lambda rows: [row for row in rows for _ in range(2)],
        "rows repeat the key (item_id)",
    ),
    "an item of another month": (
        "items",
        lambda rows: ({**row, "date_published": date(2019, 5, 1)} for row in rows),
        "rows of 2019-05",
    ),
    "a revision that was never in force": (
        "revisions",
        lambda rows: ({**row, "valid_to": row["valid_from"]} for row in rows),
        "revisions: valid_from_before_valid_to",
    ),
    "a sighting of nothing": (
        "sightings",
        lambda rows: ({**row, "item_id": None} for row in rows),
        "sightings: item_id: not_nullable",
    ),
    "more explained than there is": (
        "snapshots",
        lambda rows: ({**row, "coverage": 1.5} for row in rows),
        "snapshots: coverage: in_range",
    ),
    "a reject without a reason": (
        "rejects",
        lambda rows: ({**row, "reason": "no idea"} for row in rows),
        "rejects: reason: str_matches",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_ours_is_not_published(
    content: Any, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    raw, out, source = tmp_path / "raw", tmp_path / "out", "veldmoor-growers"
    for day in ("2023-11-24", "2023-12-22"):
        shutil.copytree(sample / source / day, raw / source / day)
    pipeline.run(raw, out)
    before = rows(out, "items")
    shutil.copytree(sample / source / "2024-01-26", raw / source / "2024-01-26")

    faulty, change, said = FAULTS[fault]

    def revise(root: Path, base: Manifest, dataset: str, month: str, new: pa.Table, kept: Any) -> Any:
        if dataset == faulty:
            new = pa.Table.from_pylist([*change(new.to_pylist())], schema=new.schema)
        return revise_month(root, base, dataset, month, new, kept)

    with monkeypatch.context() as patch:
        patch.setattr(captured, "revise", revise)
        patch.setattr(published, "revise", revise)
        with pytest.raises(PublicationRefused):
            pipeline.run(raw, out)
        told = CliRunner().invoke(main, ["run", "--raw", str(raw), "--out", str(out)])
    assert (told.exit_code, told.stdout) == (3, "")
    assert said in told.stderr
    assert "Nothing was published and the version before stays current" in told.stderr
    assert current(Folder(out)).version == 1
    assert str((out / "latest").readlink()) == "versions/000001"
    assert before == rows(out, "items")
    assert len(before) == len(pd.read_parquet(out / "latest" / "items"))

    assert pipeline.run(raw, out).version == 2
    pipeline.run(raw, tmp_path / "at once")
    assert content(tmp_path / "at once") == content(out)


if __name__ == "__main__":
    write_golden()
