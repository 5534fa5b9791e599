"""What the links of a page show: each with its part of the page, weighed by what a news record has."""

from dataclasses import dataclass

from newspipe.listing.dates import is_date
from newspipe.listing.html.records import Candidate, Marks, candidates, mark, unlinked
from newspipe.listing.html.regions import Titles, regions, widen
from newspipe.listing.html.texts import HEADLINE, bold_lines, heading_of, text_of, weight
from newspipe.listing.html.tree import Tree, between

#: What a record can show besides its headline; the order of `Candidate.has`.
FEATURES = ("date", "summary", "picture", "heading")
DATED, TOLD, HEADED = 0, 1, 3

_LONG = 200  # letters from which on it is rather a paragraph
_WORTH = (1.5, 1.0, 0.5, 0.5)  # of the features: a date above all makes a record, dress does not
_FRAMED = 0.3  # what stands in navigation, a sidebar or a footer counts less
_BORROWED = 0.9  # a headline that is no link is believed where no link is one


@dataclass(slots=True)
class Survey:
    """A page with what was found out about it on the way."""

    tree: Tree
    marks: Marks
    paths: list[list[Candidate]]  # the links that lead somewhere, in groups of one form
    titles: Titles


def survey(tree: Tree, *, linked: bool = True) -> Survey:
    """The candidates of a page, each with its region, its features and its quality; its headings, if not `linked`."""
    marks = mark(tree)
    paths = candidates(tree, marks) if linked else unlinked(tree)
    owned = {c.link: c for group in paths for c in group if c.own and not c.borrowed}
    titles = Titles([owned[link] for link in sorted(owned)])
    page = Survey(tree, marks, paths, titles)
    for group in page.paths:
        regions(tree, group)
        widen(tree, marks, group, titles)
        for c in group:
            weigh(page, c)
    return page


def weigh(page: Survey, c: Candidate) -> None:
    """Set what a candidate shows, and its quality."""
    tree, marks = page.tree, page.marks
    end = tree.end[c.link]
    headed = tree.heading[c.link] > 0 or (end > c.link + 2 and bool(between(tree.headings, c.link, end)))
    if c.borrowed:
        c.label = _heading(tree, c)
        c.size, headed = weight(c.label), bool(c.label)
    size = c.size
    c.headline = size / HEADLINE if size < HEADLINE else 1.0 if size <= _LONG else _LONG / size
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


def _heading(tree: Tree, c: Candidate) -> str:
    """The heading of a record whose link is none itself.

    A picture may stand above it; "Read more" stands below: what heads the lines after that is the next record.
    """
    heads = between(tree.headings, c.start, c.link)
    texts = (text_of(tree, at) for at in heads if not _leads_elsewhere(tree, at, c.url))
    if above := next((text for text in texts if text and not is_date(text)), ""):
        return above
    below = heading_of(tree, c.link, c.end)
    if below:
        return below if text_of(tree, c.link) in below else ""
    if not c.label:  # a picture
        return ""
    bold = (text_of(tree, at) for at in bold_lines(tree, c.start, c.link))
    return next((text for text in bold if not is_date(text)), "")


def _leads_elsewhere(tree: Tree, heading: int, url: str) -> bool:
    """Whether a heading is a link to another address: then it heads the record of that."""
    links = {tree.link[heading], *between(tree.links, heading, tree.end[heading])} - {0}
    return any((tree.attributes[at].get("href") or "").strip() != url for at in links)
