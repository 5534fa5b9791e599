"""The rendered lines of a page, and the role of each."""

from newspipe.listing.html.headings import names_date
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.survey import Survey
from newspipe.listing.html.texts import HEADLINE, Row, said, weight
from newspipe.listing.html.tree import Tree
from newspipe.listing.page import UNKNOWN, Line


def render(tree: Tree) -> list[str]:
    """The visible text of a page, a line for each block of it, as a reader sees it."""
    return [said(tree, row) for row in tree.rows]


def ledger(page: Survey, records: list[Candidate], known: dict[int, str]) -> tuple[tuple[Line, ...], dict[int, str]]:
    """A role for every line that shows something, and the headings by number of line.

    `known` are the roles of the lines of records, by their place from 0 on.
    """
    first = records[0].start if records else 0
    last = max((c.end for c in records), default=len(page.tree.tag))
    scope = _scope(page.tree, first, last) if records else 0
    roles = []
    headings: dict[int, str] = {}
    for row in page.tree.rows:
        number = page.tree.line[row[0]]
        role = known.get(number)
        if role is None:
            text = said(page.tree, row)
            if not text:
                continue
            listed, near = first <= row[0] < last, scope < row[0] < last
            role = (
                "heading"
                if near and not page.tree.framed[row[0]] and names_date(text)
                else _role(page, row, text, listed=listed)
            )
            if role == "heading" and near and (not page.tree.link[row[0]] or _heads_day(page.tree, row, text)):
                headings[number + 1] = text
        roles.append(Line(number + 1, role))
    return tuple(roles), headings


def _heads_day(tree: Tree, row: Row, text: str) -> bool:
    """Whether a line that is a link is the heading of a day: what else leads elsewhere heads something else."""
    return tree.heading[row[0]] > 0 and names_date(text)


def _scope(tree: Tree, first: int, last: int) -> int:
    """The element around the list and what stands right beside it: a heading above belongs to something else."""
    at = first
    while tree.end[at] < last and tree.parent[at] >= 0:
        at = tree.parent[at]
    return max(tree.parent[at], 0)


def _role(page: Survey, row: Row, text: str, *, listed: bool) -> str:
    """The role of a line outside the records; `listed` if it stands between the first and the last of them."""
    at = row[0]
    tree = page.tree
    framed = tree.framed[at]
    if not framed and (heading := tree.heading[at]):
        return "title" if tree.tag[heading] == "h1" else "heading"
    linked = all(tree.link[i] or tree.text[i].isspace() for i in row)
    if linked and (framed or not listed or weight(text) < HEADLINE):
        return "navigation"
    return UNKNOWN if listed and not framed else "boilerplate"
