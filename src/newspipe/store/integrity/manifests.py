"""Whether manifests are what was published: each holds the digest of the one before, so the newest vouches for all.

Views hold a copy of each manifest. One that was changed or lost is brought back from there, if the copy is whole and
the manifests around it know it.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from newspipe.errors import NewspipeError
from newspipe.store.backend import STORE, Store
from newspipe.store.folder import Folder
from newspipe.store.integrity.findings import Finding, settle
from newspipe.store.manifest import Manifest, load, manifest_key, numbers
from newspipe.store.views import VERSIONS

_OBJECT = re.compile(rf"{re.escape(STORE)}/\w+/month=[\w-]+/[0-9a-f]{{64}}\.\w+")


class Manifests(NamedTuple):
    """The manifests that can be read. `doubted`: those of them that are not what was published, or may not be."""

    sound: dict[int, Manifest]
    doubted: set[int]
    findings: list[Finding]


class Seal(NamedTuple):
    """What ties a manifest, whole by its own account, to the manifests around it."""

    version: int
    digest: str
    previous: str


def check_manifests(store: Store, *, repair: bool) -> Manifests:
    """Read all manifests from the newest to the oldest; none may be missing, and each must fit the one after it."""
    found = Manifests({}, set(), [])
    seals = {version: _seal(store, version, manifest_key(version)) for version in numbers(store)}
    copies = {version: copy for version in _shown(store) if (copy := _seal(store, version, _copy_key(version)))}
    promised = ""  # the digest that the manifest after it gives
    for version, below in pairwise([*sorted({*seals, *copies}, reverse=True), 0]):
        before = {seal.digest for seal in (seals.get(below), copies.get(below)) if seal} if below else {""}
        copy, seal = copies.get(version), seals.get(version)
        if copy == seal or (copy and not (copy.digest == promised if promised else copy.previous in before)):
            copy = None
        manifest, what = _read(store, version)
        if manifest and seal:
            what = _misfit(seal, copy, promised, before)
            if not promised and seal.previous in before:
                copy = None  # if it differs, nothing tells which of the two is right
        if what:
            mend = partial(_bring_back, store, version) if copy else None
            settled = settle([Finding(version, store.locate(manifest_key(version)), what)], mend, repair=repair)
            found.findings.extend(settled)
            if settled[0].mended:
                manifest, _ = _read(store, version)
            else:
                found.doubted.add(version)
        if manifest:
            found.sound[version] = manifest
        trusted = copy if what else seal
        promised = trusted.previous if trusted and below == version - 1 else ""
        found.findings.extend(_gap(store, version, below))
    found.findings.extend(_times(store, found.sound))
    return found


def _seal(store: Store, version: int, key: str) -> Seal | None:
    """The seal of a manifest; None if it is not there, is of another version, or says another digest than it has."""
    try:
        said = json.loads(store.get(key))
        digest = said.pop("digest")
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        whole = digest == hashlib.sha256(text.encode()).hexdigest() and said["version"] == version
        return Seal(version, digest, said["previous"]) if whole else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _shown(store: Store) -> Iterator[int]:
    """The versions that have a view."""
    if isinstance(store, Folder) and (store.root / VERSIONS).is_dir():
        for path in (store.root / VERSIONS).iterdir():
            number = int(path.name) if re.fullmatch(r"[0-9]{6,}", path.name) else 0
            if number and path.name == f"{number:06d}":
                yield number


def _copy_key(version: int) -> str:
    return f"{VERSIONS}/{version:06d}/manifest.json"


def _misfit(seal: Seal, copy: Seal | None, promised: str, before: set[str]) -> str:
    """What is wrong with a manifest by those around it. `copy` fits them, and is another one."""
    if promised:
        wrong = seal.digest != promised
        return f"this manifest is not the one that version {seal.version + 1} was published on top of" if wrong else ""
    if copy is None:
        return ""
    if seal.previous in before:
        return f"this manifest and {_copy_key(seal.version)} differ: one of them was forged"
    return f"this manifest was not published on top of version {seal.version - 1}"


def _read(store: Store, version: int) -> tuple[Manifest | None, str]:
    """The manifest of a version, or what is wrong with it."""
    try:
        manifest = load(store, version)
        keys = [*manifest.objects()]
        well_formed = _is_well_formed(manifest)
    except OSError as error:
        return None, f"this manifest cannot be read ({error.strerror or error})"
    except NewspipeError as error:
        gone = store.missing([manifest_key(version)])
        return None, "this manifest is missing" if gone else error.what
    except (TypeError, AttributeError) as error:
        return None, f"this manifest cannot be read ({error})"
    if not well_formed or not all(map(_OBJECT.fullmatch, keys)):
        return None, "this manifest says what no manifest says"
    if len({key.rpartition("/")[0] for key in keys}) < len(keys):
        return None, "this manifest names two files for one month"
    return manifest, ""


def _is_well_formed(manifest: Manifest) -> bool:
    """Whether all that is computed with is of its type; JSON says nothing of that."""
    files = [file for part in (manifest.datasets, manifest.state) for kind in part.values() for file in kind]
    counts = all(type(number) is int and number >= 0 for file in files for number in (file.rows, file.bytes))
    texts = [manifest.published_at, *(one.version for one in manifest.contracts.values())]
    texts += [text for one in manifest.contracts.values() for column in one.columns.items() for text in column]
    return counts and all(isinstance(text, str) for text in texts)


def _gap(store: Store, version: int, below: int) -> Iterator[Finding]:
    """The manifests that lie between two versions, and of which nothing is left."""
    first, last = below + 1, version - 1
    if first <= last:
        like = f", like all from {first} on" if first < last else ""
        yield Finding(last, store.locate(manifest_key(last)), f"this manifest is missing{like}")


def _times(store: Store, manifests: Mapping[int, Manifest]) -> Iterator[Finding]:
    """Versions that claim to be older than the one before."""
    before: datetime | None = None
    for version, manifest in sorted(manifests.items()):
        place = store.locate(manifest_key(version))
        try:
            moment = datetime.fromisoformat(manifest.published_at)
            back = before is not None and moment < before
        except (TypeError, ValueError):
            yield Finding(version, place, "published_at is no time")
            continue
        if back:
            yield Finding(
                version, place, f"published_at is {manifest.published_at}, before that of version {version - 1}"
            )
        before = moment


def _bring_back(store: Store, version: int) -> str:
    key, data = manifest_key(version), store.get(_copy_key(version))
    with store.committing():
        if store.missing([key]):
            store.create(key, data)  # exclusive, should somebody publish this number now
        else:
            store.put(key, data)
        store.sync()
    return f"It was brought back from {_copy_key(version)}."
