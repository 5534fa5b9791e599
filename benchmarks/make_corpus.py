"""Write a deterministic corpus of news-listing snapshots, with ground truth.

A *source* is a web site that keeps one listing of its news, newest first. On
every capture day each source is saved as a fixed number of pages; page 1 holds
the newest items, later pages the older ones. Consecutive captures therefore
repeat almost everything. Every page is one plain-text snapshot:

    Updates and stories

    July 2021

      1. Headline of the newest item

        19 July 2021

        Summary paragraph.

      2. (c) Photographer 2022        <- optional; really a copyright sign, and
                                         the year is the year of the capture
        Headline of the next item

        03 July 2021

Entries are numbered anew under each month heading. Blocks are separated by one
blank line, and there is no newline at the end of the file.

Output, below the chosen folder:

    raw/<source>/<YYYY-MM-DD>/page-<NN>.txt   the snapshots
    truth/entries.jsonl     one object per entry of every snapshot
    truth/snapshots.jsonl   one object per snapshot
    truth/items.jsonl       one object per item: its revisions and its traps

The same arguments always give the same bytes. A longer run (--days) starts
with exactly the snapshots of a shorter one, so --first-day lets a caller write
"the next day" of a history on its own.

Every sentence is assembled from the word lists below.
"""

# ruff: noqa: SIM905 - long lists of words read better as text than as one quoted string each

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

TITLE = "Updates and stories"
INDENT = "    "
BREAK = "\n\n"
MONTHS = ("January February March April May June July August September October November December").split()
SHORT_MONTHS = (4, 6, 9, 11)

ACTORS = (
    "Harbour council|Tidewater trust|Orchard guild|Lantern institute|Hillside cooperative|"
    "Millstone society|Ferry workers|Beekeepers' league|Northgate museum|Glassmakers' union|"
    "Canal authority|Weavers' forum|Stonebridge clinic|Meadow school|Quarry board|Rope makers"
).split("|")
VERBS = (
    "opens|funds|reviews|extends|repairs|plans|welcomes|studies|expands|relaunches|maps|"
    "redesigns|postpones|audits|celebrates|shares"
).split("|")
OBJECTS = (
    "a training hall for {n} apprentices|the winter ferry timetable|{n} new allotments|"
    "a pension scheme for lamp lighters|the river safety code|a seed library|"
    "a night bus for {n} bakers|the apprentices' charter|a repair fund worth {n} thousand crowns|"
    "an open archive of tide tables|the clay kiln programme|a survey of {n} footbridges|"
    "a shared workshop for carpenters|the lighthouse renewal plan"
).split("|")
PLACES = (
    "Eastmere|Westmere|Upper Dell|Lower Dell|Foxholt|Rook Bay|Pinewick|Amber Cove|Saltmarsh|"
    "Grey Tor|Linden Quay|Marrow Hill|Oatfield|Thistle End|Birch Haven|Copper Lake"
).split("|")
ACCENTED_PLACES = "Ålvik|Señora Punta|Château-Brume|Łąkowo|Œuvre-sur-Lac|Großhain|Çınarlı|Ostrów Żuraw".split("|")
TAILS = (
    "after a long spring|with help from volunteers|despite rising costs|for the third season|"
    "following a public vote|ahead of the harvest fair|on a smaller budget|as the old roof is replaced"
).split("|")
OPENERS = (
    "Members agreed that|A short note explains how|Residents heard that|The latest figures show that|"
    "Organisers say that|An independent panel found that|Visitors learned that|The committee confirmed that"
).split("|")
CLAUSES = (
    "the workshop will stay open through the dark months|every household near the quay can take part|"
    "repairs to the sluice are nearly complete|the new rota gives apprentices more rest|"
    "two out of three lanterns now burn cleaner oil|the archive holds letters from nine villages|"
    "savings will be spent on dry paths and safer steps|the old mill can power the bakery again|"
    "prices for seed and twine have fallen since the thaw|a second boat is needed before the autumn tides"
).split("|")
LINKS = ", and |, while |; meanwhile |, although |, because ".split("|")
SERIES = (
    "Annual lighthouse report {year} launched|Yearbook of bridges {year} published|"
    "Harvest census {year} now available|State of the canals {year} released"
).split("|")
PHOTOGRAPHERS = (
    "M. Alderwick|T. Quillfeather/Tidewater Trust|Rosa Fennimore|Canal Authority|J. Pettibrook|"
    "Lantern Institute|Ödön Várkonyi-Szél|P. Larkspur/Orchard Guild"
).split("|")
DATELINES = "ROOK BAY (Harbour Desk)|PINEWICK (Lantern News)|GREY TOR|LINDEN QUAY (Guild Wire)".split("|")
SYNONYMS = {
    "opens": "unveils", "funds": "finances", "reviews": "examines", "extends": "prolongs",
    "repairs": "mends", "plans": "prepares", "welcomes": "greets", "studies": "explores",
    "expands": "enlarges", "relaunches": "revives", "maps": "charts", "redesigns": "reshapes",
    "postpones": "delays", "audits": "inspects", "celebrates": "marks", "shares": "pools",
    "launched": "presented", "published": "issued", "available": "online", "released": "presented",
}  # fmt: skip
EN_DASH = "\u2013"
NBSP = "\u00a0"
ZERO_WIDTH = "\u200b"


@dataclass(frozen=True)
class Quirks:
    """Probability of each quirk: per item, per entry shown, or per snapshot."""

    # per item, fixed for its life
    credit: float = 0.20
    no_summary: float = 0.12
    multi_paragraph: float = 0.08
    dateline: float = 0.15
    non_ascii: float = 0.15
    nbsp: float = 0.05
    zero_width: float = 0.02
    repeat: float = 0.02
    month_mismatch: float = 0.01
    series: float = 0.03
    sibling: float = 0.03
    withdrawn: float = 0.02
    # per item, at some later capture
    headline_edit: float = 0.08
    summary_edit: float = 0.06
    invisible_edit: float = 0.02
    # per entry shown, in that snapshot only
    missing_date: float = 0.0005
    impossible_date: float = 0.0005
    # per snapshot
    crlf: float = 0.03
    truncated: float = 0.01


@dataclass(frozen=True)
class Revision:
    """What an item says from capture day `day` on, and which edit led to it."""

    day: int
    headline: str
    paragraphs: tuple[str, ...]
    kind: str = "original"


@dataclass
class Item:
    """One news item: the unit that a perfect pipeline gives one id."""

    id: str
    source: str
    visible_from: int
    listed: date
    printed: date
    credit: str | None
    revisions: list[Revision]
    traits: list[str]
    repeated: bool = False
    withdrawn_from: int | None = None
    rendered: dict[tuple[int, int], tuple[str, int]] = field(default_factory=dict)

    def revision_on(self, day: int) -> int:
        """Index of the revision in force on a capture day."""
        index = len(self.revisions) - 1
        while index and self.revisions[index].day > day:
            index -= 1
        return index

    def body(self, revision: int, capture_year: int) -> tuple[str, int]:
        """The entry's text after its number, and how many lines it takes."""
        key = (revision, capture_year if self.credit else 0)
        if key not in self.rendered:
            blocks = self.blocks(revision, capture_year, self.printed_date())
            self.rendered[key] = (join_blocks(blocks), 2 * len(blocks) - 1)
        return self.rendered[key]

    def blocks(self, revision: int, capture_year: int, shown_date: str | None) -> list[str]:
        """The entry's blocks in page order; a date of None leaves that block out."""
        says = self.revisions[revision]
        credit = [f"© {self.credit} {capture_year}"] if self.credit else []
        dated = [shown_date] if shown_date else []
        return [*credit, says.headline, *dated, *says.paragraphs]

    def printed_date(self) -> str:
        return f"{self.printed.day:02d} {MONTHS[self.printed.month - 1]} {self.printed.year}"

    def impossible_date(self) -> str:
        """A date no calendar has, close to the item's own."""
        month = min(SHORT_MONTHS, key=lambda m: (abs(m - self.printed.month), m))
        return f"31 {MONTHS[month - 1]} {self.printed.year}"


def join_blocks(blocks: list[str]) -> str:
    return (BREAK + INDENT).join(blocks)


class Writer:
    """Invents one source's items, one publication day after another."""

    def __init__(self, source: str, seed: int, quirks: Quirks) -> None:
        self.source = source
        self.quirks = quirks
        self.rng = random.Random(f"{seed}/{source}")
        self.made = 0
        self.series_year: dict[str, int] = {}

    def happens(self, quirk: str) -> bool:
        probability: float = getattr(self.quirks, quirk)
        return self.rng.random() < probability

    def publish(self, day: int, today: date) -> list[Item]:
        """One item, or two same-day siblings."""
        item = self.new_item(day, today)
        if not self.happens("sibling"):
            return [item]
        return [item, self.sibling_of(item)]

    def new_item(self, day: int, today: date) -> Item:
        traits: list[str] = []
        headline = self.headline(today, traits)
        paragraphs = self.paragraphs(traits)
        headline, paragraphs = self.odd_characters(headline, paragraphs, traits)
        printed = today
        if self.happens("month_mismatch"):
            traits.append("month_mismatch")
            printed = today.replace(day=1) - timedelta(days=self.rng.randint(1, 20))
        item = Item(
            id=self.next_id(),
            source=self.source,
            visible_from=day,
            listed=today,
            printed=printed,
            credit=self.rng.choice(PHOTOGRAPHERS) if self.happens("credit") else None,
            revisions=[Revision(day, headline, paragraphs)],
            traits=traits,
        )
        self.plan_future(item)
        return item

    def next_id(self) -> str:
        self.made += 1
        return f"{self.source}-{self.made:06d}"

    def headline(self, today: date, traits: list[str]) -> str:
        rng = self.rng
        if self.happens("series"):
            traits.append("series")
            name = rng.choice(SERIES)
            year = self.series_year.get(name, today.year - 3) + 1
            self.series_year[name] = year
            return name.format(year=year)
        place = rng.choice(PLACES)
        if self.happens("non_ascii"):
            traits.append("non_ascii")
            place = rng.choice(ACCENTED_PLACES)
        thing = rng.choice(OBJECTS).format(n=rng.randint(12, 980))
        text = f"{rng.choice(ACTORS)} {rng.choice(VERBS)} {thing} in {place}"
        return f"{text} {rng.choice(TAILS)}" if rng.random() < 0.4 else text

    def sentence(self) -> str:
        rng = self.rng
        text = f"{rng.choice(OPENERS)} {rng.choice(CLAUSES)}"
        for _ in range(rng.choice((0, 1, 1, 2))):
            text += rng.choice(LINKS) + rng.choice(CLAUSES)
        return text + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.choice((1, 1, 2))))

    def paragraphs(self, traits: list[str]) -> tuple[str, ...]:
        if self.happens("no_summary"):
            traits.append("no_summary")
            return ()
        first = self.paragraph()
        if self.happens("dateline"):
            traits.append("dateline")
            first = f"{self.rng.choice(DATELINES)} {EN_DASH} {first}"
        if not self.happens("multi_paragraph"):
            return (first,)
        traits.append("multi_paragraph")
        return (first, *(self.paragraph() for _ in range(self.rng.randint(1, 2))))

    def odd_characters(
        self, headline: str, paragraphs: tuple[str, ...], traits: list[str]
    ) -> tuple[str, tuple[str, ...]]:
        if self.happens("nbsp"):
            traits.append("nbsp")
            headline = headline.replace(" in ", f" in{NBSP}", 1)
            paragraphs = tuple(p.replace(" the ", f" the{NBSP}") for p in paragraphs)
        if self.happens("zero_width"):
            traits.append("zero_width")
            headline = self.insert_zero_width(headline)
        return headline, paragraphs

    def insert_zero_width(self, text: str) -> str:
        at = self.rng.randint(1, len(text) - 1)
        return text[:at] + ZERO_WIDTH + text[at:]

    def plan_future(self, item: Item) -> None:
        """Decide the item's later edits, its repetition and its withdrawal."""
        rng = self.rng
        item.repeated = self.happens("repeat")
        if self.happens("withdrawn"):
            item.traits.append("withdrawn")
            item.withdrawn_from = item.visible_from + rng.randint(2, 30)
        day = item.visible_from
        for kind in ("headline_edit", "summary_edit", "invisible_edit"):
            if not self.happens(kind):
                continue
            latest = item.revisions[-1]
            if kind == "summary_edit" and not latest.paragraphs:
                continue
            day += rng.randint(1, 20)
            item.revisions.append(self.edited(latest, day, kind))

    def edited(self, latest: Revision, day: int, kind: str) -> Revision:
        if kind == "headline_edit":
            headline, how = self.edit_headline(latest.headline)
            return replace(latest, day=day, headline=headline, kind=f"headline_edit:{how}")
        if kind == "summary_edit":
            first, *rest = latest.paragraphs
            return replace(latest, day=day, paragraphs=(f"{first} {self.sentence()}", *rest), kind=kind)
        spaced = latest.headline.replace(" ", NBSP, 1)
        return replace(latest, day=day, headline=self.insert_zero_width(spaced), kind=kind)

    def edit_headline(self, headline: str) -> tuple[str, str]:
        """A small edit, and its name; always a different string."""
        rng = self.rng
        words = headline.split(" ")
        swappable = [i for i, word in enumerate(words) if word in SYNONYMS]
        numbers = [i for i, word in enumerate(words) if word.isdigit()]
        how = rng.choice(("typo", "typo", "word", "number", "tail", "case", "prefix"))
        if how == "word" and swappable:
            words[swappable[0]] = SYNONYMS[words[swappable[0]]]
            return " ".join(words), how
        if how == "number" and numbers:
            words[numbers[0]] = str(int(words[numbers[0]]) + rng.randint(1, 9))
            return " ".join(words), how
        if how == "tail":
            return f"{headline} {EN_DASH} {rng.choice(TAILS)}", how
        if how == "case":
            return headline.upper() if headline != headline.upper() else headline.lower(), how
        if how == "prefix":
            return f"Updated: {headline}", how
        at = rng.randrange(len(headline) - 1)
        while headline[at] == headline[at + 1]:
            at = (at + 1) % (len(headline) - 1)
        return headline[:at] + headline[at + 1] + headline[at] + headline[at + 2 :], "typo"

    def sibling_of(self, item: Item) -> Item:
        """A different item of the same day whose headline differs in one word."""
        original = item.revisions[0]
        words = original.headline.split(" ")
        years = [i for i, word in enumerate(words) if word.isdigit() and len(word) == 4]
        if years:
            at, word = years[0], str(int(words[years[0]]) - 1)
        else:
            at = self.rng.randrange(1, len(words))
            word = self.rng.choice([w for w in PLACES + VERBS if w != words[at]])
        words[at] = word
        paragraphs = original.paragraphs if self.rng.random() < 0.5 else self.paragraphs([])
        sibling = Item(
            id=self.next_id(),
            source=self.source,
            visible_from=item.visible_from,
            listed=item.listed,
            printed=item.printed,
            credit=item.credit,
            revisions=[replace(original, headline=" ".join(words), paragraphs=paragraphs)],
            traits=[*item.traits, f"sibling_of:{item.id}"],
        )
        self.plan_future(sibling)
        return sibling


@dataclass(frozen=True)
class Plan:
    """Size of a corpus."""

    sources: int
    days: int
    first_day: int
    pages: int
    page_items: int
    items_per_day: float
    start: date
    seed: int


class Corpus:
    """Writes the snapshots and their ground truth."""

    def __init__(self, out: Path, plan: Plan, quirks: Quirks) -> None:
        self.out = out
        self.plan = plan
        self.quirks = quirks
        self.snapshots = self.entries = self.bytes = 0

    def write(self) -> None:
        truth = self.out / "truth"
        truth.mkdir(parents=True, exist_ok=True)
        with (
            open(truth / "entries.jsonl", "w", encoding="utf-8") as entries,
            open(truth / "snapshots.jsonl", "w", encoding="utf-8") as snapshots,
            open(truth / "items.jsonl", "w", encoding="utf-8") as items,
        ):
            for number in range(self.plan.sources):
                for page in self.pages_of(f"s{number:03d}", items):
                    entries.writelines(page.entries)
                    snapshots.write(page.record())
                    page.path.write_bytes(page.data)
                    self.snapshots += 1
                    self.entries += len(page.entries)
                    self.bytes += len(page.data)

    def pages_of(self, source: str, items_file: TextIO) -> Iterator[Page]:
        """Every page captured of one source, in order of capture."""
        plan = self.plan
        writer = Writer(source, plan.seed, self.quirks)
        window = plan.pages * plan.page_items
        newest_first: list[Item] = []
        backlog_days = int(window / plan.items_per_day * 1.2) + 30
        published = 0
        for day in range(-backlog_days, plan.days):
            today = plan.start + timedelta(days=day)
            while published < (day + backlog_days + 1) * plan.items_per_day:
                fresh = writer.publish(day, today)
                published += 1
                newest_first[:0] = reversed(fresh)
                items_file.writelines(item_record(item) for item in fresh)
            if day < max(plan.first_day, 0):
                continue
            newest_first = newest_first[: window * 2]
            shown = [i for i in newest_first if i.withdrawn_from is None or day < i.withdrawn_from]
            folder = self.out / "raw" / source / today.isoformat()
            folder.mkdir(parents=True, exist_ok=True)
            for number in range(plan.pages):
                on_page = shown[number * plan.page_items : (number + 1) * plan.page_items]
                yield self.page(folder, source, day, today, number + 1, on_page)

    def page(self, folder: Path, source: str, day: int, today: date, number: int, items: list[Item]) -> Page:
        rng = random.Random(f"{self.plan.seed}/{source}/{day}/{number}")
        page = Page(folder / f"page-{number:02d}.txt", source, today, number)
        page.render(items, day, rng, self.quirks)
        return page


@dataclass
class Entry:
    """One entry of one snapshot: where it stands, and the truth about it."""

    item: Item
    revision: int
    line: int
    month: str
    number: int
    start: int
    end: int
    faults: list[str]

    def headline_at(self) -> int:
        return self.start + len("  1. ")

    def record(self, snapshot: str) -> str:
        # Formatted by hand: these are most of the output, and nothing in them needs escaping.
        faults = ", ".join(f'"{fault}"' for fault in self.faults)
        return (
            f'{{"snapshot": "{snapshot}", "line": {self.line}, "month": "{self.month}", "number": {self.number}, '
            f'"item": "{self.item.id}", "revision": {self.revision}, "faults": [{faults}]}}\n'
        )


class Page:
    """One snapshot: its bytes and the truth about its entries."""

    def __init__(self, path: Path, source: str, captured: date, number: int) -> None:
        self.path = path
        self.source = source
        self.captured = captured
        self.number = number
        self.name = f"{source}/{captured.isoformat()}/{path.name}"
        self.faults: list[str] = []
        self.entries: list[str] = []
        self.data = b""

    def render(self, items: list[Item], day: int, rng: random.Random, quirks: Quirks) -> None:
        parts: list[str] = [TITLE]
        entries: list[Entry] = []
        line, position, month, number = 1, len(TITLE), "", 0
        for item in items:
            if month != (month := item.listed.strftime("%Y-%m")):
                number = 0
                parts.append(f"{MONTHS[item.listed.month - 1]} {item.listed.year}")
                line, position = line + 2, position + len(BREAK) + len(parts[-1])
            revision = item.revision_on(day)
            for copy in range(1 + item.repeated):
                number += 1
                faults = ["repeat"] if copy else []
                body, lines = self.body(item, revision, faults, rng.random(), quirks)
                parts.append(f"{number:>3}. {body}")
                start, position = position + len(BREAK), position + len(BREAK) + len(parts[-1])
                entries.append(Entry(item, revision, line + 2, month, number, start, position, faults))
                line += 1 + lines
        text = BREAK.join(parts)
        if rng.random() < quirks.truncated:
            self.faults.append("truncated")
            text = text[: rng.randint(len(text) // 3, len(text) - 1)]
            entries = [entry for entry in entries if entry.headline_at() < len(text)]
            if entries and entries[-1].end > len(text):
                entries[-1].faults.append("truncated")
        if rng.random() < quirks.crlf:
            self.faults.append("crlf")
            text = text.replace("\n", "\r\n")
        self.data = text.encode()
        self.entries = [entry.record(self.name) for entry in entries]

    def body(self, item: Item, revision: int, faults: list[str], chance: float, quirks: Quirks) -> tuple[str, int]:
        """The item's text and its lines, now and then with its date spoilt."""
        if chance >= quirks.missing_date + quirks.impossible_date:
            return item.body(revision, self.captured.year)
        missing = chance < quirks.missing_date
        faults.append("missing_date" if missing else "impossible_date")
        blocks = item.blocks(revision, self.captured.year, None if missing else item.impossible_date())
        return join_blocks(blocks), 2 * len(blocks) - 1

    def record(self) -> str:
        return json.dumps({
            "snapshot": self.name, "source": self.source, "captured": self.captured.isoformat(),
            "page": self.number, "bytes": len(self.data), "entries": len(self.entries), "faults": self.faults,
        }) + "\n"  # fmt: skip


def item_record(item: Item) -> str:
    return json.dumps({
        "item": item.id, "source": item.source, "date": item.printed.isoformat(),
        "listed": item.listed.isoformat(), "credit": item.credit, "traits": item.traits,
        "repeated": item.repeated, "withdrawn_from": item.withdrawn_from,
        "revisions": [
            {"day": r.day, "kind": r.kind, "headline": r.headline, "paragraphs": r.paragraphs}
            for r in item.revisions
        ],
    }, ensure_ascii=False) + "\n"  # fmt: skip


def parse_quirks(settings: list[str]) -> Quirks:
    """Quirks from 'name=probability' settings; 'none' clears them all."""
    names = {f.name for f in fields(Quirks)}
    quirks = Quirks()
    for setting in settings:
        if setting == "none":
            quirks = Quirks(**dict.fromkeys(names, 0.0))
            continue
        name, _, value = setting.partition("=")
        if name not in names:
            raise SystemExit(f"unknown quirk {name!r}; known: {', '.join(sorted(names))}")
        quirks = replace(quirks, **{name: float(value)})
    return quirks


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--sources", type=int, default=10)
    parser.add_argument("--days", type=int, default=100, help="capture days, one capture a day")
    parser.add_argument("--first-day", type=int, default=0, help="write only captures from this day on")
    parser.add_argument("--pages", type=int, default=5, help="pages per capture")
    parser.add_argument("--page-items", type=int, default=20, help="items per page")
    parser.add_argument("--items-per-day", type=float, default=0.6, help="new items per source and day")
    parser.add_argument("--start", type=date.fromisoformat, default=date(2021, 10, 1))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quirk", action="append", default=[], metavar="NAME=P", help="set one probability, or 'none'")
    args = vars(parser.parse_args(argv))
    out, quirks = args.pop("out"), parse_quirks(args.pop("quirk"))
    began = time.perf_counter()
    corpus = Corpus(out, Plan(**args), quirks)
    corpus.write()
    took = time.perf_counter() - began
    print(
        f"{corpus.snapshots} snapshots, {corpus.entries} entries, {corpus.bytes / 1e6:.1f} MB in {took:.1f} s "
        f"({corpus.bytes / 1e6 / took:.0f} MB/s, {corpus.snapshots / took * 60:.0f} snapshots/min)",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
