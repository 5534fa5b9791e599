"""A month of publication: items, presence and revisions made of its blocks, with the new captures folded in."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

from newspipe import blocks as state
from newspipe.addresses import id_of
from newspipe.batch import Named
from newspipe.blocks import Block
from newspipe.changes import heirs
from newspipe.corrections.blocks import Amended, BlockRules
from newspipe.doubts import doubts
from newspipe.history import Item, resolve
from newspipe.months.folding import fold_month
from newspipe.months.rows import Key, counts, item_rows, presence_rows, revision_rows
from newspipe.months.table import Revised, from_rows, revise, rows_where, write
from newspipe.months.tasks import Outcome, Past, Renamed, Task
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import month_of_date


def resolve_months(store: Store, base: Manifest, tasks: Sequence[Task], past: Past) -> list[Outcome]:
    """Fold and resolve some months, validate and keep what became of them.

    Raises PublicationRefused if rows break their contract.
    """
    worked = [_resolve_month(store, base, task, past) for task in tasks]
    for (dataset, month), file in write(store, [one for _, revised in worked for one in revised]).items():
        next(outcome for outcome, _ in worked if outcome.month == month).files[dataset] = file
    return [outcome for outcome, _ in worked]


def _resolve_month(store: Store, base: Manifest, task: Task, past: Past) -> tuple[Outcome, list[Revised]]:
    month = fold_month(store, base, task, past)
    blocks = month.blocks
    changed, touched = {*month.changed}, {*month.touched}
    # Another month can only change something here if it has work to do; the others are read where they are needed.
    worked = _partners(task.links.values(), task.month) & past.tasks.keys()
    linked = {other: fold_month(store, base, past.tasks[other], past) for other in worked}
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
        linked[other] = fold_month(store, base, Task(other), past)
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
