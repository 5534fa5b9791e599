"""Which versions are kept, and the removal of what no kept version contains.

Kept are the newest versions, all that have a tag, and those that were current within the grace period. Manifests,
`changes` and the history are small and kept for all versions. Removal is mark and sweep: objects that no kept version
contains and that nobody has put within the grace period. A sweep and a commit exclude each other, so whoever finds an
old object lying about either makes it fresh before the sweep looks, or finds out before the commit that it is gone.
"""

import json
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newspipe.errors import MissingPath, NewspipeError
from newspipe.store import history
from newspipe.store.backend import STORE, Store, Stored
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current, load, manifest_key, numbers
from newspipe.store.objects import object_key
from newspipe.store.views import view_path

#: Kinds of objects that are kept for all versions.
FOREVER = ("changes",)

_TAGS = f"{STORE}/tags"
_PRUNED = f"{STORE}/pruned.json"
_TAG = re.compile(r"(?!\d+$)[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_OBJECT = re.compile(rf"{re.escape(STORE)}/\w+/month=[\w-]+/[0-9a-f]{{64}}\.\w+")


@dataclass(frozen=True)
class Removal:
    """What a removal takes away: versions, objects, and what processes that died left behind."""

    versions: list[int] = field(default_factory=list)
    objects: list[Stored] = field(default_factory=list)
    leftovers: list[Path] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """How much room it makes: what views alone still hold is not counted."""
        return sum(found.bytes for found in self.objects)


def tags(store: Store) -> dict[str, int]:
    """The tags and the versions that they name."""
    return {found.key.rpartition("/")[2]: int(store.get(found.key)) for found in store.below(_TAGS)}


def tag(store: Store, name: str, version: int) -> None:
    """Give a version a name, so that it is kept.

    Raises MissingPath if the version is not there or no longer kept, NewspipeError if the name cannot be given.
    """
    if not _TAG.fullmatch(name):
        remedy = "Use letters, digits, dots, hyphens and underscores, and not digits alone."
        raise NewspipeError(f"{name!r} cannot be a tag", where=store, remedy=remedy)
    load_kept(store, version)
    try:
        with store.committing():
            store.create(f"{_TAGS}/{name}", f"{version}\n".encode())
    except FileExistsError:
        named = tags(store).get(name)
        if named != version:
            remedy = f"Take it away first: newspipe untag {name}"
            raise NewspipeError(f"the tag {name} names version {named}", where=store, remedy=remedy) from None
    try:
        load_kept(store, version)  # a removal that did not see the tag has told so by now
    except MissingPath:
        store.delete([f"{_TAGS}/{name}"])
        raise


def untag(store: Store, name: str) -> None:
    """Take a name away. Raises MissingPath if there is no such tag."""
    known = tags(store)
    if name not in known:
        remedy = f"There are: {', '.join(sorted(known)) or 'none'}."
        raise MissingPath(f"there is no tag {name}", where=store, remedy=remedy)
    store.delete([f"{_TAGS}/{name}"])


def pruned(store: Store) -> set[int]:
    """The versions that are no longer kept."""
    try:
        return {*json.loads(store.get(_PRUNED))}
    except FileNotFoundError:
        return set()


def kept(store: Store) -> list[int]:
    """The versions that can be read, in order."""
    gone = pruned(store)
    return [number for number in numbers(store) if number not in gone]


def load_kept(store: Store, version: int) -> Manifest:
    """The manifest of a version that can be read. Raises MissingPath if it was not published, or is no longer kept."""
    manifest = load(store, version)
    if version in pruned(store):
        remedy = f"Kept are: {', '.join(map(str, kept(store)[-20:]))}. Its changes are kept as well."
        raise MissingPath(f"version {version} is no longer kept", where=store, remedy=remedy)
    return manifest


def plan(store: Store, keep: int, grace: float) -> Removal:
    """What `prune` would take away now."""
    newest = current(store)
    now = time.time()
    dropped = _dropped(store, newest, keep, now - grace)
    wanted = _wanted(store, [number for number in kept(store) if number not in dropped])
    objects = [
        found
        for found in store.below(STORE)
        if _OBJECT.fullmatch(found.key) and found.key not in wanted and found.modified <= now - grace
    ]
    return Removal(dropped, objects, [*_leftovers(store, now - grace)])


def prune(store: Store, keep: int, grace: float) -> Removal:
    """Take away what no version contains that is to be kept: the newest `keep`, tagged ones, and those of the grace.

    `grace` is in seconds. Raises NewspipeError if another process does the same.
    """
    with store.sweeping():
        removal = plan(store, keep, grace)
        if removal.versions:
            # First told, then taken away: whoever is killed in between leaves versions that are told to be gone.
            store.put(_PRUNED, json.dumps(sorted({*pruned(store), *removal.versions})).encode())
            tagged = {*tags(store).values()}
            if tagged & {*removal.versions}:  # named while this was looked at
                store.put(_PRUNED, json.dumps(sorted(pruned(store) - tagged)).encode())
                removal = plan(store, keep, grace)
        for path in removal.leftovers:
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)
        if isinstance(store, Folder):
            for number in pruned(store):
                shutil.rmtree(view_path(store, number), ignore_errors=True)
        store.delete([found.key for found in removal.objects])
    return removal


def _dropped(store: Store, newest: Manifest, keep: int, before: float) -> list[int]:
    """The kept versions that are to be kept no longer: those that were superseded before a time, the newest apart."""
    spared = {*tags(store).values(), *kept(store)[-max(keep, 1) :]}
    superseded: dict[int, float | None] = {}
    after: float | None = None
    for line in history.published(store, newest):
        superseded[line.version] = after
        after = datetime.fromisoformat(line.published_at).timestamp()
    return [
        number
        for number in kept(store)
        if number not in spared and (end := superseded.get(number)) is not None and end <= before
    ]


def _wanted(store: Store, versions: list[int]) -> set[str]:
    """The keys of all objects that some versions contain, and of what is kept for all versions."""
    wanted = {key for number in versions for key in load(store, number).objects()}
    for number in {*numbers(store)} - {*versions}:
        said = json.loads(store.get(manifest_key(number)))
        for kind in FOREVER:
            files = said["datasets"].get(kind, ())
            wanted |= {object_key(kind, file["month"], file["name"]) for file in files}
    return wanted


def _leftovers(store: Store, before: float) -> Iterator[Path]:
    """What was being written when its process died."""
    if isinstance(store, Folder) and (store.root / STORE / "tmp").is_dir():
        for path in (store.root / STORE / "tmp").iterdir():
            if path.lstat().st_mtime <= before:
                yield path
