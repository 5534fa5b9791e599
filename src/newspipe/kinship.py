"""Why the contents of an item are one item, and why near ones of its date are not: what the block of its date tells."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from rapidfuzz.fuzz import ratio

from newspipe.addresses import identifier, undated_place
from newspipe.blocks import Block, load
from newspipe.corrections.blocks import Amended, BlockRules
from newspipe.corrections.force import in_force
from newspipe.history import Item, resolve
from newspipe.identity import Evidence, evidence, likeness
from newspipe.store import objects
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest
from newspipe.text import key
from newspipe.times import moment

Row = dict[str, Any]


def kinship(store: Store, manifest: Manifest, item: Row, month: str) -> tuple[list[Row], list[Row]]:
    """(joined, kept apart) of an item: a row for each of its contents, and one for each other item of its block."""
    file = manifest.files("blocks").get(month)
    blocks = load(objects.get(store, "blocks", month, file.name)) if file else {}
    date, name = item["date_published"], identifier(item["url"], item.get("guid")) or ""
    block = blocks.get((item["source"], date.toordinal() if date else undated_place(name)))
    if block is None:
        return [], []
    plain = resolve(block)
    amended = BlockRules(in_force(store, manifest).corrections).amend(block, plain)
    mine = next((one for one in amended.items if one.item_id == item["item_id"]), None)
    if mine is None:
        return [], []
    found = evidence(block)
    return [*_joined(block, found, mine)], _apart(block, found, mine, amended, plain)


def _joined(block: Block, found: Evidence, item: Item) -> Iterator[Row]:
    numbers: dict[str, int] = {}
    for number, revision in enumerate(item.revisions, 1):
        first = numbers.setdefault(revision.content, number) == number
        yield {
            "revision": number,
            "content_hash": revision.content,
            "headline": block.contents[revision.content].content.headline,
            "method": revision.match_method,
            "score": revision.match_score,
            "like_revision": _nearest(block, item, number) if first else numbers[revision.content],
        }
    for content in sorted(item.contents - numbers.keys()):
        longer = found.hints.get(content, set())
        yield {
            "revision": min((numbers[whole] for whole in longer & numbers.keys()), default=None),
            "content_hash": content,
            "headline": block.contents[content].content.headline,
            "method": "cut_off" if longer else "shown_beside",
            "score": None,
            "like_revision": None,
        }


def _nearest(block: Block, item: Item, number: int) -> int | None:
    """The earlier revision whose headline is most like that of a revision."""
    if number == 1:
        return None
    said = [block.contents[revision.content].content.headline for revision in item.revisions[:number]]
    return max(range(1, number), key=lambda other: (_score(said[other - 1], said[-1]), other))


def _apart(block: Block, found: Evidence, item: Item, amended: Amended, plain: Sequence[Item]) -> list[Row]:
    """The other items of the block, the most similar first."""
    rows = [_why(block, found, item, other, plain) for other in amended.items if other is not item]
    return sorted(rows, key=lambda row: (-row["score"], row["item_id"]))


def _why(block: Block, found: Evidence, item: Item, other: Item, plain: Sequence[Item]) -> Row:
    whole = [sorted(one.contents & found.turns.keys()) for one in (item, other)]
    pairs = sorted(
        product(*whole),
        key=lambda pair: -_score(*(block.contents[content].content.headline for content in pair)),
    )
    beside = next(((a, b) for a, b in pairs if found.apart(a, b)), None)
    a, b = beside or pairs[0]
    texts = block.contents[a].content, block.contents[b].content
    row = {
        "item_id": other.item_id,
        "headline": texts[1].headline,
        "score": _score(texts[0].headline, texts[1].headline),
        "side_by_side_at": None,
    }
    if beside:
        time = block.turns[min(found.turns[a] & found.turns[b])].time
        return row | {"why": "side_by_side", "side_by_side_at": moment(time)}
    if any({*item.contents, *other.contents} <= one.contents for one in plain):
        return row | {"why": "by_correction"}
    alike = likeness(*texts, found.handed.get(frozenset((a, b))))
    return row | {"why": "too_unlike" if alike is None else "better_match_elsewhere"}


def _score(one: str, other: str) -> float:
    """Similarity of two headlines in percent, as identity counts it."""
    return ratio(key(one), key(other))
