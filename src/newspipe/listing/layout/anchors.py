"""The dates that a page repeats in one form: each is where an entry hangs."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from newspipe.listing.dates import (
    CENTURIES,
    Convention,
    Reading,
    date_texts,
    is_date,
    learn_among,
    read_date,
)
from newspipe.listing.layout.doubled import once
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor, placed
from newspipe.listing.layout.remarks import amid_remarks, without_remarks
from newspipe.listing.layout.rows import LOOKED_AT, Row
from newspipe.listing.layout.sorts import year_of
from newspipe.listing.layout.tickers import clocked, newest_first, oldest_first
from newspipe.listing.signs import AROUND_DATES, is_sentence

_LONGEST_NAME = 20  # characters of a row that may say the same as another by chance
_LONGEST_REMARK = 40  # characters of a row that is there for the date in it
_LONGEST_PAUSE = 400  # days
_FEW = 3  # dates from which on something can be the rule
_SOME = 0.34
_MOST = 0.6
_NEARLY_ALL = 0.8
_AUTHOR = re.compile(r" (?:by|von|par|por|di|door|av|af|przez) \S+(?: \S+){0,2}$")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯІЇЄ][^\W\d_]*(?:['’.-][^\W\d_]*)*"  # noqa: RUF001 (a quote)
_TOWN = re.compile(rf"(?P<place>{_CAPITAL}(?: {_CAPITAL}){{0,2}}) [-–—] (?=\S)")
_LABEL = re.compile(r"\s?[,|·•–—](?: (?P<label>[^\W\d][^,|·•–—\d]{1,39}))$")


def find_anchors(rows: Sequence[Row], captured_at: datetime | None) -> tuple[list[Anchor], str | None]:
    """The dates of the form that most of a page's dates have, and the order of their numbers, where that is proved.

    At most one a row; none if no form recurs. Dates to the month are headings, unless the page has no others and
    repeats itself in them.
    """
    convention = _convention(rows, captured_at)
    found = once(rows, [*placed(rows, convention)])
    if sum(date.form == "alone" for date in found) * 2 > len(found):
        found = [_without_echo(rows, date) for date in found]
    found = amid_remarks(rows, without_remarks(rows, found))
    found = _without_asides(rows, found)
    found = [date for date in found if date.form != "inside" or len(date.rest) <= _LONGEST_REMARK]
    daily = [anchor for anchor in found if anchor.reading.precision != "month"]
    times = clocked(rows, daily)
    if newest_first(rows, times):
        return times, convention.order
    if oldest_first(rows, times):
        return [], None
    read = sum(date.relative or date.reading.date is not None for date in daily)
    if read < _FEW and (open_ := _uncertain(rows, convention)):
        return open_, None
    yearless = {anchor.first for anchor in daily if not anchor.relative and read_date(anchor.raw, convention) is None}
    if len(yearless) * 2 > len(daily):  # the page writes no years; of a date that was cut off, it is missing
        yearless = set()
    if all(anchor.form == "inside" for anchor in daily) or (len(daily) == 1 and daily[0] is found[-1]):
        daily = found if _are_dates(rows, found, daily) else _months(rows, convention)
    forms = Counter(anchor.form for anchor in daily)
    form = max(forms, key=lambda form: (forms[form], form == "alone", form != "inside"), default="inside")
    if form == "inside":
        return [], None
    anchors = [anchor for anchor in daily if anchor.form == form and anchor.first not in yearless]
    if form == "lead" and anchors:
        anchors = _with_towns(rows, _without_rare_places(rows, _with_bare(anchors, daily)))
        anchors = _with_months(rows, convention, anchors)
    return _without_label(anchors), convention.order


def _are_dates(rows: Sequence[Row], found: Sequence[Anchor], daily: Sequence[Anchor]) -> bool:
    """Whether months are the dates of entries, and not the headings of several: as much stands between each two.

    Or one is told twice.
    """
    months = [date for date in found if date not in daily]
    sizes = [
        sum(row.kind != "heading" for row in rows[before.last + 1 : after.first]) for before, after in pairwise(months)
    ]
    often = Counter(date.raw for date in months)
    usual = Counter(sizes).most_common(1)[0][1] if sizes else 0
    alike = usual >= _MOST * len(sizes) or max(sizes) - min(sizes) <= 1
    return len(months) >= _FEW and (alike or max(often.values()) > 1)


def _without_asides(rows: Sequence[Row], found: list[Anchor]) -> list[Anchor]:
    """The dates without those amid other words in brackets, if they are few: "(Judgment of 12 May 2021)"."""
    texts = [rows[date.first].text for date in found]
    asides = [text[:1] + text[-1:] == "()" and text[1:-1] != date.raw for date, text in zip(found, texts, strict=True)]
    few = sum(asides) * 2 < len(found)
    return [date for date, aside in zip(found, asides, strict=True) if not (aside and few)]


def _without_echo(rows: Sequence[Row], date: Anchor) -> Anchor:
    """A date as alone on its row, if what stands behind it says the headline above again: "Read more of Boats come"."""
    title = rows[date.first - 1].text if date.first else ""
    again = date.form == "lead" and len(title) > _LONGEST_NAME and date.rest.endswith(title)
    return date._replace(form="alone", rest="") if again else date


def _without_rare_places(rows: Sequence[Row], led: list[Anchor]) -> list[Anchor]:
    """The dates before texts, what seemed a place before a dash given back to these where few others have one.

    Not one in capitals: that is none else.
    """
    if sum(date.place is not None for date in led) > _SOME * len(led):
        return led
    return [
        date._replace(rest=text, place=None)
        if date.place and not date.place.isupper() and (text := _behind(rows, date)).startswith(date.place)
        else date
        for date in led
    ]


def _with_towns(rows: Sequence[Row], led: list[Anchor]) -> list[Anchor]:
    """The dates before texts, the town before a dash set apart if nearly all have one: "3 May 2021, Rome - Boats"."""
    behind = [rows[date.first].text.partition(date.raw)[2] for date in led]
    towns = [
        None if date.place or not text.startswith(",") else _TOWN.match(date.rest)
        for date, text in zip(led, behind, strict=True)
    ]
    told = [town and is_sentence(date.rest) for date, town in zip(led, towns, strict=True)]
    if sum(map(bool, told)) < max(_FEW, _NEARLY_ALL * len(led)):
        return led
    return [
        date._replace(rest=date.rest[town.end() :], place=town["place"]) if town else date
        for date, town in zip(led, towns, strict=True)
    ]


def _behind(rows: Sequence[Row], date: Anchor) -> str:
    return rows[date.first].text.partition(date.raw)[2].lstrip(AROUND_DATES)


def _with_bare(led: list[Anchor], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates before texts, and those among them that have none, if they fall into their order: of no summary."""
    known = {date.first for date in led}
    steps = {other.first - one.last for one, other in pairwise(led)}
    near = steps.pop() if len(steps) == 1 and steps != {1} else 0  # as far as each is from the next
    found = [
        date
        for date in dates
        if date.first in known or (date.form == "alone" and led[0].first < date.first <= led[-1].last + near)
    ]
    days = [date.reading.date for date in found]
    ordered = all(one and other and one >= other for one, other in pairwise(days))
    if not ordered or len(found) - len(led) > max(1, _SOME * len(led)):
        return led
    return [date._replace(form="lead") for date in found]


def _with_months(rows: Sequence[Row], convention: Convention, led: list[Anchor]) -> list[Anchor]:
    """The dates before texts of marked rows, and the months before those of others behind them with the same mark."""
    marks = {(rows[date.first].marker, rows[date.first].indent) for date in led}
    alike = [
        at for at, row in enumerate(rows) if at > led[-1].last and (row.marker, row.indent) in marks and row.marker
    ]
    if len(marks) > 1 or not any(date_texts(rows[at].text[:_LONGEST_NAME]) for at in alike):
        return led
    months = [date for date in placed(rows, convention, months=True) if date.first in alike and date.form == "lead"]
    days = [date.reading.date for date in (*led[-1:], *months)]
    goes_on = all(one and other and 0 <= (one - other).days <= _LONGEST_PAUSE for one, other in pairwise(days))
    told = len(months) == len([at for at in alike if at <= months[-1].first]) if months else False
    titles = all(wide(date.rest) > LONGEST_TAG and not date.rest[0].islower() for date in months)
    return [*led, *months] if goes_on and told and titles else led


def _uncertain(rows: Sequence[Row], convention: Convention) -> list[Anchor]:
    """The dates that recur but whose order or century nothing proves: each tells where an entry is, and not when."""
    tried = convention._replace(order=convention.order or "dmy", century=convention.century or CENTURIES[-1])
    if tried == convention:
        return []
    open_ = [
        anchor._replace(reading=Reading(None, problem=f"{anchor.raw!r} cannot be read as one certain date"))
        for anchor in placed(rows, tried)
        if anchor.form != "inside" and read_date(anchor.raw, convention) != anchor.reading
    ]
    forms = Counter(anchor.form for anchor in open_)
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    return [anchor for anchor in open_ if anchor.form == form] if times >= _FEW else []


def _months(rows: Sequence[Row], convention: Convention) -> list[Anchor]:
    """The months that stand before the texts of marked rows, beside tags, or in brackets behind all texts.

    They are all that such a page says of its dates.
    """
    found = [
        anchor
        for anchor in placed(rows, convention, months=True)
        if anchor.form in ("lead", "tail") and anchor.reading.precision == "month"
    ]
    if len(found) < _FEW:
        return []
    beside = without_remarks(rows, found)
    if all(anchor.form == "alone" for anchor in beside):
        return beside
    led = [anchor for anchor in found if anchor.form == "lead"]
    if len(led) >= _FEW and all(rows[anchor.first].marker for anchor in led):
        return led
    closed = [rows[anchor.first].marker and rows[anchor.first].text.endswith(f"({anchor.raw})") for anchor in found]
    return found if all(closed) else []


def _without_label(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors, the end that nearly all texts before their dates share, behind a comma or a sign, set apart."""
    ends = [_LABEL.search(anchor.rest) if anchor.form == "tail" else None for anchor in anchors]
    often = Counter(end["label"].casefold() for end in ends if end)
    label, times = often.most_common(1)[0] if often else ("", 0)
    if times < _FEW or times < _NEARLY_ALL * len(anchors):
        return anchors
    found: list[Anchor] = []
    for anchor, end in zip(anchors, ends, strict=True):
        if end and end["label"].casefold() == label:
            found.append(anchor._replace(rest=anchor.rest[: end.start()], label=end["label"]))
        elif not (found and anchor.reading == found[-1].reading and anchor.first == found[-1].last + 1):
            found.append(anchor)  # else the same day once more, right below
    return _without_authors(found)


def _without_authors(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors, the author whom nearly all texts before their dates name at their end, set apart."""
    ends = [_AUTHOR.search(anchor.rest) for anchor in anchors]
    if sum(end is not None for end in ends) < _NEARLY_ALL * len(anchors):
        return anchors
    return [
        anchor._replace(rest=anchor.rest[: end.start()].rstrip(" -–—|·,")) if end else anchor
        for anchor, end in zip(anchors, ends, strict=True)
    ]


def _convention(rows: Sequence[Row], captured_at: datetime | None) -> Convention:
    texts: list[str] = []
    years: set[int] = set()
    for row in rows:
        if not any(map(str.isdigit, row.text)):
            continue
        found = date_texts(row.text[:LOOKED_AT]) or date_texts(row.text[-LOOKED_AT:])
        found += [word for word in row.text.split(None, 1)[:1] if is_date(word) and word not in found]
        texts += found
        for text in found:
            reading = read_date(text)
            if reading and reading.date:
                years.add(reading.date.year)
        if row.kind == "heading" and (year := year_of(row.text)):
            years.add(year)
    learned = learn_among(texts, [row.text for row in rows], years, captured_at)
    return learned._replace(captured_at=captured_at)
