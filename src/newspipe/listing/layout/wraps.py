"""Lines that were broken because the page ended on the right, and belong to what is above them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

_NARROW, _HALF = 100, 0.5  # characters of a line of a wrapped page at most, and the share of them that a broken one has
_FEW = 2
_SOME = 5  # lines of one indent that tell how wide such lines are
_INNER = re.compile(r"[^\W\d_]{2}[.!?] \S")  # the end of a sentence before another
_ORDINAL = re.compile(r"(?<!\d)\d{1,3}\.$")  # "65. birthday", broken after the number
_BEFORE_WORDS = "£$€\"'“‘„«¿¡"  # noqa: RUF001 (quotes)
_OPEN = ("·", "|", "•", "—")  # signs that something follows


def goes_on(above: str, text: str, *, sentence: bool, wrapped: bool) -> bool:
    """Whether a line goes on with what is above it, which was broken where the page ended on the right.

    That is no `sentence` then. On a page that is `wrapped` as a whole, the line may begin with a name or a noun.
    """
    if above.endswith(_OPEN):
        return True
    whole = sentence and _ORDINAL.search(above) is None
    long = len(above) >= (40 if wrapped else 50)
    return long and not whole and (text[:1].islower() or (wrapped and _goes_on_with_name(above, text)))


def _goes_on_with_name(above: str, text: str) -> bool:
    """Whether a line can go on with a capital: if it is the short end of what is above, or that tells sentences."""
    return (text[:1].isalnum() or text[:1] in _BEFORE_WORDS) and (
        len(text) < _HALF * len(above) or _INNER.search(above) is not None
    )


def widths_of(lines: Sequence[str]) -> dict[int, int]:
    """How long the lines of each indent are at most: text browsers break what they indent sooner, and lists later."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        if "://" not in line:  # addresses are not broken
            lengths[indent_of(line)].append(len(line))
    widest = max(map(max, lengths.values()), default=0)
    return defaultdict(lambda: widest, {at: max(found) for at, found in lengths.items() if len(found) >= _SOME})


def is_wrapped(lines: Sequence[str], widths: Mapping[int, int]) -> bool:
    """Whether lines are broken at a width throughout, as pages of terminals and mails are."""
    width = max(map(len, lines), default=0)
    broken = sum(
        following.lstrip()[:1].islower() and len(line) >= _HALF * width and was_full(line, following, widths)
        for line, following in pairwise(lines)
    )
    return width <= _NARROW and broken >= _FEW


def was_full(line: str, following: str, widths: Mapping[int, int]) -> bool:
    """Whether the first word of what follows a line had no room on it."""
    return len(line.rstrip()) + len(following.split(None, 1)[0]) >= widths[indent_of(line)]


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())
