"""The dates inside a text that says more: where each stands, and which of several is that of publication."""

import re
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newspipe.listing.dates.convention import PLAIN, Convention, weekday_of
from newspipe.listing.dates.forms import Form, inside, whole
from newspipe.listing.dates.names import BEHIND_YEARS, WEEKDAYS, fold
from newspipe.listing.dates.reading import LONGEST, Reading, is_label, of_form, tells_change
from newspipe.listing.dates.tokens import tokenise

_DIGIT = re.compile(r"\d")
_SIDE_BY_SIDE = 2  # dates
_FROM = frozenset(
    ["from", "between", "vom", "von", "du", "dal", "dall", "del", "de", "od", "z", "с", "з", "от", "från", "fra", "van"]
)  # before a span of days
_LABEL_WORDS = 2  # "First published"
_LONGER = re.compile("[ß…‥½¼¾№™ŉﬀ-ﬓ]")  # what folds to more signs; a word that folds to fewer can make up for it
_WORDS = re.compile(r"\S+\s?|\s+")


class Found(NamedTuple):
    """A date inside a text: where it stands, and what it says."""

    start: int
    end: int
    reading: Reading


def find_dates(text: str, convention: Convention = PLAIN) -> list[Found]:
    """The certain dates inside a text, from left to right."""
    tokens, kinds, forms = _scanned(text)
    starts, ends = _places(text, tokens)
    found = []
    for form in forms:
        last = form.end
        while kinds[last - 1] == " " or (kinds[last - 1] == "f" and tokens[last - 1] not in BEHIND_YEARS):
            last -= 1  # what leads to the next word is no part of a date
        start, end = starts[form.start], ends[last]
        reading = of_form(text[start:end].strip(), form, tokens, convention)
        if reading is not None and reading.date is not None and not _ends_range(tokens[: form.start], reading.date):
            if form.at.get("weekday") == form.start and weekday_of(form, tokens) != reading.date.isoweekday():
                start = end - len(text[starts[form.start + 1] : end].lstrip(" .,|-"))
            late = form.at.get("late")
            if (
                late == form.end - 1
                and WEEKDAYS.get(tokens[late], reading.date.isoweekday()) != reading.date.isoweekday()
            ):
                end = ends[late]  # the first word of a text, such as "To" or "So"
            found.append(Found(start, start + len(text[start:end].rstrip(" ,")), reading))
    return found


def _ends_range(before: list[str], day: date) -> bool:
    """Whether a day ends a span of days, as in "14 - 20 June 2021": none is the one. What a word counts begins none."""
    said, number, dash = ["", "", "", *[token for token in before if not token.isspace()]][-3:]
    return dash == "-" and number.isdecimal() and 0 < int(number) < day.day and (not said or said in _FROM)


def first_published(text: str, found: list[Found]) -> Found:
    """The first of the dates inside a text that is not named the day of a change, if there is one, else the first.

    Of two side by side, with nothing else, the later is that of a change.
    """
    if earlier := _earlier(text, found):
        return earlier
    if not tells_change(text[: found[0].start]):
        return found[0]
    before = [text[one.end : other.start].strip(" ,;|·•()–—-") for one, other in pairwise(found)]
    return next((date for label, date in zip(before, found[1:], strict=True) if _tells_publication(label)), found[0])


def _tells_publication(label: str) -> bool:
    """Whether what stands before a date is nothing, or the label of a publication: "First published:"."""
    words = [word.rstrip(".:") for word in fold(label).split()]
    return not words or (len(words) <= _LABEL_WORDS and not tells_change(label) and is_label(words[-1]))


def beside_change(text: str, convention: Convention = PLAIN) -> Found | None:
    """The earlier of two days that are all that a text says: the other is that of a change.

    >>> beside_change("2024.06.02 2024.05.30").reading.date, beside_change("2 June 2024")
    (datetime.date(2024, 5, 30), None)
    """
    return _earlier(text, find_dates(text, convention)) if len(text) <= LONGEST else None


def _earlier(text: str, found: list[Found]) -> Found | None:
    if len(found) != _SIDE_BY_SIDE or any(date.reading.precision == "month" for date in found):
        return None
    one, other = found
    rest = text[: one.start] + text[one.end : other.start] + text[other.end :]
    return None if rest.strip() else min(found, key=lambda date: str(date.reading.date))


def date_texts(text: str) -> list[str]:
    """The texts inside a text that have the form of a date, certain or not: what a convention is learned from."""
    if not _DIGIT.search(text) and "年" not in text:
        return []
    tokens, kinds, forms = _scanned(text)
    if whole(kinds):
        return [text]
    starts, ends = _places(text, tokens)
    return [text[starts[form.start] : ends[form.end]] for form in forms]


@lru_cache(16_384)  # rows of a page: each is asked for its dates several times, by one step after the other
def _scanned(text: str) -> tuple[list[str], str, list[Form]]:
    """The tokens of a text, their kinds, and the forms of dates among them."""
    tokens, kinds = tokenise(fold(text))
    return tokens, kinds, inside(kinds)


def _places(text: str, tokens: list[str]) -> tuple[list[int], list[int]]:
    """Where in a text each token begins, and where the one before it ends.

    Folding makes some words longer, `beschließt`, and others shorter, `p.m.`; of such a word only the ends are known.
    """
    places = [0, *accumulate(map(len, tokens))]
    if places[-1] == len(text) and _LONGER.search(text) is None:
        return places, places
    begins: list[int] = []
    ends = [0]
    for word in _WORDS.finditer(text):
        size = len(fold(word[0]))
        if size == len(word[0]):
            begins += range(word.start(), word.end())
            ends += range(word.start() + 1, word.end() + 1)
        else:
            begins += [word.start()] * size
            ends += [word.end()] * size
    rest = [len(text)] * (places[-1] + 1)  # signs that fold otherwise alone than among others are none of dates
    begins, ends = begins + rest, ends + rest
    return [begins[place] for place in places], [ends[place] for place in places]
