"""Captures in raw -> captures read, validated and hashed: what came in, before anything of the past is asked."""

import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from newspipe.batch import Batch, Snapshot, gathered
from newspipe.contracts import check_entries
from newspipe.corrections.pages import PageRules
from newspipe.errors import MissingPath, NewspipeError
from newspipe.listing import (
    COVERAGE_FLOOR,
    MAX_BYTES,
    Memo,
    Page,
    check_selectors,
    parse,
    text_lines,
    too_large,
)
from newspipe.raw import (
    SETTINGS,
    Beside,
    Capture,
    Problem,
    Settings,
    locate,
    page_number,
    said,
    sidecar,
    source_settings,
)

_CHUNK = 1 << 20


def read_captures(root: Path, captures: Sequence[Capture], rules: PageRules | None = None) -> Batch:
    """Read the files of captures, whatever they are, as corrections say. One bad file never stops the others."""
    memo = Memo()
    rules = rules or PageRules()
    problems: list[Problem] = []
    read: list[tuple[Capture, list[Snapshot]]] = []
    sources: dict[str, Settings] = {}
    for capture in captures:
        try:
            if capture.source not in sources:
                sources[capture.source] = _settings(root, capture.source)
        except (OSError, ValueError) as error:
            problem = Problem(
                f"{capture.source}/{SETTINGS}", "bad_settings", f"the source waits until it is mended: {said(error)}"
            )
            if problem not in problems:
                problems.append(problem)
            continue
        snapshots, unreadable = _snapshots(root, capture, sources[capture.source], memo, rules)
        problems += unreadable
        # A capture that a page joins is read whole; if it cannot be, the page waits.
        missed = {problem.path for problem in unreadable}
        if snapshots and missed <= capture.fresh:
            files = {path: basis for path, basis in capture.files.items() if path not in missed}
            stamps = {} if missed else capture.stamps
            read.append((replace(capture, files=files, fresh=capture.fresh - missed, stamps=stamps), snapshots))
    _validate(root, read, memo)
    return gathered(read, problems)


def _settings(root: Path, source: str) -> Settings:
    found = source_settings(root, source)
    if found.selectors is not None:
        check_selectors(found.selectors)
    return found


def _snapshots(
    root: Path, capture: Capture, source: Settings, memo: Memo, rules: PageRules
) -> tuple[list[Snapshot], list[Problem]]:
    found: dict[str, Snapshot] = {}  # by hash of the bytes: the same bytes twice in a capture are one snapshot
    problems = []
    at = capture.captured_at.isoformat()
    # Of two files with the same bytes, the shorter name is more likely the one that was meant.
    pages = sorted((page_number(path.rpartition("/")[2]), len(path), path) for path in capture.files)
    from_zero = pages[0][0] == 0
    for printed, _, path in pages:
        number = printed + from_zero
        try:
            basis = capture.files[path]
            beside = sidecar(root / path) if basis == "sidecar" else Beside()
            taken = None if basis == "mtime" else capture.captured_at  # which changes with every copy
            told = Told(source, beside.url or source.url, beside.charset, taken)
            sha256, size, page = _read(f"{root}/{path}", capture.source, told, memo, rules)
        except (OSError, ValueError) as error:
            problems.append(Problem(path, "unreadable", said(error)))
            continue
        fresh = path in capture.fresh
        first = found.get(sha256)
        if first is None:
            name, basis = _snapshot_id(capture.source, at, sha256), capture.files[path]
            page = rules.left_out(capture.source, capture.captured_at, name, page)
            found[sha256] = Snapshot(name, path, basis, number, sha256, size, fresh, page, page.entries)
        elif first.fresh and not fresh:
            found[sha256] = first._replace(fresh=False)
    return list(found.values()), problems


class Told(NamedTuple):
    """What is known of a page besides its bytes. `captured_at` is what relative dates count from."""

    settings: Settings
    url: str | None
    charset: str | None
    captured_at: datetime | None


def _read(path: str, source: str, told: Told, memo: Memo, rules: PageRules) -> tuple[str, int, Page]:
    """(hash, size, page) of a file. Raises OSError if it is not a file that can be read."""
    # Not blocking: a named pipe in raw must not hold up the run.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(None, "not a regular file")
        if state.st_size > MAX_BYTES:
            digest = hashlib.sha256()
            while chunk := os.read(handle, _CHUNK):
                digest.update(chunk)
            return digest.hexdigest(), state.st_size, too_large(state.st_size)
        data = os.read(handle, state.st_size + 1)
    finally:
        os.close(handle)
    name = hashlib.sha256(data).hexdigest()
    known = (source, name, told.url, told.charset)
    page = memo.pages.get(known) or memo.pages.get((*known, told.captured_at))
    if page is None:
        floor = COVERAGE_FLOOR if told.settings.coverage_floor is None else told.settings.coverage_floor
        page = parse(
            data, coverage_floor=floor, memo=memo, url=told.url, charset=told.charset, captured_at=told.captured_at,
            selectors=told.settings.selectors,
        )  # fmt: skip
        page = rules.dated(source, page)
        memo.pages[(*known, told.captured_at) if page.relative else known] = page
    return name, len(data), page


def _validate(root: Path, read: list[tuple[Capture, list[Snapshot]]], memo: Memo) -> None:
    """Turn entries that break the contract `entry` into rejects. Each distinct entry is checked once."""
    distinct = {id(seen.entry): seen for page in memo.pages.values() for seen in page.sightings}
    entries = list(distinct.values())
    broken = {id(entries[at].entry): reasons for at, reasons in check_entries(entries).items()} if entries else {}
    if not broken:
        return
    for _, snapshots in read:
        for at, snapshot in enumerate(snapshots):
            bad = {
                i: broken[id(seen.entry)] for i, seen in enumerate(snapshot.page.sightings) if id(seen.entry) in broken
            }
            if bad:
                lines = text_lines((root / snapshot.path).read_bytes())
                snapshots[at] = snapshot._replace(page=snapshot.page.without(bad, lines))


class Loaded(NamedTuple):
    """One file, read by itself."""

    data: bytes
    snapshot_id: str
    page: Page
    selectors: Mapping[str, str] | None = None


def load_page(path: Path, url: str | None = None) -> Loaded:
    """Read one file as a run would, wherever it lies; `url` is the address of the page, if it is another than known.

    Raises MissingPath if it is not there, NewspipeError if it cannot be read.
    """
    try:
        folder, origin = locate(path)
        source = folder.name
        settings = _settings(folder.parent, source)
        beside = sidecar(path) if origin.basis == "sidecar" else Beside()
        taken = None if origin.basis == "mtime" else origin.captured_at
        told = Told(settings, url or beside.url or settings.url, beside.charset, taken)
        sha256, _, page = _read(str(path), source, told, Memo(), PageRules())
        data = b"" if page.rejects and page.rejects[0].reason == "too_large" else path.read_bytes()
    except FileNotFoundError:
        raise MissingPath("there is no such file", where=path) from None
    except (OSError, ValueError) as error:
        raise NewspipeError(
            f"cannot be read: {said(error)}", where=path, remedy="Name files that hold a saved page."
        ) from error
    broken = check_entries(page.sightings) if page.sightings else {}
    page = page.without(broken, text_lines(data)) if broken else page
    return Loaded(data, _snapshot_id(source, origin.captured_at.isoformat(), sha256), page, settings.selectors)


def _snapshot_id(source: str, captured_at: str, sha256: str) -> str:
    return hashlib.sha256(f"{source}\x1f{captured_at}\x1f{sha256}".encode()).hexdigest()
