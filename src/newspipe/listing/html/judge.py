"""Which of the repeated structures of a page is its list of news, and whether the page is a listing at all."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from math import log2

from newspipe.listing.html.records import HEADLINE, Candidate, Marks, candidates, heading_of, mark, weight
from newspipe.listing.html.regions import FAR, Titles, regions, widen
from newspipe.listing.html.tree import HEADINGS, Tree

#: What a record can show besides its headline; the order of `Candidate.has`.
FEATURES = ("date", "summary", "picture", "heading")
DATED = 0

_STRONG = 0.8  # what fewer records have is no part of the list's form
_LONG = 200  # letters from which on it is rather a paragraph
_WORTH = (1.5, 1.0, 0.5, 0.5)  # of the features: a date above all makes a record, dress does not
_FRAMED = 0.3  # what stands in navigation, a sidebar or a footer counts less
_BORROWED = 0.9  # a headline that is no link is believed where no link is one
_ARTICLE = 600  # letters of paragraphs that no introduction to a list has
_LEAST = 0.65  # mean quality of a list: bare headlines have 1, the labels of menus less than a half


@dataclass(slots=True)
class Survey:
    """A page with what was found out about it on the way."""

    tree: Tree
    marks: Marks
    paths: list[list[Candidate]]  # the links that lead somewhere, in groups of one form
    titles: Titles


@dataclass(slots=True)
class Group:
    """Records of one tag path below one element, and how much they look like a list of news."""

    top: int
    records: list[Candidate]
    score: float
    quality: float
    rates: tuple[float, ...]  # share of the records that show each feature


@dataclass(slots=True)
class Verdict:
    """What a page lists; `groups` are all that were weighed, the best first. `reason` says why it lists nothing."""

    records: list[Candidate]
    groups: list[Group]
    reason: str = ""


def survey(tree: Tree) -> Survey:
    """The candidates of a page, each with its region, its features and its quality."""
    marks = mark(tree)
    paths = candidates(tree, marks)
    owned = {c.link: c for group in paths for c in group if c.own and not c.borrowed}
    titles = Titles([owned[link] for link in sorted(owned)])
    page = Survey(tree, marks, paths, titles)
    for group in page.paths:
        regions(tree, group)
        widen(tree, marks, group, titles)
        for c in group:
            _weigh(page, c)
    return page


def judge(page: Survey) -> Verdict:
    """Find the list of a page, if it has one."""
    groups = [group for path in page.paths for group in _groups(page.tree, path)]
    groups.sort(key=lambda group: -group.score)
    if not groups:
        return Verdict([], [], "no two links stand in parts of the page that are alike")
    best = groups[0]
    if best.quality < _LEAST:
        return Verdict([], groups, "no repeated part of the page looks like news: a headline that is a link")
    if sum(page.tree.framed[c.link] for c in best.records) * 2 > len(best.records):
        return Verdict([], groups, "what looks like news stands in navigation, a sidebar or a footer, or is hidden")
    records = _with_siblings(page, best)
    inside = sum(page.marks.prose[c.end] - page.marks.prose[c.start] + weight(c.label) for c in records)
    outside = _prose_outside(page, records)
    if outside > max(inside, _ARTICLE):
        detail = (
            f"{outside:,} letters of paragraphs stand outside the best repeated part, {inside:,} inside: an article"
        )
        return Verdict([], groups, detail)
    return Verdict(records, groups)


def _weigh(page: Survey, c: Candidate) -> None:
    """Set what a candidate shows, and its quality."""
    tree, marks = page.tree, page.marks
    headed = bool(tree.heading[c.link]) or not HEADINGS.isdisjoint(tree.tag[c.link : tree.end[c.link]])
    if c.borrowed:
        c.label = heading_of(tree, c.start, c.end)
        c.size, headed = weight(c.label), bool(c.label)
    size = c.size
    c.headline = min(1.0, size / HEADLINE) * min(1.0, _LONG / max(size, 1))
    prose = marks.prose[c.end] - marks.prose[c.start] + c.told
    c.said = size + min(prose, 2 * _LONG)
    c.has = (
        marks.dates[c.end] > marks.dates[c.start],
        prose > 0,
        marks.images[c.end] > marks.images[c.start],
        headed,
    )
    dated, told, pictured, titled = _WORTH
    shown = 1 + dated * c.has[0] + told * c.has[1] + pictured * c.has[2] + titled * c.has[3]
    c.quality = c.headline * shown * (_FRAMED if tree.framed[c.link] else 1) * (_BORROWED if c.borrowed else 1)


def _groups(tree: Tree, path: list[Candidate]) -> list[Group]:
    """The records of a path below each element that holds some: a list may be a part of what has its form."""
    if sum(c.headline for c in path) < 1:
        return []
    within: dict[int, list[Candidate]] = defaultdict(list)
    parent = tree.parent
    for c in path:
        at = parent[c.start]
        for _ in range(FAR):
            if at < 0:
                break
            within[at].append(c)
            at = parent[at]
    spans: set[tuple[int, int]] = set()
    found = []
    for top in sorted(within, reverse=True):  # inner elements before those around them
        records = within[top]
        span = records[0].link, records[-1].link
        if len(records) > 1 and span not in spans:
            spans.add(span)
            found.append(_group(top, records))
    return found


def _group(top: int, records: list[Candidate]) -> Group:
    n = len(records)
    quality = sum(c.quality for c in records) / n * (len({(c.label, c.url) for c in records}) / n) ** 2
    said = sum(c.said for c in records)
    rates = tuple(sum(flags) / n for flags in zip(*(c.has for c in records), strict=True))
    # How much there is counts by its logarithm: twice as much is a little better, a date in each record a lot.
    return Group(top, records, quality * log2(1 + said / 40), quality, rates)


def _with_siblings(page: Survey, best: Group) -> list[Candidate]:
    """The records of a list, and those of other templates that stand among them or right beside them."""
    tree = page.tree
    strong = [i for i, rate in enumerate(best.rates) if rate >= _STRONG]
    records = [c for c in best.records if c.headline > 0 and (len(strong) < 2 or any(c.has[i] for i in strong))]
    for top in (best.top, tree.parent[best.top]) if strong else ():
        if top < 0:
            break
        known = {c.url for c in records}
        for path in page.paths:
            new = _others(page, path, top, records)
            fits = [c for c in new if any(c.has[i] for i in strong)]
            alike = sum(c.headline >= _STRONG and _alike(c, strong, beside=top != best.top) for c in fits)
            # What repeats items of the list is a teaser of it, or what is most read.
            if alike * 2 > len(new) and known.isdisjoint(c.url for c in new):
                records = sorted([*records, *fits], key=lambda c: c.link)
                known |= {c.url for c in fits}
    return records


def _alike(c: Candidate, strong: list[int], *, beside: bool) -> bool:
    """Whether a record of another template belongs to the list.

    A date makes it part of a list of dates, whatever else it lacks; without dates, or beside the list, one of three
    or more features may be missing.
    """
    missing = sum(not c.has[i] for i in strong)
    if DATED in strong and not c.has[DATED]:
        return False
    return missing <= (len(strong) > 2) or (DATED in strong and not beside)


def _others(page: Survey, path: list[Candidate], top: int, records: list[Candidate]) -> list[Candidate]:
    """The candidates of a path below `top` that are outside the records, cut so that they overlap none of them."""
    tree = page.tree
    ends = [c.end for c in records]

    def overlaps(start: int, end: int) -> bool:
        at = bisect_right(ends, start)
        return at < len(ends) and records[at].start < end

    found = []
    for c in path:
        if (
            not top < c.link < tree.end[top]
            or not c.headline
            or page.tree.framed[c.link]
            or overlaps(c.link, c.link + 1)
        ):
            continue
        if c.start <= top or overlaps(c.start, c.end):
            at = c.link
            while tree.parent[at] > top and not overlaps(tree.parent[at], tree.end[tree.parent[at]]):
                at = tree.parent[at]
            c.start, c.end = at, tree.end[at]
            _weigh(page, c)
        if _alone(page, c):
            found.append(c)
    return found


def _alone(page: Survey, c: Candidate) -> bool:
    """Whether a record holds no title but its own: a sidebar is no record."""
    return {*page.titles.within(c.start, c.end)} <= {c.url}


def _prose_outside(page: Survey, records: list[Candidate]) -> int:
    """Letters of the paragraphs that belong to no record and stand in no frame: an article has them, a listing not."""
    prose, total, at = page.marks.prose, 0, 0
    ends = len(page.tree.tag)
    for start, end in [*sorted((c.start, c.end) for c in records), (ends, ends)]:
        if start > at and prose[start] > prose[at]:
            total += sum(prose[i + 1] - prose[i] for i in range(at, start) if not page.tree.framed[i])
        at = max(at, end)
    return total
