"""Retention: what is named or new stays, what nobody contains goes, and nobody loses what he is about to publish."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

import newspipe
from newspipe import pipeline, publication
from newspipe.errors import LostRace, MissingPath, NewspipeError
from newspipe.store import objects, open_store, retention
from newspipe.store.backend import Store, Stored
from newspipe.store.bucket import Bucket
from newspipe.store.folder import Folder
from newspipe.store.manifest import File, Manifest, commit, current, load, numbers
from newspipe.verify import verify

SOURCE = "veldmoor-growers"


@pytest.fixture
def store(sample: Path, tmp_path: Path, place: str) -> Store:
    """Four versions."""
    for capture in sorted((sample / SOURCE).glob("*/")):
        shutil.copytree(capture, tmp_path / "raw" / SOURCE / capture.name)
        pipeline.run(tmp_path / "raw", place)
    found = open_store(place)
    assert numbers(found) == [1, 2, 3, 4]
    return found


in_a_folder = pytest.mark.parametrize("place", ["folder"], indirect=True)


def keys(store: Store) -> set[str]:
    return {found.key for found in store.below(".store")}


def test_without_apply_nothing_goes(store: Store) -> None:
    before = {*store.below("")}
    removal = retention.plan(store, keep=1, grace=0)
    assert removal.versions == [1, 2, 3]
    assert removal.bytes == sum(found.bytes for found in removal.objects) > 0
    assert {*store.below("")} == before


def test_what_goes_is_what_no_kept_version_contains(store: Store) -> None:
    newspipe_before = {n: newspipe.read("changes", version=n, out=store) for n in (1, 4)}
    planned = retention.plan(store, keep=2, grace=0)
    before = keys(store)
    removal = retention.prune(store, keep=2, grace=0)
    assert removal == planned
    assert before - keys(store) == {found.key for found in removal.objects}
    assert retention.kept(store) == [3, 4]
    assert {key for n in (3, 4) for key in load(store, n).objects()} <= keys(store)
    if isinstance(store, Folder):
        assert sorted(path.name for path in (store.root / "versions").iterdir()) == ["000003", "000004"]
    assert len(newspipe.read("items", version=3, out=store))
    with pytest.raises(MissingPath, match="version 1 is no longer kept"):
        newspipe.read("items", version=1, out=store)
    first = load(store, 1).files("changes")
    assert sum(len(objects.read(store, "changes", m, f.name)) for m, f in first.items()) == len(newspipe_before[1])
    assert retention.plan(store, keep=2, grace=0) == retention.Removal()


def test_tags_and_the_grace_period_keep_versions(store: Store) -> None:
    retention.tag(store, "spring", 1)
    assert retention.plan(store, keep=1, grace=0).versions == [2, 3]
    assert retention.plan(store, keep=1, grace=3_600).versions == []
    retention.prune(store, keep=1, grace=0)
    assert retention.kept(store) == [1, 4]
    assert len(newspipe.read("items", version="spring", out=store))
    retention.untag(store, "spring")
    assert retention.plan(store, keep=1, grace=0).versions == [1]


def test_a_tag_names_one_version(store: Store) -> None:
    retention.tag(store, "spring", 1)
    retention.tag(store, "spring", 1)
    with pytest.raises(NewspipeError, match="names version 1"):
        retention.tag(store, "spring", 2)
    for name in ("7", "", "a/b", "../x", "-x", "a b"):
        with pytest.raises(NewspipeError, match="cannot be a tag"):
            retention.tag(store, name, 1)
    with pytest.raises(MissingPath, match="no tag summer"):
        retention.untag(store, "summer")
    retention.prune(store, keep=1, grace=0)
    with pytest.raises(MissingPath, match="no longer kept"):
        retention.tag(store, "late", 2)
    assert retention.tags(store) == {"spring": 1}


@in_a_folder
def test_what_killed_processes_left_goes(store: Folder) -> None:
    litter = store.root / ".store" / "tmp"
    (litter / "folder" / "items").mkdir(parents=True)
    (litter / "file").write_text("half")
    objects.put(store, "items", "2021-07", b"never committed", ".parquet")
    assert retention.plan(store, keep=9, grace=3_600) == retention.Removal()
    removal = retention.prune(store, keep=9, grace=0)
    assert (len(removal.objects), len(removal.leftovers), removal.versions) == (1, 2, [])
    assert [*litter.iterdir()] == []
    assert not (store.root / ".store" / "items" / "month=2021-07").exists()


@in_a_folder
@pytest.mark.parametrize("late", [False, True], ids=["before the sweep looks", "after it looked"])
def test_whoever_reuses_an_old_object_while_a_sweep_runs_never_loses_it(
    store: Folder, monkeypatch: pytest.MonkeyPatch, *, late: bool
) -> None:
    """Put before the sweep looks, it is fresh and stays; put after it looked, the commit finds out that it is gone."""
    base = current(store)
    name = objects.put(store, "items", "2021-07", b"said before", ".parquet")
    key = objects.object_key("items", "2021-07", name)
    old = time.time() - 7 * 86_400
    os.utime(store.locate(key), (old, old))
    delete = Folder.delete

    def reused(self: Folder, gone: list[str]) -> None:
        objects.put(self, "items", "2021-07", b"said before", ".parquet")
        delete(self, gone)

    if late:
        monkeypatch.setattr(Folder, "delete", reused)
    else:
        objects.put(store, "items", "2021-07", b"said before", ".parquet")
    removal = retention.prune(store, keep=9, grace=86_400)
    assert [found.key for found in removal.objects] == store.missing([key]) == ([key] if late else [])
    manifest = replace(base, version=5, datasets={**base.datasets, "items": (File("2021-07", name, 1, 11),)})
    if late:
        with pytest.raises(LostRace, match="were removed before it was published"):
            commit(store, manifest)
        objects.put(store, "items", "2021-07", b"said before", ".parquet")  # as the run does that starts again
    assert commit(store, manifest).version == 5


@pytest.fixture
def about_to_publish(sample: Path, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Store]:
    """A store with one version, and raw for the next, whose objects lie about for a week, in no version."""
    store, double = open_store(place), Folder(tmp_path / "double")
    for capture in sorted((sample / SOURCE).glob("*/"))[:2]:
        shutil.copytree(capture, tmp_path / "raw" / SOURCE / capture.name)
        for out in [double, store] if not numbers(double) else [double]:
            assert pipeline.run(tmp_path / "raw", out).version
    lying = [found.key for found in double.below(".store") if "/month=" in found.key and store.missing([found.key])]
    for key in lying:
        store.put(key, double.get(key))
    objects.put(store, "items", "1999-01", b"never committed", ".parquet")
    if isinstance(store, Folder):
        for path in store.root.glob(".store/*/month=*/*"):
            os.utime(path, (time.time() - 7 * 86_400,) * 2)
        return tmp_path / "raw", store
    fresh: set[str] = set()  # nobody can set the times of a bucket
    put, below = Bucket.put, Bucket.below

    def noted(self: Bucket, key: str, data: bytes) -> None:
        put(self, key, data)
        fresh.add(key)

    def aged(self: Bucket, prefix: str) -> Iterator[Stored]:
        for found in below(self, prefix):
            yield found if found.key in fresh else found._replace(modified=found.modified - 7 * 86_400)

    monkeypatch.setattr(Bucket, "put", noted)
    monkeypatch.setattr(Bucket, "below", aged)
    return tmp_path / "raw", store


def check_published(store: Store, raw: Path) -> None:
    assert numbers(store) == [1, 2]
    assert store.missing(current(store).objects()) == []
    assert verify(store).findings == []
    assert pipeline.run(raw, store).version is None


def test_a_run_that_has_reused_old_objects_before_a_sweep_looks_keeps_them(
    about_to_publish: tuple[Path, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sweep goes on between the run's last object and its commit."""
    raw, store = about_to_publish
    removals = []

    def sweep_first(store: Store, manifest: Manifest) -> Manifest:
        mine = {*manifest.objects()}
        removals.append(retention.prune(store, keep=9, grace=86_400))
        assert store.missing(mine) == []
        return commit(store, manifest)

    monkeypatch.setattr(publication, "commit", sweep_first)
    assert pipeline.run(raw, store).version == 2
    assert len(removals) == 1
    assert any("month=1999-01" in found.key for found in removals[0].objects)
    check_published(store, raw)


def test_a_run_that_reuses_old_objects_after_a_sweep_has_looked_writes_them_again(
    about_to_publish: tuple[Path, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has planned when the sweep looks, finds its objects lying there, and waits to commit while they go."""
    raw, store = about_to_publish
    kind = type(store)
    planned, looked, waiting = (threading.Event() for _ in range(3))
    put, delete, committing = kind.put, kind.delete, kind.committing
    outcomes: list[int | str] = []
    removals: list[retention.Removal] = []
    writer = threading.Thread(target=lambda: outcomes.append(pipeline.run(raw, store).version or "nothing"))

    def slow_put(self: Store, key: str, data: bytes) -> None:
        if threading.current_thread() is writer and not planned.is_set():
            planned.set()
            assert looked.wait(60)
        put(self, key, data)

    def slow_delete(self: Store, gone: list[str]) -> None:
        if threading.current_thread() is not writer and not looked.is_set():
            looked.set()
            assert waiting.wait(60)
            time.sleep(0.2)
            assert numbers(store) == [1]  # it waits
        delete(self, gone)

    def noted(self: Store) -> AbstractContextManager[None]:
        waiting.set()
        return committing(self)

    def tried(store: Store, manifest: Manifest) -> Manifest:
        try:
            return commit(store, manifest)
        except LostRace as error:
            outcomes.append(str(error))
            raise

    monkeypatch.setattr(kind, "put", slow_put)
    monkeypatch.setattr(kind, "delete", slow_delete)
    monkeypatch.setattr(kind, "committing", noted)
    monkeypatch.setattr(publication, "commit", tried)
    writer.start()
    assert planned.wait(60)
    removals.append(retention.prune(store, keep=9, grace=86_400))
    writer.join(60)
    assert len(outcomes) == 2
    assert "were removed before it was published" in str(outcomes[0])
    assert outcomes[1] == 2
    assert {*current(store).objects()} & {found.key for found in removals[0].objects}
    check_published(store, raw)


def test_the_age_of_objects_is_that_of_their_last_use(store: Store) -> None:
    found = next(iter(store.below(".store/items")))
    assert isinstance(found, Stored)
    assert abs(found.modified - time.time()) < 600
