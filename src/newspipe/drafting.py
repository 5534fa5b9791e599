"""Captures read -> what each month has to do: which months they touch, and what of the past those need."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from newspipe.absence import Look, Seen, View, dates_in
from newspipe.blocks import Observers
from newspipe.history import Item
from newspipe.ingest import Batch, Named, Taken
from newspipe.months import captured, published
from newspipe.months.places import Links, find_links, urls_of
from newspipe.months.published import Observation, Outcome, Tally
from newspipe.sources import Source, keep_sources, load_sources, months_in, move_on, note_urls
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import month_of_date, month_of_time


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
        listed = {
            name: source.listed - worked | {outcome.month for outcome in outcomes if name in outcome.listed}
            for name, source in self.sources.items()
        }
        kept = keep_sources(store, self.sources, listed)
        return {"sources": {kept.month: kept}, **self.links.files}


def draft(store: Store, base: Manifest, batches: Sequence[Batch], resolved: dict[bytes, list[Item]]) -> Draft:
    """Sort the captures of some batches into months of publication. `resolved`: what the run has worked out so far."""
    taken = sorted(
        (taken for batch in batches for taken in batch.captures), key=lambda taken: (taken.source, taken.time)
    )
    sources = load_sources(store, base)
    replaced = _replaced(store, base, taken)
    others = _others(store, base, taken, sources, replaced)
    moved = move_on(store, base, taken, sources, replaced)
    tallies = [found for batch in batches for found in _tallies(batch)]
    links = find_links(store, base, urls_of(batches), {name: source.urls for name, source in sources.items()})
    note_urls(sources, taken, tallies)
    tasks: dict[str, published.Task] = {}

    def task(month: str) -> published.Task:
        return tasks.setdefault(month, published.Task(month))

    for month, new in _observations(base, taken, others):
        task(month).observations.append(new)
    for source, time, seen in replaced:
        dates = sorted(base.files("blocks"))
        for month in {*map(month_of_date, seen.dates), *months_in(seen.spans, dates)} & base.files("blocks").keys():
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

    @lru_cache
    def of(source: str) -> Observers:
        return Observers({time: seen for (name, time), seen in every().items() if name == source})

    return of


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
            for month in months_in(capture.view.seen.spans, known):
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
