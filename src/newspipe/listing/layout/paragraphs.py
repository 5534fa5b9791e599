"""Blank lines: where each of them ends an entry, they delimit entries as marks do."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newspipe.listing.layout.blocks import Block
from newspipe.listing.layout.marks import Marked
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row

_MOST = 0.8
_SOME = 0.4
_SEVERAL = 2  # entries with a paragraph apart
_FEW = 3  # entries from which on something can be the rule


def separated(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Marked:
    """The entries of a page that blank lines set apart; all empty if they do not.

    Nearly every date stands in a block of its own with a row that may be a headline, and little stands between such
    blocks: else the headline is a block itself.
    """
    starts = [at for at, row in enumerate(rows) if at == 0 or row.gap]
    blocks = [range(*ends) for ends in pairwise([*starts, len(rows)])]
    dates = {anchor.first: anchor for anchor in anchors}
    held = [[dates[at] for at in block if at in dates] for block in blocks]
    entries = [
        Block(found[0], range(block[0], found[0].first), range(found[0].last + 1, block[-1] + 1), None)
        for block, found in zip(blocks, held, strict=True)
        if len(found) == 1 and _is_headed(rows, found[0], block)
    ]
    if len(entries) < max(_FEW, _MOST * len(anchors)):
        return Marked()
    if sum(_begins_amid(rows, entry) for entry in entries) > _SOME * len(entries):
        return Marked()
    first, last = entries[0].anchor.first, entries[-1].anchor.first
    among = [block for block, found in zip(blocks, held, strict=True) if not found and first < block[0] < last]
    others = [block for block in among if any(rows[at].kind == "text" for at in block)]
    if len(others) > _SOME * len(entries):
        return Marked()
    return Marked(_with_told(rows, entries, blocks), [block for block in others if _is_entry(rows, block)])


def _with_told(rows: Sequence[Row], entries: Sequence[Block], blocks: Sequence[range]) -> list[Block]:
    """The entries, each with a paragraph that stands apart right below its headline, if several before the last do."""
    told = {block.start: block for block in blocks if all(rows[at].sentence for at in block)}
    below = [told.get(max([entry.anchor.last, *entry.after]) + 1, range(0)) for entry in entries]
    if sum(map(bool, below[:-1])) < _SEVERAL:
        return [*entries]
    return [replace(entry, after=[*entry.after, *more]) for entry, more in zip(entries, below, strict=True)]


def _is_headed(rows: Sequence[Row], anchor: Anchor, block: range) -> bool:
    """Whether a date has what may be its headline on its row or in its block."""
    own = range(anchor.first, anchor.last + 1)
    return anchor.rest != "" or any(rows[at].kind == "text" and not rows[at].sentence for at in block if at not in own)


def _begins_amid(rows: Sequence[Row], entry: Block) -> bool:
    """Whether a sentence stands above what may be the headline of a date: it is the end of the entry before."""
    told = [rows[at].sentence for at in entry.before if rows[at].kind == "text"]
    return len(told) > 1 and told[0] and not told[-1]


def _is_entry(rows: Sequence[Row], block: range) -> bool:
    """Whether a block without a date is a headline with a summary below it."""
    texts = [rows[at] for at in block if rows[at].kind == "text"]
    return len(texts) > 1 and not texts[0].sentence and texts[-1].sentence
