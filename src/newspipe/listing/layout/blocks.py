"""The rows of a page dealt out to its dates, one block each, where no mark delimits its entries."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import fmean, multimode
from typing import NamedTuple

from newspipe.listing.endings import beginning
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row, is_cut, like_headline
from newspipe.listing.layout.shapes import shaped_alike
from newspipe.listing.signs import is_sentence, numberless

LONGEST_HEADING = 80  # characters
_LONGEST_KIND = 32  # characters of a row that says what a text is
_THAI = re.compile("[\u0e00-\u0eff]")  # and Lao
_WHOLE = ("above", "own")  # ways in which all texts of a gap can be summaries, one of a headline that was lost
_FEW = 3  # gaps between dates from which on something can be the rule
_MOST, _NEARLY_ALL = 0.6, 0.8  # the shares from which on something is the rule on a page


@dataclass(frozen=True)
class Block:
    """Rows in which one entry lies: those before its date and those after it, and the row of its marker."""

    anchor: Anchor
    before: Sequence[int]
    after: Sequence[int]
    marker: int | None


class _Gap(NamedTuple):
    """The texts between two dates: what can be of the first, and of the second; the same if no heading divides them."""

    above: list[int]
    below: list[int]
    divided: bool


def between(rows: Sequence[Row], anchors: Sequence[Anchor], place: str, rest_is: str) -> Iterator[Block]:
    """Blocks of a page without marks: the rows between two dates are dealt out by where the headline stands."""
    start, end = _start(rows, anchors), _end(rows, anchors, place)
    within = _within_margin(rows, anchors)
    gaps = [
        _split(
            rows,
            range(
                before.last + 1 if before else max(start, within.start), after.first if after else min(end, within.stop)
            ),
        )
        for before, after in zip([None, *anchors], [*anchors, None], strict=True)
    ]
    if place == "last":
        gaps[1:] = [_apart(rows, gap) for gap in gaps[1:]]
    whole = [[at for at in gap.above if rows[at].kind == "text"] for gap in gaps[1:-1] if not gap.divided]
    most, usual = max(map(len, whole), default=1), min(multimode(map(len, whole)), default=1)
    tagged = place == "above" and _are_tagged(rows, whole)
    strict_ = _strict(rows, [gap[:-1] for gap in whole] if tagged else whole, place)
    strict_ = strict_ or (rest_is == "description" and fmean(is_sentence(anchor.rest) for anchor in anchors) >= _MOST)
    if place == "above" and (buttons := _buttons(rows, anchors)):
        gaps = [gap if gap.divided else _divided(gap.above, _within(gap.above, buttons)) for gap in gaps]
    heads = _heads(rows, gaps, strict_, tagged=tagged)
    for at, anchor in enumerate(anchors):
        above, below = gaps[at].below, gaps[at + 1]
        final = at == len(anchors) - 1
        if place in ("below", "own"):
            least = int(place == "below") if strict_ else usual
            kept = _trimmed(rows, _first(rows, below.above, most) if final else below.above, least, strict_)
            yield Block(anchor, [], kept, None)
        elif place == "last":
            start = _heading_first(rows, above, usual) if at else _headline_first(rows, above, usual, strict_)
            if at == 0 and above[start:] and _is_short(rows[above[start]]):
                shaped = shaped_alike(rows, anchors, above=True)
                start = min(start, bisect_left(above, anchor.first - shaped.rows))
            yield Block(anchor, above[start:], [], None)
        else:
            following = () if final or below.divided else heads[at + 1]
            rest = [row for row in below.above if row not in following]
            least = 0 if strict_ else max(usual - 1, 0)
            own = sum(rows[row].kind == "text" for row in heads[at])
            kept = _trimmed(rows, _first(rows, rest, max(most - own, 0)) if final else rest, least, strict_)
            yield Block(anchor, heads[at], kept, None)


def _start(rows: Sequence[Row], anchors: Sequence[Anchor]) -> int:
    """Where the first entry begins at the earliest: behind links side by side, which stand between no two dates."""
    first, last = anchors[0].first, anchors[-1].first
    if any(row.kind == "navigation" for row in rows[first:last]):
        return 0
    start = next((at + 1 for at in range(first - 1, -1, -1) if rows[at].kind == "navigation"), 0)
    return start if start < first or not any(map(like_headline, rows[:first])) else 0


def _end(rows: Sequence[Row], anchors: Sequence[Anchor], place: str) -> int:
    """Where the last entry ends at the latest: at the numbers of pages, or at what all others end with."""
    gaps = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    paged = sum(any(rows[at].kind == "navigation" for at in gap) for gap in gaps) * 2 <= len(gaps)
    closing = _closing(rows, gaps, behind=int(place == "above"))
    for at in range(anchors[-1].last + 1, len(rows)):
        row = rows[at]
        if (row.kind == "navigation" and paged) or (row.kind == "detail" and beginning(row.text) == closing):
            return at
    return len(rows)


def _within_margin(rows: Sequence[Row], anchors: Sequence[Anchor]) -> range:
    """The rows around the dates of a list that stand no less deep than any between them."""
    first, last = anchors[0].first, anchors[-1].last
    margin = min(row.indent for row in rows[first : last + 1])
    # What was saved can have lost the blanks before its first line.
    start = next((at + 1 for at in range(first - 1, 0, -1) if rows[at].indent < margin), 0)
    return range(start, next((at for at in range(last + 1, len(rows)) if rows[at].indent < margin), len(rows)))


def _closing(rows: Sequence[Row], gaps: Sequence[range], *, behind: int) -> str | None:
    """How what nearly all entries end with begins, so that so many texts stand `behind` it, those of the next entry."""
    found: Counter[str] = Counter()
    for gap in gaps:
        last = max((at for at in gap if rows[at].kind == "detail"), default=None)
        if last is not None and sum(row.kind == "text" for row in rows[last + 1 : gap.stop]) == behind:
            found[beginning(rows[last].text)] += 1
    words, times = found.most_common(1)[0] if found else ("", 0)
    return words if times >= max(_FEW, _NEARLY_ALL * len(gaps)) else None


def _are_tagged(rows: Sequence[Row], gaps: Sequence[Sequence[int]]) -> bool:
    """Whether a row as short as a tag stands above nearly each headline, which is the last row before a date."""
    tags = [len(gap) > 1 and _is_tag(rows[gap[-2]], rows[gap[-1]]) for gap in gaps]
    return sum(tags) >= max(_FEW, _NEARLY_ALL * len(tags))


def _is_short(row: Row) -> bool:
    return wide(row.text) <= LONGEST_TAG


def _is_tag(row: Row, headline: Row) -> bool:
    short = _is_short(row) or (wide(row.text) <= _LONGEST_KIND and wide(row.text) < wide(headline.text))
    return short and not row.sentence


def _heads(rows: Sequence[Row], gaps: Sequence[_Gap], strict_: bool, *, tagged: bool) -> list[list[int]]:
    """The heads of entries above their dates: the headline, credits, and kickers, which recur or stand above each."""
    heads = [_head(rows, gap, strict_) for gap in gaps]
    often = Counter(text for head in heads for text in {rows[at].text for at in head[:-1]})
    return [_kept(rows, head, often, tagged=tagged) for head in heads]


def _kept(rows: Sequence[Row], head: Sequence[int], often: Mapping[str, int], *, tagged: bool) -> list[int]:
    """The rows of a head from its headline up, as far as each of them belongs to it."""
    texts = [at for at in head if rows[at].kind == "text"]
    kept: list[int] = []
    for at in reversed(head):
        known = at not in texts[:-1] or (tagged and at == texts[-2]) or often[rows[at].text] > 1
        if not known and not _heads_block(rows, at, texts[-1]):
            break
        kept.insert(0, at)
    return kept


def _heads_block(rows: Sequence[Row], at: int, headline: int) -> bool:
    """Whether a row as short as a tag stands right above a headline, and both apart from what is above."""
    first = next((i for i in range(at, -1, -1) if rows[i].gap), at)
    together = not any(rows[i].gap for i in range(at + 1, headline + 1))
    return (
        together
        and rows[first].gap > 0
        and wide(rows[at].text) <= LONGEST_TAG
        and all(rows[i].kind in ("credit", "kicker") for i in range(first, at))
    )


def _headline_first(rows: Sequence[Row], above: Sequence[int], usual: int, strict_: bool) -> int:
    """Where the first entry begins above its date: at the last row that is no sentence, or with as many as usual."""
    heads = [at for at, row in enumerate(above) if rows[row].kind == "text" and not rows[row].sentence]
    start = max(len(above) - usual, 0)
    told = start < len(above) and rows[above[start]].sentence
    return heads[-1] if heads and (strict_ or told) else start


def _heading_first(rows: Sequence[Row], above: Sequence[int], usual: int) -> int:
    """Where an entry begins above its date: at the second of more texts than usual, if neither of both is a sentence.

    Then the first is a heading, and no headline.
    """
    texts = [place for place, at in enumerate(above) if rows[at].kind == "text"]
    more = len(texts) > usual and len(texts) > 1
    return texts[1] if more and not any(rows[above[place]].sentence for place in texts[:2]) else 0


def _split(rows: Sequence[Row], gap: range) -> _Gap:
    texts = [at for at in gap if rows[at].kind in ("text", "credit", "kicker")]
    return _divided(texts, [at for at in gap if rows[at].kind == "heading"])


def _divided(texts: list[int], by: Sequence[int]) -> _Gap:
    if not by:
        return _Gap(texts, texts, divided=False)
    return _Gap([at for at in texts if at < by[0]], [at for at in texts if at > by[-1]], divided=True)


def _within(texts: Sequence[int], places: Sequence[int]) -> list[int]:
    return [at for at in places if texts and texts[0] < at < texts[-1]]


def _is_text(row: Row) -> bool:
    return row.kind == "text"


def _buttons(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """The rows that say what stands right behind a sentence and above a text between nearly all dates: "Read more"."""
    gaps = [range(before.last + 1, after.first) for before, after in pairwise(anchors)]
    found = [
        {
            numberless(rows[at].text)
            for at in gap[1:]
            if rows[at].kind == "detail" and rows[at - 1].sentence and any(map(_is_text, rows[at + 1 : gap.stop]))
        }
        for gap in gaps
    ]
    often = Counter(text for texts in found for text in texts)
    label, times = often.most_common(1)[0] if often else ("", 0)
    if times < max(_FEW, _NEARLY_ALL * len(gaps)):
        return []
    return [at for at, row in enumerate(rows) if row.kind == "detail" and numberless(row.text) == label]


def _apart(rows: Sequence[Row], gap: _Gap) -> _Gap:
    """A gap without the rows right below its date, such as tags, if what follows them stands apart."""
    tags = next((at for at, row in enumerate(gap.above) if rows[row].gap), 0)
    if any(like_headline(rows[at]) or is_cut(rows[at]) for at in gap.above[:tags]):
        tags = 0
    return gap._replace(above=gap.above[tags:], below=gap.below if gap.divided else gap.below[tags:])


def _strict(rows: Sequence[Row], gaps: Sequence[Sequence[int]], place: str) -> bool:
    """Whether summaries of this page end like sentences, so that what does not is none. Those of Thai have no ends."""
    summaries = [
        at
        for gap in gaps
        if gap
        for at in (gap[:-1] if place == "above" and not rows[gap[-1]].sentence else gap if place in _WHOLE else gap[1:])
        if rows[at].kind == "text"
    ]
    if any(_THAI.search(rows[at].text) for at in summaries):
        return False
    return len(summaries) > 1 and fmean(rows[at].sentence for at in summaries) >= _MOST


def _head(rows: Sequence[Row], gap: _Gap, strict_: bool) -> list[int]:
    """What of the rows above a date belongs to it: the headline, and kickers and credits over it."""
    head: list[int] = []
    titled = False
    for at in reversed(gap.below):
        row = rows[at]
        told = row.sentence and strict_ and not gap.divided
        if row.kind == "text" and (told or (titled and (row.sentence or not strict_))):
            break
        titled = titled or row.kind == "text"
        head.append(at)
    return head[::-1]


def _trimmed(rows: Sequence[Row], below: Sequence[int], least: int, strict_: bool) -> list[int]:
    """The rows below a date that are its entry's: without a heading or a footer that follows them."""
    kept = list(below)
    texts = sum(rows[at].kind == "text" for at in kept)
    while texts > least and _heading_like(rows[kept[-1]]) and (strict_ or rows[kept[-1]].gap):
        if texts == 1 and rows[kept[-1]].text.endswith(("?", "!")):
            break  # a question can be all that an entry tells
        texts -= rows[kept.pop()].kind == "text"
    return kept


def _first(rows: Sequence[Row], at: Sequence[int], most: int) -> list[int]:
    """Rows up to as many texts as that; credits stand among them."""
    texts = accumulate(rows[row].kind == "text" for row in at)
    return [row for row, count in zip(at, texts, strict=True) if count <= most]


def _heading_like(row: Row) -> bool:
    return not row.sentence and len(row.text) <= LONGEST_HEADING
