"""Numbers and bullets: where they delimit the entries of a page, they say more than any order of lines."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newspipe.listing.layout.blocks import Block
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import TABLE, Row, like_headline

_FEW = 3  # entries from which on something can be the rule
_SOME, _MOST = 0.34, 0.8


@dataclass(frozen=True)
class Marked:
    """The entries of a page as its marks delimit them; all empty if it has none that do."""

    blocks: Sequence[Block] = ()
    undated: Sequence[Sequence[int]] = ()  # marked rows among the entries that have no date
    indented: bool = False  # what stands at the margin is no part of an entry


def marked(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Marked:
    """The marks at one indent that go with most of the dates, if there are some."""
    kinds = {(row.marker, row.indent) for row in rows if row.marker}
    found = [found for kind in sorted(kinds) if (found := _delimited(rows, anchors, kind)) is not None]
    return max(found, key=lambda marks: len(marks.blocks), default=Marked())


def _delimited(rows: Sequence[Row], anchors: Sequence[Anchor], kind: tuple[str, int]) -> Marked | None:
    starts = [at for at, row in enumerate(rows) if (row.marker, row.indent) == kind]
    if _mark_parts(rows, anchors, starts):
        return None
    inner = [rows[at + 1].indent for at in starts if at + 1 < len(rows) and not rows[at + 1].marker]
    indented = bool(inner) and sum(indent > kind[1] for indent in inner) * 2 > len(inner)
    flush = sum(_is_told_at_margin(rows, at) for at in starts) >= max(_FEW, _SOME * len(anchors))
    indented = indented and not flush
    blocks, undated, more = [], [], 0
    dates = {anchor.first: anchor for anchor in anchors}
    entries = [
        range(start, _end(rows, start, following, indented=indented, flush=flush))
        for start, following in zip(starts, [*starts[1:], len(rows)], strict=True)
    ]
    held = [[dates[at] for at in entry if at in dates] for entry in entries]
    ends = [found[0].last == entry[-1] for entry, found in zip(entries, held, strict=True) if len(found) == 1]
    at_end = sum(ends) >= _MOST * len(ends) > 0
    for entry, found in zip(entries, held, strict=True):
        if len(found) > 1 and at_end and any(date.first != entry[0] for date in found[:-1]):
            return None  # one of two entries lost its mark
        if len(found) == 1 or (found and at_end):  # a headline can hold a date as well
            date = found[-1]
            more += len(found) - 1
            blocks.append(Block(date, range(entry[0], date.first), range(date.last + 1, entry[-1] + 1), entry[0]))
        elif not found:
            undated.append(entry)
    led = len(blocks) >= _FEW and _is_led(rows, anchors[0], starts, blocks[0].marker or 0)
    few = len(blocks) < 2 or len(blocks) * 5 < 4 * (len(anchors) - more - led)
    if few or _mark_dates(blocks) or _mark_tags(rows, blocks):
        return None
    behind = [entry for entry in undated if blocks[-1].marker is not None and entry[0] > blocks[-1].marker]
    if behind and not _beside(rows, behind[0]) and _are_above(anchors, starts):
        return None  # each date stands above the mark of its entry
    first, last = blocks[0].anchor.first, blocks[-1].anchor.last
    among = [block for block in undated if first < block[0] < last and not _beside(rows, block)]
    if len(among) * 2 > len(blocks):
        return None  # it marks something within entries
    among = [block for block in among if not _is_tag(rows, block)]
    among += [block for block in undated if block.stop == blocks[0].marker and _is_told(rows, block)]
    if (
        undated
        and undated[-1].stop == len(rows)
        and undated[-1].start == _end(rows, blocks[-1].marker or 0, undated[-1].start, indented=indented, flush=flush)
    ):
        among.append(undated[-1])  # the page breaks off inside its last entry
    return Marked(_trimmed(blocks, indented=indented), among, indented)


def _mark_parts(rows: Sequence[Row], anchors: Sequence[Anchor], starts: Sequence[int]) -> bool:
    """Whether most marks stand before parts of entries: buttons, pictures, or names of authors told again below."""
    among = starts[bisect_right(starts, anchors[0].first) : bisect_right(starts, anchors[-1].last)]
    buttons = sum(rows[at].kind == "detail" and rows[at].text != "" for at in among)
    return sum(_is_echo(rows, at) for at in starts) * 2 > len(starts) or buttons * 2 > len(among)


def _is_led(rows: Sequence[Row], date: Anchor, starts: Sequence[int], first: int) -> bool:
    """Whether a date stands above the first marked entry, and none but those of a menu bear marks above it."""
    return date.last < first and not any(like_headline(rows[at]) for at in starts if at < date.first)


def _is_echo(rows: Sequence[Row], at: int) -> bool:
    """Whether the row right below begins with what a marked row says, as what stands for a picture does."""
    return at + 1 < len(rows) and rows[at].text != "" and rows[at + 1].text.startswith(rows[at].text)


def _are_above(anchors: Sequence[Anchor], starts: Sequence[int]) -> bool:
    """Whether the first date stands above the first mark behind it as nearly all others do above theirs."""
    following = [bisect_right(starts, date.last) for date in anchors]
    apart = [starts[at] - date.last for date, at in zip(anchors, following, strict=True) if at < len(starts)]
    return starts[0] > anchors[0].first and Counter(apart)[apart[0]] >= _MOST * len(apart)


def _is_told_at_margin(rows: Sequence[Row], at: int) -> bool:
    """Whether a sentence stands apart below a marked row and less deep, as some renderings set what an item holds."""
    below = rows[at + 1 + rows[at].bold : at + 2 + rows[at].bold]
    return any(row.sentence and row.gap > 0 and row.indent < rows[at].indent for row in below)


def _end(rows: Sequence[Row], start: int, following: int, *, indented: bool, flush: bool) -> int:
    """Where the entry of a mark ends: at a heading, and in an indented list at the first row that is not.

    `flush`: rows at the margin are no end.
    """
    close = start  # what goes on right below the mark, at whatever indent
    for at in range(start + 1, following):
        row = rows[at]
        close = at if at == close + 1 and row.gap == 0 else close
        below = close == at and (not indented or rows[start].marker == TABLE)
        outside = row.indent < rows[start].indent + indented and not below and not flush
        if outside or row.kind in ("heading", "navigation", "contact"):
            return at
    return following


def _mark_dates(blocks: Sequence[Block]) -> bool:
    """Whether most marks stand before dates alone, as they do before their tags: such delimit no entry."""
    return sum(block.anchor.form == "alone" and not (block.before or block.after) for block in blocks) * 2 > len(blocks)


def _mark_tags(rows: Sequence[Row], blocks: Sequence[Block]) -> bool:
    """Whether most marks stand before no more than tags and a date, with headlines between them that have no mark."""
    named = sum(all(_is_tag(rows, [at]) for at in (*block.before, *block.after)) for block in blocks)
    headed = sum(
        any(like_headline(rows[at]) for at in range(max((*one.after, one.anchor.last)) + 1, other.marker or 0))
        for one, other in pairwise(blocks)
    )
    return named >= _MOST * len(blocks) and headed >= max(_FEW, _MOST * (len(blocks) - 1))


def _is_told(rows: Sequence[Row], block: Sequence[int]) -> bool:
    """Whether marked rows tell something below a headline, as entries do and those of a menu do not."""
    return like_headline(rows[block[0]]) and any(rows[at].sentence for at in block[1:])


def _beside(rows: Sequence[Row], block: Sequence[int]) -> bool:
    """Whether marked rows are no entry but an address or a link."""
    return len(block) == 1 and rows[block[0]].kind in ("contact", "navigation")


def _is_tag(rows: Sequence[Row], block: Sequence[int]) -> bool:
    """Whether marked rows are nothing but a word or two, such as "Advertisement"."""
    return len(block) == 1 and wide(rows[block[0]].text) <= LONGEST_TAG


def _trimmed(blocks: list[Block], *, indented: bool) -> list[Block]:
    """Where nothing is indented, the last entry has no more rows than the longest before it: a footer follows it."""
    if not indented:
        most = max((len(block.after) for block in blocks[:-1]), default=0)
        last = blocks[-1]
        blocks[-1] = Block(last.anchor, last.before, list(last.after)[:most], last.marker)
    return blocks
