"""Dates in the places that a date can have on a page: alone on a row or several, before a text, or behind it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise
from typing import NamedTuple

from newspipe.listing.datelines import BEHIND, opened, without_place
from newspipe.listing.dates import (
    Convention,
    Found,
    Reading,
    beside_change,
    find_dates,
    is_date,
    is_label,
    is_relative,
    read_date,
)
from newspipe.listing.layout.bylines import SET_APART, is_in_byline
from newspipe.listing.layout.dated import Dates, dates_of, end_bare, ends_row, labels_of
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.relatives import counted
from newspipe.listing.layout.rows import LOOKED_AT, Row, like_headline
from newspipe.listing.layout.sorts import year_of
from newspipe.listing.layout.stacks import are_leaves, stacked
from newspipe.listing.layout.years import year_of_title
from newspipe.listing.signs import AROUND_DATES

_SHORTEST_TITLE = 8  # characters
_WORDS = 3  # of a date without its year
_WORD_END = re.compile(r"\s|(?<=[日일])(?=[ :：,|（(·])")  # noqa: RUF001 (signs of Chinese and Japanese)
_FEW = 3  # dates from which on something can be the rule
_MOST, _NEARLY_ALL = 0.6, 0.8
_SIGNS = ("-", "–", "—", "|", "·", "•")
_STEM = 5  # letters of the word behind a date
_COLONS = (":", "：")  # noqa: RUF001 (a sign of Chinese)

_BEFORE = re.compile(r"\s?(?:[|·•–—,(\[:（【]|\s-{1,2})\s?$")  # noqa: RUF001 (brackets of Chinese)
_BLANK = re.compile(r"\s?(?:[|·•–—,(\[:]|-{1,2})?\s?$")

_SLASHED = re.compile(r"\s?/[^/]{1,40}(?:/[^/]{1,40})+")
_PARTED = re.compile(r"[^/]{1,60}(?: / [^/]{1,60})+ / ")
_PART = re.compile(r"\s?[|·•]\s?")  # with or without blanks


class Anchor(NamedTuple):
    """A date in its place: rows `first` to `last`, and what else stands on them."""

    first: int  # index of its row
    last: int
    reading: Reading
    raw: str
    form: str  # alone, lead (text follows on its row), tail (text stands before it),
    # inside (it stands in a short text, and in none of these places)
    rest: str = ""  # that text
    place: str | None = None
    label: str | None = None  # what nearly all of them say between that text and the date
    relative: bool = False  # it counts from the capture


def placed(rows: Sequence[Row], convention: Convention, *, months: bool = False) -> Iterator[Anchor]:
    """The dates of a page, at most one a row. A year or a month that is a heading is the year of those below it.

    `months`: whether a month beside a text is a date as well.
    """
    dates = [dates_of(row.text, convention, months=months) for row in rows]
    bare = end_bare(rows, dates)
    labels = labels_of(rows, dates, bare=bare)
    amid = _amid(rows, dates)
    leaves = are_leaves(rows)
    convention = convention._replace(year=year_of_title(rows))
    at = 0
    while at < len(rows):
        row = rows[at]
        if row.kind == "heading":
            year = year_of(row.text)
            month = read_date(row.text)
            convention = convention._replace(year=month.date.year if month and month.date else year)
        anchor = (
            _titled(rows, at, convention)
            or _over_rows(rows, at, convention, leaves=leaves)
            or _alone(row, at, convention)
            or amid.get(at)
            or _beside(row, at, dates[at], labels, bare=bare)
            or _from_capture(row, at, convention)
            or _yearless(row, at, convention)
        )
        if anchor:
            yield anchor
        at = anchor.last + 1 if anchor else at + 1


def _titled(rows: Sequence[Row], at: int, convention: Convention) -> Anchor | None:
    """A date behind the text of the next row, which a title of the same link says first."""
    title = rows[at + 1].text if at + 1 < len(rows) else ""
    text = rows[at].text
    if len(title) < _SHORTEST_TITLE or not text.startswith(title):
        return None
    raw = text[len(title) :].strip(AROUND_DATES)
    reading = read_date(raw, convention)
    return Anchor(at, at, reading, raw, "tail", title) if reading and reading.date else None


def _over_rows(rows: Sequence[Row], at: int, convention: Convention, *, leaves: bool) -> Anchor | None:
    found = stacked(rows, at, convention, leaves=leaves)
    return Anchor(at, at + found[0] - 1, found[2], found[1], "alone") if found else None


def _amid(rows: Sequence[Row], dates: Sequence[Dates]) -> dict[int, Anchor]:
    """The dates that nearly all stand between the same words, below headlines: "By Ann on 3 May 2021 in News"."""
    around = {
        at: (before[-1], behind[0][:_STEM], "" if behind[0][0].isalpha() else before[0])
        for at, date in enumerate(dates)
        if date.first
        and not rows[at].sentence
        and (before := rows[at].text[: date.first.start].split())
        and (behind := rows[at].text[date.first.end :].split())
        and before[-1][-1:].isalpha()
        and (behind[0][:1].isalpha() or (behind[0] in _SIGNS and len(before) > _WORDS - 1))
    }
    words, times = Counter(around.values()).most_common(1)[0] if around else (("", "", ""), 0)
    found = [at for at, beside in around.items() if beside == words]
    headed = sum(any(map(like_headline, rows[one + 1 : other])) for one, other in pairwise(found))
    if times < max(_FEW, _NEARLY_ALL * len(around)) or headed < _NEARLY_ALL * (times - 1):
        return {}
    if _are_dated_otherwise(rows, dates, found):
        return {}
    return {
        at: Anchor(at, at, first.reading, rows[at].text[first.start : first.end], "alone")
        for at in found
        if (first := dates[at].first)
    }


def _are_dated_otherwise(rows: Sequence[Row], dates: Sequence[Dates], found: Sequence[int]) -> bool:
    """Whether most rows with dates stand below a date of another day that is alone on its row: that of their entry."""
    other = 0
    for before, at in pairwise([-1, *found]):
        days = {reading.date for row in rows[before + 1 : at] if (reading := read_date(row.text)) and reading.date}
        own = dates[at].first
        other += bool(days) and own is not None and own.reading.date not in days
    return other >= _MOST * len(found)


def _alone(row: Row, at: int, convention: Convention) -> Anchor | None:
    if beside := beside_change(row.text, convention):
        return Anchor(at, at, beside.reading, row.text[beside.start : beside.end], "alone")
    if is_relative(row.text):
        return Anchor(at, at, _counting(row.text, convention), row.text, "alone", relative=True)
    reading = read_date(row.text, convention)
    # A date that is on no calendar is one all the same: its entry is none of its neighbours'.
    return Anchor(at, at, reading, row.text, "alone") if reading and (reading.date or is_date(row.text)) else None


def _from_capture(row: Row, at: int, convention: Convention) -> Anchor | None:
    """A date that counts from the capture, beside others on its row."""
    found = counted(row.text)
    return found and Anchor(at, at, _counting(found.raw, convention), found.raw, found.form, found.rest, relative=True)


def _counting(text: str, convention: Convention) -> Reading:
    """The day of what counts from the capture; none if that does not tell it."""
    reading = read_date(text, convention)
    if reading and reading.date:
        return reading
    return Reading(None, problem=f"{text!r} counts from a time of capture that is not known, or not to the hour")


def _beside(row: Row, at: int, dates: Dates, labels: AbstractSet[str], *, bare: bool) -> Anchor | None:
    """A date on a row with a text."""
    text, first, last = row.text, dates.first, dates.last
    if last and last.end == len(text) and _PARTED.fullmatch(text, 0, last.start):
        return Anchor(at, at, last.reading, text[last.start :], "alone")
    if first and first.start == 0 and _SLASHED.fullmatch(text, first.end):
        return Anchor(at, at, first.reading, text[: first.end], "alone")  # comments, a kind and an author
    anchor = (_labelled(text, at, first, labels) or _leading(text, at, first)) if first else None
    if anchor and first and wide(anchor.rest) <= LONGEST_TAG and is_in_byline(text, first):
        anchor = anchor._replace(form="alone", rest="")
    anchor = anchor or (_trailing(text[: dates.end], at, last, _BLANK if bare else _BEFORE) if last else None)
    if anchor or not first:
        return anchor
    signed = is_in_byline(text, first)
    if row.sentence and not signed and not SET_APART.search(text):
        return None
    raw = text[first.start : first.end]
    if signed:
        return Anchor(at, at, first.reading, raw, "alone")
    return Anchor(at, at, first.reading, raw, "inside", text) if len(text) <= LOOKED_AT else None


def _yearless(row: Row, at: int, convention: Convention) -> Anchor | None:
    """A day and its month before a text, where the heading above says the year."""
    if convention.year is None or not row.text[:1].isalnum():
        return None
    for end in reversed([blank.start() for blank in islice(_WORD_END.finditer(row.text), _WORDS)]):
        raw = row.text[:end].rstrip(AROUND_DATES)
        if (reading := read_date(raw, convention)) and reading.date and reading.precision != "month":
            rest = row.text[end:].lstrip(AROUND_DATES)
            return Anchor(at, at, reading, raw, "lead", rest) if rest else None
    return None


def _labelled(text: str, at: int, found: Found, labels: AbstractSet[str]) -> Anchor | None:
    """A date behind what most dates of the page stand behind, whatever follows it."""
    before = _PART.split(text[: found.start])[-1] if text[: found.start] not in labels else text[: found.start]
    if before not in labels or text[found.end : found.end + 1].isalpha():
        return None
    behind = BEHIND.match(text, found.end)
    place, rest = without_place(text[behind.end() if behind else found.end :].strip())
    if _PART.match(text, found.end) and _ends_in_day(_PART.split(rest, 1)[0]):
        rest = ""  # the day of a change, subjects, a number of comments
    return Anchor(at, at, found.reading, text[found.start : found.end], "lead" if rest else "alone", rest, place)


def _ends_in_day(text: str) -> bool:
    """Whether a text is a day behind a word or less, as that of a change."""
    found = find_dates(text)
    day = found[-1] if found else None
    return day is not None and day.end == len(text) and day.start <= _STEM and day.reading.precision != "month"


def _leading(text: str, at: int, found: Found) -> Anchor | None:
    """A date before a text: at its very beginning, or behind a place."""
    start, end, reading = found
    told = opened(text, start, end)
    return told and Anchor(at, at, reading, text[start:end], "lead", told.text, told.place)


def _trailing(text: str, at: int, found: Found, sign: re.Pattern[str]) -> Anchor | None:
    start, end, reading = found
    head, _, label = text[:start].rstrip().rpartition(" ")
    if head and label.endswith(_COLONS) and is_label(label[:-1]) and ends_row(text[end:]):
        return Anchor(at, at, reading, text[start:end], "tail", head)  # "Boats Posted: 3 May 2021"
    before = sign.search(text, 0, start)
    if before is None or not ends_row(text[end:]) or before.start() == 0:
        return None
    if text.endswith(".") and text[before.start() : start].isspace():
        return None  # the end of a sentence
    return Anchor(at, at, reading, text[start:end], "tail", text[: before.start()])
