"""The days that an export holds: a range of dates, read off the column that a dataset is partitioned by."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from newspipe.contracts import DATASETS
from newspipe.errors import NewspipeError
from newspipe.times import UNDATED

if TYPE_CHECKING:
    import pyarrow as pa

_SAID = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both included; an end that is None is open. Times fall on their day in UTC."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def between(cls, first: str | None, last: str | None) -> "Span":
        """From and until YYYY-MM-DD or YYYY-MM, a month meaning all its days.

        Raises NewspipeError for what is no date, and for a range that ends before it begins.
        """
        span = cls(
            None if first is None else _day(first, at_end=False),
            None if last is None else _day(last, at_end=True),
        )
        if span.first and span.last and span.first > span.last:
            raise NewspipeError(f"no day is from {first} until {last}", remedy="Name the earlier date with --from.")
        return span

    @property
    def open(self) -> bool:
        """Whether no end is given, so that rows without a date belong to it as well."""
        return self.first is None and self.last is None

    def touches(self, month: str) -> bool:
        """Whether a partition may hold rows of it."""
        if self.open or month == UNDATED:
            return self.open
        first, last = _days_of(month)
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)

    def covers(self, month: str) -> bool:
        """Whether all rows of a partition belong to it."""
        if self.open or month == UNDATED:
            return self.open
        first, last = _days_of(month)
        return (self.first is None or self.first <= first) and (self.last is None or last <= self.last)

    def rows(self, dataset: str, month: str, table: "pa.Table") -> "pa.Table":
        """The rows of a partition that belong to it."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if self.covers(month):
            return table
        days = table[DATASETS[dataset]].cast(pa.date32())
        after = pc.greater_equal(days, self.first or date.min)
        return table.filter(pc.and_(after, pc.less_equal(days, self.last or date.max)))


def _day(said: str, *, at_end: bool) -> date:
    match = _SAID.fullmatch(said)
    try:
        year, month, day = map(int, match.groups(default="0")) if match else (0, 0, 0)
        if match and match[3] is None:
            day = calendar.monthrange(year, month)[1] if at_end else 1
        return date(year, month, day)
    except ValueError:
        raise NewspipeError(f"{said!r} is no date", remedy="Say it as 2024-03-08, or 2024-03 for a month.") from None


def _days_of(month: str) -> tuple[date, date]:
    return _day(month, at_end=False), _day(month, at_end=True)
