"""JSON Feed, and RSS written as JSON: items are decoded one by one, so a feed that breaks off keeps those before."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from newspipe.listing.feed.fields import Feed, Item
from newspipe.listing.feed.markup import first_image, literal

_ITEMS = re.compile(r'"items?"\s*:\s*\[\s*')
_NEXT = re.compile(r"\s*,?\s*")
_TOLD = re.compile(r'"(version|language|home_page_url|feed_url|link)"\s*:\s*"((?:[^"\\]|\\.){0,1000})"')
_MOST_TRIED = 50  # arrays of that name in one file
_PLACES = {
    "title",
    "url",
    "link",
    "id",
    "guid",
    "content_html",
    "content_text",
    "description",
    "date_published",
    "pubDate",
}


def read(data: bytes) -> Feed | None:
    """Take a feed apart; None if its JSON has no items that are those of a feed."""
    text = data.decode()
    for tried, match in enumerate(_ITEMS.finditer(text)):
        if tried == _MOST_TRIED:
            break
        spans, whole = _objects(text, match.end())
        if not spans or all(_PLACES & item.keys() for _, _, item in spans):
            head = text[: match.start()] if spans or '"version"' in text[: match.start()] else ""
            if not spans and "jsonfeed" not in head:
                continue
            return _feed(text, head + text[spans[-1][1] if spans else match.end() :], spans, whole=whole)
    return None


def _objects(text: str, at: int) -> tuple[list[tuple[int, int, dict[str, Any]]], bool]:
    """((start, end, object) of an array that begins here, whether it is whole)."""
    decoder = json.JSONDecoder()
    found: list[tuple[int, int, dict[str, Any]]] = []
    while text[at : at + 1] == "{":
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            found.append((at, len(text), {}))
            return found, False
        found.append((at, end, item))
        after = _NEXT.match(text, end)
        at = after.end() if after else end
    return found, text[at : at + 1] == "]"


def _feed(text: str, around: str, spans: Iterable[tuple[int, int, dict[str, Any]]], *, whole: bool) -> Feed:
    told = {match[1]: json.loads(f'"{match[2]}"', strict=False) for match in reversed(list(_matches(around)))}
    breaks = [match.start() for match in re.finditer("\n", text)]
    items = []
    for start, end, item in spans:
        first, last = bisect_left(breaks, start) + 1, bisect_left(breaks, end - 1) + 1
        items.append(_item(item, Item(first, last, text[start:end].encode())))
    link = told.get("home_page_url") or told.get("link") or told.get("feed_url") or ""
    return Feed(tuple(items), told.get("language", ""), link, cut=not whole)


def _matches(around: str) -> Iterable[re.Match[str]]:
    for match in _TOLD.finditer(around):
        try:
            json.loads(f'"{match[2]}"', strict=False)
        except ValueError:
            continue
        yield match


def _item(item: dict[str, Any], place: Item) -> Item:
    if not item:
        return place._replace(broken="the feed ends inside this item, or it is no JSON")
    content = (
        _text(item.get("content_html"))
        or literal(_text(item.get("content_text")))
        or _text(item.get("content:encoded"))
    )
    authors = item.get("authors") or item.get("author") or item.get("dc:creator") or []
    tags = item.get("tags") or item.get("category") or []
    return place._replace(
        title=literal(_text(item.get("title"))),
        link=_text(item.get("url")) or _text(item.get("link")) or _text(item.get("external_url")),
        guid=_text(item.get("id")) or _text(item.get("guid")),
        date=next(
            (text for name in ("date_published", "pubDate", "date_modified") if (text := _text(item.get(name)))), ""
        ),
        summary=literal(_text(item.get("summary"))) or _text(item.get("description")),
        content=content,
        authors=tuple(filter(None, map(_text, authors if isinstance(authors, list) else [authors]))),
        section=_text(tags[0] if isinstance(tags, list) and tags else tags),
        image=_text(item.get("image")) or _text(item.get("banner_image")) or first_image(content),
        language=_text(item.get("language")),
    )


def _text(value: object) -> str:
    """A text or a number as text; of an object, the name or value that it holds."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("#value") or value.get("url")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().strip()  # half a surrogate pair is no text
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
