"""Captures in raw -> captures read, validated and hashed: what came in, before anything of the past is asked."""

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newspipe.absence import View, view
from newspipe.contracts import check_entries
from newspipe.listing import COVERAGE_FLOOR, MAX_BYTES, Memo, Page, parse, text_lines, too_large
from newspipe.raw import Capture, Problem, coverage_floor, page_number

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One saved page. `fresh`: it was not ingested before."""

    snapshot_id: str
    path: str
    basis: str
    number: int
    sha256: str
    bytes: int
    page: Page
    fresh: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture, read: its snapshots in page order, and what they show together. Times are µs since 1970."""

    source: str
    time: int
    snapshots: tuple[Snapshot, ...]
    view: View
    joins: bool
    files: dict[str, str]  # every file that is now ingested -> the basis of its time

    @property
    def captured_at(self) -> datetime:
        return moment(self.time)


@dataclass(frozen=True)
class Batch:
    """What came of reading some captures."""

    captures: list[Taken]
    problems: list[Problem]


def micros(time: datetime) -> int:
    """µs since 1970."""
    return (time - _EPOCH) // timedelta(microseconds=1)


def moment(time: int) -> datetime:
    """The inverse of `micros`."""
    return _EPOCH + timedelta(microseconds=time)


def read_captures(root: Path, captures: Sequence[Capture]) -> Batch:
    """Read the files of captures, whatever they are. One bad file never stops the others."""
    memo = Memo()
    problems: list[Problem] = []
    read: list[tuple[Capture, list[Snapshot]]] = []
    floors: dict[str, float] = {}
    for capture in captures:
        try:
            if capture.source not in floors:
                floors[capture.source] = _floor(root, capture.source)
        except (OSError, ValueError) as error:
            problem = Problem(f"{capture.source}/source.toml", "bad_settings", f"the source waits until it is mended: {error}")
            if problem not in problems:
                problems.append(problem)
            continue
        snapshots, unreadable = _snapshots(root, capture, floors[capture.source], memo)
        problems += unreadable
        # A capture that a page joins is read whole; if it cannot be, the page waits.
        missed = {problem.path for problem in unreadable}
        if snapshots and missed <= capture.fresh:
            files = {path: basis for path, basis in capture.files.items() if path not in missed}
            read.append((replace(capture, files=files), snapshots))
    _validate(root, read, memo)
    return Batch([_taken(capture, snapshots) for capture, snapshots in read], problems)


def _floor(root: Path, source: str) -> float:
    floor = coverage_floor(root, source)
    return COVERAGE_FLOOR if floor is None else floor


def _snapshots(root: Path, capture: Capture, floor: float, memo: Memo) -> tuple[list[Snapshot], list[Problem]]:
    found: dict[str, Snapshot] = {}  # by hash of the bytes: the same bytes twice in a capture are one snapshot
    problems = []
    for number, path in sorted((page_number(path), path) for path in capture.files):
        try:
            sha256, size, page = _read(root / path, floor, memo)
        except OSError as error:
            problems.append(Problem(path, "unreadable", error.strerror or str(error)))
            continue
        fresh = path in capture.fresh
        first = found.get(sha256)
        if first is None:
            identity = f"{capture.source}\x1f{capture.captured_at.isoformat()}\x1f{sha256}"
            snapshot_id = hashlib.sha256(identity.encode()).hexdigest()
            found[sha256] = Snapshot(snapshot_id, path, capture.files[path], number, sha256, size, page, fresh)
        elif first.fresh and not fresh:
            found[sha256] = replace(first, fresh=False)
    return list(found.values()), problems


def _read(path: Path, floor: float, memo: Memo) -> tuple[str, int, Page]:
    """(hash, size, page) of a file. Raises OSError if it is not a file that can be read."""
    # Not blocking: a named pipe in raw must not hold up the run.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(None, "not a regular file")
        if state.st_size > MAX_BYTES:
            digest = hashlib.sha256()
            while chunk := os.read(handle, _CHUNK):
                digest.update(chunk)
            return digest.hexdigest(), state.st_size, too_large(state.st_size)
        data = b"".join(iter(lambda: os.read(handle, _CHUNK), b""))
    finally:
        os.close(handle)
    digest = hashlib.sha256(data)
    page = memo.pages.get(digest.digest())
    if page is None:
        page = memo.pages[digest.digest()] = parse(data, coverage_floor=floor, memo=memo)
    return digest.hexdigest(), len(data), page


def _validate(root: Path, read: list[tuple[Capture, list[Snapshot]]], memo: Memo) -> None:
    """Turn entries that break the contract `entry` into rejects. Each distinct entry is checked once."""
    distinct = {id(seen.entry): seen for page in memo.pages.values() for seen in page.sightings}
    entries = list(distinct.values())
    broken = {id(entries[at].entry): reasons for at, reasons in check_entries(entries).items()} if entries else {}
    if not broken:
        return
    for _, snapshots in read:
        for at, snapshot in enumerate(snapshots):
            bad = {i: broken[id(seen.entry)] for i, seen in enumerate(snapshot.page.sightings) if id(seen.entry) in broken}
            if bad:
                lines = text_lines((root / snapshot.path).read_bytes())
                snapshots[at] = replace(snapshot, page=snapshot.page.without(bad, lines))


def validated(page: Page, data: bytes) -> Page:
    """One page, its entries held against the contract `entry`."""
    broken = check_entries(page.sightings) if page.sightings else {}
    return page.without(broken, text_lines(data)) if broken else page


def _taken(capture: Capture, snapshots: list[Snapshot]) -> Taken:
    seen = view([(snapshot.number, snapshot.page) for snapshot in snapshots])
    return Taken(capture.source, micros(capture.captured_at), tuple(snapshots), seen, capture.joins, capture.files)
