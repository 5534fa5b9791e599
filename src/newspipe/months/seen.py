"""What captures that are read again were recorded to show: their sightings, as the version before has them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from newspipe.batch import Named
from newspipe.blocks import load
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest
from newspipe.times import UNDATED, micros, month_of_time

if TYPE_CHECKING:
    import pyarrow as pa


def shown_by(store: Store, base: Manifest, captures: Iterable[tuple[str, int]]) -> Counter[Named]:
    """How often some captures, by source and time, were counted as sightings of each content."""
    months: dict[str, set[tuple[str, int]]] = {}
    for source, time in captures:
        months.setdefault(month_of_time(time), set()).add((source, time))
    counts: Counter[Named] = Counter()
    for month, wanted in months.items():
        counts.update(name for capture, name, _ in _rows(store, base, month, wanted) if capture in wanted)
    return counts


def last_sightings(
    store: Store, base: Manifest, names: Collection[Named], gone: Mapping[str, Collection[int]]
) -> dict[Named, tuple[int, int]]:
    """The time of the last sighting of each content, and its position then, where some captures do not count.

    Months are read back from the last of those captures until every content is found.
    """
    found: dict[Named, tuple[int, int]] = {}
    latest = month_of_time(max(time for times in gone.values() for time in times))
    sources = {(name.source, 0) for name in names}
    for month in sorted(base.files("sightings"), reverse=True):
        if month > latest:
            continue
        here: dict[Named, tuple[int, int]] = {}
        for (source, time), name, position in _rows(store, base, month, sources):
            if name in names and name not in found and time not in gone[source]:
                before = here.get(name, (time, position))
                here[name] = max(before, (time, position), key=lambda seen: (seen[0], -seen[1]))
        found |= here
        if len(found) == len(names):
            break
    return found


def _rows(
    store: Store, base: Manifest, month: str, captures: Iterable[tuple[str, int]]
) -> Iterator[tuple[tuple[str, int], Named, int]]:
    """(source and time, content, position) of the sightings in a month of the sources of some captures."""
    import pyarrow.compute as pc

    file = base.files("sightings").get(month)
    if file is None:
        return
    table: pa.Table = objects.read(store, "sightings", month, file.name)
    table = table.filter(pc.field("source").isin(sorted({source for source, _ in captures})))
    columns = ("source", "captured_at", "date_published", "content_hash", "position")
    undated = _undated(store, base) if table["date_published"].null_count else {}
    for source, time, date, content, position in zip(*(table[name].to_pylist() for name in columns), strict=True):
        place = undated[source, content] if date is None else date.toordinal()
        yield (source, micros(time)), Named(source, place, content), position


def _undated(store: Store, base: Manifest) -> dict[tuple[str, str], int]:
    """What stands for the date of each content that has none."""
    file = base.files("blocks").get(UNDATED)
    blocks = load(objects.get(store, "blocks", UNDATED, file.name)) if file else {}
    return {(source, content): place for (source, place), block in blocks.items() for content in block.contents}
