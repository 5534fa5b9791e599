"""An XML feed, cut: what stands before its items, and each item with its lines. Nothing is parsed for it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

#: The element that is an item, by the root of the feed.
ITEMS = {b"rss": b"item", b"rdf": b"item", b"channel": b"item", b"feed": b"entry", b"urlset": b"url"}

_PROLOG = re.compile(
    rb"\s+|<\?.{0,10000}?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[<>]|\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\])*>",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z]{1,20})(?=[\s>/])")
_PASSED = rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"


class Cut(NamedTuple):
    """A piece of a feed: its bytes, its physical lines, and whether its end is there."""

    data: bytes
    line_start: int
    line_end: int
    whole: bool = True


def cut(data: bytes) -> tuple[bytes, list[Cut]] | None:
    """(head, items) of a feed; None if its root is that of no feed."""
    at = 0
    while (prolog := _PROLOG.match(data, at)) and prolog.end() > at:
        at = prolog.end()
    root = _ROOT.match(data, at)
    name = ITEMS.get(root[1].lower()) if root else None
    if root is None or name is None:
        return None
    spans = list(_spans(data, root.end(), name))
    breaks = [match.start() for match in re.finditer(rb"\n", data)]
    items = []
    for first, last, whole in spans:
        text = data[first:last].rstrip()
        items.append(Cut(text, bisect_left(breaks, first) + 1, bisect_left(breaks, first + len(text) - 1) + 1, whole))
    return data[at : spans[0][0] if spans else None], items


def _spans(data: bytes, at: int, name: bytes) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is whole) of each element of a name; one that is not closed ends where the next begins.

    The last is not whole if the feed breaks off inside it.
    """
    tag = re.compile(
        rb"(?:%s)|<(?P<close>/?)(?:[\w.-]{1,40}:)?%s(?=[\s>/])" % (_PASSED, name), re.DOTALL | re.IGNORECASE
    )
    start: int | None = None
    for match in tag.finditer(data, at):
        if match["close"] is None:
            continue
        end = data.find(b">", match.end())
        if match["close"]:
            if start is not None:
                yield start, end + 1 if end >= 0 else len(data), end >= 0
            start = None
            continue
        if start is not None:
            yield start, match.start(), True
        start = match.start()
        if end > 0 and data[end - 1 : end] == b"/":
            yield start, end + 1, True
            start = None
    if start is not None:
        yield start, len(data), False
