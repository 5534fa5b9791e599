"""Views: what people read follows from the manifests, wherever a run was killed."""

import json
import shutil
import subprocess
import sys
import threading
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from newspipe import pipeline, publication
from newspipe.cli import main
from newspipe.contracts import DATASETS
from newspipe.store import views
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, commit, current, load, manifest_key, numbers
from newspipe.store.objects import object_key
from newspipe.store.views import publish_view

SOURCE = "veldmoor-growers"
DAYS = ("2023-11-24", "2023-12-22", "2024-01-26", "2024-03-08")


def add(sample: Path, raw: Path, *days: str) -> Path:
    for day in days:
        shutil.copytree(sample / SOURCE / day, raw / SOURCE / day)
    return raw


def files(path: Path) -> set[str]:
    return {str(found.relative_to(path)) for found in path.rglob("*") if not found.is_dir()}


def latest(out: Path) -> str:
    return str((out / "latest").readlink())


def test_a_view_holds_the_files_of_its_manifest(published_sample: Path) -> None:
    datasets = current(Folder(published_sample)).datasets
    expected = {f"{name}/month={file.month}/{file.name}" for name, held in datasets.items() for file in held}
    assert files(published_sample / "versions" / "000001") == {*expected, "manifest.json"}
    assert {*datasets} == {*DATASETS}
    assert all(datasets.values())


def test_a_view_is_of_links_to_read_only_objects(published_sample: Path) -> None:
    view = published_sample / "versions" / "000001"
    assert (view / "manifest.json").samefile(published_sample / manifest_key(1))
    for dataset, held in current(Folder(published_sample)).datasets.items():
        for file in held:
            path = view / dataset / f"month={file.month}" / file.name
            assert path.samefile(published_sample / object_key(dataset, file.month, file.name))
            assert path.stat().st_mode & 0o777 == 0o444
            assert path.stat().st_size == file.bytes


def test_inside_a_dataset_nothing_but_parquet(published_sample: Path) -> None:
    for dataset in DATASETS:
        assert {Path(name).suffix for name in files(published_sample / "latest" / dataset)} == {".parquet"}


def test_others_may_look_into_a_view(published_sample: Path) -> None:
    folders = [published_sample / "versions" / "000001", *(published_sample / "versions").rglob("*/")]
    assert all(folder.stat().st_mode & 0o055 == 0o055 for folder in folders if folder.is_dir())


def test_the_folder_can_be_moved(sample: Path, tmp_path: Path) -> None:
    raw, out, moved = tmp_path / "raw", tmp_path / "out", tmp_path / "elsewhere" / "published here"
    pipeline.run(add(sample, raw, *DAYS[:2]), out)
    assert not Path(latest(out)).is_absolute()
    moved.parent.mkdir()
    out.rename(moved)
    assert len(pd.read_parquet(moved / "latest" / "items")) == current(Folder(moved)).rows("items")
    assert pipeline.run(raw, moved).version is None
    assert pipeline.run(add(sample, raw, DAYS[2]), moved).version == 2
    assert len(pd.read_parquet(moved / "latest" / "items")) == current(Folder(moved)).rows("items")
    assert not out.exists()


def test_old_versions_stay_as_they_were(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    before = []
    for day in DAYS[:3]:
        pipeline.run(add(sample, raw, day), out)
        before.append(pd.read_parquet(out / "latest" / "revisions"))
    assert numbers(Folder(out)) == [1, 2, 3]
    for number, frame in enumerate(before, 1):
        pd.testing.assert_frame_equal(pd.read_parquet(out / "versions" / f"{number:06d}" / "revisions"), frame)


@pytest.mark.parametrize("more", [False, True], ids=["nothing new", "something new"])
def test_the_next_run_makes_the_view_of_a_run_that_was_killed(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, more: bool
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    pipeline.run(add(sample, raw, DAYS[0]), out)
    add(sample, raw, DAYS[1])
    with monkeypatch.context() as patch:
        patch.setattr(publication, "publish_view", lambda _: None)
        assert pipeline.run(raw, out).version == 2
    assert latest(out) == "versions/000001"
    told = CliRunner().invoke(main, ["show", "items", "--format", "json", "--out", str(out)])
    assert len(told.stdout.splitlines()) == current(Folder(out)).rows("items") > load(Folder(out), 1).rows("items")

    if more:
        add(sample, raw, DAYS[2])
    assert pipeline.run(raw, out).version == (3 if more else None)
    assert latest(out) == ("versions/000003" if more else "versions/000002")
    for number in numbers(Folder(out)):
        assert "manifest.json" in files(out / "versions" / f"{number:06d}")
    assert len(pd.read_parquet(out / "latest" / "items")) == current(Folder(out)).rows("items")


def test_a_view_that_is_there_is_left_alone(sample: Path, tmp_path: Path) -> None:
    pipeline.run(add(sample, tmp_path / "raw", DAYS[0]), tmp_path / "out")

    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in (tmp_path / "out").rglob("*")}

    before = state()
    publish_view(Folder(tmp_path / "out"))
    assert state() == before


def test_without_a_version_no_view_is_made(tmp_path: Path) -> None:
    publish_view(Folder(tmp_path / "out"))
    assert [*tmp_path.iterdir()] == []


def test_latest_never_moves_back(published_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a process makes a view, another publishes the next version; the first has the last word."""
    out = tmp_path / "out"
    shutil.copytree(published_sample, out, symlinks=True)
    first = current(Folder(out))
    faster = threading.Thread(target=publish_view, args=(Folder(out),))
    make = views._make

    def overtaken(store: Folder, manifest: Manifest) -> None:
        if manifest.version == 2 and not faster.ident:
            third = replace(first, version=3)
            store.create(manifest_key(3), json.dumps(asdict(third) | {"digest": third.digest}).encode())
            faster.start()
            faster.join(0.3)  # in vain, if it has to wait
        make(store, manifest)

    monkeypatch.setattr(views, "_make", overtaken)
    commit(Folder(out), replace(first, version=2))
    publish_view(Folder(out))
    faster.join()
    assert latest(out) == "versions/000003"
    assert sorted(path.name for path in (out / "versions").iterdir()) == ["000001", "000002", "000003"]


#: Publishes in children that are killed just before each of the steps that change a name on disk.
KILLS = """
import json, os, shutil, sys
from itertools import count
from pathlib import Path
import pandas, pandera.pandas, pyarrow.compute, pyarrow.parquet
from newspipe import pipeline, publication
from newspipe.store.folder import Folder
from newspipe.store.manifest import current

raw, base, work = map(Path, sys.argv[1:])
killed = 9

def in_child(do):
    pid = os.fork()
    if not pid:
        try:
            do()
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def killed_at(last):
    steps = count(1)
    def until(step):
        return lambda *args, **named: os._exit(killed) if next(steps) == last else step(*args, **named)
    for name in ("replace", "link", "rename", "symlink"):
        setattr(os, name, until(getattr(os, name)))
    pipeline.run(raw, out)

def read_and_run_again():
    found = sum(pyarrow.parquet.ParquetFile(path).read().num_rows for path in (out / "latest/items").rglob("*.parquet"))
    assert found == int(os.readlink(out / "latest")[-1]), found
    pipeline.run(raw, out)

found, code = [], killed
for at in count(1):
    out = work / str(at)
    shutil.copytree(base, out, symlinks=True)
    code = in_child(lambda: killed_at(at))
    state = {"at": at, "code": code, "current": current(Folder(out)).version, "latest": os.readlink(out / "latest")}
    found.append({**state, "again": in_child(read_and_run_again), "out": str(out)})
    if code != killed:
        break
json.dump(found, sys.stdout)
"""


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What was there after each kill. The version before has one item, the one that is published has two."""
    path = tmp_path_factory.mktemp("kills")
    stories = [f"  {at}. Story of day {at}\n\n    {at:02d} May 2021" for at in (8, 7)]
    for day, shown in (("2021-05-07", stories[1:]), ("2021-05-08", stories)):
        (path / "raw" / "town" / day).mkdir(parents=True)
        (path / "raw" / "town" / day / "page-01.txt").write_text("\n\n".join(["News", "May 2021", *shown]))
        if not (path / "base").exists():
            pipeline.run(path / "raw", path / "base")
    command = [sys.executable, "-c", KILLS, str(path / "raw"), str(path / "base"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_killed_at_any_step_the_old_or_the_new_version_is_there(kills: list[dict[str, Any]]) -> None:
    assert len(kills) > 15
    assert [kill["code"] for kill in kills] == [9] * (len(kills) - 1) + [0]
    states = [(kill["current"], kill["latest"]) for kill in kills]
    assert states == sorted(states)
    assert {*states} == {(1, "versions/000001"), (2, "versions/000001"), (2, "versions/000002")}


@pytest.mark.slow
def test_killed_at_any_step_the_next_run_ends_it(content: Any, kills: list[dict[str, Any]]) -> None:
    whole = Path(kills[-1]["out"])
    for kill in kills:
        out = Path(kill["out"])
        assert (kill["again"], numbers(Folder(out)), latest(out)) == (0, [1, 2], "versions/000002"), kill["at"]
        assert content(out) == content(whole), kill["at"]
        assert files(out / "versions") == files(whole / "versions"), kill["at"]


def test_a_run_says_that_nothing_was_published_only_if_so(sample: Path, tmp_path: Path) -> None:
    """Something else stands where the link to the current version belongs."""
    raw, out = add(sample, tmp_path / "raw", DAYS[0]), tmp_path / "out"
    (out / "latest" / "mine").mkdir(parents=True)
    told = CliRunner().invoke(main, ["run", "--raw", str(raw), "--out", str(out)])
    assert told.exit_code == 3
    assert "latest" in told.stderr
    assert ("Nothing was published" in told.stderr) == (numbers(Folder(out)) == [])
    assert (out / "latest" / "mine").is_dir()
