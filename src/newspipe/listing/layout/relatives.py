"""Dates that count from the time of capture, on rows with other texts: "Ann Reed | 3 hours ago | 4 comments"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newspipe.listing.dates import is_label, is_relative, may_hold_relative
from newspipe.listing.layout.rows import LOOKED_AT
from newspipe.listing.signs import AROUND_DATES

_PARTED = re.compile(r"\s*[|·•]\s*|\s[–—-]{1,2}\s")
_SHORT = 40  # characters of a row that is searched word by word
_WORDS, _WORDS_BEFORE = 3, 5  # of such a date behind others, and before them


class Counted(NamedTuple):
    """Such a date, where it stands on its row (lead, tail, inside), and what else does."""

    raw: str
    form: str
    rest: str


def counted(text: str) -> Counted | None:
    """A date that counts from the capture in a row, set apart there by signs, or behind a word such as "Posted".

    >>> counted("Ann Reed | 3 hours ago | 4 comments")
    Counted(raw='3 hours ago', form='inside', rest='Ann Reed |  | 4 comments')
    """
    if len(text) > LOOKED_AT or not may_hold_relative(text):
        return None
    parts = _PARTED.split(text)
    for n, part in enumerate(parts if len(parts) > 1 else []):
        raw = next(filter(is_relative, _behind_labels(part)), None)
        if raw:
            form = "lead" if n == 0 and text.startswith(raw) else "tail" if text.endswith(raw) else "inside"
            return Counted(raw, form, text.replace(raw, "", 1).strip(AROUND_DATES))
    words = text.split() if len(text) <= _SHORT else []
    for end in range(min(len(words) - 1, _WORDS_BEFORE), 0, -1):  # "3 hours ago in Politics"
        if any(map(str.isdigit, raw := " ".join(words[:end]))) and is_relative(raw):
            return Counted(raw, "inside", text)
        if any(map(str.isdigit, raw := " ".join(words[-end:]))) and is_relative(raw):  # "ann_reed 3 hours ago"
            return Counted(raw, "inside", text)
    return None


def _behind_labels(text: str) -> Iterator[str]:
    """A text, and what follows a label in it up to a comma."""
    yield text.strip()
    words = text.split(" ")
    for at, word in enumerate(words[:-1], 1):
        if is_label(word):
            yield " ".join(words[at:]).partition(",")[0].strip()
    if text[-1:].isalpha() and len(words) > 1:
        yield from (end for n in range(1, _WORDS + 1) if any(map(str.isdigit, end := " ".join(words[-n:]))))
