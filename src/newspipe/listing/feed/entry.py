"""An item of a feed -> an entry, or why it is none."""

import re
from functools import lru_cache
from urllib.parse import quote, urljoin

from newspipe.listing.dates import Convention
from newspipe.listing.feed.fields import Item
from newspipe.listing.feed.markup import plain
from newspipe.listing.feed.when import read_when
from newspipe.listing.language import language_of
from newspipe.listing.page import Content, Entry, Undated
from newspipe.text import clean

_LONGEST_TEXT = 20_000  # characters of a description; more is the whole story, of which the first paragraphs are kept
_LONGEST_HEAD = 120  # characters of a text that heads an item without a title
_MAIL = re.compile(r"\S+@\S+\s*\((?P<name>[^()]{1,200})\)$")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$")
_SHORTEST_ADDRESS = 10  # characters
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


@lru_cache(10_000)
def to_entry(
    item: Item, language: str, link: str, convention: Convention, url: str | None
) -> tuple[Entry | Undated | None, str, str]:
    """(entry, "", ""), or (what is understood of it, reason, detail).

    `language` and `link` are those of the feed, `url` is where it was found. Captures repeat most of their items.
    """
    base = _joined(_joined(url or "", link), item.base)
    if item.broken:
        return None, "truncated" if "ends" in item.broken else "malformed", item.broken
    text = plain(item.summary) or plain(item.content)
    title = plain(item.title).replace("\n", " ")
    headline = title or _head(text)
    if not headline:
        return None, "headline_missing", "the item has neither a title nor a text"
    raw = clean(item.date)
    reading = read_when(raw, convention) if raw else None
    address = _address(item, base)
    day = reading.date if reading else None
    content = Content(
        headline=headline,
        description=_cut(text) if text and (title or text != headline) else None,
        date_precision=reading.precision if reading and day else "day",
        published_at=reading.moment if reading else None,
        url=address,
        guid=clean(item.guid) or None,
        authors=tuple(dict.fromkeys(filter(None, map(_author, item.authors)))),
        article_section=plain(item.section).replace("\n", " ") or None,
        image_url=_absolute(item.image, base),
        in_language=_language(item.language or language) or language_of(headline, text or None),
    )
    if day is None and address is None:
        problem = reading.problem if reading else None
        detail = problem or (f"{raw!r} is no date" if raw else "the item has neither a date nor an address")
        return Undated(content, raw or None, None), "date_invalid" if raw else "date_missing", detail
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


def _address(item: Item, base: str) -> str | None:
    link = item.link or (item.guid if item.leads and item.guid.startswith(("http://", "https://")) else "")
    absolute = _absolute(link, base)
    return absolute.partition("#")[0] if absolute else None


def _joined(base: str, link: str) -> str:
    """An address against another; what is none leads nowhere, and so does not count."""
    try:
        return urljoin(base, link.strip().replace("\n", ""))
    except ValueError:  # as of http://[
        return ""


def _absolute(link: str, base: str) -> str | None:
    """An address as a browser resolves it; None if it leads nowhere on the web."""
    if not link.strip():
        return None
    absolute = quote(_joined(base, link), safe=_SAFE)
    return absolute if absolute.startswith(("http://", "https://")) and len(absolute) > _SHORTEST_ADDRESS else None


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
