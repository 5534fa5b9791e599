"""Which of the repeated structures of a page is its list of news, and whether the page is a listing at all."""

import re
from dataclasses import dataclass

from newspipe.listing.html.cards import without_dates
from newspipe.listing.html.groups import Group, groups_of
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.siblings import with_siblings
from newspipe.listing.html.survey import DATED, Survey
from newspipe.listing.html.texts import pieces, weight
from newspipe.listing.html.tree import Tree

_SHORT = 40  # letters of a line with a price
_SUM = r"\d[\d\s.,]*"
_MONEY = r"(?:[$€£¥₹₽₴₩₺]|zł|Kč|kr\b|руб|грн|\b(?:USD|EUR|GBP|PLN|CHF|CZK|SEK|NOK|DKK)\b)"  # noqa: RUF001 (names of money)
_PRICE = re.compile(rf"{_SUM}\s?{_MONEY}|{_MONEY}\s?{_SUM}")
_ARTICLE = 600  # letters of paragraphs that no introduction to a list has
_MOST = 0.8
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
    if not groups:
        return Verdict([], [], "no two links stand in parts of the page that are alike")
    best = groups[0]
    if best.quality < _LEAST:
        return Verdict([], groups, "no repeated part of the page looks like news: a headline that is a link")
    if sum(page.tree.framed[c.link] for c in best.records) * 2 > len(best.records):
        return Verdict([], groups, "what looks like news stands in navigation, a sidebar or a footer, or is hidden")
    records = with_siblings(page, best)
    if best.rates[DATED] < _MOST and sum(_is_priced(page.tree, c) for c in records) >= _MOST * len(records):
        return Verdict([], groups, "its records show prices and no dates: goods for sale")
    inside = sum(page.marks.prose[c.end] - page.marks.prose[c.start] + weight(c.label) for c in records)
    outside = _prose_outside(page, records)
    if outside > max(inside, _ARTICLE):
        detail = (
            f"{outside:,} letters of paragraphs stand outside the best repeated part, {inside:,} inside: an article"
        )
        return Verdict([], groups, detail)
    for c, label in zip(records, without_dates([c.label for c in records]), strict=True):
        c.label = label
    return Verdict(records, groups)


def _is_priced(tree: Tree, c: Candidate) -> bool:
    """Whether a line of a record, other than its headline, is a price."""
    lines = pieces(tree, c.start, c.end)
    return any(len(text) <= _SHORT and _PRICE.search(text) and not tree.link[at] for at, text in lines)


def _prose_outside(page: Survey, records: list[Candidate]) -> int:
    """Letters of the paragraphs that belong to no record and stand in no frame: an article has them, a listing not."""
    prose, total, at = page.marks.prose, 0, 0
    ends = len(page.tree.tag)
    for start, end in [*sorted((c.start, c.end) for c in records), (ends, ends)]:
        if start > at and prose[start] > prose[at]:
            total += sum(prose[i + 1] - prose[i] for i in range(at, start) if not page.tree.framed[i])
        at = max(at, end)
    return total
