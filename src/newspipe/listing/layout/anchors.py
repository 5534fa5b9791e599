"""The dates that a page repeats in one form: each is where an entry hangs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from newspipe.listing.dates import Convention, Found, Reading, date_texts, find_dates, learn, learn_among, read_date
from newspipe.listing.layout.rows import Row

#: Characters of a line in which a date is looked for: at its beginning, and at its end.
_LOOKED_AT = 160
_STACKED = 16  # characters of a line that is a part of a date
_PLACE = 70
_LONGEST_LABEL = 40  # characters
_NEARLY_ALL = 0.8
_FEW = 3  # dates from which on something can be the rule

_BEHIND = re.compile(r"\s?[)\]]?\s?(?:[:|·•–—,]|--?)\s?|[)\]]\s")
_CAPITAL = re.compile(r"\s(?=[^\W\d_a-zà-ÿ])")
_BEFORE = re.compile(r"\s?(?:[|·•–—,(\[:]|\s-{1,2})\s?$")
_LABEL = re.compile(r"\s?[,|·•–—](?: (?P<label>[^\W\d][^,|·•–—\d]{1,39}))$")
_PLACED = re.compile(r"(?P<place>[^.!?]{2,70}?),? ?\(?$")


class Anchor(NamedTuple):
    """A date in its place: rows `first` to `last`, and what else stands on them."""

    first: int  # index of its row
    last: int
    reading: Reading
    raw: str
    form: str  # alone, lead (text follows on its row), tail (text stands before it)
    rest: str = ""  # that text
    place: str | None = None
    label: str | None = None  # what nearly all of them say between that text and the date
    relative: bool = False  # it counts from the capture


def find_anchors(rows: Sequence[Row], captured_at: datetime | None) -> tuple[list[Anchor], str | None]:
    """The dates of the form that most of a page's dates have, and the order of their numbers, where that is proved.

    At most one a row; none if no form recurs. Dates to the month are headings, unless the page has no others and
    repeats itself in them.
    """
    convention = _convention(rows, captured_at)
    found = list(_found(rows, convention))
    daily = [anchor for anchor in found if anchor.reading.precision != "month"]
    yearless = [anchor for anchor in daily if read_date(anchor.raw, convention) is None]
    if len(yearless) * 2 > len(daily):  # the page writes no years; of a date that was cut off, it is missing
        yearless = []
    if not daily:
        months = Counter(anchor.raw for anchor in found)
        gaps = {after.first - before.last for before, after in pairwise(found)}
        daily = found if len(found) > 2 and (len(gaps) == 1 or max(months.values()) > 1) else []
    forms = Counter(anchor.form for anchor in daily)
    if not forms:
        return [], None
    form = max(forms, key=lambda form: (forms[form], form == "alone"))
    anchors = [
        anchor._replace(relative=read_date(anchor.raw, convention._replace(captured_at=None)) is None)
        for anchor in daily
        if anchor.form == form and anchor not in yearless
    ]
    return _without_label(anchors), convention.order


def _without_label(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors, the end that nearly all texts before their dates share, behind a comma or a sign, set apart."""
    ends = [_LABEL.search(anchor.rest) if anchor.form == "tail" else None for anchor in anchors]
    often = Counter(end["label"].casefold() for end in ends if end)
    label, times = often.most_common(1)[0] if often else ("", 0)
    if times < _FEW or times < _NEARLY_ALL * len(anchors):
        return anchors
    return [
        anchor._replace(rest=anchor.rest[: end.start()], label=end["label"])
        if end and end["label"].casefold() == label
        else anchor
        for anchor, end in zip(anchors, ends, strict=True)
    ]


def _convention(rows: Sequence[Row], captured_at: datetime | None) -> Convention:
    texts: list[str] = []
    years: set[int] = set()
    for row in rows:
        if not any(map(str.isdigit, row.text)):
            continue
        found = date_texts(row.text[:_LOOKED_AT]) or date_texts(row.text[-_LOOKED_AT:])
        texts += found
        for text in found:
            reading = read_date(text)
            if reading and reading.date:
                years.add(reading.date.year)
        if row.kind == "heading" and row.text.isdecimal():
            years.add(int(row.text))
    learned = learn(texts, years) if years else learn_among(texts, (row.text for row in rows))
    return learned._replace(captured_at=captured_at)


def _found(rows: Sequence[Row], convention: Convention) -> Iterator[Anchor]:
    labels = _labels(rows, convention)
    at = 0
    while at < len(rows):
        row = rows[at]
        if row.kind == "heading":
            year = int(row.text) if row.text.isdecimal() else None
            month = read_date(row.text)
            convention = convention._replace(year=month.date.year if month and month.date else year)
        anchor = _stacked(rows, at, convention) or _on_row(row, at, convention, labels)
        if anchor:
            yield anchor
        at = anchor.last + 1 if anchor else at + 1


def _stacked(rows: Sequence[Row], at: int, convention: Convention) -> Anchor | None:
    """A date that stands over two or three short lines."""
    for height in (3, 2):
        parts = rows[at : at + height]
        close = all(row.gap == 0 and not row.marker for row in parts[1:])
        if len(parts) == height and close and all(len(row.text) <= _STACKED for row in parts):
            if height == 2 and (reading := read_date(parts[0].text, convention)) and reading.date:
                continue
            raw = " ".join(row.text for row in parts)
            reading = read_date(raw, convention)
            if reading and reading.date and reading.precision != "month":
                return Anchor(at, at + height - 1, reading, raw, "alone")
    return None


def _labels(rows: Sequence[Row], convention: Convention) -> set[str]:
    """What most rows that have a date say before it, such as "Posted on"; it may be nothing."""
    before: Counter[str] = Counter()
    for row in rows:
        if any(map(str.isdigit, row.text)) and read_date(row.text, convention) is None:
            found = find_dates(row.text[:_LOOKED_AT], convention)[:1]
            before.update(row.text[: date.start] for date in found if _is_apart(row.text, date))
    return {
        text
        for text, times in before.items()
        if times >= _FEW and times * 2 >= before.total() and not text.rstrip().endswith((",", "(", "[", '"'))
    }


def _is_apart(text: str, found: Found) -> bool:
    """Whether a date stands near the beginning of a text, and no letter right behind it."""
    return found.start <= _LONGEST_LABEL and not text[found.end : found.end + 1].isalpha()


def _on_row(row: Row, at: int, convention: Convention, labels: AbstractSet[str]) -> Anchor | None:
    reading = read_date(row.text, convention)
    if reading is not None:
        return Anchor(at, at, reading, row.text, "alone") if reading.date else None
    if not any(map(str.isdigit, row.text)):
        return None
    for found in find_dates(row.text[:_LOOKED_AT], convention):
        if found.reading.precision != "month" and (
            anchor := _labelled(row.text, at, found, labels) or _leading(row.text, at, found)
        ):
            return anchor
        break
    start = max(0, len(row.text) - _LOOKED_AT)
    for found in find_dates(row.text[start:], convention)[-1:]:
        if found.reading.precision != "month":
            return _trailing(row.text, at, start + found.start, start + found.end, found.reading)
    return None


def _labelled(text: str, at: int, found: Found, labels: AbstractSet[str]) -> Anchor | None:
    """A date behind what most dates of the page stand behind, whatever follows it."""
    if text[: found.start] not in labels or not _is_apart(text, found):
        return None
    behind = _BEHIND.match(text, found.end)
    rest = text[behind.end() if behind else found.end :].strip()
    return Anchor(at, at, found.reading, text[found.start : found.end], "lead" if rest else "alone", rest)


def _leading(text: str, at: int, found: Found) -> Anchor | None:
    """A date before a text: at its very beginning, or behind a place."""
    start, end, reading = found
    behind = _BEHIND.match(text, end) or (_CAPITAL.match(text, end) if start == 0 else None)
    if behind is None or behind.end() >= len(text):
        return None
    before = text[:start]
    if not before.strip(" (["):
        return Anchor(at, at, reading, text[start:end], "lead", text[behind.end() :])
    placed = _PLACED.fullmatch(before.rstrip())
    if placed and before.rstrip().endswith((",", "(")) and before[:1].isupper() and len(before) <= _PLACE:
        return Anchor(at, at, reading, text[start:end], "lead", text[behind.end() :], placed["place"].rstrip(", ("))
    return None


def _trailing(text: str, at: int, start: int, end: int, reading: Reading) -> Anchor | None:
    before = _BEFORE.search(text, 0, start)
    if before is None or text[end:].strip(" )].") or before.start() == 0:
        return None
    return Anchor(at, at, reading, text[start:end], "tail", text[: before.start()])
