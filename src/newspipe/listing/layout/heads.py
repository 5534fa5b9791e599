"""What stands in the place of headlines and is none: kickers, labels, and summaries of what lost its headline."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from statistics import fmean, median

from newspipe.listing.kinds import names_kind
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.records import Record
from newspipe.listing.layout.rows import Row, is_cut, is_tag, letters_of_paragraph, like_headline

_LONGEST_KIND, _LONGEST_NAME = 32, 26  # characters of a row that says what a text is, and of most such rows
_LONGER = 1.5  # times that headlines are longer than their kickers, at least, and than other headlines, at most
_FEW = 3  # entries from which on something can be the rule
_SEVERAL = 2  # rows below a kicker, where most entries have a summary
_UNLIKE = 4  # entries up to which nothing need recur
_MOST = 0.8
_NEARLY_MOST = 0.75  # one of four may have lost its headline
_RARE, _SOME = 0.2, 0.34  # the share of entries up to which something is an exception


def with_true_heads(rows: Sequence[Row], records: list[Record], place: str) -> list[Record]:
    """The records, each with what heads it; `place` says where headlines stand."""
    records = _without_lone_kickers(rows, _with_kickers(rows, records, place))
    return _without_lost_headlines(rows, _without_labels(rows, records))


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
    return plain and is_tag(row) and row.text.isupper() and capitals * 2 > sum(map(str.isalpha, row.text))


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
    return (short >= max(_FEW, _NEARLY_MOST * len(records)) and told * 2 >= len(records)) or (
        len(pairs) >= max(_FEW, _MOST * len(records)) and _are_pairs(pairs)
    )


def _are_pairs(pairs: Sequence[tuple[Row, Sequence[Row]]]) -> bool:
    """Whether entries are nothing but a short text and a longer one, no sentence and unlike all others.

    In signs of Chinese and Japanese, of which no headline has so few; or few entries, whose kinds are known by name.
    """
    if any(len(texts) > 1 or texts[0].sentence or head.level > texts[0].level for head, texts in pairs):
        return False
    heads, texts = [wide(head.text) for head, _ in pairs], [row.text for _, (row, *_) in pairs]
    signs = all(wide(head.text) > len(head.text) for head, _ in pairs)  # elsewhere a short headline looks the same
    few = len(pairs) <= _UNLIKE and max(heads) <= _LONGEST_KIND
    short = signs or (few and sum(names_kind(head.text) for head, _ in pairs) * 2 >= len(pairs))
    size = median(heads)
    longer = size <= _LONGEST_NAME and median(map(wide, texts)) >= _LONGER * size
    return short and longer and len({*texts}) == len(texts)


def _without_lone_kickers(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where nearly all entries have a kicker, what is as short as one in the place of a headline, is one itself.

    So it is where tags that are of no entry stand right above nearly all headlines.
    """
    taken = {at for record in records for at in record.rows()}
    kicked = [bool(record.kickers) or _is_below_tag(rows, record, taken) for record in records]
    if sum(kicked) < max(_FEW, _NEARLY_MOST * len(records)):
        return records
    heads = [record.headline for record, has in zip(records, kicked, strict=True) if has]
    long = not any(at is not None and is_tag(rows[at]) for at in heads)
    for record, has in zip(records, kicked, strict=True):
        if long and not has and record.headline is not None and is_tag(rows[record.headline]):
            record.kickers.append(record.headline)
            record.headline = None
    return records


def _is_below_tag(rows: Sequence[Row], record: Record, taken: AbstractSet[int]) -> bool:
    """Whether a tag that is of no entry stands right above a headline, which stands above its date."""
    above = -1 if record.headline is None or record.headline > record.anchor.first else record.headline - 1
    return above >= 0 and above not in taken and rows[above].kind == "text" and is_tag(rows[above])


def _without_labels(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """Where what recurs stands between nearly all headlines and their dates, a headline beside its date is a label.

    So is one as short as a tag above a longer one, where it stands between most.
    """
    beside = [
        (record, at) for record in records if (at := record.headline) is not None and _is_beside(rows, record, at)
    ]
    for record, at in beside:
        titled = is_tag(rows[at]) and bool(record.description) and like_headline(rows[record.description[0]])
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


def without_short_heads(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Where at least half of the headlines are longer than tags, one as short above a row like these is its kicker."""
    heads = [record.headline for record in records if record.headline is not None]
    long = [wide(rows[at].text) for at in heads if not is_tag(rows[at])]
    told = sum(bool(record.description) for record in records) * 2 > len(records)
    if len(long) * 2 < len(heads):
        return
    for record in records:
        head, below = record.headline, record.description
        if head is None or not below or (told and len(below) < _SEVERAL < len(records)):
            continue
        short, title = rows[head], rows[below[0]]
        if not is_tag(short) or short.bold or short.marker or title.level < short.level or below[0] < head:
            continue
        if (head < record.anchor.first) is not (below[0] < record.anchor.first):
            continue  # a kicker is on the side of its headline
        if like_headline(title) and wide(title.text) <= _LONGER * max(long):
            record.kickers.append(head)
            record.headline = below.pop(0)
