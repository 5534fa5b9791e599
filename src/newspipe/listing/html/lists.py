"""The list of a page: what selectors name, what its links show, or headings that lead nowhere."""

from newspipe.listing.html.judge import Verdict, judge
from newspipe.listing.html.selectors import picked
from newspipe.listing.html.survey import DATED, Survey, survey
from newspipe.listing.html.tree import Tree

_FEW = 3  # records without links
_NEARLY_ALL = 0.8


def chosen(tree: Tree) -> tuple[Survey, Verdict]:
    """The list of a page; where no link shows one, that of headings which lead nowhere, if nearly all have a date."""
    page = survey(tree)
    if tree.picked:
        return page, picked(page)
    verdict = judge(page)
    if verdict.records:
        return page, verdict
    plain = survey(tree, linked=False)
    found = judge(plain)
    if len(found.records) < _FEW or sum(c.has[DATED] for c in found.records) < _NEARLY_ALL * len(found.records):
        return page, verdict
    found.groups += verdict.groups
    return plain, found
