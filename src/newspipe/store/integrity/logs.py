"""Whether Delta logs name what was published, where the library that writes them is installed."""

from collections.abc import Iterator, Sequence
from functools import partial

from newspipe.store import delta
from newspipe.store.backend import STORE, Store
from newspipe.store.integrity.findings import Finding, settle
from newspipe.store.manifest import Manifest


def check_logs(store: Store, manifests: Sequence[Manifest], *, repair: bool) -> Iterator[Finding]:
    """Compare the log of each dataset with some versions; one that differs from any of them is written anew."""
    for dataset, what in delta.check(store, manifests).items():
        place = store.locate(f"{STORE}/{dataset}/_delta_log")
        fault = Finding(manifests[-1].version, place, f"this Delta log is not of what was published: {what}")
        yield from settle([fault], partial(_rebuild, store, dataset), repair=repair)


def _rebuild(store: Store, dataset: str) -> str:
    delta.rebuild(store, [dataset])
    return "It was written anew from the manifests."
