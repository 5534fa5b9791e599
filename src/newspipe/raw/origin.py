"""When a file in raw was captured: by its sidecar, its folder, its name, or its mtime."""

import json
import os
import re
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newspipe.raw.beside import SIDECAR, small_text
from newspipe.times import moment

_TIME = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T _-]?(\d\d)[:-]?(\d\d)(?:[:-]?(\d\d))?Z?)?")
_TIME_INSIDE = re.compile(rf"(?<!\d){_TIME.pattern}(?!\d)")
_PAGE = re.compile(r"\d+(?=\D*$)")


class Origin(NamedTuple):
    """When a file was captured, and how that is known; fixed when the file is first ingested."""

    captured_at: datetime
    basis: str


def parse_time(text: str) -> datetime | None:
    """2022-08-01, 20220801T093000Z or 2022-08-01T09:30:00Z as a time in UTC; None for any other text."""
    match = _TIME.fullmatch(text)
    return _time(match) if match else None


def time_in(path: str) -> datetime | None:
    """The time that a path tells by its last folder or name that holds one; None if none does."""
    for part in reversed(re.split(r"[/\\]", path)):
        if (match := _TIME_INSIDE.search(part)) and (taken := _time(match)):
            return taken
    return None


def origin_of_folder(root: Path, folder: str, *, has_sidecar: bool) -> Origin | None:
    """What a folder tells for all of its files; None if each tells it itself. Raises OSError or ValueError."""
    if has_sidecar:
        return Origin(_sidecar_time(root / folder / SIDECAR), "sidecar")
    name = folder.rpartition("/")[2]
    taken = parse_time(name)
    if taken is None and _TIME.fullmatch(name):
        raise ValueError(f"{name} is on no calendar: rename the folder")
    return Origin(taken, "folder") if taken else None


def origin_of(root: Path, path: str) -> Origin:
    """What a file tells itself. Raises OSError or ValueError."""
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
    believed = origin_of_folder(folder.parent, folder.name, has_sidecar=(folder / SIDECAR).exists())
    return (folder.parent, believed) if believed else (folder, origin_of(folder, path.name))


@lru_cache(10_000)
def page_number(name: str) -> int:
    """The number of a page in its capture, from its file's name without dates and suffix; 1 if it has none."""
    match = _PAGE.search(_TIME_INSIDE.sub("", name.rpartition(".")[0] or name))
    return int(match[0]) if match and len(match[0]) < 4 else 1  # four digits are a year
