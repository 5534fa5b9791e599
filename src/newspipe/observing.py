"""What the captures of a run say about each month, and which captures of the past that is held against."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from newspipe.absence import Look, Seen, View, dates_in
from newspipe.batch import Batch, Named, Taken
from newspipe.blocks import Observers
from newspipe.months import captured
from newspipe.months.tasks import Observation, Tally
from newspipe.sources import Source, months_in
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest
from newspipe.times import month_of_date, month_of_time


def everyone(store: Store, base: Manifest, taken: Sequence[Taken]) -> Callable[[str], Observers]:
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


def replaced_by(store: Store, base: Manifest, taken: Sequence[Taken]) -> list[tuple[str, int, Seen]]:
    """Captures that a page joins, as they were before."""
    again = [capture for capture in taken if capture.joins]
    months = {month_of_time(capture.time) for capture in again}
    before = {key: seen for month in months for key, seen in captured.load_captures(store, base, month).items()}
    return [(capture.source, capture.time, before[capture.source, capture.time]) for capture in again]


def later_than(
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


def observations(base: Manifest, taken: Iterable[Taken], late: Collection[str]) -> Iterator[tuple[str, Observation]]:
    """What each capture says about each month, absence included; captures in order of source and time.

    Where a capture shows what the one before it showed, it says nothing new, unless captures that were folded in before
    come between the two: those of the `late` sources say all that they show.
    """
    firsts = {month: file.first for month, file in base.files("blocks").items() if file.first is not None}
    for source, captures in groupby(taken, key=lambda capture: capture.source):
        known = sorted(firsts)
        before = View({}, Seen((), ()))
        for capture in captures:
            before = View({}, Seen((), ())) if source in late else before
            news = _news(capture.view, before)
            by_month: dict[str, dict[int, Look]] = {}
            for date in news:
                by_month.setdefault(month_of_date(date), {})[date] = capture.view.shown[date]
            for month in by_month:
                firsts[month] = min(firsts.get(month, capture.time), capture.time)
                if (at := bisect_left(known, month)) == len(known) or known[at] != month:
                    insort(known, month)
            for month in months_in(capture.view.seen.spans, known) if _misses_others(capture.view, before) else ():
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
    news = {date for date, look in now.shown.items() if looks.get(date) != look}
    return sorted(news | turned.intersection(now.shown))


def _misses_others(now: View, before: View) -> bool:
    """Whether a capture may miss other dates than the one before it."""
    return now.seen.spans != before.seen.spans or now.shown.keys() != before.shown.keys()


def tallies_of(batch: Batch) -> Iterator[tuple[Named, Tally]]:
    """The sightings of each content of a batch; what captures that are read again had shown before is undone."""
    import numpy as np

    seen = batch.sightings
    time = np.array([taken.time for taken, _ in batch.shots], np.int64)[seen.shot]
    sightings = np.bincount(seen.name, minlength=len(seen.names))
    # Of the rows of a content, the one that comes last here is the highest place in its latest capture.
    last = np.zeros(len(seen.names), np.int64)
    order = np.lexsort((-seen.position, time))
    last[seen.name[order]] = order
    for at, row in enumerate(last):
        yield seen.names[at], Tally(seen.contents[at], int(sightings[at]), int(time[row]), int(seen.position[row]))
