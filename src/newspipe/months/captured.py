"""A month of capture: what was seen, recorded beside the item that it turned out to be."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newspipe.absence import Seen, intervals
from newspipe.batch import Batch, Named, Sightings, Taken
from newspipe.contracts import contract
from newspipe.doubts import Doubt, Move, across
from newspipe.listing import PARSER_VERSION
from newspipe.months.rejected import reject_rows
from newspipe.months.table import Revised, from_rows, revise, rows_where, write
from newspipe.months.tasks import Renamed
from newspipe.raw import dump_known, ingested, load_known
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.text import json_line
from newspipe.times import day, moment

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

_EPOCH = dt.date(1970, 1, 1).toordinal()


@dataclass
class Task:
    """All that one month of capture needs. Captures that a page joined take the place of what they were."""

    month: str
    batches: Sequence[Batch]
    captures: list[Taken] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    settled: set[Doubt | Move] = field(default_factory=set)
    doubtful: set[Doubt | Move] = field(default_factory=set)
    replays: Manifest | None = None  # the version that is read anew, if nothing is built upon it

    @property
    def rows(self) -> int:
        """About how many rows it makes."""
        return sum(shot.entries for taken in self.captures for shot in taken.snapshots)


@dataclass(frozen=True)
class Recorded:
    """What became of a month of capture."""

    month: str
    files: dict[str, File | None]  # of each dataset and kind of state that the month changed
    parsers: Counter[str] | None  # how many of its snapshots each parser has read; None: as before


def record_months(store: Store, base: Manifest, tasks: Sequence[tuple[Task, Mapping[Named, str]]]) -> list[Recorded]:
    """Record some months: sightings, snapshots and rejects, and the state that later runs need of their captures.

    Beside each task stands the item of every content that its captures show.
    Raises PublicationRefused if rows break their contract.
    """
    worked = [_record_month(store, base, task, item_ids) for task, item_ids in tasks]
    for (dataset, month), file in write(store, [one for _, revised in worked for one in revised]).items():
        next(recorded for recorded, _ in worked if recorded.month == month).files[dataset] = file
    return [recorded for recorded, _ in worked]


def _record_month(
    store: Store, base: Manifest, task: Task, item_ids: Mapping[Named, str]
) -> tuple[Recorded, list[Revised]]:
    import pyarrow as pa

    again = {(taken.source, taken.captured_at) for taken in task.captures if taken.joins}
    renamed = {_in_rows(named.key): named.item_id for named in task.renamed}

    def unless_again(old: "pa.Table") -> "pa.Table":
        if not again:
            return old
        return rows_where(old, ["source", "captured_at"], lambda *capture: capture not in again)

    def sightings(old: "pa.Table") -> "pa.Table":
        return _with_items(unless_again(old), renamed)

    new = pa.concat_tables(
        [
            contract("sightings").schema.empty_table(),
            *(_sightings(batch, task.month, item_ids) for batch in task.batches if task.month in batch.months),
        ]
    )
    revised = revise(store, base, "sightings", task.month, new, sightings)
    files: dict[str, File | None] = {}
    parsers = None
    if task.captures:
        before = task.replays or (base if again else None)
        rejects = from_rows("rejects", reject_rows(store, before, task.month, task.captures, new))
        snapshots = revise(store, base, "snapshots", task.month, _snapshots(task.captures), unless_again)
        revised += [*snapshots, *revise(store, base, "rejects", task.month, rejects, unless_again)]
        for one in snapshots:
            parsers = Counter(one.table["parser_version"].to_pylist())
        files["captures"] = _keep_captures(store, base, task)
        files["known"] = _keep_known(store, base, task)
    if task.settled != task.doubtful:
        known = (_load_doubts(store, base, task.month) - task.settled) | task.doubtful
        files["doubts"] = _keep_doubts(store, task.month, known)
        revised += revise(store, base, "duplicates", task.month, _duplicates(known), lambda old: old.slice(0, 0))
    return Recorded(task.month, files, parsers), revised


def _duplicates(known: Collection[Doubt | Move]) -> "pa.Table":
    moves = [move for move in known if isinstance(move, Move)]
    found = {*across(moves), *(doubt for doubt in known if isinstance(doubt, Doubt))}
    rows = ({**doubt._asdict(), "noticed_at": moment(doubt.time)} for doubt in found)
    return from_rows("duplicates", rows)


def _keep_doubts(store: Store, month: str, known: Collection[Doubt | Move]) -> File | None:
    if not known:
        return None
    lines = sorted(json_line(one) + "\n" for one in known)
    return _keep_state(store, "doubts", month, "".join(lines).encode(), len(known))


def _load_doubts(store: Store, base: Manifest, month: str) -> set[Doubt | Move]:
    file = base.files("doubts").get(month)
    lines = objects.get(store, "doubts", month, file.name).splitlines() if file else []
    return {Move(*row) if len(row) == len(Move._fields) else Doubt(*row) for row in map(json.loads, lines)}


def _sightings(batch: Batch, month: str, item_ids: Mapping[Named, str]) -> "pa.Table":
    """The sightings of a batch in a month of capture, built column by column: there are hundreds of thousands."""
    import numpy as np
    import pyarrow as pa

    seen, every = batch.sightings, batch.shots
    in_month = batch.months == month
    wanted = in_month[seen.shot]
    shots = [every[at] for at in np.flatnonzero(in_month)]
    by_shot = pa.array((np.cumsum(in_month) - 1)[seen.shot[wanted]])
    by_name = pa.array(seen.name[wanted])
    columns = {
        "snapshot_id": pa.array([shot.snapshot_id for _, shot in shots], pa.string()).take(by_shot),
        "source": pa.array([taken.source for taken, _ in shots], pa.string()).take(by_shot),
        "captured_at": pa.array([taken.time for taken, _ in shots], pa.timestamp("us", "UTC")).take(by_shot),
        "date_published": pa.array(_days(seen), pa.int32()).cast(pa.date32()).take(by_name),
        # Contents of other months have no item here, and no sighting that would ask for it.
        "item_id": pa.array([item_ids.get(name) for name in seen.names], pa.string()).take(by_name),
        "content_hash": pa.array([name.content for name in seen.names], pa.string()).take(by_name),
        "position": pa.array(seen.position[wanted]),
        "line_start": pa.array(seen.line_start[wanted]),
        "line_end": pa.array(seen.line_end[wanted]),
    }
    schema = contract("sightings").schema
    return pa.table([columns[name] for name in schema.names], schema=schema)


def _in_rows(name: Named) -> tuple[str, dt.date | None, str]:
    """A content as rows of sightings tell it."""
    return name.source, day(name.date), name.content


def _with_items(old: "pa.Table", renamed: Mapping[tuple[str, dt.date | None, str], str]) -> "pa.Table":
    """Sightings of contents that belong to another item now, moved to it."""
    import pyarrow as pa

    if not renamed:
        return old
    keys = zip(*(old[column].to_pylist() for column in ("source", "date_published", "content_hash")), strict=True)
    item_ids = [renamed.get(key, before) for key, before in zip(keys, old["item_id"].to_pylist(), strict=True)]
    at = old.schema.get_field_index("item_id")
    return old.set_column(at, old.schema.field(at), pa.array(item_ids, pa.string()))


def _days(seen: Sightings) -> "np.ma.MaskedArray[tuple[int], np.dtype[np.int32]]":
    """The date of each content in days since 1970, as Arrow counts them; masked where it has none."""
    import numpy as np

    dates = np.array([name.date for name in seen.names], np.int64)
    return np.ma.masked_array((dates - _EPOCH).clip(-(2**31)).astype(np.int32), dates < 0)


def _snapshots(captures: Sequence[Taken]) -> "pa.Table":
    """Snapshots as a table, built column by column as sightings are."""
    import pyarrow as pa

    shots = [(taken, shot) for taken in captures for shot in taken.snapshots]
    spans = {id(taken): intervals(taken.view.seen.spans) for taken in captures}
    pages = [shot.page for _, shot in shots]
    columns = {
        "snapshot_id": [shot.snapshot_id for _, shot in shots],
        "source": [taken.source for taken, _ in shots],
        "captured_at": [taken.time for taken, _ in shots],
        "captured_at_basis": [shot.basis for _, shot in shots],
        "page": [shot.number for _, shot in shots],
        "path": [shot.path for _, shot in shots],
        "content_sha256": [shot.sha256 for _, shot in shots],
        "media_type": [page.media_type for page in pages],
        "encoding": [page.encoding for page in pages],
        "date_order": [page.date_order for page in pages],
        "bytes": [shot.bytes for _, shot in shots],
        "lines": [page.lines for page in pages],
        "unknown_lines": [page.unknown_lines for page in pages],
        "coverage": [page.coverage for page in pages],
        "entries": [shot.entries for _, shot in shots],
        "rejects": [len(page.rejects) for page in pages],
        "spans": [spans[id(taken)] for taken, _ in shots],
        "parser_version": [PARSER_VERSION] * len(shots),
    }
    schema = contract("snapshots").schema
    return pa.table([pa.array(columns[field.name], field.type) for field in schema], schema=schema)


def _keep_captures(store: Store, base: Manifest, task: Task) -> File:
    captures = load_captures(store, base, task.month)
    captures |= {(taken.source, taken.time): taken.view.seen for taken in task.captures}
    lines = (json_line([source, time, *seen]) + "\n" for (source, time), seen in sorted(captures.items()))
    return _keep_state(store, "captures", task.month, "".join(lines).encode(), len(captures))


def load_captures(store: Store, base: Manifest, month: str) -> dict[tuple[str, int], Seen]:
    """What is kept of the captures of a month, by source and time."""
    file = base.files("captures").get(month)
    if file is None:
        return {}
    rows = map(json.loads, objects.get(store, "captures", month, file.name).splitlines())
    return {
        (source, time): Seen(tuple(dates), tuple((low, high) for low, high in spans), bottom, tuple(ends))
        for source, time, dates, spans, bottom, ends in rows
    }


def _keep_known(store: Store, base: Manifest, task: Task) -> File:
    file = base.files("known").get(task.month)
    known = load_known([objects.get(store, "known", task.month, file.name)] if file else [])
    for taken in task.captures:
        known |= ingested(known, taken.capture)
    return _keep_state(store, "known", task.month, dump_known(known), len(known))


def _keep_state(store: Store, kind: str, month: str, data: bytes, rows: int) -> File:
    return File(month, objects.put(store, kind, month, data, ".txt"), rows, len(data))
