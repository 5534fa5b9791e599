"""Listings written to order in invented words: any order and form of the parts, with the entries that they hold."""

# ruff: noqa: SIM905 - lists of words read better as text than as one quoted string each

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

PLACES = (
    "Eastmere|Upper Dell|Foxholt|Rook Bay|Pinewick|Amber Cove|Marrow Hill|Linden Quay|Oatfield|Birch Haven"
).split("|")
DOERS = ("Harbour council|Orchard guild|Ferry workers|Canal authority|Weavers' forum|Quarry board|Meadow school").split(
    "|"
)
DEEDS = (
    "opens a training hall|funds the winter ferry|reviews its river code|extends a seed library|"
    "shares an open archive of tide tables|repairs footbridges|plans a night bus for bakers"
).split("|")
SAID = "Delegates settled on joint inspections|The booklet sets out model contracts|Crews pool ice and freezer space"
REST = "in nine hospitals|during the closed season|for growers and pickers|as the river rises|at little cost"
KICKERS = ("Press release", "Statement", "Feature", "Our impact")
SECTIONS = ("Agency news", "Speeches of the director", "From the regions")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

#: Where the date stands, and whether on a row of its own.
ORDERS = (
    "above",
    "below",
    "last",
    "own lead",
    "own tail",
    "summary lead",
    "dateline",
    "stacked below",
    "stacked above",
)
FORMS = ("en dmy", "en mdy", "fr", "de", "ru", "iso", "cjk", "numbers", "weekday", "short")
MARKS = ("", "", "1.", "•", "-", "*")
HEADINGS = ("", "", "month", "year", "section")


@dataclass(frozen=True)
class Layout:
    """What a page looks like. `apart`: blank lines between the parts of an entry, and between entries."""

    order: str
    form: str
    mark: str
    indent: int
    apart: tuple[int, int]
    headings: str
    kickers: bool
    summaries: str  # all, some, none
    beside: bool  # navigation, contact and a footer


@dataclass(frozen=True)
class Written:
    """An entry as it was meant."""

    headline: str
    day: date
    description: str | None
    kicker: str | None = None


def random_layout(rng: Random) -> Layout:
    """A layout that a newsroom could have: what no reader could tell apart is left out."""
    order = rng.choice(ORDERS)
    mark = "" if order.startswith("stacked") else rng.choice(MARKS)
    inside = 0 if order in ("summary lead", "dateline") and not mark else rng.choice((0, 1))
    summaries = "all" if order in ("summary lead", "dateline") else rng.choice(("all", "all", "some", "none"))
    return Layout(
        order,
        "en dmy" if order.startswith("stacked") else rng.choice(FORMS),
        mark,
        4 if mark else 0,
        (inside, rng.choice((1, 2)) if inside else 1),
        # Before a headline whose date is far below, nothing tells the name of a section from a headline.
        rng.choice(HEADINGS[:-1] if order == "last" and not mark else HEADINGS),
        # In a numbered list without blank lines, a kicker and a headline are one broken line.
        bool(mark) and order == "above" and (inside > 0 or mark != "1.") and rng.random() < 0.4,
        summaries,
        rng.random() < 0.5,
    )


def write(layout: Layout, rng: Random, entries: int = 8) -> tuple[bytes, list[Written]]:
    """A page in a layout, and its entries in order, newest first."""
    day = date(2021, 7, 28) - timedelta(rng.randrange(400))
    blocks: list[str] = ["Press centre"]
    if layout.beside:
        blocks += ["2021 2020 2019 2018", "press@example.org"]
    found: list[Written] = []
    heading = ""
    for at in range(entries):
        day -= timedelta(rng.choice((0, 1, 3, 9, 21)))
        now = {"month": f"{day:%B %Y}", "year": f"{day:%Y}", "section": SECTIONS[at * 3 // entries]}.get(
            layout.headings, ""
        )
        if now != heading:
            heading = now
            blocks.append(heading)
        headline = f"{rng.choice(DOERS)} {rng.choice(DEEDS)} in {PLACES[at % 10]}"
        described = layout.summaries == "all" or (layout.summaries == "some" and rng.random() < 0.7)
        summary = (
            f"{rng.choice(SAID.split('|'))} {rng.choice(REST.split('|'))} near {rng.choice(PLACES)}."
            if described
            else None
        )
        kicker = rng.choice(KICKERS) if layout.kickers and rng.random() < 0.6 else None
        found.append(Written(headline, day, summary, kicker))
        blocks.append(_entry(layout, found[-1], at + 1))
    if layout.beside:
        blocks += ["1 2 3 Next »", "Tel. +41 22 555 01 43"]
    return ("\n" * (1 + layout.apart[1])).join(blocks).encode() + b"\n", found


def _entry(layout: Layout, entry: Written, number: int) -> str:
    printed = printed_date(entry.day, layout.form)
    summary = [entry.description] if entry.description else []
    match layout.order:
        case "above":
            parts = [*([entry.kicker] if entry.kicker else []), entry.headline, printed, *summary]
        case "below":
            parts = [printed, entry.headline, *summary]
        case "last":
            parts = [entry.headline, *summary, printed]
        case "own lead":
            parts = [f"{printed}: {entry.headline}", *summary]
        case "own tail":
            parts = [f"{entry.headline} ({printed})", *summary]
        case "summary lead":
            parts = [entry.headline, f"{printed} – {entry.description}"]
        case "dateline":
            parts = [entry.headline, f"{PLACES[number % 10].upper()}, {printed} – {entry.description}"]
        case _:
            stack = f"{entry.day:%b}\n{entry.day.day}\n{entry.day.year}"
            parts = [stack, entry.headline, *summary] if "below" in layout.order else [entry.headline, stack, *summary]
    blank = "\n" * (1 + layout.apart[0])
    lines = blank.join(parts).split("\n")
    if not layout.mark:
        return "\n".join(lines)
    mark = f"{number}." if layout.mark == "1." else layout.mark
    pad = " " * layout.indent
    return f"  {mark} {lines[0]}\n" + "\n".join(pad + line if line else "" for line in lines[1:])


def printed_date(day: date, form: str) -> str:
    """A day as it is printed."""
    language, _, order = form.partition(" ")
    if language in MONTHS:
        month = MONTHS[language].split()[day.month - 1]
        if order == "mdy":
            return f"{month} {day.day}, {day.year}"
        return f"{day.day}. {month} {day.year}" if language == "de" else f"{day.day} {month} {day.year}"
    return {
        "iso": day.isoformat(),
        "cjk": f"{day.year}年{day.month}月{day.day}日",
        "numbers": f"{day:%d/%m/%Y}",
        "weekday": f"{WEEKDAYS[day.weekday()]}, {day:%m/%d/%Y}",
        "short": f"{WEEKDAYS[day.weekday()]} {day:%d %b %y}",
    }[form]
