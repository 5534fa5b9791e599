"""What a perfect observer knows of a corpus that `make_corpus.py` wrote, from the captures that are there.

The generator says which item each printed entry is. An observer who is never mistaken, and has seen nothing but the
captures that remain, knows of an item

- its revisions: each content at the first capture that shows it. An edit between two captures shows at the later one,
  an edit that was followed by another before anybody looked is unknown, and an edit that no reader sees is none. An
  entry that the end of a page cuts off shows that its item is there, and tells of an edit only if it cannot be the
  beginning of what was in force.
- its withdrawal: at the first capture after its end in which its place in the order of the listing is seen, without a
  damaged entry or the end of a damaged page there, and something older below.

Items that share source, date and cleaned headline count as one; whose text was shown when is then nobody's to say, so
their histories are left out. Dates and days are ISO strings.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from newspipe.text import clean, key

#: What the generator spoils -> the reason by which newspipe has to reject it.
REASONS = {"missing_date": "date_missing", "impossible_date": "date_invalid", "truncated": "truncated"}


class Said(NamedTuple):
    """What an entry says, cleaned."""

    headline: str
    description: str
    credit: str

    def begins(self, whole: "Said") -> bool:
        """Whether this can be what is left of the other where a page ends."""
        return key(self.headline) == key(whole.headline) and whole.description.startswith(self.description)


class Place(NamedTuple):
    """Where an entry stands."""

    path: str
    line: int


class Seen(NamedTuple):
    """An entry as it can be read."""

    day: str
    said: Said
    cut: bool


@dataclass
class TrueItem:
    """One item of the generator, and where it can be read in the captures that remain."""

    name: str
    source: str
    date: str
    withdrawn_from: str | None
    seen: list[Seen] = field(default_factory=list)
    gone: str | None = None  # the first capture that shows that it was withdrawn

    @property
    def number(self) -> int:
        return int(self.name.rpartition("-")[2])

    def history(self) -> list[tuple[str, Said]]:
        """Its revisions: from which capture on, and what it said."""
        whole = list(dict.fromkeys(seen.said for seen in self.seen if not seen.cut))
        found: list[tuple[str, Said]] = []
        by_day: dict[str, list[Seen]] = {}
        for seen in self.seen:
            by_day.setdefault(seen.day, []).append(seen)
        for day, entries in sorted(by_day.items()):
            shown = [seen.said for seen in entries if not seen.cut]
            if not shown:
                longer = [said for said in whole if entries[0].said.begins(said)]
                same = [said for said in longer if said.headline == entries[0].said.headline]
                shown = same or longer or [entries[0].said]
            if not found or found[-1][1] not in shown:
                found.append((day, shown[0]))
        return found


@dataclass
class Truth:
    """The items by the name that all of one have, the readable entries, and the spoilt ones with their reasons."""

    items: dict[str, list[TrueItem]]
    entries: dict[Place, str]
    rejects: dict[Place, set[str]]
    repeats: list[tuple[Place, Place]]


def load_truth(folder: Path) -> Truth:
    """What can be known of the captures that are left of a corpus."""
    records = {record["item"]: record for record in _lines(folder / "truth" / "items.jsonl")}
    spoilt = {
        page["snapshot"] for page in _lines(folder / "truth" / "snapshots.jsonl") if "truncated" in page["faults"]
    }
    start = min(page["captured"] for page in _lines(folder / "truth" / "snapshots.jsonl"))
    items = {name: _item(record, start) for name, record in records.items()}
    pages: dict[str, list[dict[str, Any]]] = {}
    for entry in _lines(folder / "truth" / "entries.jsonl"):
        pages.setdefault(entry["snapshot"], []).append(entry)
    truth = Truth({}, {}, {}, [])
    orders: dict[str, dict[str, list[int | None]]] = {}
    for path, entries in sorted(pages.items()):
        source, day, _ = path.split("/")
        if (folder / "raw" / source / day).is_dir():
            order = orders.setdefault(source, {}).setdefault(day, [])
            order += _read_page(folder / "raw", path, entries, records, items, truth)
            order += [None] * (path in spoilt)
    for item in items.values():
        if item.withdrawn_from is not None and item.seen:
            days = (day for day in sorted(orders[item.source]) if day >= item.withdrawn_from)
            item.gone = next((day for day in days if _misses(orders[item.source][day], item.number)), None)
    truth.items = _merged([item for item in items.values() if item.seen])
    names = {item.name: name for name, merged in truth.items.items() for item in merged}
    truth.entries = {place: names[name] for place, name in truth.entries.items()}
    return truth


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _item(record: Mapping[str, Any], start: str) -> TrueItem:
    day = record["withdrawn_from"]
    withdrawn = None if day is None else (date.fromisoformat(start) + timedelta(days=day)).isoformat()
    return TrueItem(record["item"], record["source"], record["date"], withdrawn)


def _read_page(
    raw: Path,
    path: str,
    entries: Sequence[Mapping[str, Any]],
    records: Mapping[str, Mapping[str, Any]],
    items: Mapping[str, TrueItem],
    truth: Truth,
) -> Iterator[int | None]:
    """Note what can be read of the entries of a page; the numbers of their items in order, None for a spoilt one."""
    before: Place | None = None
    last = entries[-1]
    for entry in entries:
        item, faults, place = items[entry["item"]], entry["faults"], Place(path, entry["line"])
        record = records[entry["item"]]
        said: Said | None = _said(record, entry["revision"])
        if "truncated" in faults:
            said = _cut_off(raw / path, entry["line"], record)
        reasons = {REASONS[fault] for fault in faults if fault in REASONS}
        if "missing_date" in faults and entry is last and not record["revisions"][entry["revision"]]["paragraphs"]:
            reasons.add("truncated")  # a headline at the very end: nobody can tell which of both it was
        if said is None or reasons - {"truncated"}:
            truth.rejects[place] = reasons
            yield None
        else:
            truth.entries[place] = item.name
            item.seen.append(Seen(path.split("/")[1], said, "truncated" in faults))
            if "repeat" in faults and before in truth.entries:
                truth.repeats.append((before, place))
            yield item.number
        before = place


def _said(record: Mapping[str, Any], revision: int) -> Said:
    says = record["revisions"][revision]
    return Said(clean(says["headline"]), "\n".join(map(clean, says["paragraphs"])), clean(record["credit"] or ""))


def _cut_off(path: Path, line: int, record: Mapping[str, Any]) -> Said | None:
    """What is left of the last entry of a page; None if its date is not whole."""
    lines = path.read_bytes().decode(errors="ignore").replace("\r\n", "\n").split("\n")[line - 1 :]
    parts = [clean(part) for part in "\n".join(lines)[len("  1. ") :].split("\n\n")]
    if record["credit"]:
        parts = parts[1:]
    if len(parts) < 2 or parts[1] != _printed(record["date"]):
        return None
    return Said(parts[0], "\n".join(part for part in parts[2:] if part), clean(record["credit"] or ""))


def _printed(day: str) -> str:
    return date.fromisoformat(day).strftime("%d %B %Y")


def _misses(order: Iterable[int | None], number: int) -> bool:
    """Whether a listing, newest first, shows that an item is not where it stood: something older, and no hole above."""
    hole = False
    for other in order:
        if other is None:
            hole = True
        elif other <= number:
            return other < number and not hole
        else:
            hole = False
    return False


def _merged(items: Iterable[TrueItem]) -> dict[str, list[TrueItem]]:
    """Items by the name of the first of those that share source, date and a cleaned headline."""
    merged: dict[str, list[TrueItem]] = {}
    by_headline: dict[tuple[str, str, str], str] = {}
    for item in items:
        keys = {(item.source, item.date, key(seen.said.headline)) for seen in item.seen}
        names = sorted({by_headline[found] for found in keys if found in by_headline})
        merged[item.name] = [item, *(one for name in names for one in merged.pop(name))]
        for one in merged[item.name]:
            by_headline |= {(one.source, one.date, key(seen.said.headline)): item.name for seen in one.seen}
    return merged
