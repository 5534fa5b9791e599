"""What JSON-LD tells of the items of a page, by address and by headline."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from newspipe.listing.html.when import When, marked
from newspipe.text import clean, key

_LARGEST = 2_000_000  # characters of a script that is read
_DEEPEST = 12  # levels of lists and objects that are looked into


class Told(NamedTuple):
    """What mark-up for machines says of an item."""

    when: When | None
    description: str | None
    image: str | None
    authors: tuple[str, ...]
    section: str | None


def told_items(scripts: list[str]) -> dict[str, Told]:
    """Every item that has an address or a headline, under both. Scripts that are no JSON are passed over."""
    found: dict[str, Told] = {}
    for script in scripts:
        if len(script) > _LARGEST:
            continue
        try:
            data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, 0):
            headline = item.get("headline") or item.get("name")
            if "datePublished" not in item and "headline" not in item:
                continue
            told = _told(item)
            for name in (_address(item.get("url")), _address(item.get("mainEntityOfPage")), _address(item.get("@id"))):
                if name:
                    found.setdefault(same_page(name), told)
            if isinstance(headline, str):
                found.setdefault(key(headline), told)
    return found


def same_page(url: str) -> str:
    """What two addresses of one page have in common, to compare them by."""
    return url.partition("#")[0].partition("://")[2].rstrip("/") or url


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (JSON may be anything)
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value, depth + 1)


def _told(item: dict[str, Any]) -> Told:
    date = item.get("datePublished")
    authors = item.get("author")
    names = (_name(author) for author in (authors if isinstance(authors, list) else [authors]))
    return Told(
        marked(date) if isinstance(date, str) else None,
        _text(item.get("description")),
        _address(item.get("image")) or _address(item.get("thumbnailUrl")),
        tuple(name for name in names if name),
        _text(item.get("articleSection")),
    )


def _address(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:  # noqa: ANN401
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, list):
        value = value[0] if value else None
    return clean(value) or None if isinstance(value, str) else None
