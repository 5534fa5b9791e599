"""Whether every object is there and has the bytes that it is named by; those that are not are looked for elsewhere."""

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from newspipe.store.backend import STORE, Store
from newspipe.store.folder import Folder
from newspipe.store.integrity.findings import RESTORE, Finding, Progress, settle
from newspipe.store.integrity.records import history_bytes
from newspipe.store.manifest import Manifest, manifest_key
from newspipe.store.objects import is_named_by, object_key
from newspipe.store.retention import FOREVER
from newspipe.store.views import VERSIONS

#: Objects that are read at once.
_AT_ONCE = 8
_FROM_RAW = "or publish the raw folder anew with another --out."


@dataclass
class Objects:
    """What was looked at, and the keys of objects that are missing or damaged after all."""

    count: int = 0
    bytes: int = 0
    broken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def check_objects(
    store: Store, manifests: Mapping[int, Manifest], kept: Collection[int], *, repair: bool, progress: Progress
) -> Objects:
    """Hash every object of the `kept` versions, and those of other versions that are kept for ever, once."""
    promised = _promised(manifests, kept)
    found = Objects(len(promised))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        looked = pool.map(partial(_look, store), promised)
        for done, (key, (size, what)) in enumerate(zip(promised, looked, strict=True), 1):
            progress("Hashing objects", done, len(promised))
            found.bytes += size
            if what:
                fault = Finding(max(promised[key].values()), store.locate(key), what, _unmendable(store, what))
                settled = settle([fault], _source(store, key, manifests), repair=repair)
                found.findings += settled
                found.broken |= set() if settled[0].mended else {key}
            else:
                found.findings += _sizes(store, size, key, promised[key])
    return found


def _promised(manifests: Mapping[int, Manifest], kept: Collection[int]) -> dict[str, dict[int, int]]:
    """What manifests say of objects, by key: how many bytes they have, and the newest version that says so."""
    promised: dict[str, dict[int, int]] = {}
    for version, manifest in sorted(manifests.items()):
        for kind, files in (manifest.datasets | manifest.state).items():
            if version in kept or kind in FOREVER:
                for file in files:
                    promised.setdefault(object_key(kind, file.month, file.name), {})[file.bytes] = version
    return dict(sorted(promised.items()))


def _look(store: Store, key: str) -> tuple[int, str]:
    """The size of an object, and what is wrong with it."""
    try:
        data = store.get(key)
    except FileNotFoundError:
        return 0, "this object is missing"
    except OSError as error:
        return 0, f"this object cannot be read ({error.strerror or error})"
    right = is_named_by(data, key.rpartition("/")[2])
    return len(data), "" if right else "this object is damaged: its bytes are not those that it is named by"


def _sizes(store: Store, size: int, key: str, promised: Mapping[int, int]) -> Iterator[Finding]:
    """The bytes are right, but a manifest says that they are more or fewer."""
    for said, version in promised.items():
        if said != size:
            what = f"this manifest says that {key} has {said} bytes; it has {size:,}"
            yield Finding(version, store.locate(manifest_key(version)), what)


def _unmendable(store: Store, what: str) -> str:
    if isinstance(store, Folder) and "damaged" in what:
        return f"No view holds other bytes of it. {RESTORE[:-1]}, {_FROM_RAW}"
    return f"{RESTORE[:-1]}, {_FROM_RAW}"


def _source(store: Store, key: str, manifests: Mapping[int, Manifest]) -> partial[str] | None:
    """What brings an object back, if its bytes lie elsewhere or can be made again."""
    for data, where in _elsewhere(store, key, manifests):
        if is_named_by(data, key.rpartition("/")[2]):
            return partial(_bring_back, store, key, data, where)
    return None


def _elsewhere(store: Store, key: str, manifests: Mapping[int, Manifest]) -> Iterator[tuple[bytes, str]]:
    """Bytes that may be those of an object: what views hold under its name, and the history as manifests tell it."""
    below = key.removeprefix(f"{STORE}/")
    if isinstance(store, Folder) and (store.root / VERSIONS).is_dir():
        for view in sorted((store.root / VERSIONS).iterdir(), reverse=True):
            try:
                yield (view / below).read_bytes(), f"{VERSIONS}/{view.name}"
            except OSError:
                continue
    yield from ((data, "the manifests") for data in history_bytes(below, manifests))


def _bring_back(store: Store, key: str, data: bytes, where: str) -> str:
    store.put(key, data)
    store.sync()
    return f"It was brought back from {where}."
