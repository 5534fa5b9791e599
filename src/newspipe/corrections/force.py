"""Which corrections are in force in a version, what each has touched there, and what a change of them reaches.

Kept as state of the version. So a run sees without reading anything else whether corrections have changed, and reads
and resolves again what the changed ones touch: captures for those that speak of pages, blocks for those that speak of
items. Only an id or a printed date that is new to it is looked up in all months of items.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newspipe.addresses import identifier, undated_place
from newspipe.corrections.blocks import named
from newspipe.corrections.reading import Corrections, dump, load
from newspipe.corrections.rules import Correction, Date, LeaveOut
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.store.reading import tables
from newspipe.text import key
from newspipe.times import UNDATED, micros

if TYPE_CHECKING:
    import pyarrow as pa

KIND = "corrections"
_ALL = "all"
_MARKED_UP = ("<", "{")  # how an item of a feed begins

#: Source and time of a capture in µs since 1970; source and date of a block as ordinal.
Place = tuple[str, int]


@dataclass(frozen=True)
class InForce:
    """The corrections of a version, and for each by its id the captures, and the items by block, that it touched."""

    corrections: Corrections = field(default_factory=Corrections)
    captures: Mapping[str, Collection[Place]] = field(default_factory=dict)
    blocks: Mapping[str, Mapping[Place, Sequence[str]]] = field(default_factory=dict)

    def matches(self, correction: Correction) -> bool:
        """Whether it has touched anything."""
        name = correction.correction_id
        return bool(self.captures.get(name) or self.blocks.get(name))

    def of_item(self, ids: Collection[str]) -> list[Correction]:
        """Those that have touched an item, by its id and aliases."""
        touched = {
            name for name, blocks in self.blocks.items() for items in blocks.values() if not {*items}.isdisjoint(ids)
        }
        return [correction for name, correction in self.corrections.by_id.items() if name in touched]

    @property
    def dropped(self) -> dict[str, Correction]:
        """The ids and aliases of the items that are not published although they are seen, and why."""
        drops = ((name, correction) for name, correction in self.corrections.by_id.items() if correction.kind == "drop")
        return {
            item: correction
            for name, correction in drops
            for items in self.blocks.get(name, {}).values()
            for item in items
        }


@dataclass(frozen=True)
class Corrected:
    """The corrections of a run, those of the version before, and the blocks that have to be resolved again for them."""

    now: Corrections = field(default_factory=Corrections)
    before: InForce = field(default_factory=InForce)
    blocks: frozenset[Place] = frozenset()


class Reach(NamedTuple):
    """What a change of corrections touches."""

    captures: set[Place]
    blocks: set[Place]


def in_force(store: Store, manifest: Manifest) -> InForce:
    """The corrections of a version."""
    file = manifest.files(KIND).get(_ALL)
    if file is None:
        return InForce()
    said = json.loads(objects.get(store, KIND, _ALL, file.name))
    return InForce(
        Corrections(tuple(map(load, said["corrections"]))),
        {name: {(source, time) for source, time in places} for name, places in said["captures"].items()},
        {
            name: {(source, date): items for source, date, items in places}
            for name, places in said["blocks"].items()
        },
    )  # fmt: skip


def keep(
    store: Store,
    corrected: Corrected,
    captures: Mapping[Place, Collection[str]],
    blocks: Mapping[Place, Mapping[str, Sequence[str]]],
) -> File:
    """Keep the corrections of a run, and what touched each capture that was read and each block that was resolved."""
    before, ids = corrected.before, corrected.now.by_id.keys()
    by_capture = {name: {*before.captures.get(name, ())} - captures.keys() for name in ids}
    for place, names in captures.items():
        for name in names:
            by_capture[name].add(place)
    by_block = {
        name: {place: items for place, items in before.blocks.get(name, {}).items() if place not in blocks}
        for name in ids
    }
    for place, touched in blocks.items():
        for name, items in touched.items():
            by_block[name][place] = items
    said = {
        "corrections": [dump(correction) for _, correction in sorted(corrected.now.by_id.items())],
        "captures": {name: sorted(places) for name, places in sorted(by_capture.items()) if places},
        "blocks": {
            name: [(*place, items) for place, items in sorted(places.items())]
            for name, places in sorted(by_block.items())
            if places
        },
    }
    data = json.dumps(said, indent=1, ensure_ascii=False).encode()
    return File(_ALL, objects.put(store, KIND, _ALL, data, ".json"), len(ids), len(data))


def reach(store: Store, base: Manifest, before: InForce, changed: Iterable[Correction]) -> Reach:
    """What corrections that were added or taken away touch in a version."""
    changed = list(changed)
    found = Reach(set(), set())
    new = []
    for correction in changed:
        if before.matches(correction):
            found.captures.update(before.captures.get(correction.correction_id, ()))
            found.blocks.update(before.blocks.get(correction.correction_id, {}))
        else:
            new.append(correction)
        if isinstance(correction.rule, LeaveOut):
            found.captures.add((correction.rule.source, micros(correction.rule.captured_at)))
    ids = {name for correction in new for name in named(correction)}
    for items in before.blocks.values():  # what is dropped is not among the items
        found.blocks.update(place for place, touched in items.items() if not ids.isdisjoint(touched))
    dates = [correction.rule for correction in new if isinstance(correction.rule, Date)]
    if ids:
        found.blocks.update(_blocks_of(store, base, ids))
    if dates:
        found.captures.update(_rejected(store, base, dates))
        found.captures.update(_printed(store, base, dates))
    return found


def _blocks_of(store: Store, base: Manifest, ids: set[str]) -> Iterator[Place]:
    """The blocks of items that have one of some ids, or had."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(sorted(ids))
    for _, table in tables(store, base, "items"):
        aliases = table["aliases"].combine_chunks()
        by_alias = pc.list_parent_indices(aliases).filter(pc.is_in(pc.list_flatten(aliases), value_set=wanted))
        by_id = pc.indices_nonzero(pc.is_in(table["item_id"], value_set=wanted))
        rows = table.take(pa.concat_arrays([by_alias.cast(pa.uint64()), by_id]))
        yield from _places(rows)


def _places(rows: "pa.Table") -> Iterator[Place]:
    columns = (rows[name].to_pylist() for name in ("source", "date_published", "url", "guid"))
    for source, date, url, guid in zip(*columns, strict=True):
        yield source, undated_place(identifier(url, guid) or "") if date is None else date.toordinal()


def _rejected(store: Store, base: Manifest, dates: Sequence[Date]) -> Iterator[Place]:
    """The captures with a reject that may be what a correction dates: its headline stands in its text.

    An item of a feed may write it with entities and escapes, so each is one that may be.
    """
    wanted: dict[str, list[str]] = {}
    for rule in dates:
        wanted.setdefault(rule.source, []).append(key(rule.headline))
    for _, table in tables(store, base, "rejects"):
        columns = ("source", "captured_at", "raw_text")
        for source, time, text in zip(*(table[name].to_pylist() for name in columns), strict=True):
            if source in wanted and (text[:1] in _MARKED_UP or any(title in key(text) for title in wanted[source])):
                yield source, micros(time)


def _printed(store: Store, base: Manifest, dates: Sequence[Date]) -> Iterator[Place]:
    """The captures that show an item of a source with a printed date that a correction names, or with no date."""
    import pyarrow.compute as pc

    wanted = {(rule.source, rule.printed) for rule in dates if rule.printed}
    sources = {rule.source for rule in dates}
    of_source = pc.field("source").isin(sorted(sources))
    items: dict[str, str] = {}
    months: set[str] = set()
    for month, table in tables(store, base, "items", of_source, lambda month: bool(wanted) or month == UNDATED):
        columns = ("source", "date_published_raw", "item_id", "first_seen_at")
        rows = zip(*(table[name].to_pylist() for name in columns), strict=True)
        here = {
            item: f"{time:%Y-%m}"
            for source, printed, item, time in rows
            if month == UNDATED or (source, printed) in wanted
        }
        items |= here
        months |= {month} if here else set()
    if not items:
        return
    shown = pc.field("item_id").isin(sorted(items))
    presence = [table for _, table in tables(store, base, "presence", shown, lambda month: month in months)]
    first = min(items.values())
    last = max(f"{time:%Y-%m}" for table in presence for time in table["last_seen_at"].to_pylist())
    for _, table in tables(store, base, "sightings", shown, lambda month: first <= month <= last):
        rows = zip(table["source"].to_pylist(), table["captured_at"].to_pylist(), strict=True)
        yield from {(source, micros(time)) for source, time in rows}
