"""The shapes of rows: what they look like but for their words, by which entries at the ends of a list are known."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row


class Shaped(NamedTuple):
    """Rows next to the first or the last date that are shaped as all that stands between two dates."""

    rows: int = 0
    looks: int = 0  # how many different ones follow each other: several tags on a block are one


def shaped_alike(rows: Sequence[Row], anchors: Sequence[Anchor], *, above: bool) -> Shaped:
    """The most rows above the first date, or else below the last, that repeat the shape of a gap between two."""
    spans = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    first, last, size = anchors[0].first, anchors[-1].last + 1, 2 * max(map(len, spans), default=0)
    beyond = range(max(0, first - size), first) if above else range(last, min(last + size, len(rows)))
    own, sizes = _shape(rows, beyond, above=above)
    found = Shaped()
    for span in spans:
        shape, counts = _shape(rows, span, above=above)
        looks = len(shape)
        if looks > found.looks and own[:looks] == shape:
            # What is farthest from the date can look like what stands beyond the list, as its title does.
            found = Shaped(sum(sizes[: looks - 1]) + min(sizes[looks - 1], counts[-1]), looks)
    return found


def _shape(rows: Sequence[Row], span: range, *, above: bool) -> tuple[list[tuple[bool, tuple[object, ...]]], list[int]]:
    """(each look of rows with whether a blank is between it and what is nearer to the date, how many rows have it).

    The order begins at the date: that below the rows if `above`, else that above them.
    """
    groups: list[list[int]] = []
    for at in span:
        if groups and not rows[at].gap and _look(rows[at]) == _look(rows[groups[-1][-1]]):
            groups[-1].append(at)
        else:
            groups.append([at])
    edges = [*(group[0] for group in groups), span.stop]
    apart = [at < len(rows) and rows[at].gap > 0 for at in edges]
    looks = [_look(rows[group[0]]) for group in groups]
    sizes = [len(group) for group in groups]
    if above:
        return [*zip(reversed(apart), reversed(looks), strict=False)], sizes[::-1]
    return [*zip(apart, looks, strict=False)], sizes


def _look(row: Row) -> tuple[object, ...]:
    return row.kind, row.marker, row.indent, row.sentence, wide(row.text) <= LONGEST_TAG
