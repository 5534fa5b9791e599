"""Days that stand above several entries each, as headings do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newspipe.listing.endings import beginning
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.records import Record
from newspipe.listing.layout.rows import Row, like_headline

_FEW, _SOME = 2, 0.34  # days with several entries: what are fewer may be those of entries that lost their dates
_NEARLY_ALL = 0.8  # of the days
_BEHIND = 2  # rows behind the entries of a day, and of no entry
_OF_ENTRIES = ("text", "detail", "kicker")
_LONGEST_REMARK = 60  # characters of a row that says the time, and a kind or how many comments there are
_TIME = re.compile(r"\d[:h]\d\d|\bkl\. ?\d{1,2}[.:]\d\d")  # of the day, above or below each entry


def under_days(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Record]:
    """The records of a page whose dates are headings of days; none if they are dates of single entries.

    No day is told twice, each has marked rows below it, or headlines with sentences, and several have more than one; or
    one has, where each entry tells its time.
    """
    days = [anchor.reading.date for anchor in anchors]
    if any(anchor.form != "alone" for anchor in anchors) or len({*days}) < len(days):
        return []
    if any(rows[anchor.first].marker for anchor in anchors):
        return []  # a bullet is no heading
    ends = [*(anchor.first for anchor in anchors[1:]), len(rows)]
    below = [_without_headings(rows, range(date.last + 1, end)) for date, end in zip(anchors, ends, strict=True)]
    foot = _foot(rows, below)
    found = [_footed(rows, day, foot) if foot else _entries(rows, day) for day in below]
    whole = all(_is_whole(rows, entries, day) for entries, day in zip(found[:-1], below, strict=False))
    timed = all(any(_TIME.search(rows[at].text) for at in entry[1:]) for entries in found for entry in entries)
    deeper = all(
        entries and rows[entries[0].start].indent > rows[anchor.first].indent
        for anchor, entries in zip(anchors, found, strict=True)
    )
    numbered = all(rows[entry.start].kind == "kicker" for entries in found for entry in entries)
    several = sum(len(entries) > 1 for entries in found)
    heads = [rows[entry.start].text for entries in found for entry in entries]
    if len({*heads}) < len(heads) or not all(any(map(str.isalnum, head)) for head in heads):
        return []  # parts of entries, such as "Known issues"
    marked = {(rows[entries[0].start].marker, rows[entries[0].start].indent) for entries in found if entries}
    if any(
        row.marker and (row.marker, row.indent) in marked and like_headline(row) for row in rows[: anchors[0].first]
    ):
        return []  # an entry stands above the first date
    if not whole or not found[-1] or several < (1 if timed or numbered or deeper else max(_FEW, _SOME * len(found))):
        return []
    longer = [entry for entries in found for entry in entries if len(entry) > 1]
    close = [entry for entry in longer if numbered or not rows[entry.start + 1].gap]
    kicked = {entry for entry in close if all(_has_kicker(rows, other) for other in close)}
    timed_first = [
        _begins_or_ends_in_time(rows[entry.start]) and like_headline(rows[entry.start + 1]) for entry in longer
    ]
    if len(longer) > _FEW and all(timed_first):
        kicked = {*longer}
    return [
        _record(rows, anchor if at == 0 else _without_rows(anchor, entry.start), entry, kicked=entry in kicked)
        for anchor, entries in zip(anchors, found, strict=True)
        for at, entry in enumerate(entries)
    ]


def _is_whole(rows: Sequence[Row], entries: Sequence[range], day: range) -> bool:
    """Whether entries are all that stands below a day, but for a row or two behind them and less deep, of a sponsor."""
    if not entries:
        return False
    behind = rows[entries[-1].stop : day.stop]
    return len(behind) <= _BEHIND and all(row.indent < rows[entries[0].start].indent for row in behind)


def _without_headings(rows: Sequence[Row], below: range) -> range:
    """The rows below a day without the headings at their end, such as the month of the next."""
    end = next((at + 1 for at in reversed(below) if rows[at].kind != "heading"), below.start)
    return range(below.start, end)


def _has_kicker(rows: Sequence[Row], entry: range) -> bool:
    short = rows[entry.start].kind == "kicker" or wide(rows[entry.start].text) <= LONGEST_TAG
    return short and like_headline(rows[entry.start + 1])


def _record(rows: Sequence[Row], anchor: Anchor, entry: range, *, kicked: bool) -> Record:
    """An entry below a day: a headline, a kicker right above it, and the texts below."""
    head = entry.start + kicked
    texts = [row for row in range(head + 1, entry.stop) if rows[row].kind == "text"]
    kickers = [entry.start] if kicked else []
    if texts and _says_time(rows[texts[-1]]):
        kickers.append(texts.pop())
    return Record(anchor, head, texts, kickers)


def _entries(rows: Sequence[Row], below: range) -> list[range]:
    """The entries right below a day, as far as they go on: each begins with a mark, or is a headline and sentences."""
    marker, indent = (rows[below.start].marker, rows[below.start].indent) if below else ("", 0)
    if marker:
        starts = [at for at in below if rows[at].marker == marker and rows[at].indent == indent]
        end = next((at for at in below if rows[at].indent < indent or rows[at].kind not in _OF_ENTRIES), below.stop)
        return [range(*span) for span in pairwise([*(at for at in starts if at < end), end])]
    if below and rows[below.start].kind == "kicker":
        return [*_kicked(rows, below)]
    told = [*_told(rows, below)]
    return told if told and told[-1].stop == below.stop else _clocked(rows, below) or told


def _kicked(rows: Sequence[Row], below: range) -> Iterator[range]:
    """The entries that begin with a kicker each, such as the number of a document, as far as headlines follow these."""
    end = next((at for at in below if rows[at].kind not in _OF_ENTRIES), below.stop)
    starts = [at for at in range(below.start, end) if rows[at].kind == "kicker"]
    for start, stop in pairwise([*starts, end]):
        if start + 1 < stop and like_headline(rows[start + 1]):
            yield range(start, stop)


def _clocked(rows: Sequence[Row], below: range) -> list[range]:
    """Headlines and what is told of them, each with a row below that says the time of day, as far as they go on."""
    clocks = [at for at in below if _says_time(rows[at])]
    entries = [range(before + 1, at + 1) for before, at in pairwise([below.start - 1, *clocks])]
    return entries if all(len(entry) > 1 and like_headline(rows[entry.start]) for entry in entries) else []


def _says_time(row: Row) -> bool:
    """Whether a row is there for the time of day in it, with a kind or a number beside it."""
    return _is_time(row) and not row.marker


def _is_time(row: Row) -> bool:
    return _TIME.search(row.text) is not None and not row.sentence and len(row.text) <= _LONGEST_REMARK


def _begins_or_ends_in_time(row: Row) -> bool:
    """Whether a row says the time at one of its ends, as what tells of it does not: "Fire at 10:30 destroys a barn"."""
    found = [*_TIME.finditer(row.text)]
    return bool(found) and _is_time(row) and (found[0].start() <= 1 or found[-1].end() == len(row.text))


def _foot(rows: Sequence[Row], days: Sequence[range]) -> str | None:
    """How the row begins that stands below entries of nearly all days and says the time of day: "Posted by Ann at"."""
    found = Counter(text for day in days for text in {beginning(rows[at].text) for at in day if _is_foot(rows[at])})
    text, times = found.most_common(1)[0] if found else ("", 0)
    return text if times >= max(_FEW + 1, _NEARLY_ALL * len(days)) else None


def _is_foot(row: Row) -> bool:
    return row.kind == "detail" and _TIME.search(row.text) is not None


def _footed(rows: Sequence[Row], below: range, foot: str) -> list[range]:
    """Headlines and what is told of them, each with a foot and the other details around it, as far as they go on."""
    entries, start = [], below.start
    for at in below:
        if not _is_foot(rows[at]) or beginning(rows[at].text) != foot:
            continue
        end = next((to for to in range(at, below.stop) if rows[to].kind != "detail"), below.stop)
        if not _is(rows[start], sentence=False):
            break
        entries.append(range(start, end))
        start = end
    return entries


def _told(rows: Sequence[Row], below: range) -> Iterator[range]:
    """Headlines with a sentence or several below each, and what the page says below all of them."""
    at = below.start
    while at + 1 < below.stop and _is(rows[at], sentence=False) and _is(rows[at + 1], sentence=True):
        end = next((to for to in range(at + 1, below.stop) if not _is(rows[to], sentence=True)), below.stop)
        end = next((to for to in range(end, below.stop) if rows[to].kind != "detail"), below.stop)
        yield range(at, end)
        at = end


def _is(row: Row, *, sentence: bool) -> bool:
    return row.kind == "text" and row.sentence is sentence


def _without_rows(anchor: Anchor, at: int) -> Anchor:
    """A date that stands on no row of an entry, but above the entries before it."""
    return anchor._replace(first=at, last=at - 1)
