"""Manifests: which files a version consists of. Writing one is the commit."""

import json
import os
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from newspipe.errors import LostRace, MissingPath, NewspipeError
from newspipe.store.objects import STORE, new_file, sync_folder

_NAME = re.compile(r"(\d{6,})\.json")


@dataclass(frozen=True, order=True)
class File:
    """An object that a version contains: a month of a dataset. `first` is the earliest time in a file of blocks."""

    month: str
    name: str
    rows: int
    bytes: int
    first: int | None = None


@dataclass(frozen=True)
class Manifest:
    """One immutable, numbered state of all datasets, and of what the next run needs of the past."""

    version: int
    published_at: str
    newspipe: str
    contracts: dict[str, str]  # dataset -> version of its contract
    datasets: dict[str, tuple[File, ...]]
    state: dict[str, tuple[File, ...]]
    summary: dict[str, Any] = field(default_factory=dict)

    def files(self, name: str) -> dict[str, File]:
        """The files of a dataset or of a kind of state, by month."""
        return {file.month: file for file in {**self.datasets, **self.state}.get(name, ())}

    def rows(self, name: str) -> int:
        """How many rows a dataset has."""
        return sum(file.rows for file in self.files(name).values())


#: What is current before the first commit.
NOTHING = Manifest(0, "", "", {}, {}, {})


def numbers(root: Path) -> list[int]:
    """The numbers of all versions that were committed, in order."""
    folder = root / STORE / "manifests"
    if not folder.is_dir():
        return []
    return sorted(int(match[1]) for name in os.listdir(folder) if (match := _NAME.fullmatch(name)))


def current(root: Path) -> Manifest:
    """The newest version; `NOTHING` if none was published yet."""
    known = numbers(root)
    return load(root, known[-1]) if known else NOTHING


def load(root: Path, version: int) -> Manifest:
    """Raises MissingPath for a version that was not published, NewspipeError for a manifest that cannot be read."""
    path = manifest_path(root, version)
    try:
        said = json.loads(path.read_bytes())
        for part in ("datasets", "state"):
            said[part] = {name: tuple(File(**file) for file in files) for name, files in said[part].items()}
        return Manifest(**said)
    except FileNotFoundError:
        known = ", ".join(map(str, numbers(root)[-5:])) or "none"
        raise MissingPath(
            f"version {version} was not published", where=root, remedy=f"The newest versions here: {known}."
        ) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NewspipeError(
            f"this manifest cannot be read ({error})",
            where=path,
            remedy="Restore it from a backup, or publish into a new folder.",
        ) from error


def manifest_path(root: Path, version: int) -> Path:
    """Where the manifest of a version lies."""
    return root / STORE / "manifests" / f"{version:06d}.json"


def commit(root: Path, manifest: Manifest) -> None:
    """Publish: all or nothing. Raises LostRace if another process has published this number."""
    path = manifest_path(root, manifest.version)
    path.parent.mkdir(parents=True, exist_ok=True)
    said = asdict(manifest)
    with new_file(root, json.dumps(said, indent=1, ensure_ascii=False).encode() + b"\n") as temporary:
        try:
            os.link(temporary, path)  # fails if the number is taken, unlike a rename
        except FileExistsError:
            raise LostRace(f"version {manifest.version} was published by another process", where=root) from None
    sync_folder(path.parent)
