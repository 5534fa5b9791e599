"""Integrity: whatever happens to a file of the store is found, and what can be mended of it is mended."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pytest

from newspipe import pipeline
from newspipe.errors import MissingPath
from newspipe.publication import roll_back
from newspipe.store import retention
from newspipe.store.folder import Folder
from newspipe.store.integrity import Finding, check
from newspipe.store.manifest import Manifest, current, load, manifest_key
from newspipe.store.objects import object_key

SOURCE = "veldmoor-growers"
DAYS = ("2023-11-24", "2023-12-22", "2024-01-26", "2024-03-08")
NEWEST = 5


@pytest.fixture(scope="module")
def published(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four captures, a version each, and a rollback to the third. Not to be written to."""
    out = tmp_path_factory.mktemp("published")
    for day in DAYS:
        shutil.copytree(sample / SOURCE / day, out / "raw" / SOURCE / day)
        pipeline.run(out / "raw", out / "out")
    assert roll_back(Folder(out / "out"), 3)
    return out / "out"


@pytest.fixture
def linked(published: Path, tmp_path: Path) -> Path:
    """A store of one's own; views and objects are the same files."""
    subprocess.run(["cp", "-a", published, tmp_path / "out"], check=True)
    return tmp_path / "out"


@pytest.fixture
def copied(published: Path, tmp_path: Path) -> Path:
    """A store of one's own, on a file system without hard links: views are copies."""
    shutil.copytree(published, tmp_path / "out", symlinks=True)
    return tmp_path / "out"


def found(out: Path, *, repair: bool = False) -> list[Finding]:
    return check(Folder(out), repair=repair).findings


def places(findings: list[Finding], out: Path) -> set[str]:
    return {str(Path(finding.place).relative_to(out)) for finding in findings}


def is_mended(out: Path) -> bool:
    """Whether a repair mends all that is found, and nothing is found after it."""
    first, mended, last = found(out), found(out, repair=True), found(out)
    assert first
    assert not any(finding.mended for finding in first)
    assert {finding.remedy for finding in first} == {"Run newspipe verify --repair."}
    assert [(one.version, one.place, one.what) for one in mended] == [(o.version, o.place, o.what) for o in first]
    return all(finding.mended for finding in mended) and last == []


def cannot_be_mended(out: Path) -> bool:
    """Whether a repair finds the same as a look, says what to do, and leaves the store as it is."""
    before, first = state(out), found(out)
    assert first
    assert found(out, repair=True) == first
    assert all(finding.remedy and "--repair" not in finding.remedy for finding in first)
    return state(out) == before


def state(out: Path) -> dict[Path, tuple[int, int]]:
    return {
        path: (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in out.rglob("*")
        if ".store" not in path.parts[-2:] and not path.is_dir()
    }


def flip(path: Path, at: int = 100) -> None:
    """Turn a bit of a file, in place: all its names show it."""
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    overwrite(path, bytes(data))


def overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)
    path.chmod(0o444)


def exchange(path: Path, data: bytes) -> None:
    """Put another file in the place of one: other names of it stay as they were."""
    path.unlink()
    path.write_bytes(data)


def newest_object(out: Path, kind: str) -> str:
    file = max(current(Folder(out)).files(kind).values())
    return object_key(kind, file.month, file.name)


def forged(out: Path, version: int, **said: object) -> bytes:
    """A manifest that says something else, and is whole by its own account."""
    manifest = replace(load(Folder(out), version), **said)  # type: ignore[arg-type]
    return sealed(manifest)


def sealed(manifest: Manifest) -> bytes:
    return json.dumps(asdict(manifest) | {"digest": manifest.digest}).encode()


def view_file(out: Path, dataset: str = "items", version: int = NEWEST) -> Path:
    return min((out / "versions" / f"{version:06d}" / dataset).rglob("*.parquet"))


@pytest.mark.parametrize("fixture", ["linked", "copied"])
def test_nothing_is_found_where_nothing_is_wrong(fixture: str, request: pytest.FixtureRequest) -> None:
    out: Path = request.getfixturevalue(fixture)
    before = state(out)
    held = check(Folder(out), repair=True)
    assert (held.findings, held.broken) == ([], set())
    assert held.kept == held.looked_at == [1, 2, 3, 4, 5]
    objects = [*(out / ".store").glob("*/month=*/*")]
    assert (held.objects, held.bytes) == (len(objects), sum(path.stat().st_size for path in objects))
    assert state(out) == before


def test_looking_writes_nothing(linked: Path) -> None:
    shutil.rmtree(linked / "versions" / "000002")
    (linked / ".store" / "lock").unlink()
    assert found(linked)
    assert not (linked / ".store" / "lock").exists()
    assert not (linked / "versions" / "000002").exists()


def test_where_nothing_is_published_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="nothing is published here"):
        check(Folder(tmp_path / "nowhere"), repair=True)
    assert [*tmp_path.iterdir()] == []


def test_what_was_pruned_is_not_missed(linked: Path) -> None:
    retention.tag(Folder(linked), "spring", 2)
    assert retention.prune(Folder(linked), keep=1, grace=0).versions == [1, 3, 4]
    held = check(Folder(linked))
    assert (held.findings, held.looked_at) == ([], [2, 5])
    assert {*held.manifests} == {1, 2, 3, 4, 5}


def test_what_is_pruned_meanwhile_is_not_missed(linked: Path) -> None:
    """The objects that only older versions contain go away while they are hashed."""

    def prune(what: str, done: int, _total: int) -> None:
        if (what, done) == ("Hashing objects", 1):
            assert retention.prune(Folder(linked), keep=1, grace=0).objects

    assert check(Folder(linked), progress=prune).findings == []


def test_changes_of_versions_that_were_pruned_are_kept(copied: Path) -> None:
    retention.prune(Folder(copied), keep=1, grace=0)
    assert found(copied) == []
    key = next(object_key("changes", file.month, file.name) for file in load(Folder(copied), 2).datasets["changes"])
    (copied / key).unlink()
    (fault,) = found(copied, repair=True)
    assert (fault.version, fault.place, fault.mended) == (2, str(copied / key), False)


def test_one_version_can_be_looked_at_alone(linked: Path) -> None:
    shutil.rmtree(linked / "versions" / "000002")
    assert check(Folder(linked), versions=[3]).findings == []
    held = check(Folder(linked), versions=[2])
    assert [finding.what for finding in held.findings] == ["the view of this version is missing"]
    assert held.objects == len({*load(Folder(linked), 2).objects()})
    with pytest.raises(MissingPath, match="version 6 is not kept"):
        check(Folder(linked), versions=[6])


# Objects


@pytest.mark.parametrize("kind", ["items", "revisions", "sightings", "changes"])
def test_a_flipped_byte_is_found_and_cannot_be_mended_where_views_share_it(linked: Path, kind: str) -> None:
    key = newest_object(linked, kind)
    flip(linked / key)
    held = check(Folder(linked))
    assert places(held.findings, linked) == {key}
    assert "damaged: its bytes are not those that it is named by" in held.findings[0].what
    assert held.broken == {key}
    assert cannot_be_mended(linked)


@pytest.mark.parametrize("kind", ["items", "revisions", "sightings", "changes"])
def test_a_flipped_byte_is_mended_from_a_copy(copied: Path, kind: str) -> None:
    key = newest_object(copied, kind)
    flip(copied / key)
    assert places(found(copied), copied) == {key}
    assert is_mended(copied)
    assert (copied / key).stat().st_mode & 0o777 == 0o444


@pytest.mark.parametrize("dataset", ["items", "presence", "revisions", "sightings", "snapshots", "rejects", "changes"])
def test_what_a_vacuum_takes_away_comes_back_from_the_views(linked: Path, dataset: str) -> None:
    keys = {str(path.relative_to(linked)) for path in (linked / ".store" / dataset).rglob("*.parquet")}
    for month in (linked / ".store" / dataset).glob("month=*"):
        shutil.rmtree(month)
    assert places(found(linked), linked) == keys
    assert is_mended(linked)


def test_a_missing_object_comes_back_from_the_view_of_any_version(linked: Path) -> None:
    """Also from one that is kept no longer, if it is still there."""
    key = newest_object(linked, "revisions")
    (linked / key).unlink()
    for version in (2, 4, 5):
        (linked / "versions" / f"{version:06d}" / key.removeprefix(".store/")).unlink(missing_ok=True)
    assert "it was brought back from versions/000003" in found(linked, repair=True)[0].remedy.lower()
    assert found(linked) == []


def test_what_is_nowhere_cannot_be_brought_back(linked: Path) -> None:
    key = newest_object(linked, "items")
    for path in linked.rglob(Path(key).name):
        path.unlink()
    faults = found(linked)
    assert key in places(faults, linked)
    assert all("the view of this version" not in fault.what for fault in faults)
    assert cannot_be_mended(linked)


@pytest.mark.parametrize("harm", [flip, Path.unlink])
@pytest.mark.parametrize("kind", ["blocks", "captures", "known", "sources"])
def test_state_is_looked_at_as_well(linked: Path, kind: str, harm: Callable[[Path], None]) -> None:
    key = newest_object(linked, kind)
    harm(linked / key)
    assert places(found(linked), linked) == {key}
    assert cannot_be_mended(linked)


@pytest.mark.parametrize("harm", [flip, Path.unlink])
def test_the_history_is_made_of_the_manifests_again(linked: Path, harm: Callable[[Path], None]) -> None:
    keys = {str(path.relative_to(linked)) for path in (linked / ".store" / "history").rglob("*.jsonl")}
    assert len(keys) == NEWEST
    for key in keys:
        harm(linked / key)
    assert places(found(linked), linked) == keys
    assert is_mended(linked)


def test_an_object_that_cannot_be_read_is_told(copied: Path) -> None:
    key = newest_object(copied, "items")
    (copied / key).unlink()
    (copied / key).mkdir()
    assert "this object cannot be read" in found(copied)[0].what
    assert "It could not be mended" in found(copied, repair=True)[0].remedy


def test_a_manifest_that_lies_of_the_size_is_found(linked: Path) -> None:
    manifest = load(Folder(linked), NEWEST)
    first, *others = manifest.datasets["items"]
    datasets = manifest.datasets | {"items": (replace(first, bytes=first.bytes + 1), *others)}
    overwrite(linked / manifest_key(NEWEST), forged(linked, NEWEST, datasets=datasets))
    (fault,) = found(linked)
    assert fault.place == str(linked / manifest_key(NEWEST))
    assert f"has {first.bytes + 1} bytes; it has {first.bytes:,}" in fault.what


# Manifests


@pytest.mark.parametrize("version", [1, 3, NEWEST])
@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"version": 3'])
def test_a_manifest_that_is_no_manifest_comes_back_from_its_view(linked: Path, version: int, data: bytes) -> None:
    exchange(linked / manifest_key(version), data)
    assert places(found(linked), linked) == {manifest_key(version)}
    assert is_mended(linked)


@pytest.mark.parametrize("version", [1, 3, NEWEST])
def test_a_missing_manifest_comes_back_from_its_view(linked: Path, version: int) -> None:
    (linked / manifest_key(version)).unlink()
    assert "this manifest is missing" in {fault.what for fault in found(linked)}
    found(linked, repair=True)
    assert found(linked) == []
    assert current(Folder(linked)).version == NEWEST


def test_manifests_that_are_missing_without_a_copy_are_told(linked: Path) -> None:
    for version in (2, 3):
        (linked / manifest_key(version)).unlink()
        shutil.rmtree(linked / "versions" / f"{version:06d}")
    (fault,) = found(linked)
    assert (fault.version, fault.what) == (3, "this manifest is missing, like all from 2 on")
    assert cannot_be_mended(linked)


@pytest.mark.parametrize("version", [1, 3, NEWEST])
def test_a_manifest_that_was_changed_is_found(linked: Path, version: int) -> None:
    """In place, so that the view holds the same."""
    path = linked / manifest_key(version)
    overwrite(path, path.read_bytes().replace(b'"note": ', b'"note":  "forged" , "n": ', 1))
    overwrite(path, path.read_bytes().replace(b', "n": null', b"").replace(b', "n": "rollback to 3"', b""))
    (fault,) = found(linked)
    assert (fault.place, fault.version) == (str(path), version)
    assert "it was changed afterwards" in fault.what
    assert cannot_be_mended(linked)


def test_a_manifest_that_was_forged_is_found_by_the_one_after_it(linked: Path) -> None:
    exchange(linked / manifest_key(3), forged(linked, 3, note="forged"))
    faults = found(linked)
    assert faults[0].what == "this manifest is not the one that version 4 was published on top of"
    assert is_mended(linked)
    assert load(Folder(linked), 3).note is None


def test_a_manifest_that_was_forged_in_place_cannot_be_mended(linked: Path) -> None:
    overwrite(linked / manifest_key(3), forged(linked, 3, note="forged"))
    assert "this manifest is not the one that version 4 was published on top of" in {o.what for o in found(linked)}
    assert cannot_be_mended(linked)


@pytest.mark.parametrize(("version", "other"), [(3, 2), (2, 4), (NEWEST, 4), (4, NEWEST)])
def test_a_manifest_in_the_place_of_another_is_found(linked: Path, version: int, other: int) -> None:
    exchange(linked / manifest_key(version), (linked / manifest_key(other)).read_bytes())
    assert {fault.version for fault in found(linked)} == {version}
    assert is_mended(linked)


def test_two_that_both_look_like_the_newest_manifest_are_left_to_people(linked: Path) -> None:
    exchange(linked / manifest_key(NEWEST), forged(linked, NEWEST, note="forged"))
    faults = found(linked)
    assert "differ: one of them was forged" in faults[0].what
    assert cannot_be_mended(linked)


def test_the_newest_manifest_must_fit_the_one_before(linked: Path) -> None:
    exchange(linked / manifest_key(NEWEST), forged(linked, NEWEST, previous="0" * 64))
    assert {fault.version for fault in found(linked)} == {NEWEST}
    assert is_mended(linked)


def test_a_version_that_claims_to_be_older_than_the_one_before_is_found(linked: Path) -> None:
    for time, what in (("2001-01-01T00:00:00+00:00", "before that of version 4"), ("soon", "published_at is no time")):
        overwrite(linked / manifest_key(NEWEST), forged(linked, NEWEST, published_at=time))
        assert any(what in fault.what for fault in found(linked))


@pytest.mark.parametrize("month", ["../../elsewhere", "2024/03", ""])
def test_a_manifest_cannot_point_out_of_the_store(linked: Path, month: str) -> None:
    manifest = load(Folder(linked), NEWEST)
    first, *others = manifest.datasets["items"]
    datasets = manifest.datasets | {"items": (replace(first, month=month), *others)}
    overwrite(linked / manifest_key(NEWEST), forged(linked, NEWEST, datasets=datasets))
    before = state(linked)
    assert "this manifest says what no manifest says" in {fault.what for fault in found(linked, repair=True)}
    assert state(linked) == before


def test_a_manifest_names_one_file_for_a_month(linked: Path) -> None:
    manifest = load(Folder(linked), NEWEST)
    other = next(
        file for file in load(Folder(linked), 4).datasets["presence"] if file not in manifest.datasets["presence"]
    )
    datasets = manifest.datasets | {"presence": (*manifest.datasets["presence"], other)}
    overwrite(linked / manifest_key(NEWEST), forged(linked, NEWEST, datasets=datasets))
    assert "this manifest names two files for one month" in {fault.what for fault in found(linked)}


# History, tags, the list of versions that are no longer kept


def test_the_history_must_say_what_the_manifests_say(linked: Path) -> None:
    overwrite(linked / manifest_key(NEWEST), forged(linked, NEWEST, note="forged"))
    (fault,) = found(linked)
    assert places([fault], linked) == {newest_object(linked, "history")}
    assert fault.what == "the history says of version 5 what its manifest does not"


@pytest.mark.parametrize("state_of", [4, None])
def test_the_history_must_tell_every_version(linked: Path, state_of: int | None) -> None:
    manifest = load(Folder(linked), NEWEST)
    history = {"history": load(Folder(linked), state_of).state["history"]} if state_of else {"history": ()}
    overwrite(linked / manifest_key(NEWEST), forged(linked, NEWEST, state=manifest.state | history))
    assert [fault.what for fault in found(linked)] == ["its history does not tell every version once"]


@pytest.mark.parametrize(
    ("said", "what"), [("7\n", "which was not published"), ("3\n", "no longer kept"), ("soon", "holds no number")]
)
def test_a_tag_must_name_a_version_that_is_kept(linked: Path, said: str, what: str) -> None:
    retention.prune(Folder(linked), keep=1, grace=0)
    (linked / ".store" / "tags").mkdir()
    (linked / ".store" / "tags" / "spring").write_text(said)
    (fault,) = found(linked)
    assert places([fault], linked) == {".store/tags/spring"}
    assert what in fault.what
    assert cannot_be_mended(linked)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("[1, 5]", "the newest version is said to be kept no longer"),
        ("[1, 9]", "versions 9 are said to be kept no longer, and were not published"),
        ('[1, "2"]', "names 2, which are no versions"),
        ("[1, [2]]", "cannot be read"),
        ("[1", "cannot be read"),
        ("1", "cannot be read"),
    ],
)
def test_the_list_of_versions_that_are_no_longer_kept_must_make_sense(linked: Path, said: str, what: str) -> None:
    (linked / ".store" / "pruned.json").write_text(said)
    (fault,) = found(linked)
    assert places([fault], linked) == {".store/pruned.json"}
    assert what in fault.what


def test_a_version_that_is_said_to_be_kept_and_was_pruned_is_found(linked: Path) -> None:
    retention.prune(Folder(linked), keep=1, grace=0)
    (linked / ".store" / "pruned.json").unlink()
    assert {fault.version for fault in found(linked)} == {1, 2, 3, 4}


# Views


def without_a_file(out: Path) -> str:
    view_file(out).unlink()
    return str(view_file_gone(out))


def view_file_gone(out: Path) -> Path:
    file = min(current(Folder(out)).datasets["items"])
    return Path("versions") / f"{NEWEST:06d}" / "items" / f"month={file.month}" / file.name


def with_another_file(out: Path, name: str) -> str:
    path = out / "versions" / f"{NEWEST:06d}" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return str(path.relative_to(out))


def with_a_link(out: Path) -> str:
    path = out / "versions" / f"{NEWEST:06d}" / "items" / "month=2099-01"
    path.symlink_to("../../000001/items")
    return str(path.relative_to(out))


def with_other_bytes(out: Path) -> str:
    exchange(view_file(out), view_file(out).read_bytes()[:-1])
    return str(view_file(out).relative_to(out))


def with_another_manifest(out: Path) -> str:
    path = out / "versions" / f"{NEWEST:06d}" / "manifest.json"
    exchange(path, (out / manifest_key(1)).read_bytes())
    return str(path.relative_to(out))


def without_a_manifest(out: Path) -> str:
    path = out / "versions" / f"{NEWEST:06d}" / "manifest.json"
    path.unlink()
    return str(path.relative_to(out))


def without_a_view(out: Path) -> str:
    shutil.rmtree(out / "versions" / "000003")
    return "versions/000003"


def with_a_file_for_a_view(out: Path) -> str:
    without_a_view(out)
    (out / "versions" / "000003").write_bytes(b"")
    return "versions/000003"


def with_latest_elsewhere(out: Path) -> str:
    (out / "latest").unlink()
    (out / "latest").symlink_to("versions/000002")
    return "latest"


def without_latest(out: Path) -> str:
    (out / "latest").unlink()
    return "latest"


@pytest.mark.parametrize(
    "harm",
    [
        without_a_file,
        partial(with_another_file, name="items/month=2024-01/x.parquet"),
        partial(with_another_file, name="items/month=2099-01/x.parquet"),
        partial(with_another_file, name="items/.hidden"),
        with_a_link,
        with_other_bytes,
        with_another_manifest,
        without_a_manifest,
        without_a_view,
        with_a_file_for_a_view,
        with_latest_elsewhere,
        without_latest,
    ],
)
@pytest.mark.parametrize("fixture", ["linked", "copied"])
def test_a_view_that_is_broken_is_built_anew(
    fixture: str, harm: Callable[[Path], str], request: pytest.FixtureRequest
) -> None:
    out: Path = request.getfixturevalue(fixture)
    assert places(found(out), out) != (place := {harm(out)})
    assert places(found(out), out) == place
    assert is_mended(out)
    assert (out / "latest").readlink() == Path(f"versions/{NEWEST:06d}")
    assert [*(out / ".store" / "tmp").iterdir()] == []


def test_the_copy_in_a_view_that_was_changed_in_place_is_found(copied: Path) -> None:
    flip(view_file(copied))
    assert [fault.what for fault in found(copied)] == ["this file of the view has other bytes than were published"]
    assert is_mended(copied)


def test_other_files_beside_the_datasets_of_a_view_are_no_fault(linked: Path) -> None:
    with_another_file(linked, "report.html")
    assert found(linked) == []


def test_a_view_stays_as_it_is_where_its_objects_are_broken(linked: Path) -> None:
    """Nothing whole could be put in its place."""
    key = newest_object(linked, "items")
    flip(linked / key)
    without_a_manifest(linked)
    faults = found(linked)
    assert places(faults, linked) == {key, f"versions/{NEWEST:06d}/manifest.json"}
    assert cannot_be_mended(linked)


def test_what_stands_in_the_way_of_latest_is_said(linked: Path) -> None:
    (linked / "latest").unlink()
    (linked / "latest").mkdir()
    (fault,) = found(linked, repair=True)
    assert (fault.mended, fault.what) == (False, f"it is no link to versions/{NEWEST:06d}")
    assert "It could not be mended" in fault.remedy
