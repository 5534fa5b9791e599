"""Dates that a rendering has glued to a text, as those are that stand beside it in an element of their own."""

import re
from collections.abc import Sequence
from functools import partial

from newspipe.listing.dates import read_date

_LONGEST = 64  # characters of a date
_FEW = 3  # lines from which on it is how the page was rendered
#: Where a date can begin behind a text: a number behind a letter, or anything behind the end of a sentence. Numbers in
#: Chinese and Japanese follow letters anyway.
_BEGINS = re.compile(r"(?<=[^\W\d_\u3040-\u30ff\u4e00-\u9fff])(?=\d)|(?<=[.!?…。»”’\"')\]])(?=[^\W_])")  # noqa: RUF001
#: Where a text can begin behind a date: a capital behind a number.
_ENDS = re.compile(r"(?<=\d)(?=[^\W\d_][^\W\d_])")


def unglued(lines: Sequence[str]) -> list[list[str]]:
    """The parts of each line: the text and the date that several lines end with, or the date and the text behind it.

    >>> unglued(["So it is.2021-03-15 18:22", "Good news.2021-03-14", "It rains.2021-03-13"])[1]
    ['Good news.', '2021-03-14']
    >>> unglued(["17 May 2019, 16:40London", "16 May 2019, 10:15", "15 May 2019Rome", "14 May 2019, 9:15Bonn"])[0]
    ['17 May 2019, 16:40', 'London']
    """
    found = [[line] for line in lines]
    for cut in (partial(_cut, _BEGINS, -1), partial(_cut, _ENDS, 0)):
        parts = [cut(line) for line in lines]
        if sum(part is not None for part in parts) >= _FEW:
            found = [part or before for part, before in zip(parts, found, strict=True)]
    return found


def _cut(places: re.Pattern[str], date: int, line: str) -> list[str] | None:
    """A line cut where one part is a date to the day, the first or the last, and the other is none."""
    text = line.rstrip()
    if date and not text[-1:].isdigit():
        return None
    start = max(0, len(text) - _LONGEST) if date else 0
    for match in places.finditer(text, start, len(text) if date else _LONGEST):
        parts = [text[: match.start()], text[match.start() :]]
        reading = read_date(parts[date].strip())
        if reading and (reading.problem or reading.precision != "month") and (date or parts[1][:1].isupper()):
            return parts
    return None
