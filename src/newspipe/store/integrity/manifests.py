"""Whether manifests are what was published: each holds the digest of the one before, so the newest vouches for all.

Views hold a copy of each manifest. One that was changed or lost is brought back from there if the copy is whole and the
manifests around it know it.
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
from newspipe.store.views import VERSIONS, view_path

_OBJECT = re.compile(rf"{re.escape(STORE)}/\w+/month=[\w-]+/[0-9a-f]{{64}}\.\w+")


class Copy(NamedTuple):
    """A manifest's bytes, whole by their own account, and how they are tied to the manifests around them."""

    data: bytes
    version: int
    digest: str
    previous: str


class Manifests(NamedTuple):
    """The manifests that can be read. `disputed`: versions of which a view holds another manifest, as whole as this."""

    sound: dict[int, Manifest]
    disputed: set[int]
    findings: list[Finding]


def check_manifests(store: Store, *, repair: bool) -> Manifests:
    """Read all manifests from the newest to the oldest; none may be missing, and each must fit the one after it."""
    copies = _copies(store)
    found = Manifests({}, set(), [])
    known = sorted({*numbers(store), *copies}, reverse=True)
    promised = ""  # the digest that the manifest after it gives
    for version, below in pairwise([*known, 0]):
        copy = copies.get(version)
        before = _digests(store, version - 1, copies)
        fits = copy is not None and (copy.digest == promised if promised else copy.previous in before)
        manifest, what = _read(store, version)
        if manifest and promised and manifest.digest != promised:
            what = f"this manifest is not the one that version {version + 1} was published on top of"
        elif manifest and not promised and copy and fits and copy.digest != manifest.digest:
            if manifest.previous in before:
                found.disputed.add(version)
                what = f"this manifest and its copy in {VERSIONS}/{version:06d} differ: one of them was forged"
            else:
                what = f"this manifest was not published on top of version {version - 1}"
        if what:
            mend = partial(_bring_back, store, copy) if copy and fits and version not in found.disputed else None
            finding = Finding(version, store.locate(manifest_key(version)), what)
            found.findings.extend(settle([finding], mend, repair=repair))
            if found.findings[-1].mended:
                manifest = load(store, version)
        if manifest:
            found.sound[version] = manifest
        promised = manifest.previous if manifest and below == version - 1 else ""
        found.findings.extend(_gap(store, version, below))
    found.findings.extend(_times(store, found.sound))
    return found


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
    if first == last:
        yield Finding(first, store.locate(manifest_key(first)), "this manifest is missing")
    elif first < last:
        yield Finding(last, store.locate(manifest_key(last)), f"this manifest is missing, like all from {first} on")


def _times(store: Store, manifests: Mapping[int, Manifest]) -> Iterator[Finding]:
    """Versions that claim to be older than the one before."""
    before: datetime | None = None
    for version, manifest in sorted(manifests.items()):
        try:
            moment = datetime.fromisoformat(manifest.published_at)
            back = before is not None and moment < before
        except (TypeError, ValueError):
            yield Finding(version, store.locate(manifest_key(version)), "published_at is no time")
            continue
        if back:
            what = f"published_at is {manifest.published_at}, before that of version {version - 1}"
            yield Finding(version, store.locate(manifest_key(version)), what)
        before = moment


def _copies(store: Store) -> dict[int, Copy]:
    """What views hold of manifests, as far as it is whole."""
    if not isinstance(store, Folder) or not (store.root / VERSIONS).is_dir():
        return {}
    found = {}
    for path in (store.root / VERSIONS).iterdir():
        version = int(path.name) if re.fullmatch(r"[0-9]{6,}", path.name) else 0
        if version and path == view_path(store, version) and (copy := _copy(store, version)):
            found[version] = copy
    return found


def _copy(store: Folder, version: int) -> Copy | None:
    try:
        data = (view_path(store, version) / "manifest.json").read_bytes()
    except OSError:
        return None
    copy = _sealed(data)
    return copy if copy and copy.version == version else None


def _sealed(data: bytes) -> Copy | None:
    """A manifest with the right digest of all that it says; None for other bytes."""
    try:
        said = json.loads(data)
        digest = said.pop("digest")
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        right = digest == hashlib.sha256(text.encode()).hexdigest()
        return Copy(data, said["version"], digest, said["previous"]) if right else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _digests(store: Store, version: int, copies: Mapping[int, Copy]) -> set[str]:
    """The digests that a version may have, by its manifest and by the copy in its view."""
    if not version:
        return {""}
    found = {copies[version].digest} if version in copies else set()
    try:
        sealed = _sealed(store.get(manifest_key(version)))
    except OSError:
        return found
    return found | ({sealed.digest} if sealed else set())


def _bring_back(store: Store, copy: Copy) -> str:
    key = manifest_key(copy.version)
    with store.committing():
        if store.missing([key]):
            store.create(key, copy.data)  # exclusive, should somebody publish this number now
        else:
            store.put(key, copy.data)
        store.sync()
    return f"It was brought back from {VERSIONS}/{copy.version:06d}/manifest.json."
