"""A store on a file system."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EMLINK, ENOTSUP, EPERM, EXDEV
from pathlib import Path

from newspipe.errors import NewspipeError
from newspipe.store.backend import STORE, Stored

_READ_ONLY = 0o444
#: What file systems say that know no hard links, or no more of them.
_NO_LINKS = {EPERM, ENOTSUP, EMLINK, EXDEV}


class Folder:
    """A folder to publish to. It is made with the first write."""

    def __init__(self, root: Path) -> None:
        if root.exists() and not root.is_dir():
            raise NewspipeError("this is no folder", where=root, remedy="Name a folder to publish to with --out.")
        self.root = root
        self._unsynced: set[Path] = set()

    def __str__(self) -> str:
        return str(self.root)

    def locate(self, key: str) -> str:
        """The path of a key."""
        return str(self.root / key)

    def get(self, key: str) -> bytes:
        """The bytes under a key. Raises FileNotFoundError."""
        path = self.root / key
        with _named(path):
            return path.read_bytes()

    def put(self, key: str, data: bytes) -> None:
        """From now on these bytes lie under the key; if they do so already, their time is refreshed."""
        path = self.root / key
        # What another user put can be replaced by whoever may write to its folder, though it cannot be made fresh.
        with suppress(FileNotFoundError, PermissionError):
            if self.get(key) == data:
                os.utime(path)
                return
        with self._new_file(data) as temporary:
            self._make_folder(path.parent)
            try:
                os.replace(temporary, path)
            except FileNotFoundError:  # swept away while it was empty
                self._make_folder(path.parent)
                os.replace(temporary, path)
        self._unsynced.add(path.parent)

    def create(self, key: str, data: bytes) -> None:
        """Like `put`, but exclusive, and durable at once. The caller is `committing`."""
        path = self.root / key
        self._make_folder(path.parent)
        with self._new_file(data) as temporary:
            try:
                os.link(temporary, path)  # fails if the name is taken, unlike a rename
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                if path.exists():
                    raise FileExistsError(error.errno, os.strerror(error.errno), str(path)) from None
                os.rename(temporary, path)  # nobody comes in between: whoever commits holds the lock
        self._unsynced.add(path.parent)
        self.sync()

    def below(self, prefix: str) -> Iterator[Stored]:
        """All files below a folder. One that cannot be read is not taken for one without files."""
        for folder, _, names in os.walk(self.root / prefix, onerror=_raise_unless_gone):
            for name in names:
                path = Path(folder, name)
                with suppress(FileNotFoundError):
                    found = path.lstat()
                    yield Stored(path.relative_to(self.root).as_posix(), found.st_size, found.st_mtime)

    def names(self, prefix: str) -> list[str]:
        """The names of what lies in a folder."""
        try:
            return os.listdir(self.root / prefix)
        except FileNotFoundError:
            return []

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of some keys under which nothing lies."""
        return [key for key in keys if not (self.root / key).exists()]

    def delete(self, keys: Iterable[str]) -> None:
        """Let go of files, and of months that become empty."""
        for key in keys:
            path = self.root / key
            path.unlink(missing_ok=True)
            if path.parent.name.startswith("month="):
                with suppress(OSError):  # not empty
                    path.parent.rmdir()

    def sync(self) -> None:
        """Make durable the names of what was put; its bytes are so already."""
        while self._unsynced:
            path = self._unsynced.pop()
            try:
                handle = os.open(path, os.O_RDONLY)
            except FileNotFoundError:  # swept away while it was empty
                continue
            try:
                with _named(path):
                    os.fsync(handle)
            finally:
                os.close(handle)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time; the kernel lifts the lock of one that dies."""
        self._make_folder(self.root / STORE)
        path = self.root / STORE / "lock"
        with open(path, "ab") as lock:
            with _named(path):
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    committing = sweeping = lock

    def _make_folder(self, path: Path) -> None:
        """Make a folder and those above it; each is a new name in the one above it."""
        missing = [path]
        while not missing[-1].exists() and missing[-1] != missing[-1].parent:
            missing.append(missing[-1].parent)
        if missing[1:]:
            path.mkdir(parents=True, exist_ok=True)
        self._unsynced.update(missing[1:])

    @contextmanager
    def _new_file(self, data: bytes) -> Iterator[Path]:
        """A file of its own name that holds the bytes, whole and on disk; gone in the end, unless it was moved."""
        folder = self.root / STORE / "tmp"
        self._make_folder(folder)
        handle, name = tempfile.mkstemp(dir=folder)
        try:
            with _named(name):
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fchmod(file.fileno(), _READ_ONLY)
                    os.fsync(file.fileno())
                yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    @contextmanager
    def new_folder(self) -> Iterator[Path]:
        """A folder of its own name; gone in the end, unless it was moved."""
        self._make_folder(self.root / STORE / "tmp")
        path = Path(tempfile.mkdtemp(dir=self.root / STORE / "tmp"))
        path.chmod(0o755)
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)

    def link(self, key: str, path: Path) -> None:
        """Let a path be another name of what lies under a key; a copy of it where links are not to be had."""
        try:
            os.link(self.root / key, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            shutil.copyfile(self.root / key, path)
            path.chmod(_READ_ONLY)


@contextmanager
def _named(path: str | Path) -> Iterator[None]:
    """Errors of a file that is open, which do not know its name, with it."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def _raise_unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
