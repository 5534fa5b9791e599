"""Records of one form below one element, and how much they look like a list of news."""

from collections import defaultdict
from dataclasses import dataclass
from math import log2

from newspipe.listing.html.records import Candidate
from newspipe.listing.html.regions import FAR
from newspipe.listing.html.tree import Tree

_DISTINCT = 0.8
_PAIR = 0.7  # two that are alike can be so by chance


@dataclass(slots=True)
class Group:
    """Records of one tag path below one element, and how much they look like a list of news."""

    top: int
    records: list[Candidate]
    score: float
    quality: float
    rates: tuple[float, ...]  # share of the records that show each feature
    form: list[Candidate]  # all candidates of their tag path


def groups_of(tree: Tree, path: list[Candidate]) -> list[Group]:
    """The records of a path below each element that holds some: a list may be a part of what has its form."""
    if sum(c.headline for c in path) < 1:
        return []
    within: dict[int, list[Candidate]] = defaultdict(list)
    parent, end = tree.parent, tree.end
    whole = max(parent[path[0].start], 0)  # the lowest element that holds all of them
    while end[whole] <= path[-1].link:
        whole = parent[whole]
    for c in path:
        at, far = parent[c.start], FAR
        while at >= whole and far:
            within[at].append(c)
            at, far = parent[at], far - 1
    spans: set[tuple[int, int]] = set()
    found = []
    for top in sorted(within, reverse=True):  # inner elements before those around them
        records = within[top]
        span = records[0].link, records[-1].link
        if len(records) > 1 and span not in spans:
            spans.add(span)
            found.append(group_of(top, records, path))
    return found


def group_of(top: int, records: list[Candidate], form: list[Candidate]) -> Group:
    """Weigh records below `top` that are among those of one `form`."""
    n = len(records)
    # Links that borrow the headings beside them must lead to each of them: one to the author does not.
    distinct = len({(c.url if c.borrowed else (c.label, c.url)) for c in records}) / n
    # One that a list has twice says little against it; links that say and do the same are no headlines.
    quality = sum(c.quality for c in records) / n * (distinct if distinct > _DISTINCT else distinct**2)
    said = sum(c.said for c in records)
    rates = tuple(sum(flags) / n for flags in zip(*(c.has for c in records), strict=True))
    # How much there is counts by its logarithm: twice as much is a little better, a date in each record a lot.
    return Group(top, records, (_PAIR if n == 2 else 1) * quality * log2(1 + said / 40), quality, rates, form)
