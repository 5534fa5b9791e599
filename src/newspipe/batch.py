"""Captures that were read together: their snapshots, and all that those show, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newspipe.absence import Mark, Strip, View, strip, view
from newspipe.listing import (
    Content,
    Entry,
    Page,
)
from newspipe.raw import (
    Capture,
    Problem,
)
from newspipe.times import micros, month_of_time

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[tuple[int], np.dtype[np.int32]]
    Table = np.ndarray[tuple[int, int], np.dtype[np.int32]]


class Snapshot(NamedTuple):
    """One saved page and what reading it gave, entries apart. `fresh`: it was not ingested before."""

    snapshot_id: str
    path: str
    basis: str
    number: int
    sha256: str
    bytes: int
    fresh: bool
    page: Page  # without its sightings, once its batch is read: those stand in the batch's columns
    entries: int


class Taken(NamedTuple):
    """A capture, read: its snapshots in page order, and what they show together. Times are µs since 1970."""

    source: str
    time: int
    snapshots: tuple[Snapshot, ...]
    view: View
    capture: Capture  # with the files that could be read

    @property
    def captured_at(self) -> datetime:
        """The time of the capture, aware."""
        return self.capture.captured_at

    @property
    def joins(self) -> bool:
        """Whether it was ingested before, and a page joins it now."""
        return self.capture.joins


class Named(NamedTuple):
    """A content in its block: what a sighting is of. `date` is an ordinal, or `undated_place` of its URL."""

    source: str
    date: int
    content: str  # content_hash


@dataclass(frozen=True)
class Sightings:
    """Every sighting of a batch, column by column, in order of capture, page and position: there are a great many."""

    names: list[Named]
    contents: list[Content]  # one for each name
    shot: "Ints"  # number of the snapshot in its batch
    name: "Ints"
    position: "Ints"
    line_start: "Ints"
    line_end: "Ints"


@dataclass(frozen=True)
class Batch:
    """What came of reading some captures."""

    captures: list[Taken]
    sightings: Sightings
    problems: list[Problem]

    @cached_property
    def shots(self) -> list[tuple[Taken, Snapshot]]:
        """The snapshots as `Sightings.shot` counts them."""
        return [(taken, shot) for taken in self.captures for shot in taken.snapshots]

    @cached_property
    def months(self) -> "np.ndarray[tuple[int], np.dtype[np.str_]]":
        """The month of capture of each snapshot."""
        import numpy as np

        return np.array([month_of_time(taken.time) for taken, _ in self.shots])


def gathered(read: Sequence[tuple[Capture, Sequence[Snapshot]]], problems: list[Problem]) -> Batch:
    """Captures with their snapshots, as a batch."""
    sightings = _columns(read)
    return Batch(_taken(read), sightings, problems)


def _columns(read: Sequence[tuple[Capture, Sequence[Snapshot]]]) -> Sightings:
    """The sightings of captures as columns. Equal pages are one object, of which the columns are made once."""
    import numpy as np

    names: dict[Named, int] = {}
    contents: list[Content] = []
    numbers: dict[int, int] = {}  # by id of the entry
    made: dict[int, Table] = {}  # by id of the page
    parts: list[Table] = []

    def number(source: str, entry: Entry) -> int:
        name = Named(source, entry.place, entry.content_hash)
        if name not in names:
            names[name] = len(names)
            contents.append(entry.content)
        return names[name]

    source = ""
    for capture, snapshots in read:
        if capture.source != source:  # an entry may stand in the pages of two sources
            source, numbers = capture.source, {}
        for shot in snapshots:
            rows = made.get(id(shot.page))
            if rows is None:
                sightings = shot.page.sightings
                position, first, last, entries = zip(*sightings, strict=True) if sightings else ((), (), (), ())
                for entry in entries:
                    if id(entry) not in numbers:
                        numbers[id(entry)] = number(capture.source, entry)
                name = [numbers[id(entry)] for entry in entries]
                rows = made[id(shot.page)] = np.array([name, position, first, last], np.int32)
            parts.append(rows)
    shot_of = np.repeat(np.arange(len(parts), dtype=np.int32), [part.shape[1] for part in parts])
    name, position, line_start, line_end = np.concatenate(parts, axis=1) if parts else np.empty((4, 0), np.int32)
    return Sightings(list(names), contents, shot_of, name, position, line_start, line_end)


def _taken(read: Sequence[tuple[Capture, Sequence[Snapshot]]]) -> list[Taken]:
    """The captures as history sees them; the sightings of their pages, which stand in columns by now, are let go."""
    marks: dict[int, tuple[int, Mark]] = {}
    strips: dict[int, Strip] = {}
    light: dict[int, Page] = {}
    for page in {id(shot.page): shot.page for _, snapshots in read for shot in snapshots}.values():
        strips[id(page)] = strip(page, marks)
        light[id(page)] = page._replace(sightings=(), stretches=())
    return [
        Taken(
            capture.source,
            micros(capture.captured_at),
            tuple(Snapshot(*shot[:-2], light[id(shot.page)], shot.entries) for shot in snapshots),
            view([(shot.number, strips[id(shot.page)]) for shot in snapshots]),
            capture,
        )
        for capture, snapshots in read
    ]
