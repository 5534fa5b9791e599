"""Delta logs: every version as a version of a Delta table over the same objects, for engines that want one.

    .store/items/_delta_log/                       for each dataset, beside the objects that it names

Like views they follow from manifests and are never the truth. Delta's version 0 is the table without rows, so that the
numbers agree. After a commit the library `deltalake` adds what a log lacks; a log that is lost, damaged, or written to
by somebody else is thrown away and written anew. Nothing here reads or writes data.
"""

import fcntl
import logging
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec

from newspipe.errors import MissingPath, NewspipeError
from newspipe.store.backend import STORE, Store
from newspipe.store.delta.log import DeltaLog, add_unchanged, begin_log, columns_of, log_key, open_log, said
from newspipe.store.folder import Folder
from newspipe.store.manifest import NOTHING, Manifest, current, load

#: The manifest of a version, by its number. Raises MissingPath.
Manifests = Callable[[int], Manifest]

_LOGGER = logging.getLogger("newspipe")
#: A publication spends no longer than this on its logs; in seconds.
_PATIENCE = 5.0


def publish_delta(store: Store, newest: Manifest) -> None:
    """Add to the logs all versions that they lack, up to the newest. Without `deltalake` this does nothing.

    It never raises, and never waits for another process: what goes wrong is a line of warning, and the next run
    completes it.
    """
    failed: dict[str, str] = {}
    with _noted(failed, "all datasets"):
        if newest.version and find_spec("deltalake"):
            _publish(store, newest, failed)
    if failed:
        reasons = "; ".join(dict.fromkeys(failed.values()))
        _LOGGER.warning(
            "The Delta log of %s is not complete (%s): the next run tries again.", ", ".join(failed), reasons
        )


def rebuild(store: Store, datasets: Iterable[str] | None = None) -> None:
    """Throw logs away and write them anew from the manifests: those of some datasets, or all.

    It waits for a process that writes them. Raises NewspipeError or OSError if they cannot be written, NewspipeError
    without `deltalake`.
    """
    if not find_spec("deltalake"):
        remedy = "Install it: pip install newspipe[delta]"
        raise NewspipeError("Delta logs need the library deltalake", where=store, remedy=remedy)
    failed: dict[str, str] = {}
    with _alone(store, wait=True):
        newest = current(store)
        manifest = _manifests(store, newest)
        logs = []
        for dataset in newest.datasets if datasets is None else datasets:
            with _noted(failed, dataset):
                logs.append(_begin(store, dataset, newest.version, manifest))
        _extend(logs, newest.version, manifest, failed, math.inf)
    for dataset, what in failed.items():
        remedy = "Mend this and try again. What is published stays as it is, whatever becomes of its Delta log."
        raise NewspipeError(f"the Delta log of {dataset} cannot be written: {what}", where=store, remedy=remedy)
    publish_delta(store, current(store))  # whoever published meanwhile gave way to us


def check(store: Store, manifests: Sequence[Manifest]) -> dict[str, str]:
    """What is wrong with logs, by dataset: each of some versions must have its files and columns, and the last be ours.

    Without `deltalake` nothing is wrong.
    """
    wrong: dict[str, str] = {}
    if manifests and find_spec("deltalake"):
        known = {manifest.version: manifest for manifest in manifests}
        for dataset in max(manifests, key=lambda manifest: manifest.version).datasets:
            with _noted(wrong, dataset):
                if fault := _first_fault(store, dataset, known):
                    wrong[dataset] = fault
    return wrong


def _publish(store: Store, newest: Manifest, failed: dict[str, str]) -> None:
    until = time.monotonic() + _PATIENCE
    while not _is_complete(store, newest):
        with _alone(store) as alone:
            if not alone:
                return  # whoever writes them looks for newer versions when it is done
            logs = []
            manifest = _manifests(store, newest)
            for dataset in newest.datasets:
                with _noted(failed, dataset):
                    _check_time(until)
                    if not add_unchanged(store, dataset, manifest(newest.version - 1), newest):
                        logs.append(_open(store, dataset, newest.version, manifest))
            _extend(logs, newest.version, manifest, failed, until)
        after = current(store)
        if failed or after.version == newest.version:
            return
        newest = after


def _is_complete(store: Store, newest: Manifest) -> bool:
    """Whether all logs end with the newest version, by their names alone: then the library need not be imported."""
    last = [log_key(dataset, newest.version) for dataset in newest.datasets]
    beyond = [log_key(dataset, newest.version + 1) for dataset in newest.datasets]
    return store.missing([*last, *beyond]) == beyond


def _open(store: Store, dataset: str, newest: int, manifest: Manifests) -> DeltaLog:
    """The log of a dataset as far as it goes; begun anew if it is lost or damaged."""
    from deltalake.exceptions import DeltaError

    try:
        log = open_log(store, dataset)
        fault = _fault(log, manifest) if log else None
    except DeltaError as error:
        log, fault = None, said(error)
    if fault:
        _LOGGER.warning("The Delta log of %s is damaged (%s): it is written anew.", dataset, fault)
    return log if log and not fault else _begin(store, dataset, newest, manifest)


def _begin(store: Store, dataset: str, newest: int, manifest: Manifests) -> DeltaLog:
    """A log without rows, with the columns of the first version that has the dataset."""
    columns = (columns_of(manifest(number), dataset) for number in range(1, newest + 1))
    return begin_log(store, dataset, next(filter(None, columns)))


def _fault(log: DeltaLog, manifest: Manifests) -> str | None:
    """What is wrong with the last version of a log, if anything is."""
    if not log.is_ours:
        return f"somebody else has written its version {log.version}"
    try:
        return log.difference(manifest(log.version))
    except MissingPath:
        return f"its version {log.version} was not published"


def _first_fault(store: Store, dataset: str, manifests: Mapping[int, Manifest]) -> str | None:
    log = open_log(store, dataset)
    if not log:
        return "there is none"
    fault = _fault(log, _manifests(store, manifests[max(manifests)]))
    if not fault and log.version < max(manifests):
        fault = f"it ends with version {log.version}"
    for manifest in () if fault else (NOTHING, *manifests.values()):
        log.go_to(manifest.version)
        fault = fault or log.difference(manifest)
    return fault


def _extend(logs: Sequence[DeltaLog], newest: int, manifest: Manifests, failed: dict[str, str], until: float) -> None:
    """Add the versions up to the newest, each to all logs that end with the one before it."""
    start = min((log.version for log in logs), default=newest)
    before = manifest(start)
    for number in range(start + 1, newest + 1):
        after = manifest(number)
        for log in logs:
            if log.version == before.version and log.dataset not in failed:
                with _noted(failed, log.dataset):
                    _check_time(until)
                    if not log.add(before, after):
                        _LOGGER.info("Another process has extended the Delta log of %s.", log.dataset)
        before = after


def _check_time(until: float) -> None:
    if time.monotonic() > until:
        raise TimeoutError("there was no time for all of it")


def _manifests(store: Store, newest: Manifest) -> Manifests:
    """The manifest of each version, read once; 0 is the table without rows."""
    known = {NOTHING.version: NOTHING, newest.version: newest}
    return cache(lambda number: known.get(number) or load(store, number))


@contextmanager
def _alone(store: Store, *, wait: bool = False) -> Iterator[bool]:
    """Whether no other process of this machine writes logs meanwhile. In a bucket each version is written by one."""
    if not isinstance(store, Folder):
        yield True
        return
    with open(store.root / STORE / "delta.lock", "ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _noted(failed: dict[str, str], dataset: str) -> Iterator[None]:
    """Note what goes wrong with a dataset, and go on. A panic of the library is no Exception, and noted as well."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        failed[dataset] = said(error)
