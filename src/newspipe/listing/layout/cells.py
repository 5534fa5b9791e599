"""The cells of a line, where it is the row of a table: a date beside its headline, among what boards print."""

import re

from newspipe.listing.dates import read_date
from newspipe.listing.layout.bullets import is_mark
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.sorts import kind_of, year_of
from newspipe.text import clean

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_BOARD = 4  # cells from which on a row with a date among them is one of a board


def cells_of(line: str) -> list[str]:
    """The cells of a table's row that has a date, or what should be one; none of any other line.

    Of a row with numbers and names beside its title, as boards have it, the date and the longest of the others; of one
    with a time of day before its headline, as tickers have it, these.
    """
    if "\t" not in line.strip():
        return []
    cells = [cell for part in line.split("\t") if (cell := clean(part))]
    counted = len(cells) >= _BOARD and any(map(str.isdecimal, cells)) and read_date(cells[0]) is None
    if not counted and len(cells) > 1 and any(read_date(cell) is not None for cell in (cells[0], cells[-1])):
        return cells
    if len(cells) > 1 and _CLOCK.fullmatch(cells[0]):
        return [f"{cells[0]} {max(cells[1:], key=wide)}"]
    dates = [cell for cell in cells if read_date(cell) is not None]
    if len(dates) != 1 or len(cells) < _BOARD:
        return []
    return [max((cell for cell in cells if cell not in dates), key=wide), *dates]


def kind_of_cell(cell: str) -> str:
    """The kind of a cell: a number that is no year counts something."""
    return "detail" if cell.isdecimal() and not year_of(cell) else kind_of(cell)


def is_of_tags(line: str) -> bool:
    """Whether a line is the part of a table's row that tells a number and a kind: "317" and "Events"."""
    cells = [clean(cell) for cell in line.split("\t")] if "\t" in line.strip() else []
    if len(cells) < 2 or is_mark(cells[0]):
        return False
    return sum(map(wide, cells)) <= LONGEST_TAG and read_date(" ".join(cells)) is None
