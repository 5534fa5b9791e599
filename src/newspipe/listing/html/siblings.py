"""The records of a list that are not of the form of most: those of other templates, and those of its twins."""

from bisect import bisect_right
from collections import defaultdict
from datetime import date
from urllib.parse import urlsplit

from newspipe.listing.dates import PLAIN
from newspipe.listing.html.fields import read_fields
from newspipe.listing.html.groups import Group
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.regions import ancestor
from newspipe.listing.html.survey import DATED, Survey, weigh
from newspipe.listing.html.texts import text_of
from newspipe.listing.html.tree import Tree, between
from newspipe.listing.html.when import shown

_TABLE = frozenset(("table", "tbody", "tr", "td"))
_LEADS = 3  # stories above a list at most, and what its records have at least to tell them
_CARD_LINKS = 5  # of a story, its kind and its author
_FOLDERS = 4  # records in a folder, where most are in one of few
_GRID = 6  # stories above a list that are set otherwise
_WRAPPERS = 2  # around a list that hold nothing else
_STRONG = 0.8  # what fewer records have is no part of the list's form


def with_siblings(page: Survey, best: Group) -> list[Candidate]:
    """The records of a list, and those of other templates that stand among them or right beside them."""
    tree = page.tree
    strong = [i for i, rate in enumerate(best.rates) if rate >= _STRONG]
    records = sorted([*_typical(page, best, strong), *_continued(tree, best)], key=lambda c: c.link)
    form = tree.path[best.records[0].link]
    told = sum(_says_when(page, c) for c in best.records) >= _STRONG * len(best.records)
    around = _around(tree, best.top)
    for top in (best.top, around, _beyond(page, around)) if strong else ():
        if top < 0:
            break
        known = {c.url or c.label for c in records}
        above = top not in (best.top, around)  # then only the lead stories are the list's
        for path in page.paths:
            new = [c for c in _others(page, path, top, records) if not told or not c.has[DATED] or _says_when(page, c)]
            if above and (len(new) > _LEADS or not all(_leads(c, best, strong) for c in new)):
                continue
            fits = [c for c in new if any(c.has[i] for i in strong)]
            # Of the very form of the list, however short.
            own = top == best.top and tree.path[path[0].link] == form and not path[0].borrowed
            alike = sum((own or c.headline >= _STRONG) and _alike(c, strong, beside=top != best.top) for c in fits)
            # What repeats items of the list is a teaser of it, or what is most read.
            if alike * 2 > len(new) and known.isdisjoint(c.url or c.label for c in new):
                records = sorted([*records, *fits], key=lambda c: c.link)
                known |= {c.url or c.label for c in fits}
    return sorted([*_above(page, best, strong, {c.url for c in records}), *records], key=lambda c: c.link)


def _above(page: Survey, best: Group, strong: list[int], known: set[str]) -> list[Candidate]:
    """The stories above a list: cards with a picture each, or with headings of the kind that those of its records are.

    Most lead where the records lead, none is older than these, and no heading sets them apart from the page. What shows
    no date has an address of the form that those of the records have: other cards lead to topics, authors and shops.
    """
    tree = page.tree
    kinds = {kind_of(tree, tree.heading[c.link]) for c in best.records if tree.heading[c.link]}
    found = {
        c.link: c
        for path in page.paths
        for c in path
        if c.link < best.top and not c.borrowed and c.own and c.headline >= _STRONG and not tree.framed[c.link]
    }
    if DATED not in strong or not 0 < len({c.url for c in found.values()}) <= 2 * _GRID:
        return []
    stories: dict[str, Candidate] = {}
    for c in found.values():
        _cut(page, c)
        if _alone(page, c) and (_is_card(page, c) or kind_of(tree, tree.heading[c.link]) in kinds):
            stories.setdefault(c.url, c)
    forms = {_form(c.url) for c in best.records}
    dated = {c.url for c in stories.values() if c.has[DATED] and _says_when(page, c)}
    leads = sorted((c for c in stories.values() if c.url in dated or _form(c.url) in forms), key=lambda c: c.link)
    if not dated or len(leads) > _GRID or not known.isdisjoint(stories):
        return []
    top = tree.heading[leads[0].link] or leads[0].link
    heads = [at for at in tree.headings if at < top and not tree.framed[at]]
    if heads and tree.tag[heads[-1]] != "h1":
        return []  # they are under a heading of their own, as what is to come
    folders = {_folder(c.url) for c in best.records}
    several = len(folders) * _FOLDERS > len(best.records)  # as many as there are sections: the form tells more
    at_home = sum(_folder(c.url) in folders or (several and _form(c.url) in forms) for c in leads)
    fit = at_home * 2 > len(leads) and is_fair(tree, leads)
    days = days_of(page, [c for c in leads if c.url in dated])
    return leads if fit and _begin(days, days_of(page, best.records[:1])) else []


def _cut(page: Survey, c: Candidate) -> None:
    """Give a record the highest element that holds no title but its own."""
    tree, at = page.tree, c.link
    while (up := tree.parent[at]) > 0 and all(url == c.url for url in page.titles.within(up, tree.end[up])):
        at = up
    c.start, c.end = at, tree.end[at]
    weigh(page, c)


def _is_card(page: Survey, c: Candidate) -> bool:
    """Whether the nearest element around a link that holds a picture holds few links besides."""
    tree, at = page.tree, c.link
    while page.marks.images[tree.end[at]] == page.marks.images[at]:
        if at <= c.start:
            return False
        at = tree.parent[at]
    return len(between(tree.links, at, tree.end[at])) <= _CARD_LINKS


def days_of(page: Survey, records: list[Candidate]) -> list[date]:
    """The days that records show, without those that show none."""
    read = (read_fields(page.tree, c, None, None, PLAIN).when for c in records)
    return [when.day for when in read if when and when.day]


def _begin(days: list[date], first: list[date]) -> bool:
    """Whether some days reach up to the first of a list, and do not rise: what is read most does, or is to come."""
    rise = len({*days}) > 1 and days == sorted(days)
    return bool(days) and max(days) >= max(first, default=date.min) and not rise


def _leads(c: Candidate, best: Group, strong: list[int]) -> bool:
    """Whether a record stands above a list, has all that its records have, and leads where they lead: no promotion.

    It has three features at least.
    """
    if c.link >= best.top or sum(c.has) < _LEADS or not all(c.has[i] for i in strong):
        return False
    return _folder(c.url) in {_folder(record.url) for record in best.records}


def _folder(url: str) -> tuple[str, str]:
    """The host and the first folder of an address; a slash ends the address of a page as well."""
    parts = urlsplit(url)
    folder, _, page = parts.path.strip("/").partition("/")
    return parts.netloc, folder if page else ""


def _form(url: str) -> tuple[bool, ...]:
    """Which folders of an address have numbers in them: that of a topic or an author is of another form."""
    return tuple(any(map(str.isdigit, folder)) for folder in urlsplit(url).path.strip("/").split("/"))


def _says_when(page: Survey, c: Candidate) -> bool:
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
    if len(apart) >= _STRONG * len(titled):
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
    return min(c.headline for c in records) >= _STRONG and not any(tree.framed[c.link] for c in records)


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
        if _alone(page, c):
            found.append(c)
    return found


def _alone(page: Survey, c: Candidate) -> bool:
    """Whether a record holds no title but its own: a sidebar is no record."""
    return {*page.titles.within(c.start, c.end)} <= {c.url}
