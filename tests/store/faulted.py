"""Publishes a version under one fault after another, each time with the command and in a process of its own.

    python faulted.py raw base place        faults as JSON objects, a line each, on standard input

`base` is a store whose next version is made of `raw`; it is copied to `place` for each fault. What was told, what is
there then, and what the next run and a removal make of it, is printed as a JSON object a line.

    {"call": "fsync", "at": 3, "errno": 5}      the third of these calls that concerns `place` fails
    {"call": "fsync", …, "end": "manifests"}    of those whose path ends so
    {"call": "link", "errno": 1}                all of them do
    {"pages": 5}                                 the file system has so many pages left
    {"closed": ".store/items", "mode": 0}       a folder with these permissions, for somebody whom they stop
    {"closed": …, "objects": "root"}            who does not own the objects, either
    {}                                           nothing is at fault
"""

import fcntl
import json
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pandas as pd

import newspipe
from newspipe import pipeline
from newspipe.cli import main
from newspipe.store.folder import Folder
from newspipe.store.manifest import current
from newspipe.verify import verify

Fault = dict[str, Any]

NOBODY = 65534
#: Times and places of folders are in these, so that their names are never the same.
UNLIKE = {"history", "known"}


def in_child(do: Callable[[], object]) -> tuple[int, str, str]:
    """What becomes of something in a process of its own: its exit code and its two outputs."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        pid = os.fork()
        if not pid:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = 0
            try:
                do()
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 0
            except BaseException as error:  # noqa: BLE001 - a traceback is what must not be seen
                code = 70
                print(f"Traceback: {error!r}", file=sys.stderr)  # noqa: T201
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read()


#: Calls of the system that are not functions of `os` here, and those that are given a file that is open.
ELSEWHERE: dict[str, tuple[Any, str]] = {
    "read": (Path, "read_bytes"),
    "write": (os, "fdopen"),
    "flock": (fcntl, "flock"),
}
OPEN = {"fsync", "fchmod", "write", "read", "flock"}


def fail(call: str, errno: int, at: int | None, place: Path, tally: Path, end: str) -> None:
    """Let a call of the system fail where it concerns a place: one of them, or all. They are counted in a file."""
    owner, name = ELSEWHERE.get(call, (os, call))
    real = getattr(owner, name)

    def called(*args: Any, **options: Any) -> Any:
        file = args[0].fileno() if hasattr(args[0], "fileno") else args[0]
        where = os.readlink(f"/proc/self/fd/{file}") if isinstance(file, int) else os.fspath(file)
        if not where.startswith(str(place)) or not where.endswith(end):
            return real(*args, **options)
        with tally.open("ab") as counted:
            counted.write(b".")
        if at is not None and tally.stat().st_size != at:
            return real(*args, **options)
        # What works on an open file does not know how it is called.
        error = OSError(errno, os.strerror(errno), *([] if call in OPEN else [where]))
        if call == "write":
            return Failing(real(*args, **options), error)
        raise error

    setattr(owner, name, called)


class Failing:
    """A file that cannot be written to."""

    def __init__(self, file: Any, error: OSError) -> None:
        self.file, self.error = file, error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, _: bytes) -> int:
        raise self.error


def fill(place: Path, pages: int) -> None:
    """Leave so many pages of a small file system."""
    free = os.statvfs(place).f_bavail - pages
    with open(place / "filler", "wb") as file:
        file.write(bytes(free * os.statvfs(place).f_frsize))


def drop_rights() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def hand_over(out: Path, *, objects: bool) -> None:
    """Give a store to somebody who is stopped by permissions; with or without the objects in it."""
    for path in (out, *out.rglob("*")):
        if objects or "month=" not in str(path.parent):
            os.lchown(path, NOBODY, NOBODY)


def state(out: Path) -> dict[str, Any]:
    """What is there: the current version, what the obvious path shows, and whether every byte and link is right."""
    found = verify(Folder(out)).findings
    return {
        "version": current(Folder(out)).version,
        "read": len(newspipe.read("items", out=out)),
        "latest": len(pd.read_parquet(out / "latest" / "items")),
        "findings": [f"{one.place}: {one.what}" for one in found],
    }


def in_json(do: Callable[[], object]) -> Any:
    code, out, err = in_child(lambda: print(json.dumps(do())))  # noqa: T201
    return json.loads(out) if not code else err


def left(out: Path) -> list[str]:
    paths = (path.relative_to(out) for path in out.rglob("*") if not path.is_dir())
    return sorted(str(path.parent if {*path.parts} & UNLIKE else path) for path in paths)


def meet(fault: Fault, raw: Path, base: Path, place: Path) -> dict[str, Any]:
    out, tally = place / "out", place / "tally"
    shutil.copytree(base, out, symlinks=True)
    publish = ["run", "--raw", str(raw), "--out", str(out)]
    before = None if fault else in_json(lambda: state(out))
    if "closed" in fault:
        hand_over(out, objects="objects" not in fault)
    modes = [
        (path, stat.S_IMODE(path.stat().st_mode)) for path in sorted(place.glob(f"out/{fault.get('closed', 'no')}"))
    ]

    def run() -> None:
        if "call" in fault:
            fail(fault["call"], fault["errno"], fault.get("at"), out, tally, fault.get("end", ""))
        if "closed" in fault:
            drop_rights()
        main(publish)

    if "pages" in fault:
        fill(place, fault["pages"])
    for path, _ in modes:
        path.chmod(fault["mode"])
    code, told, errors = in_child(run)
    for path, mode in modes:
        path.chmod(mode)
    calls = tally.stat().st_size if tally.exists() else 0
    for path in (place / "filler", tally):
        path.unlink(missing_ok=True)
    met = {
        "code": code,
        "out": told,
        "errors": errors,
        "calls": calls,
        "before": before,
        "then": in_json(lambda: state(out)),
    }
    again = in_child(lambda: main(publish))
    removed = in_child(lambda: main(["prune", "--keep", "1", "--grace", "0s", "--apply", "--out", str(out)]))
    met |= {"again": again, "removed": removed, "after": in_json(lambda: state(out)), "left": left(out)}
    newest = current(Folder(out))
    met["datasets"] = {name: [file.name for file in files] for name, files in newest.datasets.items()}
    shutil.rmtree(out)
    return met


if __name__ == "__main__":
    paths = [Path(path) for path in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        # So that each child has all modules that a run imports, but for one whose threads do not live on in a child.
        sys.modules["deltalake"] = None  # type: ignore[assignment]
        pipeline.run(paths[0], folder)
        del sys.modules["deltalake"]
    for line in sys.stdin:
        print(re.sub(r"\.store/tmp/\w+", ".store/tmp/…", json.dumps(meet(json.loads(line), *paths))), flush=True)  # noqa: T201
