"""Names right above dates and right below them: of authors, of what they do, of kinds and subjects."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from statistics import mode

from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row, is_cut, like_headline
from newspipe.listing.signs import is_sentence, numberless

LONGEST_NAME, LONGEST_KIND = 32, 40  # characters of an author or a kind of text, and of one below a headline
_TOGETHER = 3  # rows above a date that name an author, a subject and a kind
_AUTHORS = 4  # rows of them and of what they do
_SHARED = 2  # entries of one kind
_FEW = 3  # dates from which on something can be the rule
_WORD = 4  # letters
_UNLIKE = 4  # names that need not recur
_MOST, _NEARLY_ALL = 0.6, 0.8


def above_dates(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> list[int]:
    """The rows right above nearly all dates that recur: names, or longer ones right below headlines."""
    found = _names_above(rows, anchors, details, LONGEST_NAME)
    return found or _names_above(rows, anchors, details, LONGEST_KIND)


def _names_above(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int], longest: int) -> list[int]:
    """The rows above nearly all dates that are no longer than that, and recur; longer ones right below headlines."""
    runs = []
    labels = Counter(numberless(rows[anchor.first - 1].text) for anchor in anchors if anchor.first - 1 in details)
    for anchor in anchors:
        if anchor.form == "alone" or (anchor.form == "lead" and is_sentence(anchor.rest)):
            at = anchor.first - 1
            common = labels[numberless(rows[at].text)] >= _NEARLY_ALL * len(anchors)  # "Published on"
            label = at in details and common and not rows[anchor.first].gap and not rows[at].sentence
            at -= label or (at in details and rows[at].text.replace(":", "").isdigit())  # the length of a film
            above = range(at, max(at - _TOGETHER, 0), -1)
            run = [*takewhile(lambda at: at not in details and is_name(rows[at], longest), above)]
            while run and not (
                _stands_below(rows, run[-1], details, longest)
                and (anchor.form == "alone" or like_headline(rows[run[-1] - 1]))
            ):
                run.pop()
            runs += [run] if run else []
    usual = mode(map(len, runs)) if runs else 0
    found = [at for run in runs for at in run[:usual]]
    if anchors[0].form == "lead":  # then headlines stand above, and none beside a date: numbers may count the texts
        rows = [row._replace(text=numberless(row.text)) for row in rows]
    return found if len(runs) >= max(_FEW, _NEARLY_ALL * len(anchors)) and recur(rows, found) else []


def _stands_below(rows: Sequence[Row], at: int, details: Collection[int], longest: int) -> bool:
    """Whether a name stands right below what is longer: a headline, if the name can be as long as one."""
    short, above = longest <= LONGEST_NAME, rows[at - 1]
    if at - 1 in details or above.kind == "heading":
        return short
    return _is_longer(above, rows[at]) and (short or like_headline(above))


def below_dates(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> list[int]:
    """The rows right below dates that blank lines set apart with nearly all of them, where headlines stand above.

    Or beside the dates.
    """
    dates = {anchor.first for anchor in anchors}
    found = {anchor: run for anchor in anchors if (run := _names_below(rows, anchor, dates, details))}
    apart = [
        anchor
        for anchor in found
        if (top := _top(rows, anchor.first))
        and (anchor.form != "alone" or like_headline(rows[top - 1]) or is_cut(rows[top - 1]))
    ]
    words = Counter(word for run in found.values() for at in run for word in {*rows[at].text.split()})
    if found and max(words.values(), default=0) < _SHARED and all(not rows[run[-1] + 1].gap for run in found.values()):
        return []
    several = [at for run in found.values() if len(run) > 1 for at in run if at not in details]
    named = len(apart) >= max(_FEW, _NEARLY_ALL * len(anchors)) and (not several or recur(rows, several))
    return [at for run in found.values() for at in run if rows[at].kind == "text"] if named else []


def kinds_below(rows: Sequence[Row], anchors: Sequence[Anchor], details: Collection[int]) -> list[int]:
    """The rows as short as tags right below nearly all dates that stand below headlines, above most summaries."""
    below = [
        at
        for anchor in anchors
        if anchor.form == "alone"
        and anchor.first - 1 not in {-1, *details}
        and (at := anchor.last + 1) < len(rows)
        and (at in details or is_name(rows[at], LONGEST_TAG))
        and like_headline(rows[anchor.first - 1])
    ]
    told = sum(at + 1 < len(rows) and rows[at + 1].sentence for at in below)
    nearly_all = len(below) >= max(_FEW, _NEARLY_ALL * len(anchors)) and told * 2 >= len(below)
    nearly_all = nearly_all and len({rows[at].text for at in below}) <= _NEARLY_ALL * len(below)  # headlines do not
    return [at for at in below if at not in details] if nearly_all else []


def _names_below(rows: Sequence[Row], anchor: Anchor, dates: Collection[int], details: Collection[int]) -> list[int]:
    """The rows right below a date that name authors and what they do, or count, with a blank line behind them."""
    first = anchor.last + 1
    below = range(first, min(first + _AUTHORS, len(rows) - 1))

    def is_beside(at: int) -> bool:
        longest = LONGEST_KIND if rows[first + 1].gap else LONGEST_TAG  # of several, none may be a headline
        return at in details or rows[at].kind == "navigation" or is_name(rows[at], longest)

    run = [*takewhile(lambda at: not rows[at].gap and is_beside(at), below)]
    if run and (rows[first].marker or anchor.form != "alone"):
        run = [first] if is_name(rows[first], LONGEST_KIND) else []
    if not run and first + 1 < len(rows) and is_name(rows[first], LONGEST_KIND):
        known = _is_title(rows[first].text) or (not rows[first].gap and _is_top(rows, anchor, details))
        run = [first] if known and rows[first + 1].sentence else []
    told = len(run) == 1 and rows[run[0] + 1].sentence and _is_top(rows, anchor, details)
    single = len(run) == 1 and anchor.form == "alone"  # of several, the last may be the headline of the next date
    ends = bool(run) and rows[run[-1] + 1].gap > 0 and (single or run[-1] + 1 not in dates)
    return run if ends or told else []


def _is_top(rows: Sequence[Row], anchor: Anchor, details: Collection[int]) -> bool:
    """Whether a date alone on its row stands apart below a headline, that stands apart from what is above it."""
    above = anchor.first - 1
    apart = above >= 0 and rows[anchor.first].gap > 0 and rows[above].gap > 0
    return apart and anchor.form == "alone" and above not in details and like_headline(rows[above])


def _top(rows: Sequence[Row], date: int) -> int:
    """The row that stands apart below a headline: that of a date, or of the kind right above it; 0 if none does."""
    if rows[date].gap:
        return date
    above = date - 1
    return above if above > 0 and rows[above].gap and is_name(rows[above], LONGEST_KIND) else 0


def _is_title(text: str) -> bool:
    """Whether a text is written as names are: all words but the smallest begin with a capital."""
    return all(word[:1].isupper() for word in text.split() if len(word) > len("and"))


def recur(rows: Sequence[Row], named: Iterable[int]) -> bool:
    """Whether some of the rows say the same, and none so often that it is a button; or all of few share a word."""
    names = Counter(rows[at].text for at in named)
    ends = Counter(end for name in names for end in {*_ends(name)})
    if _FEW <= len(names) == max(ends.values(), default=0) <= _UNLIKE:
        return True
    return len(names) <= _NEARLY_ALL * names.total() and max(names.values(), default=0) <= _MOST * names.total()


def _ends(name: str) -> tuple[tuple[str, str], ...]:
    """The first and the last of several words, whatever their numbers; no acronyms, which headlines can share."""
    words = [word for word in numberless(name).split() if len(word) >= _WORD] if name.count(" ") in (1, 2) else []
    return (("first", words[0]), ("last", words[-1])) if words else ()


def is_name(row: Row, longest: int) -> bool:
    """Whether a row can be a name of so many characters: no sentence, and without a number at its end."""
    return row.kind == "text" and wide(row.text) <= longest and not row.sentence and not row.text[-1:].isdigit()


def _is_longer(above: Row, row: Row) -> bool:
    return above.kind == "text" and wide(above.text) > max(wide(row.text), LONGEST_TAG)
