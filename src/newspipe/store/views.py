"""Views: a version as folders that any Parquet reader opens, and `latest`. They follow from manifests."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from newspipe.errors import Unfinished, mended
from newspipe.store.backend import Store
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current, load, manifest_key
from newspipe.store.objects import object_key

LATEST = "latest"
VERSIONS = "versions"


def publish_view(store: Store) -> None:
    """Make the views of kept versions that are not there, and let `latest` point to the current one.

    Raises Unfinished if that fails: the version is published all the same, and the next run tries again. A bucket has
    no views.
    """
    if not isinstance(store, Folder):
        return
    try:
        if not current(store).version:
            return
        with store.lock():  # so that `latest` never moves back
            newest = current(store)
            _make(store, newest)
            sys.audit("newspipe.commit", "view made", newest.version)
            before = shown(store)
            _point_latest(store, newest.version)
            sys.audit("newspipe.commit", "latest moved", newest.version)
            # Versions that others published meanwhile, and whose turn had passed when they came here.
            for number in range(before + 1, newest.version) if before else ():
                with suppress(FileNotFoundError):  # not kept any more
                    _make(store, load(store, number))
    except OSError as error:
        raise Unfinished(
            f"the newest version is published, but the folder that `{LATEST}` should point to could not be made "
            f"({error.strerror or error})",
            where=error.filename2 or error.filename or store.locate(LATEST),
            remedy=f"{mended(error)} and run again: the next run makes it.",
        ) from error


def view_path(store: Folder, version: int) -> Path:
    """Where the view of a version lies."""
    return store.root / VERSIONS / f"{version:06d}"


def shown(store: Folder) -> int:
    """The version that `latest` points to; 0 if it points to none."""
    latest = store.root / LATEST
    name = os.path.basename(os.readlink(latest)) if latest.is_symlink() else ""
    return int(name) if name.isdigit() else 0


def make_view(store: Folder, manifest: Manifest) -> Path:
    """The view of a version, made if it is not there. Raises OSError if it cannot be made."""
    path = view_path(store, manifest.version)
    if not path.is_dir():
        with store.lock():
            _make(store, manifest)
    return path


def _make(store: Folder, manifest: Manifest) -> None:
    path = view_path(store, manifest.version)
    if path.is_dir():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with store.new_folder() as temporary:
        for dataset, files in manifest.datasets.items():
            for file in files:
                folder = temporary / dataset / f"month={file.month}"
                folder.mkdir(parents=True, exist_ok=True)
                store.link(object_key(dataset, file.month, file.name), folder / file.name)
        store.link(manifest_key(manifest.version), temporary / "manifest.json")
        temporary.rename(path)


def _point_latest(store: Folder, version: int) -> None:
    latest = store.root / LATEST
    target = f"{VERSIONS}/{version:06d}"
    if latest.is_symlink() and os.readlink(latest) == target:
        return
    with store.new_folder() as temporary:
        os.symlink(target, temporary / LATEST)
        os.replace(temporary / LATEST, latest)
