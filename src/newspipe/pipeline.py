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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from newspipe import __version__
from newspipe.contracts import DATASETS, UNDATED, contract
from newspipe.drafting import Draft, draft
from newspipe.errors import LostRace, NewspipeError, PublicationRefused
from newspipe.ingest import Batch, read_captures
from newspipe.months import captured, published
from newspipe.months.table import from_rows, keep
from newspipe.raw import Capture, Problem, load_known, new_captures
from newspipe.report import Report, summarise
from newspipe.store import objects
from newspipe.store.manifest import File, Manifest, current
from newspipe.store.manifest import commit as commit_manifest
from newspipe.store.views import publish_view

__all__ = [
    "ATTEMPTS",
    "Plan",
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
#: How often a run starts again after another process has published the version that it was about to publish.
ATTEMPTS = 5

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


def plan(raw: Path, out: Path) -> Plan:
    """Look for files that were not ingested; a view that a killed run left unmade is made first."""
    publish_view(out)
    return look(raw, out)


def look(raw: Path, out: Path) -> Plan:
    """Look for files that were not ingested, and touch nothing.

    Raises MissingPath if there is no raw folder, NewspipeError if `out` is no folder.
    """
    if out.exists() and not out.is_dir():
        raise NewspipeError("this is no folder", where=out, remedy="Name a folder to publish to with --out.")
    if out.resolve().is_relative_to(raw.resolve()):
        remedy = "Name another folder with --out: what is published there would be read as raw the next time."
        raise NewspipeError("this lies inside the raw folder", where=out, remedy=remedy)
    base = current(out)
    known = (objects.get(out, "known", month, file.name) for month, file in base.files("known").items())
    captures, problems = new_captures(raw, load_known(known))
    return Plan(base, captures, problems)


def parse(raw: Path, captures: Sequence[Capture]) -> Batch:
    """Read a batch of captures."""
    return read_captures(raw, captures)


def resolve(out: Path, drafted: Draft, tasks: Sequence[published.Task]) -> list[published.Outcome]:
    """Work on some months of publication. Raises PublicationRefused if their rows break a contract."""
    return published.resolve_months(out, drafted.base, tasks, drafted.past)


def record(
    out: Path, drafted: Draft, tasks: Sequence[captured.Task], outcomes: Sequence[published.Outcome]
) -> list[captured.Recorded]:
    """Work on some months of capture; `outcomes` are those of all months of publication.

    Raises PublicationRefused if their rows break a contract.
    """
    return captured.record_months(out, drafted.base, [(task, drafted.item_ids(task, outcomes)) for task in tasks])


def commit(
    out: Path, drafted: Draft, outcomes: Sequence[published.Outcome], recorded: Sequence[captured.Recorded]
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
    datasets = {name: _never_empty(out, name, files.get(name, {})) for name in DATASETS}
    if datasets == base.datasets:
        return None
    state = {name: _sorted(found.values()) for name, found in files.items() if name not in DATASETS}
    manifest = Manifest(
        version=base.version + 1,
        published_at=datetime.now(UTC).isoformat(timespec="seconds"),
        newspipe=__version__,
        contracts={name: contract(name).version for name in DATASETS},
        datasets=datasets,
        state=state | {"sources": (drafted.keep_sources(out, outcomes),)},
    )
    commit_manifest(out, manifest)
    publish_view(out)
    return manifest


def _never_empty(out: Path, dataset: str, files: Mapping[str, File]) -> tuple[File, ...]:
    """The files of a dataset; one without rows if it has none, because readers raise for a folder without files."""
    filled = [file for file in files.values() if file.rows]
    return _sorted(filled or [keep(out, dataset, UNDATED, from_rows(dataset, []))])


def _sorted(files: Iterable[File]) -> tuple[File, ...]:
    return tuple(sorted(files, key=lambda file: file.month))


def nothing_new(planned: Plan) -> Report:
    """The report of a run that found no new file."""
    return Report(version=None, base=planned.base.version, problems=planned.problems)


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
def run(raw: Path, out: Path, progress: Progress = lambda *_: None) -> Report:
    """Publish what is new in raw as the next version.

    Raises PublicationRefused if rows break their contract, or if other processes were faster `ATTEMPTS` times.
    """
    for _ in range(ATTEMPTS):
        planned = plan(raw, out)
        if not planned.captures:
            return nothing_new(planned)
        with suppress(LostRace):
            return _attempt(raw, out, planned, progress)
    raise lost_every_race(out)


def _attempt(raw: Path, out: Path, planned: Plan, progress: Progress) -> Report:
    batches = list(_each("Reading pages", planned.batches(), lambda batch: parse(raw, batch), progress))
    drafted = draft(out, planned.base, batches)
    groups = _grouped(drafted.to_resolve, lambda task: task.rows, GROUP_ROWS)
    resolved = _each("Resolving months", groups, lambda tasks: resolve(out, drafted, tasks), progress)
    outcomes = [outcome for group in resolved for outcome in group]
    to_record = _grouped(drafted.to_record(outcomes), lambda task: task.rows, GROUP_ROWS)
    recording = _each("Recording captures", to_record, lambda tasks: record(out, drafted, tasks, outcomes), progress)
    recorded = [month for group in recording for month in group]
    manifest = commit(out, drafted, outcomes, recorded)
    return summarise(planned.base, planned.problems, batches, outcomes, manifest)


def lost_every_race(out: Path) -> PublicationRefused:
    """The error of a run that never came to commit."""
    return PublicationRefused(
        f"other processes published first, {ATTEMPTS} times in a row",
        where=out,
        remedy="Nothing is lost: run again when fewer processes publish here.",
    )


def _each(what: str, tasks: Sequence[T], work: Callable[[T], R], progress: Progress) -> Iterator[R]:
    progress(what, 0, len(tasks))
    for done, task in enumerate(tasks, 1):
        yield work(task)
        progress(what, done, len(tasks))
