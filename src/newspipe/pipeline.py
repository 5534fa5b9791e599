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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from newspipe import drafting
from newspipe.batch import Batch
from newspipe.changes import followed
from newspipe.corrections import Corrections
from newspipe.corrections.pages import PageRules
from newspipe.drafting import Draft
from newspipe.errors import LostRace, PublicationRefused, Unfinished, mended
from newspipe.ingest import read_captures
from newspipe.months import captured, published
from newspipe.months.table import keep_equal
from newspipe.months.tasks import Outcome, Resolved, Task
from newspipe.planning import ROUNDS, Plan, grouped, look, plan, take
from newspipe.publication import attempts, lost_every_race, publish
from newspipe.raw import Capture, Problem
from newspipe.report import Report, summarise, together
from newspipe.standing import standing
from newspipe.store import open_store
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest, current

__all__ = [
    "ROUNDS",
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
    "read_whole",
    "record",
    "replay",
    "reported",
    "resolve",
    "run",
    "summarise",
    "take",
    "waiting",
]

#: New rows of months that are validated together: enough for a check to pay, few enough for memory to stay flat.
GROUP_ROWS = 70_000

T = TypeVar("T")
R = TypeVar("R")

#: Told what is being done, and how much of how much of it is done.
Progress = Callable[[str, int, int], None]


def parse(raw: Path, planned: Plan, captures: Sequence[Capture]) -> Batch:
    """Read a batch of captures, as the corrections of the plan say."""
    return read_captures(raw, captures, PageRules(planned.corrected.now))


def draft(store: Store, planned: Plan, batches: Sequence[Batch], resolved: Resolved) -> Draft:
    """Sort out what each month has to do. `resolved` is what the run has worked out so far."""
    return drafting.draft(store, planned.base, planned.corrected, batches, resolved, planned.replays, planned.reread)


def resolve(store: Store, drafted: Draft, tasks: Sequence[Task]) -> list[Outcome]:
    """Work on some months of publication. Raises PublicationRefused if their rows break a contract."""
    return published.resolve_months(store, drafted.base, tasks, drafted.past)


def record(
    store: Store, drafted: Draft, tasks: Sequence[captured.Task], outcomes: Sequence[Outcome]
) -> list[captured.Recorded]:
    """Work on some months of capture; `outcomes` are those of all months of publication.

    Raises PublicationRefused if their rows break a contract.
    """
    return captured.record_months(store, drafted.base, [(task, drafted.item_ids(task, outcomes)) for task in tasks])


def commit(
    store: Store,
    planned: Plan,
    drafted: Draft,
    outcomes: Sequence[Outcome],
    recorded: Sequence[captured.Recorded],
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
    for kind, kept in drafted.keep(store, outcomes, recorded).items():
        files[kind] = files.get(kind, {}) | kept
    moved = {old: new for outcome in outcomes for old, new in outcome.heirs.items()}
    if planned.replays:
        files = keep_equal(store, planned.replays, files)
        moved = followed(store, planned.replays.files("sightings"), files.get("sightings", {}))
    technical = {item for outcome in outcomes for item in outcome.technical}
    return publish(
        store,
        base,
        files,
        moved=moved,
        cause=planned.cause,
        technical=technical,
        idempotency_key=planned.idempotency_key,
    )


def nothing_new(planned: Plan) -> Report:
    """The report of a round that found nothing to do."""
    base = planned.replays or planned.base
    return Report(version=None, base=base.version, done=planned.done, problems=planned.problems)


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


def run(
    raw: Path,
    out: str | Path | Store,
    progress: Progress = lambda *_: None,
    idempotency_key: str | None = None,
    corrections: Path | None = None,
) -> Report:
    """Publish what is new in raw, and what `corrections`, a folder, say otherwise than before, as the next versions.

    A key that has published a version publishes no other. After a race that was lost nothing is parsed again, and of
    the months only what both touched is resolved again.
    Raises PublicationRefused if rows break their contract, or if other processes were faster `ATTEMPTS` times.
    """
    return _run(ROUNDS, raw, open_store(out), progress, idempotency_key, corrections)


def replay(
    raw: Path, out: str | Path | Store, progress: Progress = lambda *_: None, corrections: Path | None = None
) -> Report:
    """Read all that was ingested with today's parser, and publish what differs as one version.

    Files that are new wait for the next run. Raises NewspipeError if a correction is wrong, PublicationRefused if
    something that was ingested cannot be read any more: a replay without it would lose what it showed.
    """
    return _run(("correction", "parser"), raw, open_store(out), progress, None, corrections)


@collector_paused()
def _run(
    causes: Sequence[str],
    raw: Path,
    store: Store,
    progress: Progress,
    idempotency_key: str | None,
    folder: Path | None,
) -> Report:
    corrections = take(store, folder, strict="parser" in causes)
    reports: list[Report] = []
    try:
        for cause in causes:
            report = _round(cause, raw, store, progress, idempotency_key, corrections)
            corrections = waiting(corrections, cause, report)
            reports.append(report)
        return reported(store, reports, corrections)
    except OSError as error:
        done = [report.version for report in reports if report.version]
        if not done:
            raise
        what = f"version {done[-1]} is published, but what follows failed ({error.strerror or error})"
        remedy = f"{mended(error)} and run again."
        raise Unfinished(what, where=error.filename or store, remedy=remedy) from error


def _round(
    cause: str, raw: Path, store: Store, progress: Progress, idempotency_key: str | None, corrections: Corrections
) -> Report:
    before: Plan | None = None
    batches: list[Batch] = []
    resolved: Resolved = {}
    for _ in attempts():
        planned = plan(raw, store, corrections, cause, idempotency_key)
        if planned.idle:
            return nothing_new(planned)
        if not planned.same_work(before):
            batches = list(_each("Reading pages", planned.batches(), partial(parse, raw, planned), progress))
        before = planned
        if unread := read_whole(planned, batches):
            return unread
        with suppress(LostRace):
            drafted = draft(store, planned, batches, resolved)
            outcomes, manifest = _publish(store, planned, drafted, progress)
            return summarise(planned.replays or planned.base, planned.problems, batches, outcomes, manifest)
    raise lost_every_race(store)


def read_whole(planned: Plan, batches: Sequence[Batch]) -> Report | None:
    """Captures that are read again have to be read whole: the report of a round that ends here because they were not.

    Raises PublicationRefused for a replay.
    """
    problems = [problem for batch in batches for problem in batch.problems]
    unread = len(planned.captures) - sum(len(batch.captures) for batch in batches)
    if unread and not problems:
        problems = [Problem(f"{unread} captures", "unreadable", "reading them failed")]
    if planned.cause == "source" or not problems:
        return None
    if planned.replays:
        named = "; ".join(f"{problem.path}: {problem.detail}" for problem in problems[:5])
        remedy = "Nothing was published: bring back what was ingested, raw is never changed."
        raise PublicationRefused(f"{len(problems):,} files that were ingested cannot be read: {named}", remedy=remedy)
    return replace(nothing_new(planned), problems=problems)


def reported(store: Store, reports: Sequence[Report], corrections: Corrections) -> Report:
    """The report of a run whose rounds reported these."""
    return together(reports, standing(store, current(store), corrections))


def waiting(corrections: Corrections, cause: str, report: Report) -> Corrections:
    """The corrections for the next round: those whose captures could not be read whole wait, all of them."""
    if cause == "correction" and report.problems:
        return replace(corrections, problems=(*corrections.problems, *report.problems))
    return corrections


def _publish(store: Store, planned: Plan, drafted: Draft, progress: Progress) -> tuple[list[Outcome], Manifest | None]:
    groups = grouped(drafted.to_resolve, lambda task: task.rows, GROUP_ROWS)
    resolved = _each("Resolving months", groups, lambda tasks: resolve(store, drafted, tasks), progress)
    outcomes = [outcome for group in resolved for outcome in group]
    to_record = grouped(drafted.to_record(outcomes), lambda task: task.rows, GROUP_ROWS)
    recording = _each("Recording captures", to_record, lambda tasks: record(store, drafted, tasks, outcomes), progress)
    recorded = [month for group in recording for month in group]
    return outcomes, commit(store, planned, drafted, outcomes, recorded)


def _each(what: str, tasks: Sequence[T], work: Callable[[T], R], progress: Progress) -> Iterator[R]:
    progress(what, 0, len(tasks))
    for done, task in enumerate(tasks, 1):
        yield work(task)
        progress(what, done, len(tasks))
