"""Captures in small, and the items of a date from scratch: the rules of identity and absence, applied word for word.

Nothing is folded, kept or shortened here: whoever asks walks all captures again. Of the package it shares only the
comparison of two texts (`likeness`) and the numbering of ids (`item_ids`). At the end stand the way that is compared
with it, captures folded into blocks as a publication does it, and histories made up at random.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import combinations, dropwhile, groupby, product
from random import Random
from typing import NamedTuple

from newspipe.absence import Mark, Seen
from newspipe.addresses import canonical, undated_place
from newspipe.blocks import Block, Observers, Told
from newspipe.history import Item, Revision, resolve
from newspipe.identity import item_ids, likeness
from newspipe.listing import Content
from newspipe.text import digest, key
from newspipe.times import day

SOURCE = "ombervale-transit"

content_hash = lru_cache(None)(Content.hash)


class Entry(NamedTuple):
    """A content where a capture shows it."""

    date: int
    content: Content
    cut: bool = False
    misplaced: bool = False
    section_heading: str | None = None

    @property
    def name(self) -> str:
        return content_hash(self.content)

    @property
    def mark(self) -> Mark:
        return Mark(self.name, self.cut, self.misplaced, self.section_heading, str(day(self.date)))


class Capture(NamedTuple):
    """Entries in page order, repeats included, and the open intervals of dates for which nothing else was there."""

    time: int
    entries: tuple[Entry, ...]
    spans: tuple[tuple[int, int], ...] = ()
    ends: tuple[int, ...] = ()  # dates of which it shows everything down to the last entry

    @property
    def seen(self) -> Seen:
        return Seen(tuple(sorted({entry.date for entry in self.entries})), self.spans, None, self.ends)

    def look(self, date: int) -> tuple[Mark, ...]:
        return tuple(dict.fromkeys(entry.mark for entry in self.entries if entry.date == date))


def dates_of(captures: Sequence[Capture]) -> list[int]:
    return sorted({entry.date for capture in captures for entry in capture.entries})


def items(captures: Sequence[Capture], date: int) -> list[Item]:
    """The items of which all captures together tell something with one date, by item_id."""
    parts = parts_of(captures, date)
    elsewhere = [part for other in dates_of(captures) if other != date for part in parts_of(captures, other)]
    return sorted(
        Life([part, *(other for other in elsewhere if part.url and part.url == other.url)]).item() for part in parts
    )


def parts_of(captures: Sequence[Capture], date: int) -> "list[Part]":
    """What is told of each item with one date."""
    story = Story(captures, date)
    groups = sorted(story.groups, key=lambda group: story.first_shown(story.owned(group)[0]))
    headlines = [
        [story.contents[name].headline for name in story.owned(group) if not story.contents[name].url]
        for group in groups
    ]
    return list(map(Part, [story] * len(groups), groups, item_ids(SOURCE, str(day(date)), headlines)))


class Observation(NamedTuple):
    """What one capture says about one date: entries with their positions; whether nothing else was there, or above."""

    time: int
    entries: tuple[tuple[int, Entry], ...]
    whole: bool
    above: bool


class Story:
    """All that captures say about one date, from the first that shows something on. Observations are numbered."""

    def __init__(self, captures: Sequence[Capture], date: int) -> None:
        self.date = date
        observed = [
            Observation(
                capture.time,
                tuple((at, entry) for at, entry in enumerate(capture.entries) if entry.date == date),
                any(low < date < high for low, high in capture.spans),
                date in capture.ends,
            )
            for capture in sorted(captures, key=lambda capture: capture.time)
        ]
        heard = [one for one in observed if one.entries or one.whole]
        self.observed = list(dropwhile(lambda one: not one.entries, heard))
        self.entries = [entry for one in self.observed for _, entry in one.entries]
        self.contents = {entry.name: entry.content for entry in self.entries}

    @cached_property
    def stands_for(self) -> dict[str, list[str]]:
        """Each content -> itself, or the contents that it hints at because it was only ever seen cut off."""
        whole = {entry.name for entry in self.entries if not entry.cut}
        return {name: (name not in whole and self._longer(name, whole)) or [name] for name in self.contents}

    def _longer(self, cut: str, whole: set[str]) -> list[str]:
        longer = sorted(other for other in whole if self._begins(cut, other))
        return [other for other in longer if self.contents[other].headline == self.contents[cut].headline] or longer

    def _begins(self, cut: str, whole: str) -> bool:
        short, long = self.contents[cut], self.contents[whole]
        same_headline = key(short.headline) == key(long.headline) and self.url(cut) == self.url(whole)
        return same_headline and (long.description or "").startswith(short.description or "")

    @cached_property
    def shown(self) -> list[list[str]]:
        """By observation: the contents shown as themselves, in page order."""
        return [
            list(dict.fromkeys(entry.name for _, entry in one.entries if entry.name in self.stands_for[entry.name]))
            for one in self.observed
        ]

    @cached_property
    def told(self) -> list[list[str]]:
        """By observation: the contents shown, and after them those that are hinted at."""
        hinted = [[name for _, entry in one.entries for name in self.stands_for[entry.name]] for one in self.observed]
        return [list(dict.fromkeys(shown + more)) for shown, more in zip(self.shown, hinted, strict=True)]

    def born(self, name: str) -> tuple[int, str]:
        return next(at for at, shown in enumerate(self.shown) if name in shown), name

    def first_shown(self, name: str) -> tuple[int, str]:
        return next(at for at, one in enumerate(self.observed) if any(e.name == name for _, e in one.entries)), name

    def url(self, name: str) -> str | None:
        url = self.contents[name].url
        return canonical(url) if url else None

    def apart(self, a: str, b: str) -> bool:
        """Two items by their URLs, or because they stood side by side."""
        if self.url(a) and self.url(b):
            return self.url(a) != self.url(b)
        return any(a in shown and b in shown for shown in self.shown)

    @cached_property
    def orders(self) -> list[list[str]]:
        """By observation: the contents in page order, those aside that only hint or stand out of place."""
        return [
            list(dict.fromkeys(e.name for _, e in one.entries if e.name in self.stands_for[e.name] and not e.misplaced))
            for one in self.observed
        ]

    @cached_property
    def steady(self) -> bool:
        pairs = {pair for order in self.orders for pair in combinations(order, 2)}
        return not any((below, above) in pairs for above, below in pairs)

    def misses(self, now: int, names: set[str], last: int) -> bool:
        """Whether the observation `now` shows that contents are gone which it does not tell, and `last` did."""
        if self.observed[now].whole or not self.observed[now].above:
            return self.observed[now].whole
        order = self.orders[last]
        above = [place for place, name in enumerate(order) if name in names]
        return self.steady and above != [] and any(name in self.orders[now] for name in order[above[-1] + 1 :])

    def _gone(self, name: str, before: int) -> list[int]:
        """The observations before one that first miss a content, once for each time that it went."""
        found = []
        last = None
        for at in range(before):
            if name in self.told[at]:
                last = at
            elif last is not None and self.misses(at, {name}, last):
                found.append(at)
                last = None
        return found

    @cached_property
    def handed_over(self) -> dict[frozenset[str], bool]:
        """Pairs of which one came when the other had gone -> whether it then stood in its place."""
        found: dict[frozenset[str], bool] = {}
        for now in range(len(self.observed)):
            whole = [name for name in self.contents if name in self.stands_for[name]]
            gone = [name for name in whole if now in self._gone(name, now + 1)]
            gone.sort(key=lambda name: (self._left(name, now), name))
            left = [self._left(name, now)[0] for name in gone]
            new = [name for name in self.shown[now] if gone and self._came(name, now) > left[0]]
            one_to_one = len(gone) == len(new) and len(set(left)) == 1
            for (i, old), (k, name) in product(enumerate(gone), enumerate(new)):
                if self._came(name, now) > left[i]:
                    pair = frozenset((old, name))
                    found[pair] = found.get(pair, False) or (one_to_one and i == k)
        return found

    def _left(self, name: str, now: int) -> tuple[int, int]:
        """The last observation before `now` that tells a content, and the place of the content in it."""
        last = max(at for at in range(now) if name in self.told[at])
        return last, self.told[last].index(name)

    def _came(self, name: str, now: int) -> int:
        """The observation before which a content was not there, that is told from then on and `now`."""
        gone = max(self._gone(name, now), default=-1)
        return next(at for at in range(gone + 1, now + 1) if name in self.told[at])

    @cached_property
    def groups(self) -> list[set[str]]:
        """The contents of each item: the best pair is joined first, none across two that stood side by side."""
        names = sorted(name for name in self.contents if name in self.stands_for[name])
        free = [(a, b) for a, b in combinations(names, 2) if not self.apart(a, b)]
        likes = [likeness(self.contents[a], self.contents[b], self.handed_over.get(frozenset((a, b)))) for a, b in free]
        groups = [{name} for name in names if not self.url(name)]
        urls = sorted({url for name in names if (url := self.url(name))})
        groups += [{name for name in names if self.url(name) == url} for url in urls]
        for _, (a, b) in sorted((like.rank, pair) for like, pair in zip(likes, free, strict=True) if like):
            one, two = (next(group for group in groups if name in group) for name in (a, b))
            if one is not two and not any(self.apart(x, y) for x, y in product(one, two)):
                groups = [group for group in groups if group is not one and group is not two] + [one | two]
        return groups

    def owned(self, group: set[str]) -> list[str]:
        """The contents of an item by age; a hint belongs to that content which was told first of all it stands for."""
        owned = [name for name, longer in self.stands_for.items() if min(longer, key=self.born) in group]
        return sorted(owned, key=self.first_shown)


class Part(NamedTuple):
    """What is told of an item with one date: its contents there, and the ids that its headlines give."""

    story: Story
    group: set[str]
    names: tuple[str, ...]

    @property
    def url(self) -> str | None:
        return next(filter(None, map(self.story.url, sorted(self.group))), None)

    @property
    def judged(self) -> bool:
        return not any(entry.misplaced for entry in self.story.entries if entry.name in self.group)

    def at(self, time: int) -> int | None:
        """The number of the observation of a time."""
        return next((at for at, one in enumerate(self.story.observed) if one.time == time), None)

    def can(self, at: int) -> set[str]:
        return self.group.intersection(self.story.shown[at]) or self.group.intersection(self.story.told[at])

    def positions(self, time: int) -> list[int]:
        at = self.at(time)
        entries = self.story.observed[at].entries if at is not None else ()
        return [place for place, entry in entries if not self.group.isdisjoint(self.story.stands_for[entry.name])]

    def mark(self, at: int, content: str) -> Mark:
        """The first that an observation shows of a content; a hint only if the content is not shown itself."""
        entries = self.story.observed[at].entries
        marks = [entry.mark for _, entry in entries if content in self.story.stands_for[entry.name]]
        return min(marks, key=lambda mark: mark.content != content)


class Saying(NamedTuple):
    """What an item said at a time: where and which content; None if it was gone."""

    time: int
    content: str | None
    part: Part
    at: int


class Life:
    """An item: its parts with different dates, that which is asked for first."""

    def __init__(self, parts: list[Part]) -> None:
        self.here = parts[0]
        self.parts = sorted(parts, key=lambda part: -part.story.date)
        self.times = sorted({one.time for part in parts for one in part.story.observed})
        self.contents = {name: part.story.contents[name] for part in parts for name in part.group}

    def item(self) -> Item:
        names = [name for part in reversed(self.parts) for name in part.names]
        if self.here.url:
            names.insert(0, digest(SOURCE, self.here.url))
        last = max(time for time in self.times if any(part.positions(time) for part in self.parts))
        told = [saying for saying in self.said if saying.content]
        homes = [saying.part.story.date for saying in told if saying.part.story.date > 0]
        return Item(
            item_id=names[0],
            aliases=tuple(dict.fromkeys(names[1:])),
            revisions=self.revisions,
            withdrawn_at=None if self.stays[-1].content else self.stays[-1].time,
            contents=frozenset(self.here.story.owned(self.here.group)),
            last_seen=last,
            position=min(place for part in self.parts for place in part.positions(last)),
            sightings=sum(
                entry.name in part.story.owned(part.group) for part in self.parts for entry in part.story.entries
            ),
            home=(homes or [told[-1].part.story.date])[-1],
            mark=self._newest(told, homes),
        )

    def _newest(self, told: list[Saying], homes: list[int]) -> Mark:
        """As it was shown when its newest revision, or the date that it has, appeared."""
        opened = {revision.valid_from for revision in self.revisions}
        home, found = None, None
        for saying in told:
            date = saying.part.story.date
            moved = home is None or (date != home and date > 0)
            home = date if moved else home
            if found is None or moved or (saying.time in opened and date == home):
                found = saying.part.mark(saying.at, saying.content or "")
        assert found is not None
        return found

    def born(self, name: str) -> tuple[int, str]:
        parts = (part for part in self.parts if name in part.group)
        return min(part.story.observed[part.story.born(name)[0]].time for part in parts), name

    @cached_property
    def said(self) -> list[Saying]:
        said: list[Saying] = []
        content = None
        for time in self.times:
            looks = [(part, at) for part in self.parts if (at := part.at(time)) is not None]
            told = [Saying(time, "", part, at) for part, at in looks if part.can(at)]
            before = next((saying for saying in reversed(said) if saying.content), None)
            if told:
                saying = next((one for one in told if before and one.part is before.part), told[0])
                can = saying.part.can(saying.at)
                content = content if content in can else min(can, key=self.born)
                said.append(saying._replace(content=content))
            elif before and before.part.judged:
                missed = [at for part, at in looks if part is before.part]
                if missed and before.part.story.misses(missed[0], before.part.group, before.at):
                    said.append(Saying(time, None, before.part, missed[0]))
        return said

    @cached_property
    def stays(self) -> list[Saying]:
        """What an item said or that it was gone, each from when on."""
        return [next(stay) for _, stay in groupby(self.said, key=lambda saying: saying.content)]

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        ends = [*(stay.time for stay in self.stays[1:]), None]
        revisions: list[Revision] = []
        for stay, end in zip(self.stays, ends, strict=True):
            if stay.content is not None:
                method, score = self._matched(stay.content, [revision.content for revision in revisions])
                mark = stay.part.mark(stay.at, stay.content)
                revisions.append(Revision(stay.content, stay.time, end, mark, method, score))
        return tuple(revisions)

    def _matched(self, content: str, before: list[str]) -> tuple[str | None, float | None]:
        if not before:
            return None, None
        if content in before:
            return "same_content", 100.0
        pairs = [likeness(self.contents[old], self.contents[content], self._handed(old, content)) for old in before]
        best = min((like for like in pairs if like), key=lambda like: like.rank, default=None)
        return (best.method, best.score) if best else ("chained", None)

    def _handed(self, old: str, new: str) -> bool | None:
        pair = frozenset((old, new))
        return next((part.story.handed_over[pair] for part in self.parts if pair in part.story.handed_over), None)


@dataclass
class Folded:
    """Blocks by date, and the captures folded into them so far."""

    captures: dict[int, Capture] = field(default_factory=dict)
    blocks: dict[int, Block] = field(default_factory=dict)

    def fold(self, *batch: Capture) -> set[int]:
        """Fold captures in, each in the place of its former self if a page joins it; the dates whose turns changed."""
        former = {new.time: self.captures.pop(new.time) for new in batch if new.time in self.captures}
        others = Observers({time: capture.seen for time, capture in self.captures.items()})
        changed = set()
        for time, old in former.items():
            for date, block in self.blocks.items():
                if old.seen.observes(date) and block.take_out(time, others):
                    changed.add(date)
        for new in sorted(batch, key=lambda capture: capture.time):
            for date in set(new.seen.dates) - self.blocks.keys():
                self.blocks[date] = Block(SOURCE, date)
            for date in filter(new.seen.observes, self.blocks):
                if self.blocks[date].observe(new.time, new.look(date), new.seen.vouches(date), others):
                    changed.add(date)
            self._count(new, len(former[new.time].entries) if new.time in former else 0)
            self.captures[new.time] = new
        return changed

    def _count(self, new: Capture, known: int) -> None:
        """Add the sightings of a capture from the entry `known` on: those of pages that were not there before."""
        fresh: dict[tuple[int, Content], list[int]] = {}
        for position, entry in list(enumerate(new.entries))[known:]:
            fresh.setdefault((entry.date, entry.content), []).append(position)
        for (date, content), positions in fresh.items():
            told = self.blocks[date].contents.setdefault(content_hash(content), Told(content))
            told.add(len(positions), new.time, positions[0])

    def items(self) -> dict[int, list[Item]]:
        """The items of each date, with what is told of them under other dates."""
        everyone = Observers({time: capture.seen for time, capture in self.captures.items()})
        urls = {
            date: {canonical(told.content.url) for told in block.contents.values() if told.content.url}
            for date, block in self.blocks.items()
        }
        return {
            date: resolve(
                block,
                [other for there, other in self.blocks.items() if there != date and urls[date] & urls[there]],
                lambda: everyone,
            )
            for date, block in self.blocks.items()
        }


def blocks_of(captures: Sequence[Capture]) -> dict[int, Block]:
    """The blocks of captures that come all at once."""
    folded = Folded()
    folded.fold(*captures)
    return folded.blocks


HEADLINES = (
    "Line 4 runs again",
    "Line 5 runs again",
    "Line 4 Runs again",
    "Update: Line 4 runs again",
    "Line 4 run again",
    "Nine stops rebuilt",
    "Ten stops rebuilt",
)
URLS = (
    "https://ombervale.example/trams",
    "http://www.ombervale.example/trams/?utm_source=feed",
    "https://ombervale.example/2",
)
DESCRIPTIONS = (None, "One.", "One. Two.", "One. T", "Other.")


def random_captures(rng: Random) -> list[Capture]:
    """A few items with lives (edits, edits taken back, withdrawals, returns), shown by captures that are not whole."""
    days = rng.randint(1, 3)
    times = rng.sample(range(1, 20), rng.randint(1, 9))
    lives = [(rng.randint(1, days), rng.random() < 0.1, _life(rng, len(times))) for _ in range(rng.randint(1, 5))]
    linked = rng.random() < 0.5
    unsteady = rng.random() < 0.4
    captures = []
    for time in sorted(times):
        entries = []
        for usual, misplaced, life in lives:
            said = life[time % len(life)]
            if said is not None and rng.random() < 0.9:
                with_url = linked and rng.random() < 0.6
                content, date = _with_url(rng, said, usual, days) if with_url else (said, usual)
                heading = "January" if rng.random() < 0.9 else None
                entries.append(Entry(date, content, rng.random() < 0.15, misplaced, heading))
                entries += entries[-1:] if rng.random() < 0.1 else []
        if unsteady and rng.random() < 0.5:
            rng.shuffle(entries)
        lows = [rng.randint(-1, days) for _ in range(rng.randint(0, 2))]
        spans = tuple((low, low + rng.randint(1, days + 2)) for low in lows)
        ends = sorted({entry.date for entry in entries if rng.random() < 0.3})
        captures.append(Capture(time, tuple(entries), spans, tuple(ends)))
    return captures


def _with_url(rng: Random, content: Content, date: int, days: int) -> tuple[Content, int]:
    """A content that got a URL, and its date: the same as a rule, sometimes another, or none."""
    url = rng.choice(URLS)
    other = undated_place(canonical(url)) if rng.random() < 0.3 else rng.randint(1, days)
    return replace(content, url=url), other if rng.random() < 0.4 else date


def _life(rng: Random, length: int) -> list[Content | None]:
    life: list[Content | None] = [_content(rng)]
    for _ in range(length):
        change = rng.random()
        if change < 0.2:
            life.append(rng.choice(life))
        elif change < 0.35:
            life.append(_content(rng))
        else:
            life.append(None if change < 0.5 else life[-1])
    return life


def _content(rng: Random) -> Content:
    return Content(rng.choice(HEADLINES), rng.choice(DESCRIPTIONS))
