"""What is no listing though dates recur in it: an article with comments, a thread of a board, goods for sale."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from newspipe.listing.layout.letters import wide
from newspipe.listing.layout.records import Record, headline_text
from newspipe.listing.layout.rows import Row, letters_of_paragraph
from newspipe.listing.prices import is_price

_ARTICLE = 600  # letters of paragraphs that no introduction to a list has
_LONGEST = 1000  # letters of paragraphs in one record that are no article, unless others have as many
_BEYOND = 10  # times what is usual: so much in one record is no part of it
_FEW = 3  # records from which on something is usual
_BEHIND = 3  # rows behind the last record that may belong to it
_MOST = 0.8
_LONGEST_NOTE = 26  # letters of most words that are set beside days
_GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))  # small letters, of which headlines are written
_REPLY = re.compile(r"(?:re|aw|antw|sv|vs|odp|rif|res|atb|ynt|回复|回覆|返信) ?(?:\[\d+\])?: ?(?=\S)", re.IGNORECASE)


def is_no_listing(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether records are no entries of a listing of news, however regular."""
    return (
        _is_article(rows, records)
        or _is_thread(rows, records)
        or _are_for_sale(rows, records)
        or _are_notes(rows, records)
    )


def _are_notes(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether nothing but a few small words stands beside each date: "5 June 2023 – closed all day"."""
    texts = [headline_text(rows, record) for record in records]
    short = median(map(wide, texts)) <= _LONGEST_NOTE and not any(record.description for record in records)
    return short and all(not text or (text[0].islower() and text[0] not in _GEORGIAN) for text in texts)


def _is_thread(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether several records are replies, and mostly to the same."""
    texts = [headline_text(rows, record) for record in records]
    replies = Counter(text[match.end() :] for text in texts if (match := _REPLY.match(text)))
    return max(replies.values(), default=0) >= max(_FEW, replies.total() / 2)


def _are_for_sale(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether nearly all records show a price on a row of its own."""
    heads = {record.headline for record in records}
    starts = [record.rows()[0] for record in records]
    ends = [*starts[1:], min(starts[-1] + max(map(len, map(Record.rows, records))) + _BEHIND, len(rows))]
    priced = sum(
        any(at not in heads and is_price(rows[at].text) for at in range(start, end))
        for start, end in zip(starts, ends, strict=True)
    )
    return priced >= max(_FEW, _MOST * len(records))


def _is_article(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether more is told in paragraphs outside the records than in them.

    The record before an article, or behind it, can seem to hold it.
    """
    sizes = [sum(letters_of_paragraph(rows[at]) for at in record.rows()) + _beside(record) for record in records]
    usual = median(sizes) if len(records) >= _FEW else 0.0
    own = {at: size for at, size in enumerate(sizes) if size < max(_LONGEST, _BEYOND * usual)}
    taken = {row for at in own for row in records[at].rows()}
    outside = sum(letters_of_paragraph(row) for at, row in enumerate(rows) if at not in taken)
    inside = sum(own.values()) + sum(wide(headline_text(rows, record)) for record in records)
    return outside > max(inside, _ARTICLE)


def _beside(record: Record) -> int:
    return wide(record.anchor.rest) if record.rest == "description" else 0
