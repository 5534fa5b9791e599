"""One printed date, read: by its form, and by the convention of its page where the form leaves something open."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from newspipe.listing.dates.convention import (
    CENTURIES,
    LETTERED,
    PLAIN,
    REPUBLIC,
    Convention,
    as_numbers,
    as_short,
    in_era,
    is_thai,
    on_calendar,
)
from newspipe.listing.dates.forms import Form, whole
from newspipe.listing.dates.names import (
    BUDDHIST,
    CHANGED,
    CHANGED_IN_WORDS,
    CHANGED_LABELS,
    ERAS,
    HALVES,
    MONTHS,
    THAI_YEAR,
    ZONES,
    fold,
)
from newspipe.listing.dates.relative import days_before, holds_relative, without_day_name
from newspipe.listing.dates.relative import is_relative as names_span
from newspipe.listing.dates.solar import SOLAR_MONTHS, solar_day
from newspipe.listing.dates.tokens import KINDS, tokenise

_CHANGED = frozenset(map(fold, CHANGED.split()))
_LABEL, _LAST_WORD = 4, 4  # words before the day of a change, and letters of one such as "last" or "on"
#: Longer words for "last" beside the name of a change.
_LAST = frozenset(
    ("zuletzt", "letzte", "ultimo", "ultima", "derniere", "senast", "sidst", "laatst", "ostatnia", "naposledy")
)
_CHANGED_LABELS = tuple(map(fold, CHANGED_LABELS))
_CHANGED_IN_WORDS = tuple(map(fold, CHANGED_IN_WORDS))
LONGEST = 64  # characters of a date with weekday, time and zone
_TOKENS = 40
#: Years of our calendar that a listing can have: from 2070 on they are those of Nepal, or of another calendar.
_OURS = range(1500, 2070)
_LUNAR = 2050  # a year of the solar calendar that is later is one of the lunar calendar
_SOLAR_DIGITS = re.compile("[۰-۹]")
_DIGIT = re.compile(r"\d")
_CHINESE = re.compile("[〇零一二三四五六七八九十]{1,4}(?=[年月日号號])")
_DIGITS = "〇一二三四五六七八九"
# What a reader would take for a date although no calendar has it, or although its order or year is open.
_LOOKALIKE = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)? (?:of )?[^\W\d][^\s\d.,]{0,23}\.?,? \d{1,5}"
    r"|[^\W\d][^\s\d.,]{0,23}\.? \d{1,3}(?:st|nd|rd|th)?, ?\d{1,5}"
    r"|\d{1,4} ?([-/.]) ?\d{1,2} ?\1 ?\d{1,4}"
)


class Reading(NamedTuple):
    """What a text that looks like a date says, or the problem with it.

    `precision` is day, month (then the date is the month's first) or minute (then `moment` is the time in UTC).
    """

    date: date | None
    precision: str = "day"
    problem: str | None = None
    moment: datetime | None = None


@lru_cache(100_000)
def read_date(text: str, convention: Convention = PLAIN) -> Reading | None:
    """Read a cleaned text that is nothing but a date; None if it does not look like one.

    >>> read_date("19 July 2021").date, read_date("1er août 2023").date, read_date("April 2013").precision
    (datetime.date(2021, 7, 19), datetime.date(2023, 8, 1), 'month')
    >>> read_date("31 November 2021").problem
    "'31 November 2021' is on no calendar"
    >>> read_date("Open house on 19 July 2021") is None
    True
    >>> read_date("03/06/2024").date, read_date("03/06/2024", Convention(order="mdy")).date
    (None, datetime.date(2024, 3, 6))
    """
    if len(text) > LONGEST:
        return None
    if not _DIGIT.search(text) and "年" not in text:
        return _relative(text, convention)
    folded = _unlabelled(fold(text))
    tokens, kinds = tokenise(folded, _TOKENS)
    found = whole(kinds)
    if found is None and "年" in folded:
        tokens, kinds = tokenise(_CHINESE.sub(_number, folded), _TOKENS)
        found = whole(kinds)
    if found is not None:
        return of_form(text, found, tokens, convention)
    if _LOOKALIKE.fullmatch(folded):
        return _by_library(text) or Reading(None, problem=f"{text!r} cannot be read as one certain date")
    if (rest := without_day_name(folded)) and (named := read_date(rest, convention)) and named.date:
        return named  # "Today, 19 July 2021"
    return _relative(text, convention)


@lru_cache(20_000)
def is_date(text: str) -> bool:
    """Whether a cleaned text is nothing but a date, one without its year or of an open order as well.

    >>> is_date("19 July"), is_date("11-28"), is_date("19 July 2021, 10:30"), is_date("20:00"), is_date("3-2")
    (True, True, True, False, False)
    """
    if len(text) > LONGEST or not _DIGIT.search(text):
        return False
    return whole(tokenise(_unlabelled(fold(text)), _TOKENS)[1]) is not None


@lru_cache(20_000)
def is_relative(text: str, *, to_the_day: bool = True) -> bool:
    """Whether a cleaned text counts from the time of capture, known or not; `to_the_day`: not in weeks or more.

    >>> is_relative("2 hours ago"), is_relative("Yesterday"), is_relative("2 hours of rain"), is_relative("19 July")
    (True, True, False, False)
    """
    return len(text) <= LONGEST and names_span(fold(text), to_the_day=to_the_day)


def may_hold_relative(text: str) -> bool:
    """Whether a part of a text may count from the capture: asked first, as most texts hold nothing of the kind."""
    return holds_relative(fold(text))


def is_label(word: str) -> bool:
    """Whether a word stands before dates of publication, such as "Posted:"."""
    return KINDS.get(fold(word).rstrip(".:")) == "l"


def on_leaf(day: str, month: str) -> str:
    """The date of a calendar's leaf, whose day stands above the year and the month, as one text.

    >>> on_leaf("26", "2022-09"), on_leaf("04", "2022.11")
    ('2022-09-26', '2022.11.04')
    """
    return f"{month}{month[4:5]}{day}"


def tells_change(text: str) -> bool:
    """Whether a text names a change before its date, such as "Updated 3 May 2021" or "Last updated: 3 May 2021"."""
    text = fold(text)
    return text.startswith(_CHANGED_IN_WORDS) or any(word.rstrip(".:") in _CHANGED for word in text.split(None, 2)[:2])


def _unlabelled(folded: str) -> str:
    """A folded text without a label of several words at its beginning, which tokens do not know."""
    for label in _CHANGED_LABELS:
        if folded.startswith(label):
            return folded[len(label) :].lstrip(" :")
    return folded


def names_change(label: str) -> bool:
    """Whether a text before a date is nothing but the name of a change, as no headline is.

    >>> names_change("Last updated:"), names_change("Zuletzt geändert am"), names_change("Updated flood map")
    (True, True, False)
    """
    words = fold(label.rstrip(": ")).split()
    others = [word for word in words if word.rstrip(".:") not in _CHANGED]
    alone = all(len(word) <= _LAST_WORD or word in _LAST for word in others)
    return len(words) <= _LABEL and tells_change(label) and (alone or label.rstrip().endswith(":"))


def month_of(heading: str) -> tuple[int, int] | None:
    """(year, month) of a heading such as "July 2021"; None for any other text."""
    reading = read_date(heading)
    if reading is None or reading.date is None or reading.precision != "month":
        return None
    return reading.date.year, reading.date.month


def of_form(text: str, form: Form, tokens: list[str], convention: Convention) -> Reading | None:
    """What a date of one form says, whose `tokens` are those of the text that it stands in; None if it is none."""
    at = form.at
    if form.name in (REPUBLIC, LETTERED):
        return _by_era(text, form, tokens, convention)
    yearless = form.name.startswith("yearless")
    if yearless and convention.year is None:
        return None
    if "a" in at or "short" in at:
        thai = "month" in at and is_thai(tokens[at["month"]])
        certain = convention.century is not None or "short" not in at or thai
        if "a" not in at:
            day = as_short(form, tokens, convention.century or CENTURIES[-1]) if certain else None
        else:
            certain = certain and convention.order is not None
            day = as_numbers(form, tokens, convention) if convention.order else None
    elif "sign" in at and tokens[at["number"]].startswith("0") and len(tokens[at["day"]]) == 1:
        certain, day = False, None  # 2021-07-1: what is left of 2021-07-19
    else:
        year = convention.year if yearless else _year(form, tokens)
        if year is None:
            return _refused(text, certain=False)
        certain, day = True, _on_its_calendar(form, tokens, year)
    if day is None or day.year not in _OURS:
        return _refused(text, certain=certain and day is None and "day" in at)
    if "hour" in at and ("zone" in at or "offset" in at):
        return _timed(day, form, tokens)
    return Reading(day, "month" if form.name == "month" else "day")


def _by_era(text: str, form: Form, tokens: list[str], convention: Convention) -> Reading | None:
    """The day of a date that counts years as its page proves; None if it lies beyond the time of the web."""
    day = in_era(form, tokens)
    if day is None:
        return None
    return Reading(day) if convention.order == form.name else _refused(text, certain=False)


def _on_its_calendar(form: Form, tokens: list[str], year: int) -> date | None:
    """The day of a date that names its month or sets it as a number: of the solar calendar, if name or digits are its.

    None for a solar month, which is in two of ours.
    """
    at = form.at
    name = tokens[at["month"]] if "month" in at else None
    day = int(tokens[at["day"]]) if "day" in at else None
    solar = name in SOLAR_MONTHS or (name is None and year < _OURS.start and _SOLAR_DIGITS.match(tokens[at["year"]]))
    if solar:
        month = SOLAR_MONTHS[name] if name else int(tokens[at["number"]])
        found = None if day is None else solar_day(year, month, day)
        return found if found and found.year < _LUNAR else None
    return on_calendar(year, MONTHS[name] if name else int(tokens[at["number"]]), 1 if day is None else day)


def _year(form: Form, tokens: list[str]) -> int | None:
    """The year of our calendar; None for one of two or three digits without its era."""
    printed = tokens[form.at["year"]]
    year = int(printed)
    if len(printed) == 4 and year < THAI_YEAR and "era" not in form.at:
        return year
    eras = [token for token in tokens[form.start : form.end] if token in ERAS]
    if eras:
        return year + ERAS[eras[0]]
    if "month" not in form.at or is_thai(tokens[form.at["month"]]):
        return year - BUDDHIST
    return year if len(printed) == 4 else None


def _refused(text: str, *, certain: bool) -> Reading:
    what = "is on no calendar" if certain else "cannot be read as one certain date"
    return Reading(None, problem=f"{text!r} {what}")


def _timed(day: date, form: Form, tokens: list[str]) -> Reading:
    """The reading of a day with the time printed beside it, as far as that is one; without a zone it is no moment."""
    at = form.at
    half = HALVES.get(tokens[at.get("half", at.get("behind", 0))])
    hour = int(tokens[at["hour"]])
    if half is not None:
        hour = hour % 12 + half
    minute, second = (int(tokens[at[part]]) if part in at else 0 for part in ("minute", "second"))
    zone = _zone(form, tokens)
    try:
        local = datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=zone)
        return Reading(day, "minute", moment=local if zone is UTC else local.astimezone(UTC)) if zone else Reading(day)
    except (ValueError, OverflowError):
        return Reading(day)


_GREENWICH = {"gmt", "utc", "z", "ut"}


def _zone(form: Form, tokens: list[str]) -> timezone | None:
    if "offset" in form.at:
        sign, *digits = (token for token in tokens[form.at["offset"] : form.zone_ends] if token != ":")
        hours, minutes = (digits[0], digits[1]) if len(digits) == 2 else (digits[0][:2], digits[0][2:] or "0")
        east = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-east if sign == "-" else east) if east < timedelta(hours=24) else None
    if tokens[form.at["zone"]] in _GREENWICH:
        return UTC
    known = ZONES[tokens[form.at["zone"]]]
    return None if known is None else timezone(timedelta(hours=known))


def _number(match: re.Match[str]) -> str:
    """二〇二一 -> 2021, 二十九 -> 29."""
    text = match[0].replace("零", "〇")
    if "十" not in text:
        return "".join(str(_DIGITS.index(sign)) for sign in text)
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return text
    return str((_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0))


def _relative(text: str, convention: Convention) -> Reading | None:
    if convention.captured_at is None:
        return None
    day = days_before(fold(text), convention.captured_at)
    return Reading(day) if day else None


def _by_library(text: str) -> Reading | None:
    from newspipe.listing.dates.fallback import read_named

    day = read_named(text)
    return Reading(day) if day else None
