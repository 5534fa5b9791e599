"""What a month of publication is given to do, and what became of it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from newspipe.absence import Look, Seen, View
from newspipe.batch import Named
from newspipe.blocks import Observers, Said
from newspipe.corrections.blocks import BlockRules
from newspipe.doubts import Doubt, Move
from newspipe.history import Item
from newspipe.listing import Content
from newspipe.months.rows import End, Key
from newspipe.store.manifest import File

#: The items of blocks, by what those say.
Resolved = dict[Said, list[Item]]


class Observation(NamedTuple):
    """A new capture as a month sees it: `news` is what it shows there unlike the new capture before it."""

    source: str
    time: int
    news: dict[int, Look]
    view: View


class Tally(NamedTuple):
    """New sightings of one content: how many, when last, and at which position then."""

    content: Content
    sightings: int
    last_seen: int
    position: int


class Renamed(NamedTuple):
    """A content that belongs to another item than before, and the span of time in which it was seen."""

    key: Named
    item_id: str
    first: int
    last: int


@dataclass
class Task:
    """All that one month of publication needs.

    `replaced` are captures that are among the observations again, `again` the blocks that those show now, and `undone`
    how often they were counted as sightings of a content before. `corrected` are blocks whose corrections changed.
    """

    month: str
    observations: list[Observation] = field(default_factory=list)
    replaced: list[tuple[str, int, Seen]] = field(default_factory=list)
    again: set[Key] = field(default_factory=set)
    undone: list[tuple[Named, int]] = field(default_factory=list)
    corrected: set[Key] = field(default_factory=set)
    tallies: list[tuple[Named, Tally]] = field(default_factory=list)
    links: Mapping[Key, AbstractSet[int]] = field(default_factory=dict)  # blocks, and where else their URLs were seen

    @property
    def rows(self) -> int:
        """About how many rows it makes."""
        return len(self.tallies)


@dataclass
class Outcome:
    """What became of a month of publication."""

    month: str
    files: dict[str, File | None]  # of each dataset and kind of state that the month changed
    item_ids: dict[Named, str]
    renamed: list[Renamed]
    heirs: dict[str, str]  # the new ids of items that have another one
    listed: set[str]  # sources with an item that is still listed
    settled: set[Doubt | Move]  # what was doubtful before in the blocks that changed
    doubtful: set[Doubt | Move]  # and what is now
    counts: Counter[str]  # what became of the items that were looked at, for the report
    applied: dict[Key, Mapping[str, Sequence[str]]]  # by block that was looked at: the items that corrections touched
    technical: set[str]  # items of which only another parser makes something else than before


@dataclass(frozen=True)
class Past:
    """What the months need to know of whole sources."""

    others: Mapping[str, Observers]  # captures folded in before, of sources where a new one is not the latest
    ends: Mapping[str, End]
    moved: Collection[str]  # sources whose listing ends elsewhere than before, or later
    resolved: Resolved  # by what blocks said: what earlier attempts of the run have worked out
    tasks: Mapping[str, Task]  # of all months: those that share a URL fold each other's blocks
    every: Callable[[str], Observers]  # all captures of a source, the new ones with them
    rules: BlockRules
    rules_before: BlockRules  # those of the version before
    reread: Collection[Named] = frozenset()  # contents that only today's parser makes of captures ingested before
