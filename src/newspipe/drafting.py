"""Captures read -> what each month has to do: which months they touch, and what of the past those need."""

import json
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from newspipe.absence import OPEN_TOP, Look, Seen, Span, View, dates_in
from newspipe.addresses import id_of
from newspipe.blocks import Observers
from newspipe.history import Item
from newspipe.ingest import Batch, Named, Taken
from newspipe.months import captured, published
from newspipe.months.places import Links, find_links, urls_of
from newspipe.months.published import End, Observation, Outcome, Tally
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import UNDATED, month_of_date, month_of_time


@dataclass
class Source:
    """What is kept of a source: its latest capture, where its listing ends, and the months with a listed item."""

    latest: int
    end: End | None
    listed: set[str]
    urls: dict[str, int]  # those of its latest capture: id of the item -> its date, or what stands for it


@dataclass
class Draft:
    """The work of a run, on top of the version `base`."""

    base: Manifest
    batches: Sequence[Batch]
    sources: dict[str, Source]
    past: published.Past
    links: Links
    to_resolve: list[published.Task]

    def to_record(self, outcomes: Sequence[Outcome]) -> list[captured.Task]:
        """The months of capture with new captures, or with sightings of a renamed item."""
        tasks: dict[str, captured.Task] = {}
        for taken in (taken for batch in self.batches for taken in batch.captures):
            month = month_of_time(taken.time)
            tasks.setdefault(month, captured.Task(month, self.batches)).captures.append(taken)
        recorded = sorted(self.base.files("sightings"))
        for renamed in (renamed for outcome in outcomes for renamed in outcome.renamed):
            first, last = month_of_time(renamed.first), month_of_time(renamed.last)
            for month in recorded[bisect_left(recorded, first) : bisect_right(recorded, last)]:
                tasks.setdefault(month, captured.Task(month, self.batches)).renamed.append(renamed)
        for outcome in outcomes:
            for one in outcome.settled ^ outcome.doubtful:
                month = month_of_time(one.time)
                task = tasks.setdefault(month, captured.Task(month, self.batches))
                (task.doubtful if one in outcome.doubtful else task.settled).add(one)
        return [tasks[month] for month in sorted(tasks)]

    def item_ids(self, task: captured.Task, outcomes: Sequence[Outcome]) -> dict[Named, str]:
        """The item of every content that the captures of a task show."""
        dates = {date for taken in task.captures for date in taken.view.shown}
        months = {month_of_date(date) for date in dates}
        return {
            name: item for outcome in outcomes if outcome.month in months for name, item in outcome.item_ids.items()
        }

    def keep_state(self, store: Store, outcomes: Sequence[Outcome]) -> dict[str, dict[str, File]]:
        """Keep what the next run needs of sources and URLs, once the months are worked out: kind -> name -> file."""
        worked = {outcome.month for outcome in outcomes}
        rows = {}
        for name, source in sorted(self.sources.items()):
            listed = source.listed - worked | {outcome.month for outcome in outcomes if name in outcome.listed}
            rows[name] = {"latest": source.latest, "end": source.end, "listed": sorted(listed), "urls": source.urls}
        data = json.dumps(rows, indent=1, sort_keys=True).encode()
        kept = File(_ALL, objects.put(store, "sources", _ALL, data, ".json"), len(rows), len(data))
        return {"sources": {_ALL: kept}, **self.links.files}


_ALL = "all"


def draft(store: Store, base: Manifest, batches: Sequence[Batch], resolved: dict[bytes, list[Item]]) -> Draft:
    """Sort the captures of some batches into months of publication. `resolved`: what the run has worked out so far."""
    taken = sorted(
        (taken for batch in batches for taken in batch.captures), key=lambda taken: (taken.source, taken.time)
    )
    sources = load_sources(store, base)
    replaced = _replaced(store, base, taken)
    others = _others(store, base, taken, sources, replaced)
    moved = _move_on(store, base, taken, sources, replaced)
    tallies = [found for batch in batches for found in _tallies(batch)]
    links = find_links(store, base, urls_of(batches), {name: source.urls for name, source in sources.items()})
    _note_urls(sources, taken, tallies)
    tasks: dict[str, published.Task] = {}

    def task(month: str) -> published.Task:
        return tasks.setdefault(month, published.Task(month))

    for month, new in _observations(base, taken, others):
        task(month).observations.append(new)
    for source, time, seen in replaced:
        dates = sorted(base.files("blocks"))
        for month in {*map(month_of_date, seen.dates), *_months_in(seen.spans, dates)} & base.files("blocks").keys():
            task(month).replaced.append((source, time, seen))
    for again in (new for new in taken if new.joins):
        for date in again.view.shown:
            task(month_of_date(date)).again.add((again.source, date))
    for tally in tallies:
        task(month_of_date(tally[0].date)).tallies.append(tally)
    for name in moved:
        for month in sources[name].listed:
            task(month)
    ends = {name: source.end for name, source in sources.items() if source.end}
    _link(tasks, links)
    past = published.Past(others, ends, moved, resolved, tasks, _everyone(store, base, taken))
    return Draft(base, batches, sources, past, links, [tasks[month] for month in sorted(tasks)])


def _note_urls(sources: Mapping[str, Source], taken: Sequence[Taken], tallies: Sequence[tuple[Named, Tally]]) -> None:
    """Note which URLs the latest capture of each source shows."""
    for source in {new.source for new in taken if new.time == sources[new.source].latest and not new.joins}:
        sources[source].urls = {}
    for name, tally in tallies:
        if tally.content.url is not None and tally.last_seen == sources[name.source].latest:
            sources[name.source].urls[id_of(name.source, tally.content.url)] = name.date


def _link(tasks: dict[str, published.Task], links: Links) -> None:
    """Tell each month where else its URLs were seen, and draw in the months whose items may change with it."""
    for partner in {partner for month, task in tasks.items() for partner in _partners(task, links.of(month))}:
        tasks.setdefault(partner, published.Task(partner))
    for month, task in tasks.items():
        task.links = links.of(month)


def _partners(task: published.Task, links: Mapping[tuple[str, int], Collection[int]]) -> set[str]:
    """The months that lie elsewhere of URLs of which a task has to do with the block here."""
    if not links:
        return set()
    touched = {(name.source, name.date) for name, _ in task.tallies} | task.again
    for source, captures in groupby(task.observations, key=lambda new: new.source):
        dates = sorted(date for name, date in links if name == source)
        for new in captures:
            touched |= {(source, date) for date in (*new.news, *dates_in(new.view.seen.spans, dates))}
    touched |= {key for source, _, seen in task.replaced for key in links if key[0] == source and seen.observes(key[1])}
    return {month_of_date(place) for key in touched & links.keys() for place in links[key]}


def _everyone(store: Store, base: Manifest, taken: Sequence[Taken]) -> Callable[[str], Observers]:
    """All captures of a source, those of this run included; read when they are asked for, which is seldom."""

    @lru_cache
    def every() -> dict[tuple[str, int], Seen]:
        before = (captured.load_captures(store, base, month) for month in base.files("captures"))
        known = {key: seen for month in before for key, seen in month.items()}
        return known | {(new.source, new.time): new.view.seen for new in taken}

    return lambda source: Observers({time: seen for (name, time), seen in every().items() if name == source})


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


def _replaced(store: Store, base: Manifest, taken: Sequence[Taken]) -> list[tuple[str, int, Seen]]:
    """Captures that a page joins, as they were before."""
    again = [capture for capture in taken if capture.joins]
    months = {month_of_time(capture.time) for capture in again}
    before = {key: seen for month in months for key, seen in captured.load_captures(store, base, month).items()}
    return [(capture.source, capture.time, before[capture.source, capture.time]) for capture in again]


def _others(
    store: Store,
    base: Manifest,
    taken: Sequence[Taken],
    sources: Mapping[str, Source],
    replaced: Sequence[tuple[str, int, Seen]],
) -> dict[str, Observers]:
    """The captures later than a new one. A source whose new captures are all its latest needs none."""
    late = {
        new.source: new.time
        for new in reversed(taken)
        if new.source in sources and new.time <= sources[new.source].latest
    }
    if not late:
        return {}
    gone = {(source, time) for source, time, _ in replaced}
    captures: dict[str, dict[int, Seen]] = {source: {} for source in late}
    earliest = month_of_time(min(late.values()))
    for month in base.files("captures"):
        if month >= earliest:
            for (source, time), seen in captured.load_captures(store, base, month).items():
                if source in late and (source, time) not in gone:
                    captures[source][time] = seen
    return {source: Observers(known) for source, known in captures.items()}


def _move_on(
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
            known.listed |= set(_months_in([(low, was.bottom + 1)], sorted(base.files("presence"))))
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


def _observations(base: Manifest, taken: Iterable[Taken], late: Collection[str]) -> Iterator[tuple[str, Observation]]:
    """What each capture says about each month, absence included; captures in order of source and time.

    Where a capture shows what the one before it showed, it says nothing new, unless captures that were folded in before
    come between the two: those of the `late` sources say all that they show.
    """
    firsts = {month: file.first for month, file in base.files("blocks").items() if file.first is not None}
    for source, captures in groupby(taken, key=lambda capture: capture.source):
        known = sorted(firsts)
        before = View({}, Seen((), ()))
        for capture in captures:
            news = _news(capture.view, View({}, Seen((), ())) if source in late else before)
            by_month: dict[str, dict[int, Look]] = {}
            for date in news:
                by_month.setdefault(month_of_date(date), {})[date] = capture.view.shown[date]
            for month in by_month:
                firsts[month] = min(firsts.get(month, capture.time), capture.time)
                if (at := bisect_left(known, month)) == len(known) or known[at] != month:
                    insort(known, month)
            for month in _months_in(capture.view.seen.spans, known):
                # Absence before the first sighting says nothing.
                if firsts.get(month, 0) <= capture.time:
                    by_month.setdefault(month, {})
            for month, shown in by_month.items():
                yield month, Observation(source, capture.time, shown, capture.view)
            before = capture.view


def _news(now: View, before: View) -> list[int]:
    """The dates that a capture shows, or vouches for while it shows them, differently from the one before."""
    looks, dates = before.shown, now.seen.dates
    turned = {*now.seen.ends} ^ {*before.seen.ends}
    if now.seen.spans != before.seen.spans:
        turned |= {*dates_in(now.seen.spans, dates)} ^ {*dates_in(before.seen.spans, dates)}
    return [date for date in dates if date in turned or looks.get(date) != now.shown[date]]


def _tallies(batch: Batch) -> Iterator[tuple[Named, Tally]]:
    """The new sightings of each content of a batch."""
    import numpy as np

    seen = batch.sightings
    shots = batch.shots
    fresh = np.array([shot.fresh for _, shot in shots], bool)[seen.shot]
    time = np.array([taken.time for taken, _ in shots], np.int64)[seen.shot][fresh]
    name, position = seen.name[fresh], seen.position[fresh]
    sightings = np.bincount(name, minlength=len(seen.names))
    # Of the rows of a content, the one that comes last here is the highest place in its latest capture.
    last = np.zeros(len(seen.names), np.int64)
    order = np.lexsort((-position, time))
    last[name[order]] = order
    for at in np.flatnonzero(sightings):
        row = last[at]
        yield seen.names[at], Tally(seen.contents[at], int(sightings[at]), int(time[row]), int(position[row]))


def _months_in(spans: Sequence[Span], months: Sequence[str]) -> Iterator[str]:
    """Those of the sorted months of which a span vouches for some date."""
    for low, high in spans:
        first = bisect_left(months, month_of_date(low + 1))
        last = bisect_left(months, UNDATED) if high >= OPEN_TOP else bisect_right(months, month_of_date(high - 1))
        yield from months[first:last]
