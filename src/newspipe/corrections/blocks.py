"""What corrections make of the items of a block: split and merged first, then dropped or with fields fixed.

An item is meant by its id or by one of its aliases, as identity alone would give them: so a correction holds however
often ids change, and whatever else is corrected.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newspipe.blocks import Block
from newspipe.corrections.reading import Corrections
from newspipe.corrections.rules import Correction, Drop, Fix, Merge, Split
from newspipe.history import Captures, Item, resolve
from newspipe.identity import evidence
from newspipe.listing import Content
from newspipe.text import key

#: How a content was joined that identity would have kept apart.
BY_CORRECTION = "correction"


@dataclass(frozen=True)
class Amended:
    """The items of a block after corrections. `applied` names the items that each correction has touched."""

    items: Sequence[Item]
    dropped: frozenset[str] = frozenset()
    fixes: Mapping[str, Sequence[Fix]] = field(default_factory=dict)
    applied: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def shown(self) -> list[Item]:
        """Those that are published."""
        return [item for item in self.items if item.item_id not in self.dropped]

    def at(self, place: int) -> "Amended":
        """Those of the items whose date it is."""
        return replace(self, items=[item for item in self.items if item.home == place])

    def content(self, item: Item, content: Content) -> Content:
        """A content of an item as it is published."""
        for fix in self.fixes.get(item.item_id, ()):
            content = _fixed(content, fix)
        return content


class BlockRules:
    """The corrections that speak of items, found by the ids that they name."""

    def __init__(self, corrections: Corrections) -> None:
        self._named: dict[str, list[Correction]] = {}
        for correction in sorted(corrections.by_id.values(), key=lambda correction: correction.correction_id):
            for name in named(correction):
                self._named.setdefault(name, []).append(correction)

    def amend(
        self,
        block: Block,
        items: Sequence[Item],
        elsewhere: Sequence[Block] = (),
        observers: Captures | None = None,
    ) -> Amended:
        """Apply what speaks of the items of a block, which were resolved with the same blocks `elsewhere`."""
        names = [name for item in items for name in _names(item)] if self._named else []
        found = list(dict.fromkeys(correction for name in names for correction in self._named.get(name, ())))
        if not found:
            return Amended(items)
        work = _Work(block, items, elsewhere, observers)
        for kind in (Split, Merge):
            work.regroup(correction for correction in found if isinstance(correction.rule, kind))
        work.mark(found)
        return Amended(work.items, frozenset(work.dropped), work.fixes, work.applied)


def named(correction: Correction) -> tuple[str, ...]:
    """The items that a correction names."""
    match correction.rule:
        case Merge(items):
            return items
        case Split(item) | Drop(item) | Fix(item):
            return (item,)
    return ()


def _names(item: Item) -> tuple[str, ...]:
    return item.item_id, *item.aliases


class _Work:
    """A block while corrections are applied to it, one after the other."""

    def __init__(
        self, block: Block, items: Sequence[Item], elsewhere: Sequence[Block], observers: Captures | None
    ) -> None:
        self.block, self.items = block, items
        self.elsewhere, self.observers = elsewhere, observers
        self.dropped: set[str] = set()
        self.fixes: dict[str, list[Fix]] = {}
        self.applied: dict[str, list[str]] = {}

    def regroup(self, corrections: Iterable[Correction]) -> None:
        """Split or merge items; the block is resolved again with contents grouped as corrections say."""
        groups = {item.item_id: self._whole(item) for item in self.items}
        owner = {name: groups[item.item_id] for item in self.items for name in _names(item)}
        touched: dict[str, list[set[str]]] = {}
        joined: dict[int, set[str]] = {}  # the names that a merged group has gathered
        parts = []
        for correction in corrections:
            match correction.rule:
                case Split(item, apart):
                    part = {content for content in owner[item] if self._is_among(content, apart)}
                    if part and part != owner[item]:
                        owner[item] -= part
                        parts.append(part)
                        touched[correction.correction_id] = [owner[item], part]
                case Merge(items) if all(item in owner for item in items):
                    into = owner[items[0]]
                    for group in [owner[item] for item in items]:
                        if group is not into:
                            into |= group
                            for name in [name for name in owner if owner[name] is group]:
                                owner[name] = into
                    joined[id(into)] = {name for name in owner if owner[name] is into}
                    touched[correction.correction_id] = [into]
        if not touched:
            return
        distinct = list({id(group): group for group in (*owner.values(), *parts)}.values())
        before = self.items
        self.items = self._named_as_before(
            resolve(self.block, self.elsewhere, self.observers, distinct), joined, distinct, before
        )
        for name, groups_ in touched.items():
            self.applied[name] = sorted(item.item_id for item in self.items if any(item.contents & g for g in groups_))

    def _named_as_before(
        self, items: Sequence[Item], joined: Mapping[int, set[str]], groups: Sequence[set[str]], before: Sequence[Item]
    ) -> list[Item]:
        """Merged items answer to all names that their parts had, and say how their contents came together."""
        taken = {name for item in items for name in _names(item)}
        old = {content: item.item_id for item in before for content in item.contents}
        found = []
        for item in items:
            names = {name for group in groups if group & item.contents for name in joined.get(id(group), ())}
            if names:
                revisions = list(item.revisions)
                for at, (earlier, revision) in enumerate(zip(item.revisions, item.revisions[1:], strict=False), 1):
                    if old.get(earlier.content) != old.get(revision.content):
                        revisions[at] = revision._replace(match_method=BY_CORRECTION, match_score=None)
                aliases = (*item.aliases, *sorted(names - taken))
                item = item._replace(aliases=aliases, revisions=tuple(revisions))  # noqa: PLW2901 - the same item
            found.append(item)
        return found

    def mark(self, corrections: Iterable[Correction]) -> None:
        """Note what is dropped and what is fixed."""
        owner = {name: item for item in self.items for name in _names(item)}
        for correction in corrections:
            match correction.rule:
                case Drop(name) if name in owner:
                    self.dropped.add(owner[name].item_id)
                    self.applied[correction.correction_id] = [*_names(owner[name])]
                case Fix(name) as fix if name in owner and any(self._changes(owner[name], fix)):
                    self.fixes.setdefault(owner[name].item_id, []).append(fix)
                    self.applied[correction.correction_id] = [owner[name].item_id]
                case _:
                    pass

    def _changes(self, item: Item, fix: Fix) -> Iterator[bool]:
        told = {name: told for part in (*self.elsewhere, self.block) for name, told in part.contents.items()}
        for revision in item.revisions:
            content = told[revision.content].content
            yield fix.was is None or getattr(content, fix.field) == fix.was

    def _whole(self, item: Item) -> set[str]:
        return {*item.contents} - evidence(self.block).hints.keys()

    def _is_among(self, content: str, apart: Sequence[str]) -> bool:
        headline = key(self.block.contents[content].content.headline)
        return content in apart or any(headline == key(said) for said in apart)


def _fixed(content: Content, fix: Fix) -> Content:
    if fix.was is not None and getattr(content, fix.field) != fix.was:
        return content
    becomes: Any = () if fix.field == "authors" and fix.becomes is None else fix.becomes
    return replace(content, **{fix.field: becomes})
