"""The stories that lead a list: cards above it, set otherwise than its records are."""

import re
from datetime import date, timedelta

from newspipe.listing.dates import PLAIN
from newspipe.listing.html.fields import read_fields
from newspipe.listing.html.groups import Group
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.siblings import STRONG, folder_of, is_alone, is_fair, kind_of, path_of, says_when
from newspipe.listing.html.survey import DATED, Survey, weigh
from newspipe.listing.html.tree import between

_DIGIT = re.compile(r"\d")
_AHEAD = timedelta(days=14)  # from the first of a list to the latest story that leads it
_CARD_LINKS = 5  # of a story, its kind and its author
_FOLDERS = 4  # records in a folder, where most are in one of few
_GRID = 6  # stories above a list that are set otherwise


def leads_of(page: Survey, best: Group, known: set[str]) -> list[Candidate]:
    """The stories above a list: cards with a picture each, or with headings of the kind that those of its records are.

    They lead where the records lead, reach up to these, and no heading sets them apart from the page. What shows
    no date has an address of the form that those of the records have: other cards lead to topics, authors and shops.
    """
    tree = page.tree
    found = {
        c.link: c
        for path in page.paths
        for c in path
        if c.link < best.top and not c.borrowed and c.own and c.headline >= STRONG and not tree.framed[c.link]
    }
    if best.rates[DATED] < STRONG or not 0 < len({c.url for c in found.values()}) <= 2 * _GRID:
        return []
    kinds = {kind_of(tree, tree.heading[c.link]) for c in best.records if tree.heading[c.link]}
    stories: dict[str, Candidate] = {}
    for c in found.values():
        cut(page, c)
        if is_alone(page, c) and (is_card(page, c) or kind_of(tree, tree.heading[c.link]) in kinds):
            stories.setdefault(c.url, c)
    dated = {c.url for c in stories.values() if c.has[DATED] and says_when(page, c)}
    if not dated:
        return []
    forms = {form for c in best.records if any(form := _form(c.url))}  # slugs alone prove nothing
    leads = [c for c in stories.values() if c.url in dated or _form(c.url) in forms]
    leads = sorted(at_home(leads, best.records), key=lambda c: c.link)
    if not 0 < len(leads) <= _GRID or not known.isdisjoint(stories):
        return []
    top = tree.heading[leads[0].link] or leads[0].link
    heads = [at for at in tree.headings if at < top and not tree.framed[at]]
    if heads and tree.tag[heads[-1]] != "h1":
        return []  # they are under a heading of their own, as what is to come
    days = days_of(page, [c for c in leads if c.url in dated])
    return leads if is_fair(tree, leads) and _begin(days, days_of(page, best.records)) else []


def at_home(found: list[Candidate], records: list[Candidate]) -> list[Candidate]:
    """Those of some links that lead into the folders of records; if these are many, as sections are, of their form."""
    folders, forms = {folder_of(c.url) for c in records}, {_form(c.url) for c in records}
    several = len(folders) * _FOLDERS > len(records)
    return [c for c in found if folder_of(c.url) in folders or (several and _form(c.url) in forms)]


def _form(url: str) -> tuple[bool, ...]:
    """Which folders of an address have numbers in them: that of a topic or an author is of another form."""
    return tuple(_DIGIT.search(folder) is not None for folder in path_of(url).strip("/").split("/"))


def cut(page: Survey, c: Candidate) -> None:
    """Give a record the highest element that holds no title but its own."""
    tree, at = page.tree, c.link
    while (up := tree.parent[at]) > 0 and all(url == c.url for url in page.titles.within(up, tree.end[up])):
        at = up
    c.start, c.end = at, tree.end[at]
    weigh(page, c)


def is_card(page: Survey, c: Candidate) -> bool:
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


def _begin(days: list[date], listed: list[date]) -> bool:
    """Whether some days reach up to those of a list and not far beyond, and do not rise: what is to come does."""
    if not days or not listed:
        return False
    rise = len({*days}) > 1 and days == sorted(days)
    ahead = max(days) - max(listed[0], listed[-1])
    usual = (max(listed) - min(listed)) / len(listed)
    return timedelta(0) <= ahead <= max(_AHEAD, 3 * usual) and not rise
