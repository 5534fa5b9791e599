"""What an item said, from when to when, and when it was gone: the turns of a block, walked once for each item."""

import datetime as dt
from typing import NamedTuple

from newspipe.absence import Mark
from newspipe.blocks import Block
from newspipe.identity import Evidence, clusters, evidence, item_ids, likeness


class Revision(NamedTuple):
    """One content of an item, in force from `valid_from` on and before `valid_to` (None: still)."""

    content: str
    valid_from: int
    valid_to: int | None
    mark: Mark  # as the listing showed it when the revision opened
    match_method: str | None  # by what it was joined to the revision before; None for the first
    match_score: float | None


class Item(NamedTuple):
    """One news item. `contents` are all content hashes that its sightings have, those of cut entries included."""

    item_id: str
    aliases: tuple[str, ...]
    revisions: tuple[Revision, ...]
    withdrawn_at: int | None
    contents: frozenset[str]
    last_seen: int
    position: int
    sightings: int


def resolve(block: Block) -> list[Item]:
    """The items of a block: a pure function of its turns and contents."""
    found = evidence(block)
    first = {mark.content: turn.time for turn in reversed(block.turns) for mark in turn.shown}

    def owned(cluster: set[str]) -> list[str]:
        """A cluster's contents from the earliest on, with the cut ones that hint at it before at any other."""
        cut = [c for c, longer in found.hints.items() if min(longer, key=lambda w: (found.born[w], w)) in cluster]
        return sorted([*cluster, *cut], key=lambda content: (first[content], content))

    members = sorted(((owned(cluster), cluster) for cluster in clusters(block, found)), key=lambda m: _age(m[0], first))
    headlines = [[block.contents[content].content.headline for content in own] for own, _ in members]
    ids = item_ids(block.source, dt.date.fromordinal(block.date).isoformat(), headlines)
    return sorted(_item(block, found, cluster, own, names) for (own, cluster), names in zip(members, ids, strict=True))


def _age(own: list[str], first: dict[str, int]) -> tuple[int, str]:
    return first[own[0]], own[0]


def _item(block: Block, found: Evidence, cluster: set[str], own: list[str], names: tuple[str, ...]) -> Item:
    revisions, withdrawn_at = _walk(block, found, cluster)
    standing_for_it = {*own, *(cut for cut, longer in found.hints.items() if longer & cluster)}
    last = max(
        (block.contents[content] for content in standing_for_it), key=lambda told: (told.last_seen, -told.position)
    )
    sightings = sum(block.contents[content].sightings for content in own)
    return Item(names[0], names[1:], revisions, withdrawn_at, frozenset(own), last.last_seen, last.position, sightings)


def _walk(block: Block, found: Evidence, cluster: set[str]) -> tuple[tuple[Revision, ...], int | None]:
    order = sorted(cluster, key=lambda content: (found.born[content], content))
    # An entry dated outside its section stands where its date is no guide: that it is not shown says nothing.
    judged = not any(mark.misplaced for turn in block.turns for mark in turn.shown if mark.content in cluster)
    revisions: list[Revision] = []
    gone: int | None = None
    last = 0  # the turn that told it last
    for at, turn in enumerate(block.turns):
        told = {mark.content: mark for mark in reversed(turn.shown) if mark.content in cluster}
        if not told:
            told = {
                content: mark
                for mark in reversed(turn.shown)
                for content in found.hints.get(mark.content, set()) & cluster
            }
        if not told:
            if judged and revisions and gone is None and found.misses(at, turn, cluster, last):
                gone = turn.time
                revisions[-1] = revisions[-1]._replace(valid_to=gone)
            continue
        last = at
        before = revisions[-1].content if revisions else ""
        now = before if before in told else next(content for content in order if content in told)
        if now != before or gone is not None:
            if revisions and gone is None:
                revisions[-1] = revisions[-1]._replace(valid_to=turn.time)
            method, score = _matched(block, found, revisions, now)
            revisions.append(Revision(now, turn.time, None, told[now], method, score))
            gone = None
    return tuple(revisions), gone


def _matched(block: Block, found: Evidence, revisions: list[Revision], now: str) -> tuple[str | None, float | None]:
    """By what evidence a content belongs to the item whose revisions came before it."""
    if not revisions:
        return None, None
    if any(revision.content == now for revision in revisions):
        return "same_content", 100.0
    like = [
        likeness(block.contents[old].content, block.contents[now].content, found.handed.get(frozenset((old, now))))
        for old in dict.fromkeys(revision.content for revision in revisions)
    ]
    best = min((pair for pair in like if pair is not None), key=lambda pair: pair.rank, default=None)
    # Joined through a content that only comes later: alike by a chain, not directly.
    return (best.method, best.score) if best else ("chained", None)
