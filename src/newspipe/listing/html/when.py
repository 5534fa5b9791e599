"""The date of a record: from its mark-up where that agrees with what is shown, else from what is shown."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from newspipe.listing.dates import (
    PLAIN,
    Convention,
    date_texts,
    find_dates,
    first_published,
    is_date,
    is_relative,
    on_leaf,
    read_date,
    tells_change,
)
from newspipe.listing.html.texts import said, text_of
from newspipe.listing.html.tree import Tree
from newspipe.text import clean

# What follows the first digit of a day: expressions that begin with a digit are searched for at twice the speed.
_DAY = (
    r"(?<!\d\d)\d{0,3}([-./])\s?\d{1,2}\1\s?\d{1,4}(?!\d)|(?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)"
    r"|\s?[年月日년월일]|(?<![0-9])\d{3}"
    r"|(?:(?<=[؀-ۿ] 1)[34]|(?<=[ก-๛] 2)5|(?<=[ก-๛]\. 2)5)\d\d(?!\d)"  # years of Iran, of Thailand
    r"|(?<=[^\W\d] \d)\d?(?:19|20)\d\d(?!\d)"  # "Nov 142014", of three elements
)
_DATED = re.compile(rf"\d(?:{_DAY})")
#: What a text that holds a date looks like in any language: a year, numbers set as a date, or a time of day.
DATEISH = re.compile(rf"\d(?:{_DAY}|(?<!\d\d)\d?:\d\d(?!\d))")
DIGIT = re.compile(r"\d")  # asked first: most texts have none
NUMERALS = re.compile("[〇零一二三四五六七八九]{4}年")  # of Chinese
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_WORD = 20  # letters of a date in words
_LONGEST = 64  # letters of a text that is nothing but a date


class When(NamedTuple):
    """When an item was published, as far as its page says so."""

    day: date | None
    precision: str = "day"
    at: datetime | None = None  # in UTC, where the page gives the zone
    raw: str | None = None  # as shown
    relative: bool = False  # counted from the capture


def may_be_date(text: str, convention: Convention) -> bool:
    """Whether a text has what a date has: a number, or so few letters that it can be "yesterday"."""
    return (
        DIGIT.search(text) is not None
        or NUMERALS.search(text) is not None
        or (len(text) <= _WORD and convention.captured_at is not None)
    )


@lru_cache(50_000)
def shown(text: str, convention: Convention = PLAIN) -> When | None:
    """The date that a cleaned text is or holds; one without a day if it looks like a date that cannot be read."""
    if not may_be_date(text, convention):
        return None
    dated = _DATED.search(text) is not None or NUMERALS.search(text) is not None
    if len(text) <= _LONGEST and (dated or convention.captured_at) and (reading := read_date(text, convention)):
        absolute = reading.date is None or convention.captured_at is None
        relative = not absolute and read_date(text, convention._replace(captured_at=None)) is None
        return When(reading.date, reading.precision, reading.moment, text, relative)
    if dated:
        if found := find_dates(text, convention):
            start, end, reading = first_published(text, found)
            return When(reading.date, reading.precision, reading.moment, text[start:end])
        if unread := date_texts(text):
            return When(None, raw=unread[0].strip())
    if is_date(text) or is_relative(text, to_the_day=False):
        return When(None, raw=text)  # a date without its year, or from a capture that does not tell it
    return When(None, raw=text) if len(text) <= _LONGEST // 2 and DATEISH.search(text) else None


_PART = 12  # letters of a day, a month or a year that stands alone on its line


def stacked(lines: list[str], convention: Convention = PLAIN) -> tuple[int, int, When] | None:
    """A date that is set in lines of its own parts, as on the leaf of a calendar: (first line, how many, the date).

    The year can stand below the day with the month: `28` above `2019-10`.
    """
    for size in (4, 3, 2):
        for at in range(len(lines) - size + 1):
            parts = lines[at : at + size]
            if all(0 < len(part) <= _PART for part in parts):
                ways = [" ".join(parts), *([on_leaf(*parts)] if size == 2 else [])]
                read = [(when, text) for text in ways if (when := shown(text, convention))]
                whole = sorted(
                    (when for when, text in read if when.raw == text and (when.day or is_date(text))),
                    key=lambda when: when.day is None,
                )
                if whole:
                    return at, size, whole[0]
    return None


def is_time(when: When) -> bool:
    """Whether all that is shown is a time of day."""
    return when.day is None and not _DATED.search(when.raw or "") and not is_date(when.raw or "")


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
    return When(told.date(), "minute" if at else "day", at, value)


def agreed(told: When | None, seen: When | None) -> When | None:
    """One date of what mark-up tells and what is seen: what is seen wins, and mark-up completes it where they agree.

    A zone can set them a day apart. A text that cannot be read, or counts from the capture, stays as what was shown.
    """
    if told is None or seen is None:
        return told or seen
    if told.day is None or seen.day is None or seen.relative:
        return told._replace(raw=seen.raw) if told.day else seen
    if seen.precision == "month":
        same = (told.day.year, told.day.month) == (seen.day.year, seen.day.month)
        return told._replace(raw=seen.raw) if same else seen
    if abs((told.day - seen.day).days) > 1 or not told.at:
        return seen
    return seen._replace(precision="minute", at=told.at)


def titled(tree: Tree, start: int, end: int) -> When | None:
    """The day in the title of the first element that shows less of it: "Feb 24", or "3h", and the whole date as a hint.

    So do microformats (`<abbr title="2021-05-03T10:00Z">`) and boards. The element is all that its line says, and what
    it shows is no other day: that of a change, or of the last comment.
    """
    for at in range(start, end):
        title = clean(tree.attributes[at].get("title") or "")
        if not title or len(title) > _LONGEST or not DIGIT.search(title) or tells_change(title):
            continue
        text, when = text_of(tree, at), marked(title) or shown(title)
        row = tree.rows[tree.line[at]] if at < tree.end[at] - 1 else []
        beside = [other for other in row if tree.link[other] in (0, tree.link[at])]
        if when and when.day and when.raw == title and text == said(tree, beside) and _shows(text, when.day):
            return when
    return None


def _shows(text: str, day: date) -> bool:
    """Whether a short date can be that of a day: without its year, or counted from the capture."""
    own = read_date(text, PLAIN._replace(year=day.year))
    if own and own.date and own.precision != "month" and "'" not in text:  # "Dec '25" is a month
        return own.date == day
    return is_date(text) or is_relative(text, to_the_day=False)
