"""Rejects of a month of capture: what is open, and what was and how it was resolved.

A capture that is read again finds its rejects of before. One that is no reject any more was accepted where an entry
stands in its lines now, by the parser or by settings that have changed; where nothing stands it is dismissed; where
something else is rejected, that takes its place. What a correction has resolved is known from reading alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newspipe.batch import Snapshot, Taken
from newspipe.listing import PARSER_VERSION, Reject
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest
from newspipe.text import digest

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Lines = tuple[int, int]


def reject_rows(
    store: Store, before: Manifest | None, month: str, captures: Sequence[Taken], sightings: "pa.Table"
) -> Iterator[Row]:
    """The rows of some captures of a month; `sightings` are those of these captures, as rows of the dataset.

    `before` is the version in which some of the captures are that are read again, if any are.
    """
    shots = ((taken, shot) for taken in captures for shot in taken.snapshots if shot.page.rejects or shot.page.settled)
    rows = {row["reject_id"]: row for taken, shot in shots for row in _told(taken, shot)}
    yield from rows.values()
    if before is None:
        return
    left_out = {row["snapshot_id"] for row in rows.values() if row["stage"] == "correction"}
    earlier = [
        row
        for row in _earlier(store, before, month, captures)
        if row["reject_id"] not in rows and row["snapshot_id"] not in left_out
    ]
    if not earlier:
        return
    parsers = _parsers(store, before, month)
    seen = _lines(_of_snapshots(sightings, {row["snapshot_id"] for row in earlier}))
    rejected = _lines([row for row in rows.values() if row["status"] == "open"])
    for row in earlier:
        place = row["line_start"], row["line_end"]
        if not _overlaps(rejected.get(row["snapshot_id"], ()), place):
            yield _resolved(row, parsers, accepted=_overlaps(seen.get(row["snapshot_id"], ()), place))


def _resolved(row: Row, parsers: Mapping[str, str], *, accepted: bool) -> Row:
    if row["status"] != "open" and not row["resolved_by"].startswith("correction"):
        return row
    status = "accepted" if accepted else "dismissed"
    by = "settings" if parsers.get(row["snapshot_id"]) == PARSER_VERSION else f"parser {PARSER_VERSION}"
    return row | {"status": status, "resolved_by": by}


def reject_ids(shot: Snapshot) -> Iterator[str]:
    """The ids of what is rejected of a snapshot."""
    return (name for name, _, by in _named(shot) if by is None)


def _named(shot: Snapshot) -> Iterator[tuple[str, Reject, str | None]]:
    """(id, reject, the correction that has settled it) of a snapshot; those that share a line are numbered by text."""
    told = [*((reject, None) for reject in shot.page.rejects), *shot.page.settled]
    before = Counter[tuple[int, str, str]]()
    for reject, by in sorted(told, key=lambda pair: (pair[0].line_start, pair[0].raw_text)):
        place = reject.line_start, reject.stage, reject.reason
        number = (before[place],) if before[place] else ()
        yield digest(shot.snapshot_id, *place, *number), reject, by
        before[place] += 1


def _told(taken: Taken, shot: Snapshot) -> Iterator[Row]:
    for name, reject, settled_by in _named(shot):
        left_out = reject.stage == "correction"
        status = "accepted" if settled_by else "dismissed" if left_out else "open"
        yield _row(taken, shot, name, reject, status, reject.detail if left_out else settled_by)


def _row(taken: Taken, shot: Snapshot, name: str, reject: Reject, status: str, by: str | None) -> Row:
    return {
        **reject.columns(),
        "reject_id": name,
        "snapshot_id": shot.snapshot_id,
        "source": taken.source,
        "captured_at": taken.captured_at,
        "path": shot.path,
        "status": status,
        "resolved_by": by,
    }


def _earlier(store: Store, before: Manifest, month: str, captures: Sequence[Taken]) -> Iterator[Row]:
    file = before.files("rejects").get(month)
    again = {(taken.source, taken.captured_at) for taken in captures}
    for row in objects.read(store, "rejects", month, file.name).to_pylist() if file else ():
        if (row["source"], row["captured_at"]) in again and row["stage"] != "correction":
            yield {"resolved_by": None, **row}


def _parsers(store: Store, before: Manifest, month: str) -> dict[str, str]:
    """The parser that has read each snapshot before."""
    file = before.files("snapshots")[month]
    table = objects.read(store, "snapshots", month, file.name)
    return dict(zip(table["snapshot_id"].to_pylist(), table["parser_version"].to_pylist(), strict=True))


def _of_snapshots(sightings: "pa.Table", snapshots: set[str]) -> list[Row]:
    import pyarrow.compute as pc

    found: list[Row] = sightings.filter(pc.field("snapshot_id").isin(sorted(snapshots))).to_pylist()
    return found


def _lines(rows: Sequence[Row]) -> dict[str, list[Lines]]:
    found: dict[str, list[Lines]] = {}
    for row in rows:
        found.setdefault(row["snapshot_id"], []).append((row["line_start"], row["line_end"]))
    return found


def _overlaps(places: Sequence[Lines], lines: Lines) -> bool:
    return any(first <= lines[1] and lines[0] <= last for first, last in places)
