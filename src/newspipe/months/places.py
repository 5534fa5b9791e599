"""In which blocks each URL has been seen: how an item is found again whose date was corrected, or came later.

Two kinds of state. `places` knows every URL, dealt out into 64 shards by its id: a new capture looks up those that the
capture before it did not show. `links` knows for each month the few URLs that were seen in other blocks as well: they
tell which months have to be worked on together.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newspipe.addresses import id_of
from newspipe.batch import Batch
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.text import json_line
from newspipe.times import month_of_date

Rows = dict[str, tuple[str, tuple[int, ...]]]
Shown = dict[str, tuple[str, set[int]]]


def _shard(item: str) -> str:
    return f"{int(item[:2], 16) % 64:02x}"


def urls_of(batches: Iterable[Batch]) -> Shown:
    """The URLs that some batches show: id of the item -> source and places."""
    found: Shown = {}
    for batch in batches:
        for name, content in zip(batch.sightings.names, batch.sightings.contents, strict=True):
            if content.identifier is not None:
                found.setdefault(id_of(name.source, content.identifier), (name.source, set()))[1].add(name.date)
    return found


@dataclass
class Links:
    """The blocks of URLs that lie in several, by month: id of the item -> its source and places."""

    store: Store
    base: Manifest
    months: dict[str, Rows] = field(default_factory=dict)
    files: dict[str, dict[str, File]] = field(default_factory=dict)  # state that changed: kind -> name -> file

    def month(self, month: str) -> Rows:
        """The URLs of a month that were seen in other blocks as well."""
        if month not in self.months:
            self.months[month] = _load(self.store, self.base, "links", month)
        return self.months[month]

    def of(self, month: str) -> dict[tuple[str, int], set[int]]:
        """Each block of a month that shares a URL with others, and where those lie."""
        shared: dict[tuple[str, int], set[int]] = {}
        for source, places in self.month(month).values():
            for place in places:
                if month_of_date(place) == month:
                    shared.setdefault((source, place), set()).update(other for other in places if other != place)
        return shared


def find_links(store: Store, base: Manifest, seen: Shown, known: Mapping[str, Mapping[str, int]]) -> Links:
    """Note where URLs were seen; `known` are those of the latest capture of each source, noted already."""
    links = Links(store, base)
    by_shard: dict[str, Shown] = {}
    for item, (source, places) in seen.items():
        if places != {known.get(source, {}).get(item)}:
            by_shard.setdefault(_shard(item), {})[item] = (source, places)
    changed: dict[str, Rows] = {}
    for shard, new in sorted(by_shard.items()):
        before = _load(store, base, "places", shard)
        after = before | {
            item: (source, tuple(sorted(places.union(before.get(item, (source, ()))[1]))))
            for item, (source, places) in new.items()
        }
        if after != before:
            links.files.setdefault("places", {})[shard] = _keep(store, "places", shard, after)
        for item in new:
            for month in {month_of_date(place) for place in after[item][1]} if len(after[item][1]) > 1 else ():
                changed.setdefault(month, {})[item] = after[item]
    for month, rows in sorted(changed.items()):
        before = links.month(month)
        links.months[month] = before | rows
        if links.months[month] != before:
            links.files.setdefault("links", {})[month] = _keep(store, "links", month, links.months[month])
    return links


def _load(store: Store, base: Manifest, kind: str, name: str) -> Rows:
    file = base.files(kind).get(name)
    if file is None:
        return {}
    rows = map(json.loads, objects.get(store, kind, name, file.name).splitlines())
    return {item: (source, tuple(places)) for item, source, places in rows}


def _keep(store: Store, kind: str, name: str, rows: Rows) -> File:
    lines = (json_line([item, *row]) + "\n" for item, row in sorted(rows.items()))
    data = "".join(lines).encode()
    return File(name, objects.put(store, kind, name, data, ".jsonl"), len(rows), len(data))
