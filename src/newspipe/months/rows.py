"""Items as rows: what is published of them by month of publication, and what is counted for the report."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from newspipe.contracts import content_columns
from newspipe.corrections.blocks import Amended
from newspipe.history import Item
from newspipe.listing import Content
from newspipe.times import day, moment

#: Source and date, as ordinal, or the number that stands for a URL.
Key = tuple[str, int]


class End(NamedTuple):
    """The latest capture of a source that shows its listing to the end, and the date at which that lies."""

    time: int
    bottom: int


def item_rows(
    texts: Mapping[str, Content], items: Mapping[Key, Amended], changed: AbstractSet[Key]
) -> Iterable[dict[str, Any]]:
    """Rows of items."""
    for key in changed & items.keys():
        for item in items[key].shown:
            last = item.revisions[-1]
            yield {
                **content_columns(items[key].content(item, texts[last.content])),
                "item_id": item.item_id,
                "source": key[0],
                "date_published": day(key[1]),
                "date_published_raw": item.mark.date_published_raw,
                "section_heading": item.mark.section_heading,
                "first_seen_at": moment(item.revisions[0].valid_from),
                "withdrawn_at": _moment(item.withdrawn_at),
                "revision": len(item.revisions),
                "aliases": list(item.aliases),
            }


def revision_rows(
    texts: Mapping[str, Content], items: Mapping[Key, Amended], changed: AbstractSet[Key]
) -> Iterable[dict[str, Any]]:
    """Rows of revisions."""
    for key in changed & items.keys():
        for item in items[key].shown:
            earlier: dict[str, Any] | None = None
            for number, revision in enumerate(item.revisions, 1):
                columns = content_columns(items[key].content(item, texts[revision.content]))
                yield {
                    **columns,
                    "item_id": item.item_id,
                    "revision": number,
                    "source": key[0],
                    "date_published": day(key[1]),
                    "content_hash": revision.content,
                    "valid_from": moment(revision.valid_from),
                    "valid_to": _moment(revision.valid_to),
                    "changed_columns": [name for name in columns if earlier and columns[name] != earlier[name]],
                    "match_method": revision.match_method,
                    "match_score": revision.match_score,
                }
                earlier = columns


def presence_rows(items: Mapping[Key, Amended], ends: Mapping[str, End]) -> Iterable[dict[str, Any]]:
    """Rows of presence; `ends` tell what has rolled off."""
    for (source, date), found in items.items():
        for item in found.shown:
            yield {
                "item_id": item.item_id,
                "source": source,
                "date_published": day(date),
                "status": _status(item, date, ends.get(source)),
                "last_seen_at": moment(item.last_seen),
                "sightings": item.sightings,
                "position": item.position,
            }


def _status(item: Item, date: int, end: End | None) -> str:
    if item.withdrawn_at is not None:
        return "withdrawn"
    return "rolled_off" if end and end.time > item.last_seen and 0 < date <= end.bottom else "listed"


def counts(items: Mapping[Key, Amended], ends: Mapping[str, End]) -> Counter[str]:
    """What became of items, for the report."""
    counts: Counter[str] = Counter()
    for (source, date), amended in items.items():
        found = amended.shown
        counts["items looked at"] += len(found)
        counts["beside others of their day"] += len(found) if len(found) > 1 else 0
        for item in found:
            counts[_status(item, date, ends.get(source)).replace("_", " ")] += 1
            counts["edited"] += len(item.revisions) > 1
            counts["with an edit taken back or a return"] += any(
                revision.match_method == "same_content" for revision in item.revisions
            )
    return +counts


def _moment(time: int | None) -> dt.datetime | None:
    return None if time is None else moment(time)
