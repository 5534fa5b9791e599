"""Rows that name the kind, the subject or the author of an entry, and some of them several times."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise, takewhile
from statistics import mode

from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.remarks import LONGEST_BYLINE
from newspipe.listing.layout.rows import LONGEST_TAG, Row, is_cut, like_headline, wide
from newspipe.listing.signs import BYLINE, is_byline, is_sentence, numberless

_LONGEST_NAME, _LONGEST_KIND = 32, 40  # characters of an author or a kind of text, and of one below a headline
_BY = frozenset(("by", "von", "par", "por", "di", "de", "av", "af", "door", "przez", "od", "от", "автор"))
#: A name of several words, and in brackets what its bearer works for.
_OF_OFFICE = re.compile(r"(?:[^\W\d_a-zß-ÿ]\S* ){2,4}\([^()]{2,40}\)")
_TOGETHER = 3  # rows above a date that name an author, a subject and a kind
_AUTHORS = 4  # rows of them and of what they do
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
        *_below_levels(rows, anchors),
        *_bylines(rows, anchors),
        *_below_words(rows, anchors),
        *_above_dates(rows, anchors, details),
        *_below_dates(rows, anchors, details),
        *_kinds_below(rows, anchors, details),
        *_behind_marks(rows, anchors),
        *_above_headlines(rows, anchors),
        *_above_summaries(rows, anchors),
    }


def _hashtags(rows: Sequence[Row]) -> list[int]:
    """The rows of nothing but words that begin with the sign for it, if there are several."""
    found = [at for at, row in enumerate(rows) if row.text[:1] == "#" and all(w[:1] == "#" for w in row.text.split())]
    return found if len(found) >= _FEW else []


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
        while end < len(rows) and (end == at + 1 or not rows[end].gap) and _is_name(rows[end], _LONGEST_KIND):
            end += 1
        found |= {*range(at + 1, end)}
    return found


def _above_dates(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> list[int]:
    found = _names_above(rows, anchors, details, _LONGEST_NAME)
    return found or _names_above(rows, anchors, details, _LONGEST_KIND)


def _names_above(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int], longest: int) -> list[int]:
    """The rows above nearly all dates that are no longer than that, and recur; longer ones right below headlines."""
    runs = []
    for anchor in anchors:
        if anchor.form == "alone" or (anchor.form == "lead" and is_sentence(anchor.rest)):
            at = anchor.first - 1
            label = at in details and not rows[anchor.first].gap and not rows[at].sentence  # "Published on"
            at -= label or (at in details and rows[at].text.replace(":", "").isdigit())  # the length of a film
            above = range(at, max(at - _TOGETHER, 0), -1)
            run = [*takewhile(lambda at: at not in details and _is_name(rows[at], longest), above)]
            while run and not (
                _stands_below(rows, run[-1], details, longest)
                and (anchor.form == "alone" or like_headline(rows[run[-1] - 1]))
            ):
                run.pop()
            runs += [run] if run else []
    usual = mode(map(len, runs)) if runs else 0
    found = [at for run in runs for at in run[:usual]]
    if anchors[0].form == "lead":  # then headlines stand above, and none beside a date: numbers may count the texts
        rows = [row._replace(text=numberless(row.text)) for row in rows]
    return found if len(runs) >= max(_FEW, _NEARLY_ALL * len(anchors)) and _recur(rows, found) else []


def _stands_below(rows: Sequence[Row], at: int, details: Collection[int], longest: int) -> bool:
    """Whether a name stands right below what is longer: a headline, if the name can be as long as one."""
    short, above = longest <= _LONGEST_NAME, rows[at - 1]
    if at - 1 in details or above.kind == "heading":
        return short
    return _is_longer(above, rows[at]) and (short or like_headline(above))


def _below_dates(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> list[int]:
    """The rows right below dates that blank lines set apart with nearly all of them, where headlines stand above.

    Or beside the dates.
    """
    dates = {anchor.first for anchor in anchors}
    found = {anchor: run for anchor in anchors if (run := _names_below(rows, anchor, dates, details))}
    apart = [
        anchor
        for anchor in found
        if (top := _top(rows, anchor.first))
        and (anchor.form != "alone" or like_headline(rows[top - 1]) or is_cut(rows[top - 1]))
    ]
    words = Counter(word for run in found.values() for at in run for word in {*rows[at].text.split()})
    if found and max(words.values(), default=0) < _SHARED and all(not rows[run[-1] + 1].gap for run in found.values()):
        return []
    several = [at for run in found.values() if len(run) > 1 for at in run if at not in details]
    named = len(apart) >= max(_FEW, _NEARLY_ALL * len(anchors)) and (not several or _recur(rows, several))
    return [at for run in found.values() for at in run if rows[at].kind == "text"] if named else []


def _kinds_below(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> list[int]:
    """The rows as short as tags right below nearly all dates that stand below headlines, above most summaries."""
    below = [
        at
        for anchor in anchors
        if anchor.form == "alone"
        and anchor.first - 1 not in {-1, *details}
        and (at := anchor.last + 1) < len(rows)
        and (at in details or _is_name(rows[at], LONGEST_TAG))
        and like_headline(rows[anchor.first - 1])
    ]
    told = sum(at + 1 < len(rows) and rows[at + 1].sentence for at in below)
    nearly_all = len(below) >= max(_FEW, _NEARLY_ALL * len(anchors)) and told * 2 >= len(below)
    nearly_all = nearly_all and len({rows[at].text for at in below}) < len(below)  # headlines do not recur
    return [at for at in below if at not in details] if nearly_all else []


def _names_below(rows: Sequence[Row], anchor: Anchor, dates: Collection[int], details: Collection[int]) -> list[int]:
    """The rows right below a date that name authors and what they do, or count, with a blank line behind them."""
    first = anchor.last + 1
    below = range(first, min(first + _AUTHORS, len(rows) - 1))

    def is_beside(at: int) -> bool:
        longest = _LONGEST_KIND if rows[first + 1].gap else LONGEST_TAG  # of several, none may be a headline
        return at in details or rows[at].kind == "navigation" or _is_name(rows[at], longest)

    run = [*takewhile(lambda at: not rows[at].gap and is_beside(at), below)]
    if run and (rows[first].marker or anchor.form != "alone"):
        run = [first] if _is_name(rows[first], _LONGEST_KIND) else []
    if not run and first + 1 < len(rows) and _is_name(rows[first], _LONGEST_KIND):
        known = _is_title(rows[first].text) or (not rows[first].gap and _is_top(rows, anchor, details))
        run = [first] if known and rows[first + 1].sentence else []
    told = len(run) == 1 and rows[run[0] + 1].sentence and _is_top(rows, anchor, details)
    single = len(run) == 1 and anchor.form == "alone"  # of several, the last may be the headline of the next date
    ends = bool(run) and rows[run[-1] + 1].gap > 0 and (single or run[-1] + 1 not in dates)
    return run if ends or told else []


def _is_top(rows: Sequence[Row], anchor: Anchor, details: Collection[int]) -> bool:
    """Whether a date alone on its row stands apart below a headline, that stands apart from what is above it."""
    above = anchor.first - 1
    apart = above >= 0 and rows[anchor.first].gap > 0 and rows[above].gap > 0
    return apart and anchor.form == "alone" and above not in details and like_headline(rows[above])


def _top(rows: Sequence[Row], date: int) -> int:
    """The row that stands apart below a headline: that of a date, or of the kind right above it; 0 if none does."""
    if rows[date].gap:
        return date
    above = date - 1
    return above if above > 0 and rows[above].gap and _is_name(rows[above], _LONGEST_KIND) else 0


def _is_title(text: str) -> bool:
    """Whether a text is written as names are: all words but the smallest begin with a capital."""
    return all(word[:1].isupper() for word in text.split() if len(word) > len("and"))


def _behind_marks(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The tags that bear the marks of nearly all entries, where a row like a headline follows, and longer ones."""
    ends = [-1, *(anchor.last for anchor in anchors)]
    found = []
    for before, anchor in zip(ends, anchors, strict=False):
        at = next((at for at in range(anchor.first - 1, before, -1) if rows[at].marker), 0)
        if at and at + 1 < anchor.first and _is_name(rows[at], _LONGEST_KIND) and like_headline(rows[at + 1]):
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
    if sum(map(bool, inner)) < max(_FEW, _NEARLY_ALL * len(gaps)) or not _recur(rows, found):
        return []
    apart = sum(rows[run[0]].gap > rows[run[-1] + 1].gap for run in runs)
    near = {run[0] for run in runs} <= {anchor.last + 1 for anchor in anchors} and apart * 2 <= len(runs)
    begins = any(run[0] < first for run in outer) and not (last < len(rows) and _is_name(rows[last], LONGEST_TAG))
    if near and not begins:
        return []  # they stand as near to the dates above them, and the ends of the list do not tell
    return found


def _above_headline(rows: Sequence[Row], gap: range, buttons: Collection[str]) -> list[list[int]]:
    """The rows as short as tags that stand together right above each headline of a gap."""
    runs = []
    for at in gap[1:]:
        if like_headline(rows[at]):
            tags = [*takewhile(lambda up: _is_name(rows[up], LONGEST_TAG), range(at - 1, gap.start - 1, -1))]
            run = [up for up in reversed(tags) if rows[up].text not in buttons]
            runs += [run] if run else []
    return runs


def _above_summaries(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The rows as short as tags between nearly all summaries and what is longer above them: the headlines."""
    gaps = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    if gaps:
        gaps.append(range(max(0, anchors[0].first - len(gaps[0])), anchors[0].first))  # above the first
    summaries = [next((at for at in gap[1:] if rows[at].sentence), None) for gap in gaps]
    found = [
        at - 1
        for gap, at in zip(gaps, summaries, strict=True)
        if at
        and at - 1 in gap[1:]
        and (_is_name(rows[at - 1], _LONGEST_NAME) or _OF_OFFICE.fullmatch(rows[at - 1].text))
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


def _recur(rows: Sequence[Row], named: Iterable[int]) -> bool:
    """Whether some of the rows say the same, and none so often that it is a button."""
    names = Counter(rows[at].text for at in named)
    return len(names) <= _NEARLY_ALL * names.total() and max(names.values(), default=0) <= _MOST * names.total()


def _is_kind(row: Row) -> bool:
    """Whether a row can say what a text is, also with a number: "Working Paper No. 217"."""
    return row.kind == "text" and len(row.text) <= _LONGEST_KIND and not row.sentence


def _is_name(row: Row, longest: int) -> bool:
    return row.kind == "text" and wide(row.text) <= longest and not row.sentence and not row.text[-1:].isdigit()


def _is_longer(above: Row, row: Row) -> bool:
    return above.kind == "text" and wide(above.text) > max(wide(row.text), LONGEST_TAG)
