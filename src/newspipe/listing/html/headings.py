"""What the headings above records say of their dates: the year of "11-28", the day of "20:00" or of no date at all."""

import re
from datetime import date
from typing import NamedTuple

from newspipe.listing.dates import PLAIN, Convention, is_date, read_date
from newspipe.listing.html.when import When, is_time

_YEAR = re.compile(r"\W{0,2}((?:19|20)\d\d) ?[年년]?(?:\W{1,3}\d{1,3}\W?)?")  # and how many entries it has


_EDIT = re.compile(r"\s?\[[^\[\]\d]{2,60}\]$")  # the links to edit it, behind a heading of a wiki


class Span(NamedTuple):
    """The time that a heading names: a year, its month, or a day."""

    year: int
    month: int | None = None
    day: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return day.year == self.year and self.month in (None, day.month) and self.day in (None, day)


def names_date(text: str) -> bool:
    """Whether a line is nothing but a year, a month or a day, as a heading above records is."""
    return _YEAR.fullmatch(text) is not None or (is_date(text) and span_of(text) is not None)


def span_of(heading: str, convention: Convention = PLAIN) -> Span | None:
    """What a heading names, if that is a time.

    >>> span_of("July 2021"), span_of("2021 (14)"), span_of("Sports")
    (Span(year=2021, month=7, day=None), Span(year=2021, month=None, day=None), None)
    """
    if match := _YEAR.fullmatch(heading):
        return Span(int(match[1]))
    reading = read_date(_EDIT.sub("", heading), convention)
    if reading is None or reading.date is None:
        return None
    return Span(reading.date.year, reading.date.month, None if reading.precision == "month" else reading.date)


def completed(dates: list[When | None], headings: list[str | None], convention: Convention) -> list[When | None]:
    """The dates of the records of a page, each with what the heading above it adds."""
    spans = [span_of(heading, convention) if heading else None for heading in headings]
    read = [
        _in_span(when, span, convention) if when and span and when.day is None else when
        for when, span in zip(dates, spans, strict=True)
    ]
    timed = sum(when is not None and is_time(when) for when in read) * 2 > len(read)
    if timed:  # a day in a text is not that of its item
        of_days = [when if _agrees(when, span) else None for when, span in zip(read, spans, strict=True)]
        read = of_days if _are_days_of_items(of_days, spans) else read
    if not _are_days_of_items(read, spans):
        return read
    return [
        When(span.day, raw=when.raw if when else heading) if span and (when is None or is_time(when)) else when
        for when, span, heading in zip(read, spans, headings, strict=True)
    ]


def _agrees(when: When | None, span: Span | None) -> bool:
    """Whether a date does not contradict the heading above it."""
    return when is None or when.day is None or span is None or span.holds(when.day)


def _in_span(when: When, span: Span, convention: Convention) -> When:
    """A date without a year, read in that of its heading, if it lies in the time that this names."""
    reading = read_date(when.raw or "", convention._replace(year=span.year))
    if reading is None or reading.date is None or not span.holds(reading.date):
        return when
    return when._replace(day=reading.date)


def _are_days_of_items(dates: list[When | None], spans: list[Span | None]) -> bool:
    """Whether days in headings are those of the items below them.

    There must be several, since one alone may be the date of the front page, and one above the first item that tells no
    day itself, or they stand below their items; and no item may show another day.
    """
    named = [span.day for span in spans if span and span.day]
    days = {span.day for span in spans if span}
    above = next((at for at, span in enumerate(spans) if span), 0)
    if len(days) < 2 or None in days or any(when is None or when.day is None for when in dates[:above]):
        return False
    if above and named != sorted(named, reverse=True):
        return False  # what is yet to come
    return all(map(_agrees, dates, spans))
