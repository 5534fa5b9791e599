"""What one capture shows, and for which dates it can be trusted that nothing else was there.

A listing tells who is missing only in a stretch without holes. A hole is a reject, an unexplained line, a missing page,
or the end of a page that is shorter than the fullest of its capture. A stretch *vouches* for the dates strictly between
its last and its first entry, and for all newer ones if it starts page 1. Entries outside the month of their heading
bound nothing, and a listing that is not newest first vouches for nothing. Dates are ordinals, days since 0001-01-01.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as Date
from itertools import pairwise
from typing import NamedTuple

from newspipe.listing import Line, Page, Reject, Sighting

#: Later than every date: the upper bound of a stretch that starts page 1.
OPEN_TOP = 10**7

_CLOSED = re.compile(r"[.!?…\"'”»)\]]$")


class Mark(NamedTuple):
    """One content as one capture shows it; what is no content but is published with it stands here too."""

    content: str  # content_hash
    cut: bool  # the page may end inside this entry
    misplaced: bool  # its date does not fit its place in the listing
    section_heading: str | None
    date_published_raw: str


#: The marks of one date in page order, each once: what a capture looks like to a block.
Look = tuple[Mark, ...]
#: Vouches for every date d with low < d < high.
Span = tuple[int, int]


class Seen(NamedTuple):
    """What is kept of a capture for ever: the dates that it shows, and those that it vouches for.

    `bottom` is the date at which a listing ends that was captured to its end; None if it was not.
    """

    dates: frozenset[int]
    spans: tuple[Span, ...]
    bottom: int | None = None

    def vouches(self, date: int) -> bool:
        return any(low < date < high for low, high in self.spans)

    def observes(self, date: int) -> bool:
        """Whether the capture says anything about the date; if not, it does not exist for the date."""
        return date in self.dates or self.vouches(date)


class View(NamedTuple):
    """A capture as history sees it: what it shows of each date, and what is kept of it."""

    shown: dict[int, Look]
    seen: Seen


def view(pages: Sequence[tuple[int, Page]]) -> View:
    """What the pages of one capture, (page number, page) in order, show and vouch for together."""
    rows = [page.rows() for _, page in pages]
    sizes = [_distinct(found) for found in rows]
    fullest = max(sizes, default=0)
    shown: dict[int, dict[Mark, None]] = {}  # ordered sets
    stretches = _Stretches()
    expected = 1
    short = False
    for at, (number, page) in enumerate(pages):
        if number != expected:
            stretches.hole(page_missing=True)
        expected = number + 1
        short = page.unknown_lines > 0 or page.ends_open or sizes[at] < fullest
        cut = False
        for row in rows[at]:
            if not isinstance(row, Sighting):
                stretches.hole()
                continue
            entry = row.entry
            cut = row is rows[at][-1] and (short or _unfinished(entry.content.description))
            mark = Mark(entry.content_hash, cut, entry.misplaced, entry.section_heading, entry.date_published_raw)
            shown.setdefault(entry.date_published.toordinal(), {})[mark] = None
            if not entry.misplaced:
                stretches.entry(entry.date_published.toordinal())
        if short or cut:
            stretches.hole()
    whole = not stretches.page_missing and not short
    bottom = stretches.low if whole else None
    stretches.hole()
    looks = {date: tuple(marks) for date, marks in shown.items()}
    if any(later > earlier for earlier, later in pairwise(stretches.dates)):
        return View(looks, Seen(frozenset(looks), ()))
    spans = tuple(span for span in stretches.spans if span[1] - span[0] > 1)
    return View(looks, Seen(frozenset(looks), spans, bottom))


class _Stretches:
    """Cuts the entries of a capture, walked from the top, into stretches without holes."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.dates: list[int] = []
        self.low: int | None = None
        self.page_missing = False
        self._high: int | None = OPEN_TOP

    def entry(self, date: int) -> None:
        if self._high is None:
            self._high = date
        self.low = date
        self.dates.append(date)

    def hole(self, *, page_missing: bool = False) -> None:
        if self.low is not None and self._high is not None:
            self.spans.append((self.low, self._high))
        self.low = self._high = None
        self.page_missing |= page_missing


def _distinct(rows: Sequence[Sighting | Reject | Line]) -> int:
    """Entries of a page, one that repeats its neighbour left out: a page with a repeat is no fuller than others."""
    entries = [row.entry if isinstance(row, Sighting) else row for row in rows if not isinstance(row, Line)]
    return len(entries) - sum(a == b for a, b in pairwise(entries))


def _unfinished(description: str | None) -> bool:
    return bool(description) and not _CLOSED.search(description or "")


def intervals(spans: Sequence[Span]) -> str:
    """Spans for people: ISO 8601 intervals, their bounds not included, `..` for an open top.

    >>> intervals([(738000, 738010), (738020, OPEN_TOP)])
    '2021-07-29/2021-08-08 2021-08-18/..'
    """
    return " ".join(_interval(low, high) for low, high in sorted(spans))


def _interval(low: int, high: int) -> str:
    return f"{Date.fromordinal(low)}/{'..' if high >= OPEN_TOP else Date.fromordinal(high)}"


def dates_in(spans: Sequence[Span], dates: Sequence[int]) -> Iterator[int]:
    """Those of the sorted dates that a span vouches for."""
    for low, high in spans:
        yield from dates[bisect_right(dates, low) : bisect_left(dates, high)]
