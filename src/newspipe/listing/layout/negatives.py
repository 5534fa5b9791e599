"""What is no listing though dates recur in it: an article with others named beside it, or with comments below it."""

from collections.abc import Sequence
from statistics import median

from newspipe.listing.layout.records import Record, headline_text
from newspipe.listing.layout.rows import Row, letters_of_paragraph, wide

_ARTICLE = 600  # letters of paragraphs that no introduction to a list has
_LONGEST = 1000  # letters of paragraphs in one record that are no article, unless others have as many
_BEYOND = 10  # times what is usual: so much in one record is no part of it
_FEW = 3  # records from which on something is usual


def is_article(rows: Sequence[Row], records: Sequence[Record]) -> bool:
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
