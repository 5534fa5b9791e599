"""Tables that a text browser has printed: the cells of a row on one line, set below each other by blanks."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from unicodedata import east_asian_width

from newspipe.listing.dates import date_texts

_FEW, _MOST = 4, 0.6  # lines with a date in one column that make a table, of those that stand together
_CELLS = 3  # in the lines of a table: a date and a headline are told apart anyway
_FULL = 0.6  # of the widest title, from which on one can have been too long
_MOST_LINES = 2_000  # of a table
_SOME = 0.2  # of the lines have more than one blank in a gap
_FILLED = 0.8  # of the lines have something in each column
_LONGEST = 400  # characters of a line
_TOGETHER = re.compile(r"\S+(?: \S+)*")  # what is of one cell
_APART = re.compile(r"\S {2,}\S")


def in_columns(lines: Sequence[str]) -> list[str]:
    r"""The lines, of rows of a table the date and the cell of the widest column, set apart by a tab.

    >>> board = ["7  Ferry runs again   2021-05-07  Ann", "6  Eels               2021-05-03  Bo"]
    >>> in_columns([*board, "5  The mill is open   2021-04-30  Ann", "4  A new pier         2021-04-12  Cy"])[1]
    'Eels\t2021-05-03'
    """
    found: list[str] = []
    for blank, together in groupby(lines, key=lambda line: not line.strip() or len(line) > _LONGEST):
        block = list(together)
        if (
            not blank
            and _FEW <= len(block) <= _MOST_LINES
            and sum(map(bool, map(_APART.search, block))) * 2 > len(block)
        ):
            block = _parted(block)
        found += block
    return found


def _parted(block: list[str]) -> list[str]:
    """Lines that stand together, in cells if most of them have a date in one column."""
    shown = [_spread(line) for line in block]
    dates = [_dates_in(line) for line in block]
    often = Counter(start for found in dates for start in found).most_common(2)
    least = max(_FEW, _MOST * len(block))
    if [times >= least for _, times in often] not in ([True], [True, False]):  # of two entries side by side, none
        return block
    start = often[0][0]
    rows = [at for at, found in enumerate(dates) if start in found]
    end = min(dates[at][start] for at in rows)
    gaps = _gaps([shown[at] for at in rows], range(start, end))
    if len(gaps) < _CELLS - 1:
        return block
    cells = [_cells(row, gaps) for row in shown]
    when = sum(gap.stop <= start for gap in gaps)
    sizes = [sum(len(cells[at][column]) for at in rows) for column in range(len(gaps) + 1)]
    title = max({*range(len(sizes))} - {when}, key=sizes.__getitem__)
    others = {*range(rows[0], len(block))} - {*rows}
    if any(cells[at][title] and sum(map(bool, cells[at])) > 1 for at in others):
        return block  # an entry that lost its date
    widest = max(len(cells[at][title]) for at in rows)
    found = list(block)
    for at in rows:
        rest = at + 1  # of a title that was too long
        full = len(cells[at][title]) >= _FULL * widest
        while full and rest in others and cells[rest][title]:
            cells[at][title] += f" {cells[rest][title]}"
            found[rest] = ""
            rest += 1
        found[at] = "\t".join([cells[at][column] for column in sorted((when, title))])
    return found


def _dates_in(line: str) -> dict[int, int]:
    """The columns in which the dates of a line begin, and those behind them."""
    found = {}
    for part in _TOGETHER.finditer(line):
        for date in date_texts(part[0]):
            start = part.start() + part[0].index(date)
            found[len(_spread(line[:start]))] = len(_spread(line[: start + len(date)]))
    return found


def _spread(line: str) -> str:
    """A line with a second place for each sign that is as wide as two."""
    if line.isascii():
        return line
    return "".join([f"{sign}\0" if east_asian_width(sign) in "WF" else sign for sign in line])


def _gaps(rows: Sequence[str], date: range) -> list[range]:
    """The columns that are blank in all rows, where most of these go on behind them before the next; none in a date."""
    width = max(map(len, rows))
    blank = [all(at >= len(row) or row[at] == " " for row in rows) for at in range(width)]
    gaps: list[range] = []
    end = width
    for is_gap, places in reversed([(is_gap, [*at]) for is_gap, at in groupby(range(width), key=blank.__getitem__)]):
        gap = range(places[0], places[-1] + 1)
        filled = sum(not row[gap.stop : end].isspace() and len(row) > gap.stop for row in rows)
        wide = sum(row[gap.start - 1 : gap.stop + 1].count(" ") > 1 for row in rows) >= _SOME * len(rows)
        beside = gap.stop == date.start or gap.start == date.stop
        if not is_gap or not gap.start or date.start < gap.start < date.stop:
            continue
        numbers = sum(row[: gap.start].strip().isdecimal() for row in rows) >= _FILLED * len(rows)
        if filled >= _FILLED * len(rows) and (wide or beside or numbers):
            gaps.append(gap)
            end = gap.start
    return gaps[::-1]


def _cells(row: str, gaps: Sequence[range]) -> list[str]:
    ends = [*(gap.start for gap in gaps), len(row)]
    starts = [0, *(gap.stop for gap in gaps)]
    return [row[start:end].replace("\0", "").strip() for start, end in zip(starts, ends, strict=True)]
