"""Printed dates: a table of names and three forms, nothing guessed."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {form: at for at, name in enumerate(_NAMES, 1) for form in {name, name[:3], name[:4]}}
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|thur|thurs|fri|sat|sun"

_FORMS = (
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[a-z]+)\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<month>[a-z]+)\.?,? (?P<year>\d{4})"),
)
_WEEKDAY = re.compile(rf"\A(?:{_DAYS})\.?,? ")
# What a reader would take for a date although no calendar has it, or although its order or year is open.
_LOOKALIKE = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)? (?:of )?[^\W\d]+\.?,? \d{1,5}|[^\W\d]+\.? \d{1,3}(?:st|nd|rd|th)?, ?\d{1,5}"
    r"|\d{1,4}([-/.])\d{1,2}\1\d{1,4}"
)


class Reading(NamedTuple):
    """What a line that looks like a date says: the date (a month's first day if only that is known), or the problem."""

    date: date | None
    precision: str = "day"  # or "month"
    problem: str | None = None


@lru_cache(100_000)
def read_date(text: str) -> Reading | None:
    """Read a cleaned line that is nothing but a date; None if it does not look like one.

    >>> read_date("19 July 2021").date, read_date("April 2013").precision
    (datetime.date(2021, 7, 19), 'month')
    >>> read_date("31 November 2021").problem
    "'31 November 2021' is on no calendar"
    >>> read_date("Open house on 19 July 2021") is None
    True
    """
    if len(text) > 40 or not any(map(str.isdigit, text)):
        return None
    folded = _WEEKDAY.sub("", text.casefold(), count=1)
    for form in _FORMS:
        if match := form.fullmatch(folded):
            parts = match.groupdict()
            month = int(parts["number"]) if "number" in parts else MONTHS.get(parts["month"])
            if month is not None:
                return _calendar(text, int(parts["year"]), month, parts.get("day"))
    if _LOOKALIKE.fullmatch(folded):
        return Reading(None, problem=f"{text!r} cannot be read as one certain date")
    return None


def month_of(heading: str) -> tuple[int, int] | None:
    """(year, month) of a heading such as "July 2021"; None for any other text."""
    reading = read_date(heading)
    if reading is None or reading.date is None or reading.precision != "month":
        return None
    return reading.date.year, reading.date.month


def _calendar(text: str, year: int, month: int, day: str | None) -> Reading:
    try:
        return Reading(date(year, month, int(day or 1)), "day" if day else "month")
    except ValueError:
        return Reading(None, problem=f"{text!r} is on no calendar")
