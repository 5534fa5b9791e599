"""Whether what stands of versions beside their manifests agrees with them: history, tags, the list of the pruned."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict

from newspipe.errors import NewspipeError
from newspipe.store import history, objects, retention
from newspipe.store.backend import STORE, Store
from newspipe.store.history import Published
from newspipe.store.integrity.findings import Finding
from newspipe.store.manifest import Manifest, manifest_key
from newspipe.store.objects import object_key


def pruned(store: Store, manifests: Mapping[int, Manifest]) -> tuple[set[int], list[Finding]]:
    """The versions that are no longer kept, and what is wrong with the list of them."""
    place, newest = store.locate(f"{STORE}/pruned.json"), max(manifests, default=0)
    try:
        gone = retention.pruned(store)
        strange = sorted(map(str, (number for number in gone if type(number) is not int)))
    except (OSError, ValueError, TypeError) as error:
        # Which versions are kept is not known without it: the newest is, and those with a tag.
        named = {*tagged(store).values()}
        gone = {number for number in manifests if number != newest and number not in named}
        what = f"the list of versions that are no longer kept cannot be read ({error}): the newest is looked at alone"
        return gone, [Finding(None, place, what)]
    if strange:
        what = f"the list of versions that are no longer kept names {', '.join(strange)}, which are no versions"
        return {number for number in gone if type(number) is int}, [Finding(None, place, what)]
    findings = []
    if newest in gone:
        findings.append(Finding(newest, place, "the newest version is said to be kept no longer"))
    if unknown := sorted(number for number in gone if not 0 < number <= newest):
        what = f"versions {', '.join(map(str, unknown))} are said to be kept no longer, and were not published"
        findings.append(Finding(None, place, what))
    return gone - {newest}, findings


def check_tags(store: Store, published: Collection[int], gone: Collection[int]) -> Iterator[Finding]:
    """Tags must name versions that are kept."""
    for name, version in tagged(store).items():
        place = store.locate(f"{STORE}/tags/{name}")
        if version is None:
            yield Finding(None, place, f"the tag {name} holds no number", f"Give it again: delete {place} first.")
        elif version not in published:
            what = f"the tag {name} names version {version}, which was not published"
            yield Finding(version, place, what, f"Take it away: newspipe untag {name}")
        elif version in gone:
            what = f"the tag {name} names version {version}, which is no longer kept"
            yield Finding(version, place, what, f"Take it away: newspipe untag {name}")


def tagged(store: Store) -> dict[str, int | None]:
    """The tags and the versions that they name; None for one that cannot be read."""
    found: dict[str, int | None] = {}
    for tag in store.below(f"{STORE}/tags"):
        try:
            said = store.get(tag.key).decode()
            number = int(said) if said.strip().isdecimal() else None
        except (OSError, ValueError):
            number = None
        found[tag.key.rpartition("/")[2]] = number
    return dict(sorted(found.items()))


def check_history(
    store: Store, manifests: Mapping[int, Manifest], kept: Collection[int], doubted: Collection[int]
) -> Iterator[Finding]:
    """The history of every kept version must tell all versions up to it, as manifests that are not `doubted` do."""
    trusted = {version: manifest for version, manifest in manifests.items() if version not in doubted}
    read: dict[str, list[int] | None] = {}
    for version in sorted(kept, reverse=True):
        told: list[int] = []
        files = manifests[version].files(history.KIND)
        for month, file in sorted(files.items()):
            key = object_key(history.KIND, month, file.name)
            if key not in read:
                read[key], wrong = _lines(store, month, file.name, trusted)
                for number in wrong:
                    what = f"the history says of version {number} what its manifest does not"
                    yield Finding(version, store.locate(key), what)
            told += read[key] or []
        whole = all(read[object_key(history.KIND, month, file.name)] is not None for month, file in files.items())
        if whole and told != [*range(1, version + 1)]:
            yield Finding(version, store.locate(manifest_key(version)), "its history does not tell every version once")


def _lines(
    store: Store, month: str, name: str, manifests: Mapping[int, Manifest]
) -> tuple[list[int] | None, list[int | str]]:
    """The versions that an object of the history tells, and those that it tells wrongly."""
    try:
        lines = [Published(**json.loads(line)) for line in objects.get(store, history.KIND, month, name).splitlines()]
    except (OSError, NewspipeError):
        return None, []  # it is missing or damaged, and told as an object that is
    except (ValueError, TypeError):
        return None, ["some number"]
    known = {line.version for line in lines} & manifests.keys()
    return [line.version for line in lines], [
        line.version for line in lines if line.version in known and line != published(manifests[line.version])
    ]


def published(manifest: Manifest) -> Published:
    """The line of the history that a manifest stands for."""
    rows = {dataset: manifest.rows(dataset) for dataset in manifest.datasets}
    return Published(manifest.version, manifest.published_at, rows, manifest.idempotency_key, manifest.note)


def history_bytes(below: str, manifests: Mapping[int, Manifest]) -> Iterator[bytes]:
    """What an object of the history held, made of manifests again: it may end with any version that they know."""
    kind, _, rest = below.partition("/")
    data = b""
    for _, manifest in sorted(manifests.items()) if kind == history.KIND else ():
        # The line of a version stands in the last object that it has.
        if rest.startswith(f"month={max(manifest.files(kind), default='')}/"):
            data += json.dumps(asdict(published(manifest)), ensure_ascii=False).encode() + b"\n"
            yield data
