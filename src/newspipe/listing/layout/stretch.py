"""The stretch of a page in which its dates recur: the same form of date in a menu or a footer is no part of it."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from statistics import median

from newspipe.listing.dates import is_relative, tells_change
from newspipe.listing.layout.letters import numbers_in, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row, like_headline
from newspipe.listing.signs import numberless

_LONGEST_ITEM = 40  # characters of a row of a menu
_PARTS = re.compile(r"\d+(?:er|re|e|st|nd|rd|th|de|º|ª)?(?![^\W\d_])|\d+|[^\W\d_]+")
_CLOCK = re.compile(r"\d:\d\d")
_FEW = 3  # dates of one form from which on others at the ends are none of the list
_MANY = 4  # dates whose order is no chance
_MOST = 0.6
_TWICE = 2  # times that the title of an entry stands on a page with its latest told again
_SHORTEST_TITLE = 10  # letters
_PAGES = 2  # numbers of pages
_MENU = 10  # more such rows between two dates than is usual: a menu stands between them


def stretch_of(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Anchor]:
    """The dates that no menu stands between, if those are most of them; else all. At its ends, those of one form."""
    anchors = _without_counters(rows, _without_unmarked(rows, _without_that_of_page(rows, anchors)))
    anchors = _told_once(rows, _in_order(rows, _of_one_form(rows, anchors)))
    items = [sum(_is_item(row) for row in rows[before.last + 1 : after.first]) for before, after in pairwise(anchors)]
    most = 3 * median(items) + _MENU
    ends = [0, *(at for at, count in enumerate(items, 1) if count > most), len(anchors)]
    start, end = max(pairwise(ends), key=lambda run: run[1] - run[0])
    return list(anchors[start:end] if (end - start) * 2 > len(anchors) else anchors)


def _without_that_of_page(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates without the last if that alone is the day of a change, or has a name: of the page, and of no entry."""
    before = [rows[anchor.first].text.partition(anchor.raw)[0] or anchor.raw for anchor in anchors]
    changes = [tells_change(text) or tells_change(" ".join(text.split()[-2:])) for text in before]
    labels = [text.rstrip().endswith(":") for text in before]
    alone = any(own[-1] and sum(own) == 1 for own in (changes, labels)) and len(anchors) > _FEW
    return anchors[:-1] if alone and _is_beyond(rows, anchors, len(anchors) - 1) else anchors


def _without_unmarked(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates without the last if it alone bears no mark, and is beyond the list."""
    marks = [rows[anchor.first].marker for anchor in anchors]
    alone = marks[-1] == "" and "" not in marks[:-1] and len(anchors) > _FEW
    return anchors[:-1] if alone and _is_beyond(rows, anchors, len(anchors) - 1) else anchors


def _without_counters(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates without the last that count from the capture behind days, where more stands between: of visitors."""
    days = max((at for at, anchor in enumerate(anchors, 1) if not anchor.relative), default=0)
    beyond = 0 < days < len(anchors) and days > _FEW and _is_beyond(rows, anchors, days)
    return anchors[:days] if beyond else anchors


def _is_beyond(rows: Sequence[Row], anchors: Sequence[Anchor], at: int) -> bool:
    """Whether numbers of pages, or more texts than between two entries, stand between the dates before one and it."""
    *texts, behind = _texts_between(rows, anchors[: at + 1])
    between = rows[anchors[at - 1].last + 1 : anchors[at].first]
    return behind > median(texts) or any(row.kind == "navigation" for row in between)


def _of_one_form(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates without those at the ends that are printed in another form than most, as those of a sidebar are.

    More stands before such a part than between two entries, its title, or it has not the mark that all of the others
    have: else it is an entry whose date was set by hand.
    """
    forms = [
        None if anchor.relative or is_relative(anchor.raw.partition(",")[0]) else _beginning(anchor.raw)
        for anchor in anchors
    ]
    usual, times = Counter(forms).most_common(1)[0]
    places = [at for at, form in enumerate(forms) if form in (usual, None)]
    start, end = places[0], places[-1] + 1
    others = len(anchors) - (end - start)
    if usual is None or times < _FEW or others > times:
        return anchors
    texts = _texts_between(rows, anchors)
    inner = texts[start : end - 1]
    most = median(inner) if len(inner) > _FEW else max(inner)
    marks = [rows[anchor.first].marker for anchor in anchors]
    marked = len({*marks[start:end]}) == 1

    def is_apart(at: int, texts_between: int) -> bool:
        return texts_between > most or (marked and marks[at] != marks[start])

    first = start if start and is_apart(start - 1, texts[start - 1]) else 0
    last = end if end < len(anchors) and is_apart(end, texts[end - 1]) else len(anchors)
    alike = len({*marks}) == 1 and marks[0] != "" and len(anchors) - last > 1 and _goes_on(anchors, last)
    if last < len(anchors) and (alike or _tell_as_much(rows, anchors, last)):
        last = len(anchors)
    return anchors[first:last]


def _tell_as_much(rows: Sequence[Row], anchors: Sequence[Anchor], at: int) -> bool:
    """Whether the dates from one on have each a headline and a sentence, as those before: another list of entries."""
    told = [_tells(rows, anchor) for anchor in anchors]
    usual = Counter(told[:at]).most_common(1)[0][0]
    if not _goes_on(anchors, at):
        return False
    return usual != "" and len(told) - at > 1 and {*told[at:]} == {usual} and told[:at].count(usual) >= _MOST * at


def _goes_on(anchors: Sequence[Anchor], at: int) -> bool:
    """Whether the dates from one on go from new to old, and none is later than all before: what is to come is."""
    days = [anchor.reading.date or date.max for anchor in anchors]
    return days[at:] == sorted(days[at:], reverse=True) and days[at] <= max(days[:at])


def _tells(rows: Sequence[Row], anchor: Anchor) -> str:
    """Where a headline with a sentence behind it stands to a date: below it, above it, or nowhere."""
    below = rows[anchor.last + 1 : anchor.last + 3]
    if len(below) > 1 and like_headline(below[0]) and below[1].sentence:
        return "below"
    above = anchor.first > 0 and like_headline(rows[anchor.first - 1]) and bool(below) and below[0].sentence
    return "above" if above else ""


def _texts_between(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """How many different texts stand between each two dates, without those that stand between most."""
    gaps = [rows[one.last + 1 : other.first] for one, other in pairwise(anchors)]
    told = [{numberless(row.text) for row in gap if row.kind == "text"} for gap in gaps]
    often = Counter(text for texts in told for text in texts)
    return [sum(often[text] * 2 <= len(told) for text in texts) for texts in told]


def _in_order(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates, which go from new to old, without later ones behind them: days of a change, or of what is to come.

    Few that are later than those right before them are another list's as well, and any behind the numbers of pages, or
    before these if they do not go on in the list.
    """
    anchors = _below_pages(rows, anchors)
    days = [None if anchor.relative else anchor.reading.date for anchor in anchors]
    falls = next((at for at, (one, other) in enumerate(pairwise(days), 1) if not one or not other or one < other), 0)
    behind = days[falls:]
    if falls < _FEW or not behind[0] or len(behind) >= falls or days[0] == days[falls - 1]:
        return anchors
    ends = [at for at in _paged(rows, anchors) if at >= _FEW and falls - 1 <= at <= falls]
    if ends and (_pages_apart(rows, anchors, ends[-1]) or _tell_less(rows, anchors, ends[-1])):
        return anchors[: ends[-1]]
    few = len(behind) * 2 < falls and all(day and days[0] and day >= days[0] for day in behind)
    few = falls >= _MANY and (few or len(behind) * _MANY <= falls) and not _tell_as_much(rows, anchors, falls)
    return anchors[:falls] if few and _is_beyond(rows, anchors, falls) else anchors


def _below_pages(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates without those above numbers of pages, if only the others go from new to old."""
    days = [anchor.reading.date or date.min for anchor in anchors]
    start = next((at for at in _paged(rows, anchors) if at < len(anchors) // 2), 0)
    falling = [all(one >= other for one, other in pairwise(some)) for some in (days[: start + 1], days[start:])]
    return anchors[start:] if falling == [False, True] and len(anchors) - start >= _MANY else anchors


def _paged(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The dates that the numbers of pages stand before; none if these are the marks that most entries are given."""
    gaps = [rows[one.last + 1 : other.first] for one, other in pairwise(anchors)]
    found = [at for at, gap in enumerate(gaps, 1) if sum(map(_pages, gap)) >= _PAGES]
    return found if len(found) * 2 <= len(gaps) else []


def _pages_apart(rows: Sequence[Row], anchors: Sequence[Anchor], at: int) -> bool:
    """Whether numbers of pages stand on rows of their own before a date: two on one row can end a section."""
    between = rows[anchors[at - 1].last + 1 : anchors[at].first]
    return sum(row.kind == "navigation" for row in between) >= _PAGES


def _tell_less(rows: Sequence[Row], anchors: Sequence[Anchor], at: int) -> bool:
    """Whether fewer texts stand between the dates from one on than between those before, as beside a list."""
    texts = _texts_between(rows, anchors)
    return len(texts) > at and median(texts[at:]) < median(texts[: at - 1])


def _pages(row: Row) -> int:
    """How many numbers of pages stand on a row."""
    return max(1, len(numbers_in(row.text))) if row.kind == "navigation" else 0


def _told_once(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The dates without the last ones that stand beside a text which has the same date before: the latest, repeated."""
    told: dict[tuple[date | None, str], int] = {}  # each text with a date beside it, and the row where it stands first
    shown = Counter(text for text, _ in groupby(row.text for row in rows))  # what many dates have beside is of none
    kept = 0
    starts = [0, *(anchor.last + 1 for anchor in anchors)]
    ends = [*(anchor.first for anchor in anchors[1:]), len(rows)]
    for number, (anchor, start, end) in enumerate(zip(anchors, starts, ends, strict=False), 1):
        day = anchor.reading.date
        beside = (*rows[start : anchor.first][-1:], *rows[anchor.last + 1 : end][:1])
        if not any(told.get((day, row.text), start) < start and shown[row.text] <= _TWICE for row in beside):
            kept = number
        for at in range(start, end):
            if wide(rows[at].text) > _SHORTEST_TITLE:
                told.setdefault((day, rows[at].text), at)
    repeated = len(anchors) - kept
    return anchors[:kept] if 1 < repeated < kept else anchors  # one is an entry that the list has twice


def _beginning(raw: str) -> tuple[bool, ...]:
    """Which of the first parts of a date are numbers, and whether it tells the time of day."""
    return (*(part[0].isdigit() for part in _PARTS.findall(raw)[:_FEW]), _CLOCK.search(raw) is not None)


def _is_item(row: Row) -> bool:
    return row.kind == "text" and not row.sentence and len(row.text) <= _LONGEST_ITEM
