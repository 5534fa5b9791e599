"""The stretch of a page in which its dates recur: the same form of date in a menu or a footer is no part of it."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row

_LONGEST_ITEM = 40  # characters of a row of a menu
_MENU = 10  # more such rows between two dates than is usual: a menu stands between them


def stretch_of(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Anchor]:
    """The dates that no menu stands between, if those are most of them; else all."""
    items = [sum(_is_item(row) for row in rows[before.last + 1 : after.first]) for before, after in pairwise(anchors)]
    most = 3 * median(items) + _MENU
    ends = [0, *(at for at, count in enumerate(items, 1) if count > most), len(anchors)]
    start, end = max(pairwise(ends), key=lambda run: run[1] - run[0])
    return list(anchors[start:end] if (end - start) * 2 > len(anchors) else anchors)


def _is_item(row: Row) -> bool:
    return row.kind == "text" and not row.sentence and len(row.text) <= _LONGEST_ITEM
