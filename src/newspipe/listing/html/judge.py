"""Which of the repeated structures of a page is its list of news, and whether the page is a listing at all."""

from collections import Counter
from dataclasses import dataclass

from newspipe.listing.dates import date_texts
from newspipe.listing.html.cards import without_dates, without_kickers, without_lengths, without_recurring_lines
from newspipe.listing.html.counted import counted_on
from newspipe.listing.html.groups import Group, groups_of
from newspipe.listing.html.headings import names_date
from newspipe.listing.html.leads import at_home, days_of, leads_of
from newspipe.listing.html.negatives import objection
from newspipe.listing.html.portal import portal
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.siblings import is_fair, with_siblings
from newspipe.listing.html.survey import DATED, Survey
from newspipe.listing.html.texts import HEADLINE, heading_of, is_called_title, pieces, text_of, weight
from newspipe.listing.html.tree import Tree, between
from newspipe.text import clean

_CARDS = 6  # that can lead a list
_NUMBER = 6  # characters of what counts a record
_NEARLY_ALL = 0.8  # of the links of a list
_RECUR = 0.7  # different names among those in headings: more are of their own stories
_LEAST = 0.65  # mean quality of a list: bare headlines have 1, the labels of menus less than a half


@dataclass(slots=True)
class Verdict:
    """What a page lists; `groups` are all that were weighed, the best first. `reason` says why it lists nothing."""

    records: list[Candidate]
    groups: list[Group]
    reason: str = ""


def judge(page: Survey) -> Verdict:
    """Find the list of a page, if it has one."""
    groups = [group for path in page.paths for group in groups_of(page.tree, path)]
    groups.sort(key=lambda group: -group.score)
    if groups and groups[0].records[0].borrowed:
        _put_home_first(page, groups)
    if not groups:
        return Verdict([], [], "no two links stand in parts of the page that are alike")
    best = groups[0]
    if best.quality < _LEAST:
        return Verdict([], groups, "no repeated part of the page looks like news: a headline that is a link")
    if sum(page.tree.framed[c.link] for c in best.records) * 2 > len(best.records):
        return Verdict([], groups, "what looks like news stands in navigation, a sidebar or a footer, or is hidden")
    best = _longer_below(page, groups, best)
    records = with_siblings(page, best)
    records = sorted([*leads_of(page, best, {c.url for c in records}), *records], key=lambda c: c.link)
    records = sorted([*counted_on(page, records), *records], key=lambda c: c.link)
    if front := portal(page, best, records):
        best, records = front, front.records
        groups.insert(0, front)
    if reason := objection(page, best, records):
        return Verdict([], groups, reason)
    records = [c for c in records if not names_date(c.label)] or records  # the days above a list can be links as well
    links = [c.link for c in records]
    labels = without_kickers([_headline(page, c) for c in records], _inner_headings(page.tree, records))
    labels = _as_titled(page.tree, links, labels)
    labels = without_recurring_lines(page.tree, links, without_lengths(page.tree, links, labels))
    for c, label in zip(records, without_dates(labels), strict=True):
        c.label = label
    return Verdict(records, groups)


def _longer_below(page: Survey, groups: list[Group], best: Group) -> Group:
    """The list below a few cards that lead it: twice as long, its dates fall, and none is newer than theirs."""
    if len(best.records) > _CARDS or best.rates[DATED] < _NEARLY_ALL:
        return best
    known, last = {c.url for c in best.records}, best.records[-1].end
    leads = days_of(page, best.records)
    for group in groups[1:]:
        records = group.records
        longer = len(records) >= 2 * len(best.records) and group.rates[DATED] >= _NEARLY_ALL
        if not longer or records[0].link < last or group.quality < _LEAST or not is_fair(page.tree, records):
            continue
        days = days_of(page, records) if known.isdisjoint(c.url for c in records) else []
        falls = bool(days and leads) and days == sorted(days, reverse=True) and days[0] <= max(leads)
        if not falls or len(at_home(records, best.records)) < len(records):
            continue
        if known <= {c.url for c in leads_of(page, group, {c.url for c in records})}:  # none of them may be lost
            groups.remove(group)
            groups.insert(0, group)
            return group
    return best


def _as_titled(tree: Tree, links: list[int], labels: list[str]) -> list[str]:
    """The labels as the `title` of nearly all links has them, if these show a date besides, and it is one each."""
    told = [clean(tree.attributes[at].get("title") or "") for at in links]
    parts = [
        title if title and _is_beside_date(title, label) else "" for title, label in zip(told, labels, strict=True)
    ]
    named = sum(map(bool, parts)) >= _NEARLY_ALL * len(labels) and len({*parts}) == len(parts)
    return [part or label for part, label in zip(parts, labels, strict=True)] if named else labels


def _is_beside_date(title: str, label: str) -> bool:
    """Whether a label is a title, behind a number at most, and a date at the end behind little more."""
    before, _, behind = label.partition(title)
    dates = date_texts(behind)
    return len(before) <= _NUMBER and bool(dates) and behind.endswith(dates[-1]) and len(title) > len(behind) / 2


def _inner_headings(tree: Tree, records: list[Candidate]) -> list[str]:
    """What the headings inside the links of records say, or what is named a title in them; nothing unless all have one.

    Without the first of several, where that recurs: a kind.
    """
    found = []
    for c in records:
        headings = [text_of(tree, at) for at in between(tree.headings, c.link, tree.end[c.link])]
        if not (
            texts := headings or _titles(tree, c.link) or ([c.label] if c.borrowed or tree.heading[c.link] else [])
        ):
            return [""] * len(records)
        found.append(texts)
    kinds = [texts[0] for texts in found if len(texts) > 1]
    named = len(kinds) == len(found) and len({*kinds}) <= _RECUR * len(kinds)
    return [" ".join(texts[1:] if named else texts) for texts in found]


def _titles(tree: Tree, link: int) -> list[str]:
    """The lines of a link whose elements bear the name of a title, if others do not."""
    lines = pieces(tree, link, tree.end[link])
    found = [text for at, text in lines if is_called_title(tree, at, link)]
    return found if len(found) < len(lines) else []


def _put_home_first(page: Survey, groups: list[Group]) -> None:
    """Of links that stand for the same headings, prefer those to the site that most links of the page lead to."""
    home = Counter(_site(c.url) for path in page.paths for c in path).most_common(1)[0][0]
    same = sum(group.score == groups[0].score for group in groups)
    groups[:same] = sorted(groups[:same], key=lambda group: -sum(_site(c.url) == home for c in group.records))


def _site(url: str) -> str:
    """The name of the site in an address; nothing in a relative one."""
    return url.split("/", 3)[2] if url.count("/") > 1 and "//" in url[:8] else ""


def _headline(page: Survey, c: Candidate) -> str:
    """The text of a link; where that repeats the heading beside it ("Read more about ..."), the heading."""
    tree = page.tree
    if c.borrowed or tree.heading[c.link]:
        return c.label
    heading = heading_of(tree, c.start, c.link) or heading_of(tree, tree.end[c.link], c.end)
    return heading if heading in c.label and weight(heading) >= HEADLINE / 2 else c.label
