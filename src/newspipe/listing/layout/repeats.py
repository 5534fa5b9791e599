"""What a page repeats beside its entries: the words of buttons, and those that stand for a picture."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newspipe.listing.layout.anchors import Anchor
from newspipe.listing.layout.rows import Row

_LONGEST_LABEL = 40  # characters
_LONGEST_HEADLINE = 160  # characters
_SHORTEST_ECHO = 4  # characters
_FEW = 3  # gaps between dates from which on something can be the rule
_MOST = 0.6


def without_repeats(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Row]:
    """The rows, those of buttons and pictures marked as details: they are no part of an entry."""
    details = {*_echoes(rows), *_labels(rows, anchors)}
    return [row._replace(kind="detail") if at in details else row for at, row in enumerate(rows)]


def _echoes(rows: Sequence[Row]) -> Iterator[int]:
    """Rows that the next but one at most says again: the first stands for a picture, unless it bears the mark."""
    for at, row in enumerate(rows):
        for next_ in (at + 1, at + 2):
            if next_ < len(rows) and rows[next_].text == row.text and _is_said_again(rows[at : next_ + 1]):
                yield next_ if row.marker else at


def _is_said_again(rows: Sequence[Row]) -> bool:
    texts = all(row.kind == "text" for row in rows)
    between = all(len(row.text) <= _LONGEST_LABEL for row in rows[1:-1])
    marked = any(row.marker for row in rows[1:])
    return texts and between and not marked and len(rows[0].text) >= _SHORTEST_ECHO


def _labels(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Iterator[int]:
    """Rows that stand between most dates, where a row that may be a headline stands as well."""
    gaps = [
        [at for at in range(before.last + 1, after.first) if rows[at].kind == "text"]
        for before, after in pairwise(anchors)
    ]
    if len(gaps) < _FEW:
        return
    shown = Counter(row.text for row in rows)
    short = [{rows[at].text for at in gap if len(rows[at].text) <= _LONGEST_LABEL} for gap in gaps]
    headed = [any(_may_be_headline(rows[at]) and shown[rows[at].text] == 1 for at in gap) for gap in gaps]
    often = Counter(text for texts in short for text in texts)
    beside = Counter(text for texts, head in zip(short, headed, strict=True) if head for text in texts)
    labels = {text for text in often if often[text] >= _MOST * len(gaps) and beside[text] >= _MOST * often[text]}
    yield from (at for at, row in enumerate(rows) if row.text in labels and row.kind == "text")


def _may_be_headline(row: Row) -> bool:
    return not row.sentence and len(row.text) <= _LONGEST_HEADLINE
