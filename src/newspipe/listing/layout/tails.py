"""What a page prints behind headlines and dates on one row, and says nothing of an entry: how often it was read."""

from collections import Counter
from collections.abc import Sequence

from newspipe.listing.dates import date_texts
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.rows import LOOKED_AT, Row
from newspipe.listing.signs import numberless

_FEW, _NEARLY_ALL = 3, 0.8  # rows with dates that end alike, numbers aside
_LONGEST = 40  # characters


def without_counts(rows: Sequence[Row]) -> list[Row]:
    """The rows without what nearly all with a headline and a date have behind these: "Boats 3 May 2021 Read: 12"."""
    ends = {at: end for at, row in enumerate(rows) if (end := _behind_date(row.text))}
    often = Counter(numberless(end) for end in ends.values())
    said, times = often.most_common(1)[0] if often else ("", 0)
    if times < max(_FEW, _NEARLY_ALL * len(ends)) or len({*ends.values()}) == 1:
        return list(rows)
    return [
        row._replace(text=row.text.removesuffix(ends[at]).rstrip())
        if at in ends and numberless(ends[at]) == said
        else row
        for at, row in enumerate(rows)
    ]


def _behind_date(text: str) -> str:
    """What stands behind the last date of a text, if it has a number."""
    near = text[-LOOKED_AT:]
    dates = date_texts(near) if any(map(str.isdigit, near)) else []
    before, _, behind = text.rpartition(dates[-1]) if dates else ("", "", "")
    counts = len(behind) <= _LONGEST and any(map(str.isdigit, behind))
    return behind if counts and wide(before) > 2 * LONGEST_TAG else ""
