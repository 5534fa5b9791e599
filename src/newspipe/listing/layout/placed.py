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
    find_dates,
    is_label,
    is_relative,
    may_hold_relative,
    on_leaf,
    read_date,
)
from newspipe.listing.layout.rows import LONGEST_TAG, Row, wide, year_of
from newspipe.listing.layout.years import year_of_title
from newspipe.listing.signs import is_byline

#: Characters of a line in which a date is looked for: at its beginning, and at its end.
LOOKED_AT = 160
_STACKED = 16  # characters of a line that is a part of a date
_LONGEST_LABEL = 40  # characters
_SHORTEST_TITLE = 8  # characters
_SIGNS = " |·•–—-,:：()[]（）"  # noqa: RUF001 (signs of Chinese and Japanese)
_WORDS, _WORDS_BEFORE = 3, 5  # of a date without its year, and of one that counts from the capture
_WORD_END = re.compile(r"\s|(?<=[日일])(?=[ :：,|（(·])")  # noqa: RUF001 (signs of Chinese and Japanese)
_FEW = 3  # dates from which on something can be the rule
_NEARLY_ALL = 0.8

_SET_APART = re.compile(r"(?:^|(?<=\s))(?:[|·•–—]|-{1,2})\s")
_STRONG = re.compile(r"[|·•]")  # signs that set parts apart in no headline
_PARTED = re.compile(r"\s*[|·•]\s*|\s[–—-]{1,2}\s")
_NAME = re.compile(r"(?:[^\W\d_a-zà-ÿ]\S*\s){2,3}")
_BEFORE = re.compile(r"\s?(?:[|·•–—,(\[:（【]|\s-{1,2})\s?$")  # noqa: RUF001 (brackets of Chinese)
_BLANK = re.compile(r"\s?(?:[|·•–—,(\[:]|-{1,2})?\s?$")


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
    dates = [_dates(row.text, convention, months=months) for row in rows]
    bare = _end_bare(rows, dates)
    labels = _labels(rows, dates, bare=bare)
    leaves = _are_leaves(rows)
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
            or _stacked(rows, at, convention, leaves=leaves)
            or _alone(row, at, convention)
            or _beside(row, at, dates[at], labels, bare=bare)
            or _counted(row, at, convention)
            or _yearless(row, at, convention)
        )
        if anchor:
            yield anchor
        at = anchor.last + 1 if anchor else at + 1


class _Dates(NamedTuple):
    """The first day in the beginning of a text that is more than a date, and the last in its end."""

    first: Found | None = None
    last: Found | None = None


def _dates(text: str, convention: Convention, *, months: bool) -> _Dates:
    if not any(map(str.isdigit, text)) or read_date(text, convention) is not None:
        return _Dates()
    found = find_dates(text[:LOOKED_AT], convention)
    first = found[0] if found else None
    if start := max(0, len(text) - LOOKED_AT):
        ends = find_dates(text[start:], convention)
        found = [end._replace(start=start + end.start, end=start + end.end) for end in ends]
    last = found[-1] if found else None
    if months:
        return _Dates(first, last)
    return _Dates(*(None if date is None or date.reading.precision == "month" else date for date in (first, last)))


def _titled(rows: Sequence[Row], at: int, convention: Convention) -> Anchor | None:
    """A date behind the text of the next row, which a title of the same link says first."""
    title = rows[at + 1].text if at + 1 < len(rows) else ""
    text = rows[at].text
    if len(title) < _SHORTEST_TITLE or not text.startswith(title):
        return None
    raw = text[len(title) :].strip(_SIGNS)
    reading = read_date(raw, convention)
    return Anchor(at, at, reading, raw, "tail", title) if reading and reading.date else None


def _stacked(rows: Sequence[Row], at: int, convention: Convention, *, leaves: bool) -> Anchor | None:
    """A date that stands over two or three short lines; `leaves`: a blank can lie between a day and its month."""
    for height in (3, 2):
        parts = rows[at : at + height]
        close = all(row.gap == 0 and not row.marker for row in parts[1:]) or (leaves and _is_leaf(parts))
        if len(parts) == height and close and all(len(row.text) <= _STACKED for row in parts):
            if height == 2 and (reading := read_date(parts[0].text, convention)) and reading.date:
                continue
            texts = [row.text for row in parts]
            raw = " ".join(texts)
            reading = read_date(raw, convention) or (read_date(on_leaf(*texts), convention) if height == 2 else None)
            if reading and reading.date and reading.precision != "month":
                return Anchor(at, at + height - 1, reading, raw, "alone")
    return None


def _are_leaves(rows: Sequence[Row]) -> bool:
    """Whether days stand above their months throughout, as on the leaves of a calendar: no months that head a list."""
    months = [below.text for day, below in pairwise(rows) if below.gap and _is_leaf((day, below))]
    return len(months) >= _FEW and len({*months}) < len(months)


def _is_leaf(parts: Sequence[Row]) -> bool:
    """Whether a day of the month stands above a month and its year."""
    texts = [row.text for row in parts]
    if len(texts) != 2 or not texts[0].isdecimal() or len(texts[0]) > len("31"):
        return False
    reading = read_date(on_leaf(*texts)) or read_date(" ".join(texts))
    return reading is not None and reading.date is not None


def _labels(rows: Sequence[Row], dates: Sequence[_Dates], *, bare: bool) -> set[str]:
    """What most rows that have a date say before it, such as "Posted on"; it may be nothing.

    Or what nearly all of them begin with, such as "Posted by", whoever follows; nothing else, where they end in dates.
    """
    before = Counter(
        row.text[: date.first.start]
        for row, date in zip(rows, dates, strict=True)
        if date.first and _is_apart(row.text, date.first)
    )
    shown = {text: times for text, times in before.items() if not text.rstrip().endswith((",", "(", "[", '"'))}
    words, times = Counter({_two_words(text): 0 for text in shown}), before.total()
    for text, often in shown.items():
        words[_two_words(text)] += often
    begun = {first for first, often in words.items() if first and often >= max(_FEW, _NEARLY_ALL * times)}
    least = times + 1 if bare else max(_FEW, times / 2)
    far = [row.text[: date.first.start] for row, date in zip(rows, dates, strict=True) if date.first]
    return {text for text, often in shown.items() if often >= least} | {
        text for text in far if _two_words(text) in begun
    }


def _two_words(text: str) -> str:
    """The first two words of a text that has more, if they are no numbers, and no sign sets parts of it apart."""
    words = [] if _SET_APART.search(text) else text.split(None, 2)
    return " ".join(words[:2]) if len(words) > 2 and not any(map(str.isdigit, words[0] + words[1])) else ""


def _is_apart(text: str, found: Found) -> bool:
    """Whether a date stands near the beginning of a text, and no letter right behind it."""
    return found.start <= _LONGEST_LABEL and not text[found.end : found.end + 1].isalpha()


def _alone(row: Row, at: int, convention: Convention) -> Anchor | None:
    if is_relative(row.text):
        return Anchor(at, at, _from_capture(row.text, convention), row.text, "alone", relative=True)
    reading = read_date(row.text, convention)
    return Anchor(at, at, reading, row.text, "alone") if reading and reading.date else None


def _from_capture(text: str, convention: Convention) -> Reading:
    """The day of what counts from the capture; none if that does not tell it."""
    reading = read_date(text, convention)
    if reading and reading.date:
        return reading
    return Reading(None, problem=f"{text!r} counts from a time of capture that is not known, or not to the hour")


def _counted(row: Row, at: int, convention: Convention) -> Anchor | None:
    """A date that counts from the capture, set apart on its row by signs, or behind a word such as "Posted"."""
    if len(row.text) > LOOKED_AT or not may_hold_relative(row.text):
        return None
    parts = _PARTED.split(row.text)
    for n, part in enumerate(parts if len(parts) > 1 else []):
        raw = next(filter(is_relative, _behind_labels(part)), None)
        if raw:
            form = "lead" if n == 0 and row.text.startswith(raw) else "tail" if row.text.endswith(raw) else "inside"
            rest = row.text.replace(raw, "", 1).strip(_SIGNS)
            return Anchor(at, at, _from_capture(raw, convention), raw, form, rest, relative=True)
    words = row.text.split() if len(row.text) <= _LONGEST_LABEL else []
    for end in range(min(len(words) - 1, _WORDS_BEFORE), 0, -1):  # "3 hours ago in Politics"
        if any(map(str.isdigit, raw := " ".join(words[:end]))) and is_relative(raw):
            return Anchor(at, at, _from_capture(raw, convention), raw, "inside", row.text, relative=True)
        if any(map(str.isdigit, raw := " ".join(words[-end:]))) and is_relative(raw):  # "ann_reed 3 hours ago"
            return Anchor(at, at, _from_capture(raw, convention), raw, "inside", row.text, relative=True)
    return None


def _behind_labels(text: str) -> Iterator[str]:
    """A text, and what follows a label in it up to a comma."""
    yield text.strip()
    words = text.split(" ")
    for at, word in enumerate(words[:-1], 1):
        if is_label(word):
            yield " ".join(words[at:]).partition(",")[0].strip()
    if text[-1:].isalpha() and len(words) > 1:
        yield from (end for n in range(1, _WORDS + 1) if any(map(str.isdigit, end := " ".join(words[-n:]))))


def _end_bare(rows: Sequence[Row], dates: Sequence[_Dates]) -> bool:
    """Whether nearly all rows that have a date end with it, behind a mere blank, and not all say the same."""
    ends = [
        (row.text, date.last) for row, date in zip(rows, dates, strict=True) if date.last and date.first == date.last
    ]
    bare = [
        text[: last.start] for text, last in ends if last.end == len(text) and text[last.start - 1 : last.start] == " "
    ]
    return len(bare) >= max(_FEW, _NEARLY_ALL * len(ends)) and len({*bare}) > 1


def _beside(row: Row, at: int, dates: _Dates, labels: AbstractSet[str], *, bare: bool) -> Anchor | None:
    """A date on a row with a text."""
    text, first, last = row.text, dates.first, dates.last
    anchor = (_labelled(text, at, first, labels) or _leading(text, at, first)) if first else None
    if anchor and first and wide(anchor.rest) <= LONGEST_TAG and _is_in_byline(text, first):
        anchor = anchor._replace(form="alone", rest="")
    anchor = anchor or (_trailing(text, at, last, _BLANK if bare else _BEFORE) if last else None)
    if anchor or not first:
        return anchor
    signed = _is_in_byline(text, first)
    if row.sentence and not signed and not _SET_APART.search(text):
        return None
    raw = text[first.start : first.end]
    if signed:
        return Anchor(at, at, first.reading, raw, "alone")
    return Anchor(at, at, first.reading, raw, "inside", text) if len(text) <= LOOKED_AT else None


def _is_in_byline(text: str, found: Found) -> bool:
    """Whether a date stands among an author, a number of comments and the like, each set apart by a sign.

    Or right behind an author.
    """
    before, behind = _SET_APART.split(text[: found.start]), _SET_APART.split(text[found.end :])
    near = len(before[-1]) + len(behind[0].partition(",")[0])
    signed = len(before) > 1 or (len(behind) > 1 and not behind[0].strip() and _NAME.fullmatch(before[0]) is not None)
    if not signed and len(text) - found.end <= LONGEST_TAG and is_byline(text[: found.start].strip()):
        return True
    own = before[-1].strip()
    weak = own and _STRONG.search(text) is None and not is_label(own)  # "Agenda – the week of 3 May 2021" is a headline
    return signed and not weak and len(text) <= LOOKED_AT and near <= _LONGEST_LABEL


def _yearless(row: Row, at: int, convention: Convention) -> Anchor | None:
    """A day and its month before a text, where the heading above says the year."""
    if convention.year is None or not row.text[:1].isalnum():
        return None
    for end in reversed([blank.start() for blank in islice(_WORD_END.finditer(row.text), _WORDS)]):
        raw = row.text[:end].rstrip(_SIGNS)
        if (reading := read_date(raw, convention)) and reading.date and reading.precision != "month":
            rest = row.text[end:].lstrip(_SIGNS)
            return Anchor(at, at, reading, raw, "lead", rest) if rest else None
    return None


def _labelled(text: str, at: int, found: Found, labels: AbstractSet[str]) -> Anchor | None:
    """A date behind what most dates of the page stand behind, whatever follows it."""
    if text[: found.start] not in labels or text[found.end : found.end + 1].isalpha():
        return None
    behind = BEHIND.match(text, found.end)
    place, rest = without_place(text[behind.end() if behind else found.end :].strip())
    return Anchor(at, at, found.reading, text[found.start : found.end], "lead" if rest else "alone", rest, place)


def _leading(text: str, at: int, found: Found) -> Anchor | None:
    """A date before a text: at its very beginning, or behind a place."""
    start, end, reading = found
    told = opened(text, start, end)
    return told and Anchor(at, at, reading, text[start:end], "lead", told.text, told.place)


def _trailing(text: str, at: int, found: Found, sign: re.Pattern[str]) -> Anchor | None:
    start, end, reading = found
    before = sign.search(text, 0, start)
    if before is None or text[end:].strip(" )].）】") or before.start() == 0:  # noqa: RUF001
        return None
    if text.endswith(".") and text[before.start() : start].isspace():
        return None  # the end of a sentence
    return Anchor(at, at, reading, text[start:end], "tail", text[: before.start()])
