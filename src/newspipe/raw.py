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
import time
import tomllib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
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
_SETTLED = 2 * 10**9  # ns: coarser than the clock of any file system
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


def parse_time(text: str) -> datetime | None:
    """2022-08-01, 20220801T093000Z or 2022-08-01T09:30:00Z as a time in UTC; None for any other text."""
    match = _TIME.fullmatch(text)
    return _time(match) if match else None


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
                    origin = _origin(root, path)
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
            believed = _origin_of_folder(root, folder, has_sidecar=SIDECAR in entries)
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
            origin = believed or _origin(root, path)
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


def ingested_captures(
    known: Mapping[str, Place], wanted: Container[tuple[str, datetime]] | None = None
) -> list[Capture]:
    """The captures that were ingested, or those `wanted` among them, as they were: none of their files is fresh."""
    captures: dict[tuple[str, str], Capture] = {}
    times: dict[str, datetime] = {}
    for path, place in known.items():
        source = path.partition("/")[0]
        if place.captured_at not in times:
            times[place.captured_at] = datetime.fromisoformat(place.captured_at)
        at = times[place.captured_at]
        if wanted is None or (source, at) in wanted:
            capture = captures.setdefault((source, place.captured_at), Capture(source, at))
            capture.files |= dict.fromkeys([f"{path}/{name}" for name in place.names] or [path], place.basis)
            capture.stamps |= {path: place.stamp} if place.names else {}
    return sorted(captures.values(), key=lambda capture: (capture.source, capture.captured_at))


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


def _origin_of_folder(root: Path, folder: str, *, has_sidecar: bool) -> Origin | None:
    if has_sidecar:
        return Origin(_sidecar_time(root / folder / SIDECAR), "sidecar")
    name = folder.rpartition("/")[2]
    taken = parse_time(name)
    if taken is None and _TIME.fullmatch(name):
        raise ValueError(f"{name} is on no calendar: rename the folder")
    return Origin(taken, "folder") if taken else None


def _origin(root: Path, path: str) -> Origin:
    if (match := _TIME_INSIDE.search(path.rpartition("/")[2])) and (taken := _time(match)):
        return Origin(taken, "file_name")
    modified = (root / path).stat().st_mtime_ns
    try:
        return Origin(moment(modified // 1000), "mtime")
    except OverflowError:
        raise ValueError("its name has no date, and its mtime is on no calendar") from None


def _sidecar_time(path: Path) -> datetime:
    try:
        taken = datetime.fromisoformat(json.loads(small_text(path))["captured_at"])
        return taken.replace(tzinfo=UTC) if taken.tzinfo is None else taken.astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        example = '{"captured_at": "2022-08-01T09:30:00Z"}'
        raise ValueError(f"{error}; it should say {example}") from error


def _time(match: re.Match[str]) -> datetime | None:
    try:
        return datetime(*(int(part or 0) for part in match.groups()), tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def locate(path: Path) -> tuple[Path, Origin]:
    """The folder of its source, and the origin, that a file has by where it lies.

    Raises OSError or ValueError as reading it would.
    """
    path = Path(os.path.normpath(path.absolute()))
    folder = path.parent
    believed = _origin_of_folder(folder.parent, folder.name, has_sidecar=(folder / SIDECAR).exists())
    return (folder.parent, believed) if believed else (folder, _origin(folder, path.name))


@lru_cache(10_000)
def page_number(name: str) -> int:
    """The number of a page in its capture, from its file's name without dates and suffix; 1 if it has none."""
    match = _PAGE.search(_TIME_INSIDE.sub("", name.rpartition(".")[0] or name))
    return int(match[0]) if match and len(match[0]) < 4 else 1  # four digits are a year


def coverage_floor(root: Path, source: str) -> float | None:
    """The least coverage that a source asks for in its `source.toml`, if it does. Raises ValueError for a bad one."""
    path = root / source / SETTINGS
    if not path.exists():
        return None
    try:
        floor = tomllib.loads(small_text(path)).get("coverage_floor")
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if floor is not None and not (isinstance(floor, int | float) and 0 <= floor <= 1):
        raise ValueError(f"coverage_floor is {floor!r}; it should be a number from 0 to 1")
    return floor


def small_text(path: Path) -> str:
    """The text of a small file. Raises ValueError if it is no file: a named pipe would hold up the run."""
    if not path.is_file():
        raise ValueError("it is not a regular file")
    return path.read_text("utf-8-sig")


def dump_known(places: Mapping[str, Place]) -> bytes:
    """Ingested places, a line each, sorted by path."""
    lines = (
        "\t".join((path, place.captured_at, place.basis, str(place.stamp), *place.names)) + "\n"
        for path, place in sorted(places.items())
    )
    return "".join(lines).encode()


def load_known(parts: Iterable[bytes]) -> dict[str, Place]:
    """The inverse of `dump_known`, over any number of dumps."""
    known = {}
    for part in parts:
        for line in part.decode().splitlines():
            path, captured_at, basis, stamp, *names = line.split("\t")
            known[path] = Place(captured_at, basis, int(stamp), tuple(names))
    return known


def ingested(known: Mapping[str, Place], capture: Capture) -> dict[str, Place]:
    """The places of a capture, now that its files are ingested."""
    at = capture.captured_at.isoformat()
    places: dict[str, Place] = {}
    folders: dict[str, list[str]] = {}
    for path, basis in capture.files.items():
        folder, _, name = path.rpartition("/")
        if basis in ("file_name", "mtime"):
            places[path] = Place(at, basis)
        else:
            folders.setdefault(folder, []).append(name)
    for folder, names in folders.items():
        before = known.get(folder)
        basis = before.basis if before else capture.files[f"{folder}/{names[0]}"]
        whole = sorted({*names, *(before.names if before else ())})
        places[folder] = Place(at, basis, capture.stamps.get(folder, 0), tuple(whole))
    return places


def said(error: Exception) -> str:
    """What went wrong with a file, for people."""
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
