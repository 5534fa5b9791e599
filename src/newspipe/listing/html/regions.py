"""Which part of a page belongs to each of its links: an element of its own, or elements beside it."""

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from newspipe.listing.dates import is_date
from newspipe.listing.html.headings import names_date
from newspipe.listing.html.records import Candidate, Marks
from newspipe.listing.html.texts import text_of
from newspipe.listing.html.tree import HEADINGS, Tree, between

#: What an element looks like: its tag, and whether it shows a date, a picture or a paragraph.
Form = tuple[str, bool, bool, bool]

#: Levels from a link to the element that holds the whole list, at most.
FAR = 60


class Titles:
    """The links of a page that stand for themselves, as titles do: in a heading, or alone on their line."""

    def __init__(self, found: list[Candidate]) -> None:
        self._urls = [c.url for c in found]
        self._places = [c.link for c in found]
        self.last = self._places[-1] if found else 0  # where the last of the page stands

    def within(self, start: int, end: int) -> list[str]:
        """The addresses of those in a part of the page."""
        return self._urls[bisect_left(self._places, start) : bisect_left(self._places, end)]


def regions(tree: Tree, group: list[Candidate]) -> None:
    """Give each candidate the highest element that holds no other of its group."""
    parent, end = tree.parent, tree.end
    last = len(group) - 1
    tops = []
    for i, c in enumerate(group):
        before = group[i - 1].link if i else -1
        after = group[i + 1].link if i < last else len(end)
        top, steps = c.link, 0
        while steps < FAR and (up := parent[top]) > before and up > 0 and end[up] <= after:
            top, steps = up, steps + 1
        tops.append((top, steps))
    if len({steps for _, steps in tops}) > 1:
        tops = _below_shared(tree, group, tops)
    # A record that is alone under its heading has no neighbour: it is as high as the others are.
    usual = sorted(steps for _, steps in tops)[len(tops) // 2 if last > 1 else 0]
    for c, (top, steps) in zip(group, tops, strict=True):
        c.start = top if steps <= usual else ancestor(tree, c.link, usual)
        c.end = end[c.start]


def _below_shared(tree: Tree, group: list[Candidate], tops: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The elements of records, each below a heading that names a day, if that looks like others above several."""
    holders = set()
    for one, other in pairwise(group):
        at = tree.parent[other.link]
        while at > one.link:
            at = tree.parent[at]
        holders.add((tree.path[at], tree.attributes[at].get("class")))
    found = []
    for c, (top, steps) in zip(group, tops, strict=True):
        at, highest, taken = c.link, c.link, 0
        for step in range(1, steps + 1):
            at = tree.parent[at]
            if (tree.path[at], tree.attributes[at].get("class")) in holders:
                break
            highest, taken = at, step
        dated = any(names_date(text_of(tree, heading)) for heading in between(tree.headings, top, highest))
        found.append((highest, taken) if dated else (top, steps))
    return found


def ancestor(tree: Tree, at: int, steps: int) -> int:
    """The element so many levels up; the page itself, at most."""
    for _ in range(steps):
        at = max(tree.parent[at], 0)
    return at


def widen(tree: Tree, marks: Marks, group: list[Candidate], titles: Titles) -> None:
    """Add to records without an element of their own the siblings that are theirs: a date above, a summary below.

    An element with a title of its own is a record itself, and no part of another.
    """
    held: dict[int, list[Candidate]] = defaultdict(list)
    for c in group:
        held[tree.parent[c.start]].append(c)
    mine = {c.url for c in group}
    split = (0, 0)
    for top, records in sorted(held.items(), key=lambda found: -len(found[1])):
        if len(records) == 1 and split == (0, 0):
            continue
        gaps = _gaps(tree, top, records)
        inner = gaps[1:-1]
        foreign = {at for gap in gaps for at in gap if _holds(tree, at, titles, mine)}
        foreign |= _days_of_many(tree, marks, gaps)
        if inner:
            if sum(any(_says(tree, marks, at) for at in gap) for gap in inner) * 2 < len(inner):
                continue
            if sum(not foreign.isdisjoint(gap) for gap in inner) * 2 >= len(inner):
                continue
            split = _split(tree, marks, gaps)
        _extend(tree, marks, records, gaps, foreign, split)  # of the largest list, for a record that stands alone


def _days_of_many(tree: Tree, marks: Marks, gaps: list[list[int]]) -> set[int]:
    """The elements that are nothing but a date, where fewer than every second record has one: they head several."""
    dated = [[at for at in gap if _shows_date_alone(tree, marks, at)] for gap in gaps]
    if sum(map(bool, dated)) * 2 >= len(gaps) - 1:
        return set()
    return {at for found in dated for at in found if names_date(text_of(tree, at))}


def _shows_date_alone(tree: Tree, marks: Marks, at: int) -> bool:
    end = tree.end[at]
    return marks.dates[end] > marks.dates[at] and marks.prose[end] == marks.prose[at]


def _extend(
    tree: Tree, marks: Marks, records: list[Candidate], gaps: list[list[int]], foreign: set[int], split: tuple[int, int]
) -> None:
    """Give each record the elements above and below it that are its own, as far as none of them is `foreign`."""
    before, after = split
    inner = [_forms(tree, marks, gap)[::-1] for gap in gaps[1:-1]]
    usual = _usual(inner)
    whole = [form for form in inner if len(form) >= usual]

    def above(i: int) -> int:
        """How many elements of the gap before a record are its own; of one that lacks some, those that look so."""
        ahead = _below(tree, gaps[i], before, records[i])
        if records[i].borrowed or (i > 0 and len(gaps[i]) >= usual):
            return ahead
        return _matching(_forms(tree, marks, gaps[i])[::-1], whole or inner, ahead)

    for i, c in enumerate(records):
        lead, trail = gaps[i], gaps[i + 1]
        behind = after if i + 1 == len(records) else len(trail) - above(i + 1)
        for at in lead[::-1][: above(i)]:
            if at in foreign:
                break
            c.start = at
        for at in trail[:behind]:
            if at in foreign:
                break
            c.end = tree.end[at]


def _tags(tree: Tree, gap: list[int]) -> list[str]:
    return [tree.tag[at] for at in gap]


def _forms(tree: Tree, marks: Marks, gap: list[int]) -> list[Form]:
    """What elements look like: their tag, and whether they show a date, a picture or a paragraph."""
    found = []
    for at in gap:
        end = tree.end[at]
        shown = (marks.dates[end] > marks.dates[at], marks.images[end] > marks.images[at])
        found.append((tree.tag[at], *shown, marks.prose[end] > marks.prose[at]))
    return found


def _usual(forms: list[list[Form]]) -> int:
    """How many elements usually stand between two records."""
    return sorted(map(len, forms))[len(forms) // 2] if forms else 0


def _below(tree: Tree, gap: list[int], before: int, c: Candidate) -> int:
    """How many elements of a gap belong to the record below it: those after a rule, else as many as is usual.

    Of a record that is headed by no link, those from its heading on, which is the highest if there are several.
    """
    tags = _tags(tree, gap)[::-1]
    if "hr" in tags:
        return tags.index("hr")
    headings = [
        (tree.tag[at], n)
        for n, at in enumerate(reversed(gap), 1)
        if c.borrowed and tree.tag[at] in HEADINGS and not is_date(text_of(tree, at))
    ]
    return min(headings)[1] if headings else min(before, len(gap))


def _split(tree: Tree, marks: Marks, gaps: list[list[int]]) -> tuple[int, int]:
    """How many elements between two records belong to the one below, and how many after the last one to it."""
    forms = [_forms(tree, marks, gap) for gap in gaps]
    inner = forms[1:-1]
    usual = _usual(inner)
    after = _matching(forms[-1], inner, usual)
    ruled = [tags for gap in gaps[1:-1] if "hr" in (tags := _tags(tree, gap))]
    if len(ruled) * 2 > len(inner):
        return ruled[0][::-1].index("hr"), min(after, ruled[0].index("hr"))
    before = _matching(forms[0][::-1], [form[::-1] for form in inner], max(0, usual - after))
    return before, after


def _matching(form: list[Form], others: list[list[Form]], most: int) -> int:
    """How many of the first elements of a gap look like those at the same place in one of the others."""
    for n in range(most):
        if n >= len(form) or all(len(other) <= n or other[n] != form[n] for other in others):
            return n
    return most


def _gaps(tree: Tree, top: int, records: list[Candidate]) -> list[list[int]]:
    """The children of an element that stand before, between and after its records."""
    gaps: list[list[int]] = [[]]
    starts = {c.start for c in records}
    at = top + 1
    while at < tree.end[top]:
        if at in starts:
            gaps.append([])
        elif tree.tag[at] != "br" and (tree.tag[at] or not tree.text[at].isspace()):
            gaps[-1].append(at)
        at = tree.end[at]
    return gaps


def _says(tree: Tree, marks: Marks, at: int) -> bool:
    end = tree.end[at]
    return marks.images[end] > marks.images[at] or any(
        not tree.tag[i] and not tree.text[i].isspace() for i in range(at, end)
    )


def _holds(tree: Tree, at: int, titles: Titles, mine: set[str]) -> bool:
    return any(url not in mine for url in titles.within(at, tree.end[at]))
