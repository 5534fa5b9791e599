"""Which rows belong to which date: every way in which a page can be meant is tried, and the most regular one is taken.

above   the headline stands above the date, the summary below it
below   date, headline, summary
last    headline, summary, date
own     the headline stands on the row of the date
"""

from collections.abc import Sequence
from typing import NamedTuple

from newspipe.listing.layout.blocks import Block, between
from newspipe.listing.layout.ends import ends_of, is_refuted, is_shaped
from newspipe.listing.layout.heads import with_true_heads, without_short_heads
from newspipe.listing.layout.negatives import is_no_listing
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.records import Record
from newspipe.listing.layout.regularity import SUMMARY, begins_bare, odd_end, regularity
from newspipe.listing.layout.rows import Row
from newspipe.listing.layout.summaries import without_asides, without_kinds, without_tags

#: Least regularity of a listing; 1.0: each date has a headline that reads like one, and no two are alike.
REGULAR = 0.65
_CLEAR = 0.05  # by which a way must be more regular than another, if both leave an odd entry at an end
_SHAPED = 0.1  # what is held in favour of a way by the shape of the rows at an end
_ODDER = 0.06  # by which a way is less regular than one that is less odd at an end, if it is none of the page
_LITTLE, _MUCH = 0.2, 0.15  # how odd the best way may be at an end, and by which another is much odder
_FEW = 3  # entries from which on one lies between two others


class _Way(NamedTuple):
    """A page read in one of the ways."""

    score: float
    odd: float  # how much the entry at an end is unlike the others
    left: float  # what is held against it for a headline that stands beyond the other end
    below: bool  # headlines stand below their dates
    bare: bool  # it begins with a mere date
    records: list[Record]


#: For each form of date the ways that are tried: where the headline stands, and what the text beside the date is.
_WAYS = {
    "alone": (("above", ""), ("below", ""), ("last", "")),
    "lead": (("own", "headline"), ("above", "description"), ("above", ""), ("below", ""), ("last", "")),
    "tail": (("own", "headline"), ("last", "description"), ("above", ""), ("below", ""), ("last", "")),
}


def records_of(rows: Sequence[Row], anchors: Sequence[Anchor], blocks: Sequence[Block]) -> list[Record]:
    """The records of the most regular way; none if there is no regularity. `blocks`: as marks delimit them, if any."""
    ways = []
    ends = ends_of(rows, anchors)
    for place, rest in _WAYS[anchors[0].form]:
        cut = blocks or list(between(rows, anchors, place, rest))
        records = assigned(rows, cut, place, rest)
        if not blocks and is_refuted(rows, records, place, ends):
            continue
        odd, left = odd_end(rows, records)
        score = regularity(rows, records) - odd - left + _SHAPED * is_shaped(place, ends)
        ways.append(_Way(score, odd, left, place == "below", begins_bare(rows, records), records))
    if not ways:
        return []
    best = max(ways, key=lambda way: way.score)
    # Only one of the two lacks a headline: that of an entry which lost it.
    clear = _CLEAR + (1 + SUMMARY) / len(anchors)
    rivals = [way for way in ways if way.below != best.below and way.score > best.score - clear]
    # An entry at an end is odd both ways, or no entry is between two others: nothing tells whose headline is whose.
    few = len(anchors) < _FEW and not blocks
    shaped = (ends.like_below > 0) is best.below and (ends.like_above > 0) is not best.below
    headed = all(record.headed() for record in best.records)  # else the date above the list can be that of the page
    unclear = any(
        few or (_doubt(best) and _doubt(way) and not shaped and not (way.bare and headed) and not _is_odder(way, best))
        for way in rivals
    )
    # Where all have headlines, what is odd at an end speaks for another way, and not against the page.
    without_short_heads(rows, best.records)
    score = max(best.score, regularity(rows, best.records) - best.odd - best.left)
    listed = score + best.odd * headed >= REGULAR and not unclear and not is_no_listing(rows, best.records)
    return best.records if listed else []


def assigned(rows: Sequence[Row], blocks: Sequence[Block], place: str, rest: str) -> list[Record]:
    """The records of a page read in one way: `place` says where headlines stand, `rest` what stands beside dates."""
    records = []
    for block in blocks:
        record = Record(block.anchor, rest=rest, marker=block.marker)
        record.credits = [at for at in (*block.before, *block.after) if rows[at].kind == "credit"]
        record.kickers = [at for at in (*block.before, *block.after) if rows[at].kind == "kicker"]
        before = [at for at in block.before if rows[at].kind == "text" and rows[at].text]
        after = [at for at in block.after if rows[at].kind == "text" and rows[at].text]
        if place == "own":
            record.kickers += before
            record.description = after
        elif place == "above" and before:
            *above, record.headline = before
            record.kickers += above
            record.description = after
        elif place == "last" and before:
            record.headline, *record.description = before
            record.description += after
        elif place == "below" and after:
            record.headline, *record.description = after
            record.kickers += before
        else:
            record.description = [*before, *after]
        records.append(record)
    records = with_true_heads(rows, without_kinds(rows, without_tags(rows, records)), place)
    return without_asides(rows, records)


def _doubt(way: _Way) -> float:
    """How much the ends of a list speak against a way; where nothing is told, headlines alone do."""
    return way.odd + (0.0 if _tells(way) else way.left)


def _tells(way: _Way) -> bool:
    """Whether most of its entries have a summary."""
    return sum(bool(record.description) for record in way.records) * 2 > len(way.records)


def _is_odder(way: _Way, best: _Way) -> bool:
    """Whether the entry at an end is odder in a way than in the best one, which is the more regular one anyway."""
    if _tells(best) and best.odd <= _LITTLE and way.odd - best.odd > _MUCH:
        return True
    return way.odd + way.left > best.odd + best.left and _plain(best) - _plain(way) >= _ODDER


def _plain(way: _Way) -> float:
    """How regular a way is, whatever stands at the ends."""
    return way.score + way.odd + way.left
