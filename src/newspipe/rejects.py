"""What could not be accepted: found, shown with a correction that would accept it, and tried again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from newspipe import pipeline
from newspipe.corrections.pages import PageRules
from newspipe.errors import MissingPath, NewspipeError
from newspipe.ingest import read_captures
from newspipe.listing import parse
from newspipe.months.rejected import reject_ids
from newspipe.planning import known_places, take
from newspipe.raw import ingested_captures
from newspipe.report import Report
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest, current
from newspipe.store.reading import tables

Row = dict[str, Any]
_ID = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True)
class Replayed:
    """What became of the rejects that were open: rows of `rejects` as they are now, those that are resolved."""

    report: Report
    tried: int
    resolved: list[Row]


def rejects(
    store: Store,
    manifest: Manifest,
    *,
    status: str | None = None,
    source: str | None = None,
    reason: str | None = None,
) -> Iterator[Row]:
    """The rejects of a version, or some of them."""
    wanted = {name: value for name, value in (("status", status), ("source", source), ("reason", reason)) if value}
    for _, table in tables(store, manifest, "rejects"):
        for row in table.to_pylist():
            if wanted.items() <= row.items():
                yield {"resolved_by": None, **row}


def find_reject(store: Store, manifest: Manifest, reject_id: str) -> Row:
    """A reject by its id, or the beginning of its id.

    Raises MissingPath if there is none, NewspipeError if several ids begin like this.
    """
    if not _ID.fullmatch(reject_id):
        remedy = "An id has 32 hex digits; its first 6 will do."
        raise MissingPath("this is not the id of a reject", where=reject_id, remedy=remedy)
    found = [row for row in rejects(store, manifest) if row["reject_id"].startswith(reject_id)]
    if not found:
        remedy = "`newspipe rejects list --status all` lists the ids."
        raise MissingPath("no reject has this id", where=reject_id, remedy=remedy)
    if len(found) > 1:
        ids = ", ".join(row["reject_id"] for row in found[:5])
        what = f"{len(found)} rejects have an id that begins like this"
        raise NewspipeError(what, where=reject_id, remedy=f"Give more of it: {ids}")
    return found[0]


def suggestion(row: Row) -> str | None:
    """The correction that would accept a reject, as far as that can be known; None if none would."""
    signed = 'reason = ""\nauthor = ""\n'
    if row["stage"] not in ("parse", "validate"):
        at = row["captured_at"].astimezone(UTC)
        return (
            f'[[leave_out]]\nsource = "{row["source"]}"\ncaptured_at = {at:%Y-%m-%dT%H:%M:%SZ}\n'
            f'snapshot = "{row["snapshot_id"]}"\n{signed}'
        )
    undated = next((reject.undated for reject in parse(row["raw_text"].encode()).rejects if reject.undated), None)
    if row["reason"] == "truncated" or undated is None:
        return None
    printed = f"printed = {_toml(undated.date_published_raw)}\n" if undated.date_published_raw else ""
    headline = _toml(undated.content.headline)
    return f'[[date]]\nsource = "{row["source"]}"\nheadline = {headline}\n{printed}date = 0000-00-00\n{signed}'


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def replay(
    raw: Path, store: Store, progress: pipeline.Progress = lambda *_: None, corrections: Path | None = None
) -> Replayed:
    """Read the captures with open rejects again; if any of these is one no more, all of raw, as a replay does.

    Not those captures alone: contents that two parsers have read differently would look like edits.
    Raises what `pipeline.replay` raises.
    """
    before = current(store)
    waiting = {row["reject_id"]: row for row in rejects(store, before, status="open")}
    wanted = {(row["source"], row["captured_at"]) for row in waiting.values()}
    captures = ingested_captures(known_places(store, before), wanted) if wanted else []
    batch = read_captures(raw, captures, PageRules(take(store, corrections, strict=True)))
    left = {name for taken in batch.captures for shot in taken.snapshots for name in reject_ids(shot)}
    if batch.problems or waiting.keys() <= left:
        return Replayed(Report(None, before.version, problems=batch.problems), len(waiting), [])
    report = pipeline.replay(raw, store, progress, corrections)
    now = rejects(store, current(store))
    return Replayed(
        report, len(waiting), [row for row in now if row["reject_id"] in waiting and row["status"] != "open"]
    )
