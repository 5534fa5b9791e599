"""The two ends of a list: what stands above its first date and below its last tells where entries lie to their dates.

Between two dates lie the end of one entry and the beginning of the next, and nothing but order tells them apart. Above
the first date can only stand what an entry has before its date, and below the last what it has behind it.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.records import Record
from newspipe.listing.layout.rows import Row, letters_of_paragraph
from newspipe.listing.layout.shapes import shaped_alike
from newspipe.listing.signs import numberless

_FEW = 2  # gaps between dates from which on something can be the rule
_MOST = 0.6
_SHAPED = 3  # looks that follow each other alike by no chance
_LITTLE = 0.5  # of the paragraphs that are usual between two dates


class Ends(NamedTuple):
    """What stands between most dates of a list, and at one of its ends only."""

    labels_above: AbstractSet[str] = frozenset()
    labels_below: AbstractSet[str] = frozenset()
    told_above: bool = False  # in paragraphs
    told_below: bool = False
    like_above: int = 0  # looks of rows above the first date that are shaped as all between two dates
    like_below: int = 0  # and below the last
    hanging: bool = False  # all that stands between two dates stands deeper than the dates: below that which it is of


def ends_of(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Ends:
    """What the ends of a list hold, as far from it as its dates are from each other."""
    gaps = [rows[before.last + 1 : after.first] for before, after in pairwise(anchors)]
    if len(gaps) < _FEW:
        return Ends()
    size = int(median(map(len, gaps)))
    above, below = rows[max(0, anchors[0].first - size) : anchors[0].first], rows[anchors[-1].last + 1 :][:size]
    above = above[_behind_heading(above) :]
    often = Counter(label for gap in gaps for label in _labels(gap))
    labels = {label for label, times in often.items() if times >= _MOST * len(gaps)}
    least = _LITTLE * median(map(_told, gaps))
    # What introduces the list stands farther from the first date than what an entry tells.
    nearest = {place for gap in gaps for place in _places(gap)}
    near = [row for place, row in enumerate(reversed(above)) if place in nearest]
    return Ends(
        labels & (_labels(above) - _labels(below)),
        labels & (_labels(below) - _labels(above)),
        _told(near) > least >= _told(below) and least > 0 and not _is_introduced(above),
        _told(below) > least >= _told(above) and least > 0,
        shaped_alike(rows, anchors, above=True).looks,
        shaped_alike(rows, anchors, above=False).looks,
        _hang(rows, anchors, gaps),
    )


def _hang(rows: Sequence[Row], anchors: Sequence[Anchor], gaps: Sequence[Sequence[Row]]) -> bool:
    """Whether texts stand between all dates and below the last, each deeper than any date, and none above the first."""
    deepest = max(rows[anchor.first].indent for anchor in anchors)
    above, below = rows[: anchors[0].first][-1:], rows[anchors[-1].last + 1 :][:1]
    ends = all(row.indent > deepest for row in below) and not any(row.indent > deepest for row in above)
    return bool(below) and ends and all(gap and all(row.indent > deepest for row in gap) for gap in gaps)


def _is_introduced(above: Sequence[Row]) -> bool:
    """Whether what stands above the last paragraphs is as short as a tag: the title of the page, and no headline."""
    told = [letters_of_paragraph(row) > 0 for row in above]
    first = next((at for at in range(len(above) - 1, 0, -1) if told[at] and not told[at - 1]), 0)
    return first > 0 and wide(above[first - 1].text) <= LONGEST_TAG


def _behind_heading(rows: Sequence[Row]) -> int:
    """Where what follows the last heading of some rows begins."""
    return max((at for at, row in enumerate(rows, 1) if row.kind == "heading"), default=0)


def is_refuted(rows: Sequence[Row], records: Sequence[Record], place: str, ends: Ends) -> bool:
    """Whether the ends of a list show that its entries do not lie to their dates as they do in a way.

    What stands between a date and what goes with it belongs to that date.
    """
    if ends.told_below if place == "last" else ends.told_above:
        return True
    if ends.hanging and place in ("above", "last"):
        return True
    other = {"last": "below", "below": "last"}.get(place)
    if other and is_shaped(other, ends):
        return True
    return sum(_is_anothers(rows, record, ends) for record in records) >= _MOST * len(records)


def is_shaped(place: str, ends: Ends) -> bool:
    """Whether at one end of a list, and not at the other, stand rows in the shape of a whole entry read in this way."""
    like, unlike = (ends.like_below, ends.like_above) if place == "below" else (ends.like_above, ends.like_below)
    return place in ("last", "below") and like >= _SHAPED and not unlike


def _is_anothers(rows: Sequence[Row], record: Record, ends: Ends) -> bool:
    """Whether the headline of a record stands between another date and what goes with that."""
    if record.headline is None:
        return False
    first, last, head = record.anchor.first, record.anchor.last, record.headline
    labels = ends.labels_below if head < first else ends.labels_above
    return bool(labels) and not labels.isdisjoint(_labels(rows[head:first] or rows[last + 1 : head]))


def _labels(rows: Sequence[Row]) -> set[str]:
    return {numberless(row.text) for row in rows if row.kind == "detail"}


def _places(rows: Sequence[Row]) -> list[int]:
    """How many rows stand between each paragraph and the end."""
    return [place for place, row in enumerate(reversed(rows)) if letters_of_paragraph(row)]


def _told(rows: Sequence[Row]) -> int:
    return sum(map(letters_of_paragraph, rows))
