"""The whole way of the data, left to right.

    plan     which captures hold files that are new
    parse    their bytes -> entries and rejects, a batch of captures at a time
    draft    what each month has to do
    resolve  months of publication: items, presence, revisions
    record   months of capture: sightings, snapshots, rejects
    commit   one manifest makes all of it the next version

`run` walks it in one process; the flow in `flows/` walks the same stages as Prefect tasks. Nothing here knows Prefect.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from newspipe.drafting import Draft, draft
from newspipe.errors import LostRace, NewspipeError
from newspipe.history import Item
from newspipe.ingest import Batch, read_captures
from newspipe.months import captured, published
from newspipe.publication import attempts, by_todays_contracts, lost_every_race, publish
from newspipe.raw import Capture, Problem, load_known, new_captures
from newspipe.report import Report, summarise
from newspipe.store import history, objects, open_store
from newspipe.store.backend import Store
from newspipe.store.delta import publish_delta
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current
from newspipe.store.views import publish_view

__all__ = [
    "Plan",
    "attempts",
    "collector_paused",
    "commit",
    "draft",
    "look",
    "lost_every_race",
    "nothing_new",
    "parse",
    "plan",
    "record",
    "resolve",
    "run",
    "summarise",
]

#: Files that are read in one batch. Captures of a source follow each other, so most of what a batch reads it has seen.
BATCH_FILES = 5_000
#: New rows of months that are validated together: enough for a check to pay, few enough for memory to stay flat.
GROUP_ROWS = 70_000

T = TypeVar("T")
R = TypeVar("R")

#: Told what is being done, and how much of how much of it is done.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Plan:
    """What a run has to do: captures with new files, on top of which version."""

    base: Manifest
    captures: list[Capture]
    problems: list[Problem]
    done: int | None = None  # the version that the same idempotency key has published

    def same_work(self, other: "Plan | None") -> bool:
        """Whether the same captures are to be read as by another plan."""

        def work(plan: Plan) -> list[object]:
            return [(new.source, new.captured_at, new.files, new.fresh) for new in plan.captures]

        return other is not None and work(self) == work(other)

    def batches(self) -> list[list[Capture]]:
        """The captures in order, about `BATCH_FILES` files together."""
        return _grouped(self.captures, lambda capture: len(capture.files), BATCH_FILES)


def _grouped(tasks: Iterable[T], size: Callable[[T], int], most: int) -> list[list[T]]:
    groups: list[list[T]] = []
    full = most
    for task in tasks:
        if full >= most:
            groups.append([])
            full = 0
        groups[-1].append(task)
        full += size(task)
    return groups


def plan(raw: Path, store: Store, idempotency_key: str | None = None) -> Plan:
    """Look for files that were not ingested; a view or a Delta log that a killed run left unmade is made first.

    Raises PublicationRefused if a contract breaks with the one that the current version was published by.
    """
    publish_view(store)
    newest = current(store)
    publish_delta(store, newest)
    planned = look(raw, store, newest, idempotency_key)
    if planned.captures:
        base = by_todays_contracts(store, planned.base)
        if base is not planned.base:
            return look(raw, store, base)
    return planned


def look(raw: Path, store: Store, base: Manifest, idempotency_key: str | None = None) -> Plan:
    """Look for files that were not ingested in a version, and touch nothing.

    Raises MissingPath if there is no raw folder, NewspipeError if the store lies inside it.
    """
    if isinstance(store, Folder) and store.root.resolve().is_relative_to(raw.resolve()):
        remedy = "Name another folder with --out: what is published there would be read as raw the next time."
        raise NewspipeError("this lies inside the raw folder", where=store, remedy=remedy)
    if idempotency_key is not None:
        for line in history.published(store, base):
            if line.idempotency_key == idempotency_key:
                return Plan(base, [], [], done=line.version)
    known = (objects.get(store, "known", month, file.name) for month, file in base.files("known").items())
    captures, problems = new_captures(raw, load_known(known))
    return Plan(base, captures, problems)


def parse(raw: Path, captures: Sequence[Capture]) -> Batch:
    """Read a batch of captures."""
    return read_captures(raw, captures)


def resolve(store: Store, drafted: Draft, tasks: Sequence[published.Task]) -> list[published.Outcome]:
    """Work on some months of publication. Raises PublicationRefused if their rows break a contract."""
    return published.resolve_months(store, drafted.base, tasks, drafted.past)


def record(
    store: Store, drafted: Draft, tasks: Sequence[captured.Task], outcomes: Sequence[published.Outcome]
) -> list[captured.Recorded]:
    """Work on some months of capture; `outcomes` are those of all months of publication.

    Raises PublicationRefused if their rows break a contract.
    """
    return captured.record_months(store, drafted.base, [(task, drafted.item_ids(task, outcomes)) for task in tasks])


def commit(
    store: Store,
    drafted: Draft,
    outcomes: Sequence[published.Outcome],
    recorded: Sequence[captured.Recorded],
    idempotency_key: str | None = None,
) -> Manifest | None:
    """Make the next version of what the months became; None if no row of any dataset differs.

    Raises LostRace if another process was faster.
    """
    base = drafted.base
    files = {name: dict(base.files(name)) for name in base.datasets | base.state}
    worked = [(month.month, month.files) for month in outcomes] + [(month.month, month.files) for month in recorded]
    for month, changed in worked:
        for name, file in changed.items():
            months = files.setdefault(name, {})
            months.pop(month, None)
            if file is not None:
                months[month] = file
    for kind, kept in drafted.keep_state(store, outcomes).items():
        files[kind] = files.get(kind, {}) | kept
    moved = {old: new for outcome in outcomes for old, new in outcome.heirs.items()}
    return publish(store, base, files, moved=moved, idempotency_key=idempotency_key)


def nothing_new(planned: Plan) -> Report:
    """The report of a run that found no new file."""
    return Report(version=None, base=planned.base.version, done=planned.done, problems=planned.problems)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Rows are made by the hundred thousand and hold no cycles: walking them again and again takes a fifth of a run."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@collector_paused()
def run(
    raw: Path, out: str | Path | Store, progress: Progress = lambda *_: None, idempotency_key: str | None = None
) -> Report:
    """Publish what is new in raw as the next version; a key that has published a version publishes no other.

    After a race that was lost nothing is parsed again, and of the months only what both touched is resolved again.
    Raises PublicationRefused if rows break their contract, or if other processes were faster `ATTEMPTS` times.
    """
    store = open_store(out)
    before: Plan | None = None
    batches: list[Batch] = []
    resolved: dict[bytes, list[Item]] = {}
    for _ in attempts():
        planned = plan(raw, store, idempotency_key)
        if not planned.captures:
            return nothing_new(planned)
        if not planned.same_work(before):
            batches = list(_each("Reading pages", planned.batches(), lambda batch: parse(raw, batch), progress))
        before = planned
        with suppress(LostRace):
            drafted = draft(store, planned.base, batches, resolved)
            outcomes, manifest = _publish(store, drafted, progress, idempotency_key)
            return summarise(planned.base, planned.problems, batches, outcomes, manifest)
    raise lost_every_race(store)


def _publish(
    store: Store, drafted: Draft, progress: Progress, idempotency_key: str | None
) -> tuple[list[published.Outcome], Manifest | None]:
    groups = _grouped(drafted.to_resolve, lambda task: task.rows, GROUP_ROWS)
    resolved = _each("Resolving months", groups, lambda tasks: resolve(store, drafted, tasks), progress)
    outcomes = [outcome for group in resolved for outcome in group]
    to_record = _grouped(drafted.to_record(outcomes), lambda task: task.rows, GROUP_ROWS)
    recording = _each("Recording captures", to_record, lambda tasks: record(store, drafted, tasks, outcomes), progress)
    recorded = [month for group in recording for month in group]
    return outcomes, commit(store, drafted, outcomes, recorded, idempotency_key)


def _each(what: str, tasks: Sequence[T], work: Callable[[T], R], progress: Progress) -> Iterator[R]:
    progress(what, 0, len(tasks))
    for done, task in enumerate(tasks, 1):
        yield work(task)
        progress(what, done, len(tasks))
