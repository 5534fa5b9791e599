"""Where something comes from: a snapshot with the role of each line, an item with every sighting and edit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newspipe.corrections.force import InForce, in_force
from newspipe.corrections.reading import dump
from newspipe.corrections.rules import Date
from newspipe.errors import MissingPath, NewspipeError
from newspipe.ingest import load_page
from newspipe.kinship import kinship
from newspipe.listing import Reject, html_choices, text_lines
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest
from newspipe.store.reading import tables
from newspipe.text import key
from newspipe.times import micros
from newspipe.words import differing

#: What is shown of a first revision.
_SAID = ("headline", "description", "credit_text", "kicker", "url")

if TYPE_CHECKING:
    from newspipe.listing.html import Choice

_ID = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True)
class ExplainedLine:
    """A line of a snapshot, as its ledger counts them. `reject` is what begins there, if something was rejected."""

    number: int
    role: str  # "" for a blank line
    text: str
    reject: Reject | None


@dataclass(frozen=True)
class ExplainedItem:
    """An item with its history.

    Parts are rows of the datasets; with each revision stands its difference to the one before, with each sighting the
    path of its page. `joined` says by what evidence its contents came together, `kept_apart` why the others of its
    date did not, `duplicates` which other items may be the same, `corrections` what people have set right.
    """

    item: dict[str, Any]
    presence: dict[str, Any]
    revisions: list[dict[str, Any]]
    joined: list[dict[str, Any]]
    kept_apart: list[dict[str, Any]]
    duplicates: list[dict[str, Any]]
    corrections: list[dict[str, Any]]
    sightings: list[dict[str, Any]]


def explain_file(path: Path) -> "Iterator[ExplainedLine | Choice]":
    """Every line of a snapshot and its role, and of an HTML page the parts that were weighed as its list.

    Raises NewspipeError if the file cannot be read.
    """
    loaded = load_page(path)
    roles = {line.number: line.role for line in loaded.page.ledger()}
    rejects = {reject.line_start: reject for reject in loaded.page.rejects}
    for number, text in enumerate(text_lines(loaded.data) or [""], 1):
        yield ExplainedLine(number, roles.get(number, ""), text, rejects.get(number))
    yield from html_choices(loaded.data, loaded.selectors)


def explain_item(store: Store, manifest: Manifest, item_id: str) -> ExplainedItem:
    """Everything known of an item, by its id, an alias, or the beginning of either.

    Raises MissingPath if there is none, NewspipeError if several ids begin like this.
    """
    import pyarrow.compute as pc

    month, item = _find(store, manifest, item_id)
    of_item = pc.field("item_id") == item["item_id"]

    def rows(dataset: str) -> list[dict[str, Any]]:
        return [
            row
            for _, table in tables(store, manifest, dataset, of_item, lambda m: m == month)
            for row in table.to_pylist()
        ]

    presence = rows("presence")[0]
    first, last = item["first_seen_at"].isoformat()[:7], presence["last_seen_at"].isoformat()[:7]
    sightings = []
    for captured, table in tables(store, manifest, "sightings", of_item, lambda m: first <= m <= last):
        seen = table.to_pylist()
        if not seen:
            continue
        paths = _paths(store, manifest, captured, {row["snapshot_id"] for row in seen})
        sightings += [{**row, "path": paths[row["snapshot_id"]]} for row in seen]
    order = sorted(sightings, key=lambda row: (row["captured_at"], row["path"], row["position"]))
    joined, apart = kinship(store, manifest, item, month)
    revisions = _compared(rows("revisions"))
    either = (pc.field("item_id") == item["item_id"]) | (pc.field("other_id") == item["item_id"])
    doubts = [row for _, table in tables(store, manifest, "duplicates", either) for row in table.to_pylist()]
    corrections = _corrections(in_force(store, manifest), item, revisions, order)
    return ExplainedItem({**item, "month": month}, presence, revisions, joined, apart, doubts, corrections, order)


def _compared(revisions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Revisions, each with what differs from the one before: column -> pieces; for the first, from nothing."""
    earlier: dict[str, Any] = {}
    found = []
    for revision in revisions:
        columns = revision["changed_columns"] if earlier else _SAID
        pairs = {name: (_as_text(earlier.get(name)), _as_text(revision[name])) for name in columns}
        found.append({**revision, "diff": {name: differing(*pair) for name, pair in pairs.items() if any(pair)}})
        earlier = revision
    return found


def _as_text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _corrections(
    force: InForce, item: dict[str, Any], revisions: list[dict[str, Any]], sightings: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The corrections that have touched an item, and those that have dated entries which it shows."""
    headlines = {key(revision["headline"]) for revision in revisions}
    shown_by = {(row["source"], micros(row["captured_at"])) for row in sightings}
    dated = [
        correction
        for name, correction in force.corrections.by_id.items()
        if isinstance(correction.rule, Date)
        and key(correction.rule.headline) in headlines
        and not shown_by.isdisjoint(force.captures.get(name, ()))
    ]
    return [dump(correction) for correction in (*force.of_item({item["item_id"], *item["aliases"]}), *dated)]


def _find(store: Store, manifest: Manifest, item_id: str) -> tuple[str, dict[str, Any]]:
    import pyarrow.compute as pc

    if not _ID.fullmatch(item_id):
        raise MissingPath(
            "this is neither a file nor the id of an item",
            where=item_id,
            remedy="An id has 32 hex digits; its first 6 will do.",
        )
    begins = pc.starts_with(pc.field("item_id"), item_id)
    found = [(month, row) for month, table in tables(store, manifest, "items", begins) for row in table.to_pylist()]
    if not found:
        found = [
            (month, row)
            for month, table in tables(store, manifest, "items", pc.list_value_length(pc.field("aliases")) > 0)
            for row in table.to_pylist()
            if any(alias.startswith(item_id) for alias in row["aliases"])
        ]
    if not found:
        for name, correction in in_force(store, manifest).dropped.items():
            if name.startswith(item_id):
                raise MissingPath(f"this item is not published: {correction.by}", where=name, remedy=correction.place)
        raise MissingPath("no item has this id", where=item_id, remedy="`newspipe show items` lists the ids.")
    if len(found) > 1:
        ids = ", ".join(row["item_id"] for _, row in found[:5])
        raise NewspipeError(
            f"{len(found)} items have an id that begins like this", where=item_id, remedy=f"Give more of it: {ids}"
        )
    return found[0]


def _paths(store: Store, manifest: Manifest, month: str, snapshots: set[str]) -> dict[str, str]:
    import pyarrow.compute as pc

    wanted = pc.field("snapshot_id").isin(sorted(snapshots))
    return {
        row["snapshot_id"]: row["path"]
        for _, table in tables(store, manifest, "snapshots", wanted, lambda m: m == month)
        for row in table.select(["snapshot_id", "path"]).to_pylist()
    }
