"""Whether a store is as it was published, down to the last byte, and what can be mended of it.

    manifests   each fits the one after it, none is missing
    objects     each that a kept version names is there, with the bytes that its name promises
    records     history, tags, and the list of versions that are no longer kept, agree with the manifests
    views       each holds the files of its version and no others; `latest` points to the newest
    logs        each version of a Delta log names the files of that version

What the rows say is not looked at: a store knows nothing of what it keeps.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from newspipe.errors import MissingPath
from newspipe.store.backend import Store
from newspipe.store.folder import Folder
from newspipe.store.integrity.findings import RESTORE, Finding, Progress
from newspipe.store.integrity.logs import check_logs
from newspipe.store.integrity.manifests import check_manifests
from newspipe.store.integrity.objects import check_objects
from newspipe.store.integrity.records import check_history, check_tags, pruned, tagged
from newspipe.store.integrity.views import check_latest, check_views
from newspipe.store.manifest import Manifest

__all__ = ["RESTORE", "Finding", "Inventory", "Progress", "check", "removed_since", "tagged"]


@dataclass(frozen=True)
class Inventory:
    """What a store holds. `manifests` are all that can be read, `broken` the keys of objects that stayed broken."""

    manifests: dict[int, Manifest]
    kept: list[int]  # of these, the versions whose rows can be read
    looked_at: list[int]  # of these, the versions that were asked for
    objects: int
    bytes: int
    broken: set[str]
    findings: list[Finding]


def check(
    store: Store,
    *,
    versions: Collection[int] | None = None,
    repair: bool = False,
    progress: Progress = lambda *_: None,
) -> Inventory:
    """Look at all manifests, and at objects and views of the kept versions, or of some of them; mend what can be.

    Raises MissingPath if nothing is published, or a version that is asked for is not kept.
    """
    manifests, doubted, untrue = check_manifests(store, repair=repair)
    findings = [*untrue]
    if not manifests and not findings:
        raise MissingPath("nothing is published here", where=store, remedy="Publish first: newspipe run.")
    gone, wrong = pruned(store, manifests)
    findings += wrong
    told = {found.version for found in findings if found.version}
    findings += check_tags(store, {*manifests, *told}, gone)
    kept = [version for version in sorted(manifests) if version not in gone]
    chosen = kept if versions is None else sorted({*versions})
    if unknown := [version for version in chosen if version not in kept and version not in told]:
        remedy = f"Kept are: {', '.join(map(str, kept[-20:])) or 'none'}."
        raise MissingPath(f"version {unknown[0]} is not kept", where=store, remedy=remedy)
    chosen = [version for version in chosen if version in kept]
    named = manifests if versions is None else {version: manifests[version] for version in chosen}
    objects = check_objects(store, named, chosen, repair=repair, progress=progress)
    findings += objects.findings
    findings += check_history(store, manifests, chosen, doubted)
    if isinstance(store, Folder):
        shown = {version: manifests[version] for version in chosen}
        findings += check_views(store, shown, objects.broken, doubted, repair=repair, progress=progress)
        findings += check_latest(store, repair=repair)
    if all(found.mended for found in untrue):  # logs follow from manifests: without them nothing can be said of logs
        findings += check_logs(store, [manifests[version] for version in chosen], repair=repair)
    held = Inventory(manifests, kept, chosen, objects.count, objects.bytes, objects.broken, findings)
    removed = removed_since(store, held)
    return replace(held, findings=[found for found in findings if found.version not in removed])


def removed_since(store: Store, held: Inventory) -> set[int]:
    """The versions that were kept when the store was looked at, and no longer are: what they miss is no fault."""
    return pruned(store, held.manifests)[0] & {*held.kept}
