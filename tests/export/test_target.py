"""Targets: what is written is there whole or not at all, and nothing goes that may not."""

import errno
import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newspipe.errors import MissingPath, NewspipeError
from newspipe.export.target import new_file, new_folder, write_file

#: Writes one target over another, and is killed in the middle of it.
KILLED = """
import os, signal, sys
from pathlib import Path
from newspipe.export.target import new_file, new_folder, write_file
kind, path = sys.argv[1], Path(sys.argv[2])
if kind == "file":
    with new_file(path, overwrite=True) as file:
        file.write(b"new" * 100_000)
        os.kill(os.getpid(), signal.SIGKILL)
else:
    with new_folder(path, overwrite=True, stranger=lambda _: None) as folder:
        write_file(folder / "month=2024-01" / "one", b"new")
        os.kill(os.getpid(), signal.SIGKILL)
"""


def nobody(_: Path) -> None:
    return None


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with new_file(path, overwrite=False) as file:
        file.write(b"new")
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.csv"]


def test_a_folder_is_there_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "items"
    with new_folder(path, overwrite=False, stranger=nobody) as folder:
        write_file(folder / "month=2024-01" / "one", b"new")
        assert not path.exists()
    assert names(tmp_path) == ["items", "items/month=2024-01", "items/month=2024-01/one"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_what_fails_in_the_middle_leaves_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "old").touch()
    before = names(tmp_path)

    def in_file() -> None:
        with new_file(tmp_path / "a.csv", overwrite=True) as file:
            file.write(b"new")
            raise error

    def in_folder() -> None:
        with new_folder(tmp_path / "items", overwrite=True, stranger=nobody) as folder:
            write_file(folder / "one", b"new")
            raise error

    for write in (in_file, in_folder):
        with pytest.raises(error):
            write()
    assert names(tmp_path) == before
    assert (tmp_path / "a.csv").read_text() == "old"


@pytest.mark.parametrize("kind", ["file", "folder"])
@pytest.mark.parametrize("old", [True, False])
def test_whoever_is_killed_in_the_middle_leaves_what_was_there(tmp_path: Path, kind: str, *, old: bool) -> None:
    path = tmp_path / "target"
    if old and kind == "file":
        path.write_text("old")
    elif old:
        write_file(path / "month=2023-01" / "zero", b"old")
    before = names(tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, kind, str(path)], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    after = [name for name in names(tmp_path) if not name.startswith(".newspipe-")]
    assert after == before
    assert {Path(name).parts[0][-5:] for name in {*names(tmp_path)} - {*before}} == {".part"}
    with (  # and whoever comes next is not in the way of what was left
        new_file(path, overwrite=True) if kind == "file" else new_folder(path, overwrite=True, stranger=nobody)
    ):
        pass
    assert path.exists()


def test_what_is_there_is_replaced_only_if_asked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "items").mkdir()
    with (
        pytest.raises(NewspipeError, match=r"there already\n.*--overwrite"),
        new_file(tmp_path / "a.csv", overwrite=False),
    ):
        pytest.fail("the block is not entered")
    with (
        pytest.raises(NewspipeError, match="there already"),
        new_folder(tmp_path / "items", overwrite=False, stranger=nobody),
    ):
        pytest.fail("the block is not entered")
    with new_file(tmp_path / "a.csv", overwrite=True) as file:
        file.write(b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["a.csv", "items"]


def test_what_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(NewspipeError, match="there already"), new_file(tmp_path / "a.csv", overwrite=False):
        (tmp_path / "a.csv").write_text("old")
    assert (tmp_path / "a.csv").read_text() == "old"
    with (
        pytest.raises(NewspipeError, match="there already"),
        new_folder(tmp_path / "items", overwrite=False, stranger=nobody),
    ):
        (tmp_path / "items").mkdir()
    assert names(tmp_path) == ["a.csv", "items"]


def test_a_file_is_not_put_in_the_place_of_a_folder_nor_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(NewspipeError, match="no regular file"), new_file(tmp_path / "folder", overwrite=True):
        pass
    with (
        pytest.raises(NewspipeError, match="no folder"),
        new_folder(tmp_path / "file", overwrite=True, stranger=nobody),
    ):
        pass
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NewspipeError, match="no regular file"), new_file(tmp_path / "pipe", overwrite=True):
        pass


def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "mine.txt").touch()

    def mine(folder: Path) -> Path:
        return folder / "mine.txt"

    with (
        pytest.raises(NewspipeError, match=r"no export has put mine\.txt there"),
        new_folder(tmp_path / "items", overwrite=True, stranger=mine),
    ):
        pass
    assert names(tmp_path) == ["items", "items/mine.txt"]


def test_the_folder_above_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="no such folder"), new_file(tmp_path / "no" / "a.csv", overwrite=False):
        pass
    with (
        pytest.raises(MissingPath, match="no such folder"),
        new_folder(tmp_path / "no" / "items", overwrite=False, stranger=nobody),
    ):
        pass
    assert names(tmp_path) == []


def failing_once(monkeypatch: pytest.MonkeyPatch, call: str, at: int) -> None:
    """The call number `at` of a function of the system fails."""
    real, count = getattr(os, call), itertools.count()

    def fail(*args: Any) -> Any:
        if next(count) == at:
            raise OSError(errno.EIO, "Input/output error")
        return real(*args)

    monkeypatch.setattr(os, call, fail)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_file_that_cannot_be_finished_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (tmp_path / "a.csv").write_text("old")
    failing_once(monkeypatch, call, 0)
    with (
        pytest.raises(NewspipeError, match=r"a\.csv: this cannot be written \(Input/output error\)"),
        new_file(tmp_path / "a.csv", overwrite=True) as file,
    ):
        file.write(b"new")
    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "old"


@pytest.mark.parametrize(("call", "at"), [("fsync", 0), ("mkdir", 0), ("mkdir", 1), ("rename", 0), ("rename", 1)])
def test_a_folder_that_cannot_be_finished_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    """Moved away and not replaced, what was there is moved back."""
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "old").touch()
    failing_once(monkeypatch, call, at)
    with (
        pytest.raises(NewspipeError, match=r"items: this cannot be written \(Input/output error\)"),
        new_folder(tmp_path / "items", overwrite=True, stranger=nobody) as folder,
    ):
        write_file(folder / "month=2024-01" / "one", b"new")
    assert names(tmp_path) == ["items", "items/old"]
