"""Rows that say again what their entry says: the words for a picture, the title of a link, "Read more: ..."."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row

_LONGEST_LABEL = 40  # characters
_LONGEST_QUOTE = 240  # characters
_SHORTEST_ECHO = 4  # characters
_SHORTEST_TITLE, _LONG = 12, 20  # characters
_NEAR = 6  # rows above a date in which its headline stands
#: A headline in quotation marks with words around it: “Boats” weiterlesen.
_QUOTED = re.compile(r".{0,40}?[„“«\"](?P<title>.{3,160})[“”»\"].{0,40}")
_CUT = ("...", "…")
_ARROWS = " »›→>"
_POINTERS = tuple(_ARROWS.strip())
_ADJACENT = 3  # rows in which the first of two that say the same stands for a picture
_FEW = 3  # rows that say the same: a button
_MOST = 0.6


def echoes(rows: Sequence[Row], anchors: Sequence[Anchor]) -> set[int]:
    """The rows that say again what stands beside, above or below them."""
    titles = {anchor.last + 1 for anchor in anchors if anchor.rest and _says(rows, anchor.last + 1, anchor.rest)}
    near = _echoes_near(rows, {anchor.first for anchor in anchors})
    return {*titles, *near, *_echoes_below(rows, anchors), *_quotes(rows)}


def _says(rows: Sequence[Row], at: int, text: str) -> bool:
    return at < len(rows) and rows[at].text == text


def _echoes_near(rows: Sequence[Row], dates: Collection[int]) -> Iterator[int]:
    """Rows that the next but one at most says again: the first stands for a picture, unless it bears the mark."""
    for at, row in enumerate(rows):
        for next_ in range(at + 1, at + 1 + _ADJACENT):
            if next_ >= len(rows) or next_ in dates:
                break
            if _same(rows[next_], row) and _is_said_again(rows[at : next_ + 1]):
                yield from range(at + 1, next_ + 1) if row.marker else (at,)


def _quotes(rows: Sequence[Row]) -> list[int]:
    """Rows that say a row above again in quotation marks, if several do: buttons."""
    found = []
    for at, row in enumerate(rows):
        quoted = _QUOTED.fullmatch(row.text) if len(row.text) <= _LONGEST_QUOTE else None
        above = rows[max(0, at - _NEAR) : at] if quoted else ()
        if quoted and any(title.text == quoted["title"].strip() for title in above):
            found.append(at)
    return found if len(found) > 1 else []


def _echoes_below(rows: Sequence[Row], anchors: Sequence[Anchor]) -> list[int]:
    """Rows that say again what their entry says, if most entries have one: a picture, or "Read more: ...".

    What says the same right above the next date is none, but the headline of a column that calls all entries alike.
    """
    shown = Counter(row.text.casefold() for row in rows)
    starts = [0, *(anchor.last + 1 for anchor in anchors)]
    ends = [*(anchor.first for anchor in anchors[1:]), len(rows)]
    found = [
        at
        for anchor, start, end in zip(anchors, starts, ends, strict=False)
        if (
            at := _echo(
                rows,
                range(max(start, anchor.first - _NEAR), anchor.first),
                range(anchor.last + 1, end),
                shown,
                anchor.rest,
            )
        )
    ]
    if len(found) < _MOST * len(anchors):
        return []
    first = _echo(rows, range(0), range(max(0, anchors[0].first - _NEAR), anchors[0].first), shown, "")
    return found if first is None else [first, *found]  # above the first date, where the dates stand last


def _echo(rows: Sequence[Row], above: range, below: range, shown: Mapping[str, int], beside: str) -> int | None:
    """The first row below a date that says again what stands above the date or beside it, or more than one below it."""
    titles = [rows[at] for at in above if rows[at].kind == "text" and not _is_button(rows[at].text, shown)]
    own: list[Row] = []
    said = {title.text.casefold() for title in titles}
    for at in below:
        row = rows[at]
        if at - _ADJACENT > below.start:
            said.add(rows[at - _ADJACENT - 1].text.casefold())
        if row.kind == "text":
            if any(_tells_again(row, title.text) for title in (*titles, *own)) or _tells_again(row, beside):
                return at
            again = row.text.casefold() in said and not _is_button(row.text, shown)
            if again and at < below.stop - 1 and len(row.text) >= _SHORTEST_ECHO:
                return at
            if len(own) < _NEAR:
                own.append(row)
    return None


def _is_button(text: str, shown: Mapping[str, int]) -> bool:
    """Whether a text stands on a page too often for a headline: one may be among the latest and the most read."""
    return shown[text.casefold()] >= _FEW + (len(text) > _LONG)


def _tells_again(row: Row, text: str) -> bool:
    """Whether a row says what another text says, or its beginning, behind a few words; arrows may stand behind."""
    whole, part = (told.casefold().rstrip(_ARROWS) for told in (row.text, text))
    if len(part) < _SHORTEST_TITLE:
        return False
    if whole.endswith(_CUT):
        whole = whole.rstrip("….").rstrip()
        at = whole.find(part[:_SHORTEST_TITLE])
        return 0 < at <= _LONGEST_LABEL and part.startswith(whole[at:])
    pointing = row.text.rstrip().endswith(_POINTERS) and whole.startswith(part)  # "Boats Read more »"
    # Such as "Download Boats come (opens in a new window)".
    amid = len(part) > _LONG and not whole.startswith(part) and whole.partition(part)[2].lstrip().startswith("(")
    return len(part) < len(whole) <= len(part) + _LONGEST_LABEL and (whole.endswith(part) or pointing or amid)


def _same(one: Row, other: Row) -> bool:
    return one.text.casefold() == other.text.casefold()


def _is_said_again(rows: Sequence[Row]) -> bool:
    texts = all(row.kind == "text" for row in rows)
    between = all(len(row.text) <= _LONGEST_LABEL for row in rows[1:-1])
    marked = any(row.marker for row in rows[1:])
    return texts and between and not marked and len(rows[0].text) >= _SHORTEST_ECHO
