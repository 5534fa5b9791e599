"""The way from the front page that stands above a list, as "Home > News", and the title that repeats its end."""

import re
from collections.abc import Sequence

from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.rows import Row

_STEPS, _LONGEST_STEP = 3, 40  # from which on a way is one, and letters of each
_STEP = re.compile(r"\s?[>›»→＞]\s?|\s[/\\]\s")  # noqa: RUF001 (a sign of Chinese)


def trails(rows: Sequence[Row], end: int) -> set[int]:
    """The rows above `end` that are ways of three steps or more, unless rows below are parted so: these are tags."""
    ways = [_STEP.split(row.text) for row in rows]
    found = {
        at for at, way in enumerate(ways) if len(way) >= _STEPS and all(wide(step) <= _LONGEST_STEP for step in way)
    }
    return found if max(found, default=end) < end else set()


def titles_below(rows: Sequence[Row], end: int) -> set[int]:
    """The rows above `end` that say what a trail above them ends with: the title of the page, and of no entry."""
    found: set[int] = set()
    ends: set[str] = set()
    for at, row in enumerate(rows[:end]):
        if row.text in ends and wide(row.text) <= LONGEST_TAG:  # what is longer can be a headline
            found.add(at)
        if len(steps := _STEP.split(row.text)) > 1:
            ends.add(steps[-1])
    return found
