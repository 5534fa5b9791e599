"""Rows that name the kind, the subject or the author of an entry, and some of them several times."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.names import (
    LONGEST_KIND,
    LONGEST_NAME,
    above_dates,
    below_dates,
    is_name,
    kinds_below,
    recur,
)
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.remarks import LONGEST_BYLINE
from newspipe.listing.layout.rows import Row, like_headline
from newspipe.listing.layout.sorts import is_code
from newspipe.listing.signs import BYLINE, is_byline

_BY = frozenset(("by", "von", "par", "por", "di", "de", "av", "af", "door", "przez", "od", "от", "автор"))
#: A name of several words, and in brackets what its bearer works for.
_OF_OFFICE = re.compile(r"(?:[^\W\d_a-zß-ÿ]\S* ){2,4}\([^()]{2,40}\)")
_TOGETHER = 3  # rows above a date that name an author, a subject and a kind
_NEAR = 5  # rows above the first date in which its headline stands
_SHARED = 2  # entries of one kind
_FEW = 3  # dates from which on something can be the rule
_MOST, _NEARLY_ALL = 0.6, 0.8


def kickers(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> set[int]:
    """The rows that stand as such between nearly all headlines and their dates, or above nearly all headlines.

    `details` are the rows that are no part of an entry, such as buttons.
    """
    return {
        *_hashtags(rows),
        *_codes(rows, anchors),
        *_below_levels(rows, anchors),
        *_bylines(rows, anchors),
        *_below_words(rows, anchors),
        *above_dates(rows, anchors, details),
        *below_dates(rows, anchors, details),
        *kinds_below(rows, anchors, details),
        *_behind_marks(rows, anchors),
        *_above_headlines(rows, anchors),
        *_above_summaries(rows, anchors),
    }


def _hashtags(rows: Sequence[Row]) -> list[int]:
    """The rows of nothing but words that begin with the sign for it, if there are several."""
    found = [at for at, row in enumerate(rows) if row.text[:1] == "#" and all(w[:1] == "#" for w in row.text.split())]
    return found if len(found) >= _FEW else []


def _codes(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The rows that are numbers of documents, if nearly all entries have one beside what may be a headline."""
    found = {at for at, row in enumerate(rows) if row.kind == "text" and not row.level and is_code(row.text)}
    ends = [anchors[0].first - _NEAR, *(anchor.last for anchor in anchors), anchors[-1].last + _NEAR]
    headed = 0
    for before, anchor, after in zip(ends, anchors, ends[2:], strict=False):
        own = range(max(0, before + 1), min(after, len(rows)))
        titled = wide(anchor.rest) > LONGEST_TAG or any(like_headline(rows[at]) for at in {*own} - found)
        headed += titled and not found.isdisjoint(own)
    return [*found] if headed >= max(_FEW, _NEARLY_ALL * len(anchors)) and len(found) >= headed else []


def _below_levels(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The rows between dates and the headings above them, if there is one of a level right above nearly all dates."""
    found: list[int] = []
    headed: Counter[int] = Counter()
    long = 0  # headings that are no tags, as most headlines are
    for anchor in anchors:
        above = range(anchor.first - 1, max(anchor.first - 2 - _TOGETHER, -1), -1)
        between = [*takewhile(lambda at: not rows[at].level, above)]
        top = anchor.first - 1 - len(between)
        if top >= 0 and rows[top].level and all(_is_kind(rows[at]) for at in between):
            headed[rows[top].level] += 1
            long += wide(rows[top].text) > LONGEST_TAG
            found += between
    times = max(headed.values(), default=0)
    return found if times >= max(_FEW, _NEARLY_ALL * len(anchors)) and long >= _MOST * times else []


def _bylines(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The rows that begin as the names of authors do, if nearly all entries have one."""
    found = {at for at, row in enumerate(rows) if is_byline(row.text)} | _signed(rows)
    gaps = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    signed = sum(not found.isdisjoint(gap) and any(like_headline(rows[at]) for at in {*gap} - found) for gap in gaps)
    return [*found] if signed >= max(_FEW, _NEARLY_ALL * len(gaps)) else []


def _signed(rows: Sequence[Row]) -> set[int]:
    """The rows that begin as the names of authors do, whatever follows, between sentences and what is above these."""
    return {
        at
        for at, row in enumerate(rows[:-1])
        if BYLINE.match(row.text)
        and not row.sentence
        and row.kind == "text"
        and len(row.text) <= LONGEST_BYLINE
        and rows[at + 1].sentence
    }


def _below_words(rows: Sequence[Row], anchors: Sequence[Anchor]) -> set[int]:
    """The names below rows that say "by" alone, if most entries have one, and what stands right below, as a subject."""
    words = [at for at, row in enumerate(rows[:-1]) if row.text.casefold() in _BY]
    if len(words) < max(_FEW, _MOST * len(anchors)):
        return set()
    found: set[int] = set()
    for at in words:
        end = at + 1
        while end < len(rows) and (end == at + 1 or not rows[end].gap) and is_name(rows[end], LONGEST_KIND):
            end += 1
        found |= {*range(at + 1, end)}
    return found


def _behind_marks(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The tags that bear the marks of nearly all entries, where a row like a headline follows, and longer ones."""
    ends = [-1, *(anchor.last for anchor in anchors)]
    found = []
    for before, anchor in zip(ends, anchors, strict=False):
        at = next((at for at in range(anchor.first - 1, before, -1) if rows[at].marker), 0)
        if at and at + 1 < anchor.first and is_name(rows[at], LONGEST_KIND) and like_headline(rows[at + 1]):
            found.append(at)
    tags = sum(wide(rows[at].text) <= LONGEST_TAG for at in found)
    return found if tags >= max(_FEW, _NEARLY_ALL * len(anchors)) else []


def _above_headlines(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    first, last = anchors[0].first, anchors[-1].last + 1
    ends = range(max(0, first - _NEAR), first), range(last, min(last + _NEAR, len(rows)))
    gaps = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    often = Counter(text for gap in gaps for text in {rows[at].text for at in gap})
    buttons = {text for text, times in often.items() if times >= _NEARLY_ALL * len(gaps)}
    inner = [_above_headline(rows, gap, buttons) for gap in gaps]
    runs = [run for among in inner for run in among]
    most = max(map(len, runs), default=0)
    outer = [run[-most:] for gap in ends for run in _above_headline(rows, gap, buttons)]
    found = [at for run in (*runs, *outer) for at in run]
    if sum(map(bool, inner)) < max(_FEW, _NEARLY_ALL * len(gaps)) or not recur(rows, found):
        return []
    apart = sum(rows[run[0]].gap > rows[run[-1] + 1].gap for run in runs)
    near = {run[0] for run in runs} <= {anchor.last + 1 for anchor in anchors} and apart * 2 <= len(runs)
    begins = any(run[0] < first for run in outer) and not (last < len(rows) and is_name(rows[last], LONGEST_TAG))
    if near and not begins:
        return []  # they stand as near to the dates above them, and the ends of the list do not tell
    return found


def _above_headline(rows: Sequence[Row], gap: range, buttons: Collection[str]) -> list[list[int]]:
    """The rows as short as tags that stand together right above each headline of a gap."""
    runs = []
    for at in gap[1:]:
        if like_headline(rows[at]):
            tags = [*takewhile(lambda up: is_name(rows[up], LONGEST_TAG), range(at - 1, gap.start - 1, -1))]
            run = [up for up in reversed(tags) if rows[up].text not in buttons]
            runs += [run] if run else []
    return runs


def _above_summaries(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The rows as short as tags between nearly all summaries and what is longer above them: the headlines."""
    gaps = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    if gaps:
        gaps.append(range(max(0, anchors[0].first - max(map(len, gaps))), anchors[0].first))  # above the first
    summaries = [next((at for at in gap[1:] if rows[at].sentence), None) for gap in gaps]
    found = [
        at - 1
        for gap, at in zip(gaps, summaries, strict=True)
        if at
        and at - 1 in gap[1:]
        and (is_name(rows[at - 1], LONGEST_NAME) or _OF_OFFICE.fullmatch(rows[at - 1].text))
        and rows[at - 2].kind == "text"
        and wide(rows[at - 2].text) > wide(rows[at - 1].text)
    ]
    long = sum(wide(rows[at - 1].text) > LONGEST_TAG for at in found)
    named = len(found) >= max(_FEW, _NEARLY_ALL * sum(map(bool, summaries))) and long >= _MOST * len(found)
    words = Counter(word for at in found for word in {*rows[at].text.split()})
    offices = all(_OF_OFFICE.fullmatch(rows[at].text) for at in found)
    tags = all(wide(rows[at].text) <= LONGEST_TAG for at in found) and max(words.values(), default=0) >= _SHARED
    alike = sum(any(words[word] >= _SHARED for word in rows[at].text.split()) for at in found)
    return found if named and (offices or tags or alike >= _NEARLY_ALL * len(found)) else []


def _is_kind(row: Row) -> bool:
    """Whether a row can say what a text is, also with a number: "Working Paper No. 217"."""
    return row.kind == "text" and len(row.text) <= LONGEST_KIND and not row.sentence
