"""What a page repeats beside its entries: the words of buttons, labels and tags."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from newspipe.listing.buttons import is_button
from newspipe.listing.dates import date_texts, tells_change
from newspipe.listing.layout.echoes import echoes
from newspipe.listing.layout.kickers import kickers
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.remarks import NAMED, counts, may_be_headline
from newspipe.listing.layout.rows import Row, like_headline
from newspipe.listing.layout.trails import titles_below, trails
from newspipe.listing.signs import is_sentence, numberless

_LONGEST_LABEL, _LONGEST_FOOT = 40, 120  # characters of a button, and of what stands below an entry
_LONGEST_CHANGE = 25  # characters before the day: a longer text is a headline
_TOLD = re.compile(r": (?:[^\s,/]+ ){4,}[^\s,/]+$")  # words enough for a headline, and no list of tags
_PARTED = re.compile(r"\s([|·•])(?:\s|$)")
_POINTER = re.compile(r"[^«»]+(?:»|→|›|>>)")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_LENGTH = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")  # of a film; times of tickers are dates
_STEM = 4  # letters
_WORDS = 3  # of a link to comments
_NAME = 4  # letters of a word before tags
_FEW = 3  # gaps between dates from which on something can be the rule
_MOST = 0.6
_NEARLY_ALL = 0.8


def without_repeats(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Row]:
    """The rows, those of buttons and pictures marked as details, no part of an entry, and what names its kind."""
    pictures = echoes(rows, anchors)
    lengths = {at for at, row in enumerate(rows) if _LENGTH.fullmatch(row.text)}
    details = {*pictures, *lengths, *_changes(rows), *_broken_off(rows, anchors)}
    details |= {*_listed(rows, anchors), *_pointers(rows, anchors), *_buttons(rows, anchors)}
    details |= {*_labels(rows, anchors, pictures)}
    # A month below a label is no heading.
    details |= {
        at for at in range(1, len(rows)) if rows[at].kind == "heading" and at - 1 in details and not rows[at].gap
    }
    kinds = {
        **dict.fromkeys(trails(rows, anchors[0].first) | titles_below(rows, anchors[0].first), "heading"),
        **dict.fromkeys(details, "detail"),
        **dict.fromkeys(kickers(rows, anchors, details), "kicker"),
        **{at: "text" for anchor in anchors for at in range(anchor.first, anchor.last + 1)},
    }
    return [row._replace(kind=kinds[at]) if at in kinds else row for at, row in enumerate(rows)]


def _changes(rows: Sequence[Row]) -> set[int]:
    """Rows that tell the day of a change, and nothing else."""
    return {
        at
        for at, row in enumerate(rows)
        if tells_change(row.text)
        and (dates := date_texts(row.text))
        and row.text.endswith(dates[-1])
        and len(row.text) - len(dates[-1]) <= _LONGEST_CHANGE
    }


def _pointers(rows: Sequence[Row], anchors: Sequence[Anchor]) -> set[int]:
    """Short rows with an arrow at their end that stand below some entries, and say the same: "Read more »"."""
    below = range(anchors[0].last + 1, len(rows))
    found = [at for at in below if _POINTER.fullmatch(rows[at].text) and len(rows[at].text) <= _LONGEST_LABEL]
    often = Counter(rows[at].text for at in found)
    return {at for at in found if often[rows[at].text] > 1}


def _buttons(rows: Sequence[Row], anchors: Sequence[Anchor]) -> Iterator[int]:
    """Rows with the words of buttons, where something else can be the headline of what they stand between."""
    for before, after in pairwise([None, *anchors, None]):
        gap = range(before.last + 1 if before else 0, after.first if after else len(rows))
        found = [at for at in gap if is_button(rows[at].text)]
        beside = any(date is not None and wide(date.rest) > LONGEST_TAG for date in (before, after))
        if found and (beside or any(like_headline(rows[at]) for at in gap)):
            yield from found


def _broken_off(rows: Sequence[Row], anchors: Sequence[Anchor]) -> set[int]:
    """Rows right below dates that go on as other dates do on their own row: "3 May 2021 by Ann", but "by" below it."""
    words = {anchor.rest.split()[0] for anchor in anchors if anchor.form == "alone" and anchor.rest[:1].islower()}
    return {
        at
        for anchor in anchors
        if (at := anchor.last + 1) + 1 < len(rows)
        and rows[at].gap < rows[at + 1].gap
        and len(rows[at].text) <= _LONGEST_LABEL
        and rows[at].text.partition(" ")[0] in words
    }


def _listed(rows: Sequence[Row], anchors: Sequence[Anchor]) -> set[int]:
    """Rows of the bullets that most dates stand among, if headlines without bullets stand between: authors, counts."""
    lists = [_bullets(rows, anchor) for anchor in anchors]
    headed = [
        any(rows[at].marker in ("", "#") and may_be_headline(rows[at]) for at in range(before.stop, after.start))
        for before, after in pairwise(lists)
    ]
    several = sum(len(bullets) > 1 for bullets in lists)
    if several < max(_FEW, _MOST * len(lists)) or sum(headed) < _NEARLY_ALL * len(headed):
        return set()
    dates = {at for anchor in anchors for at in range(anchor.first, anchor.last + 1)}
    return {at for bullets in lists for at in bullets} - dates


def _bullets(rows: Sequence[Row], anchor: Anchor) -> range:
    """The rows of the bullets that a date, alone on its row, is one of, without blank lines between; else that row."""
    first, end, own = anchor.first, anchor.last + 1, rows[anchor.first]
    if own.marker in ("", "#", "|") or anchor.form != "alone":
        return range(first, end)
    while first and not rows[first].gap and _is_bullet_like(rows[first - 1], own):
        first -= 1
    while end < len(rows) and not rows[end].gap and _is_bullet_like(rows[end], own):
        end += 1
    return range(first, end)


def _is_bullet_like(row: Row, other: Row) -> bool:
    return row.marker == other.marker and row.indent == other.indent


def _labels(rows: Sequence[Row], anchors: Sequence[Anchor], pictures: Collection[int]) -> Iterator[int]:
    """Rows that stand once between most dates, where a row that may be a headline stands as well.

    Numbers make no difference, unless they count: those are the numbers of issues. Nor does what follows the same words
    and a colon, such as tags.
    """
    gaps = [
        [at for at in range(before.last + 1, after.first) if rows[at].kind == "text" and at not in pictures]
        for before, after in pairwise(anchors)
    ]
    if len(gaps) == _FEW - 1:  # what stands before the first date, or behind the last, is as good as a gap
        first, end, size = anchors[0].first, anchors[-1].last + 1, max(map(len, gaps))
        beyond = range(max(0, first - size), first), range(end, min(end + size, len(rows)))
        above, below = ([at for at in span if rows[at].kind == "text"] for span in beyond)
        named = _labels_of(rows, anchors, [above, *gaps])
        found = [at for at in named if NAMED.match(rows[at].text)]
        if all(at and like_headline(rows[at - 1]) for at in found):  # below headlines, and none of these
            yield from found
        gaps.append(below)
    yield from _labels_of(rows, anchors, gaps)


def _labels_of(rows: Sequence[Row], anchors: Sequence[Anchor], gaps: Sequence[Sequence[int]]) -> Iterator[int]:
    if len(gaps) < _FEW:
        return
    parts, names, counted = _shared(rows, gaps), _names(rows, gaps), _counted(rows, gaps)
    said = {at: _said(row, parts, names, counted) for at, row in enumerate(rows) if row.kind == "text"}
    said = _in_full(rows, gaps, said)
    shown = Counter(said[at] for gap in gaps for at in gap)
    texts = [Counter(said[at] for at in gap) for gap in gaps]
    within = Counter(text for once in texts for text in once)  # gaps that it stands in
    always = {
        text for text, times in within.items() if times >= _NEARLY_ALL * len(gaps) and text and not is_sentence(text)
    }
    short = [
        {
            text
            for text in once
            if (once[text] == 1 or text.endswith(":")) and (len(text) <= _LONGEST_LABEL or text in always)
        }
        for once in texts
    ]
    seldom = 1 if len(gaps) <= _FEW else 2  # an item can be listed twice
    headed = [
        bool(anchor.rest) or any(may_be_headline(rows[at]) and shown[said[at]] <= seldom for at in gap)
        for anchor, gap in zip(anchors, gaps, strict=False)
    ]
    often = Counter(text for texts in short for text in texts)
    beside = Counter(text for texts, head in zip(short, headed, strict=True) if head for text in texts)
    least = {text: len(gaps) * (_NEARLY_ALL if text.endswith(":") else _MOST) for text in often}
    labels = {text for text in often if often[text] >= least[text] and beside[text] >= _MOST * often[text]}
    labels = {
        text
        for text in labels
        if text.endswith(":")
        or not counts(rows[at].text for gap in gaps for at in gap if said[at] == text)
        or _are_beside_titles(rows, gaps, said, text)
    }
    counted_so = {_stems(text) for text in labels if "0" in text}
    yield from (at for at, text in said.items() if text in labels or ("0" in text and _stems(text) in counted_so))


def _in_full(rows: Sequence[Row], gaps: Sequence[Sequence[int]], said: dict[int, str]) -> dict[int, str]:
    """What rows say, in full where what they share is said by several rows of most gaps: "Share on A", "Share on B"."""
    several = Counter(text for gap in gaps for text, times in Counter(said[at] for at in gap).items() if times > 1)
    shared = {text for text, times in several.items() if times >= _MOST * len(gaps)}
    return {at: numberless(rows[at].text) if text in shared else text for at, text in said.items()}


def _stems(text: str) -> tuple[str, ...]:
    """The words of a label without their ends, which numbers change: "1 minute", "3 minutes"."""
    return tuple(word[:_STEM] for word in text.split())


def _are_beside_titles(rows: Sequence[Row], gaps: Sequence[Sequence[int]], said: Mapping[int, str], text: str) -> bool:
    """Whether a longer row that may be a headline stands in nearly all gaps beside what counts, as releases do."""
    titled = [
        any(said[at] != text and may_be_headline(rows[at]) and len(rows[at].text) > len(text) for at in gap)
        for gap in gaps
    ]
    return sum(titled) >= _NEARLY_ALL * len(gaps)


def _said(row: Row, shared: Collection[str], names: Collection[str], counted: Collection[str]) -> str:
    """What a row says again if another says it: all but its numbers, the words before a colon, or a part of it.

    "Leave a reply" says where nobody did what "3 replies" says elsewhere, in languages that have one word for both.
    """
    last = row.text.rpartition(" ")[2]
    if last in counted and len(row.text.split()) <= _WORDS:
        return last
    named = None if row.sentence else NAMED.match(row.text)
    if named and numberless(named[0]) not in names:
        named = None
    parts = (part for part in (*_parts(row), *_name(row)) if part in shared)
    return next(parts, numberless(named[0] if named else row.text))


def _counted(rows: Sequence[Row], gaps: Sequence[Sequence[int]]) -> set[str]:
    """The words that are all that stands behind a number on several rows."""
    texts = (rows[at].text.partition(" ") for gap in gaps for at in gap)
    often = Counter(word for number, _, word in texts if number.isdecimal() and word.isalpha())
    return {word for word, times in often.items() if times > 1}


def _names(rows: Sequence[Row], gaps: Sequence[Sequence[int]]) -> set[str]:
    """Words before colons behind which mostly tags stand, and no headlines."""
    found = [
        (numberless(match[0]), rows[at].text) for gap in gaps for at in gap if (match := NAMED.match(rows[at].text))
    ]
    told = Counter(name for name, text in found if _TOLD.search(text))
    return {name for name, times in Counter(name for name, _ in found).items() if told[name] * 2 < times}


def _parts(row: Row) -> list[str]:
    """What a short row can share with its like: how it begins or ends, or one of the words that it lists.

    The first two words, such as "Posted in Pests", of a longer row if it tells the time; the first of "By A. Reed | 3",
    but none of "Part 3 | Of men", which counts what it heads; the last two with a number, such as "Statement No. 12/8";
    each of "English, PDF".
    """
    if row.sentence or len(row.text) > _LONGEST_FOOT:
        return []
    if sign := _PARTED.search(row.text):
        counted = row.text[: sign.start()][-1:].isdigit()
        return [] if counted else [f"{row.text.split(None, 1)[0]} {sign[1]}"]
    words = row.text.split()
    # "Category News Tag boats, eels Leave a comment"
    end = words[-_WORDS:] if len(words) > _WORDS and any(not word[:1].islower() for word in words[-_WORDS:]) else []
    both = [f"{words[0]} … {numberless(' '.join(end[1:]))}"] if end else []
    if len(row.text) > _LONGEST_LABEL:
        return [" ".join(words[:2]), *both] if _TIME.search(row.text) or " - " in row.text else both
    ends = [" ".join(words[:2]), numberless(" ".join(words[-2:]))] if len(words) > 2 else []
    listed = [f"{part.strip()}," for part in row.text.split(",")]
    ends = ends if row.text[-1:].isdigit() else ends[:1]
    return [*ends, *both, *(listed if max(map(wide, listed)) <= LONGEST_TAG else ())]


def _shared(rows: Sequence[Row], gaps: Sequence[Sequence[int]]) -> set[str]:
    """The parts that a row in nearly every gap between dates has, where longer rows stand as well.

    Where most gaps have a summary, the first word alone is one: "Labels" before tags. Elsewhere it can be a headline's.
    """
    told = sum(any(rows[at].sentence for at in gap) for gap in gaps) >= _MOST * len(gaps)
    often = Counter(
        part
        for gap in gaps
        for part in {part for at in gap for part in (*_parts(rows[at]), *(_name(rows[at]) if told else ()))}
    )
    return {part for part, times in often.items() if times >= _NEARLY_ALL * len(gaps)}


def _name(row: Row) -> list[str]:
    """The first word of a short row of several."""
    word, _, rest = row.text.partition(" ")
    return [word] if rest and len(word) >= _NAME and len(row.text) <= _LONGEST_LABEL and not row.sentence else []
