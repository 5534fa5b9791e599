"""The date of a record: from its mark-up where that agrees with what is shown, else from what is shown."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from newspipe.listing.dates import read_date
from newspipe.text import clean

#: What a text that holds a date looks like in any language: a year, numbers set as a date, or a time of day.
DATEISH = re.compile(
    r"(?<!\d)\d{1,4}([-./])\s?\d{1,2}\1\s?\d{1,4}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)|\d\s?[年月日년월일]"
    r"|(?<!\d)\d{1,2}:\d\d(?!\d)"
)
DIGIT = re.compile(r"\d")  # asked first: most texts have none
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_TOKENS = re.compile(r"[^\s,|·•–—()\[\]<>:;]+[.,]?|[,|·•–—()\[\]<>:;]")
_LONGEST = 6  # words of a date: "Wednesday, the 3rd of July 2024"
_CROWDED = 60  # words of a text that is searched for a date


class When(NamedTuple):
    """When an item was published, as far as its page says so."""

    day: date | None
    precision: str = "day"
    at: datetime | None = None  # in UTC, where the page gives the zone
    raw: str | None = None  # as shown


@lru_cache(50_000)
def shown(text: str) -> When | None:
    """The date that a cleaned text is or holds; one without a day if it looks like a date that cannot be read."""
    if not DIGIT.search(text) or not DATEISH.search(text):
        return None
    if reading := read_date(text):
        return When(reading.date, reading.precision, raw=text)
    tokens = [match.span() for match in _TOKENS.finditer(text)]
    if len(tokens) > _CROWDED:
        return None
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        for at in range(len(tokens) - size + 1):
            part = text[tokens[at][0] : tokens[at + size - 1][1]].strip(" ,.|:;()[]")
            reading = read_date(part) if any(map(str.isdigit, part)) else None
            if reading and reading.date:
                return When(reading.date, reading.precision, raw=part)
    return When(None, raw=text) if len(tokens) <= _LONGEST else None


@lru_cache(50_000)
def marked(value: str) -> When | None:
    """The date that a machine is told: ISO 8601, with or without a time of day."""
    value = clean(value)
    if not _ISO.match(value):
        return None
    try:
        if len(value) == 10:
            return When(date.fromisoformat(value), raw=value)
        told = datetime.fromisoformat(value.replace(" ", "T", 1))
        at = told.astimezone(UTC) if told.tzinfo else None
    except (ValueError, OverflowError):
        try:
            return When(date.fromisoformat(value[:10]), raw=value)
        except ValueError:
            return None
    return When(told.date(), at=at, raw=value)


def agreed(told: When | None, seen: When | None) -> When | None:
    """One date of what mark-up tells and what is seen: what is seen wins, and mark-up completes it where they agree.

    A zone can set them a day apart. A text that cannot be read stays as what was shown.
    """
    if told is None or seen is None:
        return told or seen
    if seen.day is None:
        return told._replace(raw=seen.raw)
    if told.day is None:
        return seen
    if seen.precision == "month":
        same = (told.day.year, told.day.month) == (seen.day.year, seen.day.month)
        return told._replace(raw=seen.raw) if same else seen
    return seen._replace(at=told.at) if abs((told.day - seen.day).days) <= 1 else seen
