"""What a page repeats beside its entries: the words of buttons, and those that stand for a picture."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import LONGEST_TAG, Row, numberless, numbers_in, wide

#: Words before a colon, as they stand before tags.
_NAMED = re.compile(r"[^\W\d][^:.!?]{1,19}:(?=\s)")
_LONGEST_LABEL = 40  # characters
_TOLD = re.compile(r": (?:[^\s,/]+ ){4,}[^\s,/]+$")  # words enough for a headline, and no list of tags
_BRACKETED = re.compile(r"[\[(（【][^\[\]()（）【】]{1,30}[\])）】]")  # noqa: RUF001 (brackets of Chinese)
_PARTED = re.compile(r"\s([|·•])\s")
_LONGEST_BYLINE = 80  # characters
_LONGEST_HEADLINE = 160  # characters
_SHORTEST_ECHO = 4  # characters
_FEW = 3  # gaps between dates from which on something can be the rule
_STEP = 10  # from one number of an issue to the next, on average
_WITH_TEXT = ("lead", "tail")
_MOST = 0.6
_NEARLY_ALL = 0.8


def without_repeats(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[Row]:
    """The rows, those of buttons and pictures marked as details: they are no part of an entry."""
    titles = {anchor.last + 1 for anchor in anchors if anchor.rest and _says(rows, anchor.last + 1, anchor.rest)}
    pictures = {*titles, *_echoes(rows, {anchor.first for anchor in anchors}), *_echoes_below(rows, anchors)}
    details = {*pictures, *_labels(rows, anchors, pictures)}
    return [row._replace(kind="detail") if at in details else row for at, row in enumerate(rows)]


def without_remarks(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates, as alone on their rows if nearly all say the same beside them, numbers aside, or tags that recur.

    So they are only where another text that may be one stands between most of them.
    """
    said = Counter(_remark(date.rest) for date in dates if date.form in _WITH_TEXT)
    remark, times = said.most_common(1)[0] if said else ("", 0)
    remarks = [date.rest for date in dates if date.form in _WITH_TEXT and _remark(date.rest) == remark]
    tags = len(said) <= _MOST * said.total() and all(wide(text) <= LONGEST_TAG for text in said)
    if said.total() < _FEW or not (tags or times >= max(_FEW, _NEARLY_ALL * said.total())) or _count(remarks):
        return list(dates)
    headed = [
        any(rows[at].kind == "text" and _may_be_headline(rows[at]) for at in range(before.last + 1, after.first))
        for before, after in pairwise(dates)
    ]
    if sum(headed) < _MOST * len(headed):
        return list(dates)
    return [date._replace(form="alone") if date.form in _WITH_TEXT else date for date in dates]


def _remark(text: str) -> str:
    """What a remark beside a date says: numbers aside, and all that stands in brackets alike."""
    return "[]" if _BRACKETED.fullmatch(text) else numberless(text)


def _says(rows: Sequence[Row], at: int, text: str) -> bool:
    return at < len(rows) and rows[at].text == text


def _echoes(rows: Sequence[Row], dates: Collection[int]) -> Iterator[int]:
    """Rows that the next but one at most says again: the first stands for a picture, unless it bears the mark."""
    for at, row in enumerate(rows):
        for next_ in (at + 1, at + 2):
            if next_ >= len(rows) or next_ in dates:
                break
            if _same(rows[next_], row) and _is_said_again(rows[at : next_ + 1]):
                yield next_ if row.marker else at


def _echoes_below(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """Rows that say again what stands above their date, if most entries have one: of the picture that ends an entry.

    What stands right above the next date is none, but the headline of a column that calls all its entries alike.
    """
    found = []
    for anchor, following in pairwise(anchors):
        above = anchor.first - 1
        gap = range(anchor.last + 1, following.first - 1)
        found += [at for at in gap if above >= 0 and rows[at].kind == "text" and _same(rows[at], rows[above])][:1]
    return found if len(found) >= _MOST * len(anchors) else []


def _same(one: Row, other: Row) -> bool:
    return one.text.casefold() == other.text.casefold()


def _is_said_again(rows: Sequence[Row]) -> bool:
    texts = all(row.kind == "text" for row in rows)
    between = all(len(row.text) <= _LONGEST_LABEL for row in rows[1:-1])
    marked = any(row.marker for row in rows[1:])
    return texts and between and not marked and len(rows[0].text) >= _SHORTEST_ECHO


def _labels(rows: Sequence[Row], anchors: Sequence[Anchor], pictures: Collection[int]) -> Iterator[int]:
    """Rows that stand once between most dates, where a row that may be a headline stands as well.

    Numbers make no difference, unless they count: those are the numbers of issues. Nor does what follows the same words
    and a colon, such as tags.
    """
    gaps = [
        [at for at in range(before.last + 1, after.first) if rows[at].kind == "text" and at not in pictures]
        for before, after in pairwise(anchors)
    ]
    if len(gaps) == _FEW - 1:  # what follows the last date is as good as a gap
        end = anchors[-1].last + 1
        gaps.append([at for at in range(end, min(end + max(map(len, gaps)), len(rows))) if rows[at].kind == "text"])
    if len(gaps) < _FEW:
        return
    begun = _beginnings(rows, gaps)
    said = {at: _said(row, begun) for at, row in enumerate(rows) if row.kind == "text"}
    shown = Counter(said[at] for gap in gaps for at in gap)
    texts = [Counter(said[at] for at in gap) for gap in gaps]
    short = [
        {text for text in once if (once[text] == 1 or text.endswith(":")) and len(text) <= _LONGEST_LABEL}
        for once in texts
    ]
    seldom = 1 if len(gaps) <= _FEW else 2  # an item can be listed twice
    headed = [
        bool(anchor.rest) or any(_may_be_headline(rows[at]) and shown[said[at]] <= seldom for at in gap)
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
        or not _count(rows[at].text for gap in gaps for at in gap if said[at] == text)
        or _are_beside_titles(rows, gaps, said, text)
    }
    yield from (at for at, text in said.items() if text in labels)


def _are_beside_titles(rows: Sequence[Row], gaps: Sequence[Sequence[int]], said: Mapping[int, str], text: str) -> bool:
    """Whether a longer row that may be a headline stands in nearly all gaps beside what counts, as releases do."""
    titled = [
        any(said[at] != text and _may_be_headline(rows[at]) and len(rows[at].text) > len(text) for at in gap)
        for gap in gaps
    ]
    return sum(titled) >= _NEARLY_ALL * len(gaps)


def _said(row: Row, begun: Collection[str]) -> str:
    """What a row says again if another says it: all but its numbers, or the words before a colon or a subject."""
    named = None if row.sentence or _TOLD.search(row.text) else _NAMED.match(row.text)
    beginning = _beginning(row)
    return numberless(named[0] if named else row.text) if beginning not in begun else beginning


def _beginning(row: Row) -> str:
    """The first two words of a short row that has more, such as "Posted in Pests"; the first of "By A. Reed | 3"."""
    if len(row.text) <= _LONGEST_BYLINE and not row.sentence and (sign := _PARTED.search(row.text)):
        return f"{row.text.split(None, 1)[0]} {sign[1]}"
    words = row.text.split(None, 2)
    short = len(words) > 2 and len(row.text) <= _LONGEST_LABEL and not row.sentence
    return " ".join(words[:2]) if short else ""


def _beginnings(rows: Sequence[Row], gaps: Sequence[Sequence[int]]) -> set[str]:
    """What a row in nearly every gap between dates begins with, where longer rows stand as well."""
    often = Counter(begun for gap in gaps for begun in {_beginning(rows[at]) for at in gap} - {""})
    return {begun for begun, times in often.items() if times >= _NEARLY_ALL * len(gaps)}


def _count(texts: Iterable[str]) -> bool:
    """Whether the numbers in texts that are else alike go up, or down, by little."""
    numbers = [numbers_in(text) for text in texts]
    steps = list(pairwise(numbers))
    if not (all(one < other for one, other in steps) or all(one > other for one, other in steps)):
        return False
    return all(max(column) - min(column) <= _STEP * len(numbers) for column in zip(*numbers, strict=False))


def _may_be_headline(row: Row) -> bool:
    return not row.sentence and len(row.text) <= _LONGEST_HEADLINE
