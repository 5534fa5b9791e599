"""Where raw snapshots lie, when they were taken, and which captures hold files that are new.

    <raw>/<source>/source.toml                  optional settings of the source
    <raw>/<source>/<captured_at>/<page file>    2022-08-01 or 20220801T093000Z; pages of one capture
    <raw>/<source>/<captured_at>/capture.json   optional: {"captured_at": "…"}, believed before the folder's name
    <raw>/<source>/<page file>                  a capture of its own: a date in its name, else its mtime

Raw is never changed. Names that begin with a dot are passed over; whatever else lies in a place where no snapshot can
be is reported. Paths are relative to the raw root, with forward slashes.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newspipe.errors import MissingPath
from newspipe.times import moment

SIDECAR = "capture.json"
SETTINGS = "source.toml"

_SOURCE = re.compile(r"[a-z0-9-]+")
_TIME = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T _-]?(\d\d)[:-]?(\d\d)(?:[:-]?(\d\d))?Z?)?")
_TIME_INSIDE = re.compile(rf"(?<!\d){_TIME.pattern}(?!\d)")
_PAGE = re.compile(r"\d+(?=\D*$)")


class Problem(NamedTuple):
    """Something in raw that could not be read or placed. It is not recorded, so the next run tries it again."""

    path: str
    reason: str
    detail: str


class Origin(NamedTuple):
    """When a file was captured, and how that is known; fixed when the file is first ingested."""

    captured_at: datetime
    basis: str


@dataclass
class Capture:
    """All files of one source taken at one time; `fresh` are those that were not ingested before."""

    source: str
    captured_at: datetime
    files: dict[str, str] = field(default_factory=dict)  # path -> basis
    fresh: set[str] = field(default_factory=set)

    @property
    def joins(self) -> bool:
        """Whether a page joins a capture that was ingested before."""
        return len(self.fresh) < len(self.files)


def parse_time(text: str) -> datetime | None:
    """2022-08-01, 20220801T093000Z or 2022-08-01T09:30:00Z as a time in UTC; None for any other text."""
    match = _TIME.fullmatch(text)
    return _time(match) if match else None


def new_captures(root: Path, known: Mapping[str, Origin]) -> tuple[list[Capture], list[Problem]]:
    """The captures that hold files which are not known, oldest first in each source, and what could not be placed.

    `known` maps the path of every file ingested before to its origin. Raises MissingPath if there is no raw folder.
    """
    if not root.is_dir():
        raise MissingPath(
            "there is no such folder", where=root, remedy="Name the folder that holds your sources with --raw."
        )
    captures: dict[tuple[str, datetime], Capture] = {}
    problems: list[Problem] = []
    for source, path, believed in _files(root, known, problems):
        try:
            origin = believed or _origin(root, path)
        except OSError as error:
            problems.append(Problem(path, "unreadable", said(error)))
            continue
        key = (source, origin.captured_at)
        capture = captures.get(key) or captures.setdefault(key, Capture(*key))
        capture.files[path] = origin.basis
        capture.fresh.add(path)
    if captures:
        for path, origin in known.items():
            joined = captures.get((path.partition("/")[0], origin.captured_at))
            if joined:
                joined.files[path] = origin.basis
    return sorted(captures.values(), key=lambda c: (c.source, c.captured_at)), problems


def _files(
    root: Path, known: Mapping[str, Origin], problems: list[Problem]
) -> Iterator[tuple[str, str, Origin | None]]:
    """Source and path of every file that is not known, and its origin if its folder tells it."""
    for top in _listed(root, "", problems):
        if not top.is_dir():
            problems.append(
                Problem(top.name, "misplaced", "a snapshot lies in the folder of its source, not beside it")
            )
        elif not _SOURCE.fullmatch(top.name):
            problems.append(
                Problem(top.name, "bad_source", "a source is named with a-z, 0-9 and hyphens: rename the folder")
            )
        else:
            for inner in _listed(root, top.name, problems):
                path = f"{top.name}/{inner.name}"
                if path in known or inner.name == SETTINGS:
                    continue
                if inner.is_dir():
                    yield from ((top.name, *found) for found in _in_capture(root, path, known, problems))
                else:
                    yield top.name, path, None


def _in_capture(
    root: Path, folder: str, known: Mapping[str, Origin], problems: list[Problem]
) -> Iterator[tuple[str, Origin | None]]:
    names = {entry.name: entry for entry in _listed(root, folder, problems)}
    new = [
        (f"{folder}/{name}", entry)
        for name, entry in names.items()
        if name != SIDECAR and f"{folder}/{name}" not in known
    ]
    if not new:
        return
    try:
        origin = _origin_of_folder(root, folder, has_sidecar=SIDECAR in names)
    except (OSError, ValueError) as error:
        problems.append(
            Problem(f"{folder}/{SIDECAR}", "unreadable", f"the capture waits until it is mended: {said(error)}")
        )
        return
    for path, entry in new:
        if entry.is_dir():
            problems.append(Problem(path, "misplaced", "a capture holds files, no folders"))
        else:
            yield path, origin


def _listed(root: Path, inside: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / inside) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(Problem(inside or ".", "unreadable", said(error)))
        return []
    odd = [entry for entry in found if not entry.name.isprintable()]
    problems += [
        Problem(f"{inside}/{ascii(entry.name)}", "bad_name", "the name cannot be printed: rename it") for entry in odd
    ]
    return [entry for entry in found if entry.name.isprintable()]


def _origin_of_folder(root: Path, folder: str, *, has_sidecar: bool) -> Origin | None:
    if has_sidecar:
        return Origin(_sidecar_time(root / folder / SIDECAR), "sidecar")
    time = parse_time(folder.rpartition("/")[2])
    return Origin(time, "folder") if time else None


def _origin(root: Path, path: str) -> Origin:
    if (match := _TIME_INSIDE.search(path.rpartition("/")[2])) and (time := _time(match)):
        return Origin(time, "file_name")
    modified = (root / path).stat().st_mtime_ns
    return Origin(moment(modified // 1000), "mtime")


def _sidecar_time(path: Path) -> datetime:
    try:
        said = json.loads(path.read_text("utf-8"))["captured_at"]
        time = datetime.fromisoformat(said)
    except (KeyError, TypeError, ValueError) as error:
        example = '{"captured_at": "2022-08-01T09:30:00Z"}'
        raise ValueError(f"{error}; it should say {example}") from error
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def _time(match: re.Match[str]) -> datetime | None:
    try:
        return datetime(*(int(part or 0) for part in match.groups()), tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return None


@lru_cache(10_000)
def page_number(name: str) -> int:
    """The number of a page in its capture, from its file's name without dates and suffix; 1 if it has none."""
    stem = _TIME_INSIDE.sub("", name.partition(".")[0])
    match = _PAGE.search(stem)
    return max(int(match[0]), 1) if match and len(match[0]) < 6 else 1


def coverage_floor(root: Path, source: str) -> float | None:
    """The least coverage that a source asks for in its `source.toml`, if it does. Raises ValueError for a bad one."""
    path = root / source / SETTINGS
    if not path.exists():
        return None
    floor = tomllib.loads(path.read_text("utf-8")).get("coverage_floor")
    if floor is not None and not (isinstance(floor, int | float) and 0 <= floor <= 1):
        raise ValueError(f"coverage_floor is {floor!r}; it should be a number from 0 to 1")
    return floor


def dump_known(files: Mapping[str, Origin]) -> bytes:
    """Ingested files and their origins, a line each, sorted by path."""
    times = {origin.captured_at: origin.captured_at.isoformat() for origin in files.values()}
    lines = (f"{path}\t{times[origin.captured_at]}\t{origin.basis}\n" for path, origin in sorted(files.items()))
    return "".join(lines).encode()


def load_known(parts: Iterable[bytes]) -> dict[str, Origin]:
    """The inverse of `dump_known`, over any number of dumps."""
    times: dict[str, datetime] = {}  # a few captures, many files
    known = {}
    for part in parts:
        for line in part.decode().splitlines():
            path, time, basis = line.split("\t")
            captured_at = times.get(time) or times.setdefault(time, datetime.fromisoformat(time))
            known[path] = Origin(captured_at, basis)
    return known


def said(error: Exception) -> str:
    """What went wrong with a file, for people."""
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
