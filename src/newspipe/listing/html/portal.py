"""The front page of a site: many boxes of different forms, which have in common that their titles are headings."""

from newspipe.listing.html.groups import Group, group_of
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.regions import regions, widen
from newspipe.listing.html.survey import DATED, TOLD, Survey, weigh
from newspipe.listing.html.tree import between

PAGE = 0  # the element that holds all others
_SHORT = 0.8  # of a headline
_ENOUGH = 0.5  # of the score of the best list


def portal(page: Survey, best: Group, listed: list[Candidate]) -> Group | None:
    """All links of a page that are headings, as one group, if most of them stand outside of its best list.

    One list is what a page is about if it holds most of its titles, as that of a blog does beside the titles of a
    sidebar, or shows far more of what news has. Where no list does, the page shows a choice of several.
    """
    known = {c.url for c in listed}
    found = _headed(page)
    if sum(c.url not in known for c in found) <= len(best.records):
        return None
    regions(page.tree, found)
    widen(page.tree, page.marks, found, page.titles)
    for c in found:
        weigh(page, c)
    # A short title that shows nothing is that of a section.
    found = [c for c in found if c.headline > _SHORT or c.has[DATED] or c.has[TOLD]]
    if sum(c.url not in known for c in found) <= len(best.records):
        return None
    front = group_of(PAGE, found, found)
    return front if front.score > _ENOUGH * best.score else None


def _headed(page: Survey) -> list[Candidate]:
    """The links that stand in headings or hold one, in the order of the page, each address once and none in a frame."""
    tree = page.tree
    found: dict[str, Candidate] = {}
    for c in sorted((c for path in page.paths for c in path), key=lambda c: c.link):
        headed = tree.heading[c.link] or between(tree.headings, c.link, tree.end[c.link])
        if c.own and not c.borrowed and headed and not tree.framed[c.link]:
            found.setdefault(c.url, c.twin())
    return list(found.values())
