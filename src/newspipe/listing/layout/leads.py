"""Stories above a list whose entries bear marks: they lead it, and bear none."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import takewhile

from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.records import Record
from newspipe.listing.layout.rows import Row, like_headline

_NEAR = timedelta(days=14)
_MOST = 2  # stories that lead a list


def leading(rows: Sequence[Row], anchors: Sequence[Anchor], records: Sequence[Record]) -> list[Record]:
    """The stories above the first of the records, which bear marks: they say what these say, in the same order.

    Each is a date beside a headline that stands nowhere else, with a sentence, and little newer than the newest below,
    if at all: what is far ahead is yet to come.
    """
    top = min(records[0].rows())
    above = [anchor for anchor in anchors if anchor.last < top][-_MOST:]
    if not above:
        return []
    days = [record.anchor.reading.date for record in records]
    newest = max((day for day in days if day), default=None)
    found: list[Record] = []
    for anchor, end in zip(above, [*(other.first for other in above[1:]), top], strict=True):
        start = found[-1].rows()[-1] + 1 if found else 0
        story = _below(rows, anchor, end) if _are_below(records) else _above(rows, anchor, start, end)
        day = anchor.reading.date
        if story is None or day is None or newest is None or not newest <= day <= newest + _NEAR:
            return []
        found.append(story)
    said = [rows[record.headline].text for record in (*found, *records) if record.headline is not None]
    return found if len({*said}) == len(said) else []


def _are_below(records: Sequence[Record]) -> bool:
    """Whether the headlines of most records stand below their dates."""
    below = sum(record.headline is not None and record.headline > record.anchor.first for record in records)
    return below * 2 > len(records)


def _below(rows: Sequence[Row], anchor: Anchor, end: int) -> Record | None:
    texts = [at for at in range(anchor.last + 1, end) if rows[at].kind == "text"]
    return _story(rows, anchor, texts[0], _sentences(rows, texts[1:])) if texts else None


def _above(rows: Sequence[Row], anchor: Anchor, start: int, end: int) -> Record | None:
    before = [at for at in range(start, anchor.first) if rows[at].kind == "text"]
    told = _sentences(rows, before[::-1])[::-1]
    heads = before[: len(before) - len(told)]
    after = [at for at in range(anchor.last + 1, end) if rows[at].kind == "text"]
    return _story(rows, anchor, heads[-1], told or _sentences(rows, after)) if heads else None


def _story(rows: Sequence[Row], anchor: Anchor, headline: int, told: list[int]) -> Record | None:
    titled = like_headline(rows[headline]) and not rows[headline].marker
    return Record(anchor, headline, told) if titled and told and anchor.form == "alone" else None


def _sentences(rows: Sequence[Row], texts: Sequence[int]) -> list[int]:
    return [*takewhile(lambda at: rows[at].sentence, texts)]
