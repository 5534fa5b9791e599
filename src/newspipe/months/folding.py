"""The new captures folded into the blocks of a month of publication."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newspipe import blocks as state
from newspipe.absence import ALL, Seen, dates_in
from newspipe.batch import Named
from newspipe.blocks import Block, Observers, Told
from newspipe.months.rows import Key
from newspipe.months.seen import last_sightings
from newspipe.months.tasks import Observation, Past, Task
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest


@dataclass
class Folded:
    """A month with its new captures folded in: its blocks, as they were, and which of them changed or were seen."""

    blocks: dict[Key, Block]
    before: dict[Key, Block]
    changed: set[Key]
    touched: set[Key]

    def told(self) -> Iterator[tuple[str, Told]]:
        """Every content, by its hash."""
        return (told for block in self.blocks.values() for told in block.contents.items())


def fold_month(store: Store, base: Manifest, task: Task, past: Past) -> Folded:
    """Read the blocks of a month and fold the task into them."""
    blocks = _blocks(store, base, task.month)
    before = {key: Block(*key, [*block.turns], {**block.contents}) for key, block in blocks.items()}
    changed = _fold(blocks, task, past.others) | (task.corrected & blocks.keys())
    _recall(store, base, blocks, task)
    counted = {(name.source, name.date) for name, _ in (*task.tallies, *task.undone)}
    return Folded(blocks, before, changed, changed | task.again | counted)


def _blocks(store: Store, base: Manifest, month: str) -> dict[Key, Block]:
    file = base.files("blocks").get(month)
    return state.load(objects.get(store, "blocks", month, file.name)) if file else {}


def _fold(blocks: dict[Key, Block], task: Task, others: Mapping[str, Observers]) -> set[Key]:
    """Fold the task into the blocks; those whose turns changed."""
    changed = _take_out(blocks, task.replaced, others) | _observe(blocks, task.observations, others)
    for name, tally in task.tallies:
        told = blocks[name.source, name.date].contents.setdefault(name.content, Told(tally.content))
        told.add(tally.sightings, tally.last_seen, tally.position)
    return changed


def _recall(store: Store, base: Manifest, blocks: Mapping[Key, Block], task: Task) -> None:
    """Uncount what replaced captures had shown before; a content whose last sighting that was has an earlier one.

    A content of which no sighting is left was never there.
    """
    times: dict[str, set[int]] = {}
    for source, time, _ in task.replaced:
        times.setdefault(source, set()).add(time)
    now = dict(sorted(task.tallies, key=lambda pair: pair[1].last_seen))
    open_: dict[Named, Told] = {}
    for name, sightings in task.undone:
        block = blocks[name.source, name.date]
        told = block.contents[name.content]
        last = told.last_seen
        if told.take_out(sightings, times[name.source]) and told.sightings:
            if name in now:
                told.add(0, now[name].last_seen, now[name].position)
            if told.last_seen < last:
                open_[name] = told
        if not told.sightings:
            del block.contents[name.content]
    if open_:
        for name, (time, position) in last_sightings(store, base, open_, times).items():
            open_[name].add(0, time, position)


def _take_out(
    blocks: Mapping[Key, Block], replaced: Sequence[tuple[str, int, Seen]], others: Mapping[str, Observers]
) -> set[Key]:
    changed = set()
    for source, time, seen in replaced:
        observed = [key for key in blocks if key[0] == source and seen.observes(key[1])]
        changed |= {key for key in observed if blocks[key].take_out(time, others[source])}
    return changed


def _observe(
    blocks: dict[Key, Block], observations: Iterable[Observation], others: Mapping[str, Observers]
) -> set[Key]:
    changed = set()
    nobody = Observers({})
    dates: dict[str, list[int]] = {}
    for source, date in sorted(blocks):
        dates.setdefault(source, []).append(date)
    for new in sorted(observations, key=lambda new: (new.source, new.time)):
        observers = others.get(new.source, nobody)
        known = dates.setdefault(new.source, [])
        shown, seen = new.view
        for date, look in new.news.items():
            key = (new.source, date)
            if key not in blocks:
                blocks[key] = Block(*key)
                insort(known, date)
            if blocks[key].observe(new.time, look, seen.vouches(date), observers):
                changed.add(key)
        for date in {*dates_in(seen.spans, known)}.difference(shown):
            if blocks[new.source, date].observe(new.time, (), ALL, observers):
                changed.add((new.source, date))
    return changed
