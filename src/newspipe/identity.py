"""Which contents of a block are the same item.

Contents with a URL are the same item if their URLs are. Of others, entries shown side by side in one capture are never
the same item: no distance between strings can tell an edit from a sibling, this can. Contents that never stood together
and are alike, or of which one took the other's place, are an edit. Pairs are joined best first, never across a "side by
side". All follows from the block's turns, so order does not exist.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from newspipe.absence import ABOVE, ALL
from newspipe.blocks import Block, Turn
from newspipe.listing import Content
from newspipe.text import digest, key

#: Least similarity of two headlines, in percent, for an edit without other evidence.
SIMILAR = 80.0
#: The same where their summaries speak against it; figures must then be the same, too.
SIMILAR_ALONE = 85.0
#: Least similarity of two descriptions that speaks for an edit.
SIMILAR_DESCRIPTION = 60.0
#: Least similarity of two headlines where one content took the other's place and the descriptions are equal.
SIMILAR_IN_PLACE = 50.0

Pair = frozenset[str]

_FIGURES = re.compile(r"\d+")


class Likeness(NamedTuple):
    """How well two contents fit as one item, by which evidence; `rank` orders pairs, best first."""

    rank: tuple[float, ...]
    method: str
    score: float  # similarity of the headlines in percent


@dataclass
class Evidence:
    """What the turns of a block tell about its contents."""

    #: Contents only ever seen cut off -> the whole contents that they can be the beginning of.
    hints: dict[str, set[str]]
    #: The canonical URL of each content that has one.
    urls: dict[str, str]
    #: The turns that show each content.
    turns: dict[str, set[int]] = field(default_factory=dict)
    #: One was there when the other was first missed, and not before; True if it stood in its place.
    handed: dict[Pair, bool] = field(default_factory=dict)
    #: By turn: the contents in page order; nothing where the listing has shown two of them both ways round.
    orders: list[list[str]] = field(default_factory=list)
    #: The time at which each content was first shown, not only hinted at.
    born: dict[str, int] = field(default_factory=dict)

    def apart(self, a: str, b: str) -> bool:
        """Whether the two are certainly two items: by their URLs, or because they stood side by side in a capture."""
        if a in self.urls and b in self.urls:
            return self.urls[a] != self.urls[b]
        return not self.turns[a].isdisjoint(self.turns[b])

    def misses(self, now: int, turn: Turn, contents: AbstractSet[str], last: int) -> bool:
        """Whether contents that the turn `now` does not tell, and the turn `last` did, are gone."""
        if turn.vouched != ABOVE:
            return turn.vouched == ALL
        before = self.orders[last]
        place = max((place for place, content in enumerate(before) if content in contents), default=len(before))
        return not set(self.orders[now]).isdisjoint(before[place + 1 :])


def evidence(block: Block) -> Evidence:
    """Walk the turns of a block once."""
    urls = {name: said for name, told in block.contents.items() if (said := told.content.identifier)}
    found = Evidence(_hints(block, urls), urls)
    found.orders = _orders(block, found.hints)
    came: dict[str, int] = {}  # the turn of its first showing, or of its return
    left: dict[str, tuple[int, int]] = {}  # the last turn that told it, and its place there
    current: dict[str, None] = {}  # an ordered set
    for at, turn in enumerate(block.turns):
        shown, told = _told(turn, found.hints)
        for content in shown:
            found.turns.setdefault(content, set()).add(at)
            found.born.setdefault(content, turn.time)
        for content in told:
            came.setdefault(content, at)
        if turn.vouched and (missing := current.keys() - told.keys()):
            missed = (one for one in missing if found.misses(at, turn, {one}, left[one][0]))
            gone = sorted(missed, key=lambda content: (left[content], content))
            _hand_over(found, gone, shown, came, left)
            for content in gone:
                came.pop(content)
                current.pop(content)
        current |= told
        left |= {content: (at, place) for place, content in enumerate(told)}
    return found


def _orders(block: Block, hints: Mapping[str, set[str]]) -> list[list[str]]:
    if all(turn.vouched != ABOVE for turn in block.turns):
        return []
    orders = [
        list(dict.fromkeys(mark.content for mark in turn.shown if mark.content not in hints and not mark.misplaced))
        for turn in block.turns
    ]
    pairs = {pair for order in orders for pair in combinations(order, 2)}
    steady = all((below, above) not in pairs for above, below in pairs)
    return orders if steady else [[] for _ in orders]


def _told(turn: Turn, hints: Mapping[str, set[str]]) -> tuple[list[str], dict[str, None]]:
    """The contents that a turn shows whole, and with them those that cut ones hint at."""
    told = dict.fromkeys(mark.content for mark in turn.shown if mark.content not in hints)
    shown = list(told)
    for mark in turn.shown if hints else ():
        told |= dict.fromkeys(sorted(hints.get(mark.content, ())))
    return shown, told


def _hand_over(
    found: Evidence, gone: list[str], shown: list[str], came: Mapping[str, int], left: Mapping[str, tuple[int, int]]
) -> None:
    """Note which new contents may have taken the place of those that a vouched turn misses for the first time."""
    if not gone:
        return
    new = [content for content in shown if came[content] > left[gone[0]][0]]
    in_place = len(gone) == len(new) and len({left[content][0] for content in gone}) == 1
    for i, old in enumerate(gone):
        for k, content in enumerate(new):
            if came[content] > left[old][0]:
                pair = frozenset((old, content))
                found.handed[pair] = found.handed.get(pair, False) or (in_place and i == k)


def _hints(block: Block, urls: Mapping[str, str]) -> dict[str, set[str]]:
    marks = {mark for turn in block.turns for mark in turn.shown}
    whole = {mark.content for mark in marks if not mark.cut}
    return {
        cut: longer
        for cut in {mark.content for mark in marks} - whole
        if (
            longer := _begun_by(
                block.contents[cut].content,
                {name: block.contents[name].content for name in whole if urls.get(name) == urls.get(cut)},
            )
        )
    }


def _begun_by(cut: Content, whole: Mapping[str, Content]) -> set[str]:
    """The whole contents that a cut one can be the beginning of; of these, those with its very headline."""
    folded = key(cut.headline)
    longer = {
        name
        for name, content in whole.items()
        if key(content.headline) == folded and (content.description or "").startswith(cut.description or "")
    }
    return {name for name in longer if whole[name].headline == cut.headline} or longer


def likeness(a: Content, b: Content, handed: bool | None) -> Likeness | None:
    """How well two contents that never stood side by side fit as one item; None if they do not.

    `handed`: None if neither took over from the other, else whether it did so in the same place of the page. What has a
    URL takes up only contents without one that have the same headline.
    """
    if a.identifier and b.identifier:
        same = a.identifier == b.identifier
        return Likeness((-4,), "same_url", ratio(key(a.headline), key(b.headline))) if same else None
    x, y = key(a.headline), key(b.headline)
    said, says = a.description or "", b.description or ""
    score = 100.0 if x == y else ratio(x, y)
    rest = 100.0 if said == says else ratio(said, says)
    told_alike = said.startswith(says) or says.startswith(said) or rest >= SIMILAR_DESCRIPTION
    lengthened = x in y or y in x
    kept_text = said != "" and said == says
    if x != y and handed is None:
        fits = score >= SIMILAR if told_alike else score >= SIMILAR_ALONE and _FIGURES.findall(x) == _FIGURES.findall(y)
        fits = fits or (lengthened and kept_text)
    else:
        fits = score >= SIMILAR or lengthened or (kept_text and score >= SIMILAR_IN_PLACE)
    if a.identifier or b.identifier:
        fits = x == y
    if not fits:
        return None
    method = "same_headline" if x == y else "handed_over" if handed is not None else "similar_headline"
    # Headline, summary and hand-over are three witnesses: two that agree are worth more than any one.
    witnesses = (x == y) + told_alike + (handed is not None)
    rank = (-witnesses, x != y, handed is None, not told_alike, not handed, not lengthened, -score, -rest)
    return Likeness(rank, method, score)


def clusters(block: Block, found: Evidence) -> list[set[str]]:
    """The whole contents of a block, one set an item: best pair first, never across a pair that stood side by side."""
    texts = {content: told.content for content, told in block.contents.items() if content in found.turns}
    pairs = []
    for a, b in combinations(sorted(texts), 2):
        if not found.apart(a, b):
            like = likeness(texts[a], texts[b], found.handed.get(frozenset((a, b))))
            if like is not None:
                pairs.append((like.rank, a, b))
    cluster = {content: {content} for content in texts}
    by_url: dict[str, set[str]] = {}
    for content in sorted(texts.keys() & found.urls.keys()):
        cluster[content] = by_url.setdefault(found.urls[content], set())
        cluster[content].add(content)
    for _, a, b in sorted(pairs):
        one, two = cluster[a], cluster[b]
        if one is two or any(found.apart(x, y) for x in one for y in two):
            continue
        one |= two
        cluster.update(dict.fromkeys(two, one))
    return list({id(members): members for members in cluster.values()}.values())


def item_ids(source: str, date: str, headlines: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Ids of the items of a block, each given by its headlines from the earliest on: first its own, then its aliases.

    Headlines that came with a URL give no id, so an item may have none here.

    An id is a digest of source, date and normalised headline. Where several items have had a headline, those that began
    with it come first; the second and later ones get a number, so that every id and every alias names one item only.
    """
    keyed = [list(dict.fromkeys(map(key, of_item))) for of_item in headlines]
    taken: dict[str, int] = {}

    def name(headline: str) -> str:
        taken[headline] = number = taken.get(headline, 0) + 1
        return digest(source, date, headline, *([number] if number > 1 else []))

    own = [[name(headline) for headline in of_item[:1]] for of_item in keyed]
    return [(*first, *map(name, of_item[1:])) for first, of_item in zip(own, keyed, strict=True)]
