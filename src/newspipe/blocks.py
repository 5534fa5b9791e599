"""All that resolution needs of the past: for each source and date, where its look changed, and what it said.

A *block* is one date of one source. A *turn* is where the block's look changes: from its capture on, up to the next
turn, every capture that observes the block shows these marks and vouches alike. A capture observes a block when it
shows an entry of that date or vouches for the date; other captures do not exist for the block. A capture that looks
like the turn it falls into changes nothing, so a block stays small however often it was captured; and as the turns
follow from the set of observations, the order in which captures arrive leaves no trace. Times are microseconds since
1970 in UTC.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from newspipe.absence import ALL, Look, Mark, Seen
from newspipe.listing import Content
from newspipe.text import json_line

NEVER = 2**62

#: What a block says, as something to look it up by: source, date, turns, and the sightings of each content.
Said = tuple[str, int, tuple["Turn", ...], frozenset[tuple[str, int, int, int]]]


class Turn(NamedTuple):
    """From this time on a block looks like this."""

    time: int
    shown: Look
    vouched: int  # how far: absence.NOTHING, ABOVE or ALL


@dataclass(slots=True)
class Told:
    """A content of a block, and its sightings: how many, when last, and at which position of its page then."""

    content: Content
    sightings: int = 0
    last_seen: int = -NEVER
    position: int = 0

    def add(self, sightings: int, last_seen: int, position: int) -> None:
        """Count new sightings; `last_seen` and `position` are those of the last of them."""
        self.sightings += sightings
        if last_seen == self.last_seen:  # another page of the same capture
            self.position = min(self.position, position)
        elif last_seen > self.last_seen:
            self.last_seen, self.position = last_seen, position

    def take_out(self, sightings: int, times: Container[int]) -> bool:
        """Uncount sightings of captures of those times; True if the last sighting was among them, which is then open.

        Whoever knows of sightings that are left adds the last of them again.
        """
        self.sightings -= sightings
        if self.last_seen not in times:
            return False
        self.last_seen, self.position = -NEVER, 0
        return True


@dataclass(slots=True)
class Block:
    """One date of one source, or one URL without a date: its turns in order of time, and its contents by hash."""

    source: str
    date: int
    turns: list[Turn] = field(default_factory=list)
    contents: dict[str, Told] = field(default_factory=dict)

    def observe(self, time: int, shown: Look, vouched: int, others: "Observers") -> bool:
        """Put one observation into its place; False if it looks like the turn that it falls into."""
        at = len(self.turns)
        if at and time < self.turns[-1].time:  # most captures are the latest
            at = bisect_right(self.turns, time, key=_time)
        before = self.turns[at - 1] if at else None
        if before is None:
            if not shown:
                return False  # an absence before the first sighting says nothing
        elif before.vouched == vouched and (before.shown is shown or before.shown == shown):
            return False
        new = Turn(time, shown, vouched)
        after = self.turns[at] if at < len(self.turns) else None
        resumed = others.first(self.date, time, after.time if after else NEVER)
        if resumed is not None:  # the old look goes on; before the first sighting there was only unheard absence
            self.turns.insert(at, before._replace(time=resumed) if before else Turn(resumed, (), ALL))
        elif after is not None and after[1:] == new[1:]:
            del self.turns[at]
        self.turns.insert(at, new)
        return True

    def said(self) -> Said:
        """All that it says, to look it up by: equal blocks say the same."""
        told = ((name, one.sightings, one.last_seen, one.position) for name, one in self.contents.items())
        return self.source, self.date, tuple(self.turns), frozenset(told)

    def turn_at(self, time: int) -> int | None:
        """The number of the turn in force at a time; None before the first."""
        at = bisect_right(self.turns, time, key=_time)
        return at - 1 if at else None

    def take_out(self, time: int, others: "Observers") -> bool:
        """Undo `observe` for the capture of that time, which `others` knows no more; False if nothing changes."""
        turns, at = self.turns, bisect_left(self.turns, time, key=_time)
        if at == len(turns) or turns[at].time != time:
            return False
        end = turns[at + 1].time if at + 1 < len(turns) else NEVER
        resumed = others.first(self.date, time, end)
        turns[at : at + 1] = [] if resumed is None else [turns[at]._replace(time=resumed)]
        if 0 < at < len(turns) and turns[at - 1][1:] == turns[at][1:]:
            del turns[at]
        while turns and not turns[0].shown:
            del turns[0]
        return True


def _time(turn: Turn) -> int:
    return turn.time


class Observers:
    """The captures of one source that are folded in already: who looks at a date between two times?"""

    def __init__(self, captures: Mapping[int, Seen]) -> None:
        self.captures = captures
        self.times = sorted(captures)

    def first(self, date: int, after: int, before: int) -> int | None:
        """The time of the first capture strictly between the two times that observes the date."""
        between = self.times[bisect_right(self.times, after) : bisect_left(self.times, before)]
        return next((time for time in between if self.captures[time].observes(date)), None)


def dump(blocks: Iterable[Block]) -> bytes:
    """Blocks as JSON lines, in the order of source and date: equal blocks give equal bytes."""
    lines = (
        json_line(
            {
                "source": block.source,
                "date": block.date,
                "turns": block.turns,
                "contents": {key: _dump_told(told) for key, told in sorted(block.contents.items())},
            }
        )
        for block in sorted(blocks, key=lambda block: (block.source, block.date))
    )
    return "".join(line + "\n" for line in lines).encode()


def load(data: bytes) -> dict[tuple[str, int], Block]:
    """The inverse of `dump`, by source and date."""
    rows = map(json.loads, data.splitlines())
    return {(row["source"], row["date"]): _load_block(row) for row in rows}


def _load_block(row: dict[str, Any]) -> Block:
    turns = [Turn(time, tuple(Mark(*mark) for mark in shown), vouched) for time, shown, vouched in row["turns"]]
    contents = {key: Told(_load_content(told[3]), *told[:3]) for key, told in row["contents"].items()}
    return Block(row["source"], row["date"], turns, contents)


def _dump_told(told: Told) -> tuple[object, ...]:
    said = {name: value for name in Content.__slots__ if (value := getattr(told.content, name)) not in (None, ())}
    if told.content.published_at:
        said["published_at"] = told.content.published_at.isoformat()
    return told.sightings, told.last_seen, told.position, said


def _load_content(said: dict[str, Any]) -> Content:
    if "published_at" in said:
        said["published_at"] = datetime.fromisoformat(said["published_at"]).astimezone(UTC)
    return Content(**said | {"authors": tuple(said.get("authors", ()))})
