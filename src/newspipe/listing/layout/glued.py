"""Dates that a rendering has glued to a text, as those are that stand beside it in an element of their own."""

import re
from collections.abc import Sequence

from newspipe.listing.dates import find_dates, read_date

_LONGEST = 64  # characters of a date
_MARKS = " \t•*·-"  # of entries
_SHORTEST = 4  # letters of a word that is none of a time of day
_HALF, _LONGEST_TWICE = 10, 120  # characters of what can be said twice, and of a line that ends so
_FEW = 3  # lines from which on it is how the page was rendered
#: Where a date can begin behind a text: a number behind a word or a year, or anything behind the end of a sentence.
#: Numbers in Chinese and Japanese follow letters anyway, but for a date in numbers at the end.
_BEGINS = re.compile(
    r"(?<=[^\W\d_\u3040-\u30ff\u4e00-\u9fff])(?<!\b[A-Za-z])(?=\d)"
    r"|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=(?:19|20)\d\d([-./])\d\d?\1\d\d?\s*$)|(?<=19\d\d|20\d\d|25\d\d)(?=\d{1,2}\D)"
    r"|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ]{2,9}\.? \d{1,2},? \d{4}\s*$)"
    r"|(?<!\d\.)(?<=[.!?…。»”’\"')\]》」』）】])(?=[^\W_])"  # noqa: RUF001 (quotes)
)
#: What stands behind a date, set apart by a sign.
_NOTE = re.compile(r"(?<=\S)\s[|·•]\s")
#: Where a text can begin behind a date: a capital behind a number, or anything behind what the day is that of.
_ENDS = re.compile(
    r"(?<=\d)(?=[^\W\d_年月日号號时時点點分かまよのにはをでがとも\uac00-\ud7ff][^\W\d_])|(?<=日(?:更新|掲載|公開|発表|配信))(?=\S)"
)
#: The year of a date that another is glued to.
_TWICE = re.compile(r"(?:19|20|25)\d\d(?=\d{1,2}\.? [^\W\d]|[^\W\d_]{3,12}\.? \d{1,2}, \d{4})")
#: Between a year and a name that is glued to it amid a line: "on 3 May 2021Categories".
_AMID = re.compile(r"(?<=[ .,](?:19|20)\d\d)(?=[^\W\d_a-zß-ÿ][^\W\d_]{2})")


def unglued(lines: Sequence[str]) -> list[list[str]]:
    """The parts of each line: the text and the date that several lines end with, or the date and the text behind it.

    >>> unglued(["So it is.2021-03-15 18:22", "Good news.2021-03-14", "It rains.2021-03-13"])[1]
    ['Good news.', '2021-03-14']
    >>> unglued(["17 May 2019, 16:40London", "16 May 2019, 10:15", "15 May 2019Rome", "14 May 2019, 9:15Bonn"])[0]
    ['17 May 2019, 16:40', 'London']
    """
    lines = [_without_change(line) if _TWICE.search(line) else _once(line) for line in lines]
    found = [[line] for line in lines]
    for cut, rare in ((_cut_behind, None), (_cut_before, _cut_before_any)):
        parts = [cut(line) for line in lines]
        if sum(part is not None for part in parts) >= _FEW:
            parts = [part or (rare(line) if rare else None) for part, line in zip(parts, lines, strict=True)]
            found = [part or before for part, before in zip(parts, found, strict=True)]
    spaced = [_spaced(parts[0]) if len(parts) == 1 else parts[0] for parts in found]
    if sum(line != parts[0] for line, parts in zip(spaced, found, strict=True)) < _FEW:
        return found
    return [[line, *parts[1:]] for line, parts in zip(spaced, found, strict=True)]


def _once(line: str) -> str:
    """A line without its end if that says again what stands right before it: printed for wide and for narrow screens.

    >>> _once("NewsAnn Reed4/19/24Ann Reed4/19/24")
    'NewsAnn Reed4/19/24'
    """
    half = len(line) // 2
    if half >= _HALF and line[:half] == line[half:] and line[half - 1].isalnum():
        return line[:half]
    if len(line) > _LONGEST_TWICE or not line[-1:].isdigit():
        return line
    sizes = range(half, _HALF - 1, -1)
    size = next((size for size in sizes if line[-size:] == line[-2 * size : -size] and line[-size].isalpha()), 0)
    return line[: len(line) - size]


def _spaced(line: str) -> str:
    """A line with a blank behind a year that a capital is glued to."""
    return _AMID.sub(lambda match: " " if line[match.end()].isupper() else "", line)


def _without_change(line: str) -> str:
    """A line without the day of a change that is glued to the date beside it, as blogs hide it from their readers.

    That is the later of the two, whichever stands first.

    >>> _without_change("Posted on 11 June 202412 June 2024 by Ann"), _without_change("On May 2, 2024May 1, 2024")
    ('Posted on 11 June 2024 by Ann', 'On May 1, 2024')
    """
    for match in _TWICE.finditer(line):
        before, behind = line[: match.end()], line[match.end() :]
        dates, changes = find_dates(before[-_LONGEST:]), find_dates(behind[:_LONGEST])
        if dates and dates[-1].end == len(before[-_LONGEST:]) and changes and changes[0].start == 0:
            days = dates[-1].reading.date, changes[0].reading.date
            if days[0] and days[1] and days[1] < days[0]:
                return before[: dates[-1].start - dates[-1].end] + behind
            return before + behind[changes[0].end :]
    return line


def _cut_behind(line: str) -> list[str] | None:
    """A line cut before the date that it ends with, or that is set apart there from a note: "Ann Reed3 May | 4 min"."""
    told = _NOTE.split(line.rstrip(), 1)[0]
    if not told[-1:].isdigit():
        return None
    for match in _BEGINS.finditer(told, max(0, len(told) - _LONGEST)):
        if _is_day(told[match.start() :]):
            return [line[: match.start()], line[match.start() :]]
    return None


def _cut_before(line: str) -> list[str] | None:
    """A line cut behind the date that it begins with, before a capital or a letter of a script without them."""
    parts = _cut_before_any(line)
    return parts if parts and not parts[1][:1].islower() else None


def _cut_before_any(line: str) -> list[str] | None:
    """A line cut behind the date that it begins with, before letters that are no "pm"."""
    for match in _ENDS.finditer(line, 0, _LONGEST):
        parts = [line[: match.start()], line[match.start() :]]
        if _is_day(parts[0].lstrip(_MARKS)):
            whole = len(line) <= _LONGEST and _is_day(line.lstrip(_MARKS))  # what follows is the label of the date
            return parts if _is_word(parts[1]) and not whole else None
    return None


def _is_word(text: str) -> bool:
    return text[:_SHORTEST].isalpha() or not text[:1].islower()


def _is_day(text: str) -> bool:
    reading = read_date(text.strip())
    return reading is not None and (reading.problem is not None or reading.precision != "month")
