"""Which repeated parts of a page were weighed, which became its list, and why the others did not, in plain words."""

from collections.abc import Mapping
from typing import NamedTuple

from newspipe.listing.html.groups import Group
from newspipe.listing.html.judge import Verdict
from newspipe.listing.html.limits import Unreadable
from newspipe.listing.html.lists import chosen
from newspipe.listing.html.plain import read_plain
from newspipe.listing.html.portal import PAGE
from newspipe.listing.html.survey import FEATURES, Survey
from newspipe.listing.html.texts import HEADLINE
from newspipe.listing.html.tree import Tree, grow
from newspipe.listing.page import Page

_SHOWN = 12  # parts: the others are less likely still
_FEW = 0.8
_LIST = "the records of the list"
_PLAIN = "the records of the list: no link shows one, and these have dates"
_TEXT = "its dates show entries that lead nowhere, twice as many as links do"
_FEWER = "read as a text, the page shows twice as many entries"
_FRONT = "the titles of a front page: most of them stand outside of its best list, which follows"


class Choice(NamedTuple):
    """A repeated part of a page, as it was judged."""

    chosen: bool
    where: str  # the element that holds the records, and the way to their links
    records: int
    first: str  # the headline of the first of them
    score: float
    shows: dict[str, float]  # share of the records with a date, a summary, a picture, a heading
    why: str


def choices(data: bytes, selectors: Mapping[str, str] | None = None) -> list[Choice]:
    """The parts of a page in UTF-8 that were weighed, the best first; none if it cannot be read."""
    try:
        page, verdict = chosen(grow(data, selectors))
    except Unreadable:
        return []
    if selectors:
        return [_picked(page.tree, verdict)] if verdict.records else []
    plain = read_plain(page, verdict, None, None)
    found = [_read_as_text(plain)] if plain else []
    if plain:
        verdict = Verdict([], verdict.groups, verdict.reason or _FEWER)
    for group in verdict.groups:
        choice = _choice(page, verdict, group, first=group is verdict.groups[0])
        if (choice.where, choice.records, choice.first) not in {(c.where, c.records, c.first) for c in found}:
            found.append(choice)
        if len(found) == _SHOWN:
            break
    return found


def _choice(page: Survey, verdict: Verdict, group: Group, *, first: bool) -> Choice:
    taken = first and bool(verdict.records)
    front = group.top == PAGE
    listed = _FRONT if front else _LIST if group.records[0].url else _PLAIN
    return Choice(
        taken,
        f"{_name(page.tree, PAGE)}: every heading that is a link" if front else _where(page.tree, group),
        len(group.records),
        group.records[0].label,
        round(group.score, 2),
        {name: round(rate, 2) for name, rate in zip(FEATURES, group.rates, strict=True)},
        listed if taken else _why_not(page, verdict, group, first=first),
    )


def _read_as_text(plain: Page) -> Choice:
    first = plain.sightings[0].entry.content.headline
    return Choice(True, "the lines that the page shows, read as a text", len(plain.sightings), first, 0.0, {}, _TEXT)


def _picked(tree: Tree, verdict: Verdict) -> Choice:
    first = verdict.records[0]
    where = f"{_name(tree, first.start)}, by the selectors in source.toml"
    return Choice(True, where, len(verdict.records), first.label, 0.0, {}, "the source names them")


def _why_not(page: Survey, verdict: Verdict, group: Group, *, first: bool) -> str:
    """Why the records of a group are not the list, the plainest reason there is."""
    if first:
        return verdict.reason
    spans, links = {(c.start, c.end) for c in verdict.records}, {c.link for c in verdict.records}
    best = verdict.groups[0]
    missing = [
        name for name, rate, wanted in zip(FEATURES, group.rates, best.rates, strict=True) if rate < _FEW <= wanted
    ]
    size = len(group.records)
    reasons = (
        (
            2 * sum((c.start, c.end) in spans for c in group.records) > size,
            "the same records, by another of their links",
        ),
        (2 * sum(c.link in links for c in group.records) > size, "a part of the list, or it with something beside it"),
        (
            2 * sum(page.tree.framed[c.link] for c in group.records) > size,
            "stands in navigation, a sidebar, a header or a footer, or is hidden",
        ),
        (
            sum(c.headline for c in group.records) < _FEW * size,
            f"its links are shorter than headlines are ({HEADLINE} letters)",
        ),
        (bool(missing), f"fewer of its records than of the best part's have a {' or a '.join(missing)}"),
    )
    return next((reason for holds, reason in reasons if holds), "there is less in it than in the best part")


def _where(tree: Tree, group: Group) -> str:
    """The element that holds a group, and the way from it to the first link."""
    way = []
    at = group.records[0].link
    while at > group.top:
        way.append(tree.tag[at])
        at = tree.parent[at]
    return f"{_name(tree, group.top)}: {' > '.join(reversed(way))}"


def _name(tree: Tree, at: int) -> str:
    """An element as a selector would name it."""
    attributes = tree.attributes[at]
    classes = "".join(f".{name}" for name in (attributes.get("class") or "").split()[:2])
    return tree.tag[at] + (f"#{attributes['id']}" if attributes.get("id") else "") + classes
