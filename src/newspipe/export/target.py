"""Files and folders that are written beside their place and moved there when they are whole, or leave nothing.

What dies without a chance to clean up (a kill, a power cut) leaves `.newspipe-<hex>.part` there, never half a target.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newspipe.errors import MissingPath, NewspipeError, mended


@contextmanager
def new_file(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """A file to write, in place once the block is done.

    Raises MissingPath if there is no folder for it, NewspipeError if something is there that it may not replace, or if
    it cannot be written: an OSError in the block is taken for that.
    """
    temporary = _beside(path)
    with _told(path):
        _check_file(path, overwrite=overwrite)
        try:
            with open(temporary, "xb") as file:
                yield file
                _sync(file)
            _check_file(path, overwrite=overwrite)  # that may have come meanwhile
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path, *, overwrite: bool, stranger: Callable[[Path], Path | None]) -> Iterator[Path]:
    """A folder to fill, in place once the block is done.

    What it replaces goes as a whole, so `stranger` finds in that anything which must not. Raises as `new_file` does.
    """
    temporary = _beside(path)
    with _told(path):
        _check_folder(path, overwrite=overwrite, stranger=stranger)
        try:
            temporary.mkdir()
            yield temporary
            _check_folder(path, overwrite=overwrite, stranger=stranger)
            if path.exists():
                _replace_folder(temporary, path)
            else:
                temporary.rename(path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def write_file(path: Path, data: bytes) -> None:
    """A file of a new folder, on disk. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "xb") as file:
        file.write(data)
        _sync(file)


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _beside(path: Path) -> Path:
    return path.parent / f".newspipe-{secrets.token_hex(8)}.part"


def _check_file(path: Path, *, overwrite: bool) -> None:
    _check_parent(path)
    if path.exists() and not path.is_file():
        remedy = "Name another one with --to; a folder ends in a slash."
        raise NewspipeError("this is there and is no regular file", where=path, remedy=remedy)
    if path.exists() and not overwrite:
        raise _exists(path)


def _check_folder(path: Path, *, overwrite: bool, stranger: Callable[[Path], Path | None]) -> None:
    _check_parent(path)
    if path.exists() and not path.is_dir():
        remedy = "Name another one with --to; a file ends in .parquet, .csv or .jsonl."
        raise NewspipeError("this is there and is no folder", where=path, remedy=remedy)
    if not path.exists():
        return
    if not overwrite:
        raise _exists(path)
    found = stranger(path)
    if found is not None:
        what = f"this is not replaced, because no export has put {found.relative_to(path)} there"
        raise NewspipeError(what, where=path, remedy="Name another folder with --to, or move this away yourself.")


def _check_parent(path: Path) -> None:
    if not path.parent.is_dir():
        remedy = "Make it first, or name another place with --to."
        raise MissingPath("there is no such folder", where=path.parent, remedy=remedy)


def _exists(path: Path) -> NewspipeError:
    return NewspipeError("this is there already", where=path, remedy="Name another place, or replace it: --overwrite.")


def _replace_folder(new: Path, path: Path) -> None:
    old = _beside(path)
    path.rename(old)
    try:
        new.rename(path)
    except BaseException:
        old.rename(path)
        raise
    try:
        shutil.rmtree(old)
    except OSError as error:
        what = f"this is written, but what was there before could not be removed ({error.strerror or error})"
        raise NewspipeError(what, where=path, remedy=f"Remove it yourself: {old}") from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = f"{mended(error)}, or name another place with --to: nothing was written."
        raise NewspipeError(f"this cannot be written ({error.strerror or error})", where=path, remedy=remedy) from error
