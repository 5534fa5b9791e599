"""Which rows belong to which date: every way in which a page can be meant is tried, and the most regular one is taken.

above   the headline stands above the date, the summary below it
below   date, headline, summary
last    headline, summary, date
own     the headline stands on the row of the date
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import NamedTuple

from newspipe.listing.layout.anchors import Anchor
from newspipe.listing.layout.blocks import Block, between
from newspipe.listing.layout.rows import Row

#: Least regularity of a listing; 1.0: each date has a headline that reads like one, and no two are alike.
REGULAR = 0.65
_CLEAR = 0.15  # by which a way must be more regular than another, if both leave an odd entry at an end
_FEW = 4  # entries from which on one is told from the others
_MOST = 0.8  # the share of entries from which on something is the rule
_SHORTEST, _LONGEST = 8, 250  # characters of a headline; of a shorter or longer one it is doubted


@dataclass
class Record:
    """An entry as rows, by index; `rest` says what the text on the row of the date is."""

    anchor: Anchor
    headline: int | None = None
    description: list[int] = field(default_factory=list)
    kickers: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)
    rest: str = ""  # headline, description, or "" for a remark
    marker: int | None = None

    def rows(self) -> list[int]:
        """Every row of it, in order."""
        own = range(self.anchor.first, self.anchor.last + 1)
        head = [] if self.headline is None else [self.headline]
        mark = [] if self.marker is None else [self.marker]
        return sorted({*own, *head, *mark, *self.description, *self.kickers, *self.credits})

    def headed(self) -> bool:
        """Whether it has a headline."""
        return self.headline is not None or self.rest == "headline"


class _Way(NamedTuple):
    """A page read in one of the ways."""

    score: float
    odd: bool  # the entry at an end is unlike the others
    below: bool  # headlines stand below their dates
    records: list[Record]


#: For each form of date the ways that are tried: where the headline stands, and what the text beside the date is.
_WAYS = {
    "alone": (("above", ""), ("below", ""), ("last", "")),
    "lead": (("own", "headline"), ("above", "description"), ("above", ""), ("below", ""), ("last", "")),
    "tail": (("own", "headline"), ("last", "description"), ("above", ""), ("below", ""), ("last", "")),
}


def records_of(rows: Sequence[Row], anchors: Sequence[Anchor], blocks: Sequence[Block]) -> list[Record]:
    """The records of the most regular way; none if there is no regularity. `blocks`: as marks delimit them, if any."""
    ways = []
    for place, rest in _WAYS[anchors[0].form]:
        cut = blocks or list(between(rows, anchors, place, rest))
        records = _assigned(rows, cut, place, rest)
        odd = _odd_end(rows, records)
        ways.append(_Way(_regularity(rows, records) - odd, odd > 0, place == "below", records))
    best = max(ways, key=lambda way: way.score)
    # An entry at an end is odd both ways, and the others are as regular: nothing tells whose headline is whose.
    unclear = best.odd and any(way.odd and way.below != best.below and way.score > best.score - _CLEAR for way in ways)
    return best.records if best.score >= REGULAR and not unclear else []


def _assigned(rows: Sequence[Row], blocks: Sequence[Block], place: str, rest: str) -> list[Record]:
    records = []
    for block in blocks:
        record = Record(block.anchor, rest=rest, marker=block.marker)
        record.credits = [at for at in (*block.before, *block.after) if rows[at].kind == "credit"]
        before = [at for at in block.before if rows[at].kind == "text" and rows[at].text]
        after = [at for at in block.after if rows[at].kind == "text" and rows[at].text]
        if place == "own":
            record.kickers, record.description = before, after
        elif place == "above" and before:
            *record.kickers, record.headline = before
            record.description = after
        elif place == "last" and before:
            record.headline, *record.description = before
            record.description += after
        elif place == "below" and after:
            record.headline, *record.description = after
            record.kickers = before
        else:
            record.description = [*before, *after]
        records.append(record)
    return _without_lost_headlines(rows, _with_kickers(rows, records, place))


def _with_kickers(rows: Sequence[Row], records: list[Record], place: str) -> list[Record]:
    """Where a headline recurs and a line that is no sentence follows it, it is a kicker, and that line the headline."""
    if place not in ("below", "last"):
        return records
    often = Counter(rows[record.headline].text for record in records if record.headline is not None)
    if max(often.values(), default=0) < 2:
        return records
    for record in records:
        if record.headline is None or not record.description:
            continue
        above, below = rows[record.headline].text, rows[record.description[0]]
        if not below.sentence and len(above) < (40 if often[above] > 1 else min(40, len(below.text))):
            record.kickers.append(record.headline)
            record.headline, *record.description = record.description
    return records


def _without_lost_headlines(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where headlines never end like sentences and summaries do, a sentence in a headline's place is a summary."""
    heads = [rows[record.headline].sentence for record in records if record.headline is not None]
    texts = [rows[at].sentence for record in records for at in record.description]
    texts += [True for record in records if record.rest == "description"]
    if len(heads) < 3 or not texts or fmean(heads) > 0.34 or fmean(texts) < 0.66:
        return records
    for record in records:
        if record.headline is not None and rows[record.headline].sentence:
            record.description.insert(0, record.headline)
            record.headline = None
    return records


def headline_text(rows: Sequence[Row], record: Record) -> str:
    """The headline of a record; empty if it was lost."""
    if record.headline is not None:
        return rows[record.headline].text
    return record.anchor.rest if record.rest == "headline" else ""


def _regularity(rows: Sequence[Row], records: Sequence[Record]) -> float:
    """How much the records look like entries of one listing, 1.0 and more if all do."""
    texts = [headline_text(rows, record) for record in records]
    often, shown = Counter(texts), Counter(row.text for row in rows)
    # What recurs as a headline, and where no headline stands as well, is a button or a label.
    labels = {text for text, times in often.items() if 1 < times < shown[text]}
    texts = ["" if text in labels else text for text in texts]
    score = fmean(_likely(rows, record, text, often[text]) for record, text in zip(records, texts, strict=True))
    first = records[0]
    apart = fmean(_apart(rows, record) for record in records)
    titled = first.headline == 0 and first.marker is None
    return score + 0.1 * apart - (0.3 / len(records) if titled else 0.0) - _left_over(rows, records)


def _odd_end(rows: Sequence[Row], records: Sequence[Record]) -> float:
    """What is held against a way whose entry at an end is unlike the others: it may be a menu's, or the footer's.

    Where dates and headlines alternate, only the two ends of the list tell which of them comes first: read the wrong
    way, the first headline is what stands above the list, and the last one is left over. With marks, nothing is dealt.
    """
    heads = [(at, record.anchor.first) for record in records if (at := record.headline) is not None]
    if len(heads) < _FEW or any(record.marker is not None for record in records):
        return 0.0
    above = sum(head < date for head, date in heads) * 2 > len(heads)
    end, others = (records[0], records[1:]) if above else (records[-1], records[:-1])
    told = fmean(_has_sentence(rows, record) for record in others) >= _MOST and not _has_sentence(rows, end)
    usual = median(_wide(rows[at].text) for at, _ in heads)
    short = end.headline is None or _wide(rows[end.headline].text) * 2 < usual
    return 0.2 * (told + short)


def _has_sentence(rows: Sequence[Row], record: Record) -> bool:
    return any(rows[at].sentence for at in record.description)


def _apart(rows: Sequence[Row], record: Record) -> int:
    """1 if the headline stands nearer to its date than to what is on its other side, -1 if farther."""
    if record.headline is None:
        return 0
    above = record.headline < record.anchor.first
    first, last = (record.headline, record.anchor.first) if above else (record.anchor.first, record.headline)
    inside = rows[last].gap
    beyond = rows[record.anchor.last + 1].gap if above and record.anchor.last + 1 < len(rows) else rows[first].gap
    return (inside < beyond) - (inside > beyond)


def _likely(rows: Sequence[Row], record: Record, headline: str, often: int) -> float:
    if not headline:
        return 0.0
    likely = 1.0
    if headline.endswith((".", ";", ",", "…", "。")):
        likely = 0.35
    if not _wide(headline) >= _SHORTEST or len(headline) > _LONGEST or often > 1:
        likely = min(likely, 0.3)
    below = [rows[at].text for at in record.description]
    if record.rest == "description":
        below.append(record.anchor.rest)
    if below:
        summary = max(below, key=len)
        long = _wide(summary) > max(80, _wide(headline))
        fits = long or summary.endswith((".", "!", "?", "…", "。", "।", "»", "”", '"'))
        likely += 0.3 if fits else -0.3
    if record.rest == "" and record.anchor.form != "alone" and len(record.anchor.rest) > 40:
        likely -= 0.3  # a remark beside a date is short
    return likely


def _wide(text: str) -> int:
    """Length in letters of an alphabet: a sign of Chinese or Japanese says as much as two or three."""
    return len(text) + 2 * sum("\u3040" <= sign <= "\uffdc" for sign in text)


def _left_over(rows: Sequence[Row], records: Sequence[Record]) -> float:
    """What is held against a way: a sentence left behind the last record, and any text that no record takes."""
    taken = {at for record in records for at in record.rows()}
    end = max(taken)
    behind = any(rows[at].kind == "text" and rows[at].sentence for at in range(end + 1, min(end + 4, len(rows))))
    texts = [at for at, row in enumerate(rows) if row.kind == "text"]
    passed = sum(len(rows[at].text) for at in texts if at not in taken) / sum(len(rows[at].text) for at in texts)
    return 0.1 * behind + 0.3 * passed
