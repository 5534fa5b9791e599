"""The records of a list that are not of the form of most: those of other templates, and those of its twins."""

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from urllib.parse import urlsplit

from newspipe.listing.html.groups import Group
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.regions import ancestor
from newspipe.listing.html.survey import DATED, Survey, weigh
from newspipe.listing.html.texts import text_of
from newspipe.listing.html.tree import Tree, between
from newspipe.listing.html.when import shown

_TABLE = frozenset(("table", "tbody", "tr", "td"))
_LEADS = 3  # stories above a list at most, and what its records have at least to tell them
_WRAPPERS = 2  # around a list that hold nothing else
STRONG = 0.8  # what fewer records have is no part of the list's form


def with_siblings(page: Survey, best: Group) -> list[Candidate]:
    """The records of a list, and those of other templates that stand among them or right beside them."""
    tree = page.tree
    strong = [i for i, rate in enumerate(best.rates) if rate >= STRONG]
    records = sorted([*_typical(page, best, strong), *_continued(tree, best)], key=lambda c: c.link)
    form = tree.path[best.records[0].link]
    told = sum(says_when(page, c) for c in best.records) >= STRONG * len(best.records)
    around = _around(tree, best.top)
    for top in (best.top, around, _beyond(page, around)) if strong else ():
        if top < 0:
            break
        known = {c.url or c.label for c in records}
        above = top not in (best.top, around)  # then only the lead stories are the list's
        for path in page.paths:
            new = [c for c in _others(page, path, top, records) if not told or not c.has[DATED] or says_when(page, c)]
            if above and (len(new) > _LEADS or not all(_leads(c, best, strong) for c in new)):
                continue
            fits = [c for c in new if any(c.has[i] for i in strong)]
            # Of the very form of the list, however short.
            own = top == best.top and tree.path[path[0].link] == form and not path[0].borrowed
            alike = sum((own or c.headline >= STRONG) and _alike(c, strong, beside=top != best.top) for c in fits)
            # What repeats items of the list is a teaser of it, or what is most read.
            if alike * 2 > len(new) and known.isdisjoint(c.url or c.label for c in new):
                records = sorted([*records, *fits], key=lambda c: c.link)
                known |= {c.url or c.label for c in fits}
    return records


def _leads(c: Candidate, best: Group, strong: list[int]) -> bool:
    """Whether a record stands above a list, has all that its records have, and leads where they lead: no promotion.

    It has three features at least.
    """
    if c.link >= best.top or sum(c.has) < _LEADS or not all(c.has[i] for i in strong):
        return False
    return folder_of(c.url) in {folder_of(record.url) for record in best.records}


@lru_cache(10_000)
def _split(url: str) -> tuple[str, str]:
    """(host, path) of an address; nothing of one that is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.netloc, parts.path


def path_of(url: str) -> str:
    """The path of an address, without its query."""
    return _split(url)[1]


def folder_of(url: str) -> tuple[str, str]:
    """The host and the first folder of an address; a slash ends the address of a page as well."""
    host, path = _split(url)
    folder, _, page = path.strip("/").partition("/")
    return host, folder if page else ""


def says_when(page: Survey, c: Candidate) -> bool:
    """Whether a day stands in a record; a mere year in its link may be that of what it leads to."""
    dates, tree, end = page.marks.dates, page.tree, page.tree.end[c.link]
    if dates[c.end] - dates[c.start] > dates[end] - dates[c.link] or between(tree.times, c.link, end):
        return True
    when = shown(text_of(tree, c.link))
    return when is not None and when.day is not None


def _around(tree: Tree, at: int) -> int:
    """The element that holds one; of a table within the cell of another, what shows more than that."""
    up = tree.parent[at]
    while (
        up >= 0
        and tree.tag[up] in _TABLE
        and not between(tree.texts, up, at)
        and not between(tree.texts, tree.end[at], tree.end[up])
    ):
        up = tree.parent[up]
    return up


def _beyond(page: Survey, at: int) -> int:
    """The next element around one that holds another title as well, or the last that is near enough."""
    tree = page.tree
    own = len(page.titles.within(at, tree.end[at]))
    for _ in range(_WRAPPERS):
        if at <= 0 or len(page.titles.within(at, tree.end[at])) > own:
            break
        at = tree.parent[at]
    return at


def _typical(page: Survey, best: Group, strong: list[int]) -> list[Candidate]:
    """The records of a list without what only has their form: words of a sentence, and links that show nothing."""
    tree = page.tree
    titled = [c for c in best.records if c.headline > 0]
    apart = {c.link for c in titled if tree.heading[c.link] or page.marks.fills(tree, c.link)}
    if len(apart) >= STRONG * len(titled):
        titled = [c for c in titled if c.link in apart or c.headline == 1]
    if len(strong) < 2:
        return titled
    kinds = {kind_of(tree, c.start) for c in titled if any(c.has[i] for i in strong)}
    classed = {kind for kind in kinds if kind[1]}
    return [c for c in titled if any(c.has[i] for i in strong) or kind_of(tree, c.start) in classed]


def _continued(tree: Tree, best: Group) -> list[Candidate]:
    """The records of the elements near that of the list that are its twins, as the sections of each day are."""
    if not tree.attributes[best.top].get("class"):
        return []
    steps = _steps(tree, best.records[0].link, best.top)
    near = ancestor(tree, best.top, 2)
    twins: dict[int, list[Candidate]] = defaultdict(list)
    for c in best.form:
        top = ancestor(tree, c.link, steps)
        if top != best.top and near < c.link < tree.end[near] and kind_of(tree, top) == kind_of(tree, best.top):
            twins[top].append(c)
    known = {c.url for c in best.records}
    return [c for part in twins.values() if is_fair(tree, part) and known.isdisjoint(c.url for c in part) for c in part]


def _steps(tree: Tree, at: int, top: int) -> int:
    steps = 0
    while at > top:
        at, steps = tree.parent[at], steps + 1
    return steps


def kind_of(tree: Tree, at: int) -> tuple[str, str | None]:
    """What tells an element from its neighbours: its tag and its class."""
    return tree.tag[at], tree.attributes[at].get("class")


def is_fair(tree: Tree, records: list[Candidate]) -> bool:
    """Whether records are headlines, and in no frame."""
    return min(c.headline for c in records) >= STRONG and not any(tree.framed[c.link] for c in records)


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
    inside = [c for c in path if top < c.link < tree.end[top] and c.headline and not tree.framed[c.link]]
    if not inside:
        return []
    ends = [c.end for c in records]

    def overlaps(start: int, end: int) -> bool:
        at = bisect_right(ends, start)
        return at < len(ends) and records[at].start < end

    found = []
    for c in inside:
        if overlaps(c.link, c.link + 1):
            continue
        if c.start <= top or overlaps(c.start, c.end):
            at = c.link
            while tree.parent[at] > top and not overlaps(tree.parent[at], tree.end[tree.parent[at]]):
                at = tree.parent[at]
            c.start, c.end = at, tree.end[at]
            weigh(page, c)
        if is_alone(page, c):
            found.append(c)
    return found


def is_alone(page: Survey, c: Candidate) -> bool:
    """Whether a record holds no title but its own: a sidebar is no record."""
    return {*page.titles.within(c.start, c.end)} <= {c.url}
