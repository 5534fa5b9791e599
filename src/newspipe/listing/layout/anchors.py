"""The dates that a page repeats in one form: each is where an entry hangs."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from newspipe.listing.dates import (
    CENTURIES,
    Convention,
    Reading,
    date_texts,
    is_date,
    learn_among,
    read_date,
    tells_change,
)
from newspipe.listing.layout.placed import LOOKED_AT, Anchor, placed
from newspipe.listing.layout.remarks import amid_remarks, without_remarks
from newspipe.listing.layout.rows import Row, numbers_in, year_of

_LONGEST_REMARK = 40  # characters of a row that is there for the date in it
_FEW = 3  # dates from which on something can be the rule
_MOST = 0.6
_NEARLY_ALL = 0.8
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?::[0-5]\d(?:\s+(?=[^\W\d])|$)|\.[0-5]\d$)")
_LABEL = re.compile(r"\s?[,|·•–—](?: (?P<label>[^\W\d][^,|·•–—\d]{1,39}))$")


def find_anchors(rows: Sequence[Row], captured_at: datetime | None) -> tuple[list[Anchor], str | None]:
    """The dates of the form that most of a page's dates have, and the order of their numbers, where that is proved.

    At most one a row; none if no form recurs. Dates to the month are headings, unless the page has no others and
    repeats itself in them.
    """
    convention = _convention(rows, captured_at)
    found = amid_remarks(rows, without_remarks(rows, _once(rows, [*placed(rows, convention)])))
    found = [date for date in found if date.form != "inside" or len(date.rest) <= _LONGEST_REMARK]
    daily = [anchor for anchor in found if anchor.reading.precision != "month"]
    times = _clocked(rows, daily)
    if _newest_first(rows, times):
        return times, convention.order
    if _oldest_first(rows, times):
        return [], None
    if len(daily) < _FEW and (open_ := _uncertain(rows, convention)):
        return open_, None
    yearless = {anchor.first for anchor in daily if not anchor.relative and read_date(anchor.raw, convention) is None}
    if len(yearless) * 2 > len(daily):  # the page writes no years; of a date that was cut off, it is missing
        yearless = set()
    if not daily:
        months = Counter(anchor.raw for anchor in found)
        gaps = Counter(after.first - before.last for before, after in pairwise(found))
        alike = max(gaps.values(), default=0) >= _MOST * gaps.total()
        daily = found if len(found) > 2 and (alike or max(months.values()) > 1) else _months(rows, convention)
    forms = Counter(anchor.form for anchor in daily)
    form = max(forms, key=lambda form: (forms[form], form == "alone", form != "inside"), default="inside")
    if form == "inside":
        return [], None
    anchors = [anchor for anchor in daily if anchor.form == form and anchor.first not in yearless]
    return _without_label(anchors), convention.order


def _repeats(date: Anchor, other: Anchor) -> bool:
    return date.reading.date == other.reading.date and other.first - date.last <= _FEW


def _clocked(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The times of day that stand below days, each on the day above it, if they are many below few days."""
    days = {date.last: date for date in dates if date.form == "alone" and date.reading.date}
    day: Anchor | None = None
    found: list[Anchor] = []
    for at, row in enumerate(rows):
        day = days.get(at, day)
        if day and (clock := _CLOCK.match(row.text)):
            rest, raw = row.text[clock.end() :], f"{day.raw}, {clock[0].strip()}"
            found.append(Anchor(at, at, day.reading, raw, "lead" if rest else "alone", rest))
    return found if len(found) > max(_FEW - 1, len(dates)) else []


def _newest_first(rows: Sequence[Row], times: Sequence[Anchor]) -> bool:
    """Whether days and times go from late to early, as a ticker's do, and most stand apart from their days."""
    clocks = [_clock(rows, time) for time in times]
    falls = any(one[0] == other[0] and one > other for one, other in pairwise(clocks))
    own = sum(_is_day(rows, time.first - 1) for time in times)  # a date can have its time right below
    return falls and clocks == sorted(clocks, reverse=True) and own * 2 <= len(times)


def _oldest_first(rows: Sequence[Row], times: Sequence[Anchor]) -> bool:
    """Whether the times of each day go from early to late, as those of a programme do."""
    days = [(one, other) for one, other in pairwise(_clock(rows, time) for time in times) if one[0] == other[0]]
    return bool(days) and all(one <= other for one, other in days)


def _clock(rows: Sequence[Row], time: Anchor) -> tuple[str, list[int]]:
    return str(time.reading.date), numbers_in(rows[time.first].text)[:2]


def _is_day(rows: Sequence[Row], at: int) -> bool:
    reading = read_date(rows[at].text) if at >= 0 else None
    return reading is not None and reading.date is not None


def _once(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates, of two right below each other one: what readers of screens get besides, or the day of a change.

    Nor is the dateline of a summary a date of its own, where all repeat the date above. Where most entries tell both
    days, that of a change alone is not that of publication.
    """
    datelines = [(before, date) for before, date in pairwise(dates) if date.place and not before.place]
    repeated = {date for before, date in datelines if _repeats(before, date)}
    if len(repeated) < sum(date.place is not None for date in dates):
        repeated = set()
    found: list[Anchor] = []
    closed = changed = 0
    for date in dates:
        last = found[-1] if found and closed < len(found) else None
        beside = last is not None and _is_right_below(rows, last, date)
        if date in repeated:
            continue
        if last and beside and (last.reading == date.reading or tells_change(date.raw) != tells_change(last.raw)):
            kept = date if tells_change(last.raw) else last
            changed += tells_change(date.raw) or tells_change(last.raw)
            found[-1] = kept._replace(first=last.first, last=date.last)
            closed = len(found)
        else:
            found.append(date)
    if changed * 2 < len(found):
        return found
    alone = [date._replace(reading=Reading(None, problem=f"{date.raw!r} is the day of a change")) for date in found]
    return [other if tells_change(date.raw) else date for date, other in zip(found, alone, strict=True)]


def _is_right_below(rows: Sequence[Row], date: Anchor, other: Anchor) -> bool:
    """Whether two dates stand on rows of one block, and are printed in two ways."""
    adjacent = date.last + 1 == other.first and not rows[other.first].gap
    said_twice = rows[date.first].text == rows[other.first].text
    return adjacent and date.form == other.form == "alone" and not said_twice


def below_days(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Row]:
    """The rows, the days of a ticker marked as headings, where its dates are the times below them."""
    dates = {anchor.first for anchor in anchors}
    if all(anchor.raw in rows[anchor.first].text for anchor in anchors if anchor.first == anchor.last):
        return list(rows)
    return [
        row._replace(kind="heading") if at not in dates and _is_day(rows, at) else row for at, row in enumerate(rows)
    ]


def _uncertain(rows: Sequence[Row], convention: Convention) -> list[Anchor]:
    """The dates that recur but whose order or century nothing proves: each tells where an entry is, and not when."""
    tried = convention._replace(order=convention.order or "dmy", century=convention.century or CENTURIES[-1])
    if tried == convention:
        return []
    open_ = [
        anchor._replace(reading=Reading(None, problem=f"{anchor.raw!r} cannot be read as one certain date"))
        for anchor in placed(rows, tried)
        if anchor.form != "inside" and read_date(anchor.raw, convention) != anchor.reading
    ]
    forms = Counter(anchor.form for anchor in open_)
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    return [anchor for anchor in open_ if anchor.form == form] if times >= _FEW else []


def _months(rows: Sequence[Row], convention: Convention) -> list[Anchor]:
    """The months that stand before the texts of marked rows, or beside tags: all that such a page says of its dates."""
    found = [anchor for anchor in placed(rows, convention, months=True) if anchor.form in ("lead", "tail")]
    if len(found) < _FEW:
        return []
    beside = without_remarks(rows, found)
    if all(anchor.form == "alone" for anchor in beside):
        return beside
    led = [anchor for anchor in found if anchor.form == "lead"]
    return led if len(led) >= _FEW and all(rows[anchor.first].marker for anchor in led) else []


def _without_label(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors, the end that nearly all texts before their dates share, behind a comma or a sign, set apart."""
    ends = [_LABEL.search(anchor.rest) if anchor.form == "tail" else None for anchor in anchors]
    often = Counter(end["label"].casefold() for end in ends if end)
    label, times = often.most_common(1)[0] if often else ("", 0)
    if times < _FEW or times < _NEARLY_ALL * len(anchors):
        return anchors
    return [
        anchor._replace(rest=anchor.rest[: end.start()], label=end["label"])
        if end and end["label"].casefold() == label
        else anchor
        for anchor, end in zip(anchors, ends, strict=True)
    ]


def _convention(rows: Sequence[Row], captured_at: datetime | None) -> Convention:
    texts: list[str] = []
    years: set[int] = set()
    for row in rows:
        if not any(map(str.isdigit, row.text)):
            continue
        found = date_texts(row.text[:LOOKED_AT]) or date_texts(row.text[-LOOKED_AT:])
        found += [word for word in row.text.split(None, 1)[:1] if is_date(word) and word not in found]
        texts += found
        for text in found:
            reading = read_date(text)
            if reading and reading.date:
                years.add(reading.date.year)
        if row.kind == "heading" and (year := year_of(row.text)):
            years.add(year)
    learned = learn_among(texts, [row.text for row in rows], years)
    return learned._replace(captured_at=captured_at)
