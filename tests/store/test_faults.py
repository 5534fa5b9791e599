"""Faults: a run that meets one says what and where, and leaves the version before; the next run is as if none had been.

Each run is the command in a process of its own (see `faulted.py`).
"""

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import newspipe
from newspipe import pipeline, publication
from newspipe.store import retention
from newspipe.store.folder import Folder
from newspipe.store.manifest import load, numbers

Met = dict[str, Any]
Meet = Callable[..., Met]

DRIVER = Path(__file__).with_name("faulted.py")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount, or become somebody else")


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Version 1 holds one item; with the second capture in raw there are two. Everybody may read it."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        told = [f"  {at}. Story of day {at}\n\n    {at:02d} May 2021" for at in (8, 7)]
        for day, shown in (("2021-05-07", told[1:]), ("2021-05-08", told)):
            (top / "raw" / "town" / day).mkdir(parents=True)
            (top / "raw" / "town" / day / "page-01.txt").write_text("\n\n".join(["News", "May 2021", *shown]))
            if not (top / "base").exists():
                pipeline.run(top / "raw", top / "base")
        (top / "place").mkdir()
        yield top


@pytest.fixture(scope="module")
def start(stories: Path) -> Iterator[Callable[[Path], Meet]]:
    """Publish at a place under faults that are named."""
    started: list[subprocess.Popen[str]] = []

    def at(place: Path) -> Meet:
        command = [sys.executable, str(DRIVER), str(stories / "raw"), str(stories / "base"), str(place)]
        driver = subprocess.Popen(command, cwd=stories, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(driver)

        def meet(**fault: Any) -> Met:
            assert driver.stdin is not None
            assert driver.stdout is not None
            driver.stdin.write(json.dumps(fault) + "\n")
            driver.stdin.flush()
            met: Met = json.loads(driver.stdout.readline())
            return met

        return meet

    yield at
    for driver in started:
        driver.communicate()
    assert [driver.returncode for driver in started] == [0] * len(started)


@pytest.fixture(scope="module")
def meet(start: Callable[[Path], Meet], stories: Path) -> Meet:
    return start(stories / "place")


@pytest.fixture(scope="module")
def undisturbed(meet: Meet) -> Met:
    met = meet()
    assert (met["code"], met["errors"]) == (0, "")
    assert met["then"] == {"version": 2, "read": 2, "latest": 2, "findings": []}
    return met


def check(met: Met, undisturbed: Met) -> None:
    """What holds whatever went wrong, and whenever."""
    then, errors = met["then"], met["errors"]
    if met["code"] == 0:  # what failed could be done without
        assert (then["version"], then["read"], then["latest"]) == (2, 2, 2)
    else:
        assert met["code"] == 3
        assert met["out"] == ""
        first, remedy, end = errors.split("\n")
        assert first.startswith("newspipe: /")
        assert "/out" in first.split(": ")[1]
        assert "run again" in remedy
        assert end == ""
        if "is published, but" in first:
            assert (then["version"], then["read"]) == (1, 1) or (then["version"], then["read"]) == (2, 2)
            assert then["latest"] <= then["version"]
        else:
            assert remedy.startswith("  Nothing was published. ")
            assert then == undisturbed["before"]
    assert "Traceback" not in errors
    assert met["again"][0] == 0
    assert met["again"][2] == ""
    assert met["removed"][0] == 0
    for what in ("after", "datasets", "left"):
        assert met[what] == undisturbed[what], what


#: Calls of the system, and what they fail with: `write` and `read` are those of files that are open.
CALLS = {
    "write": errno.EIO, "fchmod": errno.EIO, "fsync": errno.EIO, "replace": errno.EIO, "link": errno.EIO,
    "rename": errno.EIO, "mkdir": errno.EIO, "utime": errno.EIO, "read": errno.EIO, "listdir": errno.EIO,
    "readlink": errno.EIO, "flock": errno.ENOLCK,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_an_error_from_the_first_call_to_the_last(call: str, meet: Meet, undisturbed: Met) -> None:
    """Every kind of write, sync, read, and change of a name that a publication consists of, in ten places at most."""
    unharmed = meet(call=call, errno=CALLS[call], at=10_000)
    assert (unharmed["code"], unharmed["errors"]) == (0, "")
    last, codes = unharmed["calls"], []
    for at in sorted({1 + (last - 1) * tenth // 9 for tenth in range(10)}):
        met = meet(call=call, errno=CALLS[call], at=at)
        check(met, undisturbed)
        codes.append(met["code"])
        assert os.strerror(CALLS[call]) in met["errors"] or met["code"] == 0
    assert codes
    assert 3 in codes


@pytest.mark.parametrize(("call", "at"), [("write", 1), ("fsync", 2), ("read", 1), ("flock", 3)])
def test_what_is_told_of_an_error(call: str, at: int, meet: Meet, undisturbed: Met) -> None:
    met = meet(call=call, errno=CALLS[call], at=at)
    check(met, undisturbed)
    assert met["then"]["version"] == 1
    remedy = "Let this file system know locks" if call == "flock" else "Mend this"
    said = f": {os.strerror(CALLS[call])}\n  Nothing was published. {remedy} and run again.\n"
    assert met["errors"].endswith(said)


def test_a_manifest_that_could_not_be_synced_is_told_to_be_published(meet: Meet, undisturbed: Met) -> None:
    """It is there for everybody, so nobody may be told that it is not."""
    met = meet(call="fsync", errno=errno.EIO, end=".store/manifests")
    check(met, undisturbed)
    assert met["then"]["version"] == 2
    assert "manifests: version 2 is published, but not confirmed to be durable (Input/output error)" in met["errors"]


@pytest.mark.parametrize("refusal", [errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV])
def test_a_file_system_that_refuses_hard_links_gets_copies(refusal: int, meet: Meet, undisturbed: Met) -> None:
    met = meet(call="link", errno=refusal)
    check(met, undisturbed)
    assert (met["code"], met["errors"], met["then"]) == (0, "", undisturbed["then"])
    assert met["calls"] > len(met["datasets"])


# --- a real disk that is full


@pytest.fixture(scope="module")
def tiny(start: Callable[[Path], Meet]) -> Iterator[Callable[[str], Meet]]:
    """Small file systems of their own."""
    mounted: list[Path] = []

    def mount(size: str) -> Meet:
        place = Path(tempfile.mkdtemp())
        if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", place], check=False).returncode:
            place.rmdir()
            pytest.skip("mounting is not permitted here")
        mounted.append(place)
        return start(place)

    yield mount
    for place in mounted:
        subprocess.run(["umount", "--lazy", place], check=True)
        place.rmdir()


@needs_root
def test_a_full_disk(tiny: Callable[[str], Meet], undisturbed: Met) -> None:
    meet = tiny("size=4m")
    met = meet(pages=0)
    check(met, undisturbed)
    assert met["then"]["version"] == 1
    assert "No space left on device\n  Nothing was published. Make room there and run again.\n" in met["errors"]


@pytest.mark.slow
@needs_root
def test_a_disk_that_is_full_sooner_or_later(tiny: Callable[[str], Meet], undisturbed: Met) -> None:
    """With room for one page more each time, until there is enough for all."""
    meet, codes = tiny("size=4m"), []
    for pages in range(100):
        met = meet(pages=pages)
        check(met, undisturbed)
        codes.append((met["code"], met["then"]["version"]))
        if met["code"] == 0 and not met["errors"]:
            break
    assert codes[0] == (3, 1)
    assert (3, 2) in codes or (0, 2) in codes[:-1]  # published, and no room for what follows
    assert codes[-1] == (0, 2)


# --- permissions that are lost


@needs_root
@pytest.mark.parametrize(
    ("closed", "mode", "said"),
    [
        (".store/tmp", 0o555, "Nothing was published."),
        (".store/items/month=*", 0o555, "Nothing was published."),
        (".store/items/month=*", 0o000, "Nothing was published."),
        (".store/manifests", 0o555, "Nothing was published."),
        (".store/manifests", 0o000, "Nothing was published."),
        (".store/manifests/*.json", 0o000, "Nothing was published."),
        (".store/presence/month=*/*", 0o000, "Nothing was published."),
        (".store/lock", 0o000, "the newest version is published, but"),
        (".store", 0o000, "Nothing was published."),
        (".", 0o000, "Nothing was published."),
        (".", 0o555, "the newest version is published, but"),
        ("versions", 0o555, "the newest version is published, but"),
    ],
)
def test_permission_that_is_lost(closed: str, mode: int, said: str, meet: Meet, undisturbed: Met) -> None:
    met = meet(closed=closed, mode=mode)
    check(met, undisturbed)
    assert met["code"] == 3
    assert said in met["errors"]
    assert "Permission denied" in met["errors"]
    assert "Get the right to do this and run again" in met["errors"]


@needs_root
def test_objects_of_another_user_are_used_all_the_same(meet: Meet, undisturbed: Met) -> None:
    """They cannot be linked (where hard links are protected) nor made fresh by whoever does not own them."""
    met = meet(closed="nothing", mode=0, objects="root")
    check(met, undisturbed)
    assert (met["code"], met["errors"], met["then"]) == (0, "", undisturbed["then"])


# --- a clock that goes back


def test_a_clock_that_goes_back(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions keep their order in time, and what was put in what is now the future is not taken for old."""
    captures = sorted((sample / "veldmoor-growers").glob("*/"))
    first = datetime(2026, 5, 1, 12, tzinfo=UTC)
    clock = [first, first - timedelta(days=400), first - timedelta(days=1), first + timedelta(hours=1)]
    for capture, now in zip(captures, clock, strict=True):

        class Clock(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> "Clock":
                return cls.fromtimestamp(now.timestamp(), tz)  # noqa: B023 - it is asked before the next one is made

        monkeypatch.setattr(publication, "datetime", Clock)
        monkeypatch.setattr("time.time", now.timestamp)
        (tmp_path / "raw" / "veldmoor-growers").mkdir(parents=True, exist_ok=True)
        (tmp_path / "raw" / "veldmoor-growers" / capture.name).symlink_to(capture)
        assert pipeline.run(tmp_path / "raw", tmp_path / "out").version
        kept = retention.plan(Folder(tmp_path / "out"), keep=1, grace=7_200)
        assert (kept.versions, kept.objects) == ([], [])
    store = Folder(tmp_path / "out")
    times = [load(store, number).published_at for number in numbers(store)]
    assert times == [first.isoformat(timespec="seconds")] * 3 + [clock[3].isoformat(timespec="seconds")]
    assert len(newspipe.read("items", version=(clock[2] + timedelta(days=1)).isoformat(), out=store)) == len(
        newspipe.read("items", version=3, out=store)
    )
