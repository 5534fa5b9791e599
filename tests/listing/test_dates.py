"""Printed dates: what is one, what looks like one, and what is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing.dates import MONTHS, Reading, month_of, read_date

JULY = date(2021, 7, 19)

ONE_DAY = [
    "19 July 2021",
    "19 july 2021",
    "19 JULY 2021",
    "19 Jul 2021",
    "19 Jul. 2021",
    "19 July, 2021",
    "19th July 2021",
    "19th of July 2021",
    "July 19 2021",
    "July 19, 2021",
    "July 19th, 2021",
    "Jul. 19, 2021",
    "2021-07-19",
    "Monday, 19 July 2021",
    "Monday 19 July 2021",
    "Mon, 19 Jul 2021",
    "Mon. July 19, 2021",
    "MONDAY, JULY 19, 2021",
]


@pytest.mark.parametrize("text", ONE_DAY)
def test_forms_of_one_day(text: str) -> None:
    assert read_date(text) == Reading(JULY, "day")


@pytest.mark.parametrize("weekday", ["Tue", "Tues", "Tuesday", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sunday"])
def test_a_weekday_may_stand_before_a_date(weekday: str) -> None:
    assert read_date(f"{weekday}, 1 March 2022") == Reading(date(2022, 3, 1), "day")


@pytest.mark.parametrize("day", ["1st", "2nd", "3rd", "4th", "21st", "22nd", "23rd", "01", "1"])
def test_ordinals(day: str) -> None:
    number = int(day.rstrip("dhnrst"))
    assert read_date(f"{day} May 2021") == read_date(f"May {day}, 2021") == Reading(date(2021, 5, number), "day")


@pytest.mark.parametrize("text", ["July 2021", "JULY 2021", "Jul. 2021", "July, 2021", "jul 2021"])
def test_a_month_alone_is_its_first_day_to_the_month(text: str) -> None:
    assert read_date(text) == Reading(date(2021, 7, 1), "month")
    assert month_of(text) == (2021, 7)


@settings(max_examples=500, deadline=None)
@given(st.dates(), st.sampled_from(sorted(MONTHS)))
def test_every_day_is_read_back_from_every_form(day: date, name: str) -> None:
    month = f"{day:%B}"
    texts = [f"{day.day} {month} {day.year:04}", f"{month} {day.day}, {day.year:04}", day.isoformat()]
    assert [read_date(text) for text in texts] == [Reading(day, "day")] * 3
    assert read_date(f"1 {name} 2021") == Reading(date(2021, MONTHS[name], 1), "day")


def test_names_of_months_have_three_letters_four_or_all() -> None:
    assert {name: number for name, number in MONTHS.items() if number in (5, 9)} == {
        "may": 5, "sep": 9, "sept": 9, "september": 9,
    }  # fmt: skip
    assert set(MONTHS.values()) == set(range(1, 13))


@pytest.mark.parametrize(
    "text",
    [
        "31 November 2021",
        "30 February 2020",
        "29 February 2021",
        "February 29, 2021",
        "2021-02-29",
        "2021-13-01",
        "0 May 2021",
        "00 May 2021",
        "32 May 2021",
        "310 May 2021",
        "1 May 0000",
        "2021-00-10",
        "Monday, 31 November 2021",
    ],
)
def test_days_that_no_calendar_has(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "text",
    ["19 July 21", "19th July 21", "July 19, 21", "19 July 202", "19 July 2", "19-07-21", "19 July 20211"],
)
def test_a_year_needs_four_digits(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "text",
    ["03/06/2024", "3/6/2024", "03.06.2024", "03-06-2024", "3-6-24", "13/06/2024", "06/13/2024", "2024/6/3", "1.2.3"],
)
def test_numbers_alone_are_no_certain_date(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize("text", ["19 Foober 2021", "1er août 2023", "19 juillet 2021", "19 Juli 2021"])
def test_a_month_that_is_not_known_is_never_guessed(text: str) -> None:
    reading = read_date(text)
    assert reading is None or reading.date is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "July",
        "2021",
        "19",
        "19 July",
        "July 19",
        "Monday",
        "Open house on 19 July 2021",
        "19 July 2021 – open house",
        "19 July 2021, 10:30",
        "From 19 to 21 July 2021",
        "Line 4 runs again",
        "COVID-19",
        "Agenda 2030",
        "The years 2019, 2020 and 2021",
        f"19 {'x' * 40} 2021",
        "19July2021",
    ],
)
def test_other_text_is_no_date(text: str) -> None:
    assert read_date(text) is None
    assert month_of(text) is None


@pytest.mark.parametrize("text", ["2 Sat May 2021", "1 monday march 2021", "Easter Sun 4 April 2021"])
def test_a_weekday_within_makes_no_date(text: str) -> None:
    reading = read_date(text)
    assert reading is None or reading.date is None


@pytest.mark.parametrize("heading", ["19 July 2021", "2021-07-19", "Smarch 2021", "July 21", "31 November 2021"])
def test_only_a_month_alone_is_the_month_of_a_heading(heading: str) -> None:
    assert month_of(heading) is None


@pytest.mark.parametrize("text", ONE_DAY)
def test_a_date_cut_short_is_no_other_date(text: str) -> None:
    readings = [read_date(text[:end]) for end in range(len(text))]
    assert [reading.date for reading in readings if reading] == [None] * sum(map(bool, readings))


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="0123456789 .,/-stndrhMayJuleOf", max_size=45) | st.text(max_size=45))
def test_any_text_has_one_reading(text: str) -> None:
    """A date or a problem, never both; a date to the month is its first day."""
    reading = read_date(text)
    if reading is not None:
        assert (reading.date is None) == (reading.problem is not None)
        assert reading.date is None or reading.precision == "day" or reading.date.day == 1
        assert any(map(str.isdigit, text))


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from("/.-"))
def test_no_short_date_is_ever_read(day: date, sign: str) -> None:
    """Neither a year of two digits nor an open order, whatever the day."""
    short = [f"{day:%d %B %y}", f"{day:%B %d, %y}"]
    short += [f"{day:{form}}" for form in (f"%d{sign}%m{sign}%y", f"%d{sign}%m{sign}%Y", f"%m{sign}%d{sign}%Y")]
    assert [text for text in short if not refused(text)] == []


def test_a_reading_is_the_same_the_second_time() -> None:
    texts = [f"{JULY + timedelta(days):%d %B %Y}" for days in range(400)]
    assert [read_date(text) for text in texts] == [read_date(text) for text in texts]


def refused(text: str) -> bool:
    """Whether it looks like a date and is told to be none, with its text."""
    reading = read_date(text)
    return reading is not None and reading.date is None and text in (reading.problem or "")
