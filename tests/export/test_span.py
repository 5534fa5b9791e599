"""Ranges of dates: both ends are included, months at the ends are cut, and rows without a date belong to none."""

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.contracts import UNDATED
from newspipe.errors import NewspipeError
from newspipe.export import Span

DAYS = st.dates(date(2023, 11, 1), date(2024, 3, 31))


def test_a_month_means_all_its_days() -> None:
    assert Span.between("2024-02", "2024-02") == Span(date(2024, 2, 1), date(2024, 2, 29))
    assert Span.between("2023-02-28", "2023-02") == Span(date(2023, 2, 28), date(2023, 2, 28))
    assert Span.between(None, None).open


@pytest.mark.parametrize(
    "said",
    ["", "2024", "2024-13", "2024-02-30", "2024-2-3", "24-01", "2024-01-01T00:00", "٢٠٢٤-٠١", "0000-01"],  # noqa: RUF001
)
def test_what_is_no_date_is_told(said: str) -> None:
    with pytest.raises(NewspipeError, match="is no date"):
        Span.between(said, None)
    with pytest.raises(NewspipeError, match="is no date"):
        Span.between(None, said)


def test_a_range_that_ends_before_it_begins_is_told() -> None:
    with pytest.raises(NewspipeError, match="no day is from 2024-03 until 2024-02-29"):
        Span.between("2024-03", "2024-02-29")


@settings(deadline=None)
@given(st.none() | DAYS, st.none() | DAYS, st.lists(DAYS, max_size=20))
def test_rows_are_those_of_the_days(first: date | None, last: date | None, days: list[date]) -> None:
    """Whatever a month holds, and whatever of it is decided by its name alone."""
    span = Span(first, last)
    kept = []
    for month in sorted({f"{day:%Y-%m}" for day in days}):
        table = pa.table({"date_published": pa.array([day for day in days if f"{day:%Y-%m}" == month], pa.date32())})
        found = span.rows("items", month, table)["date_published"].to_pylist()
        assert span.touches(month) or not found
        assert not span.covers(month) or len(found) == len(table)
        kept += found
    expected = [day for day in days if (first is None or first <= day) and (last is None or day <= last)]
    assert sorted(kept) == sorted(expected)


def test_times_fall_on_their_day_in_utc() -> None:
    late = datetime(2024, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)
    times = [late, late + timedelta(microseconds=1), late - timedelta(days=1)]
    table = pa.table({"captured_at": pa.array(times, pa.timestamp("us", "UTC"))})
    span = Span(date(2024, 1, 31), date(2024, 1, 31))
    assert span.rows("sightings", "2024-01", table)["captured_at"].to_pylist() == [late]


def test_rows_without_a_date_belong_to_no_range_but_the_open_one() -> None:
    assert Span().touches(UNDATED)
    assert Span().covers(UNDATED)
    assert not Span(first=date(1, 1, 1)).touches(UNDATED)
    assert not Span(last=date(9999, 12, 31)).touches(UNDATED)
