"""Crashes: kill -9 at any moment leaves the old or the new version, whole, and litter that retention removes."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newspipe import pipeline
from newspipe.store import open_store, retention
from newspipe.store.folder import Folder
from newspipe.store.manifest import current
from newspipe.verify import verify

#: Publishes in children that are killed at a named step, or after a share of the time that one takes which is not
#: killed; tells what is there, before and after the next run, and what a sweep leaves.
DRIVER = """
import json, os, random, shutil, signal, sys, time
from pathlib import Path
import pandas, pandera.pandas, pyarrow.compute, pyarrow.parquet
import newspipe
from newspipe import pipeline
from newspipe.store import retention
from newspipe.store.folder import Folder
from newspipe.store.manifest import current

raw, base, work, kills = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), json.loads(sys.argv[4])

def in_child(do, after=None):
    pid = os.fork()
    if not pid:
        try:
            do()
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def dying_at(step):
    def hook(event, args):
        if event == "newspipe.commit" and args == (step, 2):
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    pipeline.run(raw, out)

def look():
    version = current(Folder(out)).version
    frames = [newspipe.read(name, out=out) for name in ("items", "presence", "revisions", "sightings", "changes")]
    seen = len(pandas.read_parquet(out / "latest" / "items"))
    assert seen == int(os.readlink(out / "latest")[-1]), seen
    return version, len(frames[0])

begun = time.monotonic()
shutil.copytree(base, work / "undisturbed", symlinks=True)
in_child(lambda: pipeline.run(raw, work / "undisturbed"))
took = time.monotonic() - begun

found = []
for number, kill in enumerate(kills):
    out = work / str(number)
    shutil.copytree(base, out, symlinks=True)
    if isinstance(kill, str):
        code = in_child(lambda: dying_at(kill))
    else:
        code = in_child(lambda: pipeline.run(raw, out), kill * took)
    state = {"kill": kill, "code": code, "before": look()}
    pipeline.run(raw, out)
    retention.prune(Folder(out), keep=1, grace=0)
    state["after"] = look()
    newest = current(Folder(out))
    state["datasets"] = {name: [file.name for file in files] for name, files in newest.datasets.items()}
    left = (path.relative_to(out) for path in out.rglob("*") if not path.is_dir())
    # The history holds times of publication, what is known those of folders: their names are never the same.
    state["left"] = sorted(str(path.parent if {*path.parts} & {"history", "known"} else path) for path in left)
    found.append(state)
    shutil.rmtree(out)
json.dump(found, sys.stdout)
"""

STEPS = ["objects written", "objects durable", "manifest written", "view made", "latest moved"]


@pytest.fixture
def kill(tmp_path: Path) -> Any:
    """Publish a second item, killed in some ways; version 1 holds one item, version 2 two."""
    stories = [f"  {at}. Story of day {at}\n\n    {at:02d} May 2021" for at in (8, 7)]
    for day, shown in (("2021-05-07", stories[1:]), ("2021-05-08", stories)):
        (tmp_path / "raw" / "town" / day).mkdir(parents=True)
        (tmp_path / "raw" / "town" / day / "page-01.txt").write_text("\n\n".join(["News", "May 2021", *shown]))
        if not (tmp_path / "base").exists():
            pipeline.run(tmp_path / "raw", tmp_path / "base")

    def killed(kills: list[Any]) -> list[dict[str, Any]]:
        (tmp_path / "work").mkdir()
        places = [str(tmp_path / name) for name in ("raw", "base", "work")]
        command = [sys.executable, "-c", DRIVER, *places, json.dumps(kills)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    return killed


def check(found: list[dict[str, Any]]) -> None:
    for state in found:
        version, items = state["before"]
        assert (version, items) in ((1, 1), (2, 2)), state["kill"]
        assert state["after"] == [2, 2]
        assert state["datasets"] == found[-1]["datasets"], state["kill"]
        assert state["left"] == found[-1]["left"], state["kill"]


def test_killed_at_each_step_of_a_commit(kill: Any) -> None:
    found = kill([*STEPS, "no such step"])
    check(found)
    assert [state["code"] for state in found] == [-9] * len(STEPS) + [0]
    assert [state["before"][0] for state in found] == [1, 1, 2, 2, 2, 2]


DYING = """
import os, signal, sys
from pathlib import Path
from newspipe import pipeline
sys.addaudithook(
    lambda event, args: os.kill(os.getpid(), signal.SIGKILL)
    if event == "newspipe.commit" and args == (sys.argv[3], 2) else None
)
pipeline.run(Path(sys.argv[1]), sys.argv[2])
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", ["objects written", "objects durable", "manifest written"])
def test_killed_at_each_step_of_a_commit_to_a_bucket(
    sample: Path, tmp_path: Path, new_bucket: Callable[[], str], step: str
) -> None:
    raw, out = tmp_path / "raw", new_bucket()
    shutil.copytree(sample / "veldmoor-growers", raw / "veldmoor-growers")
    pipeline.run(raw, out)
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    done = subprocess.run([sys.executable, "-c", DYING, str(raw), out, step], check=False)
    assert done.returncode == -signal.SIGKILL
    store = open_store(out)
    assert current(store).version == (2 if step == "manifest written" else 1)
    assert pipeline.run(raw, out).version == (None if step == "manifest written" else 2)
    pipeline.run(raw, tmp_path / "at once")
    at_once = current(Folder(tmp_path / "at once"))
    assert current(store).datasets["items"] == at_once.datasets["items"]
    retention.prune(store, keep=1, grace=0)
    assert verify(store).findings == []
    assert {found.key for found in store.below(".store/items/month=2023-11")} == {
        key for key in current(store).objects() if "/items/month=2023-11/" in key
    }


@pytest.mark.slow
def test_killed_at_three_hundred_moments(kill: Any) -> None:
    """The moments are spread evenly over the time that a run takes, and a little more."""
    found = kill([1.1 * at / 300 for at in range(300)] + ["no such step"])
    check(found)
    killed = [state for state in found if state["code"] == -9]
    assert {state["before"][0] for state in killed} | {found[-1]["before"][0]} == {1, 2}
    assert len(killed) > 50


def test_the_steps_are_those_of_the_store(sample: Path, tmp_path: Path) -> None:
    """In the order in which a publication reaches them."""
    told: list[str] = []
    sys.addaudithook(lambda event, args: told.append(args[0]) if event == "newspipe.commit" else None)
    pipeline.run(sample, tmp_path)
    assert told[: len(STEPS)] == STEPS
    assert current(Folder(tmp_path)).version == 1
