"""Entries without a date among dated ones: a headline and its summary where only a summary is expected."""

from collections.abc import Sequence
from dataclasses import replace

from newspipe.listing.layout.records import Record
from newspipe.listing.layout.rows import Row, like_headline
from newspipe.listing.signs import is_sentence

_RARE = 0.34  # the share of entries up to which something is an exception


def apart(rows: Sequence[Row], records: Sequence[Record]) -> tuple[list[Record], list[list[int]]]:
    """The records without entries that have no date of their own, and the rows of those.

    Such an entry stands between two others and would be read as a part of one: its headline then gets the date of its
    neighbour, or its neighbour its summary. It is told by a headline behind a sentence, apart from it and with a
    sentence of its own, where others have none.
    """
    gaps = any(row.gap for row in rows)  # where nothing is apart, all may be
    found = {
        at: cut for at, record in enumerate(records) if (cut := _second_headline(rows, record, gaps=gaps)) is not None
    }
    if not found or len(found) > _RARE * len(records):
        return list(records), []
    kept, lost = [], []
    for at, record in enumerate(records):
        text = record.description
        last = bool(text) and text[-1] < record.anchor.first
        if at not in found or (last and record.headline is None):  # of several without a headline, none is told
            kept.append(record)
            continue
        cut = found[at]
        if record.headline is not None and text[0] > record.headline and last:
            lost.append([record.headline, *text[:cut]])  # the date is the last of an entry
            kept.append(replace(record, headline=text[cut], description=text[cut + 1 :]))
        else:
            lost.append(text[cut:])
            kept.append(replace(record, description=text[:cut]))
    return kept, lost


def _second_headline(rows: Sequence[Row], record: Record, *, gaps: bool) -> int | None:
    """Where in the summary of a record another entry begins."""
    text = [rows[at] for at in record.description]
    begun = ended = record.rest == "description" and is_sentence(record.anchor.rest)
    told = [row.sentence for row in text] + [ended and record.anchor.form == "tail"]
    return next(
        (
            at
            for at in range(len(text))
            if (told[at - 1] if at else begun)
            and like_headline(text[at])
            and (text[at].gap or not gaps)
            and told[at + 1]
        ),
        None,
    )
