"""Numbers and bullets before texts."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newspipe.listing.dates import date_texts
from newspipe.listing.layout.sorts import is_rule
from newspipe.listing.layout.wraps import indent_of

_NUMBER = re.compile(r"(?P<number>\d{1,4})[.)](?=\s|$)\s*")
_SKIPPED = 2  # numbers that may be left out of a list
_BULLET = re.compile(r"(?:[•‣◦▪●○■□►▸▶»›*·]|--?|[–—])(?=\s|$)\s*|・\s*")
_FOUR_DIGITS = re.compile(r"\d{4}")


def counting_of(lines: Sequence[str]) -> dict[int, int]:
    """The indents at which numbers count, or begin again and again; "20. Todestag" alone has none before it.

    Each with that of the list: numbers of two digits may begin before the others, their texts below each other.
    """
    numbers: dict[tuple[str, int], list[int]] = defaultdict(list)
    indents: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        if match := _NUMBER.match(line.lstrip()):
            indent = indent_of(line)
            for column in (("text", indent + match.end()), ("number", indent)):
                numbers[column].append(int(match["number"]))
                indents[column].add(indent)
    counting: dict[int, int] = {}
    for column, found in sorted(numbers.items()):
        if any(0 < after - before <= _SKIPPED or before == after == 1 for before, after in pairwise(found)):
            for indent in indents[column]:
                counting.setdefault(indent, max(indents[column]))
    return counting


def marked(text: str, *, counts: bool) -> tuple[str, str]:
    """(marker, the text behind it); a date such as "9. Juli 2021" has none. `counts`: whether numbers are marks."""
    if match := _NUMBER.match(text):
        return ("#", text[match.end() :]) if counts and not _dated(text) else ("", text)
    if (match := _BULLET.match(text)) and not is_rule(text):
        return match[0].strip(), text[match.end() :]
    return "", text


def is_mark(text: str) -> bool:
    """Whether a text is nothing but a number or a bullet."""
    return _BULLET.fullmatch(text) is not None or _NUMBER.fullmatch(text) is not None


def _dated(text: str) -> bool:
    """Whether a text begins with a date and its year, as "9. Juli 2021" does, and "9. July 27, 2021" does not."""
    dates = date_texts(text[:40])
    return bool(dates) and text.startswith(dates[0]) and _FOUR_DIGITS.search(dates[0]) is not None
