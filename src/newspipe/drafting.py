"""Captures read -> what each month has to do: which months they touch, and what of the past those need."""

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newspipe.absence import Seen, dates_in
from newspipe.batch import Batch, Named, Taken
from newspipe.corrections import force
from newspipe.corrections.blocks import BlockRules
from newspipe.corrections.force import Corrected
from newspipe.months import captured
from newspipe.months.places import Links, find_links, urls_of
from newspipe.months.seen import shown_by
from newspipe.months.tasks import Outcome, Past, Resolved, Task
from newspipe.observing import everyone, later_than, observations, replaced_by, tallies_of
from newspipe.sources import Source, keep_sources, load_sources, months_in, move_on, note_urls
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import File, Manifest
from newspipe.times import month_of_date, month_of_time


@dataclass
class Draft:
    """The work of a run, on top of the version `base`."""

    base: Manifest
    batches: Sequence[Batch]
    corrected: Corrected
    sources: dict[str, Source]
    past: Past
    links: Links
    to_resolve: list[Task]
    replays: Manifest | None = None  # the version that is read anew, if nothing is built upon it

    def to_record(self, outcomes: Sequence[Outcome]) -> list[captured.Task]:
        """The months of capture with new captures, or with sightings of a renamed item."""
        tasks: dict[str, captured.Task] = {}
        for taken in (taken for batch in self.batches for taken in batch.captures):
            month = month_of_time(taken.time)
            new = captured.Task(month, self.batches, replays=self.replays)
            tasks.setdefault(month, new).captures.append(taken)
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

    def keep(
        self, store: Store, outcomes: Sequence[Outcome], recorded: Sequence[captured.Recorded]
    ) -> dict[str, dict[str, File]]:
        """Keep what the next run needs to know of the whole: kind of state -> its files."""
        kept = {
            "sources": self._keep_sources(store, outcomes),
            "parsers": self._keep_parsers(store, recorded),
            force.KIND: self._keep_corrections(store, outcomes),
        }
        return {kind: {file.month: file} for kind, file in kept.items()} | self.links.files

    def _keep_sources(self, store: Store, outcomes: Sequence[Outcome]) -> File:
        """Keep what the next run needs of the sources, now that the months are worked out."""
        worked = {outcome.month for outcome in outcomes}
        listed = {
            name: source.listed - worked | {outcome.month for outcome in outcomes if name in outcome.listed}
            for name, source in self.sources.items()
        }
        return keep_sources(store, self.sources, listed)

    def _keep_parsers(self, store: Store, recorded: Sequence[captured.Recorded]) -> File:
        """Keep how many snapshots of each month each parser has read."""
        counts = load_parsers(store, self.base) | {
            one.month: one.parsers for one in recorded if one.parsers is not None
        }
        data = json.dumps(dict(sorted(counts.items())), indent=1, sort_keys=True).encode()
        return File(_ALL, objects.put(store, "parsers", _ALL, data, ".json"), len(counts), len(data))

    def _keep_corrections(self, store: Store, outcomes: Sequence[Outcome]) -> File:
        """Keep the corrections, and what they have touched."""
        captures = {
            (taken.source, taken.time): {name for shot in taken.snapshots for name in shot.page.corrected}
            for batch in self.batches
            for taken in batch.captures
        }
        blocks = {place: applied for outcome in outcomes for place, applied in outcome.applied.items()}
        return force.keep(store, self.corrected, captures, blocks)


_ALL = "all"


def draft(
    store: Store,
    base: Manifest,
    corrected: Corrected,
    batches: Sequence[Batch],
    resolved: Resolved,
    replays: Manifest | None = None,
    reread: Collection[Named] = frozenset(),
) -> Draft:
    """Sort the captures of some batches into months of publication.

    `resolved`: what the run has worked out so far; `reread`: contents that only today's parser makes of captures that
    were ingested before.
    """
    taken = sorted(
        (taken for batch in batches for taken in batch.captures), key=lambda taken: (taken.source, taken.time)
    )
    sources = load_sources(store, base)
    replaced = replaced_by(store, base, taken)
    others = later_than(store, base, taken, sources, replaced)
    moved = move_on(store, base, taken, sources, replaced)
    tallies = [found for batch in batches for found in tallies_of(batch)]
    links = find_links(store, base, urls_of(batches), {name: source.urls for name, source in sources.items()})
    note_urls(sources, taken, tallies)
    tasks: dict[str, Task] = {}

    def task(month: str) -> Task:
        return tasks.setdefault(month, Task(month))

    for month, new in observations(base, taken, others):
        task(month).observations.append(new)
    _take_back(store, base, taken, replaced, task)
    for source, date in corrected.blocks:
        task(month_of_date(date)).corrected.add((source, date))
    for tally in tallies:
        task(month_of_date(tally[0].date)).tallies.append(tally)
    for month in (month for name in moved for month in sources[name].listed):
        task(month)
    ends = {name: source.end for name, source in sources.items() if source.end}
    rules, rules_before = BlockRules(corrected.now), BlockRules(corrected.before.corrections)
    _link(tasks, links)
    every = everyone(store, base, taken)
    past = Past(others, ends, moved, resolved, tasks, every, rules, rules_before, reread)
    return Draft(base, batches, corrected, sources, past, links, [tasks[month] for month in sorted(tasks)], replays)


def _take_back(
    store: Store,
    base: Manifest,
    taken: Sequence[Taken],
    replaced: Sequence[tuple[str, int, Seen]],
    task: Callable[[str], Task],
) -> None:
    """Tell the months what captures that are read again had shown before."""
    known = sorted(base.files("blocks"))
    for source, time, seen in replaced:
        for month in {*map(month_of_date, seen.dates), *months_in(seen.spans, known)} & {*known}:
            task(month).replaced.append((source, time, seen))
    for source, date in {(new.source, date) for new in taken if new.joins for date in new.view.shown}:
        task(month_of_date(date)).again.add((source, date))
    for name, sightings in shown_by(store, base, ((source, time) for source, time, _ in replaced)).items():
        task(month_of_date(name.date)).undone.append((name, sightings))


def load_parsers(store: Store, base: Manifest) -> dict[str, Counter[str]]:
    """How many snapshots each parser has read, by month of capture."""
    file = base.files("parsers").get(_ALL)
    rows = json.loads(objects.get(store, "parsers", _ALL, file.name)) if file else {}
    return {month: Counter(counts) for month, counts in rows.items()}


def _link(tasks: dict[str, Task], links: Links) -> None:
    """Tell each month where else its URLs were seen, and draw in the months whose items may change with it."""
    for partner in {partner for month, task in tasks.items() for partner in _partners(task, links.of(month))}:
        tasks.setdefault(partner, Task(partner))
    for month, task in tasks.items():
        task.links = links.of(month)


def _partners(task: Task, links: Mapping[tuple[str, int], Collection[int]]) -> set[str]:
    """The months that lie elsewhere of URLs of which a task has to do with the block here."""
    if not links:
        return set()
    counted = {(name.source, name.date) for name, _ in (*task.tallies, *task.undone)}
    touched = counted | task.again | task.corrected
    for source, captures in groupby(task.observations, key=lambda new: new.source):
        dates = sorted(date for name, date in links if name == source)
        for new in captures:
            touched |= {(source, date) for date in (*new.news, *dates_in(new.view.seen.spans, dates))}
    touched |= {key for source, _, seen in task.replaced for key in links if key[0] == source and seen.observes(key[1])}
    return {month_of_date(place) for key in touched & links.keys() for place in links[key]}
