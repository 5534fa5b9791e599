"""The main job as a flow: what is new in raw becomes the next version.

    python -m flows.publish --raw data/raw --out data/processed                      once, now
    python -m flows.publish --raw data/raw --out data/processed --cron "15 4 * * *"  every night, until stopped

With PREFECT_API_URL set it reports to that server, else to one that it starts and stops itself.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from prefect import State, flow, get_run_logger, task, unmapped
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import exponential_backoff
from prefect.utilities.annotations import quote

from newspipe import pipeline
from newspipe.batch import Batch
from newspipe.console import print_pairs
from newspipe.corrections import Corrections
from newspipe.drafting import Draft
from newspipe.errors import LostRace, NewspipeError
from newspipe.months import captured
from newspipe.months.tasks import Outcome, Resolved, Task
from newspipe.raw import Capture
from newspipe.readers import OUT, OUT_VARIABLE
from newspipe.report import Report
from newspipe.store import open_store
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest, current

T = TypeVar("T")

#: Tasks that work at once. They share one interpreter, so more of them only wait for each other.
WORKERS = 2


def is_outside(_task: object, _run: object, state: State[Any]) -> bool:
    """Whether a disk or a network failed, which may be over in a moment. What we or the input did wrong is not."""
    return isinstance(state.data, OSError)


# Inputs are rows by the hundred thousand: hashing them for a cache would take longer than working on them.
stage = task(
    cache_policy=NO_CACHE,
    retries=3,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_jitter_factor=0.5,
    retry_condition_fn=is_outside,
)


def whole(value: T) -> T:
    """A value for a task to take as it is: Prefect would walk through every row of it to look for other tasks."""
    return cast("T", quote(value))


@stage
def plan(raw: Path, store: Store, corrections: Corrections, cause: str, idempotency_key: str | None) -> pipeline.Plan:
    """Look for files that were not ingested, or for corrections that changed."""
    return pipeline.plan(raw, store, corrections, cause, idempotency_key)


@stage
def parse(raw: Path, planned: pipeline.Plan, captures: Sequence[Capture]) -> Batch:
    """Read a batch of captures."""
    return pipeline.parse(raw, planned, captures)


@stage
def draft(store: Store, planned: pipeline.Plan, batches: Sequence[Batch], resolved: Resolved) -> Draft:
    """Sort out what each month has to do."""
    return pipeline.draft(store, planned, batches, resolved)


@stage
def resolve(store: Store, drafted: Draft, months: Sequence[Task]) -> list[Outcome]:
    """Work on some months of publication."""
    return pipeline.resolve(store, drafted, months)


@stage
def record(
    store: Store, drafted: Draft, months: Sequence[captured.Task], outcomes: Sequence[Outcome]
) -> list[captured.Recorded]:
    """Work on some months of capture."""
    return pipeline.record(store, drafted, months, outcomes)


@stage
def commit(
    store: Store,
    planned: pipeline.Plan,
    drafted: Draft,
    outcomes: Sequence[Outcome],
    recorded: Sequence[captured.Recorded],
) -> Manifest | LostRace | None:
    """Make the next version. Another process that was faster is no failure: the flow starts again from its version."""
    try:
        return pipeline.commit(store, planned, drafted, outcomes, recorded)
    except LostRace as error:
        return error


@stage
def tell(report: Report) -> Report:
    """Leave the report with the run, for people who look at it in Prefect."""
    create_markdown_artifact(report.markdown(), key="newspipe-run", description="What came in and what became of it")
    return report


@flow(task_runner=cast("Any", ThreadPoolTaskRunner(max_workers=WORKERS)))
def publish(
    raw: str = "data/raw",
    out: str = "data/processed",
    idempotency_key: str | None = None,
    corrections: str | None = "data/corrections",
) -> list[State[Any]]:
    """Publish what is new below `raw`, and what `corrections` have changed, as the next versions below `out`.

    Gives the states of its tasks, so that one that raised fails the flow. A batch that could not be read is left to the
    next run, and the rest is published; whatever fails after that stops the publication.
    """
    raw_path, store = Path(raw), open_store(out)
    told = pipeline.take(store, Path(corrections) if corrections else None)
    states: list[State[Any]] = []
    reports: list[Report] = []
    with pipeline.collector_paused():
        for cause in pipeline.ROUNDS:
            read, report = _round(raw_path, store, told, cause, idempotency_key)
            told = pipeline.waiting(told, cause, report)
            states += read
            reports.append(report)
    return [*states, tell(whole(pipeline.reported(store, reports, told)), return_state=True)]


def _round(
    raw: Path, store: Store, corrections: Corrections, cause: str, idempotency_key: str | None
) -> tuple[list[State[Any]], Report]:
    log = get_run_logger()
    before: pipeline.Plan | None = None
    states: list[State[Any]] = []
    batches: list[Batch] = []
    worked_out: Resolved = {}
    for _ in pipeline.attempts():
        planned = plan(raw, whole(store), whole(corrections), cause, idempotency_key)
        if planned.idle:
            return [], pipeline.nothing_new(planned)
        if not planned.same_work(before):
            parsed = parse.map(unmapped(raw), quote(unmapped(planned)), quote(planned.batches()))
            parsed.wait()
            states = [future.state for future in parsed]
            batches = [state.result() for state in states if state.is_completed()]
        before = planned
        if unread := pipeline.read_whole(planned, batches):
            return states, unread
        drafted = draft(whole(store), whole(planned), whole(batches), whole(worked_out))
        resolved = resolve.map(
            quote(unmapped(store)), quote(unmapped(drafted)), quote([[month] for month in drafted.to_resolve])
        )
        outcomes = [outcome for months in resolved.result() for outcome in months]
        recorded = record.map(
            quote(unmapped(store)),
            quote(unmapped(drafted)),
            quote([[month] for month in drafted.to_record(outcomes)]),
            quote(unmapped(outcomes)),
        )
        months = [month for group in recorded.result() for month in group]
        manifest = commit(whole(store), whole(planned), whole(drafted), whole(outcomes), whole(months))
        if isinstance(manifest, LostRace):
            log.info("%s; starting again", manifest.what)
            continue
        return states, pipeline.summarise(planned.base, planned.problems, batches, outcomes, manifest)
    raise pipeline.lost_every_race(store)


@click.command()
@click.option("--raw", default="data/raw", show_default=True, help="Folder of the sources.")
@click.option("--out", default=OUT, envvar=OUT_VARIABLE, show_default=True, help="Folder or bucket to publish to.")
@click.option("--idempotency-key", help="Publish nothing if a version was published with the same key.")
@click.option("--corrections", default="data/corrections", show_default=True, help="Folder of the corrections.")
@click.option("--cron", help='Stay, and run by this schedule: "15 4 * * *" is every night at 4:15.')
def main(raw: str, out: str, idempotency_key: str | None, corrections: str, cron: str | None) -> None:
    """Publish what is new in the raw folder as the next version, as a Prefect flow."""
    if cron:
        publish.serve(name="newspipe", cron=cron, parameters={"raw": raw, "out": out, "corrections": corrections})
        return
    try:
        store = open_store(out)
        pipeline.look(Path(raw), store, current(store))  # what a user mistyped is told at once, not by a failed flow
        states = publish(raw, out, idempotency_key, corrections, return_state=True).result()
    except NewspipeError as error:
        click.echo(f"newspipe: {error}", err=True)
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - whatever failed a task stands in the log, with its traceback
        click.echo(f"newspipe: the flow failed: {error}", err=True)
        sys.exit(1)
    print_pairs(states[-1].result().lines())


if __name__ == "__main__":
    main()
