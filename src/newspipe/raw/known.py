"""What of raw is ingested already, as it is kept from run to run."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime

from newspipe.raw.captures import Capture, Place


def ingested_captures(
    known: Mapping[str, Place], wanted: Container[tuple[str, datetime]] | None = None
) -> list[Capture]:
    """The captures that were ingested, or those `wanted` among them, as they were: none of their files is fresh."""
    captures: dict[tuple[str, str], Capture] = {}
    times: dict[str, datetime] = {}
    for path, place in known.items():
        source = path.partition("/")[0]
        if place.captured_at not in times:
            times[place.captured_at] = datetime.fromisoformat(place.captured_at)
        at = times[place.captured_at]
        if wanted is None or (source, at) in wanted:
            capture = captures.setdefault((source, place.captured_at), Capture(source, at))
            capture.files |= dict.fromkeys([f"{path}/{name}" for name in place.names] or [path], place.basis)
            capture.stamps |= {path: place.stamp} if place.names else {}
    return sorted(captures.values(), key=lambda capture: (capture.source, capture.captured_at))


def dump_known(places: Mapping[str, Place]) -> bytes:
    """Ingested places, a line each, sorted by path."""
    lines = (
        "\t".join((path, place.captured_at, place.basis, str(place.stamp), *place.names)) + "\n"
        for path, place in sorted(places.items())
    )
    return "".join(lines).encode()


def load_known(parts: Iterable[bytes]) -> dict[str, Place]:
    """The inverse of `dump_known`, over any number of dumps."""
    known = {}
    for part in parts:
        for line in part.decode().splitlines():
            path, captured_at, basis, stamp, *names = line.split("\t")
            known[path] = Place(captured_at, basis, int(stamp), tuple(names))
    return known


def ingested(known: Mapping[str, Place], capture: Capture) -> dict[str, Place]:
    """The places of a capture, now that its files are ingested."""
    at = capture.captured_at.isoformat()
    places: dict[str, Place] = {}
    folders: dict[str, list[str]] = {}
    for path, basis in capture.files.items():
        folder, _, name = path.rpartition("/")
        if basis in ("file_name", "mtime"):
            places[path] = Place(at, basis)
        else:
            folders.setdefault(folder, []).append(name)
    for folder, names in folders.items():
        before = known.get(folder)
        basis = before.basis if before else capture.files[f"{folder}/{names[0]}"]
        whole = sorted({*names, *(before.names if before else ())})
        places[folder] = Place(at, basis, capture.stamps.get(folder, 0), tuple(whole))
    return places
