"""Dates that open or close a text and are no part of what it tells, with the place that may stand before them."""

import re
from datetime import date
from typing import NamedTuple

from newspipe.listing.dates import find_dates

_PLACE = 70  # characters before a date
_AGENCY = r"(?:\s?(?:/[^/\d]{2,30}/|\([^()\d]{2,30}\))(?=\s?[-–—]))?"  # that spread the text: "/PRNewswire/ --"
_SENT = re.compile(_AGENCY)
#: What stands between a date and the text that it opens.
BEHIND = re.compile(_AGENCY + r"\s?[)\]）】]?\s?(?:[:：|·•–—,]|--?)\s?|[)\]）】]\s?")  # noqa: RUF001
_CAPITAL = re.compile(r"\s(?=[^\W\d_a-zà-ÿ])")
_DATELINE = re.compile(r"(?P<place>[^\W\d_a-zà-ÿ][^\d_a-zà-ÿ]{2,40}?) (?:--|[–—]) (?=\S)")
_PLACED = re.compile(r"(?P<place>(?:[^.!?]|(?<=[A-Z])\.|(?<=\bSt)\.|\.(?=,)){2,70}?)[,،]? ?\(?$")  # "Salem, Ore., "
_ARTICLE = re.compile(r"(?<=,) (?:le|den|der|il|el|l[iì]|a|em|am|de) $")  # "Paris, le 3 mai 2021"
_WORDS = 4  # of a town before a date in a paragraph
_SET_APART = "-–—:|·"
_FAR = 120  # characters in which a dateline ends


class Told(NamedTuple):
    """A text without the date that it opens or closes with, and the place that stands beside that."""

    text: str
    place: str | None = None


def opened(text: str, start: int, end: int) -> Told | None:
    """The text that a date opens, at its very beginning or behind a place; None if it does not."""
    behind = BEHIND.match(text, end) or (_CAPITAL.match(text, end) if start == 0 else None)
    if behind is None or behind.end() >= len(text):
        return None
    before = _ARTICLE.sub("", text[:start])
    if not before.strip(" (["):
        place, rest = without_place(text[behind.end() :])
        return Told(rest, place)
    placed = _PLACED.fullmatch(before.rstrip())
    if placed and before.rstrip().endswith((",", "(", "،")) and not before[:1].islower() and len(before) <= _PLACE:
        return Told(text[behind.end() :], placed["place"].rstrip(",، ("))
    return None


def without_place(text: str) -> tuple[str | None, str]:
    """The place that a text behind a date begins with, in capitals before a dash, and what follows it."""
    dateline = _DATELINE.match(text)
    return (dateline["place"], text[dateline.end() :]) if dateline else (None, text)


def set_apart(text: str, printed: str) -> Told | None:
    """A paragraph without the date that opens it before a sign or closes it in brackets; None where it is a part of it.

    >>> set_apart("Oslo, 3 May 2021 – Boats came.", "3 May 2021"), set_apart("Boats came. (3 May 2021)", "3 May 2021")
    (Told(text='Boats came.', place='Oslo'), Told(text='Boats came.', place=None))
    >>> set_apart("BEND, Ore., May 3, 2021 (GLOBE NEWSWIRE) -- Boats came.", "May 3, 2021")
    Told(text='Boats came.', place='BEND, Ore.')
    >>> set_apart("Boats came on 3 May 2021, and left.", "3 May 2021")
    """
    before, _, after = text.partition(printed)
    if before.endswith(("(", "（")) and after.rstrip(". ") in (")", "）"):  # noqa: RUF001 (brackets of Chinese)
        return Told(before[:-1].rstrip())
    behind = _SENT.sub("", after, count=1).lstrip(" )")[:1]
    if not behind or behind not in (_SET_APART if before else f"{_SET_APART},") or not _is_town(before):
        return None
    return opened(text, len(before), len(before) + len(printed))


def without_dateline(text: str, day: date | None) -> Told | None:
    """A text without the place and the date that it opens with, if that is the day of its entry; else None.

    >>> without_dateline("OSLO, May 3, 2021 -- Boats came.", date(2021, 5, 3))
    Told(text='Boats came.', place='OSLO')
    """
    if day is None or not any(map(str.isdigit, text[:_FAR])):
        return None
    found = next((found for found in find_dates(text[:_FAR]) if found.reading.date == day), None)
    return set_apart(text, text[found.start : found.end]) if found else None


def _is_town(before: str) -> bool:
    """Whether what stands before a date is nothing, or a few words that all begin with a capital, as towns do."""
    words = _ARTICLE.sub("", before).strip(" ,(").split()
    return len(words) <= _WORDS and all(word[:1].isupper() for word in words) and not any(map(str.isdigit, before))
