"""What stands beside dates and heads no entry: the kind of a text, its author, how many comments it has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from newspipe.listing.layout.letters import LONGEST_TAG, numbers_in, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row, like_headline
from newspipe.listing.signs import BYLINE, SENTENCE, is_sentence, numberless

#: Words before a colon, as they stand before tags.
NAMED = re.compile(r"[^\W\d][^:.!?]{1,19}:(?=\s)")
LONGEST_BYLINE = 80  # characters
_BRACKETED = re.compile(r"[\[(（【][^\[\]()（）【】]{1,30}[\])）】]")  # noqa: RUF001 (brackets of Chinese)
_NUMBERS = re.compile(r"\d[./-]\d{1,2}[./-]\d")
_CLOCK = re.compile(r"\d[:.]\d\d(?!\d|[./-]\d)")
_PARTED = re.compile(r"\s[|·•]\s")
_STOP = re.compile(r"(?<=[.!?])\s")
_LONGEST_REMARK, _LONGEST_NAMES, _LONGEST_KIND = 120, 40, 32  # characters
_LONGEST_HEADLINE = 160  # characters
_UNLIKE = 4  # dates with tags up to which these need not recur
_FEW = 3  # gaps between dates from which on something can be the rule
_STEM = 5  # letters of a word that stay whatever its case: "коментара", "коментар"
_STEP = 10  # from one number of an issue to the next, on average
_WITH_TEXT = ("lead", "tail")
_MOST = 0.6
_NEARLY_ALL = 0.8


def without_remarks(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates, as alone on their rows if nearly all say the same beside them, numbers aside, or tags that recur.

    Dates that are alone as well need not be many then, nor those beside a tag that is no other's, if both ends are
    alone. So they are only where another text that may be one stands between most of them.
    """
    beside = [date for date in dates if date.form in _WITH_TEXT]
    named = _named(beside)
    said = Counter(named or _remark(date.rest) for date in beside)
    remark, times = said.most_common(1)[0] if said else ("", 0)
    tags = bool(said) and all(wide(text) <= _LONGEST_KIND for text in said) and median(map(wide, said)) <= LONGEST_TAG
    alone = [date.form == "alone" for date in dates]
    rare = any(said[named or _remark(date.rest)] == 1 for date in (*dates[:1], *dates[-1:]) if date.form in _WITH_TEXT)
    few = tags and len(dates) <= _UNLIKE and _are_below_headlines(rows, dates)
    if not few and not (tags and any(alone) and not rare and len(said) + 1 <= _MOST * len(dates)):
        names = not any(alone) and _are_names(rows, beside)
        recur = (tags and (len(said) <= _MOST * len(beside) or _are_headed(rows, dates))) or times >= max(
            _FEW, _NEARLY_ALL * len(beside)
        )
        tags, recur = tags or names, recur or names
        counted = "0" in remark and counts(date.rest for date in beside if _remark(date.rest) == remark)
        if len(beside) < _FEW or not recur or counted:
            return list(dates)
    headed = [
        any(rows[at].kind == "text" and may_be_headline(rows[at]) for at in range(before.last + 1, after.first))
        for before, after in pairwise(dates)
    ]
    if sum(headed) < _MOST * len(headed):
        return list(dates)
    rare = times >= _NEARLY_ALL * len(beside)  # as when two wrote what one writes otherwise
    told = {text for text in said if tags or text == remark or (rare and wide(text) <= _LONGEST_NAMES)}
    forms = Counter(_in_numbers(date) for date in dates)
    usual = forms[True] * 2 > forms.total()
    return [
        date._replace(form="alone")
        if (
            date.form in _WITH_TEXT
            and (named or _remark(date.rest)) in told
            and _in_numbers(date) == usual
            and _is_bare(date)
        )
        or (tags and date.relative and wide("".join(_around(rows, date))) <= LONGEST_TAG)
        else date
        for date in dates
    ]


def _are_below_headlines(rows: Sequence[Row], dates: Sequence[Anchor]) -> bool:
    """Whether a row like a headline stands right above each of few dates, so that what is as short as a tag is none."""
    return len(dates) > 1 and all(date.first > 0 and like_headline(rows[date.first - 1]) for date in dates)


def _are_names(rows: Sequence[Row], beside: Sequence[Anchor]) -> bool:
    """Whether short texts beside nearly all dates stand between a headline and a sentence: those who published them."""
    named = [
        date.form == "lead"
        and len(date.rest) <= _LONGEST_NAMES
        and not is_sentence(date.rest)
        and 0 < date.first < len(rows) - 1
        and may_be_headline(rows[date.first - 1])
        and rows[date.first - 1].kind == "text"
        and rows[date.last + 1].sentence
        and rows[date.last + 1].gap > 0
        for date in beside
    ]
    return sum(named) >= max(_FEW, _NEARLY_ALL * len(named))


def _named(beside: Sequence[Anchor]) -> str:
    """The first words of the short sentences beside all dates, if alike: "Posted in News."; headlines are none."""
    words = {" ".join(date.rest.split()[:2]) for date in beside}
    alike = len(words) == 1 and len({date.rest for date in beside}) > 1
    short = all(len(date.rest) <= _LONGEST_NAMES and SENTENCE.search(date.rest) for date in beside)
    return words.pop() if alike and short else ""


def _is_bare(date: Anchor) -> bool:
    """Whether nothing longer than a tag stands before a date, as a headline does: "Summary of the meeting (3 May)"."""
    return date.place is None or wide(date.place) <= LONGEST_TAG


def amid_remarks(rows: Sequence[Row], dates: Sequence[Anchor]) -> list[Anchor]:
    """The dates, as alone on their rows where what stands around them is short, and they share a word of it.

    Such as "By A. Reed 3 May 2021 GMT", or a tag before and a number behind. Headlines must stand between nearly all.
    """
    around = {date: texts for date in dates if any(texts := _around(rows, date))}
    signed = _are_signed(rows, dates)
    beside = [date for date in dates if date.form != "alone" and (signed or not _is_told(date))]
    tags = len(beside) >= _MOST * len(dates)
    alike = _below_marks(rows, dates, around) or _alike(around, tags=tags)
    places = [place for place, date in enumerate(around) if date in alike]
    together = bool(places) and places[-1] - places[0] < len(places)  # what else there is, is another list
    least = max(_FEW, (_MOST if together else _NEARLY_ALL) * len(around))
    if not beside or len(alike) < least or len(around) < _MOST * len(dates):
        return list(dates)
    kept = [date for date in dates if date in alike or (date.form == "alone" and date.reading.precision != "month")]
    if not _are_headed(rows, kept):
        return list(dates)
    return [date._replace(form="alone", rest="") if date in alike else date for date in dates]


def _is_told(date: Anchor) -> bool:
    """Whether the text behind a date is a sentence of what its entry tells."""
    return date.form == "lead" and SENTENCE.search(date.rest) is not None


def _are_signed(rows: Sequence[Row], dates: Sequence[Anchor]) -> bool:
    """Whether what stands before all dates begins with one word and names somebody: "Posted by Ann on 3 May."."""
    before = {_around(rows, date)[0] for date in dates}
    return len(before) > 1 and len({text.partition(" ")[0] for text in before}) == 1


def _around(rows: Sequence[Row], date: Anchor) -> tuple[str, str]:
    """What stands before a date on its row, and behind it."""
    before, _, behind = rows[date.first].text.partition(date.raw)
    return before.strip(), behind.strip()


def _below_marks(rows: Sequence[Row], dates: Sequence[Anchor], around: Mapping[Anchor, tuple[str, str]]) -> set[Anchor]:
    """The dates with something short beside them, if nearly all stand below a headline that bears a mark."""
    found = set()
    below = [date for date in dates if not rows[date.first].marker]  # the others stand inside headlines
    for before, date in zip([None, *below], below, strict=False):
        above = rows[before.last + 1 if before else 0 : date.first]
        marked = any(row.marker and row.kind == "text" and _is_long(row) for row in above)
        told = date.form in _WITH_TEXT and SENTENCE.search(date.rest)
        if date in around and marked and not told and _is_short(around[date]):
            found.add(date)
    return found if len(found) >= _NEARLY_ALL * len(below) else set()


def _is_long(row: Row) -> bool:
    """Whether a row is no tag; a headline that bears a mark can be a question."""
    return wide(row.text) > LONGEST_TAG


def _is_short(texts: tuple[str, str]) -> bool:
    return sum(map(wide, texts)) <= LONGEST_BYLINE and SENTENCE.search("".join(texts)) is None


def _alike(around: Mapping[Anchor, tuple[str, str]], *, tags: bool) -> set[Anchor]:
    """The dates that stand among `tags`; or those that have a word in common, at the ends of what is around them."""
    sizes = {date: wide("".join(_next_to(*texts))) for date, texts in around.items()}
    short = {date for date, size in sizes.items() if size <= LONGEST_BYLINE}
    if len(short) < _NEARLY_ALL * len(around):
        return set()
    if tags and sum(size <= LONGEST_TAG for size in sizes.values()) >= _NEARLY_ALL * len(around):
        counted = counts("".join(texts) for texts in around.values())
        return set() if counted else {date for date, size in sizes.items() if size <= LONGEST_TAG}
    words = {date: {*_at_ends(*texts), *_clocks(date)} for date, texts in around.items()}
    often = Counter(word for own in words.values() for word in own)
    shared = often.most_common(1)[0][0] if often else None
    return {date for date, own in words.items() if shared in own}


def _next_to(before: str, behind: str) -> tuple[str, str]:
    """What stands beside a date, up to a stop or a sign that sets parts apart: "By Ann 3 May | Linux | 4 replies"."""
    return _PARTED.split(before)[-1], _STOP.split(_PARTED.split(f" {behind}")[0])[0]


def _at_ends(before: str, behind: str) -> Iterator[tuple[str, str]]:
    """The first and the last word on each side of a date, whatever their numbers, with the place that they stand in."""
    for side, text in (("before", before), ("behind", behind)):
        words = [word for word in numberless(text).split() if any(map(str.isalnum, word))]
        ends = zip(("first", "last"), words[:1] + words[-1:], strict=False)
        yield from ((f"{side} {end}", word[:_STEM]) for end, word in ends)


def _clocks(date: Anchor) -> list[tuple[str, str]]:
    """That a date amid a row tells the time of day, as none in a headline does."""
    return [("date", "time")] if date.form == "inside" and _CLOCK.search(date.raw) else []


def _are_headed(rows: Sequence[Row], dates: Sequence[Anchor]) -> bool:
    """Whether a row like a headline stands between nearly all dates, so that none need be sought beside them."""
    gaps = [rows[before.last + 1 : after.first] for before, after in pairwise(dates)]
    headed = sum(any(row.kind == "text" and like_headline(row) for row in gap) for gap in gaps)
    return headed >= _NEARLY_ALL * len(gaps) or (len(gaps) >= _FEW and headed == len(gaps) - 1)  # one may be lost


def _in_numbers(date: Anchor) -> bool:
    return _NUMBERS.search(date.raw) is not None


def _remark(text: str) -> str:
    """What a remark beside a date says: numbers, names of authors and what follows a colon aside, brackets alike."""
    if _BRACKETED.fullmatch(text):
        return "[]"
    if (sign := _PARTED.search(text)) and len(text) <= _LONGEST_REMARK:
        return numberless(text[: sign.end()])
    told = text.lstrip("/ ")  # "2021-12-20 / Last updated: 2021-12-24"
    if len(text) <= LONGEST_BYLINE and (named := NAMED.match(told) or BYLINE.match(told)):
        return numberless(named[0])
    return numberless(text)


def counts(texts: Iterable[str]) -> bool:
    """Whether the numbers in texts that are else alike go up, or down, by little."""
    numbers = [numbers_in(text) for text in texts]
    steps = list(pairwise(numbers))
    if not (all(one < other for one, other in steps) or all(one > other for one, other in steps)):
        return False
    return all(max(column) - min(column) <= _STEP * len(numbers) for column in zip(*numbers, strict=False))


def may_be_headline(row: Row) -> bool:
    """Whether a row is neither a sentence nor longer than any headline."""
    return not row.sentence and len(row.text) <= _LONGEST_HEADLINE
