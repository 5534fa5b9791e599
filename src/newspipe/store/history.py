"""What was published when: a line for each version, kept as state, so that nobody opens a thousand manifests.

The lines lie in objects of a hundred versions each; the manifest of a version names those up to its own.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from newspipe.errors import MissingPath
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest

KIND = "history"
_SPAN = 100


@dataclass(frozen=True)
class Published:
    """A version in short."""

    version: int
    published_at: str
    rows: dict[str, int]
    idempotency_key: str | None
    note: str | None


def published(store: Store, manifest: Manifest) -> Iterator[Published]:
    """All versions up to that of a manifest, the newest first."""
    for _, file in sorted(manifest.files(KIND).items(), reverse=True):
        lines = objects.get(store, KIND, file.month, file.name).splitlines()
        yield from (Published(**json.loads(line)) for line in reversed(lines))


def extend(store: Store, base: Manifest, new: Manifest) -> tuple[File, ...]:
    """Add a version that is about to be committed on top of another; the files of all lines."""
    files = base.files(KIND)
    month = f"{new.version // _SPAN:06d}"
    before = objects.get(store, KIND, month, files[month].name) if month in files else b""
    rows = {dataset: new.rows(dataset) for dataset in new.datasets}
    line = Published(new.version, new.published_at, rows, new.idempotency_key, new.note)
    data = before + json.dumps(asdict(line), ensure_ascii=False).encode() + b"\n"
    name = objects.put(store, KIND, month, data, ".jsonl")
    files[month] = File(month, name, len(data.splitlines()), len(data))
    return tuple(sorted(files.values()))


def version_as_of(store: Store, newest: Manifest, moment: datetime) -> int:
    """The version that was current at a time. Raises MissingPath if none was."""
    times = [(line.published_at, line.version) for line in published(store, newest)][::-1]
    asked = moment.astimezone(UTC).isoformat(timespec="seconds")
    at = bisect_right(times, asked, key=lambda pair: pair[0])
    if not at:
        first = f"The first version was published at {times[0][0]}." if times else "Publish first: newspipe run."
        raise MissingPath(f"nothing was published at {asked}", where=store, remedy=first)
    return times[at - 1][1]


def next_time(base: Manifest, now: datetime) -> str:
    """When the version after `base` is published: now, but never before it, whatever the clock says."""
    return max(now.isoformat(timespec="seconds"), base.published_at)
