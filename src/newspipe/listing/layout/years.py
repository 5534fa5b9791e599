"""The year of dates that do not tell it: that of the page's title."""

import re
from collections.abc import Sequence

from newspipe.listing.dates import MONTHS
from newspipe.listing.layout.letters import numbers_in
from newspipe.listing.layout.rows import Row

_TITLE = 5  # rows in which the title of a page stands
_TITLED = re.compile(r"((?:19|20)\d\d) \D{3,}|\D{3,} ((?:19|20)\d\d)")
_LONGEST_TITLE = 40  # characters
_FEW = 3  # dates from which on something can be the rule


def year_of_title(rows: Sequence[Row]) -> int | None:
    """The year that the title of a page begins or ends with, "2009 news items", if months without years follow it.

    Alone it may be a part of a name: "Agenda 2030". Above mere days, the page must name the year before or after.
    """
    months = [at for at, row in enumerate(rows) if row.text.isalpha() and row.text.casefold() in MONTHS]
    days = [] if months else [at for at, row in enumerate(rows) if _begins_with_day(row.text)]
    if not months and len(days) < _FEW:
        return None
    above = [row.text for row in rows[: (months or days)[0]] if len(row.text) <= _LONGEST_TITLE and not row.sentence]
    years = [int(match[1] or match[2]) for text in above[:_TITLE] if (match := _TITLED.fullmatch(text))]
    if days:
        named = {number for row in rows if not any(map(str.isalpha, row.text)) for number in numbers_in(row.text)}
        years = [year for year in years if not named.isdisjoint((year - 1, year + 1))]
    return next(iter(years), None)


def _begins_with_day(text: str) -> bool:
    """Whether a text begins with a day and its month, without a year."""
    words = text.split(None, 2)[:2]
    day, month = sorted(word.strip(".,:").casefold() for word in words) if len(words) > 1 else ("", "")
    return day.isdecimal() and len(day) <= len("31") and month in MONTHS
