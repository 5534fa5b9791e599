"""What an item said, from when to when, and when it was gone: the turns of its blocks, walked once for each item.

An item without a URL lies in one block. One with a URL lies in a block for each date that it was shown with, and in one
of its own where it was shown without a date: its part of each block is a *piece*, and the item is all pieces together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newspipe.absence import Mark
from newspipe.addresses import id_of
from newspipe.blocks import Block, Observers, Turn
from newspipe.identity import Evidence, clusters, evidence, item_ids, likeness
from newspipe.listing import Content
from newspipe.times import day

#: Gives all captures of a source.
Captures = Callable[[], Observers]


class Revision(NamedTuple):
    """One content of an item, in force from `valid_from` on and before `valid_to` (None: still)."""

    content: str
    valid_from: int
    valid_to: int | None
    mark: Mark  # as the listing showed it when the revision opened
    match_method: str | None  # by what it was joined to the revision before; None for the first
    match_score: float | None


class Item(NamedTuple):
    """One news item. `contents` are all content hashes of the block that its sightings have, those cut off included."""

    item_id: str
    aliases: tuple[str, ...]
    revisions: tuple[Revision, ...]
    withdrawn_at: int | None
    contents: frozenset[str]
    last_seen: int
    position: int
    sightings: int
    home: int  # the date that it has, or the number that stands for its URL
    mark: Mark  # as the listing showed it when its newest revision, or its date, appeared


@dataclass(eq=False)
class Piece:
    """What one block tells of an item: the whole contents that are the item, and all contents that it owns."""

    block: Block
    found: Evidence
    cluster: set[str]
    own: list[str]  # from the earliest on, cut ones included
    names: tuple[str, ...]  # the ids that its headlines give

    @property
    def url(self) -> str | None:
        """The canonical URL, if the item has one."""
        return next((self.found.urls[content] for content in self.own if content in self.found.urls), None)

    @cached_property
    def judged(self) -> bool:
        """Whether it can be missed: an entry dated outside its section stands where its date is no guide."""
        marks = (mark for turn in self.block.turns for mark in turn.shown)
        return not any(mark.misplaced for mark in marks if mark.content in self.cluster)

    @cached_property
    def last_seen(self) -> tuple[int, int]:
        """When it was seen last, and the highest place in the page then, negative."""
        hints = (cut for cut, longer in self.found.hints.items() if longer & self.cluster)
        contents = (self.block.contents[content] for content in {*self.own, *hints})
        return max((told.last_seen, -told.position) for told in contents)

    def told(self, turn: Turn) -> dict[str, Mark]:
        """The contents that a turn tells of the item: those shown whole, or else those that cut ones hint at."""
        marks = {mark.content: mark for mark in reversed(turn.shown) if mark.content in self.cluster}
        return marks or {
            content: mark
            for mark in reversed(turn.shown)
            for content in self.found.hints.get(mark.content, set()) & self.cluster
        }

    def runs(self) -> Iterator[tuple[int, int]]:
        """From when to when the turns tell of it; the last one ends when it was seen last."""
        turns = self.block.turns
        for at, turn in enumerate(turns):
            if self.told(turn):
                yield turn.time, turns[at + 1].time if at + 1 < len(turns) else self.last_seen[0] + 1


def pieces(block: Block, groups: Sequence[set[str]] | None = None) -> list[Piece]:
    """What a block tells of its items: a pure function of its turns and contents.

    `groups` are its whole contents by item, where they are not to be those that identity finds.
    """
    found = evidence(block)
    first = {mark.content: turn.time for turn in reversed(block.turns) for mark in turn.shown}

    def owned(cluster: set[str]) -> list[str]:
        """A cluster's contents from the earliest on, with the cut ones that hint at it before at any other."""
        cut = [c for c, longer in found.hints.items() if min(longer, key=lambda w: (found.born[w], w)) in cluster]
        return sorted([*cluster, *cut], key=lambda content: (first[content], content))

    groups = clusters(block, found) if groups is None else groups
    members = sorted(
        ((owned(cluster), cluster) for cluster in groups),
        key=lambda member: (first[member[0][0]], member[0][0]),
    )
    headlines = [
        [block.contents[content].content.headline for content in own if content not in found.urls] for own, _ in members
    ]
    names = item_ids(block.source, str(day(block.date)), headlines)
    return [Piece(block, found, cluster, own, ids) for (own, cluster), ids in zip(members, names, strict=True)]


def resolve(
    block: Block,
    elsewhere: Sequence[Block] = (),
    observers: Captures | None = None,
    groups: Sequence[set[str]] | None = None,
) -> list[Item]:
    """The items of a block, as all captures together tell of them.

    `elsewhere` are the other blocks in which a URL of this one was seen. `observers` gives all captures of the source:
    it is asked only where two blocks tell of one item at a time. `groups` are the whole contents of the block by item,
    where they are not to be those that identity finds.
    """
    others = [piece for other in elsewhere for piece in pieces(other) if piece.url is not None]
    return sorted(
        _item(piece, [other for other in others if piece.url == other.url], observers)
        for piece in pieces(block, groups)
    )


def _item(here: Piece, elsewhere: list[Piece], observers: Captures | None) -> Item:
    # The latest date first; what has no date comes last.
    parts = sorted([here, *elsewhere], key=lambda piece: -piece.block.date)
    revisions, withdrawn_at, home, mark = _walk(parts, observers)
    names = tuple(dict.fromkeys(name for piece in reversed(parts) for name in piece.names))
    if here.url is not None:
        names = (id_of(here.block.source, here.url), *names)
    last_seen, above = max(piece.last_seen for piece in parts)
    sightings = sum(piece.block.contents[content].sightings for piece in parts for content in piece.own)
    contents = frozenset(here.own)
    return Item(names[0], names[1:], revisions, withdrawn_at, contents, last_seen, -above, sightings, home, mark)


def _walk(parts: Sequence[Piece], observers: Captures | None) -> tuple[tuple[Revision, ...], int | None, int, Mark]:
    texts = {content: piece.block.contents[content].content for piece in parts for content in piece.cluster}
    born = {content: min(p.found.born[content] for p in parts if content in p.cluster) for content in texts}
    order = sorted(texts, key=lambda content: (born[content], content))
    revisions: list[Revision] = []
    gone: int | None = None
    here: Piece | None = None
    last = 0  # the turn of the piece `here` that told of it last
    home = parts[-1].block.date
    mark: Mark | None = None
    for time, looks in _steps(parts, observers):
        telling = [(piece, at, told) for piece, at in looks if (told := piece.told(piece.block.turns[at]))]
        if not telling:
            at = next((at for piece, at in looks if piece is here), None)
            if gone is None and here is not None and at is not None and here.judged and _misses(here, at, last):
                gone = time
                revisions[-1] = revisions[-1]._replace(valid_to=gone)
            continue
        here, last, told = next((found for found in telling if found[0] is here), telling[0])
        before = revisions[-1].content if revisions else ""
        now = before if before in told else next(content for content in order if content in told)
        if now != before or gone is not None:
            if revisions and gone is None:
                revisions[-1] = revisions[-1]._replace(valid_to=time)
            method, score = _matched(parts, texts, revisions, now)
            revisions.append(Revision(now, time, None, told[now], method, score))
            gone = None
            mark = told[now] if here.block.date == home or mark is None else mark
        if here.block.date != home and here.block.date > 0:
            home, mark = here.block.date, told[now]
    return tuple(revisions), gone, home, mark or revisions[-1].mark


def _misses(piece: Piece, at: int, last: int) -> bool:
    return piece.found.misses(at, piece.block.turns[at], piece.cluster, last)


def _steps(parts: Sequence[Piece], observers: Captures | None) -> Iterator[tuple[int, list[tuple[Piece, int]]]]:
    """Times in order, each with the pieces of which something is told then, and the turn that tells it."""
    looks: dict[int, list[tuple[Piece, int]]] = {}
    if len(parts) == 1 or observers is None or not _overlap(parts):
        for piece in parts:
            for at, turn in enumerate(piece.block.turns):
                looks.setdefault(turn.time, []).append((piece, at))
    else:
        everyone = observers()
        for piece in parts:
            for time in (time for time in everyone.times if everyone.captures[time].observes(piece.block.date)):
                if (number := piece.block.turn_at(time)) is not None:
                    looks.setdefault(time, []).append((piece, number))
    yield from sorted(looks.items())


def _overlap(parts: Sequence[Piece]) -> bool:
    """Whether turns of two blocks tell of the item at one time: a turn goes on while nobody looks at its block."""
    runs = sorted((start, end, number) for number, piece in enumerate(parts) for start, end in piece.runs())
    ends = [0] * len(parts)
    for start, end, number in runs:
        if any(until > start for other, until in enumerate(ends) if other != number):
            return True
        ends[number] = max(ends[number], end)
    return False


def _matched(
    parts: Sequence[Piece], texts: dict[str, Content], revisions: list[Revision], now: str
) -> tuple[str | None, float | None]:
    """By what evidence a content belongs to the item whose revisions came before it."""
    if not revisions:
        return None, None
    if any(revision.content == now for revision in revisions):
        return "same_content", 100.0
    like = []
    for old in dict.fromkeys(revision.content for revision in revisions):
        pair = frozenset((old, now))
        handed = next((piece.found.handed[pair] for piece in parts if pair in piece.found.handed), None)
        like.append(likeness(texts[old], texts[now], handed))
    best = min((pair for pair in like if pair is not None), key=lambda pair: pair.rank, default=None)
    # Joined through a content that only comes later: alike by a chain, not directly.
    return (best.method, best.score) if best else ("chained", None)
