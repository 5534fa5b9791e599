"""Questions that no capture answers: one item or two?

Within a date, from what its block says: contents that were joined by the likeness of their headlines alone, and items
that are as much alike and were kept apart because their texts or figures differ. Across dates, an item without a URL
whose date is corrected looks like one that goes and one that comes: each of both is a *move*, and moves of one capture
with the same headline are a question. So both kinds follow from the set of captures, like everything else.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from newspipe.blocks import Block
from newspipe.history import Item, Revision
from newspipe.identity import SIMILAR, evidence, item_ids
from newspipe.text import key
from newspipe.times import day


class Doubt(NamedTuple):
    """A row of `duplicates`; `time` is that of the capture that showed the later one first."""

    source: str
    time: int
    item_id: str
    other_id: str
    decision: str
    reason: str
    score: float


class Move(NamedTuple):
    """An item without a URL that came with a capture, or went with it."""

    source: str
    time: int
    came: bool
    item_id: str
    headline: str  # as it is compared


def doubts(block: Block, items: Iterable[Item]) -> Iterator[Doubt | Move]:
    """The questions of one block, and the moves of its items; those with a URL ask nothing."""
    named = {content for content, told in block.contents.items() if told.content.identifier}
    unnamed = [item for item in items if item.contents.isdisjoint(named)]
    for item in unnamed:
        first, last = item.revisions[0], item.revisions[-1]
        yield Move(block.source, first.valid_from, True, item.item_id, _headline(block, first))
        if item.withdrawn_at is not None:
            yield Move(block.source, item.withdrawn_at, False, item.item_id, _headline(block, last))
        yield from _joined(block, item)
    if len(unnamed) < 2:
        return
    found = evidence(block)
    for one, other in combinations(sorted(unnamed, key=_came), 2):
        whole = product(one.contents & found.turns.keys(), other.contents & found.turns.keys())
        score = max(ratio(_headline(block, a), _headline(block, b)) for a, b in product(one.revisions, other.revisions))
        if score >= SIMILAR and not any(found.apart(a, b) for a, b in whole):
            noticed = _came(other)[0]
            yield Doubt(block.source, noticed, one.item_id, other.item_id, "apart", "never_together", score)


def _joined(block: Block, item: Item) -> Iterator[Doubt]:
    """The contents of an item that nothing but a like headline joined to it."""
    told: set[str] = set()
    for revision in item.revisions:
        if revision.match_method == "similar_headline":
            [[name]] = item_ids(block.source, str(day(block.date)), [[_headline(block, revision)]])
            if name in item.aliases and name not in told:
                told.add(name)
                score = revision.match_score or 0.0
                yield Doubt(block.source, revision.valid_from, item.item_id, name, "joined", "never_together", score)


def _headline(block: Block, revision: Revision) -> str:
    return key(block.contents[revision.content].content.headline)


def _came(item: Item) -> tuple[int, str]:
    return item.revisions[0].valid_from, item.item_id


def across(found: Iterable[Move]) -> Iterator[Doubt]:
    """The questions that moves ask."""
    by_headline: dict[tuple[str, int, str], tuple[list[str], list[str]]] = {}
    for move in sorted(found):
        by_headline.setdefault((move.source, move.time, move.headline), ([], []))[move.came].append(move.item_id)
    for (source, time, _), (gone, came) in by_headline.items():
        for old, new in product(gone, came):
            yield Doubt(source, time, old, new, "apart", "date_changed", 100.0)
