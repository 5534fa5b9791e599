"""Whether what is published can be trusted: every byte, every row, every link, and every change that was told.

    integrity   objects, manifests and views are as they were published (see `newspipe.store.integrity`)
    tables      every file holds rows by its contract: columns, order, keys, months
    links       datasets agree with each other
    proof       the items of a version are those of the version before with its changes applied

Versions share most of their files: what was looked at for one is not read again for the next, and nothing larger than
a month is held, ids apart.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newspipe.store import integrity
from newspipe.store.backend import Store
from newspipe.store.integrity import Finding, Inventory, Progress
from newspipe.store.manifest import Manifest
from newspipe.verify.proof import prove
from newspipe.verify.walk import Walk

#: Where every byte is as it was published, and it is not right all the same.
_REMEDY = (
    "Compare it with a copy of the store: where they differ, it was forged; where not, it is a fault of newspipe, "
    "please report it."
)

__all__ = ["Finding", "Verdict", "verify"]


@dataclass(frozen=True)
class Verdict:
    """What was looked at, and what is wrong with it or was until it was mended."""

    versions: list[int]
    objects: int
    bytes: int
    findings: list[Finding]

    @property
    def left(self) -> list[Finding]:
        """What is still wrong."""
        return [found for found in self.findings if not found.mended]


def verify(
    store: Store,
    *,
    versions: Collection[int] | None = None,
    repair: bool = False,
    progress: Progress = lambda *_: None,
) -> Verdict:
    """Look at all kept versions, or at some of them; with `repair`, mend what can be mended from objects and views.

    Raises MissingPath if nothing is published, or a version that is asked for is not kept.
    """
    held = integrity.check(store, versions=versions, repair=repair, progress=progress)
    found: dict[tuple[str, str], Finding] = {}
    for one in (*held.findings, *_contents(store, held, progress)):
        found.setdefault((one.place, one.what), one)
    removed = integrity.removed_since(store, held)
    left = [one for one in found.values() if one.version not in removed]
    return Verdict(held.looked_at, held.objects, held.bytes, left)


def _contents(store: Store, held: Inventory, progress: Progress) -> Iterator[Finding]:
    """What is wrong with rows, the newest version first: what older ones share with it is told once."""
    walk = Walk(store, held.broken)
    for done, version in enumerate(reversed(held.looked_at), 1):
        manifest = held.manifests[version]
        for place, what in (*walk.version(manifest), *_proof(store, held, manifest)):
            yield Finding(version, place, what, _REMEDY)
        progress("Reading versions", done, len(held.looked_at))


def _proof(store: Store, held: Inventory, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """The proof starts at the kept version before, or at nothing; the changes of those between are kept for ever."""
    before = max((version for version in held.kept if version < manifest.version), default=0)
    steps = [held.manifests.get(version) for version in range(before + 1, manifest.version + 1)]
    known = [step for step in steps if step]
    if len(known) == len(steps):  # one that is missing was told as a manifest that is
        yield from prove(store, held.manifests.get(before), known, held.broken)
