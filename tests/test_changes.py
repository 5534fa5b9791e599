"""Changes: what a version says of the one before, applied to it, gives the version."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newspipe import pipeline
from newspipe.changes import diff, differences, heirs
from newspipe.contracts import contract
from newspipe.publication import roll_back
from newspipe.store import open_store
from newspipe.store.manifest import current, load
from newspipe.store.reading import tables

Row = dict[str, Any]


def item(item_id: str, **said: object) -> Row:
    plain = {"item_id": item_id, "source": "town", "headline": "Said", "date_precision": "day", "revision": 1}
    return {**plain, "first_seen_at": 0, "aliases": [], **said}


def items(*rows: Row) -> pa.Table:
    return pa.Table.from_pylist([*rows], schema=contract("items").schema)


def told(found: pa.Table) -> list[tuple[str, str, str | None, list[str]]]:
    columns = ("change", "item_id", "previous_item_id", "changed_columns")
    return [tuple(row[column] for column in columns) for row in found.to_pylist()]  # type: ignore[misc]


def applied(before: dict[str, Row], changes: list[Row]) -> dict[str, Row]:
    """A version after its changes, as their contract says."""
    gone = {row["item_id"] for row in changes if row["change"] in ("removed", "modified")}
    gone |= {row["previous_item_id"] for row in changes}
    names = contract("items").schema.names
    stays = {key: row for key, row in before.items() if key not in gone}
    return stays | {row["item_id"]: {n: row[n] for n in names} for row in changes if row["change"] != "removed"}


def by_id(table: pa.Table) -> dict[str, Row]:
    return {row["item_id"]: row for row in table.to_pylist()}


def test_each_kind_of_change_is_told() -> None:
    old = items(item("a"), item("b"), item("c"), item("d", headline="Here", aliases=["x"]))
    new = items(item("a"), item("b", headline="Edited", revision=2), item("e"), item("f", headline="Here"))
    assert told(differences(old, new, {"d": "f"}, "source")) == [
        ("modified", "b", None, ["headline", "revision"]),
        ("removed", "c", None, []),
        ("added", "e", None, []),
        ("renamed", "f", "d", ["aliases"]),
    ]


def test_two_items_that_exchange_their_ids_are_both_renamed() -> None:
    old, new = items(item("a", headline="One"), item("b")), items(item("b", headline="One"), item("a"))
    found = differences(old, new, {"a": "b", "b": "a"}, "source")
    assert told(found) == [("renamed", "a", "b", []), ("renamed", "b", "a", [])]
    assert applied(by_id(old), found.to_pylist()) == by_id(new)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ({"x": "a"}, {"x": "a"}, {}),
        ({"x": "a"}, {"x": "b"}, {"a": "b"}),
        ({"x": "a", "y": "b"}, {"x": "a", "y": "a"}, {"b": "a"}),
        ({"x": "a", "y": "a"}, {"x": "a", "y": "b"}, {}),
        ({"x": "a", "y": "b"}, {"x": "b", "y": "a"}, {"a": "b", "b": "a"}),
        ({"x": "a"}, {}, {}),
    ],
    ids=["stays", "renamed", "merged", "split", "exchanged", "gone"],
)
def test_an_item_is_followed_by_its_contents(
    before: dict[str, str], after: dict[str, str], moved: dict[str, str]
) -> None:
    assert heirs(before, after) == moved


NAMES = st.sampled_from("abcde")


@given(
    st.dictionaries(NAMES, st.sampled_from(["one", "two"])),
    st.dictionaries(NAMES, st.sampled_from(["one", "two"])),
    st.dictionaries(NAMES, NAMES),
)
def test_before_and_changes_are_after(before: dict[str, str], after: dict[str, str], moved: dict[str, str]) -> None:
    old, new = (items(*(item(key, headline=said) for key, said in part.items())) for part in (before, after))
    found = differences(old, new, {old: new for old, new in moved.items() if old in before}, "source")
    assert applied(by_id(old), found.to_pylist()) == by_id(new)


@pytest.fixture(scope="module", params=["folder", pytest.param("bucket", marks=pytest.mark.slow)])
def out(
    request: pytest.FixtureRequest,
    sample: Path,
    new_place: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The sample, captured page by page in an odd order, and taken back in between: ids change and items go."""
    path, out = tmp_path_factory.mktemp("changes"), new_place(request.param)
    pages = sorted(sample.glob("*/*/*.txt"))
    random.Random(7).shuffle(pages)
    for at in range(5):
        for page in pages[at::5]:
            (path / "raw" / page.relative_to(sample)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, path / "raw" / page.relative_to(sample))
        pipeline.run(path / "raw", out)
    roll_back(open_store(out), 2)
    return out


def rows(out: str, version: int, dataset: str) -> list[Row]:
    store = open_store(out)
    return [row for _, table in tables(store, load(store, version), dataset) for row in table.to_pylist()]


def test_every_version_is_the_one_before_with_its_changes(out: str) -> None:
    before: dict[str, Row] = {}
    for version in range(1, current(open_store(out)).version + 1):
        after = {row["item_id"]: row for row in rows(out, version, "items")}
        assert applied(before, rows(out, version, "changes")) == after
        before = after


def test_any_two_versions_differ_by_what_diff_says(out: str) -> None:
    store, newest = open_store(out), current(open_store(out)).version
    for low in range(1, newest + 1):
        for high in range(1, newest + 1):
            found = [row for part in diff(store, load(store, low), load(store, high)) for row in part.rows()]
            before, after = ({row["item_id"]: row for row in rows(out, n, "items")} for n in (low, high))
            assert applied(before, found) == after
            for row in found:
                if row["change"] == "modified":
                    old, now = before[row["item_id"]], after[row["item_id"]]
                    assert row["changed_columns"] == [name for name in old if old[name] != now[name]]
                    assert row["before"] == {name: old[name] for name in row["changed_columns"]}


def test_a_rollback_says_so_in_its_changes(out: str) -> None:
    newest = current(open_store(out)).version
    assert {row["cause"] for row in rows(out, newest, "changes")} == {"rollback"}
    assert {row["cause"] for row in rows(out, newest - 1, "changes")} == {"source"}
