"""Times as microseconds since 1970 in UTC, dates as ordinals, and the months that both fall in."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

#: The partition of rows without a date. Hive's name for it would make pandas raise.
UNDATED = "undated"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(time: datetime) -> int:
    """Microseconds since 1970 of an aware time."""
    return (time - _EPOCH) // timedelta(microseconds=1)


@lru_cache(100_000)
def moment(time: int) -> datetime:
    """The inverse of `micros`."""
    return _EPOCH + timedelta(microseconds=time)


def parse_moment(said: datetime | date | str) -> datetime | None:
    """A time as somebody says it, in UTC unless it says otherwise; a date is the end of its day. None if it is neither.

    >>> parse_moment("2024-03-08T09:30").isoformat(), parse_moment("2024-03-08").isoformat()
    ('2024-03-08T09:30:00+00:00', '2024-03-08T23:59:59.999999+00:00')
    """
    if isinstance(said, str):
        try:
            said = date.fromisoformat(said)
        except ValueError:
            try:
                said = datetime.fromisoformat(str(said))
            except ValueError:
                return None
    if not isinstance(said, datetime):
        said = datetime.combine(said, time.max)
    return said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)


@lru_cache(100_000)
def month_of_date(ordinal: int) -> str:
    """YYYY-MM of a date; `undated` of a negative number, which stands for a URL in the place of a date."""
    if ordinal < 0:
        return UNDATED
    return date.fromordinal(ordinal).isoformat()[:7]


@lru_cache(100_000)
def day(ordinal: int) -> date | None:
    """The date of an ordinal; None of a number that stands for a URL."""
    return None if ordinal < 0 else date.fromordinal(ordinal)


@lru_cache(100_000)
def month_of_time(time: int) -> str:
    """YYYY-MM of a time."""
    return moment(time).isoformat()[:7]
