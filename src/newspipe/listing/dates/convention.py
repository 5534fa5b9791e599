"""How a page writes its dates: decided from all of them together, and never from one that could be read twice."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import NamedTuple

from newspipe.listing.dates.forms import Form, whole
from newspipe.listing.dates.names import BUDDHIST, ERAS, LETTERED_ERAS, MONTHS, THAI_CENTURY, THAI_YEAR, WEEKDAYS, fold
from newspipe.listing.dates.tokens import tokenise
from newspipe.listing.language import language_of_page

#: What the numbers of a date are, in the order in which they stand.
ORDERS = ("dmy", "mdy", "ymd")
#: Orders of year, month and day in dates whose years count from 1912 on, or from the era that a letter names.
REPUBLIC, LETTERED = "roc", "era"
_ERAS_OF = {"zh-Hant": REPUBLIC, "zh": REPUBLIC, "ja": LETTERED}  # by the language of the page
CENTURIES = (1900, 2000)
_TURN = 1950  # of two centuries: 99 and 00 on one page
Way = tuple[str, int]  # an order, and the first of the hundred years in which those of two digits lie
_WEB = range(1990, 2050)  # the years in which pages of the web print theirs with two digits
_FEW, _APART = 3, 3  # dates that tell an order by their years, and how many years they are apart otherwise
_TOKENS = 40  # of a date with weekday, time and zone
_LEAP = 2000  # has each day that any year has
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?(?!\d)")
_FULL = re.compile(r"(?<!\d)\d{1,2}([/-])\s?\d{1,2}\1\s?\d{4}(?!\d)")
#: Languages in which a date of numbers with dots begins with its day, if it does not begin with its year, and those in
#: which one with strokes does, if it ends with its year. By the CLDR no country that speaks them begins it otherwise.
_DAY_FIRST = frozenset((
    "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "he", "hr", "hy", "id", "is",
    "it", "ka", "kk", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr",
    "uk", "vi",
))  # fmt: skip
_DAY_FIRST_WITH_STROKES = frozenset((
    "ar", "bn", "ca", "el", "fr", "gl", "hi", "id", "it", "ms", "nl", "pt", "ta", "ur", "vi",
))  # fmt: skip
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_DAY = timedelta(days=1)
_YEAR = re.compile(r"(?<!\d)(?:199|20\d)\d(?!\d)")  # one before the web is what a text tells of


class Convention(NamedTuple):
    """What must be known beside a date's text to read it. What is None is not known, and never assumed.

    `order` and `century` hold for dates of numbers and years of two digits; `year` is that of the heading above;
    an order of "roc" says that years of three digits are those of the Republic of China, "era" that letters before
    years of two digits are those of Japanese eras;
    `captured_at` is what relative dates count from: at midnight sharp it is a day, of which the hour is not known.
    """

    order: str | None = None
    century: int | None = None
    year: int | None = None
    captured_at: datetime | None = None


#: Nothing is known: only dates that say everything themselves are read.
PLAIN = Convention()


def learn(texts: Iterable[str], years: Collection[int] = (), orders: Iterable[str] = ORDERS) -> Convention:
    """The convention that the printed dates of a page prove; other texts are passed over.

    Every way to read them is tried on all. One that gives a day that no calendar has, another weekday than is printed,
    or a year beside those of the page (`years`, as headings print them) is out. What is left must agree. A text that
    can be read in no way is no date. Where no way brings all dates into the years of the page, those say nothing.

    What is printed with two digits lies in the time of the web, 1990 to 2049, if nothing speaks against it; and the
    dates of one page lie closer together than years apart, where one order says so and the others do not.

    >>> learn(["03/06/2024", "Wed, 03/06/2024"]).order, learn(["03/06/2024"]).order, learn(["30-10-2003"]).order
    ('mdy', None, 'dmy')
    >>> learn(["19 July 21"]).century, learn(["19 July 71"]).century, learn(["18.08.24", "15.08.24", "02.08.24"]).order
    (2000, None, 'dmy')
    """
    ways = set(product(orders, (*CENTURIES, _TURN)))
    left = ways
    read = False
    shorts: list[tuple[Form, list[str]]] = []
    found = set(texts)
    for text in found:
        tokens, kinds = tokenise(fold(text), _TOKENS)
        form = whole(kinds)
        if form is None or form.name not in ("numbers", "short", "short numbers", "yearless numbers"):
            continue
        possible = {way for way in ways if _fits(form, tokens, way, ())}
        fitting = {way for way in possible if _fits(form, tokens, way, years)} if years else possible
        if possible:
            read = True
            if "short" in form.at:
                shorts.append((form, tokens))
            left = left & fitting
    if not read:
        return PLAIN
    if not left and years:
        return learn(found, (), orders)  # they lie in more than one, or the years are not theirs
    near = _near(left, shorts)
    orders, centuries = {order for order, _ in near or left}, {century for _, century in near or left}
    if near and len(centuries) > 1:
        centuries.discard(_TURN)  # all lie on one side of it
    order = next(iter(orders)) if len(orders) == 1 else None
    return Convention(order, next(iter(centuries)) if shorts and len(centuries) == 1 else None)


def _near(ways: set[Way], shorts: list[tuple[Form, list[str]]]) -> set[Way]:
    """Those of the ways in which all dates with short years lie in the time of the web, and in few years."""
    years = {way: [day.year for form, tokens in shorts if (day := _day(form, tokens, way))] for way in ways}
    web = {way for way in ways if all(year in _WEB for year in years[way])}
    if not web or len(shorts) < _FEW:
        return web
    spans = {way: max(years[way]) - min(years[way]) for way in web}
    return {way for way in web if spans[way] < min(spans.values()) + _APART}


def learn_among(
    texts: Collection[str],
    page: Collection[str],
    years: Collection[int] = (),
    captured_at: datetime | None = None,
) -> Convention:
    """The convention that printed dates prove, taken to lie in the `years` that the texts of their page speak of.

    Where that proves nothing, the dates alone are asked; and the language of the page, if all are set with dots, or all
    with strokes before the year: many know but one order for these. The texts are in the order of the page.

    >>> learn_among(["05.13.98", "6.4.98"], ["Since 1998"])[:2], learn_among(["05.04.15"], [])[:2]
    (('mdy', 1900), (None, 2000))
    >>> learn_among(["05.04.2015"], ["Das Wasser der Weser steht heute höher als je zuvor"]).order
    'dmy'
    """
    texts = _without_stray(texts)
    if (order := _era_of(texts)) and _ERAS_OF.get(language_of_page(page) or "") == order:
        return Convention(order)
    forms = [whole(tokenise(fold(text), _TOKENS)[1]) for text in texts]
    if not years and any(form is not None and "short" in form.at for form in forms):
        years = {int(year) for text in page for year in _YEAR.findall(text)}
    learned = learn(texts, years)
    if learned.order == "ymd" and learned.century and language_of_page(page) == "zh-Hant":
        learned = learned._replace(century=None)  # 99.07.19 can be the year 2010 of Taiwan
    numbers = [text for text, form in zip(texts, forms, strict=True) if form is not None and "a" in form.at]
    if numbers and learned.order is None and all(map(_may_begin_with_day, numbers)):
        language = language_of_page(page)
        dots, strokes = (all(map(form.search, numbers)) for form in (_DOTTED, _FULL))
        if dots and language in _DAY_FIRST:
            return learn(texts, years, ("dmy",))
        if strokes and language in _DAY_FIRST_WITH_STROKES and not _begin_with_month(numbers, captured_at):
            return learn(texts, years, ("dmy",))
    return learned


def _begin_with_month(numbers: Sequence[str], captured_at: datetime | None) -> bool:
    """Whether dates with strokes look American in a language that is not.

    They tell AM or PM, or are in order only with the month first; with the day first, they lie behind the capture, or
    all on one day of the month.
    """
    if any(map(_HALF_DAY.search, numbers)):
        return True
    read = [(whole(kinds), tokens) for tokens, kinds in (tokenise(fold(text), _TOKENS) for text in numbers)]
    first, second = (
        [day for form, tokens in read if form and (day := _day(form, tokens, (order, CENTURIES[-1])))]
        for order in ("dmy", "mdy")
    )
    if len(second) < len(first) or len({*first}) < _FEW:
        return False
    late = captured_at is not None and max(first) > captured_at.date() + _DAY > max(second)
    falling = second == sorted(second, reverse=True) and first != sorted(first, reverse=True)
    return late or falling or len({day.day for day in first}) == 1


def _era_of(texts: Collection[str]) -> str | None:
    """The order that dates of some years of an era are printed in, if there are several and no others of numbers."""
    read = [(whole(kinds), tokens) for tokens, kinds in (tokenise(fold(text), _TOKENS) for text in texts)]
    names = [form.name for form, tokens in read if form and form.name in _ERAS_OF.values() and in_era(form, tokens)]
    return names[0] if len(names) >= _FEW and len({*names}) == 1 else None


def in_era(form: Form, tokens: list[str]) -> date | None:
    """The day of a date such as "113-06-21" or "R6.3.29" as its era has it; None if it lies before the web."""
    year, month, day = (int(tokens[form.at[part]]) for part in ("year", "number", "day"))
    year += LETTERED_ERAS[tokens[form.at["era"]]] if "era" in form.at else ERAS["民國"]
    return on_calendar(year, month, day) if year in _WEB else None


def _without_stray(texts: Collection[str]) -> list[str]:
    """The texts without those of a short year that lies beside the full years, where many have these.

    The number of a telephone is such a "date".

    >>> _without_stray(["18-07-2024", "17-07-2024", "09-07-2024", "2-14-60"])
    ['18-07-2024', '17-07-2024', '09-07-2024']
    """
    read = [(text, tokens, whole(kinds)) for text in texts for tokens, kinds in [tokenise(fold(text), _TOKENS)]]
    full = {int(tokens[form.at["year"]]) % 100 for _, tokens, form in read if form and {"a", "year"} <= form.at.keys()}
    if sum(bool(form and "year" in form.at) for _, _, form in read) < _FEW:
        return [*texts]
    near = {(year + step) % 100 for year in full for step in (-1, 0, 1)}
    return [
        text
        for text, tokens, form in read
        if form is None or not full or "short" not in form.at or int(tokens[form.at["short"]]) in near
    ]


def _may_begin_with_day(text: str) -> bool:
    tokens, kinds = tokenise(fold(text), _TOKENS)
    form = whole(kinds)
    return form is not None and any(_fits(form, tokens, ("dmy", century), ()) for century in CENTURIES)


def _fits(form: Form, tokens: list[str], way: Way, years: Collection[int]) -> bool:
    day = _day(form, tokens, way)
    if day is None or ("short" in form.at and years and day.year not in years):
        return False
    weekday = weekday_of(form, tokens)
    return weekday is None or weekday == day.isoweekday()


def _day(form: Form, tokens: list[str], way: Way) -> date | None:
    order, century = way
    return as_numbers(form, tokens, Convention(order, century)) if "a" in form.at else as_short(form, tokens, century)


def weekday_of(form: Form, tokens: list[str]) -> int | None:
    """The weekday that is printed with a date, from 1 for Monday."""
    at = form.at.get("weekday", form.at.get("late"))
    return None if at is None else WEEKDAYS.get(tokens[at].rstrip("."))


def as_numbers(form: Form, tokens: list[str], convention: Convention) -> date | None:
    """The day of a date of numbers whose order is known; None if no calendar has it."""
    order, century = convention.order or "", convention.century
    if order == REPUBLIC:
        return None
    last = next((part for part in ("year", "short") if part in form.at), None)
    if (last != "short" and order == "ymd") or (last == "short" and century is None):
        return None
    parts = [int(tokens[form.at[part]]) for part in ("a", "b", last) if part]
    numbers = dict(zip(order, parts, strict=False))
    if last == "short":
        numbers["y"] = _full(numbers["y"], century or 0)
    elif last and numbers["y"] >= THAI_YEAR:
        numbers["y"] -= BUDDHIST
    return on_calendar(numbers.get("y", convention.year or _LEAP), numbers["m"], numbers["d"])


def as_short(form: Form, tokens: list[str], century: int) -> date | None:
    """The day of a date whose month has a name and whose year has two digits."""
    at = form.at
    month = MONTHS.get(tokens[at["month"]])  # None for one of another calendar
    short, day = int(tokens[at["short"]]), int(tokens[at["day"]])
    if is_thai(tokens[at["month"]]):
        year = THAI_CENTURY - BUDDHIST + short
        year = year if year in _WEB else _full(short, century)  # some set our years beside Thai names
        return on_calendar(year, month, day) if month else None
    return on_calendar(_full(short, century), month, day) if month else None


def is_thai(name: str) -> bool:
    """Whether the name of a month is Thai, and its year counted from the Buddha on, also with two digits."""
    return "\u0e00" <= name[0] <= "\u0e7f"


def _full(short: int, first: int) -> int:
    """The year of two digits among the hundred that begin with `first`."""
    return first + (short - first) % 100


def on_calendar(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
