"""What stands in the place of summaries and is none: tags, kinds, places, authors, captions, bullets."""

import re
from collections import Counter
from collections.abc import Sequence

from newspipe.listing.kinds import names_kind
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.records import Record, headline_text
from newspipe.listing.layout.rows import TABLE, Row, is_tag
from newspipe.listing.layout.sorts import is_code
from newspipe.listing.signs import is_byline

_LONGEST_POINT = 60  # characters of a bullet that tells nothing
_LONGEST_WORDS, _WORDS = 50, 5  # letters of a kind, and words
_LONGEST_ASIDE = 32  # letters of a place, a name or a kind
_BEHIND = 2  # rows at most: the name of a picture and the kicker of the next entry
_PARTS = 2  # signs between links side by side
_ENDS = ("?", "!", ":")
_QUOTES = "\"'“„«»「‘"  # noqa: RUF001 (quotes)
_NO_STOPS = re.compile("[\u0e00-\u0eff]")  # of Thai and Lao
_FEW = 3  # entries from which on something can be the rule
_UNLIKE = 4  # entries up to which nothing need recur
_MOST = 0.8
_TOLD = 0.75  # the share of summaries from which on all are held to be sentences


def without_tags(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where nearly all entries end with a row as short as a tag, and most tell something above it, it is a kicker.

    So it is, or the name of an author, behind a sentence of any entry.
    """
    tags = [bool(record.description) and is_tag(rows[record.description[-1]]) for record in records]
    told = sum(any(not is_tag(rows[at]) for at in record.description[:-1]) for record in records)
    told += sum(record.rest == "description" for record in records)
    all_ = sum(tags) >= max(_FEW, _MOST * len(records)) and told * 2 >= len(records)
    for record in records:
        own = record.description
        while own and (
            is_tag(rows[own[-1]]) if all_ else len(own) > 1 and _is_behind_told(rows[own[-2]], rows[own[-1]])
        ):
            record.kickers.append(own.pop())
    return records


def _is_behind_told(told: Row, row: Row) -> bool:
    return told.sentence and row.gap > 0 and (is_tag(row) or is_byline(row.text))


def without_kinds(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where nearly all entries tell one short thing and nothing else, and some of them the same, it is their kind.

    Of few entries, all may be of different kinds.
    """
    texts = [[rows[at] for at in record.description] for record in records]
    short = [own[0].text for own in texts if len(own) == 1 and _may_be_kind(own[0])]
    all_ = sum(map(bool, texts)) == len(short) >= max(_FEW, _MOST * len(records))
    if all_ and (len({*short}) <= _MOST * len(short) or len(records) <= _UNLIKE):
        for record in records:
            record.kickers += record.description
            record.description = []
    return records


def _may_be_kind(row: Row) -> bool:
    if _NO_STOPS.search(row.text) or row.text[0] in _QUOTES or "," in row.text:
        return False
    return wide(row.text) <= _LONGEST_WORDS and len(row.text.split()) <= _WORDS and not row.sentence


def without_asides(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Take out of summaries what is no sentence, and shorter than the headline, right above and below those of one.

    A place, an author, the number of a document, the name of a picture, the kicker of the next entry. Where nearly all
    summaries are sentences, such a text alone is none if it stands farther from its headline, or names a kind.
    """
    told = [any(rows[at].sentence for at in record.description) for record in records]
    # Behind the last entry stands what ends the page: it counts only if it is a sentence.
    summaries = sum(bool(record.description) for record in records[:-1]) + told[-1]
    strict = sum(told) >= max(_FEW - 1, _TOLD * summaries)
    usual = max(
        (rows[record.description[0]].gap for record, is_told in zip(records, told, strict=True) if is_told), default=0
    )
    for record, is_told in zip(records, told, strict=True):
        own, size = record.description, wide(headline_text(rows, record))
        # Farther from its headline than summaries are, or the kind or the year of what follows.
        apart = bool(own) and (rows[own[0]].gap > usual or _names(rows[own[0]]))
        longest = min(size, _LONGEST_ASIDE if is_told or (strict and apart) else 0)
        if size <= LONGEST_TAG:
            continue
        for _ in range(_BEHIND):
            if own and _is_aside(rows[own[-1]], longest):
                record.kickers.append(own.pop())
        if own and _is_aside(rows[own[0]], longest):
            record.kickers.append(own.pop(0))
    return records


def _names(row: Row) -> bool:
    return is_tag(row) and (names_kind(row.text) or row.text[-1:].isdigit())


def _is_aside(row: Row, longest: int) -> bool:
    if is_code(row.text) or (longest and (is_byline(row.text) or row.text.count(" | ") >= _PARTS)):
        return True
    if row.sentence or _NO_STOPS.search(row.text) or row.text.endswith(_ENDS) or row.text[0] == "(":
        return False
    return wide(row.text) <= longest and ": " not in row.text


def without_points(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Take bullets that are no sentences out of summaries: tags, names and films, below headlines without bullets.

    Or bullets that stand deeper than those of headlines.
    """
    for record in records:
        head = rows[record.headline if record.headline is not None else record.anchor.first]
        points = [
            at
            for at in record.description
            if rows[at].marker not in ("", "#", TABLE)
            and (not head.marker or rows[at].indent > head.indent)
            and not rows[at].sentence
            and len(rows[at].text) <= _LONGEST_POINT
        ]
        record.kickers += points
        record.description = [at for at in record.description if at not in points]
    _without_names_of_points(rows, records)


def _without_names_of_points(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Take what several records say right above such bullets out of their summaries: "Tags"."""
    names = [
        at
        for record in records
        for at in record.description
        if at + 1 in record.kickers and rows[at + 1].marker and not rows[at].sentence
    ]
    often = Counter(rows[at].text for at in names)
    for record in records:
        named = [at for at in record.description if at in names and often[rows[at].text] > 1]
        record.kickers += named
        record.description = [at for at in record.description if at not in named]
