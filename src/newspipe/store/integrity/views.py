"""Whether people see what was published.

Each view must hold the files of its manifest, with their bytes, and nothing else; `latest` must point to the newest.
"""

import hashlib
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from newspipe.store.folder import Folder
from newspipe.store.integrity.findings import RESTORE, Finding, Progress, settle
from newspipe.store.manifest import Manifest, manifest_key, numbers
from newspipe.store.objects import object_key
from newspipe.store.views import LATEST, VERSIONS, make_view, publish_view, view_path


def check_views(
    store: Folder,
    manifests: Mapping[int, Manifest],
    broken: Collection[str],
    doubted: Collection[int],
    *,
    repair: bool,
    progress: Progress,
) -> Iterator[Finding]:
    """Compare the view of every version with its manifest. `broken`: objects that no view can be made of.

    A version whose manifest is `doubted` has a view that may be right where the manifest is wrong: it is left alone.
    """
    for done, (version, manifest) in enumerate(sorted(manifests.items(), reverse=True), 1):
        progress("Checking views", done, len(manifests))
        faults = [Finding(version, str(place), what) for place, what in _faults(store, manifest, doubted)]
        lost = [key for key in _links(manifest).values() if key in broken]
        if lost:  # a file beside a broken object is told with the object
            remedy = f"Its object {lost[0]} is to be mended first. {RESTORE}"
            told = {str(view_path(store, version) / path) for path, key in _links(manifest).items() if key in broken}
            yield from (
                Finding(version, fault.place, fault.what, remedy) for fault in faults if fault.place not in told
            )
        else:
            mend = None if version in doubted else partial(_rebuild, store, manifest)
            yield from settle(faults, mend, repair=repair)


def check_latest(store: Folder, *, repair: bool) -> list[Finding]:
    """`latest` must point to the newest version."""
    newest = max(numbers(store), default=0)
    latest, target = store.root / LATEST, f"{VERSIONS}/{newest:06d}"
    if latest.is_symlink():
        found = os.readlink(latest)
        what = "" if found == target else f"it points to {found}, and version {newest} is the newest"
    else:
        what = f"it is no link to {target}" if latest.exists() else "it is missing"
    if not what or not newest:
        return []

    def mend() -> str:
        publish_view(store)
        return f"It points to {target} now."

    return settle([Finding(newest, str(latest), what)], mend, repair=repair)


def _links(manifest: Manifest) -> dict[str, str]:
    """The files of a version's view, each with the key of its object."""
    return {
        object_key(dataset, file.month, file.name).partition("/")[2]: object_key(dataset, file.month, file.name)
        for dataset, files in manifest.datasets.items()
        for file in files
    }


def _faults(store: Folder, manifest: Manifest, doubted: Collection[int]) -> Iterator[tuple[Path, str]]:
    """The places where a view differs from its manifest, and how."""
    view = view_path(store, manifest.version)
    if view.is_symlink() or not view.is_dir():
        yield view, "the view of this version is missing"
        return
    links = _links(manifest)
    held = {path for dataset in manifest.datasets for path in _held(view, dataset)}
    for path in sorted(links.keys() | held):
        if path not in held:
            yield view / path, "this file of the view is missing"
        elif path not in links:
            yield view / path, "this file is no part of the version"
        elif not _same(store, view / path, links[path]):
            yield view / path, "this file of the view has other bytes than were published"
    key, copy = store.root / manifest_key(manifest.version), view / "manifest.json"
    if manifest.version not in doubted and not (_is_file(copy) and _equal(key, copy)):
        yield copy, "this is not the manifest of the version" if copy.exists() else "the view has no manifest.json"


def _held(view: Path, dataset: str) -> Iterator[str]:
    """Whatever a reader of a dataset's folder may find there."""
    if (view / dataset).is_symlink():
        yield dataset
    for folder, below, names in os.walk(view / dataset):
        links = (name for name in below if Path(folder, name).is_symlink())
        yield from (Path(folder, name).relative_to(view).as_posix() for name in (*names, *links))


def _same(store: Folder, path: Path, key: str) -> bool:
    """Whether a file is another name of an object, or a copy of it."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return False
        if os.path.samestat(found, (store.root / key).stat()):
            return True
    except OSError:
        pass
    try:
        with path.open("rb") as file:
            return path.name.partition(".")[0] == hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _equal(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other) or one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _rebuild(store: Folder, manifest: Manifest) -> str:
    """Put a fresh view in the place of one; if that fails, what was there comes back."""
    path = view_path(store, manifest.version)
    with store.new_folder() as temporary:
        aside = temporary / path.name
        there = os.path.lexists(path)
        if there:
            os.rename(path, aside)
        try:
            make_view(store, manifest)
        except OSError:
            if there and not os.path.lexists(path):
                os.rename(aside, path)
            raise
    return f"{VERSIONS}/{path.name} was built anew from its objects."
