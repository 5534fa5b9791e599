"""An item of a feed -> an entry, or why it is none."""

import re
from functools import lru_cache
from urllib.parse import quote, urldefrag, urljoin

from newspipe.listing.dates import Convention, read_date
from newspipe.listing.feed.fields import Feed, Item
from newspipe.listing.feed.markup import plain
from newspipe.listing.page import Content, Entry
from newspipe.text import clean

_LONGEST_TEXT = 20_000  # characters of a description; more is the whole story, of which the first paragraphs are kept
_LONGEST_HEAD = 120  # characters of a text that heads an item without a title
_MAIL = re.compile(r"\S+@\S+\s*\((?P<name>[^()]{1,200})\)$")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$")
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


def to_entry(item: Item, feed: Feed, convention: Convention, url: str | None) -> tuple[Entry | None, str, str]:
    """(entry, "", ""), or (None, reason, detail). `url` is where the feed was found."""
    if item.broken:
        return None, "truncated" if "ends" in item.broken else "malformed", item.broken
    text = plain(item.summary) or plain(item.content)
    title = plain(item.title).replace("\n", " ")
    headline = title or _head(text)
    if not headline:
        return None, "headline_missing", "the item has neither a title nor a text"
    raw = clean(item.date)
    reading = read_date(raw, convention) if raw else None
    address = _address(item, feed, url)
    day = reading.date if reading else None
    if day is None and address is None:
        problem = reading.problem if reading else None
        detail = problem or (f"{raw!r} is no date" if raw else "the item has neither a date nor an address")
        return None, "date_invalid" if raw else "date_missing", detail
    content = Content(
        headline=headline,
        description=_cut(text) if text and (title or text != headline) else None,
        date_precision=reading.precision if reading and day else "day",
        published_at=reading.moment if reading else None,
        url=address,
        guid=clean(item.guid) or None,
        authors=tuple(dict.fromkeys(filter(None, map(_author, item.authors)))),
        article_section=plain(item.section).replace("\n", " ") or None,
        image_url=_absolute(item.image, item, feed, url),
        in_language=_language(item.language or feed.language),
    )
    return Entry(content, content.hash(), day, raw or None, None, False), "", ""


def _head(text: str) -> str:
    """What heads an item without a title, as in feeds of short notes: its first line, cut between words."""
    line = text.partition("\n")[0]
    return line if len(line) <= _LONGEST_HEAD else line[:_LONGEST_HEAD].rpartition(" ")[0] + " …"


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_TEXT:
        return text
    short = text[:_LONGEST_TEXT]
    return short.rpartition("\n")[0] or short.rpartition(" ")[0] or short


def _address(item: Item, feed: Feed, url: str | None) -> str | None:
    link = item.link or (item.guid if item.guid.startswith(("http://", "https://")) else "")
    absolute = _absolute(link, item, feed, url)
    return urldefrag(absolute).url if absolute else None


def _absolute(link: str, item: Item, feed: Feed, url: str | None) -> str | None:
    """An address as a browser resolves it; None if it leads nowhere on the web."""
    if not link.strip():
        return None
    base = urljoin(urljoin(url or "", feed.link), item.base) if item.base or feed.link else url or ""
    try:
        absolute = quote(urljoin(base, link.strip().replace("\n", "")), safe=_SAFE)
    except ValueError:
        return None
    return absolute if absolute.startswith(("http://", "https://")) and len(absolute) > 10 else None


def _author(text: str) -> str:
    """A name: of "mail@example.org (A. Name)" what stands in brackets."""
    name = plain(text).replace("\n", " ")
    match = _MAIL.match(name)
    return match["name"].strip() if match else name


@lru_cache(1_000)
def _language(tag: str) -> str | None:
    """A BCP 47 tag as it is written: en-us -> en-US; None if it is none."""
    tag = tag.strip().replace("_", "-")
    if not _TAG.match(tag):
        return None
    first, *rest = tag.split("-")
    return "-".join(
        [
            first.lower(),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest),
        ]
    )
