"""The dates in the rows of a page that are more than a date, and what most of them say before it or end with."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newspipe.listing.dates import Convention, Found, find_dates, first_published, names_change, read_date
from newspipe.listing.layout.bylines import SET_APART
from newspipe.listing.layout.rows import LOOKED_AT, Row
from newspipe.listing.signs import BYLINE

_LONGEST_LABEL, _LONGEST_AUTHOR = 40, 80  # characters
_LABEL = re.compile(r"\s*[|·•–—,;(/-]\s*([^|·•–—;()/-]{2,30}?):?\s*")
_SPAN = re.compile(r"\b\d{1,2}\.? [^\W\d]{1,5} $")  # "Applications: from 14 to " before a day: terms, and no news
_FEW = 3  # dates from which on something can be the rule
_NEARLY_ALL = 0.8


class Dates(NamedTuple):
    """The first day in the beginning of a text that is more than a date, and the last in its end."""

    first: Found | None = None
    last: Found | None = None
    end: int | None = None  # of the text, if the day of a change is all that follows there


def dates_of(text: str, convention: Convention, *, months: bool) -> Dates:
    """The dates in a text that is more than one; those to the month only if `months`."""
    if not any(map(str.isdigit, text)) or read_date(text, convention) is not None:
        return Dates()
    found = find_dates(text[:LOOKED_AT], convention)
    first = first_published(text, found) if found else None
    if start := max(0, len(text) - LOOKED_AT):
        ends = find_dates(text[start:], convention)
        found = [end._replace(start=start + end.start, end=start + end.end) for end in ends]
    end = None
    if len(found) > 1 and found[-1].end == len(text) and _names_change(text[found[-2].end : found[-1].start]):
        found = found[:-1]
        end = found[-1].end
    last = found[-1] if found else None
    return Dates(first, last, end) if months else Dates(_day(first), _day(last), end)


def _names_change(between: str) -> bool:
    """Whether what stands between two dates is a sign, and the label of a change: " | Last updated: "."""
    label = _LABEL.fullmatch(between)
    return label is not None and names_change(label[1])


def _day(date: Found | None) -> Found | None:
    return None if date is None or date.reading.precision == "month" else date


def labels_of(rows: Sequence[Row], dates: Sequence[Dates], *, bare: bool) -> set[str]:
    """What most rows that have a date say before it, such as "Posted on"; it may be nothing.

    Or what nearly all of them begin with, such as "Posted by", whoever follows; nothing else, where they end in dates.
    """
    before = Counter(
        row.text[: date.first.start]
        for row, date in zip(rows, dates, strict=True)
        if date.first and _is_apart(row.text, date.first)
    )
    shown = {text: times for text, times in before.items() if not text.rstrip().endswith((",", "(", "[", '"'))}
    far = [row.text[: date.first.start] for row, date in zip(rows, dates, strict=True) if date.first]
    words = Counter(_two_words(text) for text in far)
    begun = {first for first, often in words.items() if first and often >= max(_FEW, _NEARLY_ALL * len(far))}
    times = before.total()
    least = times + 1 if bare else max(_FEW, times / 2)
    return {text for text, often in shown.items() if often >= least} | {
        text for text in far if _two_words(text) in begun
    }


def _two_words(text: str) -> str:
    """The first two words of a text that has more, if they are no numbers, and no sign sets parts of it apart."""
    words = [] if SET_APART.search(text) else text.split(None, 2)
    return " ".join(words[:2]) if len(words) > 2 and not any(map(str.isdigit, words[0] + words[1])) else ""


def _is_apart(text: str, found: Found) -> bool:
    """Whether a date stands near the beginning of a text, and no letter right behind it."""
    return found.start <= _LONGEST_LABEL and not text[found.end : found.end + 1].isalpha()


def end_bare(rows: Sequence[Row], dates: Sequence[Dates]) -> bool:
    """Whether nearly all rows that have a date end with it, behind a mere blank, and not all say the same."""
    ends = [
        (row.text, date.last) for row, date in zip(rows, dates, strict=True) if date.last and date.first == date.last
    ]
    bare = [
        text[: last.start]
        for text, last in ends
        if ends_row(text[last.end :]) and text[last.start - 1 : last.start] == " "
    ]
    spans = sum(_SPAN.search(text) is not None for text in bare)
    return len(bare) >= max(_FEW, _NEARLY_ALL * len(ends)) and len({*bare}) > 1 and spans * 2 < len(bare)


def ends_row(behind: str) -> bool:
    """Whether what stands behind a date is nothing but brackets, or an author behind a comma."""
    if not behind.strip(" )].,）】"):  # noqa: RUF001
        return True
    return behind.startswith(", ") and len(behind) <= _LONGEST_AUTHOR and BYLINE.match(behind, 2) is not None
