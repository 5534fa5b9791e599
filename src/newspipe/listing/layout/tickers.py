"""Times of day below the days of a page: the dates of a ticker, or of a programme, which is no listing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from newspipe.listing.dates import read_date
from newspipe.listing.layout.letters import LONGEST_TAG, numbers_in, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row

_FEW = 3  # times from which on something can be the rule
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?::[0-5]\d(?:\s+(?=[^\w\s]?[^\W\d]|\d+ [^\W\d])|$)|\.[0-5]\d$)")


def clocked(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The times of day that stand below days, each on the day above it, if they are many below few days."""
    days = {date.last: date for date in dates if date.form == "alone" and date.reading.date}
    day: Anchor | None = None
    found: list[Anchor] = []
    for at, row in enumerate(rows):
        day = days.get(at, day)
        if day and (clock := _CLOCK.match(row.text)):
            rest, raw = row.text[clock.end() :], f"{day.raw}, {clock[0].strip()}"
            found.append(Anchor(at, at, day.reading, raw, "lead" if rest else "alone", rest))
    if sum(time.form == "alone" for time in found) * 2 > len(found):  # "11:05 12 comments" is a time as "11:05" is
        found = [time._replace(form="alone") if wide(time.rest) <= LONGEST_TAG else time for time in found]
    return found if len(found) > max(_FEW - 1, len(dates)) else []


def newest_first(rows: Sequence[Row], times: Sequence[Anchor]) -> bool:
    """Whether days and times go from late to early, as a ticker's do, and most stand apart from their days."""
    clocks = [_clock(rows, time) for time in times]
    falls = any(one[0] == other[0] and one > other for one, other in pairwise(clocks))
    own = sum(_is_day(rows, time.first - 1) for time in times)  # a date can have its time right below
    return falls and clocks == sorted(clocks, reverse=True) and own * 2 <= len(times)


def oldest_first(rows: Sequence[Row], times: Sequence[Anchor]) -> bool:
    """Whether the times of each day go from early to late, as those of a programme do."""
    days = [(one, other) for one, other in pairwise(_clock(rows, time) for time in times) if one[0] == other[0]]
    return bool(days) and all(one <= other for one, other in days)


def below_days(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Row]:
    """The rows, the days of a ticker marked as headings, where its dates are the times below them."""
    dates = {anchor.first for anchor in anchors}
    if all(anchor.raw in rows[anchor.first].text for anchor in anchors if anchor.first == anchor.last):
        return list(rows)
    return [
        row._replace(kind="heading") if at not in dates and _is_day(rows, at) else row for at, row in enumerate(rows)
    ]


def _clock(rows: Sequence[Row], time: Anchor) -> tuple[str, list[int]]:
    return str(time.reading.date), numbers_in(rows[time.first].text)[:2]


def _is_day(rows: Sequence[Row], at: int) -> bool:
    reading = read_date(rows[at].text) if at >= 0 else None
    return reading is not None and reading.date is not None
