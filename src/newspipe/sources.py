"""What is kept of each source between runs: its latest capture, the URLs that it shows, and where its listing ends."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newspipe.absence import OPEN_TOP, Seen, Span
from newspipe.addresses import id_of
from newspipe.batch import Named, Taken
from newspipe.months import captured
from newspipe.months.rows import End
from newspipe.months.tasks import Tally
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import UNDATED, month_of_date

_ALL = "all"


@dataclass
class Source:
    """What is kept of a source: its latest capture, where its listing ends, and the months with a listed item."""

    latest: int
    end: End | None
    listed: set[str]
    urls: dict[str, int]  # those of its latest capture: id of the item -> its date, or what stands for it


def load_sources(store: Store, base: Manifest) -> dict[str, Source]:
    """What is kept of each source."""
    file = base.files("sources").get(_ALL)
    if file is None:
        return {}
    rows = json.loads(objects.get(store, "sources", _ALL, file.name))
    return {
        name: Source(row["latest"], End(*row["end"]) if row["end"] else None, set(row["listed"]), row["urls"])
        for name, row in rows.items()
    }


def keep_sources(store: Store, sources: Mapping[str, Source], listed: Mapping[str, set[str]]) -> File:
    """Keep what the next run needs of the sources; `listed` are the months of each that have a listed item now."""
    rows = {
        name: {"latest": source.latest, "end": source.end, "listed": sorted(listed[name]), "urls": source.urls}
        for name, source in sorted(sources.items())
    }
    data = json.dumps(rows, indent=1, sort_keys=True).encode()
    return File(_ALL, objects.put(store, "sources", _ALL, data, ".json"), len(rows), len(data))


def move_on(
    store: Store,
    base: Manifest,
    taken: Sequence[Taken],
    sources: dict[str, Source],
    replaced: Sequence[tuple[str, int, Seen]],
) -> set[str]:
    """Bring latest captures and ends of listings up to date; the sources whose end moved."""
    before = {name: source.end for name, source in sources.items()}
    for source, time, _ in replaced:
        end = sources[source].end
        if end and end.time == time:
            sources[source].end = _end_before(store, base, source, {t for s, t, _ in replaced if s == source})
    for new in taken:
        known = sources.setdefault(new.source, Source(new.time, None, set(), {}))
        known.latest = max(known.latest, new.time)
        bottom = new.view.seen.bottom
        if bottom is not None and (known.end is None or new.time >= known.end.time):
            known.end = End(new.time, bottom)
    for name, known in sources.items():
        end, was = known.end, before.get(name)
        if was and (end is None or end.time < was.time or end.bottom < was.bottom):
            # What that end had rolled off is to be looked at again, unless a later end lies above it.
            low = end.bottom if end and end.time >= was.time else 0
            known.listed |= set(months_in([(low, was.bottom + 1)], sorted(base.files("presence"))))
    return {name for name, known in sources.items() if known.end != before.get(name)}


def _end_before(store: Store, base: Manifest, source: str, gone: set[int]) -> End | None:
    """The latest end of a source's listing among the captures folded in before, some left out."""
    for month in sorted(base.files("captures"), reverse=True):
        captures = captured.load_captures(store, base, month)
        ends = [
            End(time, seen.bottom)
            for (name, time), seen in captures.items()
            if name == source and time not in gone and seen.bottom is not None
        ]
        if ends:
            return max(ends)
    return None


def note_urls(sources: Mapping[str, Source], taken: Sequence[Taken], tallies: Sequence[tuple[Named, Tally]]) -> None:
    """Note which URLs the latest capture of each source shows."""
    for source in {new.source for new in taken if new.time == sources[new.source].latest and not new.joins}:
        sources[source].urls = {}
    for name, tally in tallies:
        if tally.content.identifier is not None and tally.last_seen == sources[name.source].latest:
            sources[name.source].urls[id_of(name.source, tally.content.identifier)] = name.date


def months_in(spans: Sequence[Span], months: Sequence[str]) -> Iterator[str]:
    """Those of the sorted months of which a span vouches for some date."""
    for low, high in spans:
        first = bisect_left(months, month_of_date(low + 1))
        last = bisect_left(months, UNDATED) if high >= OPEN_TOP else bisect_right(months, month_of_date(high - 1))
        yield from months[first:last]
