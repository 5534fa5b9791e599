"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and news sitemaps.

A feed is cut into its items before it is parsed, as a page of text is: an item that is broken harms no other, equal
items of other captures are known by their bytes, and every item has its lines. `cut` and `jsonfeed` take feeds apart,
`fields` says what an item's elements mean, `entry` makes an entry of it.
"""

from collections.abc import Callable, Iterable, Sequence

from newspipe.listing.dates import learn
from newspipe.listing.feed import jsonfeed, xmlfeed
from newspipe.listing.feed.entry import to_entry
from newspipe.listing.feed.fields import Feed, Item
from newspipe.listing.lines import count_lines, physical_lines
from newspipe.listing.numbered import Memo
from newspipe.listing.page import Entry, Line, Page, Reject, Sighting
from newspipe.listing.sharing import names_in_page
from newspipe.text import clean

#: The readers of feeds by the media type that the bytes speak of: None for what is no feed.
READERS: dict[str, Callable[[bytes], Feed | None]] = {
    "application/xml": xmlfeed.read,
    "application/json": jsonfeed.read,
}
_CENTURY = 2000  # feeds are younger: RFC 822 writes years of two digits
_SHOWN = 2_000
_FEW = 3  # headlines without links under one guid: a story has fewer at a time


def read_feed(data: bytes, kind: str, encoding: str, *, url: str | None, ends_open: bool, memo: Memo) -> Page | None:
    """Read a feed in UTF-8, found under `url`; None if it is no feed."""
    data = physical_lines(data)
    feed = READERS[kind](data)
    if feed is None:
        return None
    learned = learn(item.date for item in feed.items if item.date)
    convention = learned._replace(century=learned.century or _CENTURY)
    sightings: list[Sighting] = []
    rejects: list[Reject] = []
    for position, item in enumerate(_told_apart(feed.items), 1):
        found, reason, detail = to_entry(item.placeless(), feed.language, feed.link, convention, url)
        if isinstance(found, Entry):
            sightings.append(Sighting(position, item.line_start, item.line_end, memo.shared(found)))
        else:
            raw = item.raw.decode(errors="replace")[:_SHOWN]
            rejects.append(Reject(item.line_start, item.line_end, "parse", reason, detail, raw, found))
    ledger = tuple(_ledger(data, feed.items))
    return Page(
        kind, encoding, count_lines(data), tuple(sightings), tuple(rejects), ((0, ledger),) if ledger else (),
        len(ledger), 0, ends_open or feed.cut, date_order=learned.order,
    )  # fmt: skip


def _told_apart(items: Sequence[Item]) -> list[Item]:
    """The items without what several of them are called by, as where all lead to the front page."""
    several = _ambiguous(items)
    called = names_in_page([(item.title, item.guid, item.date) for item in items])
    named = [
        item._replace(guid="") if name == "" or item.guid in several else item
        for item, name in zip(items, called, strict=True)
    ]
    links = names_in_page([(item.title, "" if item.guid else item.link, item.date) for item in named])
    return [
        item if name is None else item._replace(guid=item.link) if name else item._replace(link="")
        for item, name in zip(named, links, strict=True)
    ]


def _ambiguous(items: Iterable[Item]) -> set[str]:
    """The guids of items that differ in headline and link, or without links in three headlines: no story does."""
    called: dict[str, set[tuple[str, str]]] = {}
    for item in items:
        called.setdefault(item.guid, set()).add((item.title or item.summary or item.content, item.link))
    return {guid for guid, stories in called.items() if _differ(stories)}


def _differ(stories: set[tuple[str, str]]) -> bool:
    headlines, links = ({*column} for column in zip(*stories, strict=True))
    return len(headlines) > 1 and (len(links) > 1 or (links == {""} and len(headlines) >= _FEW))


def _ledger(data: bytes, items: Iterable[Item]) -> Iterable[Line]:
    """Every line that is not blank: of an item, or of the feed around them."""
    of_items = {number for item in items for number in range(item.line_start, item.line_end + 1)}
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip() and clean(line.decode()):
            yield Line(number, "item" if number in of_items else "feed")
