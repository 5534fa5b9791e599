"""How much the records that a way makes of a page look like entries of one listing."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import fmean, median

from newspipe.listing.endings import beginning
from newspipe.listing.layout.letters import LONGEST_TAG, ends_sentence, wide
from newspipe.listing.layout.records import Record, headline_text
from newspipe.listing.layout.rows import LONGEST_HEADLINE, Row, like_headline
from newspipe.listing.signs import is_sentence

_CUT = re.compile(r"(?:…|\.\.\.)$")
_STOP = re.compile(r"(?:。|…|\.\.\.)$")  # of Chinese and Japanese: other pages of mere sentences are chronicles
_ANY_STOP = re.compile(r"(?:。|…|\.{1,3})$")  # of headlines, where each has its kind below
SUMMARY = 0.3  # what a summary says for a headline; half of it is held against one that is shorter
_FEW = 3  # entries from which on one is told from the others
_OTHERS = 2  # entries that tell something, of which more make a rule
_MANY = 4  # rows like headlines
_MOST = 0.8  # the share of entries from which on something is the rule
_LONGEST_LABEL = 32  # letters
_KICKED = 0.15  # what is held against a headline that is rather the kicker of one
_SURELY = 36  # letters of a row that is hardly the title of a page
_ALIKE = 0.6  # of the usual length of headlines, and of others to it
_SHORTEST = 8  # characters of a headline; of a shorter or longer one it is doubted


def regularity(rows: Sequence[Row], records: Sequence[Record]) -> float:
    """How much the records look like entries of one listing, 1.0 and more if all do."""
    texts = [headline_text(rows, record) for record in records]
    if not any(record.description or record.rest == "description" for record in records):
        # No summary, but a headline that was too long; or where a row is all that there is, one that is a sentence.
        kinds = _kinds_below(rows, records)
        end = _ANY_STOP if kinds >= _MOST * len(records) else _STOP if _take_all(rows, records) else _CUT
        texts = [end.sub("", text) for text in texts]
    often, shown = Counter(texts), Counter(row.text for row in rows)
    # What recurs as a headline, and where no headline stands as well, is a button or a label.
    labels = {text for text, times in often.items() if 1 < times < shown[text]}
    texts = ["" if text in labels else text for text in texts]
    once = _said_once(rows)
    score = fmean(_likely(rows, record, text, often[text], once) for record, text in zip(records, texts, strict=True))
    first = records[0]
    apart = fmean(_apart(rows, record) for record in records)
    titled = first.headline == 0 and first.marker is None
    doubts = 0.3 * (_overlooked(rows, records, once) + _untitled(rows, records)) + _left_over(rows, records)
    return score + 0.1 * apart - (0.3 / len(records) if titled else 0.0) - doubts


def _kinds_below(rows: Sequence[Row], records: Sequence[Record]) -> int:
    """How many headlines below their dates have one kicker, below them; none if no two of these begin alike."""
    below = [
        record.kickers[0]
        for record in records
        if len(record.kickers) == 1 and record.anchor.last < (record.headline or 0) < record.kickers[0]
    ]
    often = Counter(beginning(rows[at].text) for at in below)
    return len(below) if max(often.values(), default=0) > 1 else 0


def _take_all(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether dates are alone on their rows, and nothing stands between them but headlines and those of sections."""
    taken = {at for record in records for at in record.rows()}
    passed = any(rows[at].kind != "heading" for at in range(min(taken), max(taken)) if at not in taken)
    plain = all(record.headline is not None and not record.kickers for record in records)
    return plain and not passed and all(record.anchor.form == "alone" for record in records)


def _untitled(rows: Sequence[Row], records: Sequence[Record]) -> float:
    """The share of entries whose headline is no heading of the level that there are enough of on the page."""
    levels = Counter(row.level for row in rows if row.level and row.kind == "text")
    often = {level for level, times in levels.items() if times >= _MOST * len(records)}
    heads = [record.headline for record in records if record.headline is not None]
    return sum(rows[at].level not in often for at in heads) / len(records) if often else 0.0


def _said_once(rows: Sequence[Row]) -> set[int]:
    """The rows of words that stand nowhere else on the page; what recurs, or a number, tells nothing of an entry."""
    said = {at: row.text.casefold() for at, row in enumerate(rows) if row.kind == "text"}
    shown = Counter(said.values())
    return {at for at, text in said.items() if shown[text] == 1 and any(map(str.isalpha, text))}


def _overlooked(rows: Sequence[Row], records: Sequence[Record], once: AbstractSet[int]) -> float:
    """The share of entries that have another row like a headline: in a summary, or behind it and part of no entry.

    One that has many and no sentence counts for several: its date is the heading of a day.
    """
    found = 0
    for record, following in zip(records, [*records[1:], None], strict=True):
        own = record.rows()
        behind = range(own[-1] + 1, following.rows()[0] if following else own[-1] + 1)
        heads = sum(at in once and like_headline(rows[at]) for at in record.description)
        told = any(rows[at].sentence for at in record.description)  # else one such row may be the summary
        if heads >= _MANY and not told:
            found += _MANY
        else:
            above = record.anchor.first if record.headline is None else record.headline
            passed = (at for at in record.kickers if at < above <= record.anchor.first and rows[at].kind == "text")
            beside = (*behind, *passed)
            found += heads > (not told) or any(at in once and like_headline(rows[at]) for at in beside)
    return found / len(records)


def odd_end(rows: Sequence[Row], records: Sequence[Record]) -> tuple[float, float]:
    """What is held against a way whose entry at an end is unlike the others: it may be a menu's, or the footer's.

    And what for a text beyond the other end that is like a headline: of an entry that the way does not see.

    Where dates and headlines alternate, only the two ends of the list tell which of them comes first: read the wrong
    way, the first headline is what stands above the list, and the last one is left over. With marks, nothing is dealt.
    """
    heads = [(at, record.anchor.first) for record in records if (at := record.headline) is not None]
    lost = len(heads) < len(records)
    if not heads or len(records) < _FEW + lost or any(record.marker is not None for record in records):
        return 0.0, 0.0
    above = sum(head < date for head, date in heads) * 2 > len(heads)
    end, others = (records[0], records[1:]) if above else (records[-1], records[:-1])
    told = fmean(_has_sentence(rows, record) for record in others) >= _MOST and not _has_sentence(rows, end)
    told = told and len(others) > _OTHERS
    usual = median(wide(rows[at].text) for at, _ in heads)
    short = end.headline is None or wide(rows[end.headline].text) * 2 < usual
    titled = end.headline is not None and wide(rows[end.headline].text) <= LONGEST_TAG  # as a page is
    left = _headline_beyond(rows, records, below=above)
    surely = left > _SURELY and _ALIKE * usual < left < usual / _ALIKE
    missing = (left > 0 and _is_bare(end)) or (surely and titled and short)
    odd = 0.2 * (told + missing) + (0.2 if titled else 0.1) * short
    return odd, 0.1 * (surely and not missing)


def begins_bare(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether the first record is nothing but a date, while most others tell something: no way in which a list begins.

    An entry that lost its headline has its summary still.
    """
    told = fmean(_has_sentence(rows, record) for record in records[1:])
    return _is_bare(records[0]) and told >= _MOST


def _is_bare(record: Record) -> bool:
    """Whether a record is nothing but a date."""
    return record.headline is None and not record.description


def _headline_beyond(rows: Sequence[Row], records: Sequence[Record], *, below: bool) -> int:
    """Letters of the text right below the last record, or above the first, if it is like a headline: one is missing."""
    last = max(records[-1].rows())
    beyond = rows[last + 1 :] if below else reversed(rows[: min(records[0].rows())])
    row = next((row for row in beyond if row.kind == "text" and row.text), None)
    return wide(row.text) if row is not None and like_headline(row) else 0


def _has_sentence(rows: Sequence[Row], record: Record) -> bool:
    return any(rows[at].sentence for at in record.description)


def _apart(rows: Sequence[Row], record: Record) -> int:
    """1 if the headline stands nearer to its date than to what is on its other side, -1 if farther."""
    if record.headline is None:
        return 0
    above = record.headline < record.anchor.first
    first, last = (record.headline, record.anchor.first) if above else (record.anchor.first, record.headline)
    inside = rows[last].gap if above else max(row.gap for row in rows[first + 1 : last + 1])
    beyond = rows[record.anchor.last + 1].gap if above and record.anchor.last + 1 < len(rows) else rows[first].gap
    return (inside < beyond) - (inside > beyond)


def _likely(rows: Sequence[Row], record: Record, headline: str, often: int, once: AbstractSet[int]) -> float:
    if not headline:
        return 0.0
    likely = 1.0
    bold = record.rest == "headline" and rows[record.anchor.first].bold
    if headline.endswith((".", ";", ",", "…", "。", "।")) and not bold:
        likely = 0.35
    if not wide(headline) >= _SHORTEST or len(headline) > LONGEST_HEADLINE or often > 1:
        likely = min(likely, 0.3)
    likely -= _KICKED * _is_kicked(rows, record, headline)
    below = [rows[at].text for at in record.description]
    if record.rest == "description":
        below.append(record.anchor.rest)
    if below:
        summary = max(below, key=len)
        fits = wide(summary) > max(80, wide(headline)) or ends_sentence(summary)
        told = record.rest == "description" or any(at in once for at in record.description)
        if fits:
            likely += SUMMARY
        elif told and wide(summary) <= wide(headline):
            likely -= SUMMARY / 2
    if (
        record.rest == "description"
        and wide(record.anchor.rest) <= _LONGEST_LABEL
        and not is_sentence(record.anchor.rest)
    ):
        likely -= _KICKED  # an office or a place beside the date
    if record.rest == "" and record.anchor.form != "alone" and len(record.anchor.rest) > 40:
        likely -= 0.3  # a remark beside a date is short
    return likely


def _is_kicked(rows: Sequence[Row], record: Record, headline: str) -> bool:
    """Whether a headline is as short as a tag, and one like a headline stands with a sentence in its summary."""
    texts = [rows[at] for at in record.description]
    second = any(like_headline(one) and other.sentence for one, other in pairwise(texts))
    return second and wide(headline) <= LONGEST_TAG


def _left_over(rows: Sequence[Row], records: Sequence[Record]) -> float:
    """What is held against a way: a sentence left behind the last record, and any text that no record takes."""
    taken = {at for record in records for at in record.rows()}
    end = max(taken)
    behind = any(rows[at].kind == "text" and rows[at].sentence for at in range(end + 1, min(end + 4, len(rows))))
    texts = [at for at, row in enumerate(rows) if row.kind == "text"]
    passed = sum(len(rows[at].text) for at in texts if at not in taken)
    return 0.1 * behind + 0.3 * passed / max(1, sum(len(rows[at].text) for at in texts))
