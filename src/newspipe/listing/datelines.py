"""Dates that open or close a text and are no part of what it tells, with the place that may stand before them."""

import re
from typing import NamedTuple

_PLACE = 70  # characters before a date
_AGENCY = r"(?:\s?(?:/[^/\d]{2,30}/|\([^()\d]{2,30}\))(?=\s?[-–—]))?"  # that spread the text: "/PRNewswire/ --"
_SENT = re.compile(_AGENCY)
#: What stands between a date and the text that it opens.
BEHIND = re.compile(_AGENCY + r"\s?[)\]）】]?\s?(?:[:：|·•–—,]|--?)\s?|[)\]）】]\s?")  # noqa: RUF001
_CAPITAL = re.compile(r"\s(?=[^\W\d_a-zà-ÿ])")
_DATELINE = re.compile(r"(?P<place>[^\W\d_a-zà-ÿ][^\d_a-zà-ÿ]{2,40}?) (?:--|[–—]) (?=\S)")
_PLACED = re.compile(r"(?P<place>(?:[^.!?]|(?<=[A-Z])\.|(?<=\bSt)\.|\.(?=,)){2,70}?)[,،]? ?\(?$")  # "Salem, Ore., "
_WORDS = 4  # of a town before a date in a paragraph
_SET_APART = "-–—:|·"


class Told(NamedTuple):
    """A text without the date that it opens or closes with, and the place that stands beside that."""

    text: str
    place: str | None = None


def opened(text: str, start: int, end: int) -> Told | None:
    """The text that a date opens, at its very beginning or behind a place; None if it does not."""
    behind = BEHIND.match(text, end) or (_CAPITAL.match(text, end) if start == 0 else None)
    if behind is None or behind.end() >= len(text):
        return None
    before = text[:start]
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


def set_apart(text: str, date: str) -> Told | None:
    """A paragraph without the date that opens it before a sign or closes it in brackets; None where it is a part of it.

    >>> set_apart("Oslo, 3 May 2021 – Boats came.", "3 May 2021"), set_apart("Boats came. (3 May 2021)", "3 May 2021")
    (Told(text='Boats came.', place='Oslo'), Told(text='Boats came.', place=None))
    >>> set_apart("BEND, Ore., May 3, 2021 (GLOBE NEWSWIRE) -- Boats came.", "May 3, 2021")
    Told(text='Boats came.', place='BEND, Ore.')
    >>> set_apart("Boats came on 3 May 2021, and left.", "3 May 2021")
    """
    before, _, after = text.partition(date)
    if before.endswith(("(", "（")) and after.rstrip(". ") in (")", "）"):  # noqa: RUF001 (brackets of Chinese)
        return Told(before[:-1].rstrip())
    behind = _SENT.sub("", after, count=1).lstrip(" )")[:1]
    if not behind or behind not in (_SET_APART if before else f"{_SET_APART},") or not _is_town(before):
        return None
    return opened(text, len(before), len(before) + len(date))


def _is_town(before: str) -> bool:
    """Whether what stands before a date is nothing, or a few words that all begin with a capital, as towns do."""
    words = before.strip(" ,(").split()
    return len(words) <= _WORDS and all(word[:1].isupper() for word in words) and not any(map(str.isdigit, before))
