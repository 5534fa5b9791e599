"""What newspipe published of a corpus, held against what a perfect observer knows of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import newspipe
from benchmarks.truth import Place, Said, Truth


@dataclass
class Score:
    """Counts; each `…_found` or `…_exact` is out of the field before it. Pairs are pairs of contents."""

    items: int = 0
    pairs: int = 0
    pairs_published: int = 0
    pairs_right: int = 0
    entries: int = 0
    entries_found: int = 0
    faults: int = 0
    faults_found: int = 0
    histories: int = 0
    histories_exact: int = 0
    withdrawals: int = 0
    withdrawals_found: int = 0
    withdrawals_on_time: int = 0
    withdrawals_invented: int = 0
    duplicates_listed: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.pairs_right / self.pairs_published if self.pairs_published else 1.0

    @property
    def recall(self) -> float:
        return self.pairs_right / self.pairs if self.pairs else 1.0


@dataclass
class Published:
    """What newspipe published, as the score needs it."""

    items: Mapping[Place, str]  # of each entry
    contents: Mapping[Place, str]
    reasons: Mapping[Place, str]
    histories: Mapping[str, list[dict[str, Any]]]
    withdrawn: Mapping[str, str]

    @classmethod
    def read(cls, out: Path) -> "Published":
        """Read the current version back, through the public readers."""
        seen = newspipe.read("sightings", out=out)
        paths = dict(newspipe.read("snapshots", out=out)[["snapshot_id", "path"]].itertuples(index=False))
        places = [Place(paths[name], line) for name, line in zip(seen["snapshot_id"], seen["line_start"], strict=True)]
        rejects = newspipe.read("rejects", out=out)
        at = map(Place, rejects["path"], rejects["line_start"])
        histories: dict[str, list[dict[str, Any]]] = {}
        revisions = newspipe.read("revisions", out=out).fillna({"description": "", "credit_text": ""})
        for row in revisions.sort_values(["item_id", "revision"]).to_dict("records"):
            histories.setdefault(row["item_id"], []).append(row)
        gone = newspipe.read("items", out=out).dropna(subset=["withdrawn_at"])
        return cls(
            dict(zip(places, seen["item_id"], strict=True)),
            dict(zip(places, seen["content_hash"], strict=True)),
            dict(zip(at, rejects["reason"], strict=True)),
            histories,
            {item: _day(when) for item, when in zip(gone["item_id"], gone["withdrawn_at"], strict=True)},
        )


def score(truth: Truth, published: Published) -> Score:
    """Hold one against the other."""
    found = Score(items=len(truth.items))
    owners = _count_pairs(found, truth, published)
    _count_faults(found, truth, published)
    for name, merged in truth.items.items():
        if len(merged) == 1:
            _count_history(found, name, merged[0].history(), owners, published)
    _count_withdrawals(found, truth, owners, published)
    return found


def _count_pairs(found: Score, truth: Truth, published: Published) -> dict[str, set[str]]:
    """Count entries and pairs of contents; the items published for each true one, and the other way round."""
    found.entries = len(truth.entries)
    owners: dict[str, set[str]] = {}
    nodes = set()
    for place, name in truth.entries.items():
        item = published.items.get(place)
        if item is None:
            found.misses.append(f"entry not found: {place}")
            continue
        found.entries_found += 1
        nodes.add((name, item, published.contents[place]))
        owners.setdefault(name, set()).add(item)
        owners.setdefault(item, set()).add(name)
    found.misses += [f"entry made up: {place}" for place in published.items.keys() - truth.entries.keys()]
    found.pairs = _pairs(name for name, _, _ in nodes)
    found.pairs_published = _pairs(item for _, item, _ in nodes)
    found.pairs_right = _pairs((name, item) for name, item, _ in nodes)
    found.misses += [f"{one}: {sorted(others)}" for one, others in owners.items() if len(others) > 1]
    return owners


def _pairs(groups: Iterable[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def _count_faults(found: Score, truth: Truth, published: Published) -> None:
    for place, reasons in truth.rejects.items():
        right = published.reasons.get(place) in reasons
        found.misses += [] if right else [f"fault at {place}: {reasons}, not {published.reasons.get(place)}"]
        found.faults_found += right
    for first, again in truth.repeats:
        found.faults_found += published.items.get(first) == published.items.get(again) is not None
    found.faults = len(truth.rejects) + len(truth.repeats)


def _count_history(
    found: Score, name: str, known: list[tuple[str, Said]], owners: Mapping[str, set[str]], published: Published
) -> None:
    found.histories += 1
    items = owners.get(name, set())
    told = [(_day(row["valid_from"]), _said(row)) for item in items for row in published.histories[item]]
    if len(items) == 1 and len(owners[next(iter(items))]) == 1 and told == known:
        found.histories_exact += 1
    else:
        found.misses.append(f"history of {name}: {told}\n    is {known}")


def _said(row: Mapping[str, Any]) -> Said:
    return Said(row["headline"], row["description"], row["credit_text"])


def _day(when: object) -> str:
    return str(when)[:10]


def _count_withdrawals(found: Score, truth: Truth, owners: Mapping[str, set[str]], published: Published) -> None:
    known = {item: truth.items[name] for name, items in owners.items() if name in truth.items for item in items}
    for item, rows in published.histories.items():
        gone = published.withdrawn.get(item)
        ends = [one.withdrawn_from for one in known.get(item, []) if one.withdrawn_from]
        returns = [a for a, b in pairwise(rows) if a["valid_to"] != b["valid_from"]]
        invented = len(returns) + (gone is not None and not any(end <= gone for end in ends))
        found.withdrawals_invented += invented
        found.misses += [f"withdrawal of {item} invented"] if invented else []
    for name, merged in truth.items.items():
        for one in merged:
            if one.gone is not None:
                found.withdrawals += 1
                times = [published.withdrawn[item] for item in owners.get(name, ()) if item in published.withdrawn]
                found.withdrawals_found += bool(times)
                found.withdrawals_on_time += one.gone in times
                found.misses += [] if times else [f"withdrawal of {one.name} not found: {one.gone}"]


def total(scores: Iterable[Score]) -> Score:
    """The counts of several corpora together."""
    scores = list(scores)
    counted = [one.name for one in fields(Score) if one.name != "misses"]
    return Score(**{name: sum(getattr(score, name) for score in scores) for name in counted})
