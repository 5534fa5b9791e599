"""verify: whatever is not as it was published is found, and what can be mended is."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner

from newspipe import pipeline
from newspipe.cli import main
from newspipe.publication import roll_back
from newspipe.store import objects
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current, load, manifest_key
from newspipe.store.retention import prune
from newspipe.verify import verify

SOURCE = "veldmoor-growers"


@pytest.fixture(scope="module")
def published(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five versions, the last of them a rollback."""
    path = tmp_path_factory.mktemp("verify")
    for capture in sorted((sample / SOURCE).glob("*/")):
        shutil.copytree(capture, path / "raw" / SOURCE / capture.name)
        pipeline.run(path / "raw", path / "out")
    roll_back(Folder(path / "out"), 2)
    return path / "out"


@pytest.fixture
def store(published: Path, tmp_path: Path) -> Folder:
    """To be changed. Copied, so a view shares no bytes with the objects."""
    shutil.copytree(published, tmp_path / "out", symlinks=True)
    return Folder(tmp_path / "out")


def an_object(store: Folder, kind: str = "items") -> Path:
    file = load(store, 3).files(kind)["2023-11" if kind == "items" else max(load(store, 3).files(kind))]
    return Path(store.locate(objects.object_key(kind, file.month, file.name)))


def flip(path: Path) -> None:
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def forge(store: Folder, manifest: Manifest) -> None:
    """Put a manifest in the place of the newest, with a digest that is right."""
    path = Path(store.locate(manifest_key(manifest.version)))
    path.unlink()
    path.write_text(json.dumps(asdict(manifest) | {"digest": manifest.digest}))
    shutil.copy(path, store.root / "versions" / f"{manifest.version:06d}" / "manifest.json")


def found(store: Folder) -> list[str]:
    return [finding.what for finding in verify(store).findings]


def test_what_is_as_it_was_published_gives_no_finding(store: Folder) -> None:
    assert found(store) == []
    prune(store, keep=1, grace=0)
    assert found(store) == []


def forged_in_place(store: Folder) -> None:
    path = Path(store.locate(manifest_key(3)))
    path.chmod(0o644)
    said = path.read_text()
    assert '"rows": 3' in said
    path.write_text(said.replace('"rows": 3', '"rows": 4'))


FAULTS: dict[str, Callable[[Folder], object]] = {
    "a flipped byte": lambda store: flip(an_object(store)),
    "a flipped byte of the state": lambda store: flip(an_object(store, "blocks")),
    "a missing object": lambda store: an_object(store).unlink(),
    "a missing object of the state": lambda store: an_object(store, "known").unlink(),
    "a forged manifest": forged_in_place,
    "a missing manifest": lambda store: Path(store.locate(manifest_key(3))).unlink(),
    "a missing view": lambda store: shutil.rmtree(store.root / "versions" / "000003"),
    "a file too few": lambda store: next((store.root / "versions" / "000003" / "items").rglob("*.parquet")).unlink(),
    "a file too many": lambda store: (store.root / "versions" / "000003" / "items" / "notes.txt").write_text("mine"),
    "a changed copy": lambda store: flip(next((store.root / "versions" / "000003" / "items").rglob("*.parquet"))),
    "no latest": lambda store: (store.root / "latest").unlink(),
}

#: Objects of the state are in no view, so there is nothing to mend them from.
LOST = ("a flipped byte of the state", "a missing object of the state")


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_and_mended(store: Folder, fault: str) -> None:
    FAULTS[fault](store)
    assert found(store)
    told = CliRunner().invoke(main, ["verify", "--out", str(store)])
    assert (told.exit_code, "fault" in told.stdout or "version" in told.stdout) == (1, True)
    verdict = verify(store, repair=True)
    assert (verdict.left != []) == (fault in LOST)
    assert (found(store) != []) == (fault in LOST)


def with_an_extra_row(store: Folder, dataset: str) -> Manifest:
    """The newest version, naming a new object under its right hash: that of a month with a row told twice."""
    newest = current(store)
    month, file = next(iter(sorted(newest.files(dataset).items())))
    table = objects.read(store, dataset, month, file.name)
    ids = table.schema.get_field_index("item_id")
    extra = table.slice(0, 1)
    if dataset == "items":
        extra = extra.set_column(ids, table.schema.field(ids), pa.array(["f" * 32], pa.string()))
    data = objects.encode(pa.concat_tables([table, extra]).combine_chunks())
    name = objects.put(store, dataset, month, data, ".parquet")
    forged = replace(file, name=name, rows=file.rows + 1, bytes=len(data))
    files = tuple(forged if one == file else one for one in newest.datasets[dataset])
    return replace(newest, datasets={**newest.datasets, dataset: files})


@pytest.mark.parametrize("dataset", ["items", "presence", "revisions", "sightings", "changes"])
def test_an_extra_row_is_found_even_under_the_right_hash(store: Folder, dataset: str) -> None:
    """Nothing in hashes and digests shows it: keys, links and the proof of the changes do."""
    forge(store, with_an_extra_row(store, dataset))
    version = store.root / "versions" / f"{current(store).version:06d}"
    shutil.rmtree(version)
    told = found(store)
    assert [what for what in told if "view" not in what], told


def test_a_run_of_programs_is_told_line_by_line(store: Folder) -> None:
    an_object(store).unlink()
    told = CliRunner().invoke(main, ["verify", "--repair", "--out", str(store), "--format", "json"])
    assert told.exit_code == 0
    *findings, summary = map(json.loads, told.stdout.splitlines())
    assert findings
    assert all(finding["mended"] for finding in findings)
    assert (summary["findings"], summary["mended"]) == (len(findings), len(findings))
