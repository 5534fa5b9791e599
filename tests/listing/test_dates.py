"""Printed dates: what is one, what looks like one, and what is none."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newspipe.listing.dates import (
    MONTHS,
    PLAIN,
    Convention,
    Reading,
    date_texts,
    find_dates,
    learn,
    learn_among,
    month_of,
    names,
    read_date,
)
from newspipe.listing.dates.names import WEEKDAYS, fold
from newspipe.listing.dates.solar import solar_day
from newspipe.listing.dates.tokens import KINDS
from newspipe.text import clean

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
    "19 tháng 7 2021",
    "ngày 19 tháng 07 năm 2021",
    "Thứ Hai, 19 Tháng Bảy, 2021",
    "Tháng Bảy 19, 2021",
    "2021 19 Jul",
    "Mon Jul 19 20:23:50 2021",
    "Mon Jul 19 20:23:50 UTC 2021",
]


def test_a_day_can_be_glued_to_its_year_behind_a_month() -> None:
    assert read_date("Jul 192021") == Reading(JULY, "day")
    assert date_texts("Room 192021 of July, rooms 92021 and 192021") == []


@pytest.mark.parametrize("text", ONE_DAY)
def test_forms_of_one_day(text: str) -> None:
    assert read_date(text) == Reading(JULY, "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱۶ خرداد ۱۴۰۲، ۱۸:۴۲", date(2023, 6, 6)),
        ("سه‌شنبه ۱۶ خرداد ۱۴۰۲", date(2023, 6, 6)),
        ("16 خرداد 1402", date(2023, 6, 6)),
        ("۱۴۰۲/۰۳/۱۶", date(2023, 6, 6)),
        ("۱ فروردین ۱۴۰۰", date(2021, 3, 21)),
        ("۳۰ اسفند ۱۳۹۹", date(2021, 3, 20)),
        ("1 حمل 1399", date(2020, 3, 20)),
        ("22/11/2565", None),  # of Thailand, whose order nothing proves
        ("2565-11-22", date(2022, 11, 22)),
    ],
)
def test_years_of_other_calendars_are_ours(text: str, day: date | None) -> None:
    reading = read_date(text)
    assert reading is not None
    assert reading.date == day


def test_solar_years_follow_the_equinox() -> None:
    new_years = {1300: (1921, 21), 1358: (1979, 21), 1375: (1996, 20), 1399: (2020, 20), 1400: (2021, 21)}
    assert [solar_day(year, 1, 1) for year in new_years] == [date(year, 3, day) for year, day in new_years.values()]
    days = [day for year in range(1390, 1410) for month in range(1, 13) for n in range(1, 32)
            if (day := solar_day(year, month, n))]  # fmt: skip
    assert {(after - before).days for before, after in pairwise(days)} == {1}


@pytest.mark.parametrize(
    "text", ["1402/03/16", "1444/05/10", "١٤٤٤/٠٥/١٠", "خرداد ۱۴۰۲", "۳۰ اسفند ۱۴۰۰", "12 May 2450"]
)
def test_years_that_no_listing_has_are_no_dates_of_ours(text: str) -> None:
    reading = read_date(text)
    assert reading is not None
    assert reading.date is None
    assert reading.problem


@pytest.mark.parametrize(
    "text", ["2021.07.19 22:00更新", "2021-07-19 18:22 입력", "19 July 2021 (updated)", "19 July 2021:"]
)
def test_a_label_or_a_colon_may_stand_behind_a_date(text: str) -> None:
    assert read_date(text) == Reading(JULY, "day")
    assert not find_dates("19 July 2021 updated rules")[0].end > len("19 July 2021")


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
@given(st.dates(date(1500, 1, 1), date(2069, 12, 31)), st.sampled_from(sorted(MONTHS)))
def test_every_day_is_read_back_from_every_form(day: date, name: str) -> None:
    month = f"{day:%B}"
    name = f"{name}."
    texts = [f"{day.day} {month} {day.year:04}", f"{month} {day.day}, {day.year:04}", day.isoformat()]
    assert [read_date(text) for text in texts] == [Reading(day, "day")] * 3
    assert read_date(f"1 {name} 2021") == Reading(date(2021, MONTHS[name.rstrip(".")], 1), "day")


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
    ["03/06/2024", "3/6/2024", "03.06.2024", "03-06-2024", "3-6-24", "13/06/2024", "06/13/2024", "1.2.3"],
)
def test_numbers_alone_are_no_certain_date(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize("text", ["19 Foober 2021", "1er foober 2023", "Foober 19, 2021", "2021年13月19日"])
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


@pytest.mark.parametrize(
    "text",
    [
        "19 juillet 2021", "lundi 19 juillet 2021", "le 19 juill. 2021", "19 de julio de 2021", "19 jul. 2021",
        "segunda-feira, 19 de julho de 2021", "19. Juli 2021", "Montag, 19. Juli 2021", "am 19. Juli 2021",
        "19 luglio 2021", "lunedì 19 luglio 2021", "19 juli 2021", "ma 19 juli 2021", "19 июля 2021",
        "19 ИЮЛЯ 2021 г.",
        "понедельник, 19 июля 2021 года", "19-го июля 2021", "19 липня 2021 року", "19 lipca 2021 r.",
        "19. července 2021",
        "19 Temmuz 2021 Pazartesi", "19 TEMMUZ 2021", "19 Ιουλίου 2021", "19 ΙΟΥΛΙΟΥ 2021", "Δευτέρα 19 Ιουλίου 2021",
        "19 يوليو 2021", "١٩ يوليو ٢٠٢١", "19 تموز 2021", "الاثنين، 19 يوليو 2021", "১৯ জুলাই ২০২১",
        "১৯শে জুলাই ২০২১",
        "19 जुलाई 2021", "१९ जुलाई २०२१", "19 Juli 2021", "Senin, 19 Juli 2021", "2021年7月19日",
        "2021 年 7 月 19 日",
        "２０２１年７月１９日", "二〇二一年七月十九日", "2021年7月19日(月)", "2021年7月19日 星期一",
        "令和3年7月19日", "民國110年7月19日",
        "2021년 7월 19일", "2021년 7월 19일 월요일", "den 19 juli 2021", "måndag 19 juli 2021", "19. juli 2021",
        "mandag den 19. juli 2021", "19. heinäkuuta 2021", "maanantaina 19. heinäkuuta 2021", "۱۹ ژوئیه ۲۰۲۱",
        "19 กรกฎาคม 2564", "19 ก.ค. 2564", "19 กรกฎาคม พ.ศ. 2564", "2021/7/19", "2021.07.19", "2021/07/19",
        "19-Jul-2021",
        "Published on 19 July 2021", "Posted: July 19, 2021", "19 July 2021, 10:30", "10:30, 19 July 2021",
        "19 juillet 2021 à 10h30", "19 July 2021 at 5 pm",
    ],
)  # fmt: skip
def test_one_day_in_many_languages(text: str) -> None:
    assert read_date(text) == Reading(JULY, "day")


@pytest.mark.parametrize("text", ["19 iulie 2021", "19 srpnja 2021", "19 tháng 7 2021"])
def test_a_name_that_no_table_has_is_looked_up_in_a_library(text: str) -> None:
    assert read_date(text) in {Reading(JULY, "day"), None}
    assert read_date("19 iulie 2021") == Reading(JULY, "day")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 19 Jul 2021 10:30:00 GMT", "2021-07-19T10:30:00"),
        ("Mon, 19 Jul 2021 10:30:05 +0200", "2021-07-19T08:30:05"),
        ("2021-07-19T10:30:00Z", "2021-07-19T10:30:00"),
        ("2021-07-19T10:30:00.123-05:00", "2021-07-19T15:30:00"),
        ("July 19, 2021 5:30 p.m. EST", "2021-07-19T22:30:00"),
        ("July 19, 2021, 12:05 am UTC", "2021-07-19T00:05:00"),
        ("19. Juli 2021, 10.30 Uhr MESZ", "2021-07-19T08:30:00"),
    ],
)
def test_a_time_with_its_zone_is_a_moment(text: str, moment: str) -> None:
    assert read_date(text) == Reading(JULY, "minute", moment=datetime.fromisoformat(moment).replace(tzinfo=UTC))


@pytest.mark.parametrize("text", ["19 July 2021 10:30", "19 July 2021 10:30 IST", "19 July 2021 25:30 GMT"])
def test_a_time_without_a_certain_zone_is_none(text: str) -> None:
    assert read_date(text) == Reading(JULY, "day")


@pytest.mark.parametrize(
    "text",
    [
        "$19.99", "19,50 €", "€ 2021", "+41 22 799 6111", "020 7946 0018", "(202) 555-0143", "v1.2.3",
        "Version 2021.1",
        "2.10.4-rc1", "3-2", "21:19", "3–2 (1–1)", "ISBN 978-3-16-148410-0", "0-306-40615-2", "March", "May", "a",
        "May be", "may", "on", "pp. 19-21", "pp. 1995-2021", "Seite 19 von 21", "10:30", "10:30 am", "17 h",
        "192.168.2.21",
        "10.0.0.1:8080", "50 %", "1/2", "19", "2021", "1,234,567", "A4", "MH370", "Section 2.1.2021a", "No. 19/2021",
        "B-52", "Mar", "Sun", "sat 3", "19 °C", "3 kg", "100 m", "4K 2021", "G20 2021", "COP26, 2021", "2021-22",
        "1995–2021",
        "Q3 2021", "W29 2021", "#19", "@may2021", "19 May be 2021", "May 19 be", "12 monkeys", "March for 2021 lives",
    ],
)  # fmt: skip
def test_text_that_is_no_date_stays_none(text: str) -> None:
    for convention in (PLAIN, Convention("dmy", 2000, 2021, datetime(2021, 7, 20, 12, tzinfo=UTC))):
        reading = read_date(text, convention)
        assert reading is None or reading.date is None
        assert find_dates(text, convention) == []


def test_no_text_without_digits_is_a_date() -> None:
    for word in [*MONTHS, *WEEKDAYS, *KINDS]:
        assert read_date(word) is None
        assert read_date(f"{word} {word}") is None


# A month of Croatian is told by the point before it: see test_a_name_of_two_months_is_that_of_its_language.
LOCALES = sorted({row.split(" ")[0] for row in names._MONTHS.strip().splitlines()} - {"hr"})
NAMES = {row.split(" ")[0]: [forms.split() for forms in row.partition(" ")[2].split("|")]
         for row in names._MONTHS.strip().splitlines()}  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2069, 12, 31)),
    st.sampled_from(LOCALES),
    st.integers(0, 5),
    st.sampled_from(["{d} {m} {y}", "{d}. {m} {y}", "{m} {d}, {y}", "{d} de {m} de {y}", "{y} {m} {d}", "{d}-{m}-{y}"]),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "০১২৩৪৫৬৭৮৯", "०१२३४५६७८९", "０１２３４５６７８９"]),
)
def test_every_language_is_read_back(
    day: date, locale: str, which: int, form: str, case: Callable[[str], str], digits: str
) -> None:
    forms = NAMES[locale][day.month - 1]
    name = forms[which % len(forms)].replace("_", " ")
    assume((locale, form[:4]) != ("pl", "{d}."))  # a point behind the day makes a "listopada" Croatian
    text = form.format(d=day.day, m=case(name), y=day.year).translate(str.maketrans("0123456789", digits))
    assert read_date(clean(text)) == Reading(day, "day"), text


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2069, 12, 31)),
    st.sampled_from(["{y}年{m}月{d}日", "{y}년 {m}월 {d}일", "{y}/{m}/{d}"]),
)
def test_numbers_with_their_units_are_read_back(day: date, form: str) -> None:
    assert read_date(form.format(y=day.year, m=day.month, d=day.day)) == Reading(day, "day")


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/06/2024", "Wed, 03/06/2024"], "mdy"),
        (["03/06/2024", "30-10-2003"], "dmy"),
        (["03/06/2024", "10/30/2003"], "mdy"),
        (["03/06/2024", "04/05/2024"], None),
        (["30/10/2003", "10/30/2003"], None),  # at odds: nothing is proved
        (["3.6.2024 (Mo)"], "dmy"),
        (["30.10.2003", "99.99.2003"], "dmy"),
        (["no date"], None),
        ([], None),
    ],
)
def test_the_order_of_numbers_is_proved_by_the_page(texts: list[str], order: str | None) -> None:
    assert learn(texts).order == order
    reading = read_date("03/06/2024", learn(texts))
    expected = {"mdy": date(2024, 3, 6), "dmy": date(2024, 6, 3), None: None}[order]
    assert reading is not None
    assert reading.date == expected


@pytest.mark.parametrize("text", ["27. Januar, 22:02", "27. Januar, 22.02 Uhr", "am 27. Januar, 22:02 in Wien"])
def test_an_hour_is_no_year(text: str) -> None:
    convention = Convention(order="dmy", century=2000)
    assert find_dates(text, convention) == []
    assert getattr(read_date(text, convention), "date", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "14.3.2018 klo 19.22",
        "2018年03月14日16:42",
        "March 14, 2018 GMT",
        "2018/3/14 19:47 678 x",
        "14 marca 2018, godz. 9.30",
    ],
)
def test_what_stands_behind_a_date_hides_it_from_nobody(text: str) -> None:
    found = find_dates(text, Convention(order="dmy"))
    assert [one.reading.date for one in found] == [date(2018, 3, 14)]


GERMAN = "Das Freibad öffnet erst im Juli, denn im Becken klafft nach dem Frost ein Riss von vier Metern."
PORTUGUESE = "A piscina só abre em julho, pois a geada deixou uma fenda de quatro metros no fundo do tanque."
SPANISH = "La piscina no abre hasta julio, porque la helada dejó una grieta de cuatro metros en el fondo del vaso."
ENGLISH = "The pool opens in July, since the frost has left a crack of four metres in its floor."


@pytest.mark.parametrize(
    ("texts", "page", "order"),
    [
        (["03.06.2024", "04.06.2024"], GERMAN, "dmy"),
        (["03.06.24, 17:05 Uhr"], GERMAN, "dmy"),
        (["03/06/2024"], GERMAN, None),
        (["03.06.2024", "03/06/2024"], GERMAN, None),
        (["03.06.2024"], ENGLISH, None),
        (["03/06/2024", "04/06/2024"], PORTUGUESE, "dmy"),
        (["03/06/24"], PORTUGUESE, None),  # it can begin with its year
        (["03.06.2024", "03/06/2024"], PORTUGUESE, None),
        (["03/06/2024", "06/14/2024"], PORTUGUESE, "mdy"),
        (["03/06/2024"], SPANISH, None),  # some countries begin with the month
        (["03.06.2024"], SPANISH, "dmy"),
        (["03/06/2024"], ENGLISH, None),
        (["03.06.2024"], "Meldungen", None),  # no language is certain
        (["03.06.2024", "06.14.2024"], GERMAN, "mdy"),  # what dates prove goes first
        (["05.06.2021", "05.14.2021", "14.09.2021"], GERMAN, None),  # at odds: nothing is proved
    ],
)
def test_some_languages_know_one_order_of_numbers_with_dots(texts: list[str], page: str, order: str | None) -> None:
    assert learn_among(texts, [page]).order == order


@settings(max_examples=200, deadline=None)
@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 12, 31)), min_size=1, max_size=20), st.booleans(), st.booleans())
def test_a_learned_convention_never_reads_a_date_wrong(days: list[date], day_first: bool, short: bool) -> None:
    form = ("%d/%m/" if day_first else "%m/%d/") + ("%y" if short else "%Y")
    texts = [day.strftime(form) for day in days]
    convention = learn(texts, {day.year for day in days})
    for day, text in zip(days, texts, strict=True):
        reading = read_date(text, convention)
        assert reading is not None
        if short and reading.date is not None and reading.date != day:
            # 2025-07-21 and 2021-07-25 are both among the years of the page: only then can it be the other
            assert reading.date.year in {other.year for other in days}
        elif reading.date is not None:
            assert reading.date == day


@pytest.mark.parametrize(
    ("texts", "years", "century"),
    [
        (["Mon, 19 July 21"], (), 2000),
        (["Mon, 19 July 21", "2 May 98"], (), 1950),
        (["29 February 00", "3 December 99"], (), 1950),
        (["29 February 00", "3 December 71"], (), None),
        (["19 July 21"], {2021}, 2000),
        (["19 July 98"], {1998}, 1900),
        (["19 July 21"], (), 2000),
        (["19 July 98"], (), 1900),
        (["19 July 71"], (), None),
        (["Sat, 19 July 21"], (), None),
    ],
)
def test_a_year_of_two_digits_is_one_of_the_web_if_nothing_speaks_against_it(
    texts: list[str], years: set[int], century: int | None
) -> None:
    assert learn(texts, years).century == century


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("5. listopada 2021.", 10), ("5 listopada 2021", 11), ("5. listopadu 2021", 11), ("5. lis 2021.", 10),
        ("5. lis 2021", 11), ("5 lip 2021", 7), ("5. lip 2021.", 6), ("5. srp 2021", 8), ("5. srp 2021.", 7),
    ],
)  # fmt: skip
def test_a_name_of_two_months_is_that_of_its_language(text: str, month: int) -> None:
    reading = read_date(text)
    assert reading is not None
    assert reading.date == date(2021, month, 5)
    assert [(found.start, found.reading.date) for found in find_dates(f"Split, {text}")] == [(7, reading.date)]


@pytest.mark.parametrize(
    "text",
    [
        "miercuri, 3 martie 2021", "2021. március 3., szerda", "сряда, 3 март 2021 г.", "streda 3. marca 2021",
        "sreda, 3. marec 2021", "srijeda, 3. ožujka 2021.", "среда, 3. март 2021.", "kolmapäev, 3. märts 2021",
        "trešdiena, 2021. gada 3. marts", "2021 m. kovo 3 d., trečiadienis", "dimecres, 3 de març del 2021",
        "יום רביעי, 3 במרץ 2021", "วันพุธที่ 3 มีนาคม ค.ศ. 2021", "چهارشنبه ۳ مارس ۲۰۲۱",
        "Dé Céadaoin 3 Márta 2021", "Dydd Mercher, 3 Mawrth 2021", "2021(e)ko martxoaren 3a, asteazkena",
        "miðvikudagur, 3. mars 2021", "mércores, 3 de marzo de 2021", "Rabu, 3 Mac 2021", "Woensdag 3 Maart 2021",
        "Miyerkules, Marso 3, 2021", "Jumatano, 3 Machi 2021", "среда, 3 март 2021", "серада, 3 сакавіка 2021 г.",
        "2021 ж. 3 наурыз, сәрсенбі", "ოთხშაბათი, 3 მარტი 2021", "2021 թ. մարտի 3, չորեքշաբթի", "புதன், 3 மார்ச், 2021",
        "3, మార్చి 2021, బుధవారం", "ಬುಧವಾರ, ಮಾರ್ಚ್ 3, 2021", "2021 മാർച്ച് 3, ബുധനാഴ്‌ച", "बुधवार, ३ मार्च, २०२१",
        "બુધવાર, 3 માર્ચ, 2021", "ਬੁੱਧਵਾਰ, 3 ਮਾਰਚ 2021", "ពុធ 3 មីនា 2021", "2021 မတ် 3၊ ဗုဒ္ဓဟူး",
        "ວັນພຸດ, 3 ມີນາ 2021", "chorshanba, 3-mart, 2021",
    ],
)  # fmt: skip
def test_weekdays_of_more_languages_stand_beside_dates(text: str) -> None:
    assert read_date(text) == Reading(date(2021, 3, 3))


@pytest.mark.parametrize(
    "text",
    ["June 14-20, 2021", "June 14-20", "14-20 June 2021", "14 - 20 June 2021", "May 31-June 6, 2021", "7–13 mai 2021"],
)
def test_of_a_span_of_days_none_is_the_day(text: str) -> None:
    learned = learn(["19 July 21", "12 July 21"])
    assert learned.century == 2000
    for convention in (PLAIN, learned):
        reading = read_date(text, convention)
        assert reading is None or reading.date is None
        assert find_dates(f"{text}: open for all", convention) == []


def test_a_number_that_counts_something_before_a_dash_begins_no_span() -> None:
    for text in ("Issue 12 - 3 June 2021", "Part 2 - 3 June 2021", "No. 1 - 3 June 2021", "Hull 1 - 3 June 2021"):
        assert [found.reading.date for found in find_dates(text)] == [date(2021, 6, 3)]


@pytest.mark.parametrize("text", ["Sat 10, 2020", "Win 10, 2020", "10 can 2020", "10 borg 2020", "17 gezato 2020"])
def test_words_of_english_are_months_in_no_language(text: str) -> None:
    reading = read_date(text)
    assert reading is None or reading.date is None


def test_a_month_is_no_date_of_a_day_that_is_set_in_a_way_of_its_own() -> None:
    assert read_date("1° maggio 2021") == Reading(date(2021, 5, 1))
    assert find_dates("le 1 er mai 2021") == []
    assert read_date("10 أيار / مايو 2021") == Reading(date(2021, 5, 10))


@pytest.mark.parametrize("text", ["R3.7.19", "H31/4/12", "R03.07.19", "113-06-21"])
def test_years_of_an_era_are_read_only_where_the_page_proves_them(text: str) -> None:
    reading = read_date(text)
    assert reading is None or reading.date is None
    assert find_dates(f"News {text} more") == []


def test_a_page_proves_that_it_counts_the_years_of_an_era() -> None:
    japanese = ["令和6年3月の広報を発行しました", "市民課の窓口の混雑についてのお知らせ"] * 4
    learned = learn_among(["R6.3.29", "R6.3.28", "R5.12.1"], japanese)
    assert (learned.order, read_date("R6.3.29", learned)) == ("era", Reading(date(2024, 3, 29)))
    taiwanese = ["縣道拓寬工程動土，預計兩年後通車", "高溫警報！衛生局籲民眾做好防暑", "老戲院重生計畫公開徵件"] * 4
    learned = learn_among(["113-06-21", "113-06-20", "112-12-01"], taiwanese)
    assert (learned.order, read_date("113-06-21", learned)) == ("roc", Reading(date(2024, 6, 21)))
    assert learn_among(["113-06-21", "113-06-20", "112-12-01"], ["Boats came back to the harbour"] * 9).order is None
    assert learn_among(["99.07.19", "99.07.18", "99.07.17"], taiwanese).century is None


@pytest.mark.parametrize("text", ["۱۴۴۲/۱۲/۹", "२०७८-०४-०४"])
def test_years_of_other_calendars_are_no_years_to_come(text: str) -> None:
    reading = read_date(text)
    assert reading is not None
    assert reading.date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 تشرين ثاني 2021", date(2021, 11, 10)),
        ("5 كانون أول 2021", date(2021, 12, 5)),
        ("10. čec 2021", date(2021, 7, 10)),
        ("中華民國110年7月19日", date(2021, 7, 19)),
        ("19 ก.ค. 64", date(2021, 7, 19)),
        ("12 ஜூன் 2020", date(2020, 6, 12)),
        ("12 ජූනි 2020", date(2020, 6, 12)),
    ],
)
def test_more_forms_of_names_and_eras(text: str, day: date) -> None:
    assert read_date(text) == Reading(day)


def test_no_sign_of_a_number_is_read_where_none_stands() -> None:
    assert read_date("2021年十十月") is None


def test_a_weekday_proves_the_order_of_numbers_in_brackets() -> None:
    assert learn(["Senin (10/5/2021)"]).order == "dmy"


def test_a_number_of_a_telephone_proves_no_order() -> None:
    days = ["03-07-2024", "04-07-2024", "05-07-2024"]
    assert learn_among([*days, "2-14-60"], days).order is None
    assert learn_among(["04-07-24", "05-07-24", "06-14-24"], []).order == "mdy"  # all of one form


@pytest.mark.parametrize(("text", "month"), [("Meán Fómhair", 9), ("DEIREADH FÓMHAIR", 10), ("Mí na Nollag", 12)])
def test_a_month_of_several_words_is_one_name(text: str, month: int) -> None:
    assert read_date(f"14 {text} 2018") == Reading(date(2018, month, 14))
    assert [found.reading.date for found in find_dates(f"Nuacht, 14 {text} 2018: scéal")] == [date(2018, month, 14)]


def test_years_of_two_digits_can_lie_in_two_centuries() -> None:
    texts = ["29-02-00", "31-12-99"]
    learned = learn(texts)
    readings = [read_date(text, learned) for text in texts]
    assert [reading.date for reading in readings if reading] == [date(2000, 2, 29), date(1999, 12, 31)]


CAPTURED = datetime(2024, 5, 10, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("today", 0), ("yesterday", 1), ("hier", 1), ("gestern", 1), ("ayer", 1), ("вчера", 1), ("昨日", 1),
        ("어제", 1),
        ("2 hours ago", 0), ("13 hours ago", 1), ("il y a 3 jours", 3), ("vor 3 Tagen", 3), ("vor einer Stunde", 0),
        ("hace 2 días", 2), ("há 3 dias", 3), ("3 giorni fa", 3), ("3 dagen geleden", 3), ("3 дня назад", 3),
        ("3 dni temu", 3), ("před 3 dny", 3), ("3 gün önce", 3), ("πριν από 3 ημέρες", 3), ("منذ 3 أيام", 3),
        ("3 দিন আগে", 3),
        ("3 दिन पहले", 3), ("3 hari yang lalu", 3), ("3天前", 3), ("3日前", 3), ("3일 전", 3),
        ("för 3 dagar sedan", 3),
        ("for 3 dager siden", 3), ("for 3 dage siden", 3), ("3 päivää sitten", 3), ("yesterday, 10:30", 1),
        ("5 min ago", 0), ("منذ يومين", 2), ("منذ ساعتين", 0),
    ],
)  # fmt: skip
def test_relative_dates_count_from_the_capture_and_from_nothing_else(text: str, before: int) -> None:
    convention = Convention(captured_at=CAPTURED)
    assert read_date(text, convention) == Reading(CAPTURED.date() - timedelta(before))
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["2 weeks ago", "a month ago", "12 hours ago", "3 days", "for 3 days", "ago", "a", "in 3 days"]
)
def test_what_names_no_certain_day_is_none(text: str) -> None:
    """Twelve hours before half past twelve reach over midnight."""
    assert read_date(text, Convention(captured_at=CAPTURED)) is None


def test_a_capture_known_to_the_day_tells_no_hours() -> None:
    midnight = Convention(captured_at=datetime(2024, 5, 10, tzinfo=UTC))
    assert read_date("2 hours ago", midnight) is None
    assert read_date("2 days ago", midnight) == Reading(date(2024, 5, 8))


@pytest.mark.parametrize("text", ["19 July", "July 19", "19 juillet", "7月19日", "Mon 19 July"])
def test_a_day_without_year_takes_that_of_its_heading(text: str) -> None:
    assert read_date(text) is None
    assert read_date(text, Convention(year=2021)) == Reading(JULY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT ELLIS, 22 December 2015 – Crews share ice.", ["22 December 2015"]),
        ("26 November 2015 -- A pilot.", ["26 November 2015"]),
        ("Crews share ice (Dec. 22, 2015)", ["Dec. 22, 2015"]),
        ("Du 3 mai 2014 au 4 juin 2015", ["3 mai 2014", "4 juin 2015"]),
        ("16. Dezember 2016: Der Rat beschließt …", ["16. Dezember 2016"]),
        ("On 3 May 2021, 4:15 p.m. the council meets", ["3 May 2021, 4:15 p.m."]),
        ("Oslo… Den 5:e maj 2021 – nytt", ["5:e maj 2021"]),
        ("ข่าว 5 มิ.ย. 2563 – ใหม่", ["5 มิ.ย. 2563"]),
        ("Publicat la 29 octombrie 2021", ["29 octombrie 2021"]),
        ("פורסם בתאריך: 14 בפברואר 2022", ["14 בפברואר 2022"]),
        ("From 3 May 2021 the council meets", ["3 May 2021"]),
        ("Straße 13 May 2021 x p.m.", ["13 May 2021"]),
        ("Dnia 25. listopada 2020 r. w urzędzie", ["25. listopada 2020 r."]),
        ("Objavljeno: 5. listopada 2021.", ["5. listopada 2021."]),
        ("في 28 تشرين الثاني/نوفمبر 2021 - بيان", ["28 تشرين الثاني/نوفمبر 2021"]),
        ("प्रविष्टि तिथि: 10 मार्च 2021 11:30AM, दिल्ली", ["10 मार्च 2021 11:30AM"]),
        ("Указ от 3 мая 2021 г. о рыбе", ["3 мая 2021 г."]),
        ("Call 555-0143 before 2015", []),
        ("1.2.3.4 and 10.12.2015.7", []),
    ],
)
def test_dates_are_found_inside_a_text(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_dates(text)] == expected


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | st.text("0123456789 .,/-:()年月日令和三TZ+июля", max_size=60))
def test_any_text_is_read_in_bounds(text: str) -> None:
    for found in find_dates(text, Convention("dmy", 2000, 2021, CAPTURED)):
        assert 0 <= found.start < found.end <= len(text)
    assert len(fold(text)) == sum(len(fold(word)) for word in re.findall(r"\S+\s?|\s+", text))


@pytest.mark.parametrize(
    ("texts", "page", "first"),
    [
        (["13.04.15", "02.03.14", "01.02.14", "11.01.14"], "© 2013", date(2015, 4, 13)),
        (["11/04/15", "02/03/14", "01/02/14"], "The census of 2011", None),
        (["13.04.15", "22.03.15"], "Letters of 1915", None),
        (["05/06/21", "13/06/21"], "Since 1921", None),
    ],
)
def test_a_year_that_the_page_happens_to_name_proves_nothing(texts: list[str], page: str, first: date | None) -> None:
    readings = [read_date(text, learn_among(texts, [page])) for text in texts]
    assert (readings[0].date if readings[0] else None) == first
    assert all((reading is None or reading.date is None) == (first is None) for reading in readings)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["11/06/2024", "10/06/2024", "07/06/2024", "02/05/2024"], "dmy"),
        (["06/03/2024", "05/10/2024", "05/02/2024"], None),  # they fall as American ones
        (["11/06/2024", "10/06/2024", "07/06/2024 3:15 PM"], None),
        (["06/05/2024", "06/04/2024", "06/03/2024"], None),  # on one day of each month, or in one month
        (["11/12/2024", "11/10/2024", "11/08/2024"], None),
        (["10/12/2024", "10/10/2024", "09/08/2024"], None),  # most lie behind the capture
    ],
)
def test_a_language_is_believed_of_strokes_unless_the_page_speaks_against_it(texts: list[str], order: str) -> None:
    french = ["Les habitants de la ville en ont entendu parler lundi, et ils en sont heureux."] * 4
    assert learn_among(texts, french, captured_at=datetime(2024, 11, 13, tzinfo=UTC)).order == order


def test_the_dates_of_a_page_lie_closer_together_than_years_apart() -> None:
    assert learn(["18.08.24", "15.08.24", "02.08.24"]).order == "dmy"
    assert learn(["24.08.18", "24.08.15", "24.08.02"]).order == "ymd"
    assert learn(["18.08.24", "15.08.24"]).order is None
    assert learn(["08.08.24", "05.08.24", "02.08.24"]).order is None
