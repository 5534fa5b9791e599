"""Views: a version as folders that any Parquet reader opens, and `latest`. They follow from manifests."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from newspipe.errors import ViewMissing
from newspipe.store.manifest import Manifest, current, manifest_path
from newspipe.store.objects import STORE, object_path

LATEST = "latest"
VERSIONS = "versions"


def publish_view(root: Path) -> None:
    """Make the view of the current version if it is not there, and let `latest` point to it.

    Raises ViewMissing if that fails: the version is published all the same, and the next run tries again.
    """
    version = current(root).version
    if not version:
        return
    try:
        _publish_view(root)
    except OSError as error:
        raise ViewMissing(
            f"version {version} is published, but the folder that `{LATEST}` should point to could not be made "
            f"({error.strerror or error})",
            where=error.filename2 or error.filename or root / LATEST,
            remedy="Mend this and run again: the next run makes it.",
        ) from error


def _publish_view(root: Path) -> None:
    # One process at a time, so that `latest` never moves back; the kernel lifts the lock of one that dies.
    with open(root / STORE / "lock", "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        manifest = current(root)
        path = view_path(root, manifest.version)
        if not path.is_dir():
            _make(root, manifest, path)
        _point_latest(root, manifest.version)


def view_path(root: Path, version: int) -> Path:
    """Where the view of a version lies."""
    return root / VERSIONS / f"{version:06d}"


def _make(root: Path, manifest: Manifest, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (root / STORE / "tmp").mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=root / STORE / "tmp"))
    temporary.chmod(0o755)
    try:
        for dataset, files in manifest.datasets.items():
            for file in files:
                folder = temporary / dataset / f"month={file.month}"
                folder.mkdir(parents=True, exist_ok=True)
                os.link(object_path(root, dataset, file.month, file.name), folder / file.name)
        os.link(manifest_path(root, manifest.version), temporary / "manifest.json")
        os.rename(temporary, path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _point_latest(root: Path, version: int) -> None:
    latest = root / LATEST
    target = f"{VERSIONS}/{version:06d}"
    if latest.is_symlink() and os.readlink(latest) == target:
        return
    temporary = Path(tempfile.mkdtemp(dir=root / STORE / "tmp"))
    try:
        os.symlink(target, temporary / LATEST)
        os.replace(temporary / LATEST, latest)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
