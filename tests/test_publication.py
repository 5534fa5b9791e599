"""Publication: side by side, once for a key, rolled back, by contracts that change."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
import polars as pl
import pyarrow.parquet as pq
import pytest
from pandera.typing import Series

import newspipe
import schemas.items
from newspipe import contracts, pipeline, planning, publication
from newspipe.errors import MissingPath, NewspipeError, PublicationRefused
from newspipe.history import resolve
from newspipe.months import published
from newspipe.store import history, open_store
from newspipe.store.backend import Store
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, commit, current, load, numbers
from newspipe.verify import verify
from schemas.types import Text

SOURCE = "veldmoor-growers"
TODAYS = contracts.contract("items").version


def add(sample: Path, raw: Path, *sources: str) -> Path:
    for source in sources:
        shutil.copytree(sample / source, raw / source)
    return raw


def overtaken_by(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next commit finds that another run has published that raw folder first."""

    def first_the_other(store: Store, manifest: Manifest) -> Manifest:
        monkeypatch.setattr(publication, "commit", commit)
        pipeline.run(raw, store)
        return commit(store, manifest)

    monkeypatch.setattr(publication, "commit", first_the_other)


def counted(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, work: Callable[..., Any]) -> list[Any]:
    calls: list[Any] = []

    def call(*args: Any) -> Any:
        calls.append(args)
        return work(*args)

    monkeypatch.setattr(place, name, call)
    return calls


@pytest.mark.parametrize("same", [False, True], ids=["another source", "the same source"])
def test_whoever_lost_parses_nothing_again_and_resolves_what_both_touched(
    sample: Path, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch, *, same: bool
) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    captures = sorted((sample / SOURCE).glob("*/"))
    for capture in captures[:-1]:
        shutil.copytree(capture, mine / SOURCE / capture.name)
    if same:
        shutil.copytree(captures[-1], other / SOURCE / captures[-1].name)
    else:
        add(sample, other, "ombervale-transit")
    pipeline.run(other, tmp_path / "alone")
    blocks_of_other = sum(file.rows for file in current(Folder(tmp_path / "alone")).state["blocks"])

    overtaken_by(other, monkeypatch)
    parsed = counted(monkeypatch, pipeline, "read_captures", pipeline.read_captures)
    resolved = counted(monkeypatch, published, "resolve", resolve)
    assert pipeline.run(mine, place).version == 2
    blocks = [args[0] for args in resolved]
    assert len(parsed) == 2  # mine and the other's
    touched_by_both = len(blocks) - len({(b.source, b.date) for b in blocks})
    assert (touched_by_both > 0) == same
    assert touched_by_both <= 2 * blocks_of_other if same else touched_by_both == 0
    shutil.copytree(other, mine, dirs_exist_ok=True)
    pipeline.run(mine, tmp_path / "at once")
    for dataset in ("items", "presence", "revisions", "sightings", "snapshots"):
        assert current(open_store(place)).datasets[dataset] == current(Folder(tmp_path / "at once")).datasets[dataset]


WRITER = """
import sys
from pathlib import Path
from newspipe import pipeline
name, source, commits, work, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), sys.argv[5]
if out.startswith("s3:"):
    sys.modules["deltalake"] = None  # its logs take most of the requests, and the server here is slow
for at in range(commits):
    day = work / name / source / f"2021-05-{at % 28 + 1:02d}T{at // 28:02d}{int(name):02d}00Z".replace("-", "")
    day.mkdir(parents=True)
    stories = [f"  {n}. Story {n} of {source}\\n\\n    {n:02d} April 2021" for n in range(at % 5 + 2, 0, -1)]
    stories.append(f"  9. Told by {name} as number {at} only\\n\\n    01 March 2021")
    (day / "page-01.txt").write_text("\\n\\n".join(["News", "April 2021", *stories]))
    assert pipeline.run(work / name, out).version, at
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "commits"),
    # The server of the tests answers one request at a time, and takes minutes for two hundred commits.
    [("folder", 50), ("bucket", 15)],
    indirect=["place"],
)
def test_four_processes_publish_side_by_side(tmp_path: Path, place: str, commits: int) -> None:
    """Two on a source of their own, two on the same: all succeed, nothing is lost, and it is what one run makes."""
    writers = [("1", "north"), ("2", "south"), ("3", "shared"), ("4", "shared")]
    command = [sys.executable, "-c", WRITER]
    runs = [
        subprocess.Popen([*command, *writer, str(commits), str(tmp_path), place], stderr=subprocess.PIPE, text=True)
        for writer in writers
    ]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0] * 4, said
    store = open_store(place)
    assert numbers(store) == [*range(1, 4 * commits + 1)]
    everything = tmp_path / "everything"
    for name, _ in writers:
        shutil.copytree(tmp_path / name, everything, dirs_exist_ok=True)
    pipeline.run(everything, tmp_path / "at once")
    for dataset in ("items", "presence", "revisions", "sightings", "snapshots"):
        at_once = current(Folder(tmp_path / "at once")).datasets[dataset]
        assert current(store).datasets[dataset] == at_once, dataset
    found = verify(store, versions=[1, 2 * commits, 4 * commits]).findings
    assert [one for one in found if "_delta_log" not in one.place] == []
    if isinstance(store, Folder):
        assert sorted(p.name for p in (store.root / "versions").iterdir()) == [f"{n:06d}" for n in numbers(store)]


def test_a_key_publishes_once(sample: Path, tmp_path: Path, place: str) -> None:
    raw, out = add(sample, tmp_path / "raw", SOURCE), place
    assert pipeline.run(raw, out, idempotency_key="night 1").version == 1
    add(sample, raw, "ombervale-transit")
    again = pipeline.run(raw, out, idempotency_key="night 1")
    assert (again.version, again.done) == (None, 1)
    assert pipeline.run(raw, out, idempotency_key="night 2").version == 2
    assert [line.idempotency_key for line in history.published(open_store(out), current(open_store(out)))] == [
        "night 2", "night 1",
    ]  # fmt: skip


def test_a_rollback_is_a_new_version_with_the_old_content(sample: Path, tmp_path: Path, place: str) -> None:
    raw, out = add(sample, tmp_path / "raw", SOURCE), place
    pipeline.run(raw, out)
    add(sample, raw, "ombervale-transit")
    pipeline.run(raw, out)
    rolled = publication.roll_back(open_store(out), 1)
    assert rolled is not None
    assert (rolled.version, rolled.note) == (3, "rollback to 1")
    for dataset in ("items", "presence", "revisions", "sightings", "snapshots", "rejects"):
        frames = [newspipe.read(dataset, version=version, out=out) for version in (1, 3)]
        pd.testing.assert_frame_equal(*frames)
    assert publication.roll_back(open_store(out), 3) is None
    assert pipeline.run(raw, out).version == 4  # what was captured since is new again
    assert load(open_store(out), 4).datasets["items"] == load(open_store(out), 2).datasets["items"]
    with pytest.raises(MissingPath, match="version 9 was not published"):
        publication.roll_back(open_store(out), 9)


def test_a_version_is_never_older_than_the_one_before(
    sample: Path, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Yesterday(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.now(tz) - timedelta(days=1)

    raw, out = add(sample, tmp_path / "raw", SOURCE), place
    pipeline.run(raw, out)
    monkeypatch.setattr(publication, "datetime", Yesterday)
    add(sample, raw, "ombervale-transit")
    pipeline.run(raw, out)
    assert load(open_store(out), 2).published_at == load(open_store(out), 1).published_at


def test_versions_are_read_by_number_tag_and_time(sample: Path, tmp_path: Path, place: str) -> None:
    raw, out = add(sample, tmp_path / "raw", SOURCE), place
    pipeline.run(raw, out)
    for dataset in contracts.DATASETS:
        frame = newspipe.read(dataset, out=out)
        files = newspipe.files(dataset, out=out)
        assert sum(len(pl.read_parquet(file)) for file in files) == len(frame)
        if isinstance(open_store(out), Folder):
            pd.testing.assert_frame_equal(frame, pd.read_parquet(Path(out) / "latest" / dataset))
            pd.testing.assert_frame_equal(frame, pd.read_parquet(newspipe.path(dataset, out=out)))
    soon = (datetime.now(UTC) + timedelta(seconds=2)).isoformat()
    assert len(newspipe.read("items", version=soon, out=out)) == len(newspipe.read("items", version="1", out=out))
    with pytest.raises(MissingPath, match="nothing was published at 2001-01-01"):
        newspipe.read("items", version="2001-01-01", out=out)
    with pytest.raises(NewspipeError, match="is no time"):
        newspipe.read("items", as_of="yesterday", out=out)
    with pytest.raises(MissingPath, match="there is no version spring"):
        newspipe.read("items", version="spring", out=out)
    with pytest.raises(MissingPath, match="no dataset nothing"):
        newspipe.path("nothing", out=out)


def evolve(monkeypatch: pytest.MonkeyPatch, version: str, without: str) -> None:
    """As if `items` had been published by a contract of that version, without a column or with an extra one."""
    now = contracts.stated("items")
    columns = {name: kind for name, kind in now.items() if name != without}
    if without == "nothing":
        columns["lost"] = "string"
    current_ = publication.current if hasattr(publication, "current") else current

    def older(store: Store) -> Manifest:
        found = current_(store)
        stated = replace(found.contracts["items"], version=version, columns=columns)
        return replace(found, contracts={**found.contracts, "items": stated}) if found.version else found

    monkeypatch.setattr(planning, "current", older)


class Items(schemas.items.Items):
    """The contract of `items`, with one column more."""

    tone: Series[Text] = pa.Field(nullable=True)

    class Config:
        strict = True
        metadata = {**schemas.items.Items.Config.metadata, "version": "1.99"}  # noqa: RUF012 - as pandera reads it


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From the call on, the contract of `items` has a column more."""
    caches = (contracts.contract, contracts.stated, contracts._checks)

    def become() -> None:
        monkeypatch.setattr(schemas.items, "Items", Items)
        for cached in caches:
            cached.cache_clear()

    yield become
    for cached in caches:
        cached.cache_clear()


def test_a_column_that_is_added_stands_in_all_versions(
    sample: Path, tmp_path: Path, place: str, newer: Callable[[], None]
) -> None:
    raw = add(sample, tmp_path / "raw", SOURCE)
    pipeline.run(raw, place)
    before = newspipe.read("items", out=place)
    newer()
    add(sample, raw, "ombervale-transit")
    assert pipeline.run(raw, place).version == 2
    store = open_store(place)
    assert [load(store, number).contracts["items"].version for number in (1, 2)] == [TODAYS, "1.99"]
    old, new = (newspipe.read("items", version=version, out=place) for version in (1, 2))
    assert [*old.dtypes.items()][:-1] == [*new.dtypes.items()][:-1]  # the months differ, and they are categories
    assert old["tone"].isna().all()
    pd.testing.assert_frame_equal(old[before.columns], before)
    assert {len(pq.read_schema(BytesIO(store.get(key)))) for key in load(store, 2).objects() if "/items/" in key} == {
        len(new.columns) - 1
    }
    assert verify(store).findings == []


@pytest.mark.parametrize(
    ("version", "without", "said"),
    [
        ("0.9", "kicker", None),  # an older major version: all is read again
        (TODAYS, "kicker", f"still {TODAYS}"),
        ("1.9", "nothing", "breaks with 1.9"),
        ("1.9", "headline", "breaks with 1.9"),
    ],
)
def test_a_contract_that_breaks_is_refused_unless_its_major_version_was_raised(
    sample: Path,
    tmp_path: Path,
    place: str,
    monkeypatch: pytest.MonkeyPatch,
    version: str,
    without: str,
    said: str | None,
) -> None:
    raw, out = add(sample, tmp_path / "raw", SOURCE), place
    pipeline.run(raw, out)
    add(sample, raw, "ombervale-transit")
    evolve(monkeypatch, version, without)
    if said:
        with pytest.raises(PublicationRefused, match=said):
            pipeline.run(raw, out)
        assert numbers(open_store(out)) == [1]
    else:
        assert pipeline.run(raw, out).read["snapshots"] == len([*raw.rglob("page-*.txt")])
        monkeypatch.undo()
        pipeline.run(raw, tmp_path / "at once")
        assert current(open_store(out)).datasets["items"] == current(Folder(tmp_path / "at once")).datasets["items"]
