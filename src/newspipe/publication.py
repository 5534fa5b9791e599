"""Files of months -> the next version: what changed is told, and one manifest makes all of it visible."""

import random
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from newspipe import __version__
from newspipe.changes import between, moves
from newspipe.contracts import DATASETS, conform, contract, evolved, stated
from newspipe.errors import LostRace, NewspipeError, PublicationRefused
from newspipe.months.table import Revised, from_rows, keep, write
from newspipe.store import history, objects
from newspipe.store.backend import Store
from newspipe.store.delta import publish_delta
from newspipe.store.manifest import Columns, File, Manifest, commit, current, load
from newspipe.store.retention import load_kept
from newspipe.store.views import publish_view
from newspipe.times import UNDATED

#: How often a run starts again after another process has published the version that it was about to publish.
ATTEMPTS = 30
#: How long it waits before that, at most; in seconds.
_LONGEST_WAIT = 2.0

#: What every version consists of: files of datasets and kinds of state, by month.
Files = Mapping[str, Mapping[str, File]]


def publish(
    store: Store,
    base: Manifest,
    files: Files,
    *,
    moved: Mapping[str, str],
    cause: str = "source",
    technical: Collection[str] = (),
    idempotency_key: str | None = None,
    note: str | None = None,
) -> Manifest | None:
    """Make the next version of some files; None if no row of any dataset differs from the version `base`.

    `moved` gives the new id of items that have another one, `cause` says why items differ; those that are `technical`
    differ because of the parser.
    Raises LostRace if another process was faster.
    """
    # As it was published: what a contract has changed since is no change of an item.
    published = load(store, base.version) if base.version else base
    kept = {name: _never_empty(store, name, files.get(name, {})) for name in DATASETS if name != "changes"}
    if kept == {name: months for name, months in published.datasets.items() if name != "changes"}:
        return None
    found = between(
        store, published.files("items"), {file.month: file for file in kept["items"]}, moved, cause, technical
    )
    changes = write(store, [Revised("changes", one.month, one.changes) for one in found])
    told = {month: file for (_, month), file in changes.items() if file}
    manifest = Manifest(
        version=base.version + 1,
        published_at=history.next_time(base, datetime.now(UTC)),
        newspipe=__version__,
        contracts={name: Columns(contract(name).version, stated(name)) for name in DATASETS},
        datasets={**kept, "changes": _never_empty(store, "changes", told)},
        state={name: _sorted(found.values()) for name, found in files.items() if name not in DATASETS},
        idempotency_key=idempotency_key,
        note=note,
    )
    state = manifest.state | {history.KIND: history.extend(store, base, manifest)}
    manifest = commit(store, replace(manifest, state=state))
    publish_view(store)
    publish_delta(store, manifest)
    return manifest


def _never_empty(store: Store, dataset: str, files: Mapping[str, File]) -> tuple[File, ...]:
    """The files of a dataset; one without rows if it has none, because readers raise for a folder without files."""
    filled = [file for file in files.values() if file.rows]
    return _sorted(filled or [keep(store, dataset, UNDATED, from_rows(dataset, []))])


def _sorted(files: Iterable[File]) -> tuple[File, ...]:
    return tuple(sorted(files, key=lambda file: file.month))


def attempts() -> Iterator[int]:
    """Numbers of attempts to publish, with a longer and longer wait between them."""
    for attempt in range(ATTEMPTS):
        if attempt:
            wait = min(_LONGEST_WAIT, 0.05 * 2**attempt)
            time.sleep(wait * random.uniform(0.3, 1))  # noqa: S311 - so that those who collided do not collide again
        yield attempt


def lost_every_race(store: Store) -> PublicationRefused:
    """The error of a run that never came to commit."""
    return PublicationRefused(
        f"other processes published first, {ATTEMPTS} times in a row",
        where=store,
        remedy="Nothing is lost: run again when fewer processes publish here.",
    )


def by_todays_contracts(store: Store, base: Manifest) -> Manifest:
    """A version with its files by today's contracts, to publish on top of it.

    A column that was added is null in its rows. Where the major version of a contract was raised, nothing of it is left
    to build on, and all of raw has to be read again. Raises PublicationRefused if a contract breaks with an older one.
    """
    older = [
        name for name, was in base.contracts.items() if name in DATASETS and evolved(name, was.version, was.columns)
    ]
    if not older:
        return base
    if any(_major(contract(name).version) != _major(base.contracts[name].version) for name in older):
        return replace(base, datasets={}, state={history.KIND: base.state[history.KIND]})
    datasets = {
        name: tuple(
            keep(store, name, file.month, conform(objects.read(store, name, file.month, file.name), name))
            for file in base.datasets[name]
        )
        for name in older
    }
    return replace(base, datasets=base.datasets | datasets)


def _major(version: str) -> str:
    return version.partition(".")[0]


def roll_back(store: Store, version: int) -> Manifest | None:
    """Publish the content of an older version as the next one; None if that is what is current.

    What was ingested since is forgotten with it, so the next run takes it in again, unless it is no longer in raw.
    Raises MissingPath if the version is not kept, NewspipeError if its contract is too old.
    """
    for _ in attempts():
        base = current(store)
        target = by_todays_contracts(store, load_kept(store, version))
        if not target.datasets:
            remedy = "Check out the newspipe that published it, or publish the raw folder anew with another --out."
            raise NewspipeError(f"version {version} has columns of another major version", where=store, remedy=remedy)
        files = {name: target.files(name) for name in target.datasets | target.state}
        moved = {new: old for old, new in moves(store, target, base).items()}
        try:
            return publish(store, base, files, moved=moved, cause="rollback", note=f"rollback to {version}")
        except LostRace:
            continue
    raise lost_every_race(store)
