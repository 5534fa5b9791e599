"""A month of publication: the new captures folded into its blocks, and items, presence and revisions made of them."""

import datetime as dt
from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newspipe import blocks as state
from newspipe.absence import ALL, Look, Seen, View, dates_in
from newspipe.blocks import Block, Observers, Told
from newspipe.changes import heirs
from newspipe.contracts import content_columns
from newspipe.history import Item, resolve
from newspipe.ingest import Named
from newspipe.listing import Content
from newspipe.months.table import Revised, from_rows, revise, rows_where, write
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import moment

#: Source and date, as ordinal.
Key = tuple[str, int]


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


class End(NamedTuple):
    """The latest capture of a source that shows its listing to the end, and the date at which that lies."""

    time: int
    bottom: int


class Renamed(NamedTuple):
    """A content that belongs to another item than before, and the span of time in which it was seen."""

    key: Named
    item_id: str
    first: int
    last: int


@dataclass
class Task:
    """All that one month of publication needs.

    `replaced` are captures that are among the observations again, and `again` the blocks that those show now.
    """

    month: str
    observations: list[Observation] = field(default_factory=list)
    replaced: list[tuple[str, int, Seen]] = field(default_factory=list)
    again: set[Key] = field(default_factory=set)
    tallies: list[tuple[Named, Tally]] = field(default_factory=list)

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
    counts: Counter[str]  # what became of the items that were looked at, for the report


@dataclass(frozen=True)
class Past:
    """What the months need to know of whole sources."""

    others: Mapping[str, Observers]  # captures folded in before, of sources where a new one is not the latest
    ends: Mapping[str, End]
    moved: Collection[str]  # sources whose listing ends elsewhere than before, or later
    resolved: dict[bytes, list[Item]]  # by what blocks said: what earlier attempts of the run have worked out


def resolve_months(store: Store, base: Manifest, tasks: Sequence[Task], past: Past) -> list[Outcome]:
    """Fold and resolve some months, validate and keep what became of them.

    Raises PublicationRefused if rows break their contract.
    """
    worked = [_resolve_month(store, base, task, past) for task in tasks]
    for (dataset, month), file in write(store, [one for _, revised in worked for one in revised]).items():
        next(outcome for outcome, _ in worked if outcome.month == month).files[dataset] = file
    return [outcome for outcome, _ in worked]


def _resolve_month(store: Store, base: Manifest, task: Task, past: Past) -> tuple[Outcome, list[Revised]]:
    blocks = _blocks(store, base, task.month)
    old = {key: Block(*key, [*block.turns], {**block.contents}) for key, block in blocks.items()}
    changed = _fold(blocks, task, past.others)
    before = {key: _owners(_resolve(old[key], past.resolved)) for key in changed & old.keys()}
    touched = changed | task.again | {(name.source, name.date) for name, _ in task.tallies}
    past_end = {key for key in blocks if key[0] in past.moved}
    items = {key: _resolve(blocks[key], past.resolved) for key in touched | past_end if key in blocks}
    revised = [
        *_revise(store, base, task.month, "items", _item_rows(blocks, items, changed), changed),
        *_revise(store, base, task.month, "revisions", _revision_rows(blocks, items, changed), changed),
        *_revise(store, base, task.month, "presence", _presence_rows(items, past.ends), touched | past_end),
    ]
    owners = {key: _owners(found) for key, found in items.items()}
    outcome = Outcome(
        task.month,
        {"blocks": _keep_blocks(store, task.month, blocks)},
        {Named(*key, content): item_id for key, named in owners.items() for content, item_id in named.items()},
        list(_renamed(blocks, before, owners)),
        {old: new for key, owned in before.items() for old, new in heirs(owned, owners.get(key, {})).items()},
        _listed(store, base, task.month, revised),
        _counts(items, past.ends),
    )
    return outcome, revised


def _resolve(block: Block, resolved: dict[bytes, list[Item]]) -> list[Item]:
    """The items of a block, worked out once for all attempts of a run."""
    line = state.dump([block])
    if line not in resolved:
        resolved[line] = resolve(block)
    return resolved[line]


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
        for date in dates_in(seen.spans, known):
            if date not in shown and blocks[new.source, date].observe(new.time, (), ALL, observers):
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


def _item_rows(
    blocks: Mapping[Key, Block], items: Mapping[Key, Sequence[Item]], changed: AbstractSet[Key]
) -> Iterable[dict[str, Any]]:
    for key in changed & items.keys():
        for item in items[key]:
            last = item.revisions[-1]
            yield {
                **content_columns(blocks[key].contents[last.content].content),
                "item_id": item.item_id,
                "source": key[0],
                "date_published": dt.date.fromordinal(key[1]),
                "date_published_raw": last.mark.date_published_raw,
                "section_heading": last.mark.section_heading,
                "first_seen_at": moment(item.revisions[0].valid_from),
                "withdrawn_at": _moment(item.withdrawn_at),
                "revision": len(item.revisions),
                "aliases": list(item.aliases),
            }


def _revision_rows(
    blocks: Mapping[Key, Block], items: Mapping[Key, Sequence[Item]], changed: AbstractSet[Key]
) -> Iterable[dict[str, Any]]:
    for key in changed & items.keys():
        contents = blocks[key].contents
        for item in items[key]:
            earlier: dict[str, Any] | None = None
            for number, revision in enumerate(item.revisions, 1):
                columns = content_columns(contents[revision.content].content)
                yield {
                    **columns,
                    "item_id": item.item_id,
                    "revision": number,
                    "source": key[0],
                    "date_published": dt.date.fromordinal(key[1]),
                    "content_hash": revision.content,
                    "valid_from": moment(revision.valid_from),
                    "valid_to": _moment(revision.valid_to),
                    "changed_columns": [name for name in columns if earlier and columns[name] != earlier[name]],
                    "match_method": revision.match_method,
                    "match_score": revision.match_score,
                }
                earlier = columns


def _presence_rows(items: Mapping[Key, Sequence[Item]], ends: Mapping[str, End]) -> Iterable[dict[str, Any]]:
    for (source, date), found in items.items():
        for item in found:
            yield {
                "item_id": item.item_id,
                "source": source,
                "date_published": dt.date.fromordinal(date),
                "status": _status(item, date, ends.get(source)),
                "last_seen_at": moment(item.last_seen),
                "sightings": item.sightings,
                "position": item.position,
            }


def _status(item: Item, date: int, end: End | None) -> str:
    if item.withdrawn_at is not None:
        return "withdrawn"
    return "rolled_off" if end and end.time > item.last_seen and date <= end.bottom else "listed"


def _counts(items: Mapping[Key, Sequence[Item]], ends: Mapping[str, End]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (source, date), found in items.items():
        counts["items looked at"] += len(found)
        counts["beside others of their day"] += len(found) if len(found) > 1 else 0
        for item in found:
            counts[_status(item, date, ends.get(source)).replace("_", " ")] += 1
            counts["edited"] += len(item.revisions) > 1
            counts["with an edit taken back or a return"] += any(
                revision.match_method == "same_content" for revision in item.revisions
            )
    return +counts


def _moment(time: int | None) -> dt.datetime | None:
    return None if time is None else moment(time)


def _revise(
    store: Store, base: Manifest, month: str, dataset: str, rows: Iterable[dict[str, Any]], replaced: AbstractSet[Key]
) -> list[Revised]:
    if not replaced:
        return []

    def stays(source: str, date: dt.date) -> bool:
        return (source, date.toordinal()) not in replaced

    new = from_rows(dataset, rows)
    return revise(store, base, dataset, month, new, lambda old: rows_where(old, ["source", "date_published"], stays))


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
