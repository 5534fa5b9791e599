"""Manifests: which files a version consists of. Writing one is the commit."""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from newspipe.errors import LostRace, MissingPath, NewspipeError, PublicationRefused, Unfinished, mended
from newspipe.store.backend import STORE, Store
from newspipe.store.objects import object_key

MANIFESTS = f"{STORE}/manifests"
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
class Columns:
    """A contract as a version had it: its number, and each column's type."""

    version: str
    columns: dict[str, str]


@dataclass(frozen=True)
class Manifest:
    """One immutable, numbered state of all datasets, and of what the next run needs of the past."""

    version: int
    published_at: str  # ISO 8601; never before that of the version before
    newspipe: str
    contracts: dict[str, Columns]
    datasets: dict[str, tuple[File, ...]]
    state: dict[str, tuple[File, ...]]
    previous: str = ""  # digest of the manifest before
    idempotency_key: str | None = None
    note: str | None = None

    def files(self, name: str) -> dict[str, File]:
        """The files of a dataset or of a kind of state, by month."""
        return {file.month: file for file in {**self.datasets, **self.state}.get(name, ())}

    def rows(self, name: str) -> int:
        """How many rows a dataset has."""
        return sum(file.rows for file in self.files(name).values())

    def objects(self) -> Iterator[str]:
        """The keys of all objects that the version contains."""
        for part in (self.datasets, self.state):
            for kind, files in part.items():
                yield from (object_key(kind, file.month, file.name) for file in files)

    @property
    def said(self) -> dict[str, Any]:
        """All that it says, as JSON has it."""
        parts = {"datasets": self.datasets, "state": self.state}
        files = {part: {kind: [*map(vars, found)] for kind, found in kinds.items()} for part, kinds in parts.items()}
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return plain | files | {"contracts": {name: vars(columns) for name, columns in self.contracts.items()}}

    @cached_property
    def digest(self) -> str:
        """A hash over all that it says. It stands in its file, and in the manifest after it."""
        said = json.dumps(self.said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()


#: What is current before the first commit.
NOTHING = Manifest(0, "", "", {}, {}, {})


def numbers(store: Store) -> list[int]:
    """The numbers of all versions that were committed, in order."""
    matches = map(_NAME.fullmatch, store.names(MANIFESTS))
    return sorted(int(match[1]) for match in matches if match)


def current(store: Store) -> Manifest:
    """The newest version; `NOTHING` if none was published yet."""
    known = numbers(store)
    return load(store, known[-1]) if known else NOTHING


def load(store: Store, version: int) -> Manifest:
    """Raises MissingPath for a version that was not published, NewspipeError for a manifest that is not as written."""
    key = manifest_key(version)
    try:
        said = json.loads(store.get(key))
        digest = said.pop("digest")
        for part in ("datasets", "state"):
            said[part] = {name: tuple(File(**file) for file in files) for name, files in said[part].items()}
        said["contracts"] = {name: Columns(**stated) for name, stated in said["contracts"].items()}
        manifest = Manifest(**said)
    except FileNotFoundError:
        known = ", ".join(map(str, numbers(store)[-5:])) or "none"
        raise MissingPath(
            f"version {version} was not published", where=store, remedy=f"The newest versions here: {known}."
        ) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(store, key, f"this manifest cannot be read ({error})") from error
    if digest != manifest.digest or manifest.version != version:
        raise _unreadable(store, key, "this manifest is not what was published: it was changed afterwards")
    return manifest


def _unreadable(store: Store, key: str, what: str) -> NewspipeError:
    remedy = "Run newspipe verify --repair, or restore it from a copy of the store."
    return NewspipeError(what, where=store.locate(key), remedy=remedy)


def manifest_key(version: int) -> str:
    """Where the manifest of a version lies."""
    return f"{MANIFESTS}/{version:06d}.json"


def commit(store: Store, manifest: Manifest) -> Manifest:
    """Publish: all or nothing; the manifest with the digest of the one before it.

    Raises LostRace if another process has published this number, Unfinished if it is published but maybe not durable.
    """
    base = load(store, manifest.version - 1) if manifest.version > 1 else NOTHING
    manifest = replace(manifest, previous=base.digest if base.version else "")
    said = json.dumps(manifest.said | {"digest": manifest.digest}, indent=1, ensure_ascii=False).encode() + b"\n"
    sys.audit("newspipe.commit", "objects written", manifest.version)
    with store.committing():
        # What was found lying about when it was put may have been swept since.
        if store.missing({*manifest.objects()} - {*base.objects()}):
            raise LostRace(f"objects of version {manifest.version} were removed before it was published", where=store)
        store.sync()
        sys.audit("newspipe.commit", "objects durable", manifest.version)
        try:
            store.create(manifest_key(manifest.version), said)
        except FileExistsError:
            raise LostRace(f"version {manifest.version} was published by another process", where=store) from None
        except OSError as error:
            _look_again(store, manifest.version, said, error)
            raise
    sys.audit("newspipe.commit", "manifest written", manifest.version)
    return manifest


def _look_again(store: Store, version: int, said: bytes, error: OSError) -> None:
    """A manifest whose making failed may lie there all the same: a folder was not synced, an answer was lost."""
    where, why = error.filename or store, error.strerror or error
    try:
        there = store.get(manifest_key(version)) == said
    except FileNotFoundError:
        return
    except OSError:
        what = f"whether version {version} was published cannot be told ({why})"
        raise PublicationRefused(what, where=where, remedy=f"{mended(error)} and run again to find out.") from error
    if there:
        what = f"version {version} is published, but not confirmed to be durable ({why})"
        remedy = f"{mended(error)} and run again: the next run completes it."
        raise Unfinished(what, where=where, remedy=remedy) from error
