"""Rows dealt out to their dates become records: a headline, a summary, and what stands beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from newspipe.listing.layout.blocks import Block
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import LONGEST_TAG, TABLE, Row, is_cut, letters_of_paragraph, like_headline, wide
from newspipe.listing.signs import is_byline

_LONGEST_KIND, _LONGEST_NAME = 32, 26  # characters of a row that says what a text is, and of most such rows
_LONGEST_POINT = 60  # characters of a bullet that tells nothing
_LONGEST_WORDS, _WORDS = 50, 5  # letters of a kind, and words
_LONGEST_ASIDE = 60  # letters
_LONGER = 1.5  # times that headlines are longer than their kickers
_PARTS = 2  # signs between links side by side
_ENDS = ("?", "!", ":")
_FEW = 3  # entries from which on something can be the rule
_UNLIKE = 4  # entries up to which nothing need recur
_MOST = 0.8
_TOLD = 0.75  # the share of summaries from which on all are held to be sentences
_RARE, _SOME = 0.2, 0.34  # the share of entries up to which something is an exception


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
    kind: str = ""  # that its headline begins with
    title: str | None = None  # the headline, where it is a part of its row

    def rows(self) -> list[int]:
        """Every row of it, in order."""
        own = range(self.anchor.first, self.anchor.last + 1)
        head = [] if self.headline is None else [self.headline]
        mark = [] if self.marker is None else [self.marker]
        return sorted({*own, *head, *mark, *self.description, *self.kickers, *self.credits})

    def headed(self) -> bool:
        """Whether it has a headline: one that says something."""
        return self.headline is not None or (self.rest == "headline" and any(map(str.isalnum, self.anchor.rest)))


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


def assigned(rows: Sequence[Row], blocks: Sequence[Block], place: str, rest: str) -> list[Record]:
    """The records of a page read in one way: `place` says where headlines stand, `rest` what stands beside dates."""
    records = []
    for block in blocks:
        record = Record(block.anchor, rest=rest, marker=block.marker)
        record.credits = [at for at in (*block.before, *block.after) if rows[at].kind == "credit"]
        record.kickers = [at for at in (*block.before, *block.after) if rows[at].kind == "kicker"]
        before = [at for at in block.before if rows[at].kind == "text" and rows[at].text]
        after = [at for at in block.after if rows[at].kind == "text" and rows[at].text]
        if place == "own":
            record.kickers += before
            record.description = after
        elif place == "above" and before:
            *above, record.headline = before
            record.kickers += above
            record.description = after
        elif place == "last" and before:
            record.headline, *record.description = before
            record.description += after
        elif place == "below" and after:
            record.headline, *record.description = after
            record.kickers += before
        else:
            record.description = [*before, *after]
        records.append(record)
    records = _with_kickers(rows, _without_kinds(rows, _without_tags(rows, records)), place)
    records = _without_lone_kickers(rows, records)
    records = _without_short_heads(rows, _without_lost_headlines(rows, _without_labels(rows, records)))
    return _without_asides(rows, records)


def _without_tags(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where nearly all entries end with a row as short as a tag, and most tell something above it, it is a kicker.

    So it is, or the name of an author, behind a sentence of any entry.
    """
    tags = [bool(record.description) and _is_tag(rows[record.description[-1]]) for record in records]
    told = sum(any(not _is_tag(rows[at]) for at in record.description[:-1]) for record in records)
    told += sum(record.rest == "description" for record in records)
    all_ = sum(tags) >= max(_FEW, _MOST * len(records)) and told * 2 >= len(records)
    for record in records:
        own = record.description
        while own and (
            _is_tag(rows[own[-1]]) if all_ else len(own) > 1 and _is_behind_told(rows[own[-2]], rows[own[-1]])
        ):
            record.kickers.append(own.pop())
    return records


def _without_kinds(rows: Sequence[Row], records: list[Record]) -> list[Record]:
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
    return wide(row.text) <= _LONGEST_WORDS and len(row.text.split()) <= _WORDS and not row.sentence


def _without_lone_kickers(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where nearly all entries have a kicker, what is as short as one in the place of a headline, is one itself."""
    kicked = [bool(record.kickers) for record in records]
    if sum(kicked) < max(_FEW, _MOST * len(records)):
        return records
    heads = [rows[record.headline] for record in records if record.kickers and record.headline is not None]
    long = not any(map(_is_tag, heads))
    for record, has in zip(records, kicked, strict=True):
        if long and not has and record.headline is not None and _is_tag(rows[record.headline]):
            record.kickers.append(record.headline)
            record.headline = None
    return records


def _is_behind_told(told: Row, row: Row) -> bool:
    return told.sentence and row.gap > 0 and (_is_tag(row) or is_byline(row.text))


def _is_tag(row: Row) -> bool:
    return wide(row.text) <= LONGEST_TAG and not row.sentence


def _with_kickers(rows: Sequence[Row], records: list[Record], place: str) -> list[Record]:
    """Where a headline recurs and a line that is no sentence follows it, it is a kicker, and that line the headline.

    So it is where all headlines are as short as tags, and such lines stand between them and most summaries.
    """
    if place not in ("below", "last"):
        return records
    often = Counter(rows[record.headline].text for record in records if record.headline is not None)
    if max(often.values(), default=0) < 2 and not _are_tags(rows, records):
        return _without_capitals(rows, records)
    for record in records:
        if record.headline is None or not record.description:
            continue
        above, below = rows[record.headline].text, rows[record.description[0]]
        if not below.sentence and len(above) < (40 if often[above] > 1 else min(40, len(below.text))):
            record.kickers.append(record.headline)
            record.headline, *record.description = record.description
    return records


def _without_capitals(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """The records, some headlines being kickers: those in capitals above what is like a headline, and not set so."""
    heads = [(record, at) for record in records if (at := record.headline) is not None]
    set_so = [_is_kicker(rows, at, record.description) for record, at in heads]
    if all(map(like_headline, (rows[at] for (_, at), so in zip(heads, set_so, strict=True) if not so))):
        for (record, at), so in zip(heads, set_so, strict=True):
            if so and not all(set_so):
                record.kickers.append(at)
                record.headline, *record.description = record.description
    return records


def _is_kicker(rows: Sequence[Row], head: int, below: Sequence[int]) -> bool:
    """Whether a row in capitals stands above one like a headline that is not."""
    title = rows[below[0]] if below else None
    return title is not None and _is_in_capitals(rows[head]) and not _is_in_capitals(title) and like_headline(title)


def _is_in_capitals(row: Row) -> bool:
    """Whether a row is as short as a tag and set in capitals: most of its letters, for some scripts have none."""
    capitals = sum(map(str.isupper, row.text))
    plain = all(sign.isalpha() or sign in " /&-" for sign in row.text)
    return plain and _is_tag(row) and row.text.isupper() and capitals * 2 > sum(map(str.isalpha, row.text))


def _are_tags(rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether what stands above the summaries has a longer line below it, that is no summary itself."""
    pairs = [
        (rows[record.headline], [rows[at] for at in record.description])
        for record in records
        if record.headline is not None and record.description
    ]
    short = sum(
        wide(head.text) <= _LONGEST_KIND
        and wide(texts[0].text) > max(LONGEST_TAG, wide(head.text))
        and not texts[0].sentence
        for head, texts in pairs
    )
    told = sum(any(row.sentence for row in texts[1:]) for _, texts in pairs)
    return (short >= max(_FEW, _MOST * len(records)) and told * 2 >= len(records)) or (
        len(pairs) >= max(_FEW, _MOST * len(records)) and _are_pairs(pairs)
    )


def _are_pairs(pairs: Sequence[tuple[Row, Sequence[Row]]]) -> bool:
    """Whether entries are nothing but a short text and a longer one, no sentence and unlike all others.

    In signs of Chinese and Japanese, of which no headline has so few; or few entries, no two of them of a kind.
    """
    if any(len(texts) > 1 or texts[0].sentence or head.level > texts[0].level for head, texts in pairs):
        return False
    heads, texts = [wide(head.text) for head, _ in pairs], [row.text for _, (row, *_) in pairs]
    signs = all(wide(head.text) > len(head.text) for head, _ in pairs)  # elsewhere a short headline looks the same
    few = len(pairs) <= _UNLIKE and max(heads) <= _LONGEST_KIND and not any(head.marker for head, _ in pairs)
    short = signs or few
    size = median(heads)
    longer = size <= _LONGEST_NAME and median(map(wide, texts)) >= _LONGER * size
    return short and longer and len({*texts}) == len(texts)


def _without_labels(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where what recurs stands between nearly all headlines and their dates, a headline beside its date is a label.

    So is one as short as a tag above a longer one, where it stands between most.
    """
    beside = [
        (record, at) for record in records if (at := record.headline) is not None and _is_beside(rows, record, at)
    ]
    for record, at in beside:
        titled = _is_tag(rows[at]) and bool(record.description) and like_headline(rows[record.description[0]])
        if len(beside) <= (_SOME if titled else _RARE) * len(records):
            record.kickers.append(at)
            record.headline = record.description.pop(0) if titled else None
    return records


def _is_beside(rows: Sequence[Row], record: Record, headline: int) -> bool:
    """Whether nothing that recurs stands between a headline and its date, but the headline once more."""
    between = rows[headline + 1 : record.anchor.first] or rows[record.anchor.last + 1 : headline]
    return all(row.kind != "detail" or row.text == rows[headline].text for row in between)


def _without_lost_headlines(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where headlines never end like sentences and summaries do, a sentence in a headline's place is a summary."""
    heads = [rows[record.headline].sentence for record in records if record.headline is not None]
    texts = [rows[at].sentence for record in records for at in record.description]
    texts += [True for record in records if record.rest == "description"]
    if len(heads) < 3 or not texts or fmean(heads) > 0.34 or fmean(texts) < 0.66:
        return records
    for record in records:
        marked = (
            record.headline is not None and record.headline == record.marker and not _is_lost(rows, record, records)
        )
        cut = record.headline is not None and is_cut(rows[record.headline])
        if cut and any(rows[at].sentence for at in record.description):
            continue
        if record.headline is not None and rows[record.headline].sentence and not marked:
            record.description.insert(0, record.headline)
            record.headline = None
    return records


def _is_lost(rows: Sequence[Row], record: Record, records: Sequence[Record]) -> bool:
    """Whether a marked row is a paragraph with nothing below it, and all others are headlines above a sentence."""
    others = [other for other in records if other is not record and other.headline is not None]
    return (
        record.headline is not None
        and not record.description
        and letters_of_paragraph(rows[record.headline]) > 0
        and not any(rows[other.headline or 0].sentence for other in others)
        and all(any(rows[at].sentence for at in other.description) for other in others)
    )


def _without_short_heads(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where all other headlines are longer than tags, one as short above a row like a headline is its kicker."""
    heads = [record.headline for record in records if record.headline is not None]
    short = sum(_is_tag(rows[at]) for at in heads)
    if short * 2 > len(heads):
        return records
    for record in records:
        head, below = record.headline, record.description
        if head is None or not below or rows[head].level > rows[below[0]].level:
            continue
        if _is_tag(rows[head]) and like_headline(rows[below[0]]) and below[0] > head:
            record.kickers.append(head)
            record.headline = below.pop(0)
    return records


def _without_asides(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Take out of summaries what is no sentence, and shorter than the headline, above and below those of one.

    Places, authors, numbers of documents, names of pictures, the kicker of the next entry. Where nearly all summaries
    are sentences, such a text alone is none.
    """
    told = [any(rows[at].sentence for at in record.description) for record in records]
    # Behind the last entry stands what ends the page: it counts only if it is a sentence.
    summaries = sum(bool(record.description) for record in records[:-1]) + told[-1]
    strict = sum(told) >= max(_FEW - 1, _TOLD * summaries)
    for record, is_told in zip(records, told, strict=True):
        own, longest = record.description, min(wide(headline_text(rows, record)), _LONGEST_ASIDE)
        if longest > LONGEST_TAG and (is_told or strict):
            while own and _is_aside(rows[own[-1]], longest):
                record.kickers.append(own.pop())
            while own and _is_aside(rows[own[0]], longest):
                record.kickers.append(own.pop(0))
    return records


def _is_aside(row: Row, longest: int) -> bool:
    if is_byline(row.text) or row.text.count(" | ") >= _PARTS:
        return True
    return not row.sentence and wide(row.text) <= longest and not row.text.endswith(_ENDS) and row.text[0] != "("


def headline_text(rows: Sequence[Row], record: Record) -> str:
    """The headline of a record; empty if it was lost."""
    if record.title is not None:
        return record.title
    if record.headline is not None:
        return rows[record.headline].text
    return record.anchor.rest if record.rest == "headline" else ""
