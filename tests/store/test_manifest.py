"""Manifests: the commit point, whoever else commits."""

import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from click.testing import CliRunner

from newspipe import pipeline
from newspipe.cli import main
from newspipe.contracts import DATASETS
from newspipe.errors import LostRace, MissingPath, NewspipeError
from newspipe.store.manifest import NOTHING, File, Manifest, commit, current, load, manifest_path, numbers
from newspipe.store.objects import new_file

FIRST = Manifest(
    version=1,
    published_at="2024-03-20T04:15:00+00:00",
    newspipe="0.1.0",
    contracts={"items": "1.0"},
    datasets={"items": (File("2023-11", "a.parquet", 3, 1_000), File("2023-12", "b.parquet", 4, 2_000))},
    state={"blocks": (File("2023-11", "c.jsonl", 2, 500, first=-5),)},
    summary={"read": {"sources": 1}},
)


def test_a_manifest_is_read_as_it_was_committed(tmp_path: Path) -> None:
    commit(tmp_path, FIRST)
    assert load(tmp_path, 1) == current(tmp_path) == FIRST
    assert FIRST.files("items")["2023-12"].rows == 4
    assert (FIRST.rows("items"), FIRST.rows("blocks"), FIRST.rows("rejects")) == (7, 2, 0)
    assert stat.S_IMODE(manifest_path(tmp_path, 1).stat().st_mode) == 0o444


def test_before_the_first_commit_nothing_is_current(tmp_path: Path) -> None:
    assert current(tmp_path / "nowhere") == current(tmp_path) == NOTHING
    assert [*tmp_path.iterdir()] == []


def test_the_highest_number_is_current(tmp_path: Path) -> None:
    for number in (9, 10, 999_999, 1_000_000):
        commit(tmp_path, replace(FIRST, version=number))
    assert numbers(tmp_path) == [9, 10, 999_999, 1_000_000]
    assert current(tmp_path).version == 1_000_000


def test_what_is_no_manifest_is_passed_over(tmp_path: Path) -> None:
    commit(tmp_path, FIRST)
    for name in ("000002.json.bak", ".000003.json", "000004.txt", "latest.json", "5.json"):
        (manifest_path(tmp_path, 1).parent / name).write_text("{}")
    assert current(tmp_path) == FIRST


@pytest.mark.parametrize("version", [-1, 0, 2, 10**9])
def test_a_version_that_was_not_published_is_told_from_those_that_were(tmp_path: Path, version: int) -> None:
    commit(tmp_path, FIRST)
    with pytest.raises(MissingPath, match="The newest versions here: 1"):
        load(tmp_path, version)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"datasets": {"items": [{}]}, "state": {}}'])
def test_a_manifest_that_cannot_be_read_is_said(tmp_path: Path, data: bytes) -> None:
    commit(tmp_path, FIRST)
    manifest_path(tmp_path, 2).write_bytes(data)
    with pytest.raises(NewspipeError, match="this manifest cannot be read") as error:
        current(tmp_path)
    assert error.value.where == manifest_path(tmp_path, 2)


def test_two_who_commit_a_number_have_one_winner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is there whole, and of whom nothing is left but it."""
    barrier = Barrier(2)
    rivals = [replace(FIRST, published_at=name, summary={"padding": name * 50_000}) for name in ("one", "other")]

    @contextmanager
    def written(root: Path, data: bytes) -> Iterator[Path]:
        with new_file(root, data) as path:
            barrier.wait()  # both are about to take the number
            yield path

    def compete(rival: Manifest) -> bool:
        try:
            commit(tmp_path, rival)
        except LostRace:
            return False
        return True

    monkeypatch.setattr("newspipe.store.manifest.new_file", written)
    with ThreadPoolExecutor(2) as pool:
        for number in range(1, 31):
            entered = [replace(rival, version=number) for rival in rivals]
            won = [*pool.map(compete, entered)]
            assert sorted(won) == [False, True]
            assert load(tmp_path, number) == entered[won.index(True)]
    assert numbers(tmp_path) == [*range(1, 31)]
    assert [*(tmp_path / ".store" / "tmp").iterdir()] == []


def test_whoever_lost_starts_again_from_the_version_of_the_winner(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sources are published by two runs; the one that was about to commit is overtaken, twice."""
    raws = [tmp_path / name for name in ("veldmoor-growers", "ombervale-transit", "tollanmere-harbour")]
    for raw in raws:
        shutil.copytree(sample / raw.name, raw / raw.name)
    faster = iter(raws[1:])

    def overtaken(out: Path, manifest: Manifest) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(pipeline, "commit_manifest", commit)
            if raw := next(faster, None):
                pipeline.run(raw, out)
        commit(out, manifest)

    monkeypatch.setattr(pipeline, "commit_manifest", overtaken)
    assert pipeline.run(raws[0], tmp_path / "out").version == 3
    assert numbers(tmp_path / "out") == [1, 2, 3]
    monkeypatch.undo()
    pipeline.run(sample, tmp_path / "at once")
    assert current(tmp_path / "out").datasets == current(tmp_path / "at once").datasets


def test_whoever_loses_every_race_is_refused(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def lost(_out: Path, manifest: Manifest) -> None:
        tries.append(manifest.version)
        raise LostRace("version 1 was published by another process")

    monkeypatch.setattr(pipeline, "commit_manifest", lost)
    told = CliRunner().invoke(main, ["run", "--raw", str(sample), "--out", str(tmp_path / "out")])
    assert (told.exit_code, told.stdout) == (3, "")
    assert "run again when fewer processes publish here" in told.stderr
    assert tries == [1] * pipeline.ATTEMPTS
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


def test_processes_on_the_same_raw_publish_it_once(published_sample: Path, sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    copy_captures(sample, raw, lambda capture: capture.name < "2024")
    said = run_side_by_side([raw] * 3, out)
    assert sorted(report["version"] or 0 for report in said) == [0, 0, 1]
    copy_captures(sample, raw, lambda capture: capture.name >= "2024")
    said = run_side_by_side([raw] * 2, out)
    assert sorted(report["version"] or 0 for report in said) == [0, 2]
    assert numbers(out) == [1, 2]
    assert current(out).datasets == current(published_sample).datasets


def test_processes_on_different_sources_all_publish(published_sample: Path, sample: Path, tmp_path: Path) -> None:
    raws = [tmp_path / source.name for source in sample.iterdir()]
    for raw in raws:
        shutil.copytree(sample / raw.name, raw / raw.name)
    said = run_side_by_side(raws, tmp_path / "out")
    assert sorted(report["version"] for report in said) == [1, 2, 3]
    assert numbers(tmp_path / "out") == [1, 2, 3]
    assert current(tmp_path / "out").datasets == current(published_sample).datasets


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
    old, new = load(out, 1), load(out, 2)

    def changed(dataset: str) -> set[str]:
        return {file.month for file in {*new.datasets[dataset]} ^ {*old.datasets[dataset]}}

    assert {dataset: changed(dataset) for dataset in DATASETS if dataset not in ("items", "revisions", "presence")} == {
        "sightings": {"2024-03"}, "snapshots": {"2024-03"}, "rejects": set(),
    }  # fmt: skip
    assert changed("items") < {file.month for file in new.datasets["items"]}
    assert "2024-03" in changed("items")
