"""Stories without dates beside a list whose addresses count on from those of its records: the next, or the latest."""

import re
from itertools import pairwise

from newspipe.listing.html.leads import at_home, cut, is_card
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.siblings import is_alone, path_of
from newspipe.listing.html.survey import Survey

_NUMBER = re.compile(r"\d{2,}")
_FEW = 5  # records whose numbers fall by no chance
_NEARLY_ALL = 0.8


def counted_on(page: Survey, records: list[Candidate]) -> list[Candidate]:
    """The links of one form behind a list with smaller numbers in their addresses, or cards above it with greater ones.

    Sites that number what they publish have them fall in a list, and on from one part of the page to the next; those of
    what is read most do not. No other title stands between.
    """
    if len(records) < _FEW or not _falls([_number(c.url) for c in records[:_FEW]]):  # as on most pages
        return []
    numbers = [_number(c.url) for c in records]
    if 0 in numbers or not _falls(numbers):
        return []
    known = {c.url for c in records}
    counted: list[Candidate] = []
    for path in page.paths:
        found = [c for c in path if c.own and not c.borrowed and not page.tree.framed[c.link] and c.url not in known]
        places = [_number(c.url) for c in found]
        if len(found) < 2 or 0 in places or not _falls(places, all_=True):
            continue
        behind = found[0].link >= records[-1].end and places[0] < min(numbers)
        above = found[-1].link < records[0].start and places[0] > max(numbers) and places[-1] > sorted(numbers)[-2]
        near = (records[-1].end, found[0].link) if behind else (page.tree.end[found[-1].link], records[0].start)
        if not (behind or above) or page.titles.within(*near) or len(at_home(found, records)) < len(found):
            continue
        for c in found:
            cut(page, c)
        if all(is_alone(page, c) and (behind or is_card(page, c)) for c in found):
            counted += found
            known |= {c.url for c in found}
    return counted


def _falls(numbers: list[int], *, all_: bool = False) -> bool:
    """Whether numbers go down, all or nearly all of them."""
    falls = [one > other for one, other in pairwise(numbers)]
    return all(falls) if all_ else sum(falls) >= _NEARLY_ALL * len(falls)


def _number(url: str) -> int:
    """The last number of an address that is no mere digit, before its query; 0 if there is none."""
    found = _NUMBER.findall(path_of(url))
    return int(found[-1]) if found else 0
