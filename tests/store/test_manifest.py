"""Manifests: the commit point, whoever else commits."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from click.testing import CliRunner

from newspipe import pipeline, publication
from newspipe.cli import main
from newspipe.contracts import DATASETS
from newspipe.errors import LostRace, MissingPath, NewspipeError
from newspipe.store.backend import Store
from newspipe.store.folder import Folder
from newspipe.store.manifest import NOTHING, Columns, File, Manifest, commit, current, load, manifest_key, numbers

FIRST = Manifest(
    version=1,
    published_at="2024-03-20T04:15:00+00:00",
    newspipe="0.1.0",
    contracts={"items": Columns("1.0", {"item_id": "string not null"})},
    datasets={"items": (File("2023-11", "a.parquet", 3, 1_000), File("2023-12", "b.parquet", 4, 2_000))},
    state={"blocks": (File("2023-11", "c.jsonl", 2, 500, first=-5),)},
    note="the first",
)


@pytest.fixture
def store(tmp_path: Path) -> Folder:
    """With the objects that the first version names."""
    found = Folder(tmp_path)
    for key in FIRST.objects():
        found.put(key, b"said")
    return found


def test_a_manifest_is_read_as_it_was_committed(store: Folder, tmp_path: Path) -> None:
    assert commit(store, FIRST) == FIRST
    assert load(store, 1) == current(store) == FIRST
    assert FIRST.files("items")["2023-12"].rows == 4
    assert (FIRST.rows("items"), FIRST.rows("blocks"), FIRST.rows("rejects")) == (7, 2, 0)
    assert stat.S_IMODE((tmp_path / manifest_key(1)).stat().st_mode) == 0o444


def test_before_the_first_commit_nothing_is_current(tmp_path: Path) -> None:
    assert current(Folder(tmp_path / "nowhere")) == current(Folder(tmp_path)) == NOTHING
    assert [*tmp_path.iterdir()] == []


def test_the_highest_number_is_current(store: Folder) -> None:
    for number in (9, 10, 999_999, 1_000_000):
        told = replace(FIRST, version=number)
        store.create(manifest_key(number), json.dumps(asdict(told) | {"digest": told.digest}).encode())
    assert numbers(store) == [9, 10, 999_999, 1_000_000]
    assert current(store).version == 1_000_000


def test_each_manifest_names_the_one_before_it(store: Folder) -> None:
    first = commit(store, FIRST)
    second = commit(store, replace(FIRST, version=2))
    assert (first.previous, second.previous) == ("", first.digest)
    assert load(store, 2) == second


def test_a_version_without_its_objects_is_not_published(store: Folder) -> None:
    """They lay about when they were put, and a sweep took them away before the commit."""
    store.delete([next(FIRST.objects())])
    with pytest.raises(LostRace, match="were removed before it was published"):
        commit(store, FIRST)
    assert numbers(store) == []


@pytest.mark.parametrize(
    ("printed", "forged"), [('"rows": 3', '"rows": 4'), ('"a.parquet"', '"z.parquet"'), ('"the first"', '"another"')]
)
def test_a_manifest_that_was_changed_is_not_believed(store: Folder, printed: str, forged: str) -> None:
    commit(store, FIRST)
    path = Path(store.locate(manifest_key(1)))
    path.chmod(0o644)
    assert printed in path.read_text()
    path.write_text(path.read_text().replace(printed, forged))
    with pytest.raises(NewspipeError, match="it was changed afterwards"):
        current(store)


def test_a_manifest_under_another_number_is_not_believed(store: Folder, tmp_path: Path) -> None:
    commit(store, FIRST)
    shutil.copy(tmp_path / manifest_key(1), tmp_path / manifest_key(2))
    with pytest.raises(NewspipeError, match="it was changed afterwards"):
        current(store)


def test_what_is_no_manifest_is_passed_over(store: Folder, tmp_path: Path) -> None:
    commit(store, FIRST)
    for name in ("000002.json.bak", ".000003.json", "000004.txt", "latest.json", "5.json"):
        ((tmp_path / manifest_key(1)).parent / name).write_text("{}")
    assert current(Folder(tmp_path)) == FIRST


@pytest.mark.parametrize("version", [-1, 0, 2, 10**9])
def test_a_version_that_was_not_published_is_told_from_those_that_were(store: Folder, version: int) -> None:
    commit(store, FIRST)
    with pytest.raises(MissingPath, match="The newest versions here: 1"):
        load(store, version)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"datasets": {"items": [{}]}, "state": {}}'])
def test_a_manifest_that_cannot_be_read_is_said(store: Folder, tmp_path: Path, data: bytes) -> None:
    commit(store, FIRST)
    (tmp_path / manifest_key(2)).write_bytes(data)
    with pytest.raises(NewspipeError, match="this manifest cannot be read") as error:
        current(Folder(tmp_path))
    assert error.value.where == str(tmp_path / manifest_key(2))


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_two_who_commit_a_number_have_one_winner(
    store: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """Which is there whole, and of whom nothing is left but it."""
    barrier = Barrier(2)
    rivals = [replace(FIRST, published_at=name, note=name * 50_000) for name in ("one", "other")]

    @contextmanager
    def entered_together(self: Folder) -> Iterator[None]:
        barrier.wait()  # both are about to take the number
        with self.lock():
            yield

    def refused(source: str, target: str) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), source, None, target)

    if not links:
        monkeypatch.setattr(os, "link", refused)

    def compete(rival: Manifest) -> bool:
        try:
            commit(Folder(tmp_path), rival)
        except LostRace:
            return False
        return True

    monkeypatch.setattr(Folder, "committing", entered_together)
    with ThreadPoolExecutor(2) as pool:
        for number in range(1, 31):
            entered = [replace(rival, version=number) for rival in rivals]
            won = [*pool.map(compete, entered)]
            assert sorted(won) == [False, True]
            assert load(store, number).note == entered[won.index(True)].note
    assert numbers(store) == [*range(1, 31)]
    assert [*(tmp_path / ".store" / "tmp").iterdir()] == []


def test_whoever_lost_starts_again_from_the_version_of_the_winner(
    content: Any, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sources are published by two runs; the one that was about to commit is overtaken, twice."""
    raws = [tmp_path / name for name in ("veldmoor-growers", "ombervale-transit", "tollanmere-harbour")]
    for raw in raws:
        shutil.copytree(sample / raw.name, raw / raw.name)
    faster = iter(raws[1:])

    def overtaken(store: Store, manifest: Manifest) -> Manifest:
        with monkeypatch.context() as patch:
            patch.setattr(publication, "commit", commit)
            if raw := next(faster, None):
                pipeline.run(raw, store)
        return commit(store, manifest)

    monkeypatch.setattr(publication, "commit", overtaken)
    assert pipeline.run(raws[0], tmp_path / "out").version == 3
    assert numbers(Folder(tmp_path / "out")) == [1, 2, 3]
    monkeypatch.undo()
    pipeline.run(sample, tmp_path / "at once")
    assert content(tmp_path / "out") == content(tmp_path / "at once")


def test_whoever_loses_every_race_is_refused(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def lost(_store: Store, manifest: Manifest) -> Manifest:
        tries.append(manifest.version)
        raise LostRace("version 1 was published by another process")

    monkeypatch.setattr(publication, "commit", lost)
    monkeypatch.setattr(publication, "_LONGEST_WAIT", 0.01)
    told = CliRunner().invoke(main, ["run", "--raw", str(sample), "--out", str(tmp_path / "out")])
    assert (told.exit_code, told.stdout) == (3, "")
    assert "run again when fewer processes publish here" in told.stderr
    assert tries == [1] * publication.ATTEMPTS
    assert not (tmp_path / "out" / "latest").exists()


def run_side_by_side(raws: Sequence[Path], out: Path) -> list[dict[str, Any]]:
    """What `newspipe run` in a process of its own says for each raw folder, all at the same time."""
    command = [sys.executable, "-m", "newspipe", "run", "--format", "json", "--out", str(out), "--raw"]
    runs = [subprocess.Popen([*command, str(raw)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for raw in raws]
    said = [run.communicate() for run in runs]
    assert [(run.returncode, errors) for run, (_, errors) in zip(runs, said, strict=True)] == [(0, b"")] * len(raws)
    return [json.loads(report) for report, _ in said]


def copy_captures(sample: Path, raw: Path, keep: Callable[[Path], bool]) -> None:
    for capture in sample.glob("*/*/"):
        if keep(capture):
            shutil.copytree(capture, raw / capture.relative_to(sample), dirs_exist_ok=True)


def test_processes_on_the_same_raw_publish_it_once(
    content: Any, published_sample: Path, sample: Path, tmp_path: Path
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    copy_captures(sample, raw, lambda capture: capture.name < "2024")
    said = run_side_by_side([raw] * 3, out)
    assert sorted(report["version"] or 0 for report in said) == [0, 0, 1]
    copy_captures(sample, raw, lambda capture: capture.name >= "2024")
    said = run_side_by_side([raw] * 2, out)
    assert sorted(report["version"] or 0 for report in said) == [0, 2]
    assert numbers(Folder(out)) == [1, 2]
    assert content(out) == content(published_sample)


def test_processes_on_different_sources_all_publish(
    content: Any, published_sample: Path, sample: Path, tmp_path: Path
) -> None:
    raws = [tmp_path / source.name for source in sample.iterdir()]
    for raw in raws:
        shutil.copytree(sample / raw.name, raw / raw.name)
    said = run_side_by_side(raws, tmp_path / "out")
    assert sorted(report["version"] for report in said) == [1, 2, 3]
    assert numbers(Folder(tmp_path / "out")) == [1, 2, 3]
    assert content(tmp_path / "out") == content(published_sample)


def test_a_run_that_finds_nothing_new_leaves_everything_as_it_is(sample: Path, tmp_path: Path) -> None:
    pipeline.run(sample, tmp_path)

    def state() -> dict[Path, tuple[int, int, int]]:
        return {
            path: (found.st_ino, found.st_mtime_ns, found.st_size)
            for path in tmp_path.rglob("*")
            for found in [path.lstat()]
        }

    before = state()
    assert pipeline.run(sample, tmp_path).version is None
    assert state() == before


def test_the_files_that_differ_are_the_change(sample: Path, tmp_path: Path) -> None:
    """A capture that shows two new items touches the months of these items alone."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    copy_captures(sample, raw, lambda capture: str(capture.relative_to(sample)) != "veldmoor-growers/2024-03-08")
    pipeline.run(raw, out)
    copy_captures(sample, raw, lambda _: True)
    pipeline.run(raw, out)
    old, new = load(Folder(out), 1), load(Folder(out), 2)

    def changed(dataset: str) -> set[str]:
        return {file.month for file in {*new.datasets[dataset]} ^ {*old.datasets[dataset]}}

    assert {dataset: changed(dataset) for dataset in DATASETS if dataset in ("sightings", "snapshots", "rejects")} == {
        "sightings": {"2024-03"}, "snapshots": {"2024-03"}, "rejects": set(),
    }  # fmt: skip
    assert changed("items") < {file.month for file in new.datasets["items"]}
    assert "2024-03" in changed("items")
