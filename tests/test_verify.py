"""Verify: what is forged so well that every hash fits is found in what the rows say; what is right is never blamed."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newspipe import pipeline
from newspipe.contracts import DATASETS, contract
from newspipe.publication import roll_back
from newspipe.store import history, integrity, objects, open_store, retention
from newspipe.store.folder import Folder
from newspipe.store.manifest import File, Manifest, current, load, manifest_key
from newspipe.store.objects import object_key
from newspipe.store.reading import tables
from newspipe.store.views import view_path
from newspipe.verify import Finding, verify

Row = dict[str, Any]

#: A content that is told between two others makes one item of both.
WORDS = ["alpha", "bravo", "charly", "delta", "echoes", "foxtrot", "golfers", "hotel", "india", "juliet"]
FIRST = " ".join(WORDS)
BETWEEN = " ".join([*WORDS[:-2], "xxxxx", "yyyyy"])
LAST = " ".join([*WORDS[:4], "qqqqq", "wwwww", *WORDS[6:8], "xxxxx", "yyyyy"])


@pytest.fixture(scope="module", params=["folder", pytest.param("bucket", marks=pytest.mark.slow)])
def published(
    request: pytest.FixtureRequest,
    sample: Path,
    page: Callable[..., bytes],
    new_place: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The sample and a listing of one item, in runs that add, modify, withdraw and rename; then a rollback."""
    raw, out = tmp_path_factory.mktemp("published"), new_place(request.param)

    def say(day: str, headline: str, description: str) -> None:
        path = raw / "town" / day / "page-01.txt"
        path.parent.mkdir(parents=True)
        path.write_bytes(page(["July 2021", f"  1. {headline}\n\n    19 July 2021\n\n    {description}"]))

    def capture(*days: str) -> None:
        for path in sample.glob("*/*/"):
            if path.name in days:
                shutil.copytree(path, raw / path.relative_to(sample))

    say("2021-08-01", FIRST, "One thing.")
    capture("2023-11-24", "2023-11-27", "2023-12-18", "2023-12-22", "2023-12-29")
    pipeline.run(raw, out)
    say("2021-08-03", LAST, "One thing.")
    capture("2024-01-22", "2024-02-19", "2024-02-02", "2024-03-08")
    pipeline.run(raw, out)
    say("2021-08-02", BETWEEN, "One thing.")
    capture("2024-01-26", "2024-03-15")
    pipeline.run(raw, out)
    roll_back(open_store(out), 2)
    pipeline.run(raw, out)
    return out


@pytest.fixture
def out(published: str, new_place: Callable[[str], str]) -> str:
    """A store of one's own. In a folder, its views and objects are the same files."""
    held = open_store(published)
    if isinstance(held, Folder):
        own = new_place("folder")
        subprocess.run(["cp", "-a", published, own], check=True)
    else:
        own = new_place("bucket")
        copy = open_store(own)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda found: copy.put(found.key, held.get(found.key)), held.below("")))
    return own


def found(out: str, *, repair: bool = False) -> list[Finding]:
    return verify(open_store(out), repair=repair).findings


def said(findings: list[Finding]) -> str:
    """What is wrong, and with which dataset."""
    return "\n".join(f"{finding.place.partition('.store/')[2].split('/')[0]}: {finding.what}" for finding in findings)


# Nothing is found where nothing is wrong


def test_nothing_is_found_where_nothing_is_wrong(published: str) -> None:
    verdict = verify(open_store(published))
    assert verdict.findings == []
    assert verdict.versions == [1, 2, 3, 4, 5]
    kept = [found for found in open_store(published).below(".store") if "/month=" in found.key]
    assert (verdict.objects, verdict.bytes) == (len(kept), sum(found.bytes for found in kept))
    changes = [row["change"] for version in verdict.versions for row in rows(published, "changes", version)]
    assert {*changes} == {"added", "modified", "removed", "renamed"}
    assert all(current(open_store(published)).rows(dataset) for dataset in DATASETS)


def test_nothing_is_found_after_a_removal(out: str) -> None:
    """The changes of versions that are no longer kept prove the first one that is."""
    retention.tag(open_store(out), "spring", 3)
    assert retention.prune(open_store(out), keep=1, grace=0).versions == [1, 2, 4]
    assert found(out) == []
    harmed = load(open_store(out), 4)
    for file in harmed.datasets["changes"]:
        open_store(out).put(object_key("changes", file.month, file.name), b"")
    assert [one.version for one in found(out)] == [4] * len(harmed.datasets["changes"])


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_found_in_a_corpus_that_comes_in_any_order(root: Path, tmp_path: Path, seed: int) -> None:
    quirks = {"sibling": 0.2, "headline_edit": 0.3, "truncated": 0.1, "withdrawn": 0.1, "impossible_date": 0.02}
    options = [part for name, chance in quirks.items() for part in ("--quirk", f"{name}={chance}")]
    sizes = ["--sources", "2", "--days", "20", "--pages", "2", "--page-items", "8", "--items-per-day", "1.5"]
    made = [sys.executable, str(root / "benchmarks" / "make_corpus.py"), str(tmp_path), *sizes, *options]
    subprocess.run([*made, "--seed", str(seed)], check=True, capture_output=True)
    rng = random.Random(seed)
    pages = sorted(path.relative_to(tmp_path / "raw") for path in (tmp_path / "raw").rglob("*.txt"))
    rng.shuffle(pages)
    store = Folder(tmp_path / "out")
    for run in range(5):
        for name in pages[run::5]:
            (tmp_path / "dealt" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(tmp_path / "raw" / name, tmp_path / "dealt" / name)
        pipeline.run(tmp_path / "dealt", tmp_path / "out")
        if run == 2:
            assert roll_back(store, 2)
    assert verify(store).findings == []
    assert retention.prune(store, keep=2, grace=0).versions
    assert verify(store).findings == []


def test_what_is_pruned_meanwhile_is_not_missed(out: str) -> None:
    """The objects that only older versions contain go away before their rows are read."""

    def prune(what: str, done: int, _total: int) -> None:
        if (what, done) == ("Reading versions", 1):
            assert retention.prune(open_store(out), keep=1, grace=0).objects

    assert verify(open_store(out), progress=prune).findings == []


def test_progress_is_told_to_its_end(published: str) -> None:
    told: dict[str, tuple[int, int]] = {}

    def tell(what: str, done: int, total: int) -> None:
        assert done == told.get(what, (0, 0))[0] + 1
        told[what] = (done, total)

    verify(open_store(published), progress=tell)
    assert {*told} - {"Checking views"} == {"Hashing objects", "Reading versions"}
    assert all(done == total for done, total in told.values())


def test_a_contract_that_got_a_column_since_is_no_fault(out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was published by an older contract is held against what its version states."""
    plain, name = contract("items"), "items"
    newer = replace(plain, version="1.1", schema=plain.schema.append(pa.field("tone", pa.string())))
    contract.cache_clear()
    for module in ("newspipe.contracts", "newspipe.verify.walk", "newspipe.verify.tables"):
        monkeypatch.setattr(f"{module}.contract", lambda asked: newer if asked == name else contract(asked))
    monkeypatch.setattr("newspipe.verify.tables.stated", lambda _: {"of": "another contract"})
    assert found(out) == []


# Forgeries whose every hash fits


def rows(out: str, dataset: str, version: int) -> list[Row]:
    store = open_store(out)
    return [row for _, table in tables(store, load(store, version), dataset) for row in table.to_pylist()]


def forge(out: str, dataset: str, change: Callable[[pa.Table], pa.Table], month: str | None = None) -> None:
    """Forge rows of the newest version, and after them all that tells of them: manifest, history and view.

    Of a month, unless told the last one with two rows.
    """
    store, manifest = open_store(out), current(open_store(out))
    files = manifest.files(dataset)
    month = month or max(month for month, file in files.items() if file.rows > 1)
    table = change(objects.read(store, dataset, month, files[month].name))
    data = objects.encode(table)
    name = objects.put(store, dataset, month, data, ".parquet")
    files[month] = replace(files[month], name=name, rows=len(table), bytes=len(data))
    swap_manifest(out, replace(manifest, datasets=manifest.datasets | {dataset: (*files.values(),)}))


def swap_manifest(out: str, manifest: Manifest) -> None:
    store = open_store(out)
    line = history.Published(
        manifest.version, manifest.published_at, {name: manifest.rows(name) for name in manifest.datasets}, None, None
    )
    file = manifest.state["history"][0]
    lines = objects.get(store, "history", file.month, file.name).splitlines(keepends=True)
    data = b"".join([*lines[:-1], json.dumps(asdict(line)).encode() + b"\n"])
    name = objects.put(store, "history", file.month, data, ".jsonl")
    told = (File(file.month, name, file.rows, len(data)),)
    manifest = replace(manifest, state=manifest.state | {"history": told})
    store.put(manifest_key(manifest.version), json.dumps(asdict(manifest) | {"digest": manifest.digest}).encode())
    if isinstance(store, Folder):
        shutil.rmtree(view_path(store, manifest.version))
    integrity.check(store, repair=True)


def edited(change: Callable[[list[Row]], object], *, sort: bool = True) -> Callable[[pa.Table], pa.Table]:
    """Edit a table as rows."""

    def edit(table: pa.Table) -> pa.Table:
        told = table.to_pylist()
        change(told)
        made = pa.Table.from_pylist(told, schema=table.schema)
        dataset = next(name for name in DATASETS if contract(name).schema.names == table.schema.names)
        return made.sort_by([(column, "ascending") for column in contract(dataset).sort]) if sort else made

    return edit


def with_row(at: int = 0, **changed: object) -> Callable[[pa.Table], pa.Table]:
    """One row more, which is like another one apart from some columns."""
    return edited(lambda told: told.append(told[at] | changed))


def with_cell(column: str, value: object, at: int = 0, *, sort: bool = True) -> Callable[[pa.Table], pa.Table]:
    def change(told: list[Row]) -> None:
        told[at][column] = value(told[at][column]) if callable(value) else value

    return edited(change, sort=sort)


without_row = edited(lambda told: told.pop())
FORGED_ID = "0123456789abcdef" * 2

FORGERIES = {
    "another item": (
        "items",
        with_row(item_id=FORGED_ID),
        ["presence: it lacks 1 items", "revisions: it lacks 1 items"],
    ),
    "an item twice": ("items", with_row(headline="Said otherwise"), ["1 rows repeat the key (item_id)"]),
    "an item less": ("items", without_row, ["presence: it has 1 items that are not", "revisions: it has 1 items that"]),
    "another headline": ("items", with_cell("headline", "Forged"), ["headline is not as by revisions"]),
    "items in another order": ("items", edited(lambda told: told.reverse(), sort=False), ["rows are not sorted by"]),
    "an item of another month": (
        "items",
        with_cell("date_published", lambda date: date - timedelta(days=400)),
        ["are among those of", "date_published is not as by items"],
    ),
    "an item that never was withdrawn": (
        "items",
        edited(lambda told: [row.update(withdrawn_at=row["first_seen_at"]) for row in told]),
        ["withdrawn_at is not as by revisions (valid_to)", "status is not as by items"],
    ),
    "an item seen earlier": (
        "items",
        with_cell("first_seen_at", lambda time: time - timedelta(1)),
        ["first_seen_at is not as by revisions (valid_from)"],
    ),
    "a revision more in an item": ("items", with_cell("revision", 9), ["revision is not as by revisions"]),
    "words that no contract allows": ("items", with_cell("date_precision", "century"), ["isin(['minute', 'day', "]),
    "no presence": ("presence", without_row, ["presence: it lacks 1 items"]),
    "a sighting that nobody had": ("presence", with_cell("sightings", 99), ["sightings is not as by sightings"]),
    "a status that is not so": ("presence", with_cell("status", "withdrawn"), ["status is not as by items"]),
    "no revision": ("revisions", without_row, ["revisions"]),
    "a revision with a gap": ("revisions", with_row(revision=7), ["revision is not as by the number of revisions"]),
    "another text in a revision": (
        "revisions",
        edited(lambda told: [row.update(description="Forged") for row in told]),
        ["description is not as by revisions"],
    ),
    "another sighting": (
        "sightings",
        with_row(position=77),
        ["entries is not as by sightings and rejects", "sightings is not as by sightings"],
    ),
    "a sighting less": ("sightings", without_row, ["entries is not as by", "sightings is not as by sightings"]),
    "a sighting of nothing": ("sightings", with_cell("item_id", FORGED_ID), ["show items that are not in items"]),
    "a sighting in no snapshot": (
        "sightings",
        with_cell("snapshot_id", FORGED_ID * 2),
        ["1 rows are of snapshots that are not in snapshots"],
    ),
    "a sighting of another time": (
        "sightings",
        with_cell("captured_at", lambda time: time.replace(hour=5)),
        ["captured_at is not as by snapshots"],
    ),
    "other entries": ("snapshots", with_cell("entries", lambda entries: entries + 1), ["entries is not as by"]),
    "other rejects": ("snapshots", with_cell("rejects", lambda rejects: rejects + 1), ["rejects is not as by rejects"]),
    "a snapshot less": ("snapshots", without_row, ["are of snapshots that are not in snapshots"]),
    "a reject less": ("rejects", without_row, ["rejects is not as by rejects"]),
    "a reject of another file": ("rejects", with_cell("path", "elsewhere"), ["path is not as by snapshots"]),
    "a change less": ("changes", without_row, ["previous + changes = current does not hold for 1 items"]),
    "a change more": (
        "changes",
        with_row(item_id=FORGED_ID, change="added", changed_columns=[], previous_item_id=None),
        ["previous + changes = current does not hold for 1 items"],
    ),
    "a change that changes nothing": (
        "changes",
        with_cell("changed_columns", []),
        ["1 rows are told with changed_columns that are not those that differ"],
    ),
    "another kind of change": (
        "changes",
        with_cell("change", "removed"),
        ["told as removed, and are not as they were"],
    ),
    "a column less": ("items", lambda table: table.drop_columns(["url"]), ["its columns are not those that its"]),
    "a column of another type": (
        "items",
        lambda table: table.set_column(
            table.schema.get_field_index("revision"), "revision", table["revision"].cast(pa.int64())
        ),
        ["its columns are not those that its version states"],
    ),
}  # fmt: skip


#: One for each dataset, of those that are looked for in a bucket as well.
IN_BUCKETS = (
    "another headline", "a status that is not so", "no revision", "another sighting", "other entries", "a reject less",
    "a change less",
)  # fmt: skip


@pytest.mark.parametrize(
    ("published", "name"),
    [
        *(("folder", name) for name in FORGERIES),
        *(pytest.param("bucket", name, marks=pytest.mark.slow) for name in IN_BUCKETS),
    ],
    indirect=["published"],
)
def test_a_forgery_whose_every_hash_fits_is_found(out: str, name: str) -> None:
    dataset, change, expected = FORGERIES[name]
    forge(out, dataset, change)
    assert integrity.check(open_store(out)).findings == []
    findings = found(out, repair=True)
    assert {(finding.version, finding.mended) for finding in findings} == {(5, False)}
    assert all(what in said(findings) for what in expected), said(findings)
