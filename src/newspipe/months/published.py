"""A month of publication: the new captures folded into its blocks, and items, presence and revisions made of them."""

import datetime as dt
from bisect import insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from newspipe import blocks as state
from newspipe.absence import ALL, Look, Seen, View, dates_in
from newspipe.addresses import id_of
from newspipe.blocks import Block, Observers, Said, Told
from newspipe.changes import heirs
from newspipe.corrections.blocks import Amended, BlockRules
from newspipe.doubts import Doubt, Move, doubts
from newspipe.history import Item, resolve
from newspipe.ingest import Named
from newspipe.listing import Content
from newspipe.months.rows import End, Key, counts, item_rows, presence_rows, revision_rows
from newspipe.months.seen import last_sightings
from newspipe.months.table import Revised, from_rows, revise, rows_where, write
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import month_of_date

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


def resolve_months(store: Store, base: Manifest, tasks: Sequence[Task], past: Past) -> list[Outcome]:
    """Fold and resolve some months, validate and keep what became of them.

    Raises PublicationRefused if rows break their contract.
    """
    worked = [_resolve_month(store, base, task, past) for task in tasks]
    for (dataset, month), file in write(store, [one for _, revised in worked for one in revised]).items():
        next(outcome for outcome, _ in worked if outcome.month == month).files[dataset] = file
    return [outcome for outcome, _ in worked]


def _resolve_month(store: Store, base: Manifest, task: Task, past: Past) -> tuple[Outcome, list[Revised]]:
    month = _fold_month(store, base, task, past)
    blocks = month.blocks
    changed, touched = {*month.changed}, {*month.touched}
    # Another month can only change something here if it has work to do; the others are read where they are needed.
    worked = _partners(task.links.values(), task.month) & past.tasks.keys()
    linked = {other: _fold_month(store, base, past.tasks[other], past) for other in worked}
    for key, places in task.links.items():
        elsewhere = {(key[0], place) for place in places}
        changed |= {key} if any(elsewhere & one.changed for one in (month, *linked.values())) else set()
        touched |= {key} if any(elsewhere & one.touched for one in (month, *linked.values())) else set()
    was = {key: _amended([month.before[key]], past, past.rules_before) for key in changed & month.before.keys()}
    before = {key: _owners(found.items) for key, found in was.items()}
    past_end = {key for key in blocks if key[0] in past.moved}
    items = {}
    wanted = (touched | past_end) & blocks.keys()
    for other in _partners((task.links[key] for key in wanted & task.links.keys()), task.month) - worked:
        linked[other] = _fold_month(store, base, Task(other), past)
    for key in wanted:
        there = [(key[0], place) for place in sorted(task.links.get(key, ()))]
        folded = (linked.get(month_of_date(other[1]), month).blocks for other in there)
        parts = [found[other] for other, found in zip(there, folded, strict=True) if other in found]
        items[key] = _amended([blocks[key], *parts], past, past.rules)
    texts = {name: told.content for one in (month, *linked.values()) for name, told in one.told()}
    at_home = {key: found.at(key[1]) for key, found in items.items()}
    # What captures that are read again had shown without a date is no more in the block, but still among the rows.
    undated = {key for key in touched | past_end if key[1] < 0}
    old = {item for key in undated for block in (blocks.get(key), month.before.get(key)) for item in _ids(block)}
    revised = [
        *_revise(store, base, task.month, "items", item_rows(texts, at_home, changed), changed, old),
        *_revise(store, base, task.month, "revisions", revision_rows(texts, at_home, changed), changed, old),
        *_revise(store, base, task.month, "presence", presence_rows(at_home, past.ends), touched | past_end, old),
    ]
    owners = {key: _owners(found.items) for key, found in items.items()}
    outcome = Outcome(
        task.month,
        {"blocks": _keep_blocks(store, task.month, blocks)},
        {Named(*key, content): item_id for key, named in owners.items() for content, item_id in named.items()},
        list(_renamed(blocks, before, owners)),
        {old: new for key, owned in before.items() for old, new in heirs(owned, owners.get(key, {})).items()},
        _listed(store, base, task.month, revised),
        {doubt for key, found in was.items() for doubt in doubts(month.before[key], found.items)},
        {doubt for key in changed & items.keys() for doubt in doubts(blocks[key], items[key].items)},
        counts(at_home, past.ends),
        {key: found.applied for key, found in items.items()},
        {
            item.item_id
            for key in (changed & items.keys() if past.reread else ())
            for item in items[key].shown
            if Named(*key, item.revisions[-1].content) in past.reread
        },
    )
    return outcome, revised


@dataclass
class _Folded:
    """A month with its new captures folded in: its blocks, as they were, and which of them changed or were seen."""

    blocks: dict[Key, Block]
    before: dict[Key, Block]
    changed: set[Key]
    touched: set[Key]

    def told(self) -> Iterator[tuple[str, Told]]:
        """Every content, by its hash."""
        return (told for block in self.blocks.values() for told in block.contents.items())


def _fold_month(store: Store, base: Manifest, task: Task, past: Past) -> _Folded:
    blocks = _blocks(store, base, task.month)
    before = {key: Block(*key, [*block.turns], {**block.contents}) for key, block in blocks.items()}
    changed = _fold(blocks, task, past.others) | (task.corrected & blocks.keys())
    _recall(store, base, blocks, task)
    counted = {(name.source, name.date) for name, _ in (*task.tallies, *task.undone)}
    return _Folded(blocks, before, changed, changed | task.again | counted)


def _partners(links: Iterable[AbstractSet[int]], month: str) -> set[str]:
    """The months, one aside, in which some places lie."""
    return {month_of_date(place) for places in links for place in places} - {month}


def _ids(block: Block | None) -> Iterator[str]:
    """The ids of the items of a block without a date."""
    contents = block.contents.values() if block else ()
    return (id_of(block.source, name) for told in contents if block and (name := told.content.identifier))


def _amended(parts: list[Block], past: Past, rules: BlockRules) -> Amended:
    """The items of a block and of what lies elsewhere of them, corrected."""
    return rules.amend(parts[0], _resolve(parts, past), parts[1:], partial(past.every, parts[0].source))


def _resolve(parts: list[Block], past: Past) -> list[Item]:
    """The items of a block before corrections, worked out once for all attempts of a run."""
    block, *elsewhere = parts
    if elsewhere:
        return resolve(block, elsewhere, partial(past.every, block.source))
    said = block.said()
    if said not in past.resolved:
        past.resolved[said] = resolve(block)
    return past.resolved[said]


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


def _owners(items: Iterable[Item]) -> dict[str, str]:
    return {content: item.item_id for item in items for content in item.contents}


def _renamed(
    blocks: Mapping[Key, Block], before: Mapping[Key, dict[str, str]], after: Mapping[Key, dict[str, str]]
) -> Iterable[Renamed]:
    for key, named in before.items():
        for content, item_id in named.items():
            now = after.get(key, {}).get(content, item_id)
            if now != item_id:
                block = blocks[key]
                first = next(turn.time for turn in block.turns if any(mark.content == content for mark in turn.shown))
                yield Renamed(Named(*key, content), now, first, block.contents[content].last_seen)


def _revise(
    store: Store,
    base: Manifest,
    month: str,
    dataset: str,
    rows: Iterable[dict[str, Any]],
    replaced: AbstractSet[Key],
    undated: AbstractSet[str],
) -> list[Revised]:
    if not replaced:
        return []

    def stays(source: str, date: dt.date | None, item_id: str) -> bool:
        return item_id not in undated if date is None else (source, date.toordinal()) not in replaced

    new = from_rows(dataset, rows)
    columns = ["source", "date_published", "item_id"]
    return revise(store, base, dataset, month, new, lambda old: rows_where(old, columns, stays))


def _keep_blocks(store: Store, month: str, blocks: dict[Key, Block]) -> File | None:
    kept = [block for block in blocks.values() if block.turns]
    if not kept:
        return None
    data = state.dump(kept)
    name = objects.put(store, "blocks", month, data, ".jsonl")
    return File(month, name, len(kept), len(data), first=min(block.turns[0].time for block in kept))


def _listed(store: Store, base: Manifest, month: str, revised: Sequence[Revised]) -> set[str]:
    """The sources with an item that is still listed in the month, as presence will say."""
    table = next((one.table for one in revised if one.dataset == "presence"), None)
    if table is None:
        file = base.files("presence").get(month)
        if file is None:
            return set()
        table = objects.read(store, "presence", month, file.name)
    rows = zip(table["source"].to_pylist(), table["status"].to_pylist(), strict=True)
    return {source for source, status in rows if status == "listed"}
