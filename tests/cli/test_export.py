"""newspipe export: what people and programs are told, and what is told when the place of the target is at fault."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest

import newspipe
from newspipe.contracts import DATASETS

#: A command of somebody whom the system may refuse something, who need not be able to read the interpreter.
AS_NOBODY = """
import os, sys
import pandas, pyarrow.compute, pyarrow.parquet
from newspipe.cli import main
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
main(sys.argv[1:])
"""


def process(*args: object, code: str = "from newspipe.cli import main; main()") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.run(command, text=True, capture_output=True, check=False)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for a few pages."""
    path = tmp_path / "tiny"
    path.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", path], check=False).returncode
    ):
        pytest.skip("mounting is not permitted here")
    yield path
    subprocess.run(["umount", path], check=True)


def test_people_are_told_what_lies_where(published_sample: Path, tmp_path: Path) -> None:
    told = process("export", "items", "--to", tmp_path / "a.csv", "--out", published_sample)
    size = (tmp_path / "a.csv").stat().st_size
    lines = [f"exported  43 items, {size:,} bytes", "version   1", f"path      {tmp_path / 'a.csv'}"]
    assert (told.returncode, told.stdout.splitlines(), told.stderr) == (0, lines, "")


def test_programs_are_told_in_one_object(published_sample: Path, tmp_path: Path) -> None:
    args = ["--from", "2024-01", "--until", "2024-02-15", "--out", published_sample, "--format", "json"]
    told = process("export", "all", "--to", tmp_path / "all", *args)
    assert (told.returncode, told.stderr) == (0, "")
    found = json.loads(told.stdout)
    rows = {name: len(pd.read_parquet(tmp_path / "all" / name)) for name in DATASETS}
    files = [*(tmp_path / "all").rglob("*.parquet")]
    assert found == {
        "path": str(tmp_path / "all"), "version": 1, "from": "2024-01-01", "until": "2024-02-15",
        "rows": sum(rows.values()), "bytes": sum(file.stat().st_size for file in files), "datasets": rows,
    }  # fmt: skip


def test_a_version_by_its_tag(published_sample: Path, sample: Path, tmp_path: Path) -> None:
    shutil.copytree(published_sample, tmp_path / "out", symlinks=True)
    shutil.copytree(sample / "veldmoor-growers", tmp_path / "raw" / "veldmoor-growers")
    (tmp_path / "raw" / "veldmoor-growers" / "2024-04-01").mkdir()
    (tmp_path / "raw" / "veldmoor-growers" / "2024-04-01" / "page-01.txt").write_text(
        "News\n\nMarch 2024\n\n  1. A story that is new\n\n    30 March 2024\n"
    )
    for line in (("tag", "spring"), ("run", "--raw", tmp_path / "raw")):
        assert process(*line, "--out", tmp_path / "out").returncode == 0
    for name, options in (("tag", ["--version", "spring"]), ("newest", [])):
        to = tmp_path / f"{name}.parquet"
        assert process("export", "items", "--to", to, *options, "--out", tmp_path / "out").returncode == 0
        version = "spring" if options else None
        pd.testing.assert_frame_equal(
            pd.read_parquet(to), newspipe.read("items", version=version, out=tmp_path / "out")
        )
    assert len(pd.read_parquet(tmp_path / "newest.parquet")) == len(pd.read_parquet(tmp_path / "tag.parquet")) + 1


def test_what_is_there_is_replaced_only_if_asked(published_sample: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    line = ("export", "items", "--to", tmp_path / "a.csv", "--out", published_sample)
    told = process(*line)
    said = f"newspipe: {tmp_path / 'a.csv'}: this is there already\n  Name another place, or replace it: --overwrite.\n"
    assert (told.returncode, told.stdout, told.stderr) == (2, "", said)
    assert (tmp_path / "a.csv").read_text() == "old"
    assert process(*line, "--overwrite").returncode == 0
    assert len(pd.read_csv(tmp_path / "a.csv")) == 43


@pytest.mark.parametrize("to", ["a.parquet", "a.csv", "a.jsonl", "folder"])
def test_a_full_disk_is_told_and_leaves_nothing(published_sample: Path, tiny: Path, to: str) -> None:
    (tiny / "kept").write_text("old")
    told = process("export", "revisions", "--to", tiny / to, "--out", published_sample)
    said = (
        f"newspipe: {tiny / to}: this cannot be written (No space left on device)\n"
        "  Make room there, or name another place with --to: nothing was written.\n"
    )
    assert (told.returncode, told.stdout, told.stderr) == (2, "", said)
    assert os.listdir(tiny) == ["kept"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("to", ["a.csv", "folder"])
def test_a_place_that_one_may_not_write_to_is_told(published_sample: Path, to: str) -> None:
    with TemporaryDirectory() as name:  # the folders of tests are closed to others
        place = Path(name)
        place.chmod(0o755)
        shutil.copytree(published_sample, place / "out", symlinks=True)
        (place / "out").chmod(0o755)
        told = process("export", "items", "--to", place / to, "--out", place / "out", code=AS_NOBODY)
        said = (
            f"newspipe: {place / to}: this cannot be written (Permission denied)\n"
            "  Get the right to do this, or name another place with --to: nothing was written.\n"
        )
        assert (told.returncode, told.stdout, told.stderr) == (2, "", said)
        assert os.listdir(place) == ["out"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("command", ["export items --to a.csv", "run", "versions"])
def test_a_store_that_is_closed_to_one_is_told(published_sample: Path, tmp_path: Path, command: str) -> None:
    """Not taken for one that is not there."""
    tmp_path.chmod(0o700)
    shutil.copytree(published_sample, tmp_path / "out", symlinks=True)
    told = process(*command.split(), "--out", tmp_path / "out", code=AS_NOBODY)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.endswith(f"{tmp_path / 'out'}: Permission denied. Get the right to do this and run again.\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whoever_is_told_to_end_takes_away_what_is_half_written(
    published_sample: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """It waits in the middle of its first month, so that it is told then."""
    code = """
import signal, sys, time
from newspipe.cli import main
from newspipe.store.folder import Folder
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which `nohup` sets to be ignored, and newspipe leaves so
def waiting(self, key):
    if "month=" in key:
        print("waits", flush=True)
        time.sleep(60)
    return (self.root / key).read_bytes()
Folder.get = waiting
main()
"""
    command = [sys.executable, "-c", code, "export", "items", "--to", str(tmp_path / "a.csv"), "--out"]
    with subprocess.Popen([*command, str(published_sample)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as waits:
        assert waits.stdout is not None
        assert waits.stdout.readline() == b"waits\n"
        assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
        waits.send_signal(number)
        _, errors = waits.communicate(timeout=30)
    assert waits.returncode == (1 if number == signal.SIGINT else 128 + number)
    assert b"Traceback" not in errors
    assert [*tmp_path.iterdir()] == []
