"""The rendered lines of a page, and the role of each."""

from newspipe.listing.dates import month_of
from newspipe.listing.html.fields import Row, rows_of, said
from newspipe.listing.html.judge import Survey
from newspipe.listing.html.records import HEADLINE, Candidate, weight
from newspipe.listing.html.tree import Tree
from newspipe.listing.page import UNKNOWN, Line


def render(tree: Tree) -> list[str]:
    """The visible text of a page, a line for each block of it, as a reader sees it."""
    lines = [""] * tree.lines
    for row in rows_of(tree, 0, len(tree.tag)):
        lines[row.number] = said(tree, row.texts)
    return lines


def ledger(
    page: Survey, rows: list[Row], lines: list[str], records: list[Candidate], known: dict[int, str]
) -> tuple[Line, ...]:
    """A role for every line that shows something; `known` are those of the records."""
    first = records[0].start if records else 0
    last = max((c.end for c in records), default=len(page.tree.tag))
    return tuple(
        Line(
            row.number + 1,
            known.get(row.number) or _role(page, row, lines[row.number], listed=first <= row.texts[0] < last),
        )
        for row in rows
        if lines[row.number]
    )


def _role(page: Survey, row: Row, text: str, *, listed: bool) -> str:
    """The role of a line outside the records; `listed` if it stands between the first and the last of them."""
    at = row.texts[0]
    framed, marks = page.framed[at], page.marks
    if not framed and (heading := marks.in_heading[at]):
        return "title" if page.tree.tag[heading] == "h1" else "heading"
    if not framed and listed and month_of(text):
        return "heading"
    linked = all(marks.in_link[i] or page.tree.text[i].isspace() for i in row.texts)
    if linked and (framed or not listed or weight(text) < HEADLINE):
        return "navigation"
    return UNKNOWN if listed and not framed else "boilerplate"


def headings(page: Survey, rows: list[Row], roles: tuple[Line, ...], lines: list[str]) -> dict[int, str]:
    """Lines that head what follows them: number from 0 on -> text. Those above the list that are no date head nothing."""
    return {line.number - 1: lines[line.number - 1] for line in roles if line.role == "heading"}
