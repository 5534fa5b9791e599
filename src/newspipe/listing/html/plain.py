"""A page whose list no link shows, read as the text that a browser shows: plain paragraphs, tables and lists of terms.

Such are pages that somebody wrote by hand: a date in bold and a line below it, with a link here and there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import NamedTuple, TypeVar

from newspipe.listing.dates import date_texts
from newspipe.listing.html.extras import resolve
from newspipe.listing.html.judge import Verdict
from newspipe.listing.html.negatives import is_name
from newspipe.listing.html.records import is_answer, leads
from newspipe.listing.html.survey import Survey
from newspipe.listing.html.texts import said, text_of
from newspipe.listing.html.tree import Tree, between
from newspipe.listing.html.when import DATEISH
from newspipe.listing.layout import read_layout
from newspipe.listing.numbered import Memo
from newspipe.listing.page import Line, Page, Reject, Sighting

_FEW = 4  # entries: fewer can be dates in any text
_MANY = 2  # times as many as links show
_SOME = 0.2
_OWN = 3  # dates of a record; one that has more may hold entries that lead nowhere
_OUTSIDE = "boilerplate"
# Elements that a blank line stands before and behind.
_APART = frozenset((
    "address", "article", "aside", "blockquote", "dd", "details", "dl", "dt", "fieldset", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre", "section", "table", "ul",
))  # fmt: skip


_CELLS = ("td", "th")

Part = TypeVar("Part", Sighting, Reject)


class _Printed(NamedTuple):
    """A line of the text, and the rendered lines that it is made of, from 0 on: those of a table's row are one."""

    text: str
    first: int
    last: int


def read_plain(page: Survey, verdict: Verdict, base: str | None, captured_at: datetime | None) -> Page | None:
    """What a page says as a text, its lines those that are rendered; None unless that says more than its links do.

    It must show twice as many entries, with most that links show among them, and nearly all of the others must lead
    nowhere: where records are links, these tell whether they are news. An entry that leads somewhere has its address.
    """
    tree = page.tree
    dates = page.marks.dates
    outside = dates[-1] - sum(min(dates[c.end] - dates[c.start], _OWN) for c in verdict.records)
    if outside < max(_FEW, len(verdict.records)):
        return None
    least = max(_FEW, _MANY * len(verdict.records))
    printed = _as_text(tree)
    read = read_layout("".join([f"{line.text}\n" for line in printed]).encode(), captured_at, Memo())
    if read is None or len(read.sightings) < least:
        return None
    sightings = tuple(_placed(tree, seen, printed, base) for seen in read.sightings)
    listed = {c.label for c in verdict.records if not DATEISH.search(c.label)}  # no links to other years
    others = [seen for seen in sightings if seen.entry.content.headline not in listed]
    known = len(sightings) - len(others)
    leading = sum(seen.entry.content.url is not None for seen in others)
    if (len(listed) > 1 and known * 2 < len(listed)) or leading > _SOME * len(others) or _are_posts(tree, others):
        return None
    rejects = tuple(_on_lines(printed, reject) for reject in read.rejects)
    roles = {at: line.role for line in read.ledger() for at in _rows(printed[line.number - 1])}
    ledger = tuple(Line(at + 1, roles.get(at, _OUTSIDE)) for at, row in enumerate(tree.rows) if said(tree, row))
    return read._replace(sightings=sightings, rejects=rejects, stretches=((0, ledger),), read_lines=len(ledger))


def _are_posts(tree: Tree, others: Sequence[Sighting]) -> bool:
    """Whether entries are what people wrote below a text or in a thread: their headlines are names, or name a date."""
    heads = [seen.entry.content.headline for seen in others]
    told = sum(bool(date_texts(head)) for head in heads), sum(map(is_name, heads))
    answers = any(is_answer(tree, tree.rows[seen.line_start - 1][0]) for seen in others)
    return answers or max(told) * 2 > len(heads)


def _placed(tree: Tree, seen: Sighting, printed: Sequence[_Printed], base: str | None) -> Sighting:
    """An entry on the rendered lines that it stands on, with the address that its headline leads to."""
    seen = _on_lines(printed, seen)
    start, end = tree.rows[seen.line_start - 1][0], tree.rows[seen.line_end - 1][-1] + 1
    links = [at for at in (tree.link[start], *between(tree.links, start, end)) if at]
    content = seen.entry.content
    urls = [(tree.attributes[at]["href"] or "").strip() for at in links if text_of(tree, at) == content.headline]
    if not urls or not leads(urls[0]):
        return seen
    content = replace(content, url=resolve(base, urls[0]))
    return seen._replace(entry=seen.entry._replace(content=content, content_hash=content.hash()))


def _on_lines(printed: Sequence[_Printed], part: Part) -> Part:
    """A part of the text on the rendered lines, from 1 on."""
    first, last = printed[part.line_start - 1].first, printed[part.line_end - 1].last
    return part._replace(line_start=first + 1, line_end=last + 1)


def _rows(line: _Printed) -> range:
    return range(line.first, line.last + 1)


def _as_text(tree: Tree) -> list[_Printed]:
    """The lines that a page shows outside of frames: blank ones between paragraphs, bullets, cells side by side."""
    printed: list[_Printed] = []
    last = -1  # text
    for rows in _side_by_side(tree):
        first = tree.rows[rows[0]][0]
        if printed and _is_apart(tree, last, first):
            printed.append(_Printed("", rows[0], rows[0]))
        bullet = "• " if "li" in _opened(tree, last, first) else ""
        text = "\t".join([said(tree, tree.rows[at]) for at in rows])
        printed.append(_Printed(bullet + text, rows[0], rows[-1]))
        last = tree.rows[rows[-1]][-1]
    return printed


def _side_by_side(tree: Tree) -> Iterator[list[int]]:
    """The rendered lines that say something outside of frames, those of a table's row together if each is a cell."""
    shown = [at for at, row in enumerate(tree.rows) if not tree.framed[row[0]] and said(tree, row)]
    cells = {at: _cell(tree, tree.rows[at][0]) for at in shown}
    for row, lines in groupby(shown, key=lambda at: tree.parent[cells[at]] if cells[at] else -at):
        together = list(lines)
        if row > 0 and len({cells[at] for at in together}) == len(together):
            yield together
        else:
            yield from ([at] for at in together)


def _cell(tree: Tree, at: int) -> int:
    """The cell of a table that a text stands in; 0 if none."""
    while at > 0 and tree.tag[at] not in _CELLS:
        at = tree.parent[at]
    return max(at, 0)


def _is_apart(tree: Tree, last: int, at: int) -> bool:
    """Whether a paragraph ends or begins between two texts, or a blank line stands there."""
    up = tree.parent[last]
    while up >= 0 and tree.end[up] <= at:
        if tree.tag[up] in _APART:
            return True
        up = tree.parent[up]
    tags = tree.tag[last + 1 : at]
    return tags.count("br") > 1 or not _APART.isdisjoint(tags)


def _opened(tree: Tree, last: int, at: int) -> set[str]:
    """The elements that begin behind a text and hold another."""
    found = set()
    while (at := tree.parent[at]) > last:
        found.add(tree.tag[at])
    return found
