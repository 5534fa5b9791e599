"""One printed date, read: by its form, and by the convention of its page where the form leaves something open."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import accumulate, pairwise
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
    weekday_of,
)
from newspipe.listing.dates.forms import Form, inside, whole
from newspipe.listing.dates.names import (
    BEHIND_YEARS,
    BUDDHIST,
    CHANGED,
    ERAS,
    HALVES,
    MONTHS,
    THAI_YEAR,
    WEEKDAYS,
    ZONES,
    fold,
)
from newspipe.listing.dates.relative import days_before, holds_relative
from newspipe.listing.dates.relative import is_relative as names_span
from newspipe.listing.dates.solar import SOLAR_MONTHS, solar_day
from newspipe.listing.dates.tokens import KINDS, tokenise

_CHANGED = frozenset(map(fold, CHANGED.split()))
_LONGEST = 64  # characters of a date with weekday, time and zone
_TOKENS = 40
_SIDE_BY_SIDE = 2  # dates
_FROM = frozenset(
    ["from", "between", "vom", "von", "du", "dal", "dall", "del", "de", "od", "z", "с", "з", "от", "från", "fra", "van"]
)  # before a span of days
_LABEL_WORDS = 2  # "First published"
#: Years of our calendar that a listing can have: from 2070 on they are those of Nepal, or of another calendar.
_OURS = range(1500, 2070)
_LUNAR = 2050  # a year of the solar calendar that is later is one of the lunar calendar
_SOLAR_DIGITS = re.compile("[۰-۹]")
_DIGIT = re.compile(r"\d")
_LONGER = re.compile("[ß…‥½¼¾№™ŉﬀ-ﬓ]")  # what folds to more signs; a word that folds to fewer can make up for it
_WORDS = re.compile(r"\S+\s?|\s+")
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


class Found(NamedTuple):
    """A date inside a text: where it stands, and what it says."""

    start: int
    end: int
    reading: Reading


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
    if len(text) > _LONGEST:
        return None
    if not _DIGIT.search(text) and "年" not in text:
        return _relative(text, convention)
    folded = fold(text)
    tokens, kinds = tokenise(folded, _TOKENS)
    found = whole(kinds)
    if found is None and "年" in folded:
        tokens, kinds = tokenise(_CHINESE.sub(_number, folded), _TOKENS)
        found = whole(kinds)
    if found is not None:
        return _read(text, found, tokens, convention)
    if _LOOKALIKE.fullmatch(folded):
        return _by_library(text) or Reading(None, problem=f"{text!r} cannot be read as one certain date")
    return _relative(text, convention)


def find_dates(text: str, convention: Convention = PLAIN) -> list[Found]:
    """The certain dates inside a text, from left to right."""
    tokens, kinds, forms = _scanned(text)
    starts, ends = _places(text, tokens)
    found = []
    for form in forms:
        last = form.end
        while kinds[last - 1] == " " or (kinds[last - 1] == "f" and tokens[last - 1] not in BEHIND_YEARS):
            last -= 1  # what leads to the next word is no part of a date
        start, end = starts[form.start], ends[last]
        reading = _read(text[start:end].strip(), form, tokens, convention)
        if reading is not None and reading.date is not None and not _ends_range(tokens[: form.start], reading.date):
            if form.at.get("weekday") == form.start and weekday_of(form, tokens) != reading.date.isoweekday():
                start = end - len(text[starts[form.start + 1] : end].lstrip(" .,|-"))
            late = form.at.get("late")
            if (
                late == form.end - 1
                and WEEKDAYS.get(tokens[late], reading.date.isoweekday()) != reading.date.isoweekday()
            ):
                end = ends[late]  # the first word of a text, such as "To" or "So"
            found.append(Found(start, start + len(text[start:end].rstrip(" ,")), reading))
    return found


def _ends_range(before: list[str], day: date) -> bool:
    """Whether a day ends a span of days, as in "14 - 20 June 2021": none is the one. What a word counts begins none."""
    said, number, dash = ["", "", "", *[token for token in before if not token.isspace()]][-3:]
    return dash == "-" and number.isdecimal() and 0 < int(number) < day.day and (not said or said in _FROM)


@lru_cache(20_000)
def is_date(text: str) -> bool:
    """Whether a cleaned text is nothing but a date, one without its year or of an open order as well.

    >>> is_date("19 July"), is_date("11-28"), is_date("19 July 2021, 10:30"), is_date("20:00"), is_date("3-2")
    (True, True, True, False, False)
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return False
    return whole(tokenise(fold(text), _TOKENS)[1]) is not None


@lru_cache(20_000)
def is_relative(text: str, *, to_the_day: bool = True) -> bool:
    """Whether a cleaned text counts from the time of capture, known or not; `to_the_day`: not in weeks or more.

    >>> is_relative("2 hours ago"), is_relative("Yesterday"), is_relative("2 hours of rain"), is_relative("19 July")
    (True, True, False, False)
    """
    return len(text) <= _LONGEST and names_span(fold(text), to_the_day=to_the_day)


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
    return any(word.rstrip(".:") in _CHANGED for word in fold(text).split(None, 2)[:2])


def first_published(text: str, found: list[Found]) -> Found:
    """The first of the dates inside a text that is not named the day of a change, if there is one, else the first.

    Of two side by side, with nothing else, the later is that of a change.
    """
    if earlier := _earlier(text, found):
        return earlier
    if not tells_change(text[: found[0].start]):
        return found[0]
    before = [text[one.end : other.start].strip(" ,;|·•()–—-") for one, other in pairwise(found)]
    return next((date for label, date in zip(before, found[1:], strict=True) if _tells_publication(label)), found[0])


def _tells_publication(label: str) -> bool:
    """Whether what stands before a date is nothing, or the label of a publication: "First published:"."""
    words = [word.rstrip(".:") for word in fold(label).split()]
    return not words or (len(words) <= _LABEL_WORDS and words[-1] not in _CHANGED and is_label(words[-1]))


def beside_change(text: str, convention: Convention = PLAIN) -> Found | None:
    """The earlier of two days that are all that a text says: the other is that of a change.

    >>> beside_change("2024.06.02 2024.05.30").reading.date, beside_change("2 June 2024")
    (datetime.date(2024, 5, 30), None)
    """
    return _earlier(text, find_dates(text, convention)) if len(text) <= _LONGEST else None


def _earlier(text: str, found: list[Found]) -> Found | None:
    if len(found) != _SIDE_BY_SIDE or any(date.reading.precision == "month" for date in found):
        return None
    one, other = found
    rest = text[: one.start] + text[one.end : other.start] + text[other.end :]
    return None if rest.strip() else min(found, key=lambda date: str(date.reading.date))


def date_texts(text: str) -> list[str]:
    """The texts inside a text that have the form of a date, certain or not: what a convention is learned from."""
    if not _DIGIT.search(text) and "年" not in text:
        return []
    tokens, kinds, forms = _scanned(text)
    if whole(kinds):
        return [text]
    starts, ends = _places(text, tokens)
    return [text[starts[form.start] : ends[form.end]] for form in forms]


@lru_cache(16_384)  # rows of a page: each is asked for its dates several times, by one step after the other
def _scanned(text: str) -> tuple[list[str], str, list[Form]]:
    """The tokens of a text, their kinds, and the forms of dates among them."""
    tokens, kinds = tokenise(fold(text))
    return tokens, kinds, inside(kinds)


def _places(text: str, tokens: list[str]) -> tuple[list[int], list[int]]:
    """Where in a text each token begins, and where the one before it ends.

    Folding makes some words longer, `beschließt`, and others shorter, `p.m.`; of such a word only the ends are known.
    """
    places = [0, *accumulate(map(len, tokens))]
    if places[-1] == len(text) and _LONGER.search(text) is None:
        return places, places
    begins: list[int] = []
    ends = [0]
    for word in _WORDS.finditer(text):
        size = len(fold(word[0]))
        if size == len(word[0]):
            begins += range(word.start(), word.end())
            ends += range(word.start() + 1, word.end() + 1)
        else:
            begins += [word.start()] * size
            ends += [word.end()] * size
    rest = [len(text)] * (places[-1] + 1)  # signs that fold otherwise alone than among others are none of dates
    begins, ends = begins + rest, ends + rest
    return [begins[place] for place in places], [ends[place] for place in places]


def month_of(heading: str) -> tuple[int, int] | None:
    """(year, month) of a heading such as "July 2021"; None for any other text."""
    reading = read_date(heading)
    if reading is None or reading.date is None or reading.precision != "month":
        return None
    return reading.date.year, reading.date.month


def _read(text: str, form: Form, tokens: list[str], convention: Convention) -> Reading | None:
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
