"""Dates that stand over several rows, as on the leaf of a calendar: the day, the month and the year."""

from collections.abc import Sequence
from itertools import pairwise

from newspipe.listing.dates import Convention, Reading, on_leaf, read_date
from newspipe.listing.layout.rows import Row

_LONGEST_PART = 16  # characters of a row that is a part of a date
_FEW = 3  # leaves from which on they are how the page prints its dates


def stacked(rows: Sequence[Row], at: int, convention: Convention, *, leaves: bool) -> tuple[int, str, Reading] | None:
    """A date that stands over two or three short rows from one on: (how many, the date as printed, what it says).

    `leaves`: a blank can lie between a day and its month.
    """
    for height in (3, 2):
        parts = rows[at : at + height]
        close = all(row.gap == 0 and not row.marker for row in parts[1:]) or (leaves and _is_leaf(parts))
        if len(parts) == height and close and all(len(row.text) <= _LONGEST_PART for row in parts):
            if height == 2 and (reading := read_date(parts[0].text, convention)) and reading.date:
                continue
            texts = [row.text for row in parts]
            raw = " ".join(texts)
            reading = read_date(raw, convention) or (read_date(on_leaf(*texts), convention) if height == 2 else None)
            if reading and reading.date and reading.precision != "month":
                return height, raw, reading
    return None


def are_leaves(rows: Sequence[Row]) -> bool:
    """Whether days stand above their months throughout, as on the leaves of a calendar: no months that head a list."""
    months = [below.text for day, below in pairwise(rows) if below.gap and _is_leaf((day, below))]
    return len(months) >= _FEW and len({*months}) < len(months)


def _is_leaf(parts: Sequence[Row]) -> bool:
    """Whether a day of the month stands above a month and its year."""
    texts = [row.text for row in parts]
    if len(texts) != 2 or not texts[0].isdecimal() or len(texts[0]) > len("31"):
        return False
    reading = read_date(on_leaf(*texts)) or read_date(" ".join(texts))
    return reading is not None and reading.date is not None
