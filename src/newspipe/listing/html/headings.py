"""What the headings above records say of their dates: the year of "11-28", the day of "20:00" or of no date at all."""

import re
from datetime import date

from newspipe.listing.dates import PLAIN, Convention, is_date, read_date
from newspipe.listing.html.when import When, is_time

_YEAR = re.compile(r"\W{0,2}((?:19|20)\d\d) ?[年년]?(?:\W{1,3}\d{1,3}\W?)?")  # and how many entries it has


def names_date(text: str) -> bool:
    """Whether a line is nothing but a year, a month or a day, as a heading above records is."""
    return _YEAR.fullmatch(text) is not None or (is_date(text) and span_of(text) is not None)


def span_of(heading: str, convention: Convention = PLAIN) -> tuple[int, date | None] | None:
    """(year, day) that a heading names, the day None for that of a month or a year; None if it names none of them."""
    if match := _YEAR.fullmatch(heading):
        return int(match[1]), None
    reading = read_date(heading, convention)
    if reading is None or reading.date is None:
        return None
    return reading.date.year, None if reading.precision == "month" else reading.date


def completed(dates: list[When | None], headings: list[str | None], convention: Convention) -> list[When | None]:
    """The dates of the records of a page, each with what the heading above it adds.

    Days in headings are those of the items below them only where no item below one shows another. The only one, if it
    is the day of the capture, may be no more than the date on the front page.
    """
    spans = [span_of(heading, convention) if heading else None for heading in headings]
    read = [
        _in_year(when, span[0], convention) if when and when.day is None and span else when
        for when, span in zip(dates, spans, strict=True)
    ]
    days = {span[1] for span in spans if span and span[1]}
    if any(
        when and when.day and span and when.day != (span[1] or when.day) for when, span in zip(read, spans, strict=True)
    ):
        return read
    lone = convention.captured_at.date() if convention.captured_at and len(days) == 1 else None
    return [
        _of_day(span[1], heading, lone) if span and span[1] and (when is None or is_time(when)) else when
        for when, span, heading in zip(read, spans, headings, strict=True)
    ]


def _of_day(day: date, heading: str | None, captured: date | None) -> When:
    current = captured is not None and abs((day - captured).days) <= 1  # where the page is read can be another day
    return When(None if current else day, raw=heading, relative=captured is not None)


def _in_year(when: When, year: int, convention: Convention) -> When:
    """A date without a year, read in that of its heading."""
    reading = read_date(when.raw or "", convention._replace(year=year))
    return when if reading is None or reading.date is None else when._replace(day=reading.date)
