"""What one capture shows, and for which dates it can be trusted that nothing else was there.

A listing tells who is missing only in a stretch without holes. A hole is a reject, an unexplained line, a missing page,
or the end of a page that is shorter than the fullest of its capture. A stretch *vouches* for the dates strictly between
its last and its first entry, and for all newer ones if it starts page 1. Of its last date it shows what stood above
the last entry: whatever stood there before, and is not shown, is gone. Entries outside the month of their heading bound
nothing, those without a date are holes, and a listing that is not newest first vouches for nothing. Dates are ordinals,
days since 0001-01-01; what has no date and a URL has a negative number in its place.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from newspipe.listing import Line, Page, Reject, Sighting

#: Later than every date: the upper bound of a stretch that starts page 1.
OPEN_TOP = 10**7

#: How far a capture can be trusted on a date: not at all; down to the last entry that it shows of it; wholly.
NOTHING, ABOVE, ALL = range(3)

_CLOSED = re.compile(r"[.!?…。！？؟।][\"'”\u2019»)\]」]*$")


class Mark(NamedTuple):
    """One content as one capture shows it; what is no content but is published with it stands here too."""

    content: str  # content_hash
    cut: bool  # the page may end inside this entry
    misplaced: bool  # its date does not fit its place in the listing
    section_heading: str | None
    date_published_raw: str | None


#: The marks of one date in page order, each once: what a capture looks like to a block.
Look = tuple[Mark, ...]
#: Vouches for every date d with low < d < high.
Span = tuple[int, int]


class Seen(NamedTuple):
    """What is kept of a capture for ever: the dates that it shows, and those that it vouches for.

    `bottom` is the date at which a listing ends that was captured to its end; None if it was not. `ends` are the last
    dates of stretches: of these, everything above the last entry shown can be trusted.
    """

    dates: tuple[int, ...]  # sorted; a set would take ten times the memory
    spans: tuple[Span, ...]
    bottom: int | None = None
    ends: tuple[int, ...] = ()

    def vouches(self, date: int) -> int:
        """How far an entry of the date that is not shown was not there: NOTHING, ABOVE or ALL."""
        if any(low < date < high for low, high in self.spans):
            return ALL
        return ABOVE if date in self.ends else NOTHING

    def observes(self, date: int) -> bool:
        """Whether the capture says anything about the date; if not, it does not exist for the date."""
        return date in self.dates or self.vouches(date) == ALL


class View(NamedTuple):
    """A capture as history sees it: what it shows of each date, and what is kept of it."""

    shown: dict[int, Look]
    seen: Seen


class Strip(NamedTuple):
    """One page by itself: what can be said of it before its capture is known."""

    shown: dict[int, Look]
    runs: tuple[tuple[int, int], ...]  # first and last date of each run of entries without a hole
    joins_above: bool  # no hole before the first run
    joins_below: bool  # no hole after the last run
    sorted: bool  # newest first
    size: int  # entries, repeats of a neighbour left out
    last: tuple[int, Mark, Look] | None  # the last row, if it is an entry: date, mark, and what else its date shows
    unfinished: bool  # the last entry breaks off, whatever the other pages look like
    bare: bool  # the last entry has no summary, or lost it where the page was cut off
    unclean: bool  # has unexplained lines, or breaks off


def strip(page: Page, marks: dict[int, tuple[int, Mark]]) -> Strip:
    """Walk a page once. `marks` keeps date and mark of each entry, by its `id`: entries are shared between pages."""
    rows = page.rows()
    shown: dict[int, dict[Mark, None]] = {}  # ordered sets
    runs: list[tuple[int, int]] = []
    dates: list[int] = []
    hole = above = False
    last: tuple[int, Mark, Look] | None = None
    end = rows[-1] if rows else None
    for row in rows:
        if not isinstance(row, Sighting):
            hole = True
            above = above or not runs
            continue
        entry = row.entry
        known = marks.get(id(entry))
        if known is None:
            mark = Mark(entry.content_hash, False, entry.misplaced, entry.section_heading, entry.date_published_raw)
            known = marks[id(entry)] = entry.place, mark
        date, mark = known
        if row is end:
            last = (date, mark, tuple(shown.get(date, ())))
        shown.setdefault(date, {})[mark] = None
        if entry.date_published is None:
            hole = True  # it may be any item
            above = above or not runs
        elif not mark.misplaced:
            if hole or not runs:
                runs.append((date, date))
                hole = False
            else:
                runs[-1] = (runs[-1][0], date)
            dates.append(date)
    return Strip(
        shown={date: tuple(found) for date, found in shown.items()},
        runs=tuple(runs),
        joins_above=not above,
        joins_below=not hole,
        sorted=all(later <= earlier for earlier, later in pairwise(dates)),
        size=_distinct(rows),
        last=last,
        unfinished=last is not None and _unfinished(page.sightings[-1].entry.content.description),
        bare=last is not None and not page.sightings[-1].entry.content.description,
        unclean=page.unknown_lines > 0 or page.ends_open,
    )


def view(pages: Sequence[tuple[int, Strip]]) -> View:
    """What the pages of one capture, (page number, strip) in order, show and vouch for together."""
    fullest = max((page.size for _, page in pages), default=0)
    shown: dict[int, Look] = {}
    stretches: list[Span] = []
    high: int | None = OPEN_TOP
    low = above = None  # the last date of the stretch, and of the pages so far
    newest_first = True
    expected = 1
    missing = short = False

    def close() -> None:
        nonlocal high, low
        if low is not None and high is not None:
            stretches.append((low, high))
        high = low = None

    for number, page in pages:
        if number != expected:
            missing = True
            close()
        expected = number + 1
        short = page.unclean or page.size < fullest
        cut = page.last is not None and (short or page.unfinished)
        _add(shown, _looks(page, cut or page.bare))
        if not page.joins_above:
            close()
        for at, (first, last) in enumerate(page.runs):
            if at:
                close()
            newest_first &= at > 0 or above is None or first <= above
            high = first if high is None else high
            low = above = last
        newest_first &= page.sorted
        # An entry without a summary is no sign that a page was cut off, and none that it was not.
        if short or cut or not page.joins_below or (page.bare and number != pages[-1][0]):
            close()
    bottom = None if missing or short else low
    close()
    if not newest_first:
        return View(shown, Seen(tuple(sorted(shown)), ()))
    spans = tuple(span for span in stretches if span[1] - span[0] > 1)
    return View(shown, Seen(tuple(sorted(shown)), spans, bottom, _ends(stretches)))


def _ends(stretches: Sequence[Span]) -> tuple[int, ...]:
    """The last dates of stretches that begin above them, and of which no other stretch shows a part."""
    bounds = Counter(bound for stretch in stretches for bound in {*stretch})
    return tuple(sorted(low for low, high in stretches if low < high and bounds[low] == 1))


def _looks(page: Strip, cut: bool) -> dict[int, Look]:
    """What a page shows of each date; `cut`: its last entry may be cut off."""
    if not cut or page.last is None:
        return page.shown
    date, mark, others = page.last
    return {**page.shown, date: (*others, mark._replace(cut=True))}


def _add(shown: dict[int, Look], page: dict[int, Look]) -> None:
    """Add the looks of a page; a date that goes on from the page before shows each mark once."""
    joined = {date: tuple(dict.fromkeys(shown[date] + page[date])) for date in shown.keys() & page.keys()}
    shown |= page
    shown |= joined


def _distinct(rows: Sequence[Sighting | Reject | Line]) -> int:
    """Entries of a page, one that repeats its neighbour left out: a page with a repeat is no fuller than others."""
    entries = [
        (row.entry.place, row.entry.content_hash) if isinstance(row, Sighting) else row
        for row in rows
        if not isinstance(row, Line)
    ]
    repeats: list[bool] = list(map(eq, entries, entries[1:]))
    return len(entries) - sum(repeats)


def _unfinished(description: str | None) -> bool:
    return bool(description) and not _CLOSED.search(description or "")


def intervals(spans: Sequence[Span]) -> str:
    """Spans for people: ISO 8601 intervals, their bounds not included, `..` for an open top.

    >>> intervals([(738000, 738010), (738020, OPEN_TOP)])
    '2021-07-29/2021-08-08 2021-08-18/..'
    """
    return " ".join(_interval(low, high) for low, high in sorted(spans))


def _interval(low: int, high: int) -> str:
    return f"{dt.date.fromordinal(low)}/{'..' if high >= OPEN_TOP else dt.date.fromordinal(high)}"


def dates_in(spans: Sequence[Span], dates: Sequence[int]) -> Iterator[int]:
    """Those of the sorted dates that a span vouches for."""
    for low, high in spans:
        yield from dates[bisect_right(dates, low) : bisect_left(dates, high)]
