"""What a page says twice: a date for readers of screens, in a dateline or as the day of a change; a part of rows."""

from collections.abc import Sequence
from itertools import pairwise

from newspipe.listing.dates import PLAIN, Reading, names_change, read_date, tells_change
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row

_FEW, _MOST = 3, 0.6  # bare dates that head others, and parts that are printed twice
_SMALLEST, _LARGEST = 3, 8  # rows of such a part
_LONGEST_LEAF = 16  # characters of a day and a month
_NEAR = 3  # rows between a date and the summary below it


def once(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates, of two right below each other one: what readers of screens get besides, or the day of a change.

    Nor is the dateline of a summary a date of its own, where all repeat the date above or below. Where most entries
    tell both days, that of a change alone is not that of publication.
    """
    dates = [_with_leaf(rows, date) for date in _without_days(rows, dates)]
    pairs = [(one, other) for one, other in pairwise(dates) if _repeats(one, other)]
    repeated = {other for one, other in pairs if other.place and not one.place}
    repeated |= {one for one, other in pairs if one.place and not other.place and rows[one.first].sentence}
    if len(repeated) < sum(date.place is not None for date in dates):
        repeated = set()
    found: list[Anchor] = []
    closed = changed = 0
    for date in dates:
        last = found[-1] if found and closed < len(found) else None
        adjacent = last is not None and last.last + 1 == date.first and not rows[date.first].gap
        if date in repeated or (found and _is_told_again(rows, found[-1], date)):
            continue
        changes = [last is not None and _is_change(rows, last), _is_change(rows, date)]
        kept = date if changes[0] or last is None else last
        one_changed = changes[0] != changes[1] and kept.form != "tail"  # there its row tells a headline
        if last and adjacent and (one_changed or _is_said_otherwise(rows, last, date)):
            changed += any(changes)
            found[-1] = kept._replace(first=last.first, last=date.last)
            closed = len(found)
        else:
            found.append(date)
    if changed * 2 < len(found):
        return found
    alone = [date._replace(reading=Reading(None, problem=f"{date.raw!r} is the day of a change")) for date in found]
    return [other if _is_change(rows, date) else date for date, other in zip(found, alone, strict=True)]


def _is_change(rows: Sequence[Row], date: Anchor) -> bool:
    """Whether a date is named the day of a change, by what is read as a part of it or stands before it on its row."""
    return tells_change(date.raw) or names_change(rows[date.first].text.removesuffix(date.raw))


def _without_days(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates without bare ones most of which head entries that tell their day themselves, right below."""
    bare = {date.first for date in dates if rows[date.first].text == date.raw}
    heads = {
        other.first: one
        for one, other in pairwise(dates)
        if one.first in bare and other.first not in bare and _repeats(one, other)
    }
    if len(heads) < max(_FEW, _MOST * len(bare)):
        return [*dates]
    passed = {head.first for head in heads.values()}
    return [_with_head(date, heads.get(date.first)) for date in dates if date.first not in passed]


def _with_head(date: Anchor, head: Anchor | None) -> Anchor:
    return date._replace(first=head.first) if head and head.last + 1 == date.first else date


def without_copies(rows: Sequence[Row]) -> list[Row]:
    """The rows without parts that stand twice right below each other, if several do: cards that are printed twice."""
    copies = [range(at + size, at + 2 * size) for at in range(len(rows)) if (size := _copied(rows, at))]
    different = {rows[copy.start].text for copy in copies}
    if len(different) < max(_FEW, len(copies)):  # what is told twice of all is no card
        return [*rows]
    passed = {at for copy in copies for at in copy}
    kept: list[Row] = []
    for at, row in enumerate(rows):
        if at in passed:
            kept[-1] = kept[-1]._replace(last=row.last)  # its lines are of what they say again
        else:
            kept.append(row)
    return kept


def _copied(rows: Sequence[Row], at: int) -> int:
    """How many rows from one on stand once more right below them; 0 if none do."""
    for size in range(_SMALLEST, _LARGEST + 1):
        again = [row.text for row in rows[at + size : at + 2 * size]]
        if again[:1] == [rows[at].text] and [row.text for row in rows[at : at + size]] == again:
            return size
    return 0


def _with_leaf(rows: Sequence[Row], date: Anchor) -> Anchor:
    """A date with the leaf of a calendar right below it, which says its day and month again over two rows."""
    day, below = date.reading.date, rows[date.last + 1 : date.last + 3]
    leaf = " ".join(row.text for row in below)
    if date.form != "alone" or day is None or len(leaf) > _LONGEST_LEAF or not leaf[:1].isdecimal():
        return date
    reading = read_date(leaf, PLAIN._replace(year=day.year))
    return date._replace(last=date.last + len(below)) if reading and reading.date == day else date


def _is_told_again(rows: Sequence[Row], date: Anchor, other: Anchor) -> bool:
    """Whether a row says a date and its headline once more, behind some words: "Read more: 3 May 2021 Boats came"."""
    text, again = rows[date.first].text, rows[other.first].text
    return date.form == other.form == "lead" and len(again) > len(text) and again.endswith(text)


def _repeats(date: Anchor, other: Anchor) -> bool:
    return date.reading.date == other.reading.date and other.first - date.last <= _NEAR


def _is_said_otherwise(rows: Sequence[Row], date: Anchor, other: Anchor) -> bool:
    """Whether two dates are the same day, alone on their rows and printed in two ways."""
    same = date.reading == other.reading and rows[date.first].text != rows[other.first].text
    return same and date.form == other.form == "alone"
