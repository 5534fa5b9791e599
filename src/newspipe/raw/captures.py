"""The captures in raw that hold files which are new."""

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from newspipe.errors import MissingPath
from newspipe.raw.beside import SETTINGS, SIDECAR, said
from newspipe.raw.origin import Origin, origin_of, origin_of_folder

_SOURCE = re.compile(r"[a-z0-9-]+")
_SETTLED = 2 * 10**9  # ns: coarser than the clock of any file system


class Problem(NamedTuple):
    """Something in raw that could not be read or placed. It is not recorded, so the next run tries it again."""

    path: str
    reason: str
    detail: str


class Place(NamedTuple):
    """A folder that tells when it was captured, or a file that tells it itself, as far as it is ingested.

    `names` are the files of a folder. `stamp` is the folder's mtime in ns when all that it held was ingested: while it
    is the same, there is nothing new in it. 0 if it has to be listed again.
    """

    captured_at: str  # ISO 8601: there are a great many places, and few are asked
    basis: str
    stamp: int = 0
    names: tuple[str, ...] = ()


@dataclass
class Capture:
    """All files of one source taken at one time; `fresh` are those that were not ingested before."""

    source: str
    captured_at: datetime
    files: dict[str, str] = field(default_factory=dict)  # path -> basis
    fresh: set[str] = field(default_factory=set)
    stamps: dict[str, int] = field(default_factory=dict)  # folder -> mtime, if nothing in it was left out

    @property
    def joins(self) -> bool:
        """Whether a page joins a capture that was ingested before."""
        return len(self.fresh) < len(self.files)


def is_source(name: str) -> bool:
    """Whether a source can have this name."""
    return _SOURCE.fullmatch(name) is not None


def new_captures(root: Path, known: Mapping[str, Place]) -> tuple[list[Capture], list[Problem]]:
    """The captures that hold files which are not known, oldest first in each source, and what could not be placed.

    `known` maps the path of every place ingested before to what is known of it.
    Raises MissingPath if there is no raw folder.
    """
    if not root.is_dir():
        raise MissingPath("there is no such folder", where=root, remedy="Name the folder of your sources with --raw.")
    captures: dict[tuple[str, datetime], Capture] = {}
    problems: list[Problem] = []

    def capture(source: str, origin: Origin) -> Capture:
        key = (source, origin.captured_at)
        return captures.get(key) or captures.setdefault(key, Capture(*key))

    for source in _sources(root, problems):
        for entry in _listed(f"{root}/{source}", source, problems):
            path = f"{source}/{entry.name}"
            if _is_folder(entry):
                place = known.get(path)
                if place is None or place.stamp == 0 or place.stamp != entry.stat().st_mtime_ns:
                    _look_into(root, source, path, known, capture, problems)
            elif entry.name not in (SETTINGS, SIDECAR) and path not in known:
                try:
                    origin = origin_of(root, path)
                except (OSError, ValueError) as error:
                    problems.append(Problem(path, "unreadable", said(error)))
                    continue
                new = capture(source, origin)
                new.files[path] = origin.basis
                new.fresh.add(path)
    if captures:
        _join(captures, known)
    return sorted(captures.values(), key=lambda c: (c.source, c.captured_at)), problems


def _sources(root: Path, problems: list[Problem]) -> Iterator[str]:
    for top in _listed(str(root), "", problems):
        if not _is_folder(top):
            problems.append(
                Problem(top.name, "misplaced", "a snapshot lies in the folder of its source, not beside it")
            )
        elif not _SOURCE.fullmatch(top.name):
            detail = "a source is named with a-z, 0-9 and hyphens: rename the folder"
            problems.append(Problem(top.name, "bad_source", detail))
        else:
            yield top.name


def _look_into(
    root: Path,
    source: str,
    folder: str,
    known: Mapping[str, Place],
    capture: Callable[[str, Origin], Capture],
    problems: list[Problem],
) -> None:
    """Add the files of a capture's folder that are not known to their captures."""
    before = len(problems)
    stamp = _stamp(root / folder)
    entries = {entry.name: entry for entry in _listed(f"{root}/{folder}", folder, problems)}
    place = known.get(folder)
    names = {SIDECAR, SETTINGS, *(place.names if place else ())}
    new = [entry for name, entry in entries.items() if name not in names and f"{folder}/{name}" not in known]
    if not new:
        return
    try:
        if place:  # fixed when the first file was ingested, whatever a sidecar says later
            believed: Origin | None = Origin(datetime.fromisoformat(place.captured_at), place.basis)
        else:
            believed = origin_of_folder(root, folder, has_sidecar=SIDECAR in entries)
    except (OSError, ValueError) as error:
        detail = f"the capture waits until it is mended: {said(error)}"
        told = f"{folder}/{SIDECAR}" if SIDECAR in entries else folder
        problems.append(Problem(told, "unreadable", detail))
        return
    found: list[Capture] = []
    for entry in new:
        path = f"{folder}/{entry.name}"
        if _is_folder(entry):
            problems.append(Problem(path, "misplaced", "a capture holds files, no folders"))
            continue
        try:
            origin = believed or origin_of(root, path)
        except (OSError, ValueError) as error:
            problems.append(Problem(path, "unreadable", said(error)))
            continue
        found.append(capture(source, origin))
        found[-1].files[path] = origin.basis
        found[-1].fresh.add(path)
    if believed and found and len(problems) == before:
        found[0].stamps[folder] = stamp


def _stamp(folder: Path) -> int:
    """The mtime of a folder, unless it is so fresh that a change to come could leave it as it is."""
    stamp = folder.stat().st_mtime_ns
    return stamp if time.time_ns() - stamp > _SETTLED else 0


def _join(captures: Mapping[tuple[str, datetime], Capture], known: Mapping[str, Place]) -> None:
    """Add the files that were ingested before to the captures that new ones join."""
    wanted = {(source, at.isoformat()): capture for (source, at), capture in captures.items()}
    for path, place in known.items():
        joined = wanted.get((path.partition("/")[0], place.captured_at))
        if joined:
            paths = [f"{path}/{name}" for name in place.names] or [path]
            joined.files |= dict.fromkeys(paths, place.basis)


def _listed(folder: str, inside: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(Problem(inside or ".", "unreadable", said(error)))
        return []
    odd = [entry for entry in found if not entry.name.isprintable()]
    problems += [
        Problem(f"{inside}/{entry.name!a}", "bad_name", "the name cannot be printed: rename it") for entry in odd
    ]
    return [entry for entry in found if entry.name.isprintable()]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; a link that leads nowhere is a file that cannot be read."""
    try:
        return entry.is_dir()
    except OSError:
        return False
